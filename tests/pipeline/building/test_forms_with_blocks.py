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


YEARS = [
    "取組番号 | 1-1 | 取組名 | 植樹 | < | <",
    "担当課 | 公園課 | < | < | < | <",
    "年度 | < | < | < | 令和5年度 | 令和6年度",
    "年次計画 | < | < | < | 調査 | 植付け",
    "指標 | 植樹の本数 | 本 | 目標値 | 30 | 40",
    "^ | ^ | ^ | 実績値 | 28 | －",
    "評価 | < | < | < | 達成 | ",
    "財源（単位：千円） | < | < | < | 令和5年度決算 | 令和6年度予算",
    "地方債 | < | < | < | 100 | 200",
    "一般財源 | < | < | < | 50 | 60",
    "計 | < | < | < | 150 | 260",
    "今後の展開 | 里山にも植える。 | < | < | < | <",
]


def test_rows_under_years_say_each_what_they_hold() -> None:
    (item,) = plan_of([draw_table(YEARS)]).items
    told = {(t.kind, t.value, t.fiscal_year, t.indicator, t.unit) for t in item.targets}
    assert told == {
        ("target", 30, 2023, "植樹の本数", "本"),
        ("target", 40, 2024, "植樹の本数", "本"),
        ("actual", 28, 2023, "植樹の本数", "本"),
    }
    assert [(e.first_year, e.text) for e in item.schedule] == [(2023, "調査"), (2024, "植付け")]
    (rating,) = [r for p in item.progress for r in p.ratings]
    assert (rating.criterion, rating.mark) == ("評価", "達成")
    assert texts_of(item, Role.FUND_SOURCE) == ["地方債", "一般財源"]


def test_a_row_that_adds_up_is_the_total_where_nothing_else_tells_it() -> None:
    (item,) = plan_of([draw_table(YEARS)]).items
    amounts = {(b.fiscal_year, b.kind, b.fund_source, b.amount) for b in item.budgets}
    assert amounts == {
        (2023, "settled", "bond", 100_000),
        (2023, "settled", "general", 50_000),
        (2023, "settled", "total", 150_000),
        (2024, "initial", "bond", 200_000),
        (2024, "initial", "general", 60_000),
        (2024, "initial", "total", 260_000),
    }
    assert "150" in texts_of(item, Role.BUDGET)


def test_a_sum_under_years_is_checked() -> None:
    wrong = [row.replace("150", "151") for row in YEARS]
    codes = [finding.code for finding in plan_of([draw_table(wrong)]).findings]
    assert "budget.sum" in codes
    right = [finding.code for finding in plan_of([draw_table(YEARS)]).findings]
    assert "budget.sum" not in right


MONTHS = [
    "No. | 1 | 重点取組名 | 植樹 | < | <",
    "計画 | 取組概要 | 苗木を植える。 | < | < | <",
    "^ | 取組項目 | 4月 | 5月 | 6月 | 7月",
    "^ | 苗木の購入 | ○ | | | ",
    "^ | 植付け | | 実施 | < | ",
    "^ | 水やり | 通年実施 | < | < | <",
    "評価 | 評価者 | 評価 | コメント | < | <",
    "^ | 担当課 | Ｂ | 概ね進んだ。 | < | <",
    "^ | 推進委員会 | Ａ | 評価できる。 | < | <",
    "改善 | 課題 | 人手が足りない。 | < | < | <",
]


def test_months_within_a_form_take_the_documents_year() -> None:
    (item,) = plan_of(["令和5年度植樹取組シート", draw_table(MONTHS)]).items
    spans = [
        (e.task, e.first_year, e.first_part, e.last_part, e.text or e.mark) for e in item.schedule
    ]
    assert spans == [
        ("苗木の購入", 2023, "4月", "4月", "○"),
        ("植付け", 2023, "5月", "6月", "実施"),
        ("水やり", 2023, "4月", "7月", "通年実施"),
    ]
    assert not any(entry.open_ended for entry in item.schedule)


def test_who_judges_stands_beside_the_mark() -> None:
    (item,) = plan_of([draw_table(MONTHS)]).items
    ratings = [(r.assessor, r.mark, r.comment) for p in item.progress for r in p.ratings]
    assert ratings == [("担当課", "Ｂ", "概ね進んだ。"), ("推進委員会", "Ａ", "評価できる。")]


