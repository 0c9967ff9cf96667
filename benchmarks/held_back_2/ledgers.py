"""Sheets of projects, indicators, budgets and plans beside their results."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Prose,
    Row,
    Table,
)
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    BOLD,
    DASHES,
    FINE,
    HAIR,
    NOTHING,
    cells,
    figures,
    heads,
    restyle,
    tall_heads,
)
from benchmarks.held_back.phrases import PLACES
from benchmarks.held_back_2.sets import STYLES

_LABEL = "#e8f0e4"


def _label(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(text, rowspan, colspan, align="center", shade=_LABEL)


def _state(text: str) -> Cell:
    return Cell(text, align="center")


def _make_sheet_head(clerk: Clerk, number: int) -> list[Row]:
    """The upper rows of a sheet: its number, name, office, purpose and contents."""
    office, span = clerk.office().replace("\n", ""), f"R{clerk.random.randint(4, 7)}～R9"
    actor, law = clerk.one_of(("市", "市・民間", "協議会")), clerk.one_of(("有", "無"))
    last = (("実施主体", actor), ("実施期間", span), ("根拠法令", law))
    return [
        (_label("整理番号"), _state(f"重点－{number}"), _label("所管課"), Cell(office, colspan=3)),
        (_label("プロジェクト名"), Cell(clerk.project(), colspan=5, bold=True, size=11)),
        (_label("目　的"), Cell(clerk.remarks(2), colspan=5)),
        (_label("取組内容"), Cell(clerk.points(clerk.random.randint(3, 5)), colspan=5)),
        tuple(cell for label, text in last for cell in (_label(label), _state(text))),
    ]


def _make_sheet_values(clerk: Clerk) -> list[Row]:
    """The lower rows: indicators and costs by year under labels over several rows, and remarks."""
    years = [_label(f"R{year}") for year in (7, 8, 9)]
    indicators: list[Row] = [
        (Cell(clerk.aim(), colspan=2), *figures([clerk.figure() for _ in range(3)]))
        for _ in range(2)
    ]
    costs: list[Row] = [
        (Cell(name, colspan=2), *figures([clerk.money(60_000) for _ in range(3)]))
        for name in ("国・県支出金", "起債・その他", "一般財源")
    ]
    return [
        (_label("成果指標", 3), _label("指　標　名", 1, 2), *years),
        *indicators,
        (_label("概算事業費\n（千円）", 4), _label("財　　源", 1, 2), *years),
        *costs,
        (_label("備　考"), Cell(clerk.remark() if clerk.random.random() < 0.6 else "", colspan=5)),
    ]


@STYLES.add("priority-project-sheets")
def make_priority_project_sheets(random: Random) -> Document:
    """Sheets of projects with labels beside contents and years below; tagged Writer."""
    clerk = Clerk(random)
    blocks: list[Block] = [Heading("重点プロジェクト個別シート", 2)]
    for number in range(1, 4):
        if number > 1:
            blocks.append(PageBreak())
        blocks.append(
            Table(
                (*_make_sheet_head(clerk, number), *_make_sheet_values(clerk)),
                (28, 34, 26, 28, 28, 28),
                lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, HAIR),
                size=9.5,
                row_height=10,
                padding=1.2,
            )
        )
        blocks.append(Prose("※金額は計画策定時の見込みであり、毎年度の予算で定める。", size=8))
    page = PageSetup(margins=(20, 18, 20, 18), font="IPAexGothic", running_head=clerk.plan)
    return Document(tuple(blocks), "writer", page)


_SCORE_SHADE = "#d9e2f3"


def _head_scores() -> tuple[Row, ...]:
    return (
        (
            *tall_heads(("コード", "評価指標"), 2, _SCORE_SHADE),
            *(
                Cell(text, colspan=2, align="center", shade=_SCORE_SHADE)
                for text in ("策定時", "中間年", "最終年")
            ),
            *tall_heads(("出典", "方向"), 2, _SCORE_SHADE),
        ),
        heads(("年度", "値", "年度", "目標", "年度", "目標"), _SCORE_SHADE),
    )


def _make_score(clerk: Clerk, code: str) -> Row:
    """Code, indicator, three pairs of year and value, source and direction."""
    values = [clerk.figure() for _ in range(3)]
    pairs = [
        cell
        for year, value in zip(("R4", "R8", "R12"), values, strict=True)
        for cell in (Cell(year, align="center"), Cell(value, align="right"))
    ]
    source = clerk.one_of(("市民意識調査", "統計年報", "担当課調べ", "国勢調査"))
    return (
        Cell(code, align="center"),
        Cell(clerk.aim()),
        *pairs,
        Cell(source, align="center", size=7.5),
        Cell(clerk.one_of(("↑", "↓", "→")), align="center"),
    )


def _make_scores(clerk: Clerk, chapter: int, count: int) -> Table:
    return Table(
        (*_head_scores(), *(_make_score(clerk, f"{chapter}{at:02}") for at in range(1, count + 1))),
        (14, 50, 12, 18, 12, 18, 12, 18, 18, 10),
        header_rows=2,
        lines=Lines(BOLD, None, BOLD, None, DASHES, HAIR, BOLD),
        size=9,
        row_height=8,
    )


@STYLES.add("score-pairs")
def make_score_pairs(random: Random) -> Document:
    """Indicators under a header of two levels, pairs of year and value; untagged Chromium."""
    clerk = Clerk(random)
    blocks: list[Block] = [Heading("第５章　評価指標と目標値", 2)]
    for chapter, pillar in enumerate(clerk.pillars(3), 1):
        blocks += [
            Heading(f"（{chapter}）{pillar}", 3),
            Prose(clerk.remarks(2)),
            _make_scores(clerk, chapter, random.randint(4, 8)),
        ]
    page = PageSetup(margins=(20, 14, 20, 14), font="Noto Sans CJK JP", running_head=clerk.town)
    return Document(tuple(blocks), page=page, tagged=False)


_REVENUES = ("地方税", "地方交付税", "国県支出金", "繰入金", "地方債", "その他歳入")
_EXPENSES = ("人件費", "扶助費", "公債費", "物件費", "補助費等", "普通建設事業費", "その他歳出")


def _make_side(clerk: Clerk, name: str, items: Sequence[str], shade: str) -> list[Row]:
    """One side of the outlook: its items under a vertical label, and their sum."""
    rows: list[Row] = [
        (Cell(item), *figures([f"{clerk.random.randint(180, 9_800):,}" for _ in range(6)]))
        for item in items
    ]
    rows[0] = (Cell(name, len(items) + 1, flow="rl", align="center", shade=shade), *rows[0])
    sums = [f"{clerk.random.randint(21_000, 38_000):,}" for _ in range(6)]
    return [*rows, (Cell(f"{name}合計", align="center", shade=shade), *cells(sums, "right", shade))]


@STYLES.add("finance-outlook-calc")
def make_finance_outlook_calc(random: Random) -> Document:
    """An outlook on revenues and expenses in millions of yen, vertical labels; landscape Calc."""
    clerk = Clerk(random)
    years = tuple(f"令和{year}年度" for year in range(7, 13))
    balance = [f"{clerk.one_of(('▲', ''))}{random.randint(2, 960)}" for _ in years]
    table = Table(
        (
            (Cell("区　　　分", colspan=2, align="center"), *heads(years)),
            *_make_side(clerk, "歳入", _REVENUES, "#ddebf7"),
            *_make_side(clerk, "歳出", _EXPENSES, "#fce4d6"),
            (Cell("歳入歳出差引", colspan=2, align="center", bold=True), *figures(balance)),
        ),
        (12, 52, 32, 32, 32, 32, 32, 32),
        header_rows=1,
        repeat_header=False,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, FINE, BOLD),
        size=10,
        row_height=8,
    )
    blocks = (
        Heading(f"{clerk.town}　中期財政見通し", 2),
        Prose("（単位：百万円）", align="right", size=9, keep=True),
        table,
        Prose("※普通会計の決算見込みを基に推計した。", size=9),
    )
    page = PageSetup(297, 210, (16, 18, 14, 18), font="IPAexGothic")
    return Document(blocks, "calc", page)


def _make_place(clerk: Clerk, name: str) -> tuple[Row, Row]:
    """Two rows of a place, number and cost of repairs: plan, result and rate of two years."""
    return (
        (Cell(name, rowspan=2), *_make_measured(clerk, "件")),
        _make_measured(clerk, "千円"),
    )


def _make_measured(clerk: Clerk, unit: str) -> Row:
    values: list[str] = []
    for _ in range(2):
        plan, result = clerk.random.randint(120, 4_800), clerk.random.randint(120, 4_800)
        values += [f"{plan:,}", f"{result:,}", f"{result / plan:.1%}"]
    return (Cell(unit, align="center"), *figures(values))


def _head_places() -> tuple[Row, ...]:
    return (
        (
            *tall_heads(("施設区分", "単位"), 2),
            Cell("令和５年度", colspan=3, align="center"),
            Cell("令和６年度", colspan=3, align="center"),
        ),
        heads(("計画値", "実績値", "対計画比") * 2),
    )


@STYLES.add("plan-and-result-rules")
def make_plan_and_result_rules(random: Random) -> Document:
    """Plan beside result, rules across only, a place over two rows; tagged Writer."""
    clerk = Clerk(random)
    names = clerk.some_of(PLACES, random.randint(7, 9))
    rows = [row for name in names for row in _make_place(clerk, name)]
    table = Table(
        (*_head_places(), *rows),
        (48, 18, 18, 18, 18, 18, 18, 18),
        header_rows=2,
        lines=Lines(BOLD, None, BOLD, None, HAIR, None, FINE),
        size=9,
        row_height=7.5,
    )
    blocks = (
        Heading("第２節　前期計画の検証", 2),
        Prose(clerk.remarks(3), size=10.5),
        Prose("表２－６　修繕件数及び修繕費の計画値と実績値", size=10, keep=True),
        table,
        Prose("資料：施設台帳（各年度末）", size=8, align="right"),
    )
    return Document(blocks, "writer", PageSetup(font="IPAexMincho"))


def _make_banded(clerk: Clerk, names: Sequence[str], shade: str, count: int) -> Table:
    """A coloured header above rows without any line or shade."""
    rows = [
        (
            *cells((clerk.project(), clerk.person())),
            *figures((clerk.figure(), clerk.money())),
            Cell(clerk.short()),
        )
        for _ in range(count)
    ]
    return Table(
        (heads(names, shade, "#ffffff"), *rows),
        (52, 28, 22, 26, 46),
        header_rows=1,
        lines=NOTHING,
        size=9.5,
        row_height=8.5,
        padding=1.2,
        kind="loose",
    )


@STYLES.add("coloured-heads-lineless")
def make_coloured_heads_lineless(random: Random) -> Document:
    """White words in coloured headers, rows below without lines or shades; tagged Chromium."""
    clerk = Clerk(random)
    colours = random.sample(("#2e75b6", "#548235", "#c55a11", "#7030a0"), 2)
    names = ("実施場所・事業", "代表者", "参加者数", "助成額", "特記事項")
    blocks: list[Block] = [restyle("h2 { border-left: 3mm solid #999; padding-left: 2mm }")]
    for number, colour in enumerate(colours, 1):
        blocks += [
            Heading(f"{number}　{clerk.short()}（助成団体一覧）", 2),
            Prose(clerk.remarks(3)),
            _make_banded(clerk, names, colour, random.randint(5, 9)),
            Prose("※助成額の単位は千円", size=8),
        ]
    page = PageSetup(margins=(24, 18, 20, 18), font="Noto Sans CJK JP")
    return Document(tuple(blocks), page=page)
