"""The extractor for hOCR files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import Tag

from extractors.base import ExtractOptions, Source
from extractors.finding_log import FindingLog
from extractors.hocr.grid import RULES, WordGrid, find_word_grids
from extractors.hocr.words import (
    Line,
    OcrPage,
    Par,
    Word,
    find_em,
    find_pages,
    join_words,
    read_page,
)
from extractors.html.extractor import open_tree, read_metadata
from extractors.html.reading import SlotBudget
from extractors.html.tree import count_text
from extractors.paragraphs import find_text_kind
from extractors.sniff import HOCR
from schemas.document import Block, Cell, Document, Page, Paragraph, ParagraphKind, Table
from schemas.geometry import BBox, union_boxes
from schemas.lines import join_lines
from schemas.text import clean_text

_KINDS: dict[str, ParagraphKind] = {
    "ocr_header": "furniture",
    "ocr_footer": "furniture",
    "ocr_caption": "caption",
}


class HocrExtractor:
    """Reads hOCR: paragraphs of words, and tables where the words' boxes leave no doubt."""

    name = "hocr"

    def accepts(self, source: Source) -> str | None:
        """None for hOCR, else the type that the source is of."""
        return None if source.media_type == HOCR else f"not hOCR but {source.media_type}"

    def extract(self, source: Source, options: ExtractOptions) -> Document:
        """The Document with one page for each ``ocr_page``, boxes in pixels of its picture.

        Raises:
            LimitError: nested too deeply or too many cells (``html.*``).
        """
        log = FindingLog(source.sha256)
        tree = open_tree(source, options, log)
        elements = find_pages(tree) or [tree]
        budget = SlotBudget(source.name, options.max_cells)
        numbered = [pair for pair in enumerate(elements, 1) if options.wants_page(pair[0])]
        read = numbered[: options.max_pages]
        if len(read) < len(numbered):
            log.note("limit.pages", read=len(read), total=len(numbered))
        pages = tuple(_read_page(number, element, budget) for number, element in read)
        info = source.info(page_count=len(elements), metadata=read_metadata(tree))
        return Document(info, pages, log.findings())


def _read_page(number: int, element: Tag, budget: SlotBudget) -> Page:
    page = read_page(element)
    count = count_text(element)
    return Page(
        number,
        page.bbox.width if page.bbox else None,
        page.bbox.height if page.bbox else None,
        "px",
        blocks=tuple(_PageBlocks(number, page, budget).read()),
        characters=count.visible + count.hidden,
        hidden=count.hidden,
    )


class _PageBlocks:
    """The blocks of a page: paragraphs in the file's order, tables at their first word."""

    def __init__(self, number: int, page: OcrPage, budget: SlotBudget) -> None:
        self._number = number
        self._page = page
        self._budget = budget
        words = [word for par in page.pars for line in par.lines for word in line.words]
        self._em = find_em(words)
        self._grids = find_word_grids(words)
        # Words are told apart by identity: equal ones may stand in two places.
        self._owners = {
            id(word): grid
            for grid in self._grids
            for row in grid.rows
            for cell in row
            for word in cell
        }

    def read(self) -> Iterator[Block]:
        written: set[int] = set()
        for par in self._page.pars:
            kept = Par()
            for line in par.lines:
                free, grids = self._part(line)
                for grid in grids:
                    if id(grid) not in written:
                        written.add(id(grid))
                        yield from self._make_paragraphs(kept)
                        kept = Par()
                        yield self._make_table(grid)
                if free.words:
                    kept.lines.append(free)
            yield from self._make_paragraphs(kept)

    def _part(self, line: Line) -> tuple[Line, list[WordGrid]]:
        """The words of a line that are in no table, and the tables of the others."""
        free = [word for word in line.words if id(word) not in self._owners]
        grids = [self._owners[id(word)] for word in line.words if id(word) in self._owners]
        return Line(line.kind, free), grids

    def _make_paragraphs(self, par: Par) -> Iterator[Paragraph]:
        if not par.lines:
            return
        raws = [join_words(line.words, self._em) for line in par.lines]
        box = union_boxes(line.bbox for line in par.lines)
        text = join_lines([clean_text(raw) for raw in raws], self._find_full(par.lines, box))
        kind = _KINDS.get(par.lines[0].kind) or find_text_kind(text)
        if set(text) <= RULES | {" ", "\n"}:
            kind = "furniture"
        yield Paragraph("\n".join(raws), text, box, self._number, kind)

    def _find_full(self, lines: Sequence[Line], box: BBox | None) -> list[bool] | None:
        """Which lines reach the right edge of the paragraph within a character and a half."""
        if box is None or len(lines) < 2:
            return None
        edges = [line.bbox.x1 if line.bbox else box.x1 for line in lines]
        return [edge >= box.x1 - 1.5 * self._em for edge in edges]

    def _make_table(self, grid: WordGrid) -> Table:
        rows, cols = len(grid.rows), len(grid.rows[0])
        self._budget.take(rows * cols)
        cells = tuple(
            self._make_cell(row, col, words)
            for row, line in enumerate(grid.rows)
            for col, words in enumerate(line)
        )
        box = union_boxes(cell.bbox for cell in cells)
        table = Table(cells, rows, cols, page=self._number, bbox=box, evidence="hocr")
        return replace(table, spans_known=False)

    def _make_cell(self, row: int, col: int, words: Sequence[Word]) -> Cell:
        raw = join_words(words, self._em)
        box = union_boxes(word.bbox for word in words)
        return Cell(row, col, 1, 1, raw, clean_text(raw), bbox=box, page=self._number)
