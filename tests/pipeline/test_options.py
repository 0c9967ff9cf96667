"""Options are checked where they enter and handed on to each stage."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import __version__
from pipeline.options import ConvertOptions, Limits, parse_formats, parse_pages
from pipeline.profiles.model import Profile
from schemas.errors import UsageError


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", ()),
        (" ", ()),
        ("3", ((3, 3),)),
        ("3-10,12-", ((3, 10), (12, None))),
        ("３－１０、１２～", ((3, 10), (12, None))),
        ("1 - 2", ((1, 2),)),
    ],
)
def test_pages_are_read(text: str, pages: object) -> None:
    assert parse_pages(text) == pages


@pytest.mark.parametrize("text", ["x", "0", "5-3", "-3", "1,,2", "1-2-3", "1.5", "9999999", ","])
def test_wrong_pages_are_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_pages(text)
    assert caught.value.code == "usage.pages"
    assert caught.value.params["value"] == text


@given(st.lists(st.tuples(st.integers(1, 9999), st.none() | st.integers(0, 9999)), min_size=1))
def test_printed_pages_are_read_back(ranges: list[tuple[int, int | None]]) -> None:
    pages = tuple((first, None if more is None else first + more) for first, more in ranges)
    printed = ",".join(f"{first}-{'' if last is None else last}" for first, last in pages)
    assert parse_pages(printed) == pages


def test_formats_have_one_order_whatever_is_asked() -> None:
    assert parse_formats(["word,csv"]) == parse_formats(["csv", "word"]) == ("csv", "word")
    assert parse_formats([]) == ("csv", "json", "word", "report")


@pytest.mark.parametrize(
    ("option", "value"), [("lang", "fr"), ("headings", "de"), ("csv", "tsv"), ("only", ("pdf",))]
)
def test_unknown_choices_are_refused(option: str, value: object) -> None:
    with pytest.raises(UsageError) as caught:
        ConvertOptions(**{option: value})  # type: ignore[arg-type]
    assert caught.value.code == "usage.choice"
    assert caught.value.params["option"] == f"--{option}"


def test_each_stage_gets_its_part() -> None:
    options = ConvertOptions(
        out=Path("out"),
        title="計画",
        pages=((1, 2),),
        password="p",
        only=("csv",),
        csv="plain",
        licence="CC-BY-4.0",
        limits=Limits(pages=7, cells=9),
    )
    extraction, plan, output = (
        options.for_extraction(),
        options.for_plan(),
        options.for_output(),
    )
    assert (extraction.pages, extraction.password) == (((1, 2),), "p")
    assert (extraction.max_pages, extraction.max_cells) == (7, 9)
    assert (plan.title, plan.generator) == ("計画", f"keikaku {__version__}")
    assert (output.formats, output.csv, output.licence) == (("csv",), "plain", "CC-BY-4.0")


def test_the_command_line_goes_before_the_profile() -> None:
    profile = Profile(title="甲計画", municipality="青葉野市")
    plan = ConvertOptions(title="乙計画", profile=profile).for_plan()
    assert (plan.title, plan.municipality) == ("乙計画", "青葉野市")
