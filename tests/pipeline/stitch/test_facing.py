from __future__ import annotations

from dataclasses import replace

from pipeline.stitch import stitch
from pipeline.stitch.halves import say_the_same
from pipeline.stitch.leaves import make_leaves
from schemas.document import Block, Document, Page, Paragraph, Table
from schemas.geometry import BBox
from tests.pipeline.drawn_tables import draw_document, draw_table

LEFT = ["事業名 | 担当課", "植樹 | 公園課", "剪定 | 公園課", "巡回 | 道路課"]
RIGHT = ["R5 | R6 | R7", "検討 | 実施 | ", "実施 | | ", " | 実施 | 継続"]
TOPS = (100.0, 118.0, 150.0, 176.0, 230.0)


def stretch(table: Table, right: float = 0.0, tops: tuple[float, ...] = TOPS) -> Table:
    """The table with uneven rows, moved to the right."""
    cells = [
        replace(
            c, bbox=BBox(c.bbox.x0 + right, tops[c.row], c.bbox.x1 + right, tops[c.last_row + 1])
        )
        for c in table.cells
        if c.bbox
    ]
    box = table.bbox
    assert box is not None
    moved = BBox(box.x0 + right, tops[0], box.x1 + right, tops[-1])
    return replace(table, cells=tuple(cells), bbox=moved)


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def test_halves_on_facing_pages_are_laid_side_by_side() -> None:
    left = stretch(draw_table(LEFT, page=1))
    right = stretch(draw_table(RIGHT, page=2))
    joined = stitch(draw_document([left], [right])).document
    (table,) = joined.tables()
    assert (table.rows, table.cols) == (4, 5)
    assert [(c.text, c.page) for c in table.cells if c.row == 1][:3] == [
        ("植樹", 1),
        ("公園課", 1),
        ("検討", 2),
    ]
    assert codes(joined) == ["table.halves-joined"]


def test_halves_go_on_over_the_next_pair_of_pages() -> None:
    pages: list[list[Block | str]] = []
    for number in (1, 3):
        left = [LEFT[0], *(f"{number}{row}" for row in LEFT[1:])]
        pages.append([stretch(draw_table(left, page=number))])
        pages.append([stretch(draw_table(RIGHT, page=number + 1))])
    joined = stitch(draw_document(*pages)).document
    (table,) = joined.tables()
    assert (table.rows, table.cols) == (7, 5)
    assert codes(joined) == ["table.halves-joined"] * 2 + ["table.joined-over-pages"]


def test_a_title_above_the_right_page_parts_them() -> None:
    left = stretch(draw_table(LEFT, page=1))
    right = stretch(draw_table(RIGHT, page=2))
    document = draw_document([left], ["表２ 年度ごとの予定", right])
    assert len(list(stitch(document).document.tables())) == 2


def test_rows_that_do_not_agree_part_them() -> None:
    left = stretch(draw_table(LEFT, page=1))
    right = stretch(draw_table(RIGHT, page=2), tops=(100.0, 125.0, 150.0, 190.0, 230.0))
    assert len(list(stitch(draw_document([left], [right])).document.tables())) == 2


def test_tables_beside_each_other_with_labels_of_their_own_stay_two() -> None:
    left = draw_table(["区分 | 件数", "公園 | 3", "道路 | 5"])
    right = stretch(
        draw_table(["区分 | 金額", "植樹 | 3", "剪定 | 5"]), 400, (100.0, 120.0, 140.0, 160.0)
    )
    page = Page(1, 700.0, 500.0, blocks=(left, right))
    document = replace(draw_document(), pages=(page,))
    assert list(stitch(document).document.tables()) == [left, right]


def test_a_sheet_with_two_page_numbers_is_read_as_two_pages() -> None:
    left = stretch(draw_table(LEFT))
    right = stretch(draw_table(RIGHT), 450)
    number = Paragraph("- 4 - - 5 -", "- 4 - - 5 -", BBox(100, 480, 600, 490), 1, "furniture")
    page = Page(1, 800.0, 500.0, blocks=(left, right, number))
    assert [leaf.side for leaf in make_leaves([page])] == [0, 1]
    document = replace(draw_document(), pages=(page,))
    (table,) = stitch(document).document.tables()
    assert (table.rows, table.cols) == (4, 5)


def test_a_wide_page_whose_text_crosses_the_middle_is_one() -> None:
    title = Paragraph("予定", "予定", BBox(100, 20, 600, 30), 1)
    number = Paragraph("- 4 - - 5 -", "- 4 - - 5 -", BBox(100, 480, 600, 490), 1, "furniture")
    page = Page(1, 800.0, 500.0, blocks=(title, stretch(draw_table(LEFT)), number))
    assert len(make_leaves([page])) == 1


def test_rows_of_the_right_half_may_be_finer() -> None:
    left = stretch(
        draw_table(["目 | 予算", "衛生費 | 10", "消防費 | 20"]), tops=(100, 120, 180, 240)
    )
    right = stretch(
        draw_table(["節 | 金額 | 説明", "報酬 | 4 | ", "旅費 | 6 | ", "委託料 | 20 | "], page=2),
        tops=(100, 120, 150, 180, 240),
    )
    (table,) = stitch(draw_document([left], [right])).document.tables()
    assert [(c.row, c.rowspan) for c in table.cells if c.col == 0] == [(0, 1), (1, 2), (3, 1)]


def test_rows_may_drift_apart_where_the_right_half_names_no_rows() -> None:
    left = [LEFT[0], *LEFT[1:], "清掃 | 公園課"]
    right = ["実績 | 課題 | 評価", *("済み | 人手 | Ａ" for _ in range(4))]
    first = stretch(draw_table(left, page=1), tops=(100, 120, 150, 180, 210, 240))
    second = stretch(draw_table(right, page=2), tops=(100, 120, 150, 184, 214, 244))
    (table,) = stitch(draw_document([first], ["事業の評価", second])).document.tables()
    assert (table.rows, table.cols) == (5, 5)


def test_a_half_may_begin_lower_under_a_heading_of_its_own() -> None:
    left = ["款 | 本年度", *(f"{number}費 | {number}00" for number in range(1, 7))]
    right = ["財源 | 節 | 説明", "国 |  | ", *("10 | 報酬 | " for _ in range(6))]
    tops = (100.0, 150.0, 170.0, 195.0, 225.0, 245.0, 270.0, 300.0)
    first = stretch(draw_table(left, page=1), tops=tops)
    finer = (108.0, 130.0, *(y + 8 for y in tops[1:]))
    second = stretch(draw_table(right, page=2), tops=finer)
    (table,) = stitch(draw_document([first], ["一般会計", second])).document.tables()
    assert (table.rows, table.cols) == (8, 5)
    assert [c.row for c in table.cells if c.text.startswith("6")] == [7, 7]


def test_halves_that_begin_much_lower_are_no_halves() -> None:
    left = stretch(draw_table(LEFT, page=1))
    right = stretch(draw_table(RIGHT, page=2), tops=tuple(y + 40 for y in TOPS))
    assert len(list(stitch(draw_document([left], [right])).document.tables())) == 2


def test_two_forms_of_the_same_labels_are_no_halves() -> None:
    form = draw_table(["№ | 1 | 取組名 | 植樹", "担当課 | 公園課 | 係 | 緑化係"])
    other = draw_table(["№ | 2 | 取組名 | 剪定", "担当課 | 緑政課 | 係 | 樹木係"])
    assert say_the_same(form, other)
    assert not say_the_same(draw_table(LEFT), draw_table(RIGHT))
