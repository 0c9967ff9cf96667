"""The given progress table with its columns in other orders and other merged cells lost.

Headings and contents move together, so every column must keep the role that it has in the table as
printed; the contents decide where labels stand that slid.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from schemas.plan import Plan
from schemas.roles import Role
from tests.corpus import requires_corpus
from tests.pipeline.seeds import PROGRESS, join_rows, read, seed, split_rows, table_rows

pytestmark = [pytest.mark.corpus, requires_corpus]

Labels = list[str]
COLUMNS = (
    ("実施項目", "", Role.POLICY),
    ("行動計画(P)", "行動計画の項目", Role.ITEM),
    ("", "実施内容(計画上の記載)", Role.DESCRIPTION),
    ("", "具体的な取組内容", Role.INITIATIVE),
    ("取組目標", "", Role.TARGET),
    ("実行(D)", "実施状況や事業の効果", Role.DO),
    ("評価(C)", "課題等", Role.ISSUE),
    ("改善(A)", "", Role.ACT),
    ("H30年度の目指すべき姿", "", Role.GOAL),
    ("実施主体", "", Role.OFFICE),
)
"""Upper label, lower label and role of each column, with the blanks of the merged cells."""
PRINTED = tuple(range(10))
SWAPS = [
    (*PRINTED[:first], second, first, *PRINTED[second + 1 :])
    for first, second in pairwise(range(4, 10))
]
MIXED = [
    (0, 1, 2, 3, 9, 4, 6, 5, 8, 7),
    (0, 1, 2, 3, 6, 7, 9, 4, 8, 5),
    (0, 1, 2, 3, 9, 8, 7, 6, 5, 4),
]
WITHOUT = [tuple(col for col in PRINTED if col != gone) for gone in range(4, 10)]
ORDERS = [PRINTED, *SWAPS, *MIXED, *WITHOUT]


def rearrange(order: tuple[int, ...], alter: Callable[[Labels, Labels], None]) -> str:
    """The document with its columns in another order and its header rows altered."""
    rows = split_rows(seed(PROGRESS))
    head, lower, *body = table_rows(rows)
    upper_labels, lower_labels = ([COLUMNS[c][row] for c in order] for row in (0, 1))
    alter(upper_labels, lower_labels)
    for number, labels in ((head, upper_labels), (lower, lower_labels)):
        rows[number] = (labels + [""] * len(order))[: len(order)]
    for number in body:
        texts = [*rows[number], ""]
        rows[number] = [texts[col] for col in order]
    return join_rows(rows)


def find_roles(plan: Plan) -> dict[int | None, Role]:
    return {v.anchors[0].col: v.role for item in plan.items for v in item.values}


def nothing(upper: Labels, lower: Labels) -> None:
    """Leaves the header as it is."""


def lose_upper_blank(upper: Labels, lower: Labels) -> None:
    upper.remove("")


def lose_all_upper_blanks(upper: Labels, lower: Labels) -> None:
    upper[:] = [label for label in upper if label]


def lose_first_lower_blank(upper: Labels, lower: Labels) -> None:
    lower.remove("")


def lose_blanks_of_both(upper: Labels, lower: Labels) -> None:
    upper.remove("")
    del lower[lower.index("", 1)]


def slide_as_given(upper: Labels, lower: Labels) -> None:
    """As in the given document: a blank lost above, one too many below."""
    upper.remove("")
    lower.insert(lower.index("具体的な取組内容"), "")


@pytest.mark.parametrize("order", ORDERS, ids=str)
@pytest.mark.parametrize(
    "alter",
    [
        nothing,
        lose_upper_blank,
        lose_all_upper_blanks,
        lose_first_lower_blank,
        lose_blanks_of_both,
        slide_as_given,
    ],
)
def test_every_column_keeps_its_role(
    order: tuple[int, ...], alter: Callable[[Labels, Labels], None]
) -> None:
    plan = read(rearrange(order, alter))
    assert len(plan.items) == 6
    assert find_roles(plan) == {col: COLUMNS[source][2] for col, source in enumerate(order)}
    assert plan.ledger.unassigned == 0


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_a_header_that_fits_is_left_alone(order: tuple[int, ...]) -> None:
    codes = {finding.code for finding in read(rearrange(order, nothing)).findings}
    assert not codes & {"header.span-repaired", "header.ambiguous"}
