from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.reading.grid import Grid
from pipeline.reading.headers import Header
from pipeline.reading.lexicon import load_lexicon
from pipeline.reading.repair import Repair, may_have_slid, repair_header
from schemas.places import Anchor
from tests.pipeline.drawn_tables import SOURCE, draw_table

BODY = [
    "① 植樹 | 公園に木を植え、緑を増やす。 | ・苗木の配布 ・植樹祭の開催 | 【毎年100本以上】 |"
    " ・植樹祭に250人が参加した。 | ・苗木が不足している。 | 公園課",
    "② 剪定 | 街路樹の枝を整え、通りを明るくする。 | ・剪定講習の実施 | 【年1回実施】 |"
    " ・講習を2回開催した。 | ・人手が不足している。 | 緑政課",
]
UPPER = ["計画(P)", "", "", "目標", "実行(D)", "評価(C)", "担当課"]
LOWER = ["事業名", "事業内容", "具体的な取組", "", "実施状況", "課題", ""]
TRUE = (
    ("計画(P)", "事業名"),
    ("計画(P)", "事業内容"),
    ("計画(P)", "具体的な取組"),
    ("目標",),
    ("実行(D)", "実施状況"),
    ("評価(C)", "課題"),
    ("担当課",),
)


def repair(upper: Sequence[str], lower: Sequence[str]) -> Repair | None:
    lines = [" | ".join(line) for line in (upper, lower)]
    grid = Grid(draw_table([*lines, *BODY], spans_known=False))
    return repair_header(grid, Header(0, 2), load_lexicon(), None, Anchor(SOURCE))


def without(labels: Sequence[str], *blanks: int) -> list[str]:
    kept = [label for col, label in enumerate(labels) if col not in blanks]
    return kept + [""] * len(blanks)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (without(UPPER, 1), LOWER),
        (without(UPPER, 1, 2), LOWER),
        (without(UPPER, 1, 2), without(LOWER, 3)),
    ],
)
def test_lost_blanks_are_found_again(upper: list[str], lower: list[str]) -> None:
    found = repair(upper, lower)
    assert found is not None
    assert found.paths == TRUE
    assert found.findings[0].code == "header.span-repaired"


def test_labels_that_fit_stay_as_printed() -> None:
    assert repair(UPPER, LOWER) is None


def test_labels_slide_back_although_every_column_has_one() -> None:
    """The last column has a sub-heading of its own, so that none lacks a heading."""
    body = [
        "① 植樹 | 木を植える。 | ・苗木の配布 | 公園課 | 【毎年100本以上】 | ・250人が参加した。",
        "② 剪定 | 枝を切り、道を開く。 | ・講習の実施 | 緑政課 | 【年1回実施】 | ・2回開催した。",
    ]
    rows = [
        "計画(P) | | 担当課 | 目標 | 実行(D) | ",
        "事業名 | 事業内容 | 具体的な取組 | | | 実施状況",
    ]
    grid = Grid(draw_table([*rows, *body], spans_known=False))
    found = repair_header(grid, Header(0, 2), load_lexicon(), None, Anchor(SOURCE))
    assert found is not None
    assert found.paths == (*TRUE[:3], ("担当課",), ("目標",), ("実行(D)", "実施状況"))


def test_headers_of_three_rows_and_real_spans_are_left_alone() -> None:
    lost = Grid(draw_table(BODY, spans_known=False))
    real = Grid(draw_table(BODY))
    assert may_have_slid(lost, Header(0, 2))
    assert not may_have_slid(lost, Header(0, 3))
    assert not may_have_slid(real, Header(0, 2))


def test_a_close_second_reading_is_named() -> None:
    rows = ["事業名 | 取組 | 担当課 | ", "植樹 | 木の手入れ | 春と秋 | 公園課"]
    grid = Grid(draw_table(rows, spans_known=False))
    found = repair_header(grid, Header(0, 1), load_lexicon(), None, Anchor(SOURCE))
    assert found is not None
    assert found.paths[3] == ("担当課",)
    assert [finding.code for finding in found.findings] == [
        "header.span-repaired",
        "header.ambiguous",
    ]


def test_more_labels_than_columns_cannot_be_repaired() -> None:
    grid = Grid(draw_table(["a | b", "c | d"], spans_known=False))
    assert repair_header(grid, Header(0, 1), load_lexicon(), None, Anchor(SOURCE)) is None


def test_quarters_stand_under_what_is_done_not_under_money() -> None:
    head = "No. | 改革項目 | 担当課 | 指標 | 予算額（千円） | 実施計画 | 今後の方向性"
    lower = (
        "指標名 | 令和元年度実績 | 令和2年度目標 | 第1四半期 | 第2四半期 | 第3四半期 | 第4四半期"
    )
    rows = [
        "1 | 窓口の改善 | 市民課 | 申請数 | 10件 | 20件 | 6,133 | 様式 | 受付 | → | 検証 | 継続",
        "2 | 公金の収納 | 会計課 | 利用率 | 5％ | 8％ | 240 | 機器の選定 | 契約 | 導入 | → | 拡充",
        "3 | 職員の研修 | 人事課 | 参加者 | 30人 | 40人 | 1,020 | 計画 | 研修 | 研修 | → | 継続",
    ]
    table = draw_table([f"{head} | | | | |", f"{lower} | | | | |", *rows], spans_known=False)
    found = repair_header(Grid(table), Header(0, 2), load_lexicon(), None, Anchor(SOURCE))
    assert found is not None
    assert found.paths[3:] == (
        ("指標", "指標名"),
        ("指標", "令和元年度実績"),
        ("指標", "令和2年度目標"),
        ("予算額（千円）",),
        *(("実施計画", f"第{number}四半期") for number in (1, 2, 3, 4)),
        ("今後の方向性",),
    )
