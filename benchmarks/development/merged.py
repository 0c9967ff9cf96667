"""Merged cells, header levels, diagonals, vertical and letter-spaced text, stepped labels."""

from __future__ import annotations

from random import Random

from benchmarks.development.rows import HEAD_SHADE, head_cells
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import FULL, THICK, frame_by
from benchmarks.documents.model import (
    A4_LANDSCAPE,
    Cell,
    Document,
    Flow,
    Heading,
    PageSetup,
    Producer,
    Prose,
    Row,
    Table,
)


def _head(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(text, rowspan, colspan, align="center", shade=HEAD_SHADE)


@STYLES.add("three-level-header-tagged")
def make_three_level_header(random: Random) -> Document:
    """Three header levels, labels merged over many rows; Chromium with tags, landscape."""
    return _make_deep_table(Author(random), "chromium", tagged=True)


@STYLES.add("three-level-header-writer")
def make_three_level_header_writer(random: Random) -> Document:
    """Three header levels, labels merged over many rows; Writer without tags, landscape."""
    return _make_deep_table(Author(random), "writer", tagged=False)


@STYLES.add("three-level-header-calc")
def make_three_level_header_calc(random: Random) -> Document:
    """Three header levels, labels merged over many rows; Calc without tags, landscape."""
    return _make_deep_table(Author(random), "calc", tagged=False)


def _make_deep_table(author: Author, producer: Producer, *, tagged: bool) -> Document:
    first, second = author.years(2)
    head: tuple[Row, ...] = (
        (_head("基本目標", 3), _head("施策", 3), _head("数値目標等", 1, 5), _head("担当課", 3)),
        (_head("指標", 2), _head(first, 1, 2), _head(second, 1, 2)),
        (_head("計画"), _head("実績"), _head("計画"), _head("実績")),
    )
    # Calc cuts merged cells through their glyphs where a page break falls in them.
    groups = [
        _make_group(author, author.random.randint(3, 6 if producer != "calc" else 4))
        for _ in range(3 if producer != "calc" else 2)
    ]
    widths = (34, 50, 54, 22, 22, 22, 22, 30)
    table = Table((*head, *(row for group in groups for row in group)), widths, 3)
    blocks = (
        Heading(f"{author.title()}　進捗管理表", 1),
        table,
        Prose("※実績は決算見込み。", size=8),
    )
    return Document(blocks, producer, A4_LANDSCAPE, tagged)


def _make_group(author: Author, rows: int) -> list[Row]:
    """Rows under one goal; a measure has one or two indicators."""
    group: list[Row] = []
    for row in range(rows):
        double = author.random.random() < 0.4
        for part in range(1 + double):
            cells = [Cell(author.measure(), 1 + double)] if part == 0 else []
            office = [Cell(author.office(), 1 + double, align="center")] if part == 0 else []
            group.append((*cells, *_make_values(author), *office))
        del row
    label = Cell(author.goal(), len(group))
    group[0] = (label, *group[0])
    return group


def _make_values(author: Author) -> tuple[Cell, ...]:
    """An indicator with plans and results; now and then a result spans plan and result."""
    indicator = Cell(f"{author.measure()}件数")
    values = tuple(Cell(author.number(), align="right") for _ in range(2))
    if author.random.random() < 0.2:
        return (indicator, *values, Cell("統計調査未実施のため未把握", colspan=2, align="center"))
    return (indicator, *values, *(Cell(author.number(), align="right") for _ in range(2)))


@STYLES.add("diagonal-header-calc")
def make_diagonal_header_calc(random: Random) -> Document:
    """A corner cell cut by a diagonal border; Calc without tags."""
    return _make_cross_table(Author(random), "calc")


@STYLES.add("diagonal-header-chromium")
def make_diagonal_header_chromium(random: Random) -> Document:
    """A corner cell cut by a diagonal drawn as a path; Chromium without tags."""
    return _make_cross_table(Author(random), "chromium")


def _make_cross_table(author: Author, producer: Producer) -> Document:
    years = author.years(4)
    corner = Cell("年度\n施策", diagonal=True, shade=HEAD_SHADE)
    head = (corner, *(_head(year) for year in years), _head("合計（千円）"))
    rows = tuple(
        (Cell(author.measure()), *(Cell(author.amount(), align="right") for _ in range(5)))
        for _ in range(author.random.randint(8, 14))
    )
    total = (Cell("合　計", align="center"), *(Cell(author.amount(), align="right"),) * 5)
    table = Table((head, *rows, total), (54, 24, 24, 24, 24, 24), 1)
    blocks = (
        Heading(f"{author.title()}　事業費一覧", 1),
        Prose("（単位：千円）", align="right", size=9, keep=True),
        table,
        Prose("注１　△は減額を示す。", size=9),
    )
    return Document(blocks, producer, PageSetup(font=author.font()), tagged=False)


@STYLES.add("vertical-labels-writer")
def make_vertical_labels_writer(random: Random) -> Document:
    """Upright vertical labels merged over rows; Writer without tags."""
    return _make_vertical(Author(random), "writer", "rl")


@STYLES.add("vertical-labels-chromium")
def make_vertical_labels_chromium(random: Random) -> Document:
    """Vertical labels, some in two columns right to left; Chromium without tags."""
    return _make_vertical(Author(random), "chromium", "rl")


@STYLES.add("vertical-labels-calc")
def make_vertical_labels_calc(random: Random) -> Document:
    """Stacked vertical labels; Calc without tags."""
    return _make_vertical(Author(random), "calc", "rl")


@STYLES.add("turned-labels-writer")
def make_turned_labels_writer(random: Random) -> Document:
    """Labels turned to read upwards; Writer without tags."""
    return _make_vertical(Author(random), "writer", "lr")


@STYLES.add("turned-labels-chromium")
def make_turned_labels_chromium(random: Random) -> Document:
    """Labels turned to read upwards; Chromium without tags."""
    return _make_vertical(Author(random), "chromium", "lr")


_LABELS = ("基本目標\n子育て支援", "健康福祉", "産業振興", "教育文化", "安全安心", "都市基盤")


def _make_vertical(author: Author, producer: Producer, flow: Flow) -> Document:
    heads = ("区分", "取組", "実施内容", "担当課")
    groups = [
        _make_labelled(author, label if producer == "chromium" else label.split("\n")[-1], flow)
        for label in author.random.sample(_LABELS, 4)
    ]
    rows = [row for group in groups for row in group]
    table = Table((head_cells(heads), *rows), (14, 50, 78, 30), 1, lines=frame_by(FULL, THICK))
    blocks = (Heading(author.title(), 1), Prose(author.paragraph(2)), table)
    return Document(blocks, producer, PageSetup(font=author.font()), tagged=False)


def _make_labelled(author: Author, label: str, flow: Flow) -> list[Row]:
    count = author.random.randint(4, 5)
    rows: list[Row] = [
        (Cell(author.measure()), Cell(author.paragraph(1)), Cell(author.office(), align="center"))
        for _ in range(count)
    ]
    rows[0] = (Cell(label, count, align="center", flow=flow), *rows[0])
    return rows


@STYLES.add("spaced-labels-writer")
def make_spaced_labels_writer(random: Random) -> Document:
    """Letter-spaced headings and labels (実 施 項 目); Writer without tags."""
    return _make_spaced(Author(random), "writer")


@STYLES.add("spaced-labels-chromium")
def make_spaced_labels_chromium(random: Random) -> Document:
    """Letter-spaced headings and labels; Chromium without tags."""
    return _make_spaced(Author(random), "chromium")


def _make_spaced(author: Author, producer: Producer) -> Document:
    gaps = (0.5, 1.5, 1.0)
    head = tuple(
        Cell(text, align="center", spacing=gap, shade=HEAD_SHADE)
        for text, gap in zip(("継続事業", "位置づけ", "実施項目"), gaps, strict=True)
    )
    rows = tuple(
        (
            Cell(author.measure()),
            Cell("重点施策", align="center", spacing=author.random.choice((0.3, 0.8))),
            Cell(author.bullets(author.random.randint(1, 3))),
        )
        for _ in range(12)
    )
    table = Table((head, *rows), (50, 40, 84), 1, size=9.5)
    blocks = (Heading("推進計画", 1, spacing=1.0), Prose(author.paragraph(2)), table)
    return Document(blocks, producer, tagged=False)


@STYLES.add("stepped-labels-chromium")
def make_stepped_labels_chromium(random: Random) -> Document:
    """Labels of 款, 項 and 目 that step in, with empty stems below them; Chromium, untagged."""
    return _make_stepped(Author(random), "chromium")


@STYLES.add("stepped-labels-writer")
def make_stepped_labels_writer(random: Random) -> Document:
    """Labels of 款, 項 and 目 that step in, with empty stems below them; Writer, untagged."""
    return _make_stepped(Author(random), "writer")


_CHAPTERS = ("２款　総務費", "３款　民生費", "４款　衛生費", "６款　農林水産業費")


def _make_stepped(author: Author, producer: Producer) -> Document:
    head = (_head("科　目", 1, 3), _head("予算現額"), _head("支出済額"), _head("執行の概要"))
    rows = [row for name in _CHAPTERS[:3] for row in _make_chapter(author, name)]
    table = Table((head, *rows), (6, 6, 48, 26, 26, 62), 1)
    blocks = (
        Heading("歳出決算の状況", 1),
        Prose("（単位：千円）", align="right", size=9, keep=True),
        table,
    )
    return Document(blocks, producer, tagged=False)


def _make_chapter(author: Author, name: str) -> list[Row]:
    """A 款 row, under its stem 項 rows, under theirs 目 rows."""
    parts = [_make_part(author, number + 1) for number in range(author.random.randint(1, 2))]
    inner = [row for part in parts for row in part]
    strip = Cell(name, colspan=3, bare=frozenset({"bottom"}))
    stem = Cell("", rowspan=len(inner), bare=frozenset({"top"}))
    inner[0] = (stem, *inner[0])
    return [(strip, *_make_amounts(author)), *inner]


def _make_part(author: Author, number: int) -> list[Row]:
    items = [
        (Cell(f"{item + 1}目　{author.measure()}費"), *_make_amounts(author))
        for item in range(author.random.randint(2, 4))
    ]
    strip = Cell(f"{number}項　{author.measure()}費", colspan=2, bare=frozenset({"bottom"}))
    stem = Cell("", rowspan=len(items), bare=frozenset({"top"}))
    return [(strip, *_make_amounts(author)), (stem, *items[0]), *items[1:]]


def _make_amounts(author: Author) -> tuple[Cell, ...]:
    return (
        Cell(author.amount(), align="right"),
        Cell(author.amount(), align="right"),
        Cell(author.paragraph(1)),
    )
