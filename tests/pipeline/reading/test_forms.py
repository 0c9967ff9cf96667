from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading.forms import FormReading, best_role, read_form
from pipeline.reading.grid import Grid
from pipeline.reading.lexicon import load_lexicon
from schemas.roles import Role
from tests.pipeline.drawn_tables import draw_table


def read(rows: Sequence[str]) -> FormReading:
    return read_form(Grid(draw_table(rows)), load_lexicon())


def pairs(form: FormReading) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(label.text for label in pair.labels), pair.value.text) for pair in form.pairs]


def test_labels_stand_to_the_left() -> None:
    form = read(["事務事業名 | 植樹 | 担当課 | 公園課", "目的 | 緑を増やす。 | 対象 | 市民"])
    assert pairs(form) == [
        (("事務事業名",), "植樹"),
        (("担当課",), "公園課"),
        (("目的",), "緑を増やす。"),
        (("対象",), "市民"),
    ]
    assert form.title is not None
    assert form.title.value.text == "植樹"


def test_merged_labels_are_outer_labels() -> None:
    rows = ["事業名 | 植樹 | <", "評価 | 課題 | 人手が足りない。", "^ | 今後の方向性 | 広げる。"]
    form = read(rows)
    assert pairs(form)[1:] == [
        (("評価", "課題"), "人手が足りない。"),
        (("評価", "今後の方向性"), "広げる。"),
    ]


def test_labels_above_count_where_none_stands_to_the_left() -> None:
    form = read(["担当課 | 目的", "公園課 | 緑を増やす。"])
    assert pairs(form) == [(("担当課",), "公園課"), (("目的",), "緑を増やす。")]
    assert form.title is None


def test_cells_without_labels_are_kept_without() -> None:
    assert pairs(read(["あいう | えお"])) == [((), "あいう"), ((), "えお")]


def test_header_cells_are_labels_whatever_they_say() -> None:
    assert pairs(read(["!えんじん | 植樹"])) == [(("えんじん",), "植樹")]


def test_the_nearest_known_label_gives_the_role() -> None:
    assert best_role(["評価", "課題"], load_lexicon())[0] is Role.ISSUE
    assert best_role(["課題", "あいうえお"], load_lexicon())[0] is Role.ISSUE
    assert best_role([], load_lexicon()) == (Role.OTHER, 0.0)
