"""Pictures that may hold something no reader of characters sees are counted."""

from __future__ import annotations

from extractors.pdf.drawing.unread import UnreadPictures, count_unread
from extractors.pdf.reader import Drawing
from schemas.document import Table
from schemas.geometry import BBox
from tests.extractors.pdf.pages import boxes, characters, page, set_text

TABLE = Table((), 1, 1, bbox=BBox(0, 0, 300, 100))


def count(*pictures: tuple[float, float, float, float], text: str = "") -> UnreadPictures:
    content = page(characters(set_text(text, 20, 50)), drawing=Drawing(pictures=boxes(*pictures)))
    return count_unread(content, [TABLE])


def test_marks_in_tables_count_also_over_a_label() -> None:
    assert count((15, 45, 60, 65), text="表流水") == UnreadPictures(in_tables=1)


def test_backgrounds_and_specks_do_not_count() -> None:
    assert count((0, 0, 300, 90), text="背景の上の長い文字の列").count == 0
    assert count((15, 45, 18, 48)).count == 0


def test_large_pictures_without_text_count_anywhere() -> None:
    assert count((50, 200, 350, 500)) == UnreadPictures(elsewhere=1)
    assert count((50, 200, 100, 230)).count == 0
