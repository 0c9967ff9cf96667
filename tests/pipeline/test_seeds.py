"""The two documents that the project was made for, as read by hand, and altered in memory.

An alteration must change the reading as it changes the document: nothing is known by heart.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import ConvertOptions, convert
from schemas.roles import Role
from tests.corpus import SHARED, requires_corpus
from tests.pipeline.seeds import (
    PROGRESS,
    SHEET,
    Rows,
    join_rows,
    read,
    roles_of,
    seed,
    split_rows,
    table_rows,
    texts_of,
)

pytestmark = [pytest.mark.corpus, requires_corpus]

ROLES = {
    "実施項目": Role.POLICY,
    "行動計画の項目": Role.ITEM,
    "実施内容(計画上の記載)": Role.DESCRIPTION,
    "具体的な取組内容": Role.INITIATIVE,
    "取組目標": Role.TARGET,
    "実施状況や事業の効果": Role.DO,
    "課題等": Role.ISSUE,
    "改善(A)": Role.ACT,
    "H30年度の目指すべき姿": Role.GOAL,
    "実施主体": Role.OFFICE,
}


def test_both_documents_come_out_as_read_by_hand(tmp_path: Path) -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    convert(*seeds, options=ConvertOptions(out=tmp_path))
    check = [sys.executable, str(SHARED / "seeds" / "check.py"), str(tmp_path)]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def lose_blank_of_second_row(rows: Rows) -> None:
    row = rows[table_rows(rows)[1]]
    del row[3]
    row.append("")


def print_true_header(rows: Rows) -> None:
    upper, lower = (rows[number] for number in table_rows(rows)[:2])
    upper[:] = [*upper[:2], "", "", *upper[3:9]]
    lower[:] = ["", lower[1], lower[2], lower[4], "", lower[5], lower[6], "", "", ""]


def swap_improvement_and_goal(rows: Rows) -> None:
    head, _, *body = table_rows(rows)
    rows[head][6:8] = reversed(rows[head][6:8])
    for number in body:
        rows[number][7:9] = reversed(rows[number][7:9])


def swap_goal_and_office(rows: Rows) -> None:
    head, _, *body = table_rows(rows)
    rows[head][7:9] = reversed(rows[head][7:9])
    for number in body:
        rows[number][8:10] = reversed(rows[number][8:10])


def swap_description_and_activities(rows: Rows) -> None:
    _, lower, *body = table_rows(rows)
    rows[lower][2], rows[lower][4] = rows[lower][4], rows[lower][2]
    for number in body:
        rows[number][2:4] = reversed(rows[number][2:4])


@pytest.mark.parametrize(
    "alter",
    [
        lose_blank_of_second_row,
        print_true_header,
        swap_improvement_and_goal,
        swap_goal_and_office,
        swap_description_and_activities,
    ],
)
def test_headings_find_their_columns_wherever_they_slid(alter: Callable[[Rows], None]) -> None:
    rows = split_rows(seed(PROGRESS))
    alter(rows)
    plan = read(join_rows(rows))
    assert len(plan.items) == 6
    assert roles_of(plan) == ROLES
    assert "15名以上の派遣" in texts_of(plan, 0, Role.TARGET)
    assert "8法人へ13名" in texts_of(plan, 0, Role.DO)
    assert "50%以上の事業化" in texts_of(plan, 2, Role.GOAL)
    assert plan.ledger.unassigned == 0


def test_another_lost_span_keeps_the_roles() -> None:
    rows = split_rows(seed(PROGRESS))
    upper = rows[table_rows(rows)[0]]
    del upper[2]
    upper.append("")
    plan = read(join_rows(rows))
    assert len(plan.items) == 6
    assert "15名以上の派遣" in texts_of(plan, 0, Role.TARGET)
    assert "8法人へ13名" in texts_of(plan, 0, Role.DO)
    assert "派遣先NPOの拡大" in texts_of(plan, 0, Role.ISSUE)


def test_a_true_header_is_not_repaired() -> None:
    rows = split_rows(seed(PROGRESS))
    print_true_header(rows)
    codes = {finding.code for finding in read(join_rows(rows)).findings}
    assert not codes & {"header.span-repaired", "header.ambiguous"}


@pytest.mark.parametrize(("heading", "column", "role"), [(7, 8, Role.GOAL), (3, 4, Role.TARGET)])
def test_a_column_that_is_not_there_is_not_read(heading: int, column: int, role: Role) -> None:
    rows = split_rows(seed(PROGRESS))
    head, lower, *body = table_rows(rows)
    del rows[head][heading]
    del rows[lower][heading]
    for number in body:
        del rows[number][column]
    plan = read(join_rows(rows))
    assert len(plan.items) == 6
    assert role not in roles_of(plan).values()
    assert {Role.DO, Role.ISSUE, Role.ACT} <= set(roles_of(plan).values())


def test_other_years_and_numbers_are_read_as_they_stand() -> None:
    text = seed(PROGRESS)
    for old, new in (
        ("平成26年12月", "令和5年9月"),
        ("H30年度", "R9年度"),
        ("15名", "２０名"),
        ("【年6回実施】", "【年８回実施】"),
    ):
        assert old in text
        text = text.replace(old, new)
    plan = read(text)
    assert plan.as_of is not None
    assert (plan.as_of.date, plan.as_of.precision) == ("2023-09-30", "month-end")
    targets = {(t.value, t.unit) for item in plan.items for t in item.targets}
    assert {(20.0, "名"), (8.0, "回")} <= targets
    goals = {v.fiscal_year for i in plan.items for v in i.values if v.role is Role.GOAL}
    assert goals == {2027}


def test_other_policies_and_offices_are_read_as_they_stand() -> None:
    text = seed(PROGRESS)
    text = text.replace("基本方針IV", "基本目標２").replace(
        "県(県民生活・男女共同参画課)", "市(文化振興課)"
    )
    plan = read(text)
    top = next(policy for policy in plan.policies if policy.parent_id is None)
    assert (top.level, top.number) == ("基本目標", "２")
    office = plan.items[2].offices[0]
    assert (office.name, office.body, office.role) == ("文化振興課", "市", "implementer")


def test_reordered_rows_keep_their_policies() -> None:
    rows = split_rows(seed(PROGRESS))
    body = table_rows(rows)[2:]
    rows[body[0] : body[0] + 6] = [rows[n] for n in (*body[2:5], *body[:2], body[5])]
    plan = read(join_rows(rows))
    titles = {policy.id: policy.title for policy in plan.policies}
    assert [titles[item.policy_ids[0]][:4] for item in plan.items] == [
        "相互理解", "相互理解", "相互理解", "職員に対", "職員に対", "協働提供",
    ]  # fmt: skip


def widen_digits(text: str) -> str:
    """The text with full-width digits, but in mark-up."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    parts = re.split(r"(<[^>]*>)", text)
    return "".join(part if part.startswith("<") else part.translate(wide) for part in parts)


