from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.stitch import Stitched, stitch
from schemas.document import Table
from tests.pipeline.drawn_tables import draw_document, draw_table

HEADER = "番号 | 事業名 | 内容"


def tables(stitched: Stitched) -> list[Table]:
    return list(stitched.document.tables())


def codes(stitched: Stitched) -> list[str]:
    return [finding.code for finding in stitched.document.findings]


def test_repeated_header_joins_three_pages() -> None:
    document = draw_document(
        *([draw_table([HEADER, f"{n} | 植樹{n} | 木を植える。"], page=n)] for n in (1, 2, 3))
    )
    stitched = stitch(document)
    (table,) = tables(stitched)
    assert table.rows == 4
    assert [cell.page for cell in table.cells if cell.col == 0] == [1, 1, 2, 3]
    assert [d.part for d in stitched.dropped] == ["repeated_headers"] * 6
    assert codes(stitched) == ["table.joined-over-pages"]


def test_same_columns_join_without_a_header() -> None:
    first = draw_table([HEADER, "1 | 植樹 | 木を植える。"], page=1)
    second = draw_table(["2 | 剪定 | 枝を切る。"], page=2)
    stitched = stitch(draw_document([first], ["（つづき）", second]))
    assert [table.rows for table in tables(stitched)] == [3]


def test_text_between_parts_two_tables() -> None:
    first = draw_table([HEADER, "1 | 植樹 | 木を植える。"], page=1)
    second = draw_table(["2 | 剪定 | 枝を切る。"], page=2)
    stitched = stitch(draw_document([first], ["次の表は参考である。", second]))
    assert len(tables(stitched)) == 2


def test_a_table_under_a_strip_of_its_own_begins_anew() -> None:
    before = draw_table(["変更前 | < | <", HEADER, "1 | 植樹 | 木を植える。"], page=1)
    after = draw_table(["変更後 | < | <", HEADER, "1 | 植樹 | 苗を植える。"], page=2)
    assert len(tables(stitch(draw_document([before], [after])))) == 2


def test_a_long_text_right_of_empty_cells_is_the_rest_of_a_cut_row() -> None:
    first = draw_table(
        ["1 | 事業名 | 植樹 | 担当 | 公園課", "^ | 内容 | 木を植え、 | < | <"], page=1
    )
    second = draw_table(["| | 水をやる。 | < | <", "2 | 事業名 | 剪定 | 担当 | 公園課"], page=2)
    assert len(tables(stitch(draw_document([first], [second])))) == 1


def test_a_row_cut_by_the_page_break_is_mended() -> None:
    first = draw_table([HEADER, "1 | 植樹 | 住民と共に木を"], page=1)
    second = draw_table(["| | 植える。", "2 | 剪定 | 枝を切る。"], page=2)
    stitched = stitch(draw_document([first], [second]))
    (table,) = tables(stitched)
    mended = next(c for c in table.cells if c.col == 2 and c.row == 1)
    assert mended.text == "住民と共に木を植える。"
    assert [place.page for place in mended.also] == [2]
    assert "table.row-joined" in codes(stitched)


def test_a_pasted_repeat_of_a_table_is_dropped_with_its_characters() -> None:
    table = draw_table([HEADER, "1 | 植樹 | 木を植える。"])
    repeat = draw_table([HEADER, "1 | 植樹 | 木を植える。"], evidence="transcript")
    stitched = stitch(draw_document([table, repeat]))
    assert len(tables(stitched)) == 1
    assert "".join(d.raw for d in stitched.dropped) == "番号事業名内容1植樹木を植える。"


def test_the_same_table_printed_twice_is_meant() -> None:
    table = draw_table([HEADER, "1 | 植樹 | 木を植える。"])
    assert len(tables(stitch(draw_document([table, table])))) == 2


def test_a_header_left_alone_at_the_end_of_a_page_is_repeated_whole() -> None:
    head = ["計画 | < | 担当課", "年度 | 内容 | ^"]
    first = draw_table(head, page=1)
    second = draw_table([*head, "7 | 植樹 | 公園課"], page=2)
    (table,) = tables(stitch(draw_document([first], [second])))
    assert table.rows == 3


FIRST = [HEADER, "1 | 植樹 | 木を植える。"]
SECOND = ["2 | 剪定 | 枝を切る。", "3 | 散水 | 水をやる。"]


@pytest.mark.parametrize(("cut", "rows"), [(True, 3), (False, 4), (None, 4)])
def test_tags_say_whether_a_page_break_cuts_a_row(cut: bool | None, rows: int) -> None:
    first = draw_table(FIRST, page=1)
    second = replace(draw_table(SECOND, page=2), continues=True, cut_above=cut)
    (table,) = tables(stitch(draw_document([first], [second])))
    assert table.rows == rows


def test_a_row_without_lines_on_both_sides_of_the_break_is_cut() -> None:
    everything = (0, 1, 2)
    first = replace(draw_table(FIRST, page=1), open_below=everything)
    second = replace(draw_table(SECOND, page=2), open_above=everything)
    (table,) = tables(stitch(draw_document([first], [second])))
    assert table.rows == 3
    (cell,) = [c for c in table.cells if (c.row, c.col) == (1, 1)]
    assert cell.raw == "植樹\n剪定"


def test_only_the_cells_that_are_open_on_both_sides_go_on() -> None:
    first = replace(draw_table(FIRST, page=1), open_below=(1,))
    second = replace(draw_table(SECOND, page=2), open_above=(1,))
    (table,) = tables(stitch(draw_document([first], [second])))
    assert table.rows == 4
    spans = {(c.row, c.col): c.rowspan for c in table.cells if c.rowspan > 1}
    assert spans == {(1, 1): 2}


def test_a_table_open_at_its_top_by_style_says_nothing() -> None:
    everything = (0, 1, 2)
    first = replace(draw_table(FIRST, page=1), open_above=everything, open_below=everything)
    second = replace(draw_table(SECOND, page=2), open_above=everything)
    (table,) = tables(stitch(draw_document([first], [second])))
    assert table.rows == 4
