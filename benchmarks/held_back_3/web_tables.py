"""Tables over pages printed by Chromium: what is one table over them, and what is not."""

from __future__ import annotations

from random import Random

from benchmarks.documents.grid import cut_table
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
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    BOLD,
    FINE,
    HAIR,
    OPEN_ENDS,
    cells,
    figures,
    heads,
    tall_heads,
)
from benchmarks.held_back_3.sets import STYLES

_ZONES = ("北小学校区", "中央小学校区", "浜田小学校区", "東部小学校区", "高台小学校区", "西の杜区")
_CLAIMS = ("１号認定\n（３歳以上）", "２号認定\n（３歳以上）", "３号認定\n（０～２歳）")


def _make_claim(random: Random, claim: str) -> list[Row]:
    """Need, supply and the difference over five years of one class of children."""
    need = [random.randint(18, 420) for _ in range(5)]
    supply = [value + random.randint(-12, 40) for value in need]
    spare = [after - before for before, after in zip(need, supply, strict=True)]
    signed = [f"▲{-value}" if value < 0 else f"{value}" for value in spare]
    return [
        (Cell(claim, 3), Cell("量の見込み（①）"), *figures([f"{value}人" for value in need])),
        (Cell("確保の内容（②）"), *figures([f"{value}人" for value in supply])),
        (Cell("過不足（②－①）", shade="#f2f2f2"), *figures(signed)),
    ]


def _make_zone(random: Random, zone: str) -> list[Row]:
    rows = [row for claim in _CLAIMS for row in _make_claim(random, claim)]
    return [(Cell(zone, len(rows), bold=True, anchor="top"), *rows[0]), *rows[1:]]


@STYLES.add("childcare-need-by-zone")
def make_childcare_need_by_zone(random: Random) -> Document:
    """Zones and classes merged over page breaks, two header rows on every page; tagged."""
    clerk = Clerk(random)
    head: Row = (
        *tall_heads(("提供区域", "認定区分", "項　目"), 2, "#fff2cc"),
        Cell("計　画　期　間", colspan=5, align="center", shade="#fff2cc"),
    )
    years = heads([f"令和{year}年度" for year in range(7, 12)], "#fff2cc")
    rows = [row for zone in _ZONES for row in _make_zone(random, zone)]
    table = Table(
        (head, years, *rows),
        (24, 27, 31, 18, 18, 18, 18, 18),
        header_rows=2,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, HAIR, HAIR, FINE),
        size=8.5,
        row_height=random.choice((9.5, 11.5)),
    )
    blocks = (
        Heading("２　教育・保育の量の見込みと確保の内容", 2),
        Prose(clerk.remarks(3)),
        table,
        Prose("※端数の処理により、合計が一致しない場合があります。", size=8),
    )
    page = PageSetup(margins=(18, 18, 18, 18), font="IPAexGothic", running_head=clerk.town)
    return Document(blocks, page=page)


def _make_yearly_row(clerk: Clerk, code: str) -> Row:
    cost = clerk.random.randint(120, 86_000)
    return (
        Cell(code, align="center"),
        Cell(clerk.project()),
        Cell(clerk.remark()),
        Cell(f"{cost:,}", align="right"),
        Cell(clerk.one_of(phrases.OFFICES), align="center"),
    )


def _make_yearly_table(clerk: Clerk, year: int, count: int) -> Table:
    names = ("番号", "事業名", "事業概要", "事業費", "担当課")
    return Table(
        (
            heads(names, "#d9e2f3"),
            *(_make_yearly_row(clerk, f"{year}-{at:02}") for at in range(1, count + 1)),
        ),
        (16, 42, 66, 22, 28),
        header_rows=1,
        lines=Lines(FINE, FINE, FINE, FINE, HAIR, HAIR),
        size=9,
        row_height=13.5,
    )


@STYLES.add("years-under-own-headings")
def make_years_under_own_headings(random: Random) -> Document:
    """A table of the same columns for each year, each on a new page under its heading; untagged."""
    clerk = Clerk(random)
    blocks: list[Block] = [Heading(f"{clerk.plan}　年度別事業計画", 2)]
    for at, (year, count) in enumerate(zip((7, 8, 9), (16, 16, 29), strict=True)):
        if at:
            blocks.append(PageBreak())
        blocks += [
            Heading(f"（{'１２３'[at]}）令和{'７８９'[at]}年度", 3),
            Prose("（単位：千円）", align="right", size=8, keep=True),
            _make_yearly_table(clerk, year, count - random.randint(0, 1)),
        ]
    page = PageSetup(margins=(18, 18, 18, 18), font="Noto Sans CJK JP")
    return Document(tuple(blocks), page=page, tagged=False)


def _make_chapter(clerk: Clerk, chapter: str, count: int) -> list[Row]:
    """The projects of a chapter of the budget with their means over three years, then a sum."""
    sums = [0, 0, 0]
    rows: list[Row] = []
    for _ in range(count):
        values = [clerk.random.randint(90, 68_000) for _ in sums]
        sums = [before + value for before, value in zip(sums, values, strict=True)]
        means = clerk.one_of(("国・県", "起債", "一般財源", "過疎債", "基金"))
        row = (Cell(clerk.project()), Cell(means), *figures([f"{value:,}" for value in values]))
        rows.append((*row, Cell(clerk.short() if clerk.random.random() < 0.4 else "")))
    label = Cell(f"{chapter}　計", colspan=2, align="right", shade="#ededed")
    total = (label, *cells([f"{value:,}" for value in sums], "right", "#ededed"))
    rows.append((*total, Cell("", shade="#ededed")))
    return [(Cell(chapter, len(rows), anchor="top"), *rows[0]), *rows[1:]]


