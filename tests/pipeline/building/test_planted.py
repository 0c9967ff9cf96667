"""Whatever is planted in a document is found in its Plan; whatever is taken away is missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.building import build_plan
from pipeline.building.account import Account
from pipeline.stitch import stitch
from schemas.document import Block, Cell, Document, Paragraph, Table
from schemas.plan import Plan
from schemas.text import count_characters, text_key
from tests.pipeline.building.plans import assert_balanced, plan_of
from tests.pipeline.drawn_tables import draw_document, draw_table

SENTENCE = "川沿いの桜並木を守り育てる。"
LIST = draw_table(
    [
        "基本目標 | 番号 | 事業名 | 担当課 | 実績 | 評価",
        "基本目標１ 緑のまち | < | < | < | < | <",
        "緑 | 1 | 植樹 | 公園課 | した。 | ◎",
        "^ | 2 | 剪定 | 公園課 | した。 | ○",
        "合計 | < | < | < | 2件 | ",
    ],
    top=100,
)
SHEET = draw_table(
    [
        "事業名 | 草刈り | 担当課 | 公園課",
        "成果指標 | 指標名 | R5年度 | R6年度",
        "^ | 回数 | 3回 | 4回",
        "課題 | 人手が足りない。 | < | <",
    ],
    top=300,
)
KPIS = draw_table(["指標 | 基準値 | 目標値", "来訪者数 | 100人 | 120人"], top=500)
OTHER = draw_table(["氏名 | 所属", "緑 太郎 | 町民代表"], top=700)
LEGEND = draw_table(["◎ | 達成した", "○ | 未達成"], top=800)
TITLES = ("みずほ野町緑の計画", "令和6年3月末現在", "基本目標２ 水のまち")
BLOCKS = (*TITLES, LIST, KPIS, OTHER, LEGEND)


def document() -> Document:
    prose = Paragraph("木を守る。", "木を守る。")
    return draw_document([*BLOCKS, SHEET, "１ 現状", prose, "※樹木…木のこと。"])


def with_blocks(blocks: tuple[Block, ...]) -> Document:
    """The document with other blocks, which hold the sentence as well."""
    (page,) = document().pages
    characters = page.characters + count_characters(SENTENCE)
    return replace(document(), pages=(replace(page, blocks=blocks, characters=characters),))


def holds(plan: Plan) -> bool:
    return text_key(SENTENCE) in text_key(plan.model_dump_json())


def build(planted: Document) -> Plan:
    plan = build_plan(stitch(planted))
    assert_balanced(plan)
    return plan


@pytest.mark.parametrize("position", range(len(document().pages[0].blocks) + 1))
def test_a_paragraph_planted_anywhere_is_found(position: int) -> None:
    (page,) = document().pages
    blocks = list(page.blocks)
    blocks.insert(position, Paragraph(SENTENCE, SENTENCE))
    characters = page.characters + count_characters(SENTENCE)
    planted = replace(
        document(), pages=(replace(page, blocks=tuple(blocks), characters=characters),)
    )
    assert holds(build(planted))


def cells() -> list[tuple[int, int]]:
    """Every cell of every table: the number of its block and its own number."""
    (page,) = document().pages
    return [
        (number, index)
        for number, block in enumerate(page.blocks)
        if isinstance(block, Table)
        for index in range(len(block.cells))
    ]


@pytest.mark.parametrize(("number", "index"), cells())
def test_a_sentence_planted_in_any_cell_is_found(number: int, index: int) -> None:
    (page,) = document().pages
    table = page.blocks[number]
    assert isinstance(table, Table)
    old: Cell = table.cells[index]
    new = replace(old, raw=old.raw + SENTENCE, text=old.text + SENTENCE)
    changed = replace(table, cells=(*table.cells[:index], new, *table.cells[index + 1 :]))
    blocks = (*page.blocks[:number], changed, *page.blocks[number + 1 :])
    assert holds(build(with_blocks(blocks)))


def test_a_value_that_nobody_claims_is_missed_by_its_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = Account.claim

    def forget(self: Account, part: str, anchor: object, raw: str) -> None:
        if raw != "草刈り":
            claim(self, part, anchor, raw)  # type: ignore[arg-type]

    whole = plan_of([*BLOCKS, SHEET])
    monkeypatch.setattr(Account, "claim", forget)
    broken = build_plan(stitch(draw_document([*BLOCKS, SHEET])))
    assert whole.ledger.unassigned == 0
    assert broken.ledger.unassigned == count_characters("草刈り")
    lost = [f.params["text"] for f in broken.findings if f.code == "ledger.unassigned"]
    assert lost == ["草刈り"]
