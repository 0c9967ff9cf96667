"""Sheets of strips (labels over values), of halves side by side, and of unknown labels."""

from __future__ import annotations

import pytest

from schemas.document import Paragraph, Table
from schemas.roles import Role
from tests.pipeline.building.plans import plan_of, texts_of
from tests.pipeline.drawn_tables import draw_table


def strips(number: str, name: str, mark: str) -> list[str]:
    return [
        "政策 | < | 施策番号 | 施策の名称 | 主管課 | <",
        f"２ 安全なまち | < | {number} | {name} | 総務課 | <",
        "目指す姿 | < | < | 現状と課題 | < | <",
        "誰もが安心して暮らしている。 | < | < | 担い手が減っている。 | < | <",
        "成果指標 | 単位 | 令和4年度 | < | 令和5年度 | <",
        "^ | ^ | 目標 | 実績 | 目標 | 実績",
        "訓練の回数 | 回 | 4 | 3 | 5 | 6",
        "自己評価 | < | < | 外部評価 | < | <",
        "進捗度 | 貢献度 | 総合評価 | 総合評価 | 意見 | <",
        f"{mark} | ○ | ○ | ◎ | 工夫がうかがえる。 | <",
        "事業費（千円） | 令和4年度決算 | < | 令和5年度決算 | < | <",
        "^ | 1,200 | < | 1,300 | < | <",
    ]


def test_a_sheet_of_strips_is_named_by_its_first_one() -> None:
    (item,) = plan_of([draw_table(strips("2-1", "防災力の向上", "△"))]).items
    assert (item.number, item.title) == ("2-1", "防災力の向上")
    assert [o.name for o in item.offices] == ["総務課"]
    told = [(t.kind, t.value, t.fiscal_year) for t in item.targets]
    assert told == [
        ("target", 4, 2022),
        ("actual", 3, 2022),
        ("target", 5, 2023),
        ("actual", 6, 2023),
    ]
    ratings = [(r.criterion, r.assessor, r.mark) for p in item.progress for r in p.ratings]
    assert ("進捗度", "自己", "△") in ratings
    assert ("総合評価", "外部", "◎") in ratings
    assert [(b.fiscal_year, b.kind, b.amount) for b in item.budgets] == [
        (2022, "settled", 1_200_000),
        (2023, "settled", 1_300_000),
    ]


def test_such_sheets_are_not_joined_over_pages() -> None:
    first = draw_table(strips("2-1", "防災力の向上", "△"), page=1)
    second = draw_table(strips("2-2", "交通安全の推進", "○"), page=2)
    assert [item.title for item in plan_of([first, second]).items] == [
        "防災力の向上",
        "交通安全の推進",
    ]


HALVES = [
    "事業番号 | 4 | 事業名 | 自殺対策推進事業 | < | < | <",
    "体制 | 主管課：健康課\n連携先：福祉課 | 数値目標 | 指標名 | 単位 | Ｒ６目標値 | Ｒ７目標値",
    "^ | ^ | ^ | 講座の受講者数 | 人 | 167 | 211",
    "目的 | 誰も追い込まれない地域をつくる。 | ^ | 相談の件数 | 件 | 64 | 74",
    "^ | ^ | スケジュール | 取組 | < | 令和6年度 | 令和7年度",
    "現状の課題 | 相談が少ない。 | ^ | 講座の開始 | < | 準備 | 実施",
]


def test_halves_side_by_side_are_read_each_for_itself() -> None:
    (item,) = plan_of([draw_table(HALVES)]).items
    assert [(t.indicator, t.value, t.fiscal_year) for t in item.targets] == [
        ("講座の受講者数", 167, 2024),
        ("講座の受講者数", 211, 2025),
        ("相談の件数", 64, 2024),
        ("相談の件数", 74, 2025),
    ]
    spans = [(e.task, e.first_year, e.text) for e in item.schedule]
    assert spans == [("講座の開始", 2024, "準備"), ("講座の開始", 2025, "実施")]
    assert texts_of(item, Role.PURPOSE) == ["誰も追い込まれない地域をつくる。"]
    assert [(o.name, o.role) for o in item.offices] == [("健康課", "lead"), ("福祉課", "partner")]


def facility(number: int, name: str, built: str, roof: str) -> list[str]:
    return [
        f"番号 | {number} | 施設名称 | {name} | 所管課 | 生涯学習課",
        f"構造 | 鉄骨造 | 建築年度 | {built} | 運営形態 | 直営",
        "劣化の様子 | 屋根 | < | 外壁 | 内装 | <",
        f"^ | {roof} | < | ｂ | ｂ | <",
        f"施設の概要 | {name}は地域の会合に使われている。 | < | < | < | <",
    ]


FACILITIES = [
    facility(1, "中央公民館", "昭和54年度", "ａ"),
    facility(2, "北部図書館", "平成3年度", "ｃ"),
    facility(3, "市民プール", "平成10年度", "ｂ"),
]


def test_words_that_come_again_in_each_sheet_are_its_labels() -> None:
    items = plan_of([draw_table(rows) for rows in FACILITIES]).items
    assert [item.title for item in items] == ["中央公民館", "北部図書館", "市民プール"]
    headings = {(v.heading, v.text) for v in items[0].values}
    assert (("建築年度",), "昭和54年度") in headings
    assert (("構造",), "鉄骨造") in headings
    assert (("運営形態",), "直営") in headings
    assert (("劣化の様子", "屋根"), "ａ") in headings


def test_years_in_rows_date_the_amounts_of_a_sheet() -> None:
    money = [
        "年度 | 対策費用 | 特定財源 | <",
        "^ | ^ | 国庫支出金 | 起債",
        "令和6年度 | 300 | 100 | 200",
        "令和7年度 | 500 | 200 | 300",
        "計 | 800 | 300 | 500",
    ]
    sheet = draw_table(facility(1, "中央公民館", "昭和54年度", "ａ"))
    more = [draw_table(rows) for rows in FACILITIES[1:]]
    (item, *_) = plan_of([*more, sheet, "（単位：千円）", draw_table(money)]).items[2:]
    told = [(b.fiscal_year, b.kind, b.fund_source, b.amount) for b in item.budgets]
    assert told == [
        (2024, "estimated", "total", 300_000),
        (2024, "estimated", "national", 100_000),
        (2024, "estimated", "bond", 200_000),
        (2025, "estimated", "total", 500_000),
        (2025, "estimated", "national", 200_000),
        (2025, "estimated", "bond", 300_000),
    ]


@pytest.mark.parametrize("answer", ["全ての町民", "町内に住む人"])
def test_an_answer_that_is_the_same_in_each_sheet_stays_a_value(answer: str) -> None:
    sheets: list[Table | Paragraph | str] = [
        draw_table(
            [
                f"事業番号 | {n} | 事業名 | {name}",
                f"担当課 | {office} | 備考 | なし",
                f"対象 | {answer} | < | <",
                f"事業概要 | {name}を進める。 | < | <",
                f"課題 | {name}が知られていない。 | < | <",
            ]
        )
        for n, name, office in ((1, "植樹", "公園課"), (2, "読書", "図書館"), (3, "防災", "総務課"))
    ]
    for item in plan_of(sheets).items:
        assert texts_of(item, Role.BENEFICIARY) == [answer]
