from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.targets import TargetReading, read_targets, target_key
from schemas.plan import Comparator, Frequency
from schemas.roles import Role


def read_one(text: str, role: Role, unit: str = "", year: int | None = None) -> TargetReading:
    (reading,) = read_targets(text, role=role, fiscal_year=year, unit=unit)
    return reading


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "frequency"),
    [
        ("【毎年12名以上の派遣】", 12, "名", "ge", "year"),
        ("50%以上", 50, "%", "ge", None),
        ("【年4回実施】", 4, "回", None, "year"),
        ("【年1回開催】", 1, "回", None, "year"),
        ("窓口を3か所設置", 3, "か所", None, None),
        ("三か所", 3, "か所", None, None),
        ("前年度比5％増", 5, "%", "increase", None),
        ("利用者 100人/年", 100, "人", None, "year"),
        ("約200件", 200, "件", "about", None),
        ("月2回", 2, "回", None, "month"),
        ("毎月1回", 1, "回", None, "month"),
        ("延べ352人", 352, "人", None, None),
        ("１万２千人以上", 12000, "人", "ge", None),
        ("3年に1回", 1, "回/3年", None, None),
        ("週1回", 1, "回/週", None, None),
        ("80％以上を維持", 80, "%", "ge", None),
        ("相談を100件に増加", 100, "件", None, None),
        ("10人から15人に増加", 15, "人", None, None),
        ("30分以内", 30, "分", "le", None),
        ("5件未満", 5, "件", "lt", None),
    ],
)
def test_target_columns_hold_quantities_in_all_forms(
    text: str,
    value: float,
    unit: str,
    comparator: Comparator | None,
    frequency: Frequency | None,
) -> None:
    reading = read_one(text, Role.TARGET)
    assert (reading.kind, reading.value, reading.unit) == ("target", value, unit)
    assert (reading.comparator, reading.frequency) == (comparator, frequency)


def test_range_has_two_values() -> None:
    reading = read_one("10～15人", Role.TARGET)
    assert (reading.value, reading.value_max, reading.comparator) == (10, 15, "range")


@pytest.mark.parametrize(
    "text",
    [
        "2/3 みずほ野町",
        "12月末時点",
        "H30年度",
        "第3次計画の策定",
        "1テーマ",
        "条例第16条",
        "24時間の受付",
        "65歳以上の高齢者",
        "・様々な団体と地域の課題について検討する会議の実施",
        "【新規】",
        "【担当課；住宅課】",
        "資料3を参照",
        "3年生の授業",
        "４回目の接種",
        "50％以上減少した場合",
        "令和5年3月31日",
        "※２手順書",
        "9:00から17:30",
    ],
)
@pytest.mark.parametrize("role", [Role.TARGET, Role.GOAL, Role.PLAN, Role.INITIATIVE])
def test_other_numbers_are_no_targets(text: str, role: Role) -> None:
    assert read_targets(text, role=role) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "year"),
    [
        ("15", 15, "件", 2025),
        ("85.0％(R3)", 85, "%", 2021),
        ("R7：50%以上", 50, "%", 2025),
        ("△3.2", -3.2, "件", 2025),
        ("▲3.2ポイント", -3.2, "ポイント", 2025),
        ("1,234千円", 1234, "千円", 2025),
        ("２，５００人以上（令和6年度）", 2500, "人", 2024),
        ("514.0g", 514, "g", 2025),
        ("12品", 12, "品", 2025),
        ("80歳以上", 80, "歳", 2025),
        ("100 (90)", 100, "件", 2025),
    ],
)
def test_value_columns_are_numbers(text: str, value: float, unit: str, year: int) -> None:
    reading = read_one(text, Role.TARGET_VALUE, unit="（件）", year=2025)
    assert (reading.value, reading.unit, reading.fiscal_year) == (value, unit, year)


