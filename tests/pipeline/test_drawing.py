"""Tables and Documents as text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.drawing import count_columns, draw_table, wrap_text
from pipeline.inspection import describe_document
from schemas.document import Arrow, Cell, Document, Page, Paragraph, SourceInfo, Table
from schemas.findings import make_finding
from schemas.geometry import BBox


def cell(row: int, col: int, text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(row, col, rowspan, colspan, text, text)


def test_spans_are_drawn_as_they_are() -> None:
    table = Table(
        (
            cell(0, 0, "施策", rowspan=2),
            cell(0, 1, "年度", colspan=2),
            cell(1, 1, "R4"),
            cell(1, 2, "R5"),
            cell(2, 0, "見守り"),
            cell(2, 1, "実施"),
            cell(2, 2, "→"),
        ),
        rows=3,
        cols=3,
        header_rows=2,
    )
    assert draw_table(table).splitlines() == [
        "+------+-------+",
        "|施策  |年度   |",
        "|      +====+==+",
        "|      |R4  |R5|",
        "+======+====+==+",
        "|見守り|実施|→ |",
        "+------+----+--+",
    ]


def test_positions_without_a_cell_stay_blank() -> None:
    table = Table((cell(0, 0, "a"), cell(1, 1, "b")), rows=2, cols=2)
    assert draw_table(table).splitlines() == ["+-+", "|a|", "+-+-+", "  |b|", "  +-+"]


def test_a_table_without_cells() -> None:
    assert draw_table(Table((), rows=0, cols=0)).strip() == ""


def test_a_merged_cell_gets_the_room_that_it_needs() -> None:
    table = Table((cell(0, 0, "長い見出しの欄", colspan=2), cell(1, 0, "a"), cell(1, 1, "b")), 2, 2)
    assert "長い見出しの欄" in draw_table(table)
    tall = Table((cell(0, 0, "あ\nい\nう\nえ", rowspan=2), cell(0, 1, "a"), cell(1, 1, "b")), 2, 2)
    assert all(char in draw_table(tall) for char in "あいうえ")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing_and_stays_in_its_width(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    assert "".join(lines) == text
    assert all(count_columns(line) <= width for line in lines)


cells = st.builds(
    cell,
    st.integers(0, 3),
    st.integers(0, 3),
    st.text("計画ab\u3099 \n", max_size=12),
    st.integers(1, 2),
    st.integers(1, 2),
)


@given(st.lists(cells, max_size=6))
def test_any_table_can_be_drawn(some: list[Cell]) -> None:
    draw_table(Table(tuple(some), rows=5, cols=5))


def make_document() -> Document:
    table = Table(
        (cell(0, 0, "取組"), cell(1, 0, "見守り")),
        rows=2,
        cols=1,
        caption="表1",
        evidence="ruled",
        continues=True,
        arrows=(Arrow(1, BBox(0, 0, 9, 9), 1, 2, 4, ends_inside=True, label="継続"),),
    )
    blocks = (Paragraph("第1章", "第1章", kind="heading", level=1), table, Paragraph("注", "注"))
    page = Page(1, 595.0, 842.0, blocks=blocks, characters=1234)
    source = SourceInfo("計画.pdf", "a" * 64, "application/pdf", 100, 1, metadata={"title": "題"})
    return Document(source, (page,), (make_finding("document.no-items"),))


def test_a_document_page_by_page() -> None:
    text = "\n".join(describe_document(make_document()))
    for part in (
        "# 計画.pdf (application/pdf, 100 bytes, aaaaaaaaaaaa)",
        "title: 題",
        "## 1ページ 595 x 842 pt (文字 / 非表示 / 重ね印字: 1,234 / 0 / 0)",
        "[見出し1] 第1章",
        "[表] 2行×1列 / ruled / 表1 / 前のページから続く",
        "|見守り|",
        "-> 2行目の矢印 3列→~5列 継続",
        "[document.no-items]",
    ):
        assert part in text


def test_a_document_in_english_and_without_size() -> None:
    document = make_document()
    document = replace(document, pages=(replace(document.pages[0], width=None),))
    text = "\n".join(describe_document(document, "en"))
    assert "## page 1 (characters / hidden / overprinted: 1,234 / 0 / 0)" in text
    assert "arrow in row 2, columns 3 to ~5" in text
