from __future__ import annotations

import pytest

from extractors.annotated_html import find_unit, parse_box
from schemas.geometry import BBox
from tests.extractors.reading import codes, is_accounted, paragraphs, read_html, tables


def test_boxes_of_cells_tables_and_paragraphs() -> None:
    document = read_html(
        "<h1 data-bbox='10 20 900 60'>計画</h1><table border=1>"
        "<tr><th data-bbox='10,100,500,150'>施策<th>担当"
        "<tr><td data-bbox='[10.5; 150; 500; 1200.25]'>防災"
        "<td data-bbox='500px 150px 900px 1200px'>課"
        "</table>"
    )
    (table,) = tables(document)
    assert [cell.bbox for cell in table.cells] == [
        BBox(10, 100, 500, 150),
        None,
        BBox(10.5, 150, 500, 1200.25),
        BBox(500, 150, 900, 1200),
    ]
    assert [cell.page for cell in table.cells] == [1, None, 1, 1]
    assert (table.bbox, table.page) == (BBox(10, 100, 900, 1200.25), 1)
    assert table.evidence == "annotated"
    assert paragraphs(document)[0].bbox == BBox(10, 20, 900, 60)
    assert (document.pages[0].unit, document.pages[0].width) == ("px", None)


def test_the_boxes_of_rows_and_of_the_table_itself() -> None:
    (by_rows,) = tables(
        read_html(
            "<table border=1><tr data-bbox='0 0 9 5'><td>a<td>b"
            "<tr data-bbox='0 5 9 9'><td>c<td>d</table>"
        )
    )
    assert by_rows.bbox == BBox(0, 0, 9, 9)
    (stated,) = tables(read_html("<table data-bbox='1 2 3 4'><tr><th>a<th>b<tr><td>c<td>d</table>"))
    assert stated.bbox == BBox(1, 2, 3, 4)


@pytest.mark.parametrize(
    "value", ["1 2 3", "nan 0 1 1", "0 0 1e309 1", "9 0 1 1", "0 9 1 1", "", "a b c d", "1 2 3 4 5"]
)
def test_a_bad_box_leaves_the_cell_without_a_place(value: str) -> None:
    assert parse_box(value) is None
    document = read_html(
        f"<table border=1><tr><td data-bbox='{value}'>施策<td data-bbox='1 2 3 4'>防災"
        "<tr><td>x<td>y</table>"
    )
    (table,) = tables(document)
    assert [cell.raw for cell in table.cells] == ["施策", "防災", "x", "y"]
    assert table.cells[0].bbox is None
    (finding,) = document.findings
    assert (finding.code, finding.params["value"]) == ("bbox.invalid", value)
    assert finding.anchors[0].path == "/html/body/table[1]/tr[1]/td[1]"


def test_the_unit_by_the_values_and_by_attributes() -> None:
    small, large = BBox(0, 0, 1000, 999), BBox(0, 0, 1000.5, 10)
    assert find_unit(None, [small]) == ("permille", (1000.0, 1000.0))
    assert find_unit(None, [small, large]) == ("px", None)
    assert find_unit(None, [BBox(-1, 0, 5, 5)]) == ("px", None)
    assert find_unit(("px", (794.0, 1123.0)), [small]) == ("px", (794.0, 1123.0))
    page = read_html(
        "<div data-page-width=794 data-page-height=1123><p data-bbox='0 0 9 9'>文</p></div>"
    ).pages[0]
    assert (page.unit, page.width, page.height) == ("px", 794.0, 1123.0)
    assert read_html("<p data-unit=px data-bbox='0 0 9 9'>文").pages[0].unit == "px"


def test_in_all_else_it_is_the_html_reader() -> None:
    document = read_html("<p data-bbox='0 0 9 9'>文<div hidden>隠</div>")
    assert codes(document) == ["text.hidden"]
    assert is_accounted(document.pages[0])
