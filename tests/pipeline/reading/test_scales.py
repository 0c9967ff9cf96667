"""Marks of the document's own scale make a column a rating, whatever its heading."""

from __future__ import annotations

from schemas.plan import Plan
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table

LEGEND = ["区分 | 考え方", "非常に効果的 | 目標に達した。", "効果あり | 目標に近づいた。"]
ROWS = [
    "番号 | 事業名 | 担当課 | 検証会議の所見",
    "1 | 植樹事業 | 公園課 | 非常に効果的",
    "2 | 清掃事業 | 環境課 | 効果あり",
]
JUDGES = [
    "番号 | 取組名 | 取組の実績 | 進捗評価 | <",
    "^ | ^ | ^ | 担当課 | 推進委員会",
    "1 | 植樹 | 木を植えた。 | ◎ | ○",
    "2 | 清掃 | 川を掃いた。 | ○ | △",
]


def ratings(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [
        (rating.criterion, rating.assessor, rating.mark, rating.meaning)
        for item in plan.items
        for progress in item.progress
        for rating in progress.ratings
    ]


def test_words_of_a_legend_are_marks() -> None:
    found = ratings(plan_of(["効果検証", draw_table(LEGEND), draw_table(ROWS)]))
    assert [(mark, meaning) for _, _, mark, meaning in found] == [
        ("非常に効果的", "目標に達した。"),
        ("効果あり", "目標に近づいた。"),
    ]


def test_who_judges_stands_under_what_is_judged() -> None:
    found = ratings(plan_of(["進捗管理表", draw_table(JUDGES)]))
    assert [rating[:3] for rating in found][:2] == [
        ("進捗評価", "担当課", "◎"),
        ("進捗評価", "推進委員会", "○"),
    ]
