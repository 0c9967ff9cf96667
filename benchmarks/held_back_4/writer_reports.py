"""Reports that Writer prints over pages: labels in two tiers, tall rows cut, totals at the end."""

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
from benchmarks.held_back.looks import BOLD, DOTS, FINE, HAIR, heads, tall_heads
from benchmarks.held_back.phrases import CIRCLED
from benchmarks.held_back_4.sets import STYLES

_TIER_SHADE = "#d9ead3"
_TIER_HEAD: tuple[Row, ...] = (
    (
        *tall_heads(("基本目標", "施策の方向", "番号", "事業名"), 2, _TIER_SHADE),
        Cell("令和６年度の実績", colspan=2, align="center", shade=_TIER_SHADE),
        *tall_heads(("今後の\n方向性", "担当課"), 2, _TIER_SHADE),
    ),
    heads(("実施した内容", "評価"), _TIER_SHADE),
)


def _make_project(clerk: Clerk, number: str) -> Row:
    """Number, name, what was done, a grade, what is to come, office."""
    return (
        Cell(number, align="center"),
        Cell(clerk.project()),
        Cell(clerk.remarks(clerk.random.randint(1, 3))),
        Cell(clerk.one_of("ＡＡＢＢＣ"), align="center"),
        Cell(clerk.one_of(("継続", "継続", "拡充", "縮小", "改善のうえ継続")), align="center"),
        Cell(clerk.office(), align="center"),
    )


def _label_tiers(clerk: Clerk, goal: int, name: str, directions: Sequence[int]) -> list[Row]:
    """The rows of a goal; ``directions`` are the numbers of projects under each direction."""
    rows: list[Row] = []
    number = 0
    for at, count in enumerate(directions):
        label = Cell(f"{CIRCLED[at]}{clerk.short()}", rowspan=count, anchor="top")
        for project in range(count):
            number += 1
            row = _make_project(clerk, f"{goal}-{number:02}")
            rows.append((label, *row) if project == 0 else row)
    rows[0] = (Cell(f"{goal}　{name}", rowspan=number, anchor="top", bold=True), *rows[0])
    return rows


@STYLES.add("tiers-merged-over-pages")
def make_tiers_merged_over_pages(random: Random) -> Document:
    """Two tiers of labels over page breaks, a header of two rows again; tagged Writer."""
    clerk = Clerk(random)
    sizes = [[random.randint(2, 6) for _ in range(random.randint(2, 4))] for _ in range(4)]
    rows = [
        row
        for at, name in enumerate(clerk.pillars(4), 1)
        for row in _label_tiers(clerk, at, name, sizes[at - 1])
    ]
    table = Table(
        (*_TIER_HEAD, *rows),
        (30, 36, 14, 42, 78, 12, 20, 29),
        header_rows=2,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, FINE, BOLD),
        size=9,
        padding=1,
    )
    blocks = (
        Heading(f"{clerk.plan}　令和６年度進捗状況報告書", 2),
        Prose("※評価　Ａ：計画どおり　Ｂ：概ね計画どおり　Ｃ：遅れている", size=8.5),
        table,
    )
    page = PageSetup(297, 210, (17, 18, 17, 18), font="IPAexGothic", running_head=clerk.town)
    return Document(blocks, "writer", page)


_REVIEW_HEAD: tuple[Row, ...] = (
    (
        *tall_heads(("施策", "取組の名称"), 2),
        Cell("点検・評価", colspan=2, align="center"),
        *tall_heads(("学識経験者の意見", "評定"), 2),
    ),
    heads(("取組の状況", "成果と課題")),
)


def _make_review(clerk: Clerk) -> Row:
    """Name, what was done, results and what is left, an opinion, a grade."""
    draw = clerk.random.randint
    return (
        Cell(f"{clerk.project()}\n（{clerk.one_of(('新規', '継続', '重点'))}）", anchor="top"),
        Cell(clerk.points(draw(3, 8)), anchor="top"),
        Cell(f"【成果】\n{clerk.remarks(draw(2, 5))}\n【課題】\n{clerk.remark()}", anchor="top"),
        Cell(clerk.remarks(draw(1, 2)), anchor="top"),
        Cell(clerk.one_of("ＳＡＡＢＣ"), align="center", anchor="top"),
    )


