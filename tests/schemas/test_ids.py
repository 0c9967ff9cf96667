from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import (
    RULE_VERSION,
    IdRegister,
    RepeatedId,
    edition_id,
    indicator_id,
    item_id,
    note_id,
    plan_id,
    policy_id,
    progress_id,
    table_id,
    title_key,
    value_id,
)

SOURCE = "c13c7423f93f6bd7" * 4
PLAN = "392049-84352757ad"
ITEM = f"{PLAN}:1-①"


def test_golden_ids_of_rule_1() -> None:
    """Literal ids: whoever must change one of them raises RULE_VERSION."""
    assert RULE_VERSION == 1
    assert plan_id("392049", SOURCE, "第2次みずほ野町総合計画（令和5年度～令和9年度）") == PLAN
    assert plan_id("", SOURCE, "") == "c13c7423-e3b0c44298"
    assert edition_id(PLAN, "2014-12-31", 2014, SOURCE) == f"{PLAN}-2014-12-31"
    assert edition_id(PLAN, None, 2014, SOURCE) == f"{PLAN}-2014"
    assert edition_id(PLAN, None, None, SOURCE) == f"{PLAN}-c13c7423"
    assert item_id(PLAN, ["1", " ① "], ["職員に対する理解の促進"], "研修") == ITEM
    assert item_id(PLAN, ["", "(16)"], [], "研修") == f"{PLAN}:(16)"
    assert item_id(PLAN, ["1", ""], ["理解の促進"], "研修の実施") == f"{PLAN}:~81c37025"
    assert policy_id(PLAN, ["1", "2"], ["協働", "研修"]) == f"{PLAN}/1-2"
    assert policy_id(PLAN, [""], ["健康づくり"]) == f"{PLAN}/~50013a3c"
    assert indicator_id(ITEM, "受講者数", "人") == f"{ITEM}#7a1deca5"
    assert progress_id(ITEM, 2014, "2014-12-31") == f"{ITEM}@2014"
    assert progress_id(ITEM, None, "2014-12-31") == f"{ITEM}@2014-12-31"
    assert value_id(ITEM, "do", ["実行(D)", "実施状況"]) == f"{ITEM}!do-299aa5ed"
    assert note_id(PLAN, "※", "プラットホーム", "対等な立場で協議する場") == f"{PLAN}:note~20a5e70d"
    assert table_id(PLAN, "表1", ["年度", "件数"]) == f"{PLAN}:table~6325f5af"


@pytest.mark.parametrize(
    "title",
    [
        "令和5年度 青葉野市総合計画　進捗状況報告",
        "青葉野市総合計画 進捗状況報告（平成26年度～30年度）",
        "青葉野市総合計画（H30）進捗状況報告（平成31年3月）",
        "青 葉 野 市 総 合 計 画 進捗状況報告 24年度",
    ],
)
def test_editions_of_a_plan_share_its_key(title: str) -> None:
    assert title_key(title) == title_key("青葉野市総合計画進捗状況報告")


def test_another_plan_has_another_key() -> None:
    assert title_key("第2次青葉野市総合計画") != title_key("第3次青葉野市総合計画")


@given(st.text(), st.text(max_size=12))
def test_ids_that_name_folders_are_safe(code: str, date: str) -> None:
    folder = edition_id(plan_id(code, SOURCE, "計画"), date, None, SOURCE)
    assert re.fullmatch(r"[0-9A-Za-z-]+", folder)


def test_equal_ids_are_numbered_in_order() -> None:
    register = IdRegister()
    assert [register.register(name) for name in ("x", "y", "x", "x")] == ["x", "y", "x.2", "x.3"]
    assert register.repeats == [RepeatedId("x", 2, "x.2"), RepeatedId("x", 3, "x.3")]


@given(st.lists(st.sampled_from(["x", "x.2", "x.2.2", "y"])))
def test_registered_ids_are_distinct(names: list[str]) -> None:
    register = IdRegister()
    given_ids = [register.register(name) for name in names]
    assert len(set(given_ids)) == len(names)
    assert len(register.repeats) == sum(a != b for a, b in zip(names, given_ids, strict=True))