@pytest.mark.parametrize("text", ["－", "―", "", "未定", "検討", "令和5年3月策定", "○"])
def test_value_columns_may_hold_no_number(text: str) -> None:
    assert read_targets(text, role=Role.TARGET_VALUE) == ()


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.TARGET_VALUE, "target"),
        (Role.ACTUAL_VALUE, "actual"),
        (Role.BASELINE, "baseline"),
    ],
)
def test_the_column_decides_the_kind(role: Role, kind: str) -> None:
    assert read_one("40%", role).kind == kind


def test_a_label_in_the_cell_overrules_the_column() -> None:
    assert read_one("現状値：75％", Role.TARGET_VALUE).kind == "baseline"


def test_an_arrow_leads_from_the_baseline_to_the_target() -> None:
    readings = read_targets("現状80％ → 目標90％", role=Role.TARGET)
    assert [(r.kind, r.value) for r in readings] == [("baseline", 80), ("target", 90)]


def test_lines_of_a_value_cell_name_their_indicators() -> None:
    readings = read_targets("男性 30%\n女性 40%", role=Role.TARGET_VALUE)
    assert [(r.indicator, r.value) for r in readings] == [("男性", 30), ("女性", 40)]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("増加", "increase"), ("減少", "decrease"), ("維持", "maintain"), ("現状維持", "maintain")],
)
def test_directions_without_number_are_targets(text: str, comparator: str) -> None:
    reading = read_one(text, Role.TARGET_VALUE)
    assert (reading.value, reading.comparator) == (None, comparator)


def test_bullets_give_one_target_each_with_its_name_and_line() -> None:
    text = "・市民と職員との交流会(再掲) 【年1回開催】 ・新任職員への研修(全課) 【年2回開催】"
    readings = read_targets(text, role=Role.TARGET)
    assert [(r.indicator, r.value) for r in readings] == [
        ("市民と職員との交流会", 1),
        ("新任職員への研修", 2),
    ]
    assert readings[0].text == "・市民と職員との交流会(再掲) 【年1回開催】"


def test_a_bracket_on_the_next_line_belongs_to_the_bullet_above() -> None:
    reading = read_one("・交流会の開催\n【年1回開催】", Role.INITIATIVE)
    assert reading.indicator == "交流会"


def test_plans_give_targets_only_in_brackets() -> None:
    assert read_targets("講座を5回開催し、30人以上の参加を得る。", role=Role.PLAN) == ()
    assert read_one("広報紙の発行（年4回）", Role.PLAN).indicator == "広報紙の発行"
    assert read_targets("対象世帯（約600世帯）に10万円を給付する。", role=Role.PLAN) == ()


def test_goals_need_a_bound_or_a_direction() -> None:
    share = read_one("・提案の50%以上の事業化", Role.GOAL, year=2018)
    assert (share.indicator, share.value, share.fiscal_year) == ("提案の事業化", 50, 2018)
    more = read_one("・協働事業の増加 ・市民の理解の増進", Role.GOAL)
    assert (more.indicator, more.value, more.comparator) == ("協働事業", None, "increase")
    assert more.text == "・協働事業の増加"
    assert read_targets("市民100人が参加", role=Role.GOAL) == ()
    assert read_targets("サービスの向上", role=Role.GOAL) == ()


def test_reports_give_doubtful_counts_of_what_was_done() -> None:
    text = "・8法人へ13名の職員を派遣 ・研修 5回開催(4月、5月)計352人"
    readings = read_targets(text, role=Role.DO)
    assert [(r.value, r.unit) for r in readings] == [(13, "名"), (5, "回"), (352, "人")]
    assert all(r.kind == "actual" and r.confidence <= 0.5 for r in readings)


def test_what_a_report_still_plans_is_no_actual() -> None:
    text = "今年度6回開催予定(12月末時点:3回開催済)"
    assert [r.value for r in read_targets(text, role=Role.CHECK)] == [3]


@pytest.mark.parametrize("role", [Role.ISSUE, Role.REMARKS, Role.BUDGET, Role.ACHIEVEMENT])
def test_other_roles_give_nothing(role: Role) -> None:
    assert read_targets("年6回、50%以上", role=role) == ()