@STYLES.add("review-tall-rows-under-labels")
def make_review_tall_rows_under_labels(random: Random) -> Document:
    """Tall rows cut by page breaks under merged labels, no header again; untagged Writer."""
    clerk = Clerk(random)
    rows: list[Row] = []
    for at, name in enumerate(clerk.pillars(3), 1):
        count = random.randint(3, 4)
        label = Cell(f"施策{at}\n{name}", rowspan=count, anchor="top", shade="#f2f2f2")
        first, *rest = [_make_review(clerk) for _ in range(count)]
        rows += [(label, *first), *rest]
    table = Table(
        (*_REVIEW_HEAD, *rows),
        (23, 29, 46, 40, 32, 10),
        header_rows=2,
        repeat_header=False,
        keep_rows=False,
        lines=Lines(FINE, None, FINE, None, FINE, HAIR, FINE),
        size=9.5,
        padding=1.2,
    )
    blocks = (
        Heading(f"{clerk.town}教育委員会の事務の点検及び評価（令和６年度分）", 2),
        Prose(f"　{clerk.remarks(3)}"),
        Prose("評定　Ｓ：目標を上回る　Ａ：目標どおり　Ｂ：やや下回る　Ｃ：下回る", size=9),
        table,
        Prose("　この報告書は、議会に提出するとともに公表します。", size=9),
    )
    return Document(blocks, "writer", PageSetup(margins=(20, 15, 20, 15)), tagged=False)


_LIST_HEAD: tuple[Row, ...] = (
    (
        *tall_heads(("施策", "事業名", "事業の概要"), 2, "#ededed"),
        Cell("実施時期", colspan=3, align="center", shade="#ededed"),
        *tall_heads(("所管課",), 2, "#ededed"),
    ),
    heads(("R7", "R8", "R9～"), "#ededed"),
)
_MARKS = (("○", "○", "○"), ("○", "○", ""), ("", "○", "○"), ("", "", "○"), ("◎", "○", "○"))


def _make_listed(clerk: Clerk) -> Row:
    """Name, outline, marks of three years, office."""
    marks = clerk.random.choice(_MARKS)
    return (
        Cell(clerk.project()),
        Cell(clerk.remarks(clerk.random.randint(1, 2))),
        *(Cell(mark, align="center") for mark in marks),
        Cell(clerk.office(), align="center"),
    )


def _make_list(clerk: Clerk, counts: Sequence[int]) -> Table:
    """Projects under labels over so many rows each, the header printed once."""
    rows: list[Row] = []
    for count in counts:
        first, *rest = [_make_listed(clerk) for _ in range(count)]
        rows += [(Cell(clerk.short(), rowspan=count, align="center"), *first), *rest]
    return Table(
        (*_LIST_HEAD, *rows),
        (28, 40, 56, 9, 9, 9, 23),
        header_rows=2,
        repeat_header=False,
        lines=Lines(FINE, FINE, FINE, FINE, DOTS, FINE, FINE),
        size=9,
        padding=1,
    )


@STYLES.add("two-lists-note-page-between")
def make_two_lists_note_page_between(random: Random) -> Document:
    """Two lists of the same columns, each under its heading, a page of notes between; Writer."""
    clerk = Clerk(random)
    facilities = _make_list(clerk, [random.randint(5, 11) for _ in range(4)])
    services = _make_list(clerk, [random.randint(4, 9) for _ in range(4)])
    notes = [Prose(f"（{at}）　{clerk.remarks(4)}") for at in range(1, random.randint(5, 7))]
    blocks: tuple[Block, ...] = (
        Heading(f"{clerk.plan}　事業一覧", 1),
        Heading("１　施設の整備に関する事業", 2),
        facilities,
        PageBreak(),
        Heading("施設の整備に当たって留意する事項", 3),
        *notes,
        Prose("※留意事項は、毎年度の予算編成の時に見直します。", size=9),
        PageBreak(),
        Heading("２　サービスの提供に関する事業", 2),
        services,
    )
    page = PageSetup(margins=(22, 18, 22, 18), font="IPAPMincho", running_head="資料編")
    return Document(blocks, "writer", page)


_COST_SHADE = "#fff2cc"
_COST_HEAD: tuple[Row, ...] = (
    (
        *tall_heads(("政策", "区分", "事業名", "会計"), 2, _COST_SHADE),
        Cell("計画事業費（千円）", colspan=4, align="center", shade=_COST_SHADE),
        *tall_heads(("備考",), 2, _COST_SHADE),
    ),
    heads(("令和７年度", "令和８年度", "令和９年度", "３か年計"), _COST_SHADE),
)


