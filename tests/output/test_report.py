from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from output.options import Lang
from output.report import report_html
from output.report.figures import entry_bar, ledger_parts
from output.report.markup import Markup, el, lines, markup
from schemas.document import Document, Page, SourceInfo, Table
from schemas.plan import ActionItem, Ledger, OtherTable, Plan, ScheduleEntry, TableCell
from tests.output.sample_plan import BARE, PLAN

HOSTILE = "<script>alert(1)</script>\"'><img src=http://evil.example/x onerror=alert(1)>&"


def soup(plan: Plan = PLAN, lang: Lang = "ja", status: str = "ok") -> BeautifulSoup:
    return BeautifulSoup(report_html(plan, None, status, lang), "lxml")


def rows_of(page: BeautifulSoup, heading: str) -> list[list[str]]:
    title = page.find("h2", id=heading)
    assert title is not None
    table = title.find_next("table")
    assert isinstance(table, Tag)
    return [[c.get_text() for c in row.find_all(["th", "td"])] for row in table.find_all("tr")]


@given(st.text())
def test_markup_escapes_every_text(text: str) -> None:
    inner = markup(text)
    assert "<" not in inner
    assert '"' not in inner
    assert markup(inner) == inner


def test_elements_escape_children_and_attributes() -> None:
    assert el("b", "<", title='"') == '<b title="&quot;">&lt;</b>'
    assert lines("a\n<b>") == Markup("a<br>&lt;b&gt;")


def test_page_has_no_scripts_and_asks_nobody() -> None:
    page = soup()
    assert not page.find_all(["script", "link", "img", "iframe", "object", "form"])
    assert not [tag for tag in page.find_all(src=True)]
    assert all(str(a["href"]).startswith("#") for a in page.find_all("a"))
    assert "url(" not in str(page.find("style"))


def test_hostile_texts_stay_texts() -> None:
    item = ActionItem(id=HOSTILE, title=HOSTILE, description=HOSTILE, number=HOSTILE)
    cell = TableCell(row=0, col=0, text=HOSTILE, raw=HOSTILE)
    table = OtherTable(id="T", rows=1, cols=1, caption=HOSTILE, cells=(cell,))
    plan = PLAN.model_copy(update={"title": HOSTILE, "items": (item,), "tables": (table,)})
    page = soup(plan)
    assert not page.find_all(["script", "img"])
    assert not [tag for tag in page.find_all(True) if any(k.startswith("on") for k in tag.attrs)]
    assert HOSTILE in page.get_text()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_language_is_declared_and_used(lang: Lang) -> None:
    page = soup(lang=lang, status="partial")
    assert page.find("html", lang=lang)
    words = {"ja": ("気づいた点", "一部未読"), "en": ("Findings", "partly read")}[lang]
    assert all(word in page.get_text() for word in words)


def test_findings_are_ranked_with_code_and_page() -> None:
    rows = rows_of(soup(), "findings")
    assert [row[2] for row in rows[1:]] == [
        "page.no-text",
        "header.span-repaired",
        "header.ambiguous",
        "table.joined-over-pages",
    ]
    assert [row[3] for row in rows[1:]] == ["3", "1", "1", ""]
    assert rows[1][0] == "✕ 誤り"


def test_findings_speak_the_language_of_the_report() -> None:
    assert "Page 3 has no text" in rows_of(soup(lang="en"), "findings")[1][1]


def test_ledger_parts_and_their_shares() -> None:
    rows = rows_of(soup(), "ledger")
    assert rows[1] == [" 項目の記載", "620", "62.0%"]
    assert rows[-1] == ["原本の文字", "1,000", ""]
    assert [name for name, _, _ in ledger_parts(Ledger(source=3, values=2, unassigned=1))] == [
        "values",
        "unassigned",
    ]


def test_pictures_have_names() -> None:
    for picture in soup().find_all("svg"):
        assert picture.get("aria-hidden") == "true" or picture.get("aria-label")


def test_headings_do_not_skip_levels() -> None:
    levels = [int(tag.name[1]) for tag in soup().find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_header_cells_have_a_scope() -> None:
    assert all(tag.get("scope") for tag in soup().find_all("th"))


def test_policies_are_nested_with_their_items() -> None:
    tree = soup().find("div", class_="tree")
    assert isinstance(tree, Tag)
    tops = tree.select("div > ul > li > strong")
    assert [top.get_text() for top in tops] == [
        "Ⅰ　市民と行政との協働の促進",
        "Ⅱ　暮らしを支える情報基盤の整備",
    ]
    assert "施策に属さない項目" in tree.get_text()


def test_progress_has_a_row_for_each_year() -> None:
    rows = rows_of(soup(), "progress")
    assert [row[1] for row in rows[1:]] == ["平成26年度", "平成25年度", "平成26年度"]


def test_bars_say_in_words_what_they_show() -> None:
    entry = ScheduleEntry(task="広報", first_year=2012, text="年１回", open_ended=True)
    bar = entry_bar(entry, range(2011, 2015), "ja")
    assert "年１回（以降継続） 平成24年度～" in bar
    undated = entry_bar(ScheduleEntry(text="随時"), range(0), "ja")
    assert "時期の記載なし" in undated


def test_tables_kept_whole_keep_their_spans() -> None:
    heading = soup().find("h2", id="other_tables")
    assert heading is not None
    table = heading.find_next("table")
    assert isinstance(table, Tag)
    assert table.select_one('th[rowspan="2"]') is not None
    assert table.select_one('td[colspan="2"]') is not None


def test_document_adds_pages_and_tables() -> None:
    source = SourceInfo("x.pdf", "0" * 64, "application/pdf", 1)
    pages = (Page(1, blocks=(Table((), 0, 0),)), Page(2))
    text = BeautifulSoup(report_html(PLAN, Document(source, pages)), "lxml").get_text(" ")
    assert re.search(r"2 ページ\s+1 表", text)


def test_a_plan_without_anything_has_a_report() -> None:
    page = soup(BARE)
    assert "名称の記載のない計画" in page.get_text()
    assert [tag.get("id") for tag in page.find_all("h2")] == [None, "findings"]


def test_same_plan_gives_the_same_bytes() -> None:
    assert report_html(PLAN) == report_html(PLAN)
