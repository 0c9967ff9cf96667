from __future__ import annotations

import pytest

from pipeline.stitch import Stitched, stitch
from pipeline.stitch.cut_rows import Flow, judge_flow
from schemas.document import Cell, Paragraph, Table
from schemas.geometry import BBox
from tests.pipeline.drawn_tables import draw_document, draw_table

HEADER = "番号 | 事業名 | 内容"


def join(*parts: Table) -> Stitched:
    return stitch(draw_document(*([part] for part in parts)))


def texts(stitched: Stitched, row: int) -> list[str]:
    (table,) = stitched.document.tables()
    return [cell.text for cell in table.cells if cell.row == row]


@pytest.mark.parametrize(
    ("before", "after", "full", "flow"),
    [
        ("住民と共に木を", "植える。", None, Flow.SURE),
        ("会議の開催（年", "２回）", None, Flow.SURE),
        ("平成26年12", "月末", None, Flow.SURE),
        ("公園の管理に取り組", "む。", None, Flow.SURE),
        ("地域の団体と連携", "して進める", None, Flow.SURE),
        ("四年に達するまでの", "間", None, Flow.SURE),
        ("五トン未満である", "もの", None, Flow.SURE),
        ("公園の管理", "ものづくりの支援", None, Flow.OPEN),
        ("条例第三条に規定するもの", "四年に達するまで", None, Flow.OPEN),
        ("地域の団体との連携", "道路の管理の進め方", True, Flow.LIKELY),
        ("地域の団体との連携", "道路の管理の進め方", None, Flow.OPEN),
        ("木を植える。", "枝を切る。", True, Flow.OPEN),
        ("木を植える。", "枝を切る。", None, Flow.ENDED),
        ("・木を植える", "・枝を切る", True, Flow.ENDED),
        ("公園課", "道路課", False, Flow.ENDED),
        ("1,200", "340", True, Flow.ENDED),
        ("５普及費", "６総係費", True, Flow.ENDED),
    ],
)
def test_how_two_texts_meet(before: str, after: str, full: bool | None, flow: Flow) -> None:
    assert judge_flow(before, after, full) is flow


@pytest.mark.parametrize(
    ("above", "below", "mends"),
    [
        ("住民と共に木を", "植える。", True),
        ("参加者 120", "人", True),
        ("木を植える。", "枝を切る。", False),
        ("木を植える", "・枝を切る", False),
        ("", "枝を切る。", False),
    ],
)
def test_a_row_without_its_key_is_mended_where_its_text_goes_on(
    above: str, below: str, mends: bool
) -> None:
    first = draw_table([HEADER, f"1 | 植樹 | {above}"], page=1)
    stitched = join(first, draw_table([f" | | {below}"], page=2))
    (table,) = stitched.document.tables()
    assert (table.rows == 2) is mends


def test_a_cut_between_two_items_is_known_by_the_empty_keys() -> None:
    rows = [f"{n} | 植樹{n} | ・木を植える" for n in range(1, 5)]
    stitched = join(
        draw_table([HEADER, *rows], page=1),
        draw_table([" | | ・枝を切る", "5 | 剪定 | ・草を刈る"], page=2),
    )
    assert texts(stitched, 4) == ["4", "植樹4", "・木を植える\n・枝を切る"]


def test_a_row_of_its_own_keeps_standing_below_a_label() -> None:
    first = draw_table(
        ["施策 | 事業名 | 内容", "緑化 | 植樹 | 木を植える。", "^ | 剪定 | 枝を切る。"]
    )
    second = draw_table([" | 清掃 | 草を刈る。", "安全 | 巡回 | 道を見る。"], page=2)
    (table,) = join(first, second).document.tables()
    label = next(cell for cell in table.cells if cell.text == "緑化")
    assert (table.rows, label.rowspan) == (5, 3)
    assert [place.page for place in label.also] == [2]


