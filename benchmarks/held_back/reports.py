"""Progress reports over pages: cut rows, labels merged over page breaks, continued tables."""

from __future__ import annotations

from random import Random

from benchmarks.documents.grid import cut_table
from benchmarks.documents.lines import Lines
from benchmarks.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    HiddenText,
    PageBreak,
    PageSetup,
    Prose,
    Row,
    Table,
)
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    BOLD,
    BOLD_DOTTED,
    FINE,
    GREY,
    HAIR,
    OPEN_ENDS,
    TWIN,
    cells,
    heads,
    restyle,
)
from benchmarks.held_back.phrases import CIRCLED, ROMAN
from benchmarks.held_back.sets import STYLES

_WIDE = PageSetup(297, 210, (16, 14, 14, 14), font="IPAGothic")


def _make_pillar(clerk: Clerk, number: int, pillar: str, sizes: tuple[int, ...]) -> list[Row]:
    """Rows under a pillar and its measures, both merged over their rows."""
    rows: list[Row] = []
    for measure, size in enumerate(sizes, 1):
        name = f"施策{number}－{measure}\n{clerk.short()}"
        for at in range(size):
            first: Row = (Cell(name, rowspan=size, anchor="top"),) if at == 0 else ()
            if measure == 1 and at == 0:
                label = f"{ROMAN[number - 1]}　{pillar}"
                first = (Cell(label, rowspan=sum(sizes), anchor="top", bold=True), *first)
            rows.append((*first, *_make_progress(clerk, f"{number}{measure}{at + 1:02}")))
    return rows


def _make_progress(clerk: Clerk, code: str) -> Row:
    """Code, project, office, doings (two to five lines), mark, next steps."""
    doings = (
        clerk.points(clerk.random.randint(3, 5))
        if clerk.random.random() < 0.5
        else clerk.remarks(clerk.random.randint(4, 7))
    )
    return (
        Cell(code, align="center"),
        Cell(clerk.project()),
        Cell(clerk.office(), align="center"),
        Cell(doings, anchor="top"),
        Cell(clerk.one_of(("順調", "概ね順調", "遅れ", "完了")), align="center"),
        Cell(clerk.remark()),
    )


_PROGRESS = ("柱", "施　策", "番号", "取組名", "所管", "令和６年度の取組状況", "進捗", "今後の予定")


@STYLES.add("progress-cut-rows")
def make_progress_cut_rows(random: Random) -> Document:
    """Rows cut by page breaks under repeated headers and merged labels, dotted rows; Writer."""
    clerk = Clerk(random)
    rows: list[Row] = []
    for number, pillar in enumerate(clerk.pillars(3), 1):
        rows += _make_pillar(clerk, number, pillar, (random.randint(2, 4), random.randint(2, 3)))
    table = Table(
        (heads(_PROGRESS, "#fff2cc"), *rows),
        (20, 30, 14, 38, 30, 82, 16, 39),
        header_rows=1,
        keep_rows=False,
        lines=BOLD_DOTTED,
        size=9.5,
    )
    blocks = (Heading(f"{clerk.plan}　進捗状況一覧", 2), Prose(clerk.remarks(2)), table)
    return Document(blocks, "writer", _WIDE)


@STYLES.add("progress-chromium-cut")
def make_progress_chromium_cut(random: Random) -> Document:
    """The like from Chromium without tags: rows cut by page breaks, no outer sides."""
    clerk = Clerk(random)
    rows = [
        (
            Cell(f"{at // 5 + 1}({at % 5 + 1})", align="center"),
            Cell(clerk.project()),
            Cell(clerk.remarks(random.randint(4, 9)), anchor="top"),
            Cell(clerk.points(random.randint(2, 5), CIRCLED), anchor="top"),
            Cell(clerk.office(), align="center"),
        )
        for at in range(9)
    ]
    table = Table(
        (heads(("番号", "項目", "これまでの取組", "残された課題", "担当")), *rows),
        (14, 34, 62, 54, 22),
        header_rows=1,
        keep_rows=False,
        lines=OPEN_ENDS,
        size=8.5,
    )
    page = PageSetup(margins=(18, 12, 18, 12), font="Noto Serif CJK JP", running_head=clerk.plan)
    return Document((Heading(clerk.town + clerk.plan, 1), table), page=page, tagged=False)


def _make_clause(clerk: Clerk, article: int, changed: bool) -> Row:
    """An article in its new and old wording, moved by one, the change underlined."""
    new, old = (clerk.remarks(clerk.random.randint(3, 7)) for _ in range(2))
    before = f"第{article - 1}条　{old}" if changed else "（新設）"
    return (
        Cell(f"第{article}条　{new}", anchor="top", underline=new[6:20] if changed else ""),
        Cell(before, anchor="top", underline=old[6:20] if changed else ""),
        Cell(f"{clerk.short()}（第{article}項関係）", anchor="top"),
    )