@pytest.mark.parametrize("pattern", [PROGRESS, SHEET])
def test_full_width_digits_say_the_same(pattern: str) -> None:
    narrow, wide = read(seed(pattern)), read(widen_digits(seed(pattern)))
    for old, new in zip(narrow.items, wide.items, strict=True):
        assert [o.name for o in new.offices] == [o.name for o in old.offices]
        assert [(t.value, t.unit, t.comparator, t.frequency) for t in new.targets] == [
            (t.value, t.unit, t.comparator, t.frequency) for t in old.targets
        ]
        assert [(e.first_year, e.last_year) for e in new.schedule] == [
            (e.first_year, e.last_year) for e in old.schedule
        ]
        assert [(v.role, v.fiscal_year) for v in new.values] == [
            (v.role, v.fiscal_year) for v in old.values
        ]
    assert (wide.as_of is None) == (narrow.as_of is None)
    assert wide.ledger.unassigned == 0


def strip_trailing_blanks(rows: Rows) -> None:
    for number in table_rows(rows):
        while rows[number][-1] == "":
            del rows[number][-1]


def add_trailing_blanks(rows: Rows) -> None:
    for number in table_rows(rows):
        rows[number] += ["", ""]


@pytest.mark.parametrize("alter", [strip_trailing_blanks, add_trailing_blanks])
def test_blanks_at_the_end_of_a_row_say_nothing(alter: Callable[[Rows], None]) -> None:
    rows = split_rows(seed(PROGRESS))
    alter(rows)
    plan = read(join_rows(rows))
    assert len(plan.items) == 6
    assert roles_of(plan) == ROLES


def test_rows_come_and_go() -> None:
    rows = split_rows(seed(PROGRESS))
    body = table_rows(rows)[2:]
    added = ["4 別の柱", "① 別の項目", *rows[body[0]][2:]]
    rows = [row for number, row in enumerate(rows) if number not in body[3:5]]
    rows.insert(body[3] + 1, added)
    plan = read(join_rows(rows))
    assert [item.number for item in plan.items] == ["①", "②", "①", "①", "①"]
    assert (plan.items[-1].title, plan.policies[-1].title) == ("別の項目", "別の柱")


@pytest.mark.parametrize("numbers", ["(1) (2) (3)", "ア イ ウ", "1. 2. 3."])
def test_items_may_be_numbered_otherwise(numbers: str) -> None:
    rows = split_rows(seed(PROGRESS))
    for number in table_rows(rows)[2:]:
        mark, _, title = rows[number][1].partition(" ")
        rows[number][1] = f"{numbers.split()['①②③'.index(mark)]} {title}"
    plan = read(join_rows(rows))
    assert len(plan.items) == 6
    assert all(not item.title[0].isascii() for item in plan.items)
    assert roles_of(plan) == ROLES
