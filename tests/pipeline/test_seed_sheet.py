"""The given action sheet, altered in memory: the reading must change as the document does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas.roles import Role
from tests.corpus import requires_corpus
from tests.pipeline.seeds import SHEET, read, seed

pytestmark = [pytest.mark.corpus, requires_corpus]


def test_another_sheet_is_read_as_it_stands() -> None:
    text = seed(SHEET)
    for old, new in (
        ("(16) ", "(7) 開かれた町政と"),
        ("総務部人事課", "企画部広報課"),
        ("平成 23年度", "令和 3年度"),
        ("平成 24年度", "令和 4年度"),
        ("平成 25年度", "令和 5年度"),
        ("平成 26年度", "令和 6年度"),
        ("平成27年度以降", "令和7年度以降"),
    ):
        assert old in text
        text = text.replace(old, new)
    plan = read(text)
    (item,) = plan.items
    assert item.number == "(7)"
    assert item.title.startswith("開かれた町政と")
    assert [office.name for office in item.offices][1] == "企画部広報課"
    assert [(e.first_year, e.last_year) for e in item.schedule] == [(2021, 2024)] * 2
    assert {v.fiscal_year for v in item.values if v.role is Role.DIRECTION} == {2025}
    assert plan.ledger.unassigned == 0


def only_markup(text: str) -> str:
    return text[: text.index("</table>") + len("</table>")]


def only_rows(text: str) -> str:
    """The text without the line that holds the table as mark-up and flattened."""
    return "\n".join(line for line in text.split("\n") if "<table" not in line)


@pytest.mark.parametrize("keep", [only_markup, only_rows])
def test_one_copy_of_the_schedule_is_enough(keep: Callable[[str], str]) -> None:
    plan = read(keep(seed(SHEET)))
    (item,) = plan.items
    assert [(e.first_year, e.last_year) for e in item.schedule] == [(2011, 2014)] * 2
    assert "duplicate.table-dropped" not in {finding.code for finding in plan.findings}
    assert plan.ledger.unassigned == 0


def test_an_arrow_ends_where_it_is_printed() -> None:
    text = only_markup(seed(SHEET))
    cells = text.split("</td>")
    arrow = next(number for number, cell in enumerate(cells) if cell.endswith("→"))
    cells[arrow], cells[arrow - 1] = cells[arrow].removesuffix("→"), cells[arrow - 1] + "→"
    (item,) = read("</td>".join(cells)).items
    assert [(e.first_year, e.last_year) for e in item.schedule] == [(2011, 2013), (2011, 2014)]


@pytest.mark.parametrize("years", ["H{}", "{}年度", "平成{}年度", "{western}年度"])
def test_years_may_be_printed_otherwise(years: str) -> None:
    text = only_markup(seed(SHEET))
    for year in (23, 24, 25, 26):
        text = text.replace(f">平成 {year}年度<", f">{years.format(year, western=year + 1988)}<")
    (item,) = read(text).items
    assert [(e.first_year, e.last_year) for e in item.schedule] == [(2011, 2014)] * 2


def test_headings_of_a_sheet_may_be_worded_otherwise() -> None:
    text = seed(SHEET)
    for old, new in (
        ("これまでの取組状況および課題", "現状と課題"),
        ("基本的な考え方", "取組の方針"),
        ("(2) 具体的な取組<", "(2) 主な取組<"),
        ("実施項目\t", "事業名\t"),
        ("担当部課 (室) 名", "所管課"),
    ):
        assert old in text
        text = text.replace(old, new)
    (item,) = read(text).items
    assert len(item.offices) == 3
    assert [i.number for i in item.initiatives] == ["ア", "イ"]
    wanted = {Role.BACKGROUND, Role.APPROACH, Role.INITIATIVE, Role.DIRECTION, Role.OFFICE}
    assert wanted <= {value.role for value in item.values}
    assert not {Role.POLICY, Role.OTHER} & {value.role for value in item.values}