def _make_three_years(clerk: Clerk) -> Table:
    top: Row = (
        *tall_heads(("款", "事　業　名", "主な財源"), 2),
        Cell("計　画　額", colspan=3, align="center"),
        *tall_heads(("備　考",), 2),
    )
    chapters = clerk.some_of(phrases.CHAPTERS, 6)
    body = [row for name in chapters for row in _make_chapter(clerk, name, 8)]
    return Table(
        (top, heads(("R7", "R8", "R9")), *body),
        (24, 48, 20, 19, 19, 19, 23),
        header_rows=2,
        lines=OPEN_ENDS,
        size=9,
        row_height=10,
    )


@STYLES.add("amounts-continued-with-notes")
def make_amounts_continued_with_notes(random: Random) -> Document:
    """Cut by hand at chapters or within them: a note below, （続き） above; tagged."""
    clerk = Clerk(random)
    table = _make_three_years(clerk)
    title = f"表－{random.randint(2, 9)}　年次別計画額"
    begins = (2, 20, 40) if random.random() < 0.5 else (2, 18, 38)
    blocks: list[Block] = [Heading(f"{clerk.plan}　実施計画", 2)]
    for begin, end in zip(begins, (*begins[1:], len(table.rows)), strict=True):
        later = begin > 2
        blocks += [
            *((PageBreak(),) if later else ()),
            Prose(f"{title}（続き）" if later else title, keep=True),
            Prose("（単位：千円）", align="right", size=8, keep=True),
            cut_table(table, range(begin, end)),
            Prose(
                "※次ページに続く。" if end < len(table.rows) else "※金額は見込みである。", size=8
            ),
        ]
    page = PageSetup(margins=(20, 18, 18, 18), font="IPAexMincho")
    return Document(tuple(blocks), page=page)


_INCOMES = (
    ("市税", ("個人市民税", "法人市民税", "固定資産税", "軽自動車税", "市たばこ税", "入湯税")),
    ("地方交付税", ("普通交付税", "特別交付税")),
    ("分担金及び負担金", ("農業費分担金", "民生費負担金", "衛生費負担金", "教育費負担金")),
    ("使用料及び手数料", ("総務使用料", "土木使用料", "教育使用料", "戸籍手数料", "清掃手数料")),
    ("国庫支出金", ("民生費負担金", "総務費補助金", "土木費補助金", "教育費補助金", "委託金")),
    ("県支出金", ("民生費負担金", "農林費補助金", "商工費補助金", "統計調査委託金")),
    ("繰入金", ("財政調整基金", "減債基金", "公共施設整備基金", "ふるさと応援基金")),
    ("市債", ("過疎対策事業債", "緊急防災・減災事業債", "臨時財政対策債", "災害復旧事業債")),
)


def _make_account(clerk: Clerk, groups: list[tuple[str, list[str]]], total: str) -> Table:
    """Groups of items with this year's and last year's amounts, and the total of all."""
    pairs = [
        [(clerk.random.randint(40, 900_000), clerk.random.randint(40, 900_000)) for _ in names]
        for _, names in groups
    ]
    rows: list[Row] = []
    for (group, names), values in zip(groups, pairs, strict=True):
        for at, (name, pair) in enumerate(zip(names, values, strict=True)):
            label: Row = (Cell(group, len(names), anchor="top"),) if at == 0 else ()
            rows.append((*label, Cell(name), *_compare(*pair), Cell(clerk.project())))
    flat = [pair for values in pairs for pair in values]
    sums = _compare(sum(now for now, _ in flat), sum(before for _, before in flat))
    rows.append((Cell(total, colspan=2, align="center", bold=True), *sums, Cell()))
    return Table(
        (heads(("款", "項・節", "本年度", "前年度", "比較", "説明")), *rows),
        (32, 40, 24, 24, 24, 34),
        header_rows=1,
        repeat_header=False,
        lines=Lines(BOLD, None, BOLD, None, HAIR, FINE, FINE),
        size=8.5,
        row_height=clerk.random.choice((9.5, 10.5)),
    )


def _compare(now: int, before: int) -> Row:
    change = f"{now - before:,}".replace("-", "△")
    return figures((f"{now:,}", f"{before:,}", change))


@STYLES.add("income-then-spending")
def make_income_then_spending(random: Random) -> Document:
    """Two accounts with the same columns, each over pages without a second header; untagged."""
    clerk = Clerk(random)
    income = [(group, list(names)) for group, names in _INCOMES]
    spending = [
        (chapter, clerk.some_of(phrases.CHARGES, random.randint(4, 7)))
        for chapter in clerk.some_of(phrases.CHAPTERS, 8)
    ]
    unit = Prose("（単位：千円）", align="right", size=8, keep=True)
    blocks = (
        Heading("令和７年度　収支の見通し", 2),
        Heading("１　歳　入", 3),
        unit,
        _make_account(clerk, income, "歳入合計"),
        PageBreak(),
        Heading("２　歳　出", 3),
        unit,
        _make_account(clerk, spending, "歳出合計"),
    )
    page = PageSetup(margins=(18, 16, 18, 16), font="IPAexMincho")
    return Document(blocks, page=page, tagged=False)
