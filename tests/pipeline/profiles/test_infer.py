"""A profile written from a Plan reads its document again as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.options import PlanOptions
from pipeline.profiles.check import Drift, find_drift
from pipeline.profiles.infer import infer_profile
from pipeline.profiles.model import Profile, combine
from pipeline.profiles.toml import parse_profile, read_profile, read_profiles
from schemas.errors import UsageError
from schemas.plan import Plan
from schemas.roles import Role
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table

HEADER = "基本目標 | 番号 | 事業名 | 実績 | 評価 | みどり度 | 担当課"
ROWS = ["1 緑を守る | 1 | 植樹 | 12本を植えた。 | ◎ | 高 | 公園課"]
LINES = ["みずほ野町緑の計画", "令和6年3月末日時点", "凡例：◎…達成　○…概ね達成"]


def plan_with(header: str = HEADER, *, profile: Profile | None = None) -> Plan:
    options = PlanOptions(profile=profile) if profile else None
    return plan_of([*LINES, draw_table([header, *ROWS])], options=options)


def test_what_was_inferred_can_be_read_back() -> None:
    plan = plan_with()
    profile = parse_profile(infer_profile(plan))
    assert profile.title == "みずほ野町緑の計画"
    assert profile.municipality.endswith("みずほ野町")
    assert profile.as_of == "○年○月末日時点"
    assert profile.roles["事業名"] is Role.ITEM
    assert profile.roles["担当課"] is Role.OFFICE
    assert "みどり度" not in profile.roles
    assert profile.level_headings == {"基本目標": "基本目標"}
    assert profile.legend["◎"] == "達成"
    again = plan_with(profile=profile)
    assert [i.values for i in again.items] == [
        tuple(v.model_copy(update={"confidence": again.items[0].values[at].confidence})
              for at, v in enumerate(plan.items[0].values))
    ]  # fmt: skip


def test_evidence_stands_in_comments() -> None:
    text = infer_profile(plan_with())
    assert "進捗表。根拠：" in text
    assert '# "みどり度" = "other"' in text
    assert "確度" in text
    assert "Table 1: progress table" in infer_profile(plan_with(), "en")


def test_hostile_texts_stay_within_their_line() -> None:
    plan = plan_of([draw_table(['事業名 | 実績"\\\n[x] | 担当課', "植樹 | した。 | 公園課"])])
    parse_profile(infer_profile(plan))


def test_nothing_drifted_in_the_same_document() -> None:
    profile = parse_profile(infer_profile(plan_with()).replace('# "みどり度"', '"みどり度"'))
    assert find_drift(profile, plan_with()) == ()


def test_drift_names_headings_added_gone_and_renamed() -> None:
    profile = parse_profile(infer_profile(plan_with()).replace('# "みどり度"', '"みどり度"'))
    plan = plan_with("基本目標 | 番号 | 事業名 | 実績 | 総合評価 | 課題 | 所管")
    drifts = {(d.kind, d.old, d.new) for d in find_drift(profile, plan)}
    assert ("renamed", "評価", "総合評価") in drifts
    assert ("renamed", "担当課", "所管") in drifts
    assert ("missing", "みどり度", "") in drifts
    assert ("added", "", "課題（issue）") in drifts


def test_another_plan_town_or_legend_is_drift() -> None:
    profile = Profile(title="水の計画", municipality="青葉市", legend={"◎": "満点"})
    kinds = [d.kind for d in find_drift(profile, plan_with()) if d.kind != "added"]
    assert kinds == ["title", "municipality", "legend", "legend"]
    assert Drift("legend", "◎：満点", "◎：達成") in find_drift(profile, plan_with())


def test_the_later_profile_goes_before_the_earlier() -> None:
    town = Profile(title="a", municipality="m", roles={"x": Role.DO}, legend={"◎": "1"})
    plan = Profile(title="b", roles={"y": Role.ACT}, legend={"○": "2"})
    both = combine(town, plan)
    assert (both.title, both.municipality) == ("b", "m")
    assert both.roles == {"x": Role.DO, "y": Role.ACT}
    assert both.legend == {"◎": "1", "○": "2"}


def test_a_profile_extends_another_beside_it(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text('municipality = "m"\ntitle = "t"\n', encoding="utf-8")
    (tmp_path / "plan.toml").write_text('extends = "town.toml"\ntitle = "p"\n', encoding="utf-8")
    profile = read_profile(tmp_path / "plan.toml")
    assert (profile.title, profile.municipality) == ("p", "m")
    assert read_profiles([tmp_path / "plan.toml", tmp_path / "town.toml"]).title == "t"


def test_profiles_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "a.toml"\n', encoding="utf-8")
    with pytest.raises(UsageError) as error:
        read_profile(tmp_path / "a.toml")
    assert error.value.code == "usage.profile-extends"


def test_doubtful_readings_are_left_to_the_reader() -> None:
    rows = [
        "事業名 | 担当課 | 款 | 事業費（千円）",
        "植樹 | 公園課 | 2 | 100",
        "剪定 | 公園課 | 3 | 200",
    ]
    plan = plan_of(["汐見町緑の計画", draw_table(rows)])
    text = infer_profile(plan)
    assert '# "款" = "other"' in text
    profile = parse_profile(text, "a.toml")
    assert "款" in profile.unsure
    assert "款" not in profile.roles
    assert not [drift for drift in find_drift(profile, plan) if drift.kind == "added"]
