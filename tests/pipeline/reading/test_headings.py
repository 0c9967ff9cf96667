from __future__ import annotations

import pytest

from pipeline.reading.headings import find_caption_unit, split_heading
from pipeline.reading.lexicon import load_lexicon, parse_lexicon
from schemas.roles import Role


@pytest.mark.parametrize(
    ("text", "concept", "year", "unit"),
    [
        ("H30年度の目指すべき姿", "目指すべき姿", 2018, ""),
        ("決算額（千円）", "決算額", None, "千円"),
        ("令和４年度", "", 2022, ""),
        ("目標値（R7）", "目標値", 2025, ""),
        ("主 な 事 業 内 容", "主な事業内容", None, ""),
        ("指標※1", "指標", None, ""),
        ("施策            年度", "施策", None, ""),
        ("平成27年度以降の取組の方向", "以降の取組の方向", 2015, ""),
    ],
)
def test_heading_is_split(text: str, concept: str, year: int | None, unit: str) -> None:
    parts = split_heading(text)
    assert (parts.concept, parts.fiscal_year, parts.unit) == (concept, year, unit)


def test_unit_of_a_whole_table() -> None:
    assert find_caption_unit(["1．追加", "（単位：千円）"]) == "千円"
    assert find_caption_unit(["（変更前）令和5年度から　（単位　千円）"]) == "千円"
    assert find_caption_unit(["表1"]) == ""


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("事業名", Role.ITEM),
        ("考 備", Role.REMARKS),
        ("実施内容（計画上の記載）", Role.DESCRIPTION),
        ("以降の取組の方向", Role.DIRECTION),
        ("主な取組実績", Role.DO),
        ("担当局室", Role.OFFICE),
    ],
)
def test_lexicon_proposes(heading: str, role: Role) -> None:
    senses = load_lexicon().senses(heading)
    assert max(senses, key=lambda r: senses[r]) is role


def test_profile_fixes_a_heading() -> None:
    lexicon = load_lexicon().with_roles({"目標": Role.GOAL}, ["大項目"])
    assert lexicon.senses("目 標") == {Role.GOAL: 1.0}
    assert lexicon.is_level("大項目")


def test_unknown_role_in_the_lexicon_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        parse_lexicon(["事業名\tnonsense\t1"])
