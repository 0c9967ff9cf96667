from __future__ import annotations

import time

import pytest

from extractors.base import ExtractOptions
from schemas.errors import LimitError
from tests.extractors.reading import codes, is_accounted, paragraphs, read_html, shape, tables


def test_spans_headers_caption_and_paths() -> None:
    document = read_html(
        "<table><caption>別表</caption>"
        "<thead><tr><th rowspan=2>施策<th colspan=2>目標値<tr><th>R6<th>R7</thead>"
        "<tbody><tr><th>1<td>10<td>20</tbody></table>"
    )
    (table,) = tables(document)
    assert shape(table) == [
        (0, 0, 2, 1, "施策"),
        (0, 1, 1, 2, "目標値"),
        (1, 1, 1, 1, "R6"),
        (1, 2, 1, 1, "R7"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "10"),
        (2, 2, 1, 1, "20"),
    ]
    assert (table.header_rows, table.caption, table.evidence) == (2, "別表", "dom")
    assert [cell.header for cell in table.cells] == [True] * 5 + [False] * 2
    assert table.cells[-1].path == "/html/body/table[1]/tbody[1]/tr[1]/td[2]"
    assert table.spans_known
    assert [(p.kind, p.raw) for p in paragraphs(document)] == [("caption", "別表")]


def test_header_rows_are_leading_rows_of_header_cells_only() -> None:
    (side,) = tables(read_html("<table><tr><th>a<td>b<tr><th>c<td>d</table>"))
    assert side.header_rows == 0
    (td_in_thead,) = tables(read_html("<table><thead><tr><td>a<td>b</thead><tr><td>c<td>d</table>"))
    assert td_in_thead.header_rows == 1
    (beside,) = tables(read_html("<table><tr><th>a<th>b<tr><th rowspan=2>c<td>d<tr><td>e</table>"))
    assert beside.header_rows == 1


def test_footers_stand_last() -> None:
    (table,) = tables(
        read_html(
            "<table><tfoot><tr><td>計<td>3</tfoot><tbody><tr><td>a<td>1<tr><td>b<td>2</table>"
        )
    )
    assert [cell.raw for cell in table.cells if cell.col == 0] == ["a", "b", "計"]


def test_lines_of_a_cell() -> None:
    (table,) = tables(
        read_html(
            "<table border=1><tr><td>ア<br>イ<td><p>一</p><p>二</p><tr><td>"
            "<ul><li>A<li>B</ul><td>東部\n   地区 and\n rest</table>"
        )
    )
    assert [cell.raw for cell in table.cells] == ["ア\nイ", "一\n二", "A\nB", "東部地区 and rest"]


def test_an_inner_table_is_a_block_after_the_outer_one() -> None:
    document = read_html(
        "<table border=1><tr><th>区分<th>内容<tr><td>年次計画<td>前"
        "<table border=1><tr><td>R6<td>R7<tr><td>検討<td>実施</table>後</table>"
    )
    outer, inner = tables(document)
    assert [cell.raw for cell in outer.cells] == ["区分", "内容", "年次計画", "前\n後"]
    assert [cell.raw for cell in inner.cells] == ["R6", "R7", "検討", "実施"]
    assert codes(document) == ["html.nested-table"]


@pytest.mark.parametrize(
    "layout",
    [
        "<table role=presentation><tr><td>{}<td>案内</table>",
        "<table><tr><td>{}</table>",
        "<table width=100%><tr><td>目次<td>{}<tr><td colspan=2>末尾</table>",
        "<table><tr><td><h1>計画</h1><td>x<tr><td>{}<td>y</table>",
    ],
)
def test_layout_tables_are_taken_apart(layout: str) -> None:
    data = "<table border=1><tr><th>施策<th>担当<tr><td>防災訓練の実施<td>防災課</table>"
    document = read_html(layout.format(f"<p>前文</p>{data}"))
    (table,) = tables(document)
    assert [cell.raw for cell in table.cells] == ["施策", "担当", "防災訓練の実施", "防災課"]
    assert "前文" in [paragraph.raw for paragraph in paragraphs(document)]
    assert is_accounted(document.pages[0])


