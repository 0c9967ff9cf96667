from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stitch import stitch
from pipeline.stitch.between import Surroundings, read_gap
from pipeline.stitch.growth import GrowingTable
from pipeline.stitch.joins import find_join
from pipeline.stitch.marks import has_continued_mark
from schemas.document import Arrow, Block, Cell, Paragraph, ParagraphKind, Table
from schemas.geometry import BBox
from schemas.text import count_characters
from tests.pipeline.drawn_tables import SOURCE, draw_document, draw_table

HEADER = "事業名 | 担当課 | 内容"
FIRST = draw_table([HEADER, "植樹 | 公園課 | 木を植える。"], page=1)


def evidence(following: Table, between: Sequence[Block] = ()) -> str | None:
    gap = read_gap((), [b for b in between if isinstance(b, Paragraph)], Surroundings())
    join = find_join(GrowingTable(FIRST, SOURCE), following, gap)
    return join.evidence if join else None


def shift(table: Table, distance: float) -> Table:
    cells = [
        replace(c, bbox=BBox(c.bbox.x0 + distance, c.bbox.top, c.bbox.x1 + distance, c.bbox.bottom))
        for c in table.cells
        if c.bbox
    ]
    return replace(table, cells=tuple(cells))


def test_a_repeated_header_is_evidence_wherever_the_columns_stand() -> None:
    following = draw_table([HEADER, "剪定 | 公園課 | 枝を切る。"], page=2)
    assert evidence(shift(following, 40)) == "header"


def test_the_same_columns_are_evidence() -> None:
    following = draw_table(["剪定 | 公園課 | 枝を切る。"], page=2)
    assert evidence(following) == "x-grid"
    assert evidence(shift(following, 2)) == "x-grid"
    assert evidence(shift(following, 40)) == "x-grid"
    assert evidence(shift(following, 140)) is None


def test_columns_parted_by_the_text_may_differ_between_the_same_sides() -> None:
    following = draw_table(["剪定 | 公園課 | 枝を切る。"], page=2)
    inner = max(c.bbox.x0 for c in following.cells if c.bbox)

    def move(x: float) -> float:
        return x - 12 if x == inner else x

    cells = [
        replace(c, bbox=BBox(move(c.bbox.x0), c.bbox.top, move(c.bbox.x1), c.bbox.bottom))
        for c in following.cells
        if c.bbox
    ]
    moved = replace(following, cells=tuple(cells))
    assert evidence(moved) is None
    first, moved = replace(FIRST, evidence="rules"), replace(moved, evidence="rules")
    gap = read_gap((), (), Surroundings())
    join = find_join(GrowingTable(first, SOURCE), moved, gap)
    assert join is not None
    assert join.evidence == "x-grid"


def test_the_word_of_the_extractor_is_evidence() -> None:
    following = replace(draw_table(["剪定 | 枝を切る。"], page=2), continues=True)
    assert evidence(following) == "tags"


def test_other_headers_and_other_widths_are_none() -> None:
    assert evidence(draw_table(["事業名 | 内容", "剪定 | 枝を切る。"], page=2)) is None
    other = draw_table(["年度 | 件数 | 金額", "5 | 3 | 100"], page=2, header_rows=1)
    assert evidence(other) is None


@pytest.mark.parametrize(
    ("text", "kind", "joins"),
    [
        ("12", "furniture", True),
        ("（単位：千円）", "body", True),
        ("（前頁からの続き）", "caption", True),
        ("表２ 別の表", "caption", False),
        ("以上が取組である。", "body", False),
    ],
)
def test_what_may_stand_between(text: str, kind: ParagraphKind, joins: bool) -> None:
    following = draw_table(["剪定 | 公園課 | 枝を切る。"], page=2)
    paragraph = Paragraph(text, text, page=2, kind=kind)
    assert (evidence(following, [paragraph]) is not None) is joins


def test_a_title_that_comes_again_is_left_out_with_its_characters() -> None:
    pages: list[list[Block | str]] = [
        ["緑化事業一覧", draw_table([HEADER, f"植樹{n} | 公園課 | 木を植える。"], page=n)]
        for n in (1, 2)
    ]
    stitched = stitch(draw_document(*pages))
    texts = [b.text for _, b in stitched.document.blocks() if isinstance(b, Paragraph)]
    assert texts == ["緑化事業一覧"]
    assert [d.raw for d in stitched.dropped][-1] == "緑化事業一覧"


def test_a_text_below_the_first_table_is_no_repeat_of_its_title() -> None:
    second = draw_table([HEADER, "剪定 | 公園課 | 枝を切る。"], page=2)
    stitched = stitch(draw_document(["緑化事業", FIRST, "緑化事業"], [second]))
    assert not stitched.dropped
    assert len(list(stitched.document.tables())) == 2


