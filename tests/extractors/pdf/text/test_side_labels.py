"""Labels beside the lines of a cell are read before them."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.reader import Characters, make_characters
from extractors.pdf.text.cells import read_cells, read_text
from extractors.pdf.text.side_labels import part_side_label
from schemas.geometry import BBox
from tests.extractors.pdf.pages import characters as set_characters
from tests.extractors.pdf.pages import set_text

BOX = BBox(0, 0, 100, 60)
Row = tuple[str, float, float]


def write(*rows: Row) -> Characters:
    """Characters 10 pt wide, each row from ``(text, left, centre)``."""
    return make_characters(
        [
            (
                mark,
                left + 10 * n,
                middle - 5,
                left + 10 * n + 10,
                middle + 5,
                10,
                0,
                False,
                False,
                -1,
            )
            for text, left, middle in rows
            for n, mark in enumerate(text)
        ]
    )


BESIDE_TWO = write(("受益者負担金", 30, 12), ("及び分担金", 30, 26), ("4", 5, 19))
AFTER_TWO = write(("施行令により算定", 2, 12), ("(R)", 90, 19), ("した額", 2, 26))
BESIDE_THREE = write(("流域下水", 30, 10), ("4", 5, 24), ("道維持管", 30, 24), ("理費", 30, 38))


@pytest.mark.parametrize(
    ("characters", "raw", "text"),
    [
        (BESIDE_TWO, "4 受益者負担金\n及び分担金", "4 受益者負担金及び分担金"),
        (AFTER_TWO, "施行令により算定\nした額 (R)", "施行令により算定した額 (R)"),
        (BESIDE_THREE, "4 流域下水\n道維持管\n理費", "4 流域下水道維持管理費"),
    ],
)
def test_label_at_half_height_leads(characters: Characters, raw: str, text: str) -> None:
    box = BBox(0, 0, 75, 60) if characters is BESIDE_THREE else BOX
    assert read_text(characters, box) == (raw, text)
    boxes = np.array([[box.x0, box.top, box.x1, box.bottom]])
    assert read_cells(characters, np.zeros(len(characters), dtype=np.int64), boxes) == [(raw, text)]


@pytest.mark.parametrize(
    "characters",
    [
        write(("計画", 30, 12), ("計画の推進体制", 5, 26), ("計画", 30, 40)),  # centred
        write(("4", 5, 12), ("受益者負担金", 30, 12), ("及び分担金", 30, 26)),  # on the first line
        write(("受益者", 30, 12), ("4", 5, 12), ("負担金", 30, 26)),
        write(("受益者負担金", 30, 12), ("及び", 30, 26), ("４", 5, 40)),  # a list
        write(("人数", 40, 10), ("令和", 17, 24), ("５年度", 52, 24), ("合計", 40, 38)),  # centred
        set_characters(
            set_text("事業名の一行目", 60, 4),
            *(set_text("1", 42, 19, 5), set_text("2", 48, 25, 5)),  # no line of their own
            *(set_text("中央の行です", 60, 20, 14), set_text("三行目の文字列", 60, 40)),
        ),
    ],
)
def test_other_starts_are_no_labels(characters: Characters) -> None:
    assert part_side_label(characters) is None