def test_text_between_cells_is_kept() -> None:
    document = read_html("<table border=1>迷子<tr><td>a<td>b<tr>も<td>c<td>d</table>")
    assert "迷子" in "".join(p.raw for p in paragraphs(document))
    assert is_accounted(document.pages[0])


def test_hidden_rows_and_cells_are_left_out_and_counted() -> None:
    document = read_html(
        "<table border=1><tr><td>a<td>b<tr style='display: none'><td>隠<td>し"
        "<tr><td>c<td>d<td hidden>印</table>"
    )
    (table,) = tables(document)
    assert [cell.raw for cell in table.cells] == ["a", "b", "c", "d"]
    assert document.pages[0].hidden == 3


def test_bad_spans_are_clamped_with_a_finding_each_kind() -> None:
    document = read_html(
        "<table border=1><tr><td colspan=10000000>題<td rowspan=abc>x"
        "<tr><td colspan=-1>a<td colspan=0>b<td>c</table>"
    )
    (table,) = tables(document)
    assert table.cols < 10
    clamped = {f.params["value"] for f in document.findings if f.code == "html.span-clamped"}
    assert {"10000000", "abc", "-1", "0"} <= clamped


def test_overlapping_cells_are_a_finding() -> None:
    document = read_html(
        "<table border=1><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=2>d<td>e</table>"
    )
    assert "table.overlapping-cells" in codes(document)
    assert is_accounted(document.pages[0])


def test_too_many_cells_are_an_error_soon() -> None:
    rows = "<tr>" + "<td colspan=1000 rowspan=65534>x" * 3
    body = f"<table border=1>{rows * 2000}</table>"
    started = time.process_time()
    with pytest.raises(LimitError) as caught:
        read_html(body, ExtractOptions(max_cells=100_000))
    assert caught.value.code == "html.too-many-cells"
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>" * 50_000,
        "<table>" * 50_000,
        "<div>" * 50_000 + "x" + "</div>" * 50_000,
        "<font>" * 50_000,
        "<b><table><tr><td>" * 3_000 + "x",
    ],
)
def test_deep_nesting_is_an_error_soon(body: str) -> None:
    started = time.process_time()
    with pytest.raises(LimitError) as caught:
        read_html(body)
    assert caught.value.code == "html.too-deep"
    assert time.process_time() - started < 2


def test_nothing_is_cut_below_the_depth_limit() -> None:
    body = "<table border=1><tr><th>a<td>深さ" * 200
    document = read_html(body)
    assert len(tables(document)) == 200
    assert is_accounted(document.pages[0])


@pytest.mark.parametrize(
    "body",
    [
        "<p>項目" * 5_000,
        "<ul>" + "<li>項目" * 5_000 + "</ul>",
        "<table border=1>" + "<tr><td><font size=2>1<td><font size=2>2" * 2_000 + "</table>",
        "<a name=x>項" * 3_000,
        "<dl>" + "<dt>語<dd>意味" * 3_000 + "</dl>",
        "<select>" + "<option>選択" * 3_000 + "</select>",
    ],
)
def test_left_out_end_tags_are_not_depth(body: str) -> None:
    assert is_accounted(read_html(body).pages[0])


@pytest.mark.parametrize(
    "body", ["<a" * 200_000, " " * 300_000, "<!--" * 200_000, "</b>" * 200_000]
)
def test_senseless_markup_takes_no_time(body: str) -> None:
    started = time.process_time()
    assert is_accounted(read_html(body).pages[0])
    assert time.process_time() - started < 3


def test_unclosed_inline_elements_do_not_swallow_cells() -> None:
    (table,) = tables(
        read_html("<table border=1><tr><td><font>1<td><b><i>2<tr><td><font>3<td>4</table>")
    )
    assert [cell.raw for cell in table.cells] == ["1", "2", "3", "4"]
    assert (table.rows, table.cols) == (2, 2)
