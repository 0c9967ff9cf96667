from __future__ import annotations

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