def _draw_cost(clerk: Clerk) -> tuple[int, int, int]:
    """The costs of three years in 1,000 yen; at times none."""
    first, second, third = (clerk.random.randint(180, 96_000) for _ in range(3))
    return (first, second, clerk.random.choice((third, third, 0)))


def _print_costs(costs: Sequence[int], bold: bool = False) -> Row:
    """Three years and their sum, a dash for none."""
    return tuple(
        Cell(f"{cost:,}" if cost else "－", align="right", bold=bold)
        for cost in (*costs, sum(costs))
    )


def _make_costed(clerk: Clerk, account: str, costs: Sequence[int]) -> Row:
    """Name, account, amounts, a note in few rows."""
    return (
        Cell(clerk.project()),
        Cell(account, align="center"),
        *_print_costs(costs),
        Cell(clerk.one_of(("", "", "", "国庫補助", "過疎債", "基金充当"))),
    )


def _label_costs(policy: str, rows: Sequence[Row], hard: int) -> list[Row]:
    """The rows under a policy; the first ``hard`` of them are works, the rest services."""
    labelled = list(rows)
    labelled[hard] = (Cell("ソフト", rowspan=len(rows) - hard, align="center"), *rows[hard])
    labelled[0] = (Cell("ハード", rowspan=hard, align="center"), *rows[0])
    label = Cell(policy, rowspan=len(rows), anchor="top", bold=True)
    return [(label, *labelled[0]), *labelled[1:]]


def _add_up(costs: Sequence[tuple[str, tuple[int, int, int]]]) -> list[Row]:
    """Sums of both accounts and of all, under one label."""
    sums = [
        tuple(sum(cost[year] for one, cost in costs if one in accounts) for year in range(3))
        for accounts in (("一般",), ("特別",), ("一般", "特別"))
    ]
    label = Cell("合　計", rowspan=3, colspan=2, align="center", bold=True, shade=_COST_SHADE)
    names = ("一般会計", "特別会計", "総　計")
    rows = [
        (Cell(name, colspan=2, align="center"), *_print_costs(total, bold=True), Cell(""))
        for name, total in zip(names, sums, strict=True)
    ]
    return [(label, *rows[0]), *rows[1:]]


def _list_costs(clerk: Clerk) -> tuple[list[Row], list[tuple[str, tuple[int, int, int]]]]:
    """The rows of five policies, and the account and costs of each row."""
    random = clerk.random
    rows: list[Row] = []
    costs: list[tuple[str, tuple[int, int, int]]] = []
    counts = [random.randint(9, 12) for _ in range(4)]
    counts.append(random.choice((55, 63)) - sum(counts))  # 55 rows fill three pages
    for at, (name, count) in enumerate(zip(clerk.pillars(5), counts, strict=True), 1):
        here = [(clerk.one_of(("一般", "一般", "特別")), _draw_cost(clerk)) for _ in range(count)]
        costs += here
        costed = [_make_costed(clerk, account, cost) for account, cost in here]
        rows += _label_costs(f"政策{at}\n{name}", costed, random.randint(3, count - 2))
    return rows, costs


@STYLES.add("costs-sums-on-last-page")
def make_costs_sums_on_last_page(random: Random) -> Document:
    """Costs under two labels over page breaks, sums of three rows at the end; untagged Writer."""
    clerk = Clerk(random)
    rows, costs = _list_costs(clerk)
    table = Table(
        (*_COST_HEAD, *rows, *_add_up(costs)),
        (38, 16, 62, 16, 26, 26, 26, 26, 25),
        header_rows=2,
        lines=Lines(BOLD, FINE, BOLD, FINE, HAIR, HAIR, BOLD),
        size=9.5,
        row_height=8,
    )
    blocks = (
        Heading(f"{clerk.town}総合計画　第３期実施計画（令和７～９年度）　計画事業費", 2),
        Prose("※事業費は、毎年度の予算編成により変わることがあります。", size=8.5, keep=True),
        table,
    )
    page = PageSetup(297, 210, (18, 16, 18, 16), font="Noto Serif CJK JP")
    return Document(blocks, "writer", page, tagged=False)
