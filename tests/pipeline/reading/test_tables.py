from __future__ import annotations

import pytest

from pipeline.reading.lexicon import load_lexicon
from pipeline.reading.tables import TableReading, read_table
from schemas.document import Arrow, Table
from schemas.geometry import BBox
from schemas.places import Anchor
from schemas.roles import Role
from tests.pipeline.drawn_tables import SOURCE, draw_table


def read(table: Table, unit: str = "") -> TableReading:
    return read_table(table, 0, load_lexicon(), None, Anchor(SOURCE), unit)


def roles(reading: TableReading) -> list[Role]:
    return [column.role for column in reading.columns]


def test_project_list_with_fund_sources() -> None:
    reading = read(
        draw_table(
            [
                "番号 | 主管課 | 事業名 | 事業費（千円） | 財 源 内 訳 | < | 主 な 事 業 内 容",
                "^ | ^ | ^ | ^ | 国 | 一般財源 | ^",
                "1 | 総務課 | 庁舎改修事業 | 1,200 | 800 | 400 | 屋上の防水を改める。",
                "2 | 福祉課 | 見守り事業 | 300 | | 300 | 訪問を行う。",
            ]
        )
    )
    assert reading.kind == "actions"
    assert (reading.header.first, reading.header.end) == (0, 2)
    assert roles(reading) == [
        Role.NUMBER, Role.OFFICE, Role.ITEM, Role.BUDGET, Role.BUDGET, Role.BUDGET,
        Role.DESCRIPTION,
    ]  # fmt: skip
    assert {c.unit for c in reading.columns if c.role is Role.BUDGET} == {"千円"}


def test_label_column_that_is_merged_is_a_policy() -> None:
    reading = read(
        draw_table(
            [
                "施策 | 取組項目 | 担当課",
                "1 緑を守る | ① 植樹 | 公園課",
                "^ | ② 剪定 | 公園課",
            ]
        )
    )
    assert roles(reading) == [Role.POLICY, Role.ITEM, Role.OFFICE]


@pytest.mark.parametrize(
    "rows",
    [
        ["市町村 | 人口 | 面積", "青葉野市 | 12,345 | 67.8", "みずほ野町 | 4,321 | 12.3"],
        ["医療機関名 | 住所 | 電話番号", "あおば医院 | 本町1 | 0000-00-0000"],
        ["区分 | 令和3年度 | 令和4年度", "件数 | 10 | 12", "人数 | 30 | 31"],
        ["目 | 本年度 | 前年度 | 比較", "1 総務費 | 100 | 90 | 10", "2 民生費 | 50 | 60 | △10"],
    ],
)
def test_tables_without_action_items_are_not_forced(rows: list[str]) -> None:
    assert read(draw_table(rows)).kind in ("grid", "other")


def test_form_whose_labels_run_down_is_a_sheet() -> None:
    reading = read(
        draw_table(["事務事業名 | 生ごみ減量推進事業", "目的 | ごみを減らす。", "対象 | 市民"])
    )
    assert reading.kind == "sheet"
    assert reading.form is not None
    assert reading.form.title is not None
    assert reading.form.title.value.text == "生ごみ減量推進事業"


def test_timetable_with_arrows_lists_its_tasks() -> None:
    arrow = Arrow(1, BBox(100, 125, 290, 130), 1, 1, 2)
    table = draw_table(["施策 年度 | 令和3年度 | 令和4年度", "人材育成 | 研修 | "], arrows=(arrow,))
    reading = read(table)
    assert reading.kind == "actions"
    assert roles(reading) == [Role.ITEM, Role.SCHEDULE, Role.SCHEDULE]
    assert [c.fiscal_year for c in reading.columns] == [None, 2021, 2022]


def test_title_strip_is_no_header() -> None:
    reading = read(
        draw_table(
            ["令和5年度の取組 | < | <", "事業名 | 担当課 | 内容", "植樹 | 公園課 | 木を植える。"]
        )
    )
    assert (reading.header.first, reading.header.end) == (1, 2)


def test_shaded_rows_with_figures_are_no_header() -> None:
    rows = ["事業名 | 担当課 | 金額", "植樹 | 公園課 | 1,000", "剪定 | 公園課 | 2,000"]
    assert read(draw_table(rows, header_rows=2)).header.end == 1


def test_slid_header_is_repaired_by_contents_and_said_so() -> None:
    reading = read(
        draw_table(
            [
                "事業名 | 内容 | 課題 | 担当課 | ",
                "① 植樹 | 木を植える。 | 【年2回実施】 | ・苗木が不足している。 | 公園課",
                "② 剪定 | 枝を切る。 | 【年1回実施】 | ・人手が不足している。 | 緑政課",
            ],
            spans_known=False,
        )
    )
    assert "header.span-repaired" in {f.code for f in reading.findings}
    assert roles(reading)[-2:] == [Role.ISSUE, Role.OFFICE]
