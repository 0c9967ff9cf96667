"""Lines laid for a whole page at once are those that each cell alone would give."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pdf.text.cells import read_cells, read_text
from schemas.geometry import BBox
from tests.extractors.pdf.pages import boxes, characters, set_text

WORDS = st.text(alphabet="計画市の年度１2,a（）。 　", min_size=1, max_size=12)
LINES = st.lists(
    st.tuples(
        WORDS, st.floats(1, 9), st.sampled_from([8.0, 10.0]), st.sampled_from([1.0, 1.3, 1.8])
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=3))
def test_table_of_lines_agrees_with_reading_cell_by_cell(
    cells: list[list[tuple[str, float, float, float]]],
) -> None:
    rows, places = [], []
    for number, lines in enumerate(cells):
        left, top = 200.0 * number, 2.0
        places.append((left, 0.0, left + 200.0, 100.0))
        for text, indent, size, pitch in lines:
            rows.append(
                set_text(text, left + indent, top, size, size * pitch if pitch < 1.5 else None)
            )
            top += size * 1.3
    page = characters(*rows)
    owner = (page.x // 200).astype(np.int64) if len(page) else np.zeros(0, np.int64)
    expected = [
        read_text(page.take(np.flatnonzero(owner == n)), BBox(*place))
        for n, place in enumerate(places)
    ]
    assert read_cells(page, owner, boxes(*places)) == expected
