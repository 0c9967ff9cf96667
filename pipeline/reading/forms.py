"""Forms: labels beside their values (調書), read as pairs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.reading.blocks import Block, find_blocks
from pipeline.reading.form_labels import find_labels, find_words
from pipeline.reading.grid import Grid
from pipeline.reading.headings import split_heading
from pipeline.reading.lexicon import Lexicon
from pipeline.values.numbering import split_number
from schemas.document import Cell
from schemas.fiscal import EraContext
from schemas.roles import Role
from schemas.text import count_characters, text_key

SURE_NAME, POSSIBLE_NAME, MAX_ITEM = 0.7, 0.6, 120
"""How surely a label must mean an action item (実施項目, 事業名; 施策名), and how long one is."""
MIN_BLOCKS_BELOW = 2
LEAST_HEADED, LEAST_TOLD, MAX_NAME = 4, 3, 60
"""A sheet named by its first row has so many rows, and says so many kinds of things of its item."""
_BARE_NUMBER = re.compile(r"[（(]?[\d０-９①-⑳Ⅰ-Ⅻ]{1,3}(?:[-－‐.．][\d０-９]{1,3})*[)）.．]?")
_PARTS = (Role.DO, Role.CHECK, Role.ACT)
_GENERIC = (Role.DESCRIPTION, Role.INITIATIVE, Role.POLICY, Role.ITEM, Role.APPROACH)
_TOLD = frozenset(
    {
        Role.OFFICE,
        Role.DESCRIPTION,
        Role.PURPOSE,
        Role.INITIATIVE,
        Role.PLAN,
        Role.DO,
        Role.CHECK,
        Role.ISSUE,
        Role.ACT,
        Role.DIRECTION,
        Role.BUDGET,
        Role.INDICATOR,
        Role.TARGET,
        Role.RATING,
        Role.ACHIEVEMENT,
        Role.PERIOD,
        Role.BACKGROUND,
        Role.PARTNER,
    }
)


@dataclass(frozen=True, slots=True)
class FormPair:
    """A value cell with its labels from the outermost to the nearest."""

    labels: tuple[Cell, ...]
    value: Cell


@dataclass(frozen=True, slots=True)
class FormReading:
    """A table read as a form; ``labels`` are the cells taken for labels outside its blocks."""

    pairs: tuple[FormPair, ...]
    labels: tuple[Cell, ...]
    titles: tuple[FormPair, ...] = ()
    """The pairs that name an action item, when the form is a sheet of one item or several."""
    blocks: tuple[Block, ...] = ()
    """The headed tables inside the form."""
    in_strips: bool = False
    """Whether the form is a pile of strips: rows of labels, each over its own values."""

    @property
    def title(self) -> FormPair | None:
        """The first pair that names an action item."""
        return self.titles[0] if self.titles else None

    def starts(self) -> tuple[int, ...]:
        """The rows at which the sheets begin; the first takes what stands above it.

        A sheet begins where the table's first label is printed again, at or above its title.
        """
        if not self.labels or len(self.titles) < 2:
            return (0,)
        first = min(self.labels, key=lambda cell: (cell.row, cell.col))
        key = text_key(first.text)
        again = [c.row for c in self.labels if text_key(c.text) == key and c.col == first.col]
        found = [
            max((row for row in again if row <= title.value.row), default=title.value.row)
            for title in self.titles
        ]
        return (0, *dict.fromkeys(row for row in found[1:] if row > 0))

    def between(self, start: int, end: int) -> FormReading:
        """The part of the form whose cells begin in rows ``start`` to ``end`` (exclusive)."""
        return FormReading(
            tuple(pair for pair in self.pairs if start <= pair.value.row < end),
            tuple(cell for cell in self.labels if start <= cell.row < end),
            tuple(pair for pair in self.titles if start <= pair.value.row < end),
            tuple(block for block in self.blocks if start <= block.header.first < end),
        )


def read_form(grid: Grid, lexicon: Lexicon, context: EraContext | None = None) -> FormReading:
    """The label–value pairs of a table, and the headed tables inside it.

    Cells under no label pair with nothing.
    """
    heading = _find_heading(grid, lexicon)
    labels = [c for c in find_labels(grid, lexicon, context) if c is not heading]
    blocks = find_blocks(grid, labels, find_words(grid, lexicon, context), lexicon, context)
    inside = {id(cell) for block in blocks for cell in block.cells}
    runs = _LabelRuns(grid, labels)
    pairs = tuple(
        pair
        for row in range(grid.rows)
        for pair in runs.sweep_row([grid.at(row, col) for col in range(grid.cols)], row)
        if id(pair.value) not in inside
    )
    outer = tuple(cell for cell in labels if id(cell) not in inside)
    titles = _find_titles(pairs, lexicon) or _head_titles(pairs, heading, lexicon)
    form = FormReading(pairs, outer, titles, blocks)
    return form if titles else _open_strip(form, grid, lexicon)


def _open_strip(form: FormReading, grid: Grid, lexicon: Lexicon) -> FormReading:
    """The form with its name out of a strip: labels over one row of values, 施策名 | 主管課.

    Other blocks, under other headings, must follow below it and say what is said of items.
    """
    words = [cell.text for b in form.blocks for cell in b.cells if cell.row < b.header.end]
    words += [cell.text for cell in form.labels]
    if len({best_role([word], lexicon)[0] for word in words} & _TOLD) < LEAST_TOLD:
        return form
    for number, block in enumerate(form.blocks[:-MIN_BLOCKS_BELOW]):
        pairs = _strip_pairs(block, grid)
        titles = _find_titles(pairs, lexicon, above=True)
        keys = {text_key(pair.labels[0].text) for pair in pairs}
        if titles and not any(_repeats(other, keys) for other in form.blocks[number + 1 :]):
            blocks = (*form.blocks[:number], *form.blocks[number + 1 :])
            every = sorted((*form.pairs, *pairs), key=lambda p: (p.value.row, p.value.col))
            heads = [cell for cell in block.cells if cell.row < block.header.end]
            labels = sorted((*form.labels, *heads), key=lambda cell: (cell.row, cell.col))
            return FormReading(tuple(every), tuple(labels), titles, blocks, in_strips=True)
    return form


def _strip_pairs(block: Block, grid: Grid) -> tuple[FormPair, ...]:
    """Each value of a block of one row with the heading above it; none of any other block."""
    header = block.header
    if header.end - header.first > 1 or block.table.rows - header.end > 1 or block.lead:
        return ()
    heads = [cell for cell in block.cells if cell.row == header.first]
    below = [(cell, grid.at(header.end, cell.col)) for cell in heads]
    if any(value is None or not _stands_under(cell, value) for cell, value in below):
        return ()
    return tuple(FormPair((cell,), v) for cell, v in below if v is not None and v.text.strip())


def _repeats(block: Block, keys: Collection[str]) -> bool:
    """Whether a block has the headings of another: a list whose header is printed again."""
    heads = {text_key(cell.text) for cell in block.cells if cell.row < block.header.end}
    return len(heads & set(keys)) > 1


def _find_heading(grid: Grid, lexicon: Lexicon) -> Cell | None:
    """A first row that is one cell, or a number and one cell, and no label: the sheet's name."""
    cells = [cell for cell in grid.row_cells(0) if cell.text.strip()]
    if not cells or len(cells) > 2 or grid.rows < LEAST_HEADED or any(c.rowspan > 1 for c in cells):
        return None
    if len(cells) == 2 and not _BARE_NUMBER.fullmatch(cells[0].text.strip()):
        return None
    name = cells[-1]
    wide = name.last_col + 1 == grid.cols and 2 * name.colspan > grid.cols
    numbered = split_number(name.text.strip())
    if not wide or lexicon.is_level(numbered.level) or count_characters(name.text) > MAX_NAME:
        return None
    title = split_heading(numbered.title or name.text).concept
    return None if lexicon.senses(title) or "。" in name.text else name


