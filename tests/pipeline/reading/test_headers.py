from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.reading.grid import Grid
from pipeline.reading.headers import (
    Header,
    find_header,
    header_cells,
    header_paths,
    is_known_heading,
    role_weights,
)
from pipeline.reading.lexicon import load_lexicon
from schemas.roles import Role
from tests.pipeline.drawn_tables import draw_table

LEXICON = load_lexicon()


def find(rows: Sequence[str], header_rows: int = 0, *, spans_known: bool = True) -> Header:
    table = draw_table(rows, header_rows=header_rows, spans_known=spans_known)
    return find_header(Grid(table), LEXICON)


@pytest.mark.parametrize(
    ("rows", "first", "end"),
    [
        (["事業名 | 担当課", "植樹 | 公園課"], 0, 1),
        (["事業名 | 予算額 | <", "^ | 国 | 一般財源", "植樹 | 10 | 20"], 0, 2),
        (["事業名 | 令和5年度 | <", "^ | 目標 | 実績", "植樹 | 10 | 20"], 0, 2),
        (["緑化の取組 | <", "事業名 | 担当課", "植樹 | 公園課"], 1, 2),
        (["!事業名 | !担当課 | !えんじん", "植樹 | 公園課 | 春"], 0, 1),
        (["植樹 | 公園課", "剪定 | 緑政課"], 0, 0),
        (["事業名 | 担当課"], 0, 0),
        (["1,200 | 300", "400 | 500"], 0, 0),
    ],
)
def test_header_is_found(rows: list[str], first: int, end: int) -> None:
    assert find(rows) == Header(first, end)
    assert find(rows).exists == (end > 0)


def test_rows_that_the_extractor_declares_are_believed() -> None:
    assert find(["ア | イ", "植樹 | 公園課"], header_rows=1) == Header(0, 1)
    assert find(["ア | イ", "植樹 | 公園課"]) == Header(0, 0)


def test_a_label_merged_over_the_body_does_not_make_the_body_a_header() -> None:
    rows = ["分野 | 事業名 | 担当課", "緑 | 植樹 | 公園課", "^ | 剪定 | 公園課"]
    assert find(rows) == Header(0, 1)


def test_sentences_under_a_header_are_no_sub_header() -> None:
    rows = ["事業名 | 内容 | <", "植樹 | 木を植える。 | 苗を配る。", "剪定 | 枝を切る。 | 運ぶ。"]
    assert find(rows) == Header(0, 1)


def test_a_second_row_without_spans_needs_two_known_headings() -> None:
    rows = ["計画 | | 担当課", "事業名 | 事業内容 | ", "植樹 | 木を植える。 | 公園課"]
    assert find(rows, spans_known=False) == Header(0, 2)
    rows = ["計画 | | 担当課", "植樹 | 苗木の件 | 公園課", "剪定 | 枝の件 | 公園課"]
    assert find(rows, spans_known=False).end <= 1


def test_paths_run_from_the_top_heading_to_the_leaf() -> None:
    table = draw_table(["事業名 | 予算額 | <", "^ | 国 | 一般財源", "植樹 | 10 | 20"])
    grid = Grid(table)
    assert header_paths(grid, Header(0, 2)) == (
        ("事業名",),
        ("予算額", "国"),
        ("予算額", "一般財源"),
    )
    assert [cell.text for cell in header_cells(grid, Header(0, 2))] == [
        "事業名", "予算額", "国", "一般財源",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "known"),
    [("令和5年度", True), ("担当課", True), ("決算額（千円）", True), ("植樹", False), ("", False)],
)
def test_known_headings(text: str, known: bool) -> None:
    assert is_known_heading(text, LEXICON) is known


def test_the_leaf_speaks_louder_than_its_parents() -> None:
    weights = role_weights(("実行(D)", "課題"), LEXICON)
    assert weights[Role.ISSUE] > weights[Role.DO] > 0
