"""Tables over several pages: lists, answers to opinions, schedules of works, short remainders."""

from __future__ import annotations

from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import Block, Cell, Document, Heading, PageSetup, Prose, Row, Table
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import (
    ALL_HAIR,
    BOLD,
    DOTS,
    FINE,
    GREY,
    HAIR,
    OPEN_ENDS,
    cells,
    figures,
    heads,
    tall_heads,
)
from benchmarks.held_back.phrases import CHAPTERS, KANA
from benchmarks.held_back_2.sets import STYLES

_ROLL_HEAD: tuple[Row, ...] = (
    (
        *tall_heads(("整理\n番号", "事　業　名", "事業の内容", "担当課"), 2, "#dce6f1"),
        Cell("事業費（千円）", colspan=3, align="center", shade="#dce6f1"),
        *tall_heads(("新規\n継続",), 2, "#dce6f1"),
    ),
    heads(("前期", "後期", "計"), "#dce6f1"),
)


def _make_roll_row(clerk: Clerk, number: int) -> Row:
    """Number, project, contents, office, three amounts, new or continued."""
    return (
        Cell(f"{number:03}", align="center"),
        Cell(clerk.project()),
        Cell(clerk.remarks(clerk.random.randint(1, 2))),
        Cell(clerk.office(), align="center"),
        *figures([clerk.money(9_800) for _ in range(3)]),
        Cell(clerk.one_of(("新規", "継続", "拡充")), align="center"),
    )


@STYLES.add("project-roll-repeated")
def make_project_roll_repeated(random: Random) -> Document:
    """A roll of projects over pages, a header of two rows on each; tagged Writer, landscape."""
    clerk = Clerk(random)
    rows = [_make_roll_row(clerk, number) for number in range(1, random.randint(52, 58))]
    table = Table(
        (*_ROLL_HEAD, *rows),
        (14, 52, 86, 38, 20, 20, 20, 15),
        header_rows=2,
        lines=Lines(FINE, FINE, FINE, FINE, GREY, GREY, FINE),
        size=9,
        padding=1,
    )
    page = PageSetup(297, 210, (18, 16, 16, 16), font="IPAexGothic", running_head=clerk.plan)
    return Document((Heading("資料３　計画掲載事業一覧", 2), table), "writer", page)


def _make_answer(clerk: Clerk, number: int) -> Row:
    """Number, place in the plan, an opinion and the answer, whether the plan was changed."""
    draw = clerk.random.randint
    return (
        Cell(f"{number}", align="center", anchor="top"),
        Cell(f"P.{number * 3 + 4}\n第{draw(1, 5)}章", anchor="top"),
        Cell(f"【意見{number}】{clerk.remarks(draw(2, 7))}", anchor="top"),
        Cell(f"【回答{number}】{clerk.remarks(draw(3, 9))}", anchor="top"),
        Cell(clerk.one_of(("反映", "原案\nどおり", "参考")), align="center", anchor="top"),
    )


@STYLES.add("public-comments-cut")
def make_public_comments_cut(random: Random) -> Document:
    """Opinions and answers: rows cut by page breaks, header on the first page only; Chromium."""
    clerk = Clerk(random)
    rows = [_make_answer(clerk, number) for number in range(1, random.randint(14, 18))]
    head = heads(("No.", "該当箇所", "意見の概要", "意見に対する考え方", "対応"), "#ededed")
    table = Table(
        (head, *rows),
        (10, 20, 58, 72, 16),
        header_rows=1,
        repeat_header=False,
        keep_rows=False,
        lines=ALL_HAIR,
        size=9.5,
        padding=1.2,
    )
    title = f"{clerk.plan}（素案）に対する意見募集の結果について"
    blocks = (Heading(title, 2), Prose(clerk.remarks(3)), table)
    return Document(blocks, page=PageSetup(margins=(22, 17, 22, 17)), tagged=False)


def _make_direction(clerk: Clerk, number: int, pillar: str, sizes: tuple[int, ...]) -> list[Row]:
    """Rows under a direction and its fields, both labels merged over them."""
    rows: list[Row] = []
    for field, size in enumerate(sizes):
        for at in range(size):
            labels: list[Cell] = []
            if field == at == 0:
                labels.append(Cell(f"基本方向{number}\n{pillar}", sum(sizes), shade="#fce4d6"))
            if at == 0:
                labels.append(Cell(f"（{KANA[field]}）{clerk.short()}", size))
            code = Cell(f"{number}-{KANA[field]}-{at + 1}", align="center")
            states = cells([clerk.one_of(("○", "◎", "－")) for _ in range(3)], "center")
            rows.append((*labels, code, Cell(clerk.project()), Cell(clerk.remark()), *states))
    return rows