def test_the_same_target_of_two_columns_has_one_key() -> None:
    one = read_one("・交流会の開催（再掲） 【年1回開催】", Role.INITIATIVE)
    other = read_one("・交流会 【年１回開催】", Role.TARGET)
    assert target_key(one) == target_key(other)


@given(
    st.integers(1, 10**7),
    st.sampled_from(["人", "件", "回", "か所", "%", "団体"]),
    st.sampled_from(
        [("以上", "ge"), ("以下", "le"), ("未満", "lt"), ("程度", "about"), ("", None)]
    ),
)
def test_printed_numbers_are_read_back(number: int, unit: str, bound: tuple[str, str]) -> None:
    reading = read_one(f"{number:,}{unit}{bound[0]}", Role.TARGET_VALUE)
    assert (reading.value, reading.unit, reading.comparator) == (number, unit, bound[1])


@given(st.text(max_size=40), st.sampled_from(list(Role)))
def test_no_text_breaks_the_reader(text: str, role: Role) -> None:
    for reading in read_targets(text, role=role):
        assert reading.text


@pytest.mark.parametrize("role", [Role.PLAN, Role.INITIATIVE])
@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "frequency"),
    [
        ("年40日以上", 40, "日", "ge", "year"),
        ("・年3回", 3, "回", None, "year"),
        ("40件以上", 40, "件", "ge", None),
        ("養成講座を年3回開催する。", 3, "回", None, "year"),
        ("巡回相談を週1回実施する", 1, "回/週", None, None),
        ("朝市の開催日を年40日以上とする。", 40, "日", "ge", "year"),
        ("相談会の毎月1回開催", 1, "回", None, "month"),
        ("年1回の見直しを行う。", 1, "回", None, "year"),
    ],
)
def test_a_plan_that_ends_in_stating_a_number_sets_a_target(
    text: str,
    value: float,
    unit: str,
    comparator: Comparator | None,
    frequency: Frequency | None,
    role: Role,
) -> None:
    reading = read_one(text, role)
    assert (reading.kind, reading.value, reading.unit) == ("target", value, unit)
    assert (reading.comparator, reading.frequency) == (comparator, frequency)


@pytest.mark.parametrize(
    "text",
    [
        "5施設に補助する。",
        "週3日以上働く人を支援する。",
        "年3回以上参加した者に補助する。",
        "補助対象を従業員50人以上とする",
        "補助率を50％以内とする。",
        "3人以上世帯",
        "昨年は年3回開催した。",
        "会議を年1回開催し、意見を聞く。",
        "老朽化した案内板12基を取り替える。",
    ],
)
def test_numbers_in_the_prose_of_a_plan_are_no_targets(text: str) -> None:
    assert read_targets(text, role=Role.PLAN) == ()


def test_a_deadline_lies_in_its_fiscal_year() -> None:
    (found,) = read_targets("令和6年3月31日までに120人以上", role=Role.TARGET)
    assert (found.value, found.fiscal_year) == (120, 2023)


@pytest.mark.parametrize(
    ("text", "name", "value", "year"),
    [
        (
            "令和8年度までに満足している市民の割合を69.0％にする。",
            "満足している市民の割合",
            69.0,
            2026,
        ),
        ("登録者数を18人に増やす。", "登録者数", 18.0, None),
        ("週1日歩く市民の割合を50％以上とする。", "週1日歩く市民の割合", 50.0, None),
        ("新規就農者数（累計）を31人以上とする。", "新規就農者数（累計）", 31.0, None),
    ],
)
def test_what_is_brought_to_a_figure(text: str, name: str, value: float, year: int | None) -> None:
    found = [
        (t.indicator, t.value, t.fiscal_year)
        for t in read_targets(text, role=Role.TARGET, fiscal_year=None, unit="", context=None)
        if t.value == value
    ]
    assert found == [(name, value, year)]


def test_the_year_in_brackets_behind_an_unknown_unit() -> None:
    (found,) = read_targets(
        "57経営体（令和６年度）", role=Role.BASELINE, fiscal_year=None, unit="", context=None
    )
    assert (found.value, found.fiscal_year) == (57.0, 2024)