def _head_titles(
    pairs: Sequence[FormPair], heading: Cell | None, lexicon: Lexicon
) -> tuple[FormPair, ...]:
    """The heading as the name of an item, when what follows says of it what is said of items."""
    roles = {best_role([label.text for label in pair.labels], lexicon)[0] for pair in pairs}
    if heading is None or len(roles & _TOLD) < LEAST_TOLD:
        return ()
    return tuple(pair for pair in pairs if pair.value is heading and not pair.labels)


def _find_titles(
    pairs: Sequence[FormPair], lexicon: Lexicon, *, above: bool = False
) -> tuple[FormPair, ...]:
    """The first pair that names an item, and those further down beside the same label.

    The label stands beside it, or right above it when ``above`` says so.

    A word that elsewhere names a policy (施策名) names the item when no other does.
    """
    placed = [pair for pair in pairs if pair.labels and _is_placed(pair, above=above)]
    sure = [pair for pair in placed if _names_item(pair, lexicon, SURE_NAME)]
    named = sure or [pair for pair in placed if _names_item(pair, lexicon, POSSIBLE_NAME)]
    if not named:
        return ()
    first = named[0]
    key, col = text_key(first.labels[-1].text), first.value.col
    return (
        first,
        *(p for p in named[1:] if (text_key(p.labels[-1].text), p.value.col) == (key, col)),
    )


