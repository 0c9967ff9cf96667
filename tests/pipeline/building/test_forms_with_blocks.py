"""Sheets whose form holds headed tables: indicators by year, money by source, ratings."""

from __future__ import annotations

from schemas.roles import Role
from tests.pipeline.building.plans import plan_of, texts_of
from tests.pipeline.drawn_tables import draw_table

SHEET = [
    "№ | 3 | 事業名 | 植樹 | < | <",
    "担当課 | 公園課 | < | < | < | <",
    "成果指標 | 指標名 | 単位 | 区分 | R5年度 | R6年度",
    "^ | 植樹の本数 | 本 | 目標 | 30 | 40",
    "^ | ^ | ^ | 実績 | 28 | －",
    "事業費（千円） | 財源 | < | < | R5年度決算 | R6年度予算",
    "^ | 国庫支出金 | < | < | 100 | 200",
    "^ | 一般財源 | < | < | 50 | 60",
    "自己評価 | 達成度評価 | Ａ | 評価の理由 | 成果が上がった。 | <",
    "今後の方向性 | 拡充 | < | < | < | <",
]


def test_a_sheet_with_blocks_is_read_whole() -> None:
    (item,) = plan_of([draw_table(SHEET)]).items
    assert (item.number, item.title) == ("3", "植樹")
    told = {(t.kind, t.value, t.fiscal_year, t.indicator, t.unit) for t in item.targets}
    assert told == {
        ("target", 30, 2023, "植樹の本数", "本"),
        ("target", 40, 2024, "植樹の本数", "本"),
        ("actual", 28, 2023, "植樹の本数", "本"),
    }
    amounts = {(b.fiscal_year, b.kind, b.fund_source, b.amount) for b in item.budgets}
    assert amounts == {
        (2023, "settled", "national", 100_000),
        (2023, "settled", "general", 50_000),
        (2024, "initial", "national", 200_000),
        (2024, "initial", "general", 60_000),
    }
    (rating,) = [r for p in item.progress for r in p.ratings]
    assert (rating.criterion, rating.assessor, rating.mark) == ("達成度評価", "自己", "Ａ")
    assert rating.comment == "成果が上がった。"
    assert texts_of(item, Role.DIRECTION) == ["拡充"]


def test_values_stand_in_printed_order() -> None:
    (item,) = plan_of([draw_table(SHEET)]).items
    places = [(v.anchors[0].row or 0, v.anchors[0].col or 0) for v in item.values]
    assert places == sorted(places)


def test_what_a_row_says_of_its_years() -> None:
    rows = [
        "事業名 | 担当課 | 項目 | R5年度 | R6年度",
        "植樹 | 公園課 | 工程 | 調査 | 植付け",
        "^ | ^ | 概算事業費（千円） | 10 | 20",
        "剪定 | 公園課 | 工程 | 実施 | →",
        "^ | ^ | 概算事業費（千円） | 5 | 6",
    ]
    plan = plan_of([draw_table(rows)])
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    tree, pruning = plan.items
    assert [(b.fiscal_year, b.amount, b.kind) for b in tree.budgets] == [
        (2023, 10_000, "estimated"),
        (2024, 20_000, "estimated"),
    ]
    spans = [(e.first_year, e.last_year, e.text) for e in pruning.schedule]
    assert spans == [(2023, 2024, "実施")]
