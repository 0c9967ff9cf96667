"""A year's budget compared with the year before."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import Block, Cell, Document, Heading, PageSetup, Prose, Row, Table
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import DOTS, FINE, figures, heads
from benchmarks.held_back_3.sets import STYLES
from benchmarks.held_back_3.single_tables import compare_amounts

Groups = tuple[tuple[str, tuple[str, ...]], ...]
Values = dict[str, tuple[int, int]]
_INCOME: Groups = (
    ("自主財源", ("市町村税", "分担金及び負担金", "使用料及び手数料", "繰入金", "諸収入")),
    ("依存財源", ("地方譲与税", "地方交付税", "国庫支出金", "県支出金", "地方債")),
)


def _give_share(part: int, whole: int) -> str:
    """A share in per cent with one decimal."""
    return f"{part / whole * 100:.1f}"


def _list_comparison(now: int, before: int, totals: tuple[int, int]) -> Row:
    """Both years with their shares, the difference and its rate."""
    rate = f"{'△' if now < before else ''}{_give_share(abs(now - before), before)}"
    return (
        *figures((f"{now:,}", _give_share(now, totals[0]))),
        *figures((f"{before:,}", _give_share(before, totals[1]))),
        *(compare_amounts(now, before), Cell(rate, align="right")),
    )


def _head_comparison(name: str) -> tuple[Row, Row]:
    shade = "#fff2cc"
    years = ("令和７年度", "令和６年度", "比　　較")
    return (
        (
            Cell(name, 2, 2, align="center", shade=shade),
            *(Cell(year, colspan=2, align="center", shade=shade) for year in years),
        ),
        heads(("予算額", "構成比", "予算額", "構成比", "増減額", "増減率"), shade),
    )


def _make_comparison(head: str, groups: Groups, values: Values) -> Table:
    """Groups with a label over their items, or plain items where the label is empty; a total."""
    totals = _sum_years(values)
    rows: list[Row] = []
    for label, names in groups:
        for at, name in enumerate(names):
            side = (Cell(label, len(names), align="center", flow="rl"),) if label and not at else ()
            item = Cell(name, colspan=1 if label else 2)
            rows.append((*side, item, *_list_comparison(*values[name], totals)))
    total = (Cell("合　　　計", 1, 2, "center"), *_list_comparison(*totals, totals))
    rows.append(tuple(replace(cell, bold=True) for cell in total))
    return Table(
        (*_head_comparison(head), *rows),
        (9, 45, 24, 16, 24, 16, 24, 16),
        header_rows=2,
        repeat_header=False,
        lines=Lines(FINE, FINE, FINE, FINE, DOTS, FINE, FINE),
        size=9,
        row_height=6.2,
    )


def _draw_values(clerk: Clerk, groups: Groups) -> Values:
    draw = clerk.random.randint
    befores = {name: draw(2_000, 2_400_000) for _, names in groups for name in names}
    return {
        name: (before * draw(880, 1170) // 1000 + 1, before) for name, before in befores.items()
    }


def _sum_years(values: Values) -> tuple[int, int]:
    """The total of this year and of the last."""
    return sum(now for now, _ in values.values()), sum(before for _, before in values.values())


def _balance(values: Values, totals: tuple[int, int]) -> Values:
    """Values in the same proportions that add up to ``totals``: the largest takes what is left."""
    sums = _sum_years(values)
    scaled = {
        name: (now * totals[0] // sums[0], before * totals[1] // sums[1])
        for name, (now, before) in values.items()
    }
    left, largest = _sum_years(scaled), max(scaled, key=lambda name: scaled[name][0])
    now, before = scaled[largest]
    return scaled | {largest: (now + totals[0] - left[0], before + totals[1] - left[1])}


@STYLES.add("two-years-compared")
def make_two_years(random: Random) -> Document:
    """Income and spending of two years on a page, a header over pairs of columns; Calc."""
    clerk = Clerk(random)
    spending: Groups = (("", tuple(clerk.some_of(phrases.CHAPTERS, 8))),)
    income = _draw_values(clerk, _INCOME)
    costs = _balance(_draw_values(clerk, spending), _sum_years(income))
    unit = Prose("（単位：千円、％）", align="right", size=8, keep=True)
    blocks: tuple[Block, ...] = (
        Heading(f"{clerk.town}　令和７年度一般会計予算の概要", 2),
        Prose("（１）歳　入", size=10.5),
        *(unit, _make_comparison("区　　分", _INCOME, income)),
        Prose("（２）歳　出", size=10.5),
        *(unit, _make_comparison("款", spending, costs)),
        Prose("※構成比は四捨五入のため、合計が100にならない場合がある。", size=8),
    )
    page = PageSetup(margins=(16, 14, 16, 16), font="Noto Sans CJK JP")
    return Document(blocks, "calc", page, tagged=False)
