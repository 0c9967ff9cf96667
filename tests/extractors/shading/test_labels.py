from __future__ import annotations

from collections.abc import Sequence

from extractors.shading.labels import find_shaded_labels
from schemas.document import Cell

GREY = 0.9


def form(*rows: Sequence[str]) -> tuple[list[Cell], list[float | None]]:
    """Cells row by row; a text with # before it is shaded."""
    cells, shades = [], []
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            cells.append(Cell(row, col, 1, 1, text.lstrip("#"), text.lstrip("#")))
            shades.append(GREY if text.startswith("#") else None)
    return cells, shades


FORM = form(
    ("#番号", "1", "#施設名", "公民館"),
    ("#構造", "木造", "#所管", "総務課"),
    ("#概要", "会合に使う。", "#耐震性", "あり"),
)


def texts(cells: Sequence[Cell], found: frozenset[int]) -> list[str]:
    return [cells[n].text for n in sorted(found)]


def test_shaded_words_beside_plain_values_are_labels() -> None:
    cells, shades = FORM
    found = find_shaded_labels(cells, shades, 0)
    assert texts(cells, found) == ["番号", "施設名", "構造", "所管", "概要", "耐震性"]


def test_white_is_no_shade() -> None:
    cells, shades = FORM
    assert not find_shaded_labels(cells, [s and 1.0 for s in shades], 0)


def test_a_list_with_a_shaded_header_and_first_column_is_no_form() -> None:
    cells, shades = form(
        ("#番号", "#事業名", "#担当"),
        ("#1番", "植樹", "公園課"),
        ("#2番", "剪定", "公園課"),
        ("#3番", "清掃", "環境課"),
    )
    assert not find_shaded_labels(cells, shades, 1)


def test_strips_of_labels_are_a_form() -> None:
    cells, shades = form(
        ("#政策", "#施策名"),
        ("安全", "防災"),
        ("#目指す姿", "#現状"),
        ("安心な町", "担い手が少ない。"),
        ("#課題", "#方向"),
        ("周知", "継続"),
    )
    assert len(find_shaded_labels(cells, shades, 1)) == 6


def test_shaded_sums_and_bars_say_nothing() -> None:
    sums = form(("#事業", "#費用"), ("植樹", "10"), ("剪定", "20"), ("#計", "#30"))
    assert not find_shaded_labels(*sums, 1)
    bars = form(("#取組", "#R5年度", "#R6年度"), ("調査", "#実施", ""), ("工事", "", "#実施"))
    assert not find_shaded_labels(*bars, 1)