def test_pages_without_a_table_between_part_the_tables() -> None:
    second = draw_table([HEADER, "剪定 | 公園課 | 枝を切る。"], page=3)
    stitched = stitch(draw_document([FIRST], ["途中の文。"], [second]))
    assert len(list(stitched.document.tables())) == 2


def test_arrows_and_rows_move_together() -> None:
    arrow = Arrow(2, BBox(100, 125, 290, 130), 1, 1, 2)
    following = draw_table([HEADER, "剪定 | 公園課 | "], page=2, arrows=(arrow,))
    (joined,) = stitch(draw_document([FIRST], [following])).document.tables()
    assert (joined.rows, joined.arrows[0].row) == (3, 2)
    assert [c.text for c in joined.cells if c.row == 2] == ["剪定", "公園課", ""]


TEXTS = st.sampled_from(["", "事業名", "担当課", "植樹", "木を", "植える。", "1,200", "・枝", "12"])


@given(st.lists(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1), max_size=4))
def test_stitching_keeps_or_names_every_character(drawn: list[list[list[str]]]) -> None:
    pages = [
        [draw_table([" | ".join(row) for row in rows], page=number)]
        for number, rows in enumerate(drawn, 1)
    ]
    document = draw_document(*pages)
    stitched = stitch(document)
    kept = sum(count_cells(table.cells) for table in stitched.document.tables())
    dropped = sum(count_characters(d.raw) for d in stitched.dropped)
    assert kept + dropped == sum(page.characters for page in document.pages)
    for table in stitched.document.tables():
        assert all(
            cell.last_row < table.rows and cell.last_col < table.cols for cell in table.cells
        )


def count_cells(cells: Sequence[Cell]) -> int:
    return sum(count_characters(cell.raw) for cell in cells)


def test_a_label_column_that_is_not_drawn_again_goes_on() -> None:
    rows = ["施策 | 事業名 | 担当課 | 内容", "緑化 | 植樹 | 公園課 | 木", "^ | 剪定 | 公園課 | 枝"]
    second = draw_table(["清掃 | 公園課 | 草", "水やり | 公園課 | 花"], page=2)
    (table,) = stitch(draw_document([draw_table(rows)], [shift(second, 100)])).document.tables()
    label = next(cell for cell in table.cells if cell.text == "緑化")
    assert (table.rows, table.cols, label.rowspan) == (5, 4, 4)


def test_a_form_printed_anew_is_no_continuation() -> None:
    forms = [
        draw_table([f"事業名 | 植樹{n}", "担当課 | 公園課", "内容 | 木を植える。"], page=n)
        for n in (1, 2, 3)
    ]
    stitched = stitch(draw_document(*([form] for form in forms)))
    assert len(list(stitched.document.tables())) == 3


def test_words_above_columns_of_numbers_begin_a_table() -> None:
    first = draw_table(["路線 | 延長 | 幅員", *(f"{n}号線 | {n}00 | {n}" for n in range(1, 5))])
    second = draw_table(["施設 | 面積 | 人数", "公園 | 500 | 3"], page=2)
    assert len(list(stitch(draw_document([first], [second])).document.tables())) == 2
    more = draw_table(["5号線 | 500 | 5", "6号線 | 600 | 6"], page=2)
    assert len(list(stitch(draw_document([first], [more])).document.tables())) == 1


def test_a_header_printed_once_a_page_serves_the_tables_below() -> None:
    top = draw_table([HEADER, "植樹 | 公園課 | 木を植える。"])
    below = draw_table(["巡回 | 道路課 | 道を見る。"], top=300)
    following = draw_table([HEADER, "清掃 | 道路課 | 草を刈る。"], page=2)
    pages: list[list[Block | str]] = [["１ 緑化", top, "２ 安全", below], ["２ 安全", following]]
    tables = list(stitch(draw_document(*pages)).document.tables())
    assert [table.rows for table in tables] == [2, 2]
    assert [c.text for c in tables[1].cells if c.col == 0] == ["巡回", "清掃"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("表１ 取組一覧（つづき）", True),
        ("（前頁からの続き）", True),
        ("次ページへ続く", True),
        ("取組一覧【続き】", True),
        ("手続きの一覧", False),
        ("申請の手続き", False),
        ("引き続き取り組む。", False),
    ],
)
def test_words_of_continuation(text: str, marked: bool) -> None:
    assert has_continued_mark(text) is marked


def test_hundreds_of_pages_are_joined_page_by_page() -> None:
    pages = [[draw_table([HEADER, f"植樹{n} | 公園課 | 木を"], page=n)] for n in range(1, 401)]
    (table,) = stitch(draw_document(*pages)).document.tables()
    assert table.rows == 401
