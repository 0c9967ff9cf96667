"""Whatever a document holds: nothing is lost, nothing counted twice, and every reference leads."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.document import Arrow, Block, Table
from schemas.geometry import BBox
from schemas.plan import ActionItem
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import draw_table

CELLS = """
植樹|公園課|1,200|△300|① 剪定|合計|〃|◎|○|→|実施|4月|令和5年度|令和6年度|上半期|木を植える。|3
施策|事業名|実施項目|指標名|担当課|内容|課題|目標値（R9）|実績|単位|対象|予算額（千円）|財源内訳|国
一般財源|計画(P)|実行(D)|評価(C)|今後の方向性|【毎年15名以上】|※注 予定である|（再掲）|基本目標１ 緑
"""
TEXTS = st.sampled_from(["", *CELLS.strip().replace("\n", "|").split("|")])
LINES = """
# １ 趣旨|緑を守る。|基本目標１ 緑のまち|（単位：千円）|※緑…木のこと。|つづき|（１） 具体的な取組
◎：達成 ○：おおむね達成|ア 植樹 木を植える。|令和5年3月31日現在
"""
PARAGRAPHS = st.sampled_from(LINES.strip().replace("\n", "|").split("|"))


@st.composite
def tables(draw: st.DrawFn, page: int) -> Table:
    cols, rows = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    row = st.lists(TEXTS, min_size=cols, max_size=cols)
    grid = draw(st.lists(row, min_size=rows, max_size=rows))
    if draw(st.booleans()):
        merge(grid, draw(st.integers(0, rows - 1)), draw(st.integers(0, cols - 1)), draw)
    first, last = sorted((draw(st.integers(0, cols - 1)), draw(st.integers(0, cols - 1))))
    arrow = Arrow(page, BBox(0, 0, 1, 1), draw(st.integers(0, rows - 1)), first, last)
    return draw_table(
        [" | ".join(line) for line in grid],
        page=page,
        top=draw(st.sampled_from([100.0, 300.0, 500.0])),
        spans_known=draw(st.booleans()),
        header_rows=draw(st.integers(0, min(2, rows - 1))),
        arrows=draw(st.sampled_from([(), (arrow,)])),
        evidence=draw(st.sampled_from(["ruled", "transcript"])),
    )


def merge(grid: list[list[str]], row: int, col: int, draw: st.DrawFn) -> None:
    """Merges the place with some of those below it, or to its right."""
    if draw(st.booleans()):
        for below in range(row + 1, draw(st.integers(row + 1, len(grid)))):
            grid[below][col] = "^"
    else:
        for right in range(col + 1, draw(st.integers(col + 1, len(grid[0])))):
            grid[row][right] = "<"


@st.composite
def pages(draw: st.DrawFn) -> list[list[Block | str]]:
    count = draw(st.integers(0, 3))
    return [
        draw(st.lists(st.one_of(PARAGRAPHS, tables(number)), max_size=4))
        for number in range(1, count + 1)
    ]


@settings(max_examples=60)
@given(pages())
def test_every_plan_is_balanced_and_hangs_together(drawn: list[list[Block | str]]) -> None:
    plan = plan_of(*drawn)
    policies = {policy.id for policy in plan.policies}
    ids = [item.id for item in plan.items]
    assert len(set(ids)) == len(ids)
    assert {policy.parent_id for policy in plan.policies} <= {None, *policies}
    for item in plan.items:
        assert set(item.policy_ids) <= policies
        assert_readings_lead_to_values(item)
        assert all(
            entry.first_year is None or entry.last_year is None
            or entry.first_year <= entry.last_year
            for entry in item.schedule
        )  # fmt: skip


def assert_readings_lead_to_values(item: ActionItem) -> None:
    values = [value.id for value in item.values]
    assert len(set(values)) == len(values)
    parts = (
        *item.offices, *item.initiatives, *item.targets, *item.budgets, *item.progress,
        *item.schedule,
    )  # fmt: skip
    for part in parts:
        assert set(part.value_ids) <= set(values)
