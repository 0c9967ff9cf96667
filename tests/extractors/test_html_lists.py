from __future__ import annotations

from bs4 import BeautifulSoup

from extractors.html.lists import find_label_lists
from tests.extractors.reading import is_accounted, read_html, tables

FORM = "<dl><dt>担当課</dt><dd>公園課</dd><dt>取組内容</dt><dd>木を植える。</dd></dl>"


def count(html: str) -> int:
    return len(find_label_lists(BeautifulSoup(html, "lxml")))


def test_labels_with_one_value_each_are_a_form() -> None:
    assert count(FORM) == 1
    assert count(FORM.replace("<dt>", "<div><dt>").replace("</dd>", "</dd></div>")) == 1


def test_terms_with_explanations_are_text() -> None:
    assert count("<dl><dt>里山</dt><dd>人里の山。</dd><dt>街路樹</dt><dd>道の木。</dd></dl>") == 0


def test_lists_that_hold_more_are_text() -> None:
    assert count(FORM.replace("木を植える。", "<h3>植樹</h3>")) == 0
    assert count(FORM.replace("<dd>公園課</dd>", "<dd>公園課</dd><dd>道路課</dd>")) == 0
    assert count("<dl><dt>担当課</dt><dd>公園課</dd></dl>") == 0


def test_a_form_becomes_a_table_whose_labels_are_headings() -> None:
    document = read_html(f"<h4>植樹</h4>{FORM}<p>終わり</p>")
    (table,) = tables(document)
    assert [(c.row, c.col, c.raw, c.header) for c in table.cells] == [
        (0, 0, "担当課", True),
        (0, 1, "公園課", False),
        (1, 0, "取組内容", True),
        (1, 1, "木を植える。", False),
    ]
    assert is_accounted(document.pages[0])