def best_role(labels: Sequence[str], lexicon: Lexicon) -> tuple[Role, float]:
    """The role that the nearest known label gives, with its weight; ``OTHER`` for none.

    Beside a part of PDCA (Do | 実施内容, Action | 今後の方針) a word that may mean several things
    means what belongs to that part.
    """
    known = [s for text in labels if (s := lexicon.senses(split_heading(text).concept))]
    if not known:
        return Role.OTHER, 0.0
    senses = known[-1]
    role = max(senses, key=lambda r: senses[r])
    parts = [max(outer, key=lambda r: outer[r]) for outer in known[:-1]]
    part = next((r for r in reversed(parts) if r in _PARTS), None)
    if part is not None and role is not part and (part in senses or role in _GENERIC):
        return part, max(senses.get(part, 0.0), 0.6)
    return role, senses[role]


class _LabelRuns:
    """The run of labels last met in each row and column, kept while the grid is swept once.

    Passing over values, the nearest run of labels counts: to the left in the same row (outermost
    first), else above.
    """

    def __init__(self, grid: Grid, labels: Sequence[Cell]) -> None:
        self._known = set(map(id, labels))
        self._above: list[list[Cell]] = [[] for _ in range(grid.cols)]
        self._open = [False] * grid.cols

    def sweep_row(self, cells: Sequence[Cell | None], row: int) -> Iterator[FormPair]:
        """The pairs whose value begins in the row; then the row's labels count for those below."""
        left: list[Cell] = []
        is_open = False
        previous: Cell | None = None
        for cell in cells:
            if cell is None or cell is previous:
                continue
            previous = cell
            if id(cell) in self._known:
                left = [*left, cell] if is_open else [cell]
                is_open = True
                continue
            is_open = False
            if cell.row == row and cell.text.strip():
                yield FormPair(tuple(left or self._above[cell.col]), cell)
        self._remember(cells)

    def _remember(self, cells: Sequence[Cell | None]) -> None:
        for col, cell in enumerate(cells):
            if cell is None:
                continue
            run = self._above[col]
            if id(cell) not in self._known:
                self._open[col] = False
            elif not (self._open[col] and run and run[-1] is cell):
                self._above[col] = [*run, cell] if self._open[col] else [cell]
                self._open[col] = True


def _is_placed(pair: FormPair, *, above: bool) -> bool:
    label = pair.labels[-1]
    return label.row == pair.value.row or (above and _stands_under(label, pair.value))


def _names_item(pair: FormPair, lexicon: Lexicon, least: float) -> bool:
    """Whether the nearest label is a word for an action item."""
    if count_characters(pair.value.text) > MAX_ITEM:
        return False
    senses = lexicon.senses(split_heading(pair.labels[-1].text).concept)
    return senses.get(Role.ITEM, 0.0) >= least


def _stands_under(label: Cell, value: Cell) -> bool:
    return (label.last_row + 1, label.col, label.colspan) == (value.row, value.col, value.colspan)
