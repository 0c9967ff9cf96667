"""The kind of each table, with the headings that decided it."""

from __future__ import annotations

import pytest

from schemas.document import Paragraph
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("progress", ["取組 | 実績 | 課題 | 担当課", "植樹 | した。 | 人手がない。 | 公園課"]),
        ("actions", ["事業名 | 事業費（千円） | 国庫支出金 | 一般財源", "植樹 | 30 | 10 | 20"]),
        ("indicators", ["指標 | 基準値 | 目標値", "来訪者数 | 100人 | 120人"]),
        ("schedule", ["取組 | R5年度 | R6年度", "植樹 | 調査 | →", "剪定 | 実施 | →"]),
        ("sheet", ["事業名 | 植樹", "担当課 | 公園課", "目的 | 緑を増やす。"]),
        ("legend", ["◎ | 達成した", "○ | 未達成"]),
        ("contents", ["1 緑 | 3", "2 水 | 8", "3 土 | 15"]),
        ("other", ["氏名 | 所属", "緑 太郎 | 町民代表", "水 花子 | 町民代表"]),
    ],
)
def test_kinds(kind: str, rows: list[str]) -> None:
    (reading,) = plan_of([draw_table(rows)]).readings
    assert reading.kind == kind


def test_the_evidence_is_what_is_printed() -> None:
    rows = ["取組 | 実績 | 課題 | 担当課", "植樹 | した。 | 人手がない。 | 公園課"]
    (reading,) = plan_of([draw_table(rows)]).readings
    assert reading.evidence == ("取組", "実績", "課題")
    assert [column.heading[-1] for column in reading.columns] == rows[0].split(" | ")


def test_the_lines_above_a_table_are_kept_with_it() -> None:
    unit = Paragraph("（単位：千円）", "（単位：千円）", kind="caption")
    plan = plan_of([unit, draw_table(["事業名 | 事業費", "植樹 | 30"])])
    assert plan.readings[0].caption == "（単位：千円）"
