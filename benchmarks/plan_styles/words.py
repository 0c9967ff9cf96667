"""What the development styles share: words for their columns, eras, looks."""

from __future__ import annotations

from random import Random

OFFICES = (
    "企画政策課",
    "総務課",
    "福祉課",
    "健康増進課",
    "建設課",
    "都市計画課",
    "農林水産課",
    "商工観光課",
    "学校教育課",
    "生涯学習・スポーツ課",
    "環境課",
    "上下水道課",
    "危機管理室",
    "子育て支援センター",
    "会計課",
)
SECTIONS = ("庶務係", "推進係", "管理係", "保健係", "整備係")
PARTNERS = ("社会福祉協議会", "商工会", "観光協会", "自治会", "農業協同組合")
DONE = (
    "{0}を{1}回開催し、{2}人が参加した。",
    "{0}を実施し、{2}件の相談を受けた。",
    "{0}について関係機関と協議を行った。",
    "{0}を予定どおり実施した。",
)
ISSUES = (
    "{0}への参加者が固定化している。",
    "{0}の担い手が不足している。",
    "{0}の認知度が低い。",
    "財源の確保が課題である。",
)
ACTS = (
    "{0}の周知方法を見直す。",
    "引き続き{0}を実施し、内容の充実を図る。",
    "来年度は開催回数を増やす。",
    "関係団体との連携を強化する。",
)
GOALS = ("{0}が定着している状態", "{0}の利用者が増加しているまち", "{0}により安心して暮らせる社会")
THINGS = (
    "健康教室",
    "防災訓練",
    "子育てサロン",
    "空き家相談会",
    "観光ガイド研修",
    "就農相談",
    "図書館講座",
    "河川清掃",
    "見守り活動",
    "移住相談",
    "地域交流会",
    "手話講座",
    "商店街イベント",
    "森林整備",
    "食育講座",
    "交通安全教室",
)
LOOKS = (
    "table{border-collapse:collapse;font-size:9pt}th{background:#dde}"
    "td,th{border:1px solid #000;padding:3px}",
    "table{border-collapse:collapse;font-size:8.5pt}"
    "td,th{border:1px solid #444;padding:2px 4px;font-weight:normal}",
    "table{border-collapse:collapse;font-size:9pt;width:100%}th{background:#eee}"
    "td,th{border:0.75pt solid #000;padding:4px}h2{font-size:12pt}h3{font-size:11pt}",
)
PAGE = "@page{size:A4 landscape;margin:12mm}body{font-family:'IPAexGothic',sans-serif}"


def era(year: int, form: str) -> str:
    """A fiscal year in one of the printed forms.

    >>> era(2024, "R"), era(2024, "令和"), era(2019, "令和"), era(2024, "both")
    ('R6', '令和6年度', '令和元年度', '2024（令和6）年度')
    """
    letter, name, number = ("R", "令和", year - 2018) if year > 2018 else ("H", "平成", year - 1988)
    said = "元" if number == 1 else str(number)
    return {
        "R": f"{letter}{number}",
        "R年度": f"{letter}{number}年度",
        "令和": f"{name}{said}年度",
        "西暦": f"{year}年度",
        "both": f"{year}（{name}{said}）年度",
    }[form]


def say(random: Random, forms: tuple[str, ...], thing: str) -> str:
    """A sentence about a thing."""
    return random.choice(forms).format(thing, random.randint(2, 9), random.randint(10, 90))


def page(title: str, body: str, look: str) -> str:
    """A whole HTML page."""
    head = f"<head><title>{title}</title><style>{PAGE}{look}</style></head>"
    return f"<html>{head}<body>{body}</body></html>"
