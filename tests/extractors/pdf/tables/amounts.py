"""Rows of names and amounts for tests of tables without lines."""

from __future__ import annotations

from tests.extractors.pdf.pages import CharacterRow, set_text

NAMES = ["総務課", "福祉課", "建設課", "教育課"]
AMOUNTS = ["1,200", "380", "12,000", "95"]


def rows_of(amounts: list[str], pitch: float = 20.0) -> list[list[CharacterRow]]:
    rows = []
    for number, (name, amount) in enumerate(zip(NAMES, amounts, strict=True)):
        top = 5 + number * pitch
        rows += [set_text(name, 5, top), set_text(amount, 200 - 6 * len(amount), top, 10, 6)]
    return rows


def move(line: list[CharacterRow], down: float) -> list[CharacterRow]:
    return [(row[0], row[1], row[2] + down, row[3], row[4] + down, *row[5:]) for row in line]