@STYLES.add("comparison-new-old")
def make_comparison_new_old(random: Random) -> Document:
    """A comparison of wordings: long cells, underlined changes, rows cut, header not repeated."""
    clerk = Clerk(random)
    rows = [_make_clause(clerk, article, article % 4 != 3) for article in range(3, 15)]
    table = Table(
        (heads(("改　正　後", "改　正　前", "理　由")), *rows),
        (72, 72, 30),
        header_rows=1,
        repeat_header=False,
        keep_rows=False,
        lines=Lines(FINE, FINE, FINE, FINE, FINE, FINE),
        size=10.5,
        padding=1.5,
    )
    title = f"{clerk.town}{clerk.plan}推進本部設置要綱　新旧対照表"
    blocks = (Prose("（下線部分は改正部分）", align="right", size=9), Heading(title, 3), table)
    return Document(blocks, "writer", PageSetup(font="IPAexMincho"), tagged=False)


def _make_indicator(clerk: Clerk, number: int) -> Row:
    return (
        Cell(f"指標{number}", align="center"),
        Cell(clerk.aim()),
        *cells([clerk.figure() for _ in range(3)], "right"),
        Cell(clerk.one_of("◎○△▲"), align="center"),
        Cell(clerk.remark(), size=7.5),
    )


def _make_indicators(clerk: Clerk, sizes: tuple[int, ...], lines: Lines) -> Table:
    """Indicators under pillars whose labels are merged over them."""
    rows: list[Row] = []
    for pillar, size in zip(clerk.pillars(len(sizes)), sizes, strict=True):
        for at in range(size):
            first: Row = (Cell(pillar, rowspan=size, bold=True),) if at == 0 else ()
            rows.append((*first, *_make_indicator(clerk, len(rows) + 1)))
    names = (
        "基本目標",
        "No.",
        "指標名",
        "基準値\n(R2)",
        "実績値\n(R6)",
        "目標値\n(R8)",
        "判定",
        "分析",
    )
    return Table(
        (heads(names, "#e2efda"), *rows),
        (26, 16, 46, 16, 16, 16, 10, 40),
        header_rows=1,
        lines=lines,
        size=8.5,
        row_height=12,
    )


@STYLES.add("continued-by-hand")
def make_continued_by_hand(random: Random) -> Document:
    """A table cut by hand over pages, （つづき） above each piece; tagged Chromium."""
    clerk = Clerk(random)
    table = _make_indicators(clerk, (9, 11, 8), OPEN_ENDS)
    blocks: list[Block] = [Heading("表３－１　成果指標の達成状況", 3)]
    for begin in (1, 13, 22):
        end = {1: 13, 13: 22, 22: len(table.rows)}[begin]
        if begin > 1:
            blocks += [PageBreak(), Heading("表３－１　成果指標の達成状況（つづき）", 3)]
        blocks.append(cut_table(table, range(begin, end)))
    blocks.append(Prose("資料：各課調べ", size=8))
    page = PageSetup(margins=(20, 12, 20, 12), font="Noto Sans CJK JP")
    return Document(tuple(blocks), page=page)


@STYLES.add("headless-pages")
def make_headless_pages(random: Random) -> Document:
    """Over three pages without repeated header, labels merged over page breaks; Chromium."""
    clerk = Clerk(random)
    sizes = (random.randint(21, 25), random.randint(5, 9), random.randint(22, 27))
    lines = Lines(TWIN, FINE, TWIN, FINE, HAIR, FINE, BOLD)
    table = _make_indicators(clerk, sizes, lines)
    table = Table(
        table.rows, table.widths, 1, repeat_header=False, lines=lines, size=9, row_height=13
    )
    page = PageSetup(margins=(20, 10, 20, 12), font="IPAMincho")
    blocks = (Heading(f"{clerk.town}　指標管理表", 2, 0.3), Prose(clerk.remark()), table)
    return Document(blocks, page=page, tagged=False)


@STYLES.add("overprinted-report")
def make_overprinted_report(random: Random) -> Document:
    """Fake bold in headings and cells, text that is in the file but not seen; grey rules."""
    clerk = Clerk(random)
    rows = [
        (
            Cell(f"取組{at + 1}", align="center", overprint=True),
            Cell(clerk.project(), overprint=at % 2 == 0),
            Cell(clerk.remark()),
            Cell(clerk.person(), align="center"),
        )
        for at in range(random.randint(7, 10))
    ]
    names = ("番　号", "取組項目", "概　　要", "責任者")
    head = tuple(Cell(text, align="center", overprint=True, spacing=0.3) for text in names)
    lines = Lines(GREY, GREY, GREY, GREY, GREY, GREY)
    text = clerk.remarks(3)
    table = Table((head, *rows), (22, 52, 68, 30), 1, lines=lines, size=10, padding=1.5)
    blocks = (
        restyle("td, th { line-height: 1.7 }"),
        Prose(f"{clerk.town}{clerk.plan}（案）", size=15, align="center", overprint=True),
        Prose(text, underline=text[3:17]),
        table,
    )
    hidden = HiddenText("下書き：取扱注意", ("invisible", "white", "clipped"))
    page = PageSetup(font="IPAGothic")
    return Document(blocks, page=page, tagged=False, reworks=(hidden,))
