from __future__ import annotations

import numpy as np

from extractors.pdf.reader import Characters, IndexArray
from extractors.pdf.tags.place import TaggedTable, place_tables
from extractors.pdf.tags.rows import find_feet
from extractors.pdf.tags.tree import read_tag_tables
from tests.extractors.pdf.pages import characters, set_text
from tests.extractors.pdf.tagged import cell, element, make_tagged, marked, refer_page


def row(*cells: str) -> str:
    return element("TR", *cells)


def set_marks(*words: tuple[str, float, float, int]) -> tuple[Characters, IndexArray]:
    """Characters of words ``(text, x, top, mark)`` and their marks."""
    marks = np.repeat([mark for *_, mark in words], [len(text) for text, *_ in words])
    return characters(*(set_text(text, x, top) for text, x, top, _ in words)), marks


def place_one(
    *kids: str, words: tuple[tuple[str, float, float, int], ...], page: int = 1, pages: int = 1
) -> TaggedTable:
    tree = read_tag_tables(make_tagged(element("Table", *kids), pages=pages))
    parts = place_tables(tree, page, *set_marks(*words))
    assert len(parts) == 1
    return parts[0]


def test_characters_go_to_the_cells_that_claim_their_marks() -> None:
    part = place_one(
        row(cell(1), cell(2, 4)),
        words=(("計画", 0, 0, 1), ("外", 90, 0, -1), ("目標", 40, 0, 2), ("値", 40, 12, 4)),
    )
    assert part.owner.tolist() == [0, 0, -1, 1, 1, 1]
    assert part.boxes.round().tolist() == [[0, 1, 20, 9], [40, 1, 60, 21]]
    assert part.lost == 0


def test_marks_without_characters_are_counted_as_lost() -> None:
    part = place_one(row(cell(1), cell(2), cell(3)), words=(("あ", 0, 0, 1), (" ", 20, 0, 2)))
    assert part.lost == 2
    assert part.filled == [0]


def test_a_page_has_its_rows_with_cells_cut_to_them() -> None:
    side = cell(1, spans="/RowSpan 3 /ColSpan 1")
    kids = (row(side, cell(2)), row(cell(3)), row(cell(1, page=2)), row(cell(2, page=2), cell()))
    first = place_one(*kids, words=(("あ", 0, 0, 1), ("い", 20, 0, 2), ("う", 20, 20, 3)), pages=2)
    second = place_one(*kids, words=(("え", 20, 0, 1), ("お", 0, 20, 2)), page=2, pages=2)
    assert first.rows == (0, 1)
    assert [(c.row, c.col, c.rowspan) for c in first.cells] == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]
    assert (first.continues, first.goes_on) == (False, True)
    assert second.rows == (2, 3)
    assert [(c.row, c.col, c.rowspan) for c in second.cells] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 0, 1),
        (1, 1, 1),
    ]
    assert (second.continues, second.goes_on, second.cut_above) == (True, False, False)


def test_heads_and_feet_printed_again_are_told_from_a_cut_row() -> None:
    head = element("TH", 1, marked(1, 2), more=refer_page(1))
    foot = element("TD", 9, marked(9, 2), more=refer_page(1))
    long = element("TD", 3, marked(3, 2), more=refer_page(1))
    kids = (
        row(head, head.replace("1", "8", 1)),
        row(cell(2), cell(7)),
        row(long, cell(6)),
        row(cell(4, page=2), cell(5, page=2)),
        row(foot, cell(10)),
    )
    words = (
        ("頭", 0, 0, 1),
        ("続", 0, 20, 3),
        ("次", 0, 40, 4),
        ("他", 30, 40, 5),
        ("計", 0, 60, 9),
    )
    part = place_one(*kids, words=words, page=2, pages=2)
    assert part.rows == (0, 2, 3, 4)
    assert (part.header_rows, part.repeated, part.cut_above) == (1, 1, True)
    assert sorted(find_feet(part.table.row_pages.first)) == [4]


def test_cells_after_a_missing_empty_one_come_to_their_column() -> None:
    head = [cell(n, role="TH", spans="/ColSpan 1") for n in (1, 2, 3)]
    part = place_one(
        row(*head),
        row(cell(4), cell(5)),
        words=(
            ("名", 0, 0, 1),
            ("現状", 50, 0, 2),
            ("担当", 100, 0, 3),
            ("あ", 0, 20, 4),
            ("課", 100, 20, 5),
        ),
    )
    assert part.gaps
    assert [(c.row, c.col) for c in part.cells] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2)]


def test_a_cell_reaches_around_the_table_inside_it() -> None:
    inner = element("Table", row(cell(5), cell(6)))
    outer = element("Table", row(cell(1), element("TD", 2, inner, more=refer_page(1))))
    tree = read_tag_tables(make_tagged(outer))
    found = place_tables(
        tree,
        1,
        *set_marks(("外", 0, 0, 1), ("内", 40, 0, 2), ("左", 40, 20, 5), ("右", 80, 20, 6)),
    )
    assert [part.table.outer for part in found] == [None, (0, 1)]
    assert found[0].boxes[1].round().tolist() == [40, 1, 90, 29]
    assert found[0].inner.tolist() == [False, False, True, True]
    assert found[0].nests == {1}


def test_a_caption_is_found_by_its_marks() -> None:
    caption = element("Caption", 9, more=refer_page(1))
    part = place_one(caption, row(cell(1), cell(2)), words=(("表１", 0, 0, 9), ("あ", 0, 20, 1)))
    assert part.caption.tolist() == [0, 1]


def test_a_page_without_tagged_tables_has_none() -> None:
    tree = read_tag_tables(make_tagged(element("Table", row(cell(1)))))
    assert place_tables(tree, 2, *set_marks(("あ", 0, 0, 1))) == []


def test_a_page_without_characters_has_an_empty_part() -> None:
    part = place_one(row(cell(1), cell(2)), words=())
    assert part.filled == []
    assert np.isnan(part.box).all()