@STYLES.add("directions-over-pages")
def make_directions_over_pages(random: Random) -> Document:
    """Labels of two levels merged over page breaks under a repeated header; untagged Writer."""
    clerk = Clerk(random)
    rows: list[Row] = []
    for number, pillar in enumerate(clerk.pillars(3), 1):
        # A short direction first, so that page breaks fall into the two that follow.
        sizes = tuple(random.randint(3, 5) + (number > 1) * 3 for _ in range(3))
        rows += _make_direction(clerk, number, pillar, sizes)
    names = ("基本方向", "分　野", "番号", "具体的な取組", "取組の概要", "R7", "R8", "R9")
    table = Table(
        (heads(names, "#f8cbad"), *rows),
        (28, 28, 17, 38, 42, 8, 8, 8),
        header_rows=1,
        lines=Lines(BOLD, BOLD, BOLD, BOLD, DOTS, FINE, FINE),
        size=8.5,
        row_height=11,
    )
    page = PageSetup(margins=(20, 16, 20, 17), font="IPAGothic")
    blocks = (Heading("第４章　施策の体系と年次計画", 2), table)
    return Document(blocks, "writer", page, tagged=False)


_WORKS_HEAD = ("番号", "路線・施設名", "工　種", "数　量", "着手", "完了", "概算額")


def _make_works(clerk: Clerk, letter: str, count: int) -> Table:
    """Works with their numbers; every table of this kind has the same columns."""
    draw = clerk.random.randint
    rows = [
        (
            Cell(f"{letter}-{at:02}", align="center"),
            Cell(clerk.project()),
            Cell(clerk.one_of(("新設", "改良", "更新", "撤去")), align="center"),
            Cell(f"{draw(12, 980)}{clerk.one_of(('ｍ', '㎡', '基'))}", align="right"),
            *cells((f"R{draw(6, 7)}", f"R{draw(8, 12)}"), "center"),
            *figures([clerk.money(78_000)]),
        )
        for at in range(1, count + 1)
    ]
    return Table(
        (heads(_WORKS_HEAD, "#e7e6e6"), *rows),
        (17, 62, 18, 22, 15, 15, 25),
        header_rows=1,
        lines=OPEN_ENDS,
        size=9.5,
        row_height=9,
    )


@STYLES.add("works-twin-tables")
def make_works_twin_tables(random: Random) -> Document:
    """Four tables with the same columns follow each other, each its own; tagged Chromium."""
    clerk = Clerk(random)
    # The first fills its page, so that the second begins a page as a continuation would.
    counts = (24, random.randint(29, 33), random.randint(5, 9), random.randint(8, 12))
    topics = ("道路・橋りょう", "上水道", "公園・緑地", "公共建築物")
    blocks: list[Block] = [Heading("５　年次別整備計画", 2)]
    for number, (topic, count) in enumerate(zip(topics, counts, strict=True), 1):
        caption = f"表５－{number}　{topic}に係る整備計画（単位：千円）"
        blocks += [
            Prose(caption, size=10, keep=True),
            _make_works(clerk, "ABCD"[number - 1], count),
        ]
    page = PageSetup(margins=(20, 18, 20, 18), font="Noto Sans CJK JP")
    return Document(tuple(blocks), page=page)


def _make_chapter_rows(clerk: Clerk, count: int) -> list[Row]:
    return [
        (
            Cell(f"{at}", align="center"),
            Cell(clerk.one_of(CHAPTERS), align="center"),
            Cell(clerk.project()),
            *figures([clerk.money(380_000) for _ in range(3)]),
        )
        for at in range(1, count + 1)
    ]


@STYLES.add("one-row-left")
def make_one_row_left(random: Random) -> Document:
    """The row of sums alone on the last page, without a header above it; Writer."""
    clerk = Clerk(random)
    sums = figures([f"{random.randint(2_000_000, 9_000_000):,}" for _ in range(3)])
    names = ("番号", "款", "事　　業　　名", "国庫支出金", "一般財源", "事業費")
    table = Table(
        (
            heads(names),
            *_make_chapter_rows(clerk, 48),
            (Cell("合　　　　計", colspan=3, align="center"), *sums),
        ),
        (13, 32, 56, 24, 24, 25),
        header_rows=1,
        repeat_header=False,
        lines=Lines(BOLD, FINE, BOLD, FINE, HAIR, FINE, BOLD),
        size=10,
        row_height=10,
    )
    blocks = (
        Heading(f"{clerk.town}　財源内訳書", 2, 0.2),
        Prose("（単位：千円）", align="right", size=9, keep=True),
        table,
    )
    return Document(blocks, "writer", PageSetup(font="IPAexMincho"))
