from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.fiscal import (
    EraContext,
    find_unread_years,
    find_years,
    format_era_year,
    format_fiscal_year,
    parse_fiscal_year,
    parse_year,
)
from schemas.fiscal.eras import ERAS, fold_text, read_number

KANJI = "〇一二三四五六七八九"


def in_kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十"
    return head + (KANJI[ones] if ones else "")


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def spellings(year: int) -> list[str]:
    """The fiscal year in every form that is printed."""
    forms = [f"{year}年度", f"FY{year}", full_width(f"{year}年度"), f" {year} 年度 "]
    for era in ERAS[:2] if year >= 1990 else ERAS[2:3]:
        number = year - era.offset
        if 1 <= number <= 99:
            numbers = [str(number), full_width(str(number)), in_kanji(number)]
            numbers += ["元"] if number == 1 else []
            spaced = f"{era.name[0]}　{era.name[1]}"
            forms += [f"{era.name}{n}年度" for n in numbers]
            forms += [f"{era.name} {n} 年度" for n in numbers]
            forms += [
                f"{spaced} {number}年度",
                f"{era.letter}{number}年度",
                f"{era.name[0]}{number}年度",
            ]
            forms += [full_width(f"{era.letter}{number}") + "年度", f"{era.letter}{number}年"]
            forms += [f"{era.name}{number}（{year}）年度", f"{era.name}{number}({year})年"]
            forms += [f"{year}（{era.name}{number}）年度", f"{year}年度({era.letter}{number})"]
    return forms


@given(st.integers(1926, 2060), st.data())
def test_every_form_of_a_year_gives_the_year(year: int, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(spellings(year)))
    assert parse_fiscal_year(form) == year


@given(st.integers(1990, 2050), st.integers(0, 12), st.sampled_from("～〜~-－―"), st.data())
def test_every_form_of_a_range_gives_both_years(
    first: int, length: int, mark: str, data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(spellings(first))).strip()
    other = data.draw(st.sampled_from(spellings(first + length))).strip()
    mention = parse_year(f"{one}{mark}{other}")
    assert mention is not None
    assert (mention.first, mention.last) == (first, first + length)


@given(st.integers(1868, 2100), st.booleans())
def test_printed_years_are_read_back(year: int, fiscal: bool) -> None:
    mention = parse_year(format_era_year(year, fiscal=fiscal))
    assert mention is not None
    assert (mention.first, mention.fiscal, mention.extrapolated) == (year, fiscal, False)


@given(st.text(alphabet="平成令和HR元年度12345 　～・()（）年末.-/'", max_size=14))
def test_places_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for mention in find_years(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.first <= mention.last
        end = mention.end


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("平成23年度～26年度", [(2011, 2014)]),
        ("平成23～26年度", [(2011, 2014)]),
        ("平成29～令和3年度", [(2017, 2021)]),
        ("H23-H26", [(2011, 2014)]),
        ("（H23-26）", [(2011, 2014)]),
        ("2020-24年度", [(2020, 2024)]),
        ("（2020～2024）", [(2020, 2024)]),
        ("平成25年度から27年度まで", [(2013, 2015)]),
        ("2024（令和6）年度～2028（令和10）年度", [(2024, 2028)]),
        ("平成20～29年度(10年間)", [(2008, 2017)]),
        ("平成23・24・25年度", [(2011, 2011), (2012, 2012), (2013, 2013)]),
        ("平成25年度及び26年度", [(2013, 2013), (2014, 2014)]),
        ("H28H29H30H31H32表記", [(y, y) for y in range(2016, 2021)]),
        ("昭和63年度・平成元年度", [(1988, 1988), (1989, 1989)]),
        ("平成31・令和元年度", [(2019, 2019)]),
        ("H31/R1", [(2019, 2019)]),
        ("平成31年度（令和元年度）", [(2019, 2019)]),
        ("平成30年度（令和元年度）", [(2018, 2018), (2019, 2019)]),
        ("H26 年度と比較", [(2014, 2014)]),
        ("平成26年4～6月", [(2014, 2014)]),
        ("平成26年度～3か年", [(2014, 2014)]),
        ("平成26年度と27年度", [(2014, 2014), (2015, 2015)]),
        ("'24年度", [(2024, 2024)]),
        ("’98年度", [(1998, 1998)]),
        ("FY'24", [(2024, 2024)]),
        (
            "㍻23年、㋿元年、㍼63年、㍽15年、㍾45年",
            [(y, y) for y in (2011, 2019, 1988, 1926, 1912)],
        ),
        ("平成\n23年度", [(2011, 2011)]),
    ],
)
def test_finds(text: str, years: list[tuple[int, int]]) -> None:
    assert [(mention.first, mention.last) for mention in find_years(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4月",
        "R410A CO2 H2O",
        "昭和1丁目",
        "2020年代",
        "第2年度",
        "3年度分",
        "令和0年",
        "2/3 黒潮町",
        "前年度比5％増",
        "5年間",
        "2024",
        "10,000人",
    ],
)
def test_finds_no_year(text: str) -> None:
    assert find_years(text) == ()
    assert find_unread_years(text) == ()