EVALUATION = [
    "事務事業名 | < | 高齢者外出支援事業 | < | < | < | 担当部課 | 高齢福祉課",
    "事業開始年度 | < | 平成18年度 | < | 事業終了年度 | 未定 | 根拠法令等 | 老人福祉法",
    "コスト | 区分 | < | 単位 | 28年度決算 | < | 29年度決算 | <",
    "^ | 直接事業費 | < | 千円 | 12,340 | < | 12,880 | <",
    "^ | 財源内訳 | 国県支出金 | 千円 | 3,000 | < | 3,200 | <",
    "^ | ^ | 一般財源 | 千円 | 9,340 | < | 9,680 | <",
    "指標 | 指標名 | < | 単位 |  | 28年度 | 29年度 | <",
    "^ | 活動 | 利用券の交付者数 | 人 | 実績 | 1,020 | 1,064 | <",
    "^ | 成果 | 月１回以上外出する高齢者の割合 | ％ | 目標 | 80.0 | 82.0 | <",
    "^ | ^ | ^ | ^ | 実績 | 79.2 | 81.5 | <",
    "^ | ^ | ^ | ^ | 達成率 | 99.0％ | 99.4％ | <",
    "評価 | 項目 | < | 評価 | 評価の理由 | < | < | <",
    "^ | 必要性 | < | Ａ | 移動の手段を求める声が多い。 | < | < | <",
    "^ | 有効性 | < | Ｂ | 地区により差がある。 | < | < | <",
    "課題 | < | 山間部の利用が少ない。 | < | < | < | < | <",
]


def test_an_evaluation_sheet_of_several_blocks() -> None:
    (item,) = plan_of(["平成30年度事務事業評価表", draw_table(EVALUATION)]).items
    assert texts_of(item, Role.PERIOD) == ["平成18年度", "未定"]
    assert {(b.fiscal_year, b.fund_source, b.amount) for b in item.budgets} >= {
        (2016, "total", 12_340_000),
        (2017, "general", 9_680_000),
    }
    assert texts_of(item, Role.FUND_SOURCE) == ["国県支出金", "一般財源"]
    told = {(t.kind, t.value, t.fiscal_year, t.indicator) for t in item.targets}
    share = "月１回以上外出する高齢者の割合"
    assert told >= {
        ("actual", 1020, 2016, "利用券の交付者数"),
        ("target", 80.0, 2016, share),
        ("target", 82.0, 2017, share),
        ("actual", 81.5, 2017, share),
    }
    assert texts_of(item, Role.ACHIEVEMENT) == ["99.0％", "99.4％"]
    ratings = [(r.criterion, r.mark, r.comment) for p in item.progress for r in p.ratings]
    assert ratings == [
        ("必要性", "Ａ", "移動の手段を求める声が多い。"),
        ("有効性", "Ｂ", "地区により差がある。"),
    ]
    assert texts_of(item, Role.ISSUE) == ["山間部の利用が少ない。"]


ROADMAP = [
    "取組番号 | １－(1) | 取組名 | 補助金の見直し | 所管課 | 財政課",
    "年度別計画 | 取組 |  | Ｒ５ | Ｒ６ | Ｒ７",
    "^ | 評価の実施 | < | 基準の策定 | 評価 | →",
    "目標 | 見直した件数 | < | － | 10件 | 15件",
    "^ | 利用者の割合 | < | － | 5％ | 8％",
    "備考 | 割合は前年度と比べる。 | < | < | < | <",
]


def test_the_years_of_a_block_hold_beside_the_next_label() -> None:
    (item,) = plan_of(["計画期間：令和５年度～令和７年度", draw_table(ROADMAP)]).items
    told = [(t.indicator, t.value, t.fiscal_year) for t in item.targets]
    assert told == [
        ("見直した件数", 10, 2024),
        ("見直した件数", 15, 2025),
        ("利用者の割合", 5, 2024),
        ("利用者の割合", 8, 2025),
    ]
    spans = [(e.task, e.first_year, e.last_year, e.text) for e in item.schedule]
    assert spans == [("評価の実施", 2023, 2023, "基準の策定"), ("評価の実施", 2024, 2025, "評価")]
    assert texts_of(item, Role.REMARKS) == ["割合は前年度と比べる。"]


ABREAST = [
    "事業番号 | 12 | 事業名 | 防犯灯の整備 | < | < | 所属 | 総務課 | <",
    "施策体系 | ２ 安全なまち － ２-３ 防犯 | < | < | < | < | 事業期間 | 平成10年度 ～ | <",
    "指標 | 名称 | < | R4実績 | R5目標 | R5実績 | 事業費（千円） | 令和４年度決算 | 令和５年度決算",
    "^ | 新設数（基） | < | 10 | 12 | 11 | ^ | 6,420 | 7,150",
    "^ | 普及率（％） | < | 66 | 75 | 74 | ^ | － | －",
    "課題 | < | 電気料が値上がりした。 | < | < | < | < | < | <",
]


def test_blocks_may_stand_abreast() -> None:
    plan = plan_of(["令和５年度事業評価調書", draw_table(ABREAST)])
    (item,) = plan.items
    told = [(t.kind, t.value, t.fiscal_year, t.indicator, t.unit) for t in item.targets[:3]]
    assert told == [
        ("actual", 10, 2022, "新設数（基）", "基"),
        ("target", 12, 2023, "新設数（基）", "基"),
        ("actual", 11, 2023, "新設数（基）", "基"),
    ]
    assert {(b.fiscal_year, b.kind, b.amount) for b in item.budgets} == {
        (2022, "settled", 6_420_000),
        (2023, "settled", 7_150_000),
    }
    assert [policy.title for policy in plan.policies] == ["安全なまち", "防犯"]
