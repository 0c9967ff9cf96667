from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.document import Paragraph
from schemas.geometry import BBox
from schemas.plan import Plan
from tests.pipeline.building.plans import codes_of, plan_of
from tests.pipeline.drawn_tables import draw_table

ROWS = ["事業名 | 担当課 | 内容", "植樹 | 公園課 | 木を植える。"]


def tree(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Level, number, title and the parent's title of every policy."""
    titles = {policy.id: policy.title for policy in plan.policies}
    return [(p.level, p.number, p.title, titles.get(p.parent_id or "", "")) for p in plan.policies]


def test_headings_with_level_words_make_the_policy_tree() -> None:
    plan = plan_of(
        [
            "基本目標１ 緑のまち",
            "基本施策１ 緑を守る",
            draw_table(ROWS),
            "基本施策２ 緑に親しむ",
            draw_table(["事業名 | 担当課 | 内容", "観察会 | 環境課 | 木を見る。"], top=300),
            "基本目標２ 水のまち",
            draw_table(["事業名 | 担当課 | 内容", "清掃 | 環境課 | 川を掃く。"], top=500),
        ]
    )
    assert tree(plan) == [
        ("基本目標", "１", "緑のまち", ""),
        ("基本施策", "１", "緑を守る", "緑のまち"),
        ("基本施策", "２", "緑に親しむ", "緑のまち"),
        ("基本目標", "２", "水のまち", ""),
    ]
    titles = {policy.id: policy.title for policy in plan.policies}
    assert [titles[item.policy_ids[0]] for item in plan.items] == [
        "緑を守る", "緑に親しむ", "水のまち",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "基本目標１は、緑を増やすことを目指すものである。",
        "第１章 総則",
        "第３条 市は緑を守る。",
        "１ 趣旨",
    ],
)
def test_sentences_and_chapters_are_no_policies(text: str) -> None:
    plan = plan_of([text, draw_table(ROWS)])
    assert not plan.policies
    assert not plan.items[0].policy_ids


@pytest.mark.parametrize(
    ("text", "mark", "term"),
    [
        ("※交流拠点…だれもが使える場をいう。", "※", "交流拠点"),
        ("＊１ 苗木：幼い木のこと。", "＊１", "苗木"),
        ("協議会…青葉野市みどり協議会", "", "協議会"),
    ],
)
def test_notes_have_mark_and_term(text: str, mark: str, term: str) -> None:
    (note,) = plan_of([draw_table(ROWS), text]).notes
    assert (note.mark, note.term) == (mark, term)
    assert note.raw == text


def test_a_legend_explains_the_marks_of_ratings() -> None:
    rows = ["事業名 | 実施状況 | 評価", "植樹 | 木を植えた。 | ◎", "剪定 | 枝を切った。 | △"]
    plan = plan_of([draw_table(rows), "◎：達成 ○：おおむね達成 △：未達成"])
    assert [(legend.mark, legend.meaning) for legend in plan.legends] == [
        ("◎", "達成"), ("○", "おおむね達成"), ("△", "未達成"),
    ]  # fmt: skip
    meanings = [r.meaning for item in plan.items for p in item.progress for r in p.ratings]
    assert meanings == ["達成", "未達成"]


def test_prose_stands_under_its_heading() -> None:
    plan = plan_of(["# １ 趣旨", "緑を守る。", "水を守る。", "# ２ 計画の期間", "五年とする。"])
    assert [(s.number, s.title, s.text) for s in plan.sections] == [
        ("１", "趣旨", "緑を守る。\n水を守る。"),
        ("２", "計画の期間", "五年とする。"),
    ]


def test_page_numbers_are_furniture() -> None:
    number = Paragraph("- 3 -", "- 3 -", BBox(0, 780, 50, 790), 1, "furniture")
    plan = plan_of([draw_table(ROWS), number])
    assert plan.ledger.furniture == 3


def test_a_caption_goes_with_its_table() -> None:
    caption = Paragraph("表１ 人口", "表１ 人口", BBox(0, 80, 50, 90), 1, "caption")
    table = draw_table(["町名 | 人口 | 面積", "本町 | 1,234 | 5.6", "新町 | 987 | 3.2"])
    (kept,) = plan_of([caption, table]).tables
    assert kept.caption == "表１ 人口"


def test_a_table_without_actions_is_kept_whole() -> None:
    rows = ["町名 | 人口 | <", "^ | 男 | 女", "本町 | 600 | 634"]
    plan = plan_of([draw_table(rows)])
    (table,) = plan.tables
    assert (table.rows, table.cols, table.kind) == (3, 3, "other")
    assert [(c.text, c.rowspan, c.colspan) for c in table.cells][:2] == [
        ("町名", 2, 1), ("人口", 1, 2),
    ]  # fmt: skip
    assert {"table.kept-whole", "document.no-items"} <= codes_of(plan)


def test_text_that_only_white_space_holds_is_nothing() -> None:
    empty = replace(Paragraph(" \n", " "), page=1)
    assert plan_of([empty, draw_table(ROWS)]).ledger.source == 19
