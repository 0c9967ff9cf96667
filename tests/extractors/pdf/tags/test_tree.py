from __future__ import annotations

import pytest

from extractors.pdf.tags import tree
from extractors.pdf.tags.model import TagTable
from extractors.pdf.tags.tree import read_tag_tables
from tests.extractors.pdf.tagged import cell, element, make_tagged, marked, refer_page


def read_one(*kids: str, pages: int = 1, root: str = "") -> TagTable:
    found = read_tag_tables(make_tagged(*kids, pages=pages, root=root))
    assert not found.incomplete
    assert len(found.tables) == 1
    return found.tables[0]


def row(*cells: str) -> str:
    return element("TR", *cells)


def places(table: TagTable) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.col, cell.rowspan, cell.colspan) for cell in table.cells]


def test_cells_with_spans_stand_where_html_puts_them() -> None:
    table = read_one(
        element(
            "Table",
            row(cell(1, spans="/RowSpan 2 /ColSpan 1"), cell(2, spans="/ColSpan 2")),
            row(cell(3), cell(4)),
        )
    )
    assert places(table) == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    assert (table.rows, table.cols, table.states_spans) == (2, 3, True)


def test_empty_cells_are_kept() -> None:
    table = read_one(element("Table", row(cell(1), cell(), cell(2)), row(cell(), cell(), cell())))
    assert [c.marks for c in table.cells][:3] == [((1, 1),), (), ((1, 2),)]
    assert len(table.cells) == 6
    assert not table.states_spans


def test_marks_come_from_numbers_and_references_with_the_nearest_page() -> None:
    inside = element("P", 5, more=refer_page(2))
    content = element("TD", 1, inside, marked(7, 2), more=refer_page(1))
    link = "<< /Type /OBJR /Obj 20 0 R >>"
    form = f"<< /Type /MCR {refer_page(1)} /MCID 8 /Stm 20 0 R >>"
    table = read_one(element("Table", row(content, cell(2), element("TD", link, form))), pages=2)
    assert [c.marks for c in table.cells] == [((1, 1), (2, 5), (2, 7)), ((1, 2),), ()]


def test_roles_of_the_file_stand_for_standard_ones() -> None:
    table = read_one(
        element("Grid", element("Line", element("Box", 1, more=refer_page(1)))),
        root="/RoleMap << /Grid /Raster /Raster /Table /Line /TR /Box /TH /A /B /B /A >>",
    )
    assert table.cells[0].header


def test_attributes_come_from_classes_too() -> None:
    table = read_one(
        element("Table", row(cell(1, more="/C [/Wide /None]"), cell(2)), row(cell(3))),
        root="/ClassMap << /Wide [<< /O /Table /ColSpan 3 /Scope /Both >> 0] >>",
    )
    assert table.cells[0].colspan == 3
    assert table.cells[0].scope == "Both"


def test_groups_of_rows_give_heads_and_feet() -> None:
    table = read_one(
        element(
            "Table",
            element("THead", row(cell(1))),
            element("TBody", row(cell(2)), row(cell(3))),
            element("TFoot", row(cell(4))),
        )
    )
    assert table.groups == ("head", "body", "body", "foot")
    assert table.header_rows == 1


def test_leading_rows_of_column_heads_are_the_head() -> None:
    head = cell(1, role="TH", spans="/Scope /Column /RowSpan 1")
    side = cell(3, role="TH", spans="/Scope /Row")
    table = read_one(element("Table", row(head, head), row(side, cell(4)), row(side, cell(5))))
    assert table.header_rows == 1
    assert [c.header for c in table.cells] == [True, True, True, False, True, False]


def test_a_table_of_heads_only_has_no_head() -> None:
    table = read_one(element("Table", row(cell(1, role="TH")), row(cell(2, role="TH"))))
    assert table.header_rows == 0


def test_captions_and_strays_are_apart_from_cells() -> None:
    caption = element("Caption", 9, more=refer_page(1))
    table = read_one(element("Table", caption, 3, row(cell(1), cell(2)), more=refer_page(1)))
    assert table.caption == ((1, 9),)
    assert table.strays == ((1, 3),)


