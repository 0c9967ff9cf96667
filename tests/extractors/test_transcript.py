from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.base import ExtractOptions
from extractors.transcript.records import read_records
from schemas.document import Document, Paragraph, Table
from schemas.errors import LimitError
from schemas.geometry import BBox
from tests.extractors.reading import is_accounted, read, tables


def outline(document: Document) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for _, block in document.blocks():
        if isinstance(block, Paragraph):
            rows.append((block.kind, block.raw))
        else:
            rows.append((block.evidence, rows_of(block)))
    return rows


def rows_of(table: Table) -> list[list[str]]:
    grid = [["?"] * table.cols for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.raw
    return grid


def test_a_table_between_paragraphs_keeps_its_columns() -> None:
    document = read(
        "\n\n基本方針Ⅱ 協働の推進\n\n時点:令和6年度末\n\n"
        "施策\t行動計画\t\t担当\t\t\n\t項目\t内容\t\t\t\n1 理解\t① 研修\t年2回\t\t企画課\t\n"
        "\n※用語…説明\n"
    )
    assert outline(document) == [
        ("heading", "基本方針Ⅱ 協働の推進"),
        ("body", "時点:令和6年度末"),
        (
            "transcript",
            [
                ["施策", "行動計画", "", "担当", ""],
                ["", "項目", "内容", "", ""],
                ["1 理解", "① 研修", "年2回", "", "企画課"],
            ],
        ),
        ("note", "※用語…説明"),
    ]
    (table,) = tables(document)
    assert not table.spans_known
    assert [cell.path for cell in table.cells][:4] == ["7:1", "7:4", "7:9", "7:10"]


SHEET = (
    "項目\t(3) 防災訓練\t担当\t防災課 消防課\t\t\n"
    "<p>1. 現状</p> <p>訓練を毎年行っている。</p>\t\t\t\t\t\n"
    '<table border="1"><tr><th data-bbox="10 1500 20 1600">取組</th><th>R6</th></tr>'
    '<tr><td data-bbox="10 1600 20 1700">ア 訓練</td><td>→</td></tr></table>'
    "\t\t\t取組\tR6\tア 訓練\t→\n"
    "取組\tR6\t\t\t\t\nア 訓練\t→\t\t\t\t\n"
)


def test_html_in_rows_comes_out_in_reading_order() -> None:
    document = read(SHEET)
    assert outline(document) == [
        ("transcript", [["項目", "(3) 防災訓練", "担当", "防災課 消防課"]]),
        ("heading", "1. 現状"),
        ("body", "訓練を毎年行っている。"),
        ("annotated", [["取組", "R6"], ["ア 訓練", "→"]]),
        ("transcript", [["取組", "R6", "ア 訓練", "→"]]),
        ("transcript", [["取組", "R6"], ["ア 訓練", "→"]]),
    ]
    html = tables(document)[1]
    assert html.cells[0].bbox == BBox(10, 1500, 20, 1600)
    assert html.cells[0].path == "3:1/table[1]/tr[1]/th[1]"
    assert document.pages[0].unit == "px"
    assert is_accounted(document.pages[0])


def test_markup_inside_a_row_is_removed() -> None:
    document = read("取組\t内容\n<b>ア</b>\t<p>一</p><p>二&amp;三</p>\n")
    assert outline(document) == [("transcript", [["取組", "内容"], ["ア", "一\n二&三"]])]
    assert is_accounted(document.pages[0])


def test_a_cell_before_an_html_table_stays_before_it() -> None:
    document = read("日程\t<table><tr><th>R6</th><th>R7</th></tr></table>\t備考\t\n")
    assert [kind for kind, _ in outline(document)] == ["body", "dom", "body"]


def test_html_over_several_lines_is_one_record() -> None:
    document = read(
        "取組\t担当\n<table>\n\t<tr>\n\t\t<th>年度</th>\t<th>目標</th></tr>\n"
        "\t<tr><td>R6</td><td>3回</td></tr>\n</table>\n次\t行\n"
    )
    assert outline(document) == [
        ("transcript", [["取組", "担当"]]),
        ("dom", [["年度", "目標"], ["R6", "3回"]]),
        ("transcript", [["次", "行"]]),
    ]


def test_quoted_fields() -> None:
    document = read('取組\t"一行目\n二行目"\t"引用""あり"""\n"長さ 3"" 管\t5\n次\t"開いたまま\n')
    assert rows_of(tables(document)[0]) == [
        ["取組", "一行目\n二行目", '引用"あり"'],
        ['"長さ 3"" 管', "5", ""],
        ["次", '"開いたまま', ""],
    ]
    assert is_accounted(document.pages[0])


def test_a_tab_that_only_indents_makes_no_table() -> None:
    assert outline(read("\t本文です\n\t続きです\n")) == [("body", "本文です"), ("body", "続きです")]


def test_other_line_ends_and_encodings() -> None:
    for data in ("甲\t乙\r\n丙\t丁\r\n".encode("cp932"), "甲\t乙\r丙\t丁".encode("utf-16")):
        assert rows_of(tables(read(data))[0]) == [["甲", "乙"], ["丙", "丁"]]


def test_limits() -> None:
    with pytest.raises(LimitError):
        read("a\tb\n" * 100, ExtractOptions(max_cells=100))
    with pytest.raises(LimitError):
        read("x\t" + "<table><tr><td>" * 3_000)


@given(
    st.lists(
        st.sampled_from(["甲", "\t", "\n", '"', "<p>", "</p>", "<table>", "</table>", "<td>", " "])
    )
)
def test_every_character_stands_in_one_block(parts: list[str]) -> None:
    document = read("本文\t文\n" + "".join(parts))
    assert is_accounted(document.pages[0])


@given(st.text(st.sampled_from("甲乙 \t\n"), max_size=60))
def test_plain_records_join_to_the_text(text: str) -> None:
    lines = ("\t".join(field.text for field in record.fields) for record in read_records(text))
    assert "\n".join(lines) == text