def test_a_row_is_cut_beside_a_label_that_goes_on() -> None:
    first = draw_table(
        ["施策 | 事業名 | 内容", "緑化 | 植樹 | 木を植える。", "^ | 剪定 | 枝や葉を"]
    )
    second = draw_table([" | | 切る。", "^ | 清掃 | 草を刈る。"], page=2)
    (table,) = join(first, second).document.tables()
    assert [(c.text, c.rowspan) for c in table.cells if c.col == 0] == [("施策", 1), ("緑化", 3)]
    assert [c.text for c in table.cells if c.row == 2] == ["剪定", "枝や葉を切る。"]


def test_a_row_may_be_cut_twice() -> None:
    stitched = join(
        draw_table([HEADER, "1 | 植樹 | 住民と共に、"], page=1),
        draw_table([" | | 公園の木を"], page=2),
        draw_table([" | | 植える。", "2 | 剪定 | 枝を切る。"], page=3),
    )
    assert texts(stitched, 1) == ["1", "植樹", "住民と共に、公園の木を植える。"]
    assert texts(stitched, 2) == ["2", "剪定", "枝を切る。"]


def test_text_without_a_grid_goes_back_into_its_cell() -> None:
    first = draw_table([HEADER, "1 | 植樹 | 住民と共に木を"], page=1)
    rest = Paragraph("植える。", "植える。", BBox(204, 60, 260, 70), 2)
    after = Paragraph("以上である。", "以上である。", BBox(0, 80, 90, 90), 2)
    stitched = stitch(draw_document([first], [rest, after]))
    assert texts(stitched, 1) == ["1", "植樹", "住民と共に木を植える。"]
    assert [b.text for _, b in stitched.document.blocks() if isinstance(b, Paragraph)] == [
        "以上である。"
    ]


def test_units_printed_again_are_left_out_with_their_characters() -> None:
    def page(number: int, text: str, amount: str) -> Table:
        table = draw_table(["目 | 金額 | 説明", f"{text} | {amount} | 内訳"], page=number)
        cells = [_print_unit(cell) for cell in table.cells]
        return Table(tuple(cells), 2, 3, page=number, bbox=table.bbox, evidence="ruled")

    stitched = join(page(1, "衛生費", "120"), page(2, "消防費", "340"))
    assert texts(stitched, 1) == ["衛生費", "千円\n120", "内訳"]
    assert texts(stitched, 2) == ["消防費", "340", "内訳"]
    assert [d.raw for d in stitched.dropped][-1] == "千円"


def _print_unit(cell: Cell) -> Cell:
    if (cell.row, cell.col) != (1, 1):
        return cell
    raw = f"千円\n{cell.text}"
    return Cell(1, 1, 1, 1, raw, raw, cell.bbox, page=cell.page)


def test_a_label_and_a_long_text_go_on_behind_closed_lines() -> None:
    first = draw_table(
        ["施策 | 事業 | 内容", "計画の推進に係る | 植樹 | 住民と木を植える。"], page=1
    )
    second = draw_table(["事務 | 剪定 | 枝を切る。", "^ | 散水 | 水をやる。"], page=2)
    (table,) = join(first, second).document.tables()
    spans = [(c.text, c.rowspan) for c in table.cells if c.col == 0 and c.row > 0]
    assert spans == [("計画の推進に係る事務", 3)]


def test_an_empty_rest_of_a_row_is_no_row() -> None:
    first = draw_table(["施策 | 事業", "1 | 植樹", "2 | 剪定", "3 | 散水"], page=1)
    rest = draw_table(["| ", "4 | 除草"], page=2)
    (table,) = join(first, rest).document.tables()
    assert [c.text for c in table.cells if c.col == 0] == ["施策", "1", "2", "3", "4"]
    form = draw_table(["施策 | 事業", "1 | 植樹", "| ", "3 | 散水"], page=1)
    (table,) = join(form, rest).document.tables()
    assert table.rows == 6