def test_alternative_text_belongs_to_its_cell() -> None:
    figure = element("Figure", more="/Alt (star)")
    table = read_one(element("Table", row(element("TD", figure), cell(2, more="/ActualText (A)"))))
    assert [c.text for c in table.cells] == ["star", "A"]


def test_a_table_in_a_cell_knows_its_place() -> None:
    inner = element("Table", row(cell(5), cell(6)))
    outer = element("Table", row(cell(1), element("TD", 2, inner, 3, more=refer_page(1))))
    found = read_tag_tables(make_tagged(outer))
    assert [table.outer for table in found.tables] == [None, (0, 1)]
    assert found.tables[0].cells[1].marks == ((1, 2), (1, 3))
    assert found.tables[1].cells[0].marks == ((1, 5),)


def test_cells_without_rows_and_rows_in_wrappers_are_taken() -> None:
    loose = read_one(element("Table", cell(1), cell(2)))
    assert (loose.rows, loose.cols) == (1, 2)
    wrapped = read_one(element("Table", element("NonStruct", row(element("Div", cell(1))))))
    assert (wrapped.rows, wrapped.cols) == (1, 1)


def test_idle_cells_at_the_end_of_single_rows_are_dropped() -> None:
    rows = [row(cell(n), cell(n + 10)) for n in range(5)]
    extra = row(cell(30), cell(31), cell(), cell())
    assert read_one(element("Table", *rows, extra)).cols == 2


def test_a_table_without_cells_is_none() -> None:
    found = read_tag_tables(make_tagged(element("Table"), element("Table", row(cell(1)))))
    assert [table.number for table in found.tables] == [0]


def test_pages_list_their_tables_and_rows() -> None:
    found = read_tag_tables(
        make_tagged(
            element("Table", row(cell(1)), row(cell(1, page=2)), row(cell())),
            element("Table", row(cell(2, page=2))),
            pages=2,
        )
    )
    assert found.pages == {1: (0,), 2: (0, 1)}
    assert found.tables[0].row_pages.on == {1: (0,), 2: (1, 2)}


def test_a_cycle_ends_in_an_incomplete_tree() -> None:
    objects = {40: "<< /S /Table /K 41 0 R >>", 41: "<< /S /TR /K [40 0 R 41 0 R 42 0 R] >>"}
    objects[42] = cell(1)
    found = read_tag_tables(make_tagged("40 0 R", objects=objects))
    assert found.incomplete
    assert [table.rows for table in found.tables] == [1]


@pytest.mark.parametrize(
    "kids",
    [
        "null",
        "99 0 R",
        "(text)",
        "[[[1 2]]]",
        "<< /S 5 /K (x) >>",
        "<< /S /Table /K << /S /TR /K << /S /TD /A [1 /x (y) << /RowSpan /z >>] /K -1 >> >> >>",
        "<< /S /Table /K [<< /S /TD /K << /MCID (a) >> /Pg 3 >>] /A 99 0 R /C 7 >>",
    ],
)
def test_junk_in_the_tree_is_borne(kids: str) -> None:
    read_tag_tables(make_tagged(kids, root="/RoleMap [1] /ClassMap 99 0 R"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("MAX_ELEMENTS", 3), ("MAX_NESTING", 2), ("MAX_TABLES_DEEP", 0)],
)
def test_limits_give_a_partial_result(
    monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    monkeypatch.setattr(tree, name, value)
    data = make_tagged(*[element("Table", row(cell(1), cell(2)))] * 3)
    assert read_tag_tables(data).incomplete


def test_a_long_chain_of_elements_is_walked_without_recursion() -> None:
    chain = {n: f"<< /S /Div /K {n + 1} 0 R >>" for n in range(40, 1500)}
    chain[1500] = element("Table", row(cell(1), cell(2)))
    assert len(read_tag_tables(make_tagged("40 0 R", objects=chain)).tables) == 1
