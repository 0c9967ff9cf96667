from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import (
    Arrow,
    Cell,
    Document,
    Page,
    Paragraph,
    SourceInfo,
    Table,
    document_from_json,
    document_to_json,
)
from schemas.findings import make_finding
from schemas.geometry import BBox
from schemas.places import Anchor

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
small = st.integers(0, 9)
flags = st.booleans()
pages = st.none() | st.integers(1, 9)
measures = st.floats(0, 1000, allow_nan=False)
boxes = st.builds(BBox, measures, measures, measures, measures)
some_boxes = st.none() | boxes
anchors = st.builds(Anchor, texts, pages, some_boxes, st.none() | texts, st.none() | small)
cells = st.builds(
    Cell, small, small, small, small, texts, texts, some_boxes, flags, pages, st.none() | texts,
    st.lists(anchors, max_size=2).map(tuple),
)  # fmt: skip
arrows = st.builds(Arrow, st.integers(1, 9), boxes, small, small, small, flags, flags, texts)
tables = st.builds(
    Table,
    st.lists(cells, max_size=3).map(tuple),
    small,
    small,
    caption=texts,
    page=pages,
    bbox=some_boxes,
    arrows=st.lists(arrows, max_size=2).map(tuple),
    continues=flags,
    spans_known=flags,
)
paragraphs = st.builds(
    Paragraph, texts, texts, some_boxes, pages, st.sampled_from(["heading", "body", "furniture"])
)
blocks = st.lists(tables | paragraphs, max_size=3).map(tuple)
documents = st.builds(
    Document,
    st.builds(
        SourceInfo, texts, texts, texts, small, metadata=st.dictionaries(texts, texts, max_size=2)
    ),
    st.lists(st.builds(Page, st.integers(1, 9), blocks=blocks), max_size=2).map(tuple),
    st.lists(
        st.builds(
            lambda a: make_finding("era.unread", a, text="24年度"), st.lists(anchors, max_size=2)
        ),
        max_size=2,
    ).map(tuple),
)


@given(documents)
def test_round_trip_as_json(document: Document) -> None:
    written = json.dumps(document_to_json(document), ensure_ascii=False)
    assert document_from_json(json.loads(written)) == document


def test_unknown_keys_are_refused() -> None:
    document = Document(SourceInfo("a.html", "0" * 64, "text/html", 1), (Page(1),))
    data = document_to_json(document)
    data["pages"][0]["colour"] = "red"
    with pytest.raises(TypeError, match="colour"):
        document_from_json(data)


def test_metadata_are_written_in_one_order() -> None:
    source = SourceInfo("a.pdf", "0" * 64, "application/pdf", 1, metadata={"b": "2", "a": "1"})
    written = document_to_json(Document(source, ()))
    assert list(written["source"]["metadata"]) == ["a", "b"]


def test_a_cell_knows_its_last_row_and_column() -> None:
    cell = Cell(1, 2, 3, 4, "", "")
    assert (cell.last_row, cell.last_col) == (3, 5)


def test_blocks_and_tables_come_in_reading_order() -> None:
    first, second, prose = (
        Table((), 0, 0, caption="1"),
        Table((), 0, 0, caption="2"),
        Paragraph("", ""),
    )
    document = Document(
        SourceInfo("a.html", "0" * 64, "text/html", 1),
        (Page(1, blocks=(first, prose)), Page(2, blocks=(second,))),
    )
    assert list(document.tables()) == [first, second]
    assert [(page.number, block) for page, block in document.blocks()] == [
        (1, first),
        (1, prose),
        (2, second),
    ]
