from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.contents import best_by_contents, describe_column, score_contents
from schemas.roles import Role

COLUMNS: dict[Role, list[str]] = {
    Role.OFFICE: ["公園課", "総務部 企画課", "教育委員会"],
    Role.BUDGET: ["1,200", "△300", "45,000"],
    Role.TARGET: ["【毎年15名以上】", "【年1回実施】", "[3か所以上]"],
    Role.DO: ["・講習を2回開催した。", "4月に350人が参加した。"],
    Role.ISSUE: ["・人手が不足している。", "・周知が課題である。"],
    Role.ACT: ["・今後は回数を見直す。", "・次年度は周知を強化する。"],
    Role.GOAL: ["・参加者の増加", "・理解の増進"],
    Role.SCHEDULE: ["→", "実施", "検討"],
    Role.RATING: ["Ａ", "◎", "B"],
    Role.PERIOD: ["令和3年度～令和7年度", "H30年度から"],
}


@pytest.mark.parametrize("role", COLUMNS, ids=str)
def test_typical_cells_speak_for_their_role(role: Role) -> None:
    contents = describe_column(COLUMNS[role], len(COLUMNS[role]))
    scores = {other: score_contents(other, contents) for other in COLUMNS}
    assert scores[role] > 0.3
    assert scores[role] == max(scores.values())


def test_empty_cells_count_for_the_fill_rate_only() -> None:
    contents = describe_column(["公園課", "", " ", "公園課"], 4)
    assert (contents.filled, contents.fill_rate, contents.distinct_rate) == (2, 0.5, 0.5)
    assert contents.share("office") == 1.0
    assert contents.share("no such feature") == 0.0


def test_nothing_is_said_of_an_empty_column() -> None:
    contents = describe_column(["", ""], 2)
    assert score_contents(Role.OFFICE, contents) == 0.0
    assert best_by_contents(contents, [Role.OFFICE]) is None


def test_the_best_of_some_roles() -> None:
    contents = describe_column(COLUMNS[Role.OFFICE], 3)
    assert best_by_contents(contents, [Role.BUDGET, Role.OFFICE]) == (Role.OFFICE, 1.0)
    assert best_by_contents(contents, []) is None


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(Role))
def test_scores_and_shares_stay_within_bounds(texts: list[str], role: Role) -> None:
    contents = describe_column(texts, len(texts))
    assert -1.0 <= score_contents(role, contents) <= 1.0
    assert all(0.0 <= share <= 1.0 for share in contents.shares.values())