def test_impossible_years_are_read_and_marked() -> None:
    (mention,) = find_years("平成52(2040)年度")
    assert (mention.first, mention.extrapolated, mention.era) == (2040, True, "平成")
    (printed,) = find_years("平成31年度")
    assert not printed.extrapolated


@pytest.mark.parametrize("form", ["平成31年度", "令和元年度", "令和1年度", "H31", "R1", "R元"])
def test_all_names_of_fiscal_2019(form: str) -> None:
    assert parse_fiscal_year(form) == 2019


@pytest.mark.parametrize(
    "text",
    [
        "R4.3",
        "令和5年3月31日",
        "24年度",
        "平成23～26年度",
        "24年度計画",
        "H30年度の目指すべき姿",
        "",
    ],
)
def test_a_text_that_is_not_one_year(text: str) -> None:
    assert parse_fiscal_year(text) is None


def test_bare_years_stay_unread_without_context() -> None:
    assert find_years("23～26年度") == ()
    assert [year.text for year in find_unread_years("23～26年度と元年度")] == [
        "23～26年度",
        "元年度",
    ]


@pytest.mark.parametrize(
    ("text", "context", "year"),
    [
        ("24年度", EraContext((2011, 2014), ("平成",)), 2012),
        ("2年度", EraContext((2018, 2019), ("平成", "令和")), 2020),
        ("元年度", EraContext((2018,)), 2019),
        ("10年度", EraContext((2024, 2028)), 2028),
        ("62年度", EraContext((1985,)), 1987),
        ("24年度", EraContext((2023, 2025), ("",)), 2024),
        ("24年度", EraContext((2018,)), None),
        ("24年度", EraContext((1900,)), None),
        ("24年度", EraContext(), None),
        ("8年度", EraContext((1997, 2025), ("令和", "平成")), None),
        ("8年度", EraContext((1997, 2025), ("令和", "平成"), centre=2024), 2026),
        ("2013", EraContext((2011,)), 2013),
        ("2013", EraContext((1960,)), None),
    ],
)
def test_bare_years_by_context(text: str, context: EraContext, year: int | None) -> None:
    assert parse_fiscal_year(text, context) == year


def test_a_year_from_context_says_so() -> None:
    (mention,) = find_years("23～26年度", EraContext((2012,)))
    assert (mention.first, mention.last, mention.assumed, mention.era) == (2011, 2014, True, "平成")


@pytest.mark.parametrize(
    ("text", "number"),
    [("元", 1), ("２３", 23), ("二十三", 23), ("六十三", 63), ("十", 10), ("二〇二三", 2023)],
)
def test_reads_numbers(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "a", "年"])
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_number(text)


@given(st.text())
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.offsets) == len(folded.text) + 1
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert end == start + 1
        assert folded.text[place] in unicodedata.normalize("NFKC", text[start]) + text[start]


def test_prints_fiscal_years() -> None:
    assert format_fiscal_year(2024) == "令和6年度"
    assert format_fiscal_year(2024, "en") == "FY2024"
    assert format_era_year(1850, fiscal=False) == "1850年"
