from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.reader import BoolArray, Drawing, FloatArray
from extractors.pdf.text.visible import find_garbled, find_visible
from tests.extractors.pdf.pages import boxes, characters, fills, page, set_text


def all_blank(places: FloatArray) -> BoolArray:
    return np.ones(len(places), dtype=bool)


def test_fake_bold_is_counted_once() -> None:
    text = characters(set_text("重要", 0, 0), set_text("重要", 0.3, 0), set_text("重要", 0.6, 0))
    visible = find_visible(page(text))
    assert "".join(visible.characters.text) == "重要"
    assert (visible.total, visible.overprinted, visible.hidden) == (6, 4, 0)


def test_repeated_letters_side_by_side_are_kept() -> None:
    assert find_visible(page(characters(set_text("ーーー", 0, 0)))).overprinted == 0


def test_text_off_the_page_is_hidden() -> None:
    visible = find_visible(page(characters(set_text("外", -50, 0), set_text("内", 50, 50))))
    assert (visible.total, visible.hidden) == (2, 1)


def test_invisible_text_is_hidden_unless_it_is_the_reading_of_a_scan() -> None:
    rows = [(*row[:7], True, False, -1) for row in set_text("透明な文字", 50, 50)]
    scan = Drawing(pictures=boxes((0, 0, 600, 800)))
    assert find_visible(page(characters(rows))).hidden == 5
    assert find_visible(page(characters(rows), scan)).hidden == 0


def test_white_text_is_hidden_only_on_a_blank_ground() -> None:
    rows = [(*row[:8], True, -1) for row in set_text("白", 50, 50)]
    panel = Drawing(fills=fills((40, 40, 80, 80), shade=0.2))
    assert find_visible(page(characters(rows)), all_blank).hidden == 1
    assert find_visible(page(characters(rows), panel), all_blank).hidden == 0
    assert find_visible(page(characters(rows)), None).hidden == 0


def test_garbled_share_counts_unmapped_private_and_replacement_characters() -> None:
    text = characters(set_text("ab\ufffd\ue000", 0, 0))
    assert find_garbled(text) == 0.5
    words = np.array(["(cid:12)", "a", "b", " "], dtype=object)
    unmapped = replace(text, text=words, codes=np.array([-1, 97, 98, 32]))
    assert find_garbled(unmapped) == 1 / 3
