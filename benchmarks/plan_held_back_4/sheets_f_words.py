"""Words of the sheets of this set: towns, topics, policies, eras, figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from benchmarks.plans.book import Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, Office, Target, TargetKind

TOWNS = (
    ("笹ヶ峰市", "信越県"),
    ("潮路町", "和歌山県"),
    ("大鳥羽市", "播磨県"),
    ("木ノ瀬町", "岐阜県"),
    ("風早野市", "愛媛県"),
    ("北雲村", "青森県"),
    ("鶴見原市", "大分県"),
    ("水無瀬川町", "奥羽県"),
)
GOTHIC = "'IPAexGothic','MS PGothic',sans-serif"
MINCHO = "'IPAexMincho','MS PMincho',serif"
TO_WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"

POLICIES: dict[str, tuple[str, str, str]] = {
    "W": ("支え合い健やかに暮らせるまち", "高齢者と障がい者の支援", "健康づくりと医療の充実"),
    "K": ("子どもの笑顔があふれるまち", "子育て支援の充実", "学校教育と青少年の育成"),
    "E": ("産業の活力とにぎわいのあるまち", "農林水産業の振興", "商工業と観光の振興"),
    "L": ("安全で快適に住み続けられるまち", "生活環境と防災の充実", "都市基盤の整備"),
    "G": ("市民とともに歩む持続可能な行政経営", "効率的な行政の推進", "健全な財政の運営"),
}
"""Of each field: the policy, and the two measures below it."""
_SECOND = (
    *("介護予防", "休日夜間", "学校司書", "青少年", "家庭教育", "商店街", "観光案内", "企業立地"),
    *("地域公共", "橋りょう", "公有財産", "市税"),
)
DEPARTMENTS: dict[str, str] = {
    "W": "健康福祉部",
    "K": "こども未来部",
    "E": "産業振興部",
    "L": "建設環境部",
    "G": "総務企画部",
}
FUNDS: dict[str, tuple[FundSource, str]] = {
    "n": ("national", "国庫支出金"),
    "p": ("prefecture", "県支出金"),
    "b": ("bond", "地方債"),
    "o": ("other", "その他"),
    "g": ("general", "一般財源"),
}
_SHARES = {"n": 40, "p": 20, "b": 45, "o": 15}


@dataclass(frozen=True, slots=True)
class Topic:
    """A project of a town, one line of the list of topics; ``cost`` in thousands of yen."""

    domain: str
    title: str
    office: str
    section: str
    partner: str
    law: str
    who: str
    purpose: str
    what: str
    back: str
    act: Measure
    out: Measure
    did: str
    effect: str
    issue: str
    following: str
    tasks: tuple[str, str, str]
    cost: int
    funds: str

    @property
    def second(self) -> bool:
        """Whether it stands under the second measure of its policy."""
        return self.title.startswith(_SECOND)

    @property
    def partners(self) -> list[Office]:
        """The bodies that work with the office."""
        return [Office(name=name, role="partner") for name in self.partner.split("、")]

    @property
    def department(self) -> str:
        """The department that the office belongs to."""
        return (
            "教育委員会"
            if self.office in ("学校教育課", "生涯学習課")
            else DEPARTMENTS[self.domain]
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator: its name and unit, where it began and how it grows each year."""

    name: str
    unit: str
    base: float
    step: float

    def goal(self, years: float) -> float:
        """What it is to be some years after the beginning."""
        return self._fit(self.base + self.step * years)

    def figure(self, random: Random, years: float) -> float:
        """What it turned out to be."""
        drift = abs(self.step or self.base * 0.02) * random.uniform(-1.2, 1.0)
        return self._fit(self.base + self.step * years + drift)

    def _fit(self, value: float) -> float:
        value = min(value, 99.8) if self.unit == "％" else max(value, 1)
        return round(value, 1) if self.decimals else round(value)

    @property
    def decimals(self) -> bool:
        """Whether it is printed with a decimal place."""
        return self.unit == "％" or self.base % 1 > 0

    def show(self, value: float) -> str:
        """A figure as printed, without its unit."""
        return f"{value:,.1f}" if self.decimals else f"{value:,.0f}"

    def rate(self, figure: float, aim: float) -> float:
        """How far the aim was reached, in per cent."""
        return round(100 * (figure / aim if self.step >= 0 else aim / figure), 1)


def _topic(row: list[str]) -> Topic:
    return Topic(
        domain=row[0],
        title=row[1],
        office=row[2],
        section=row[3],
        partner=row[4],
        law=row[5],
        who=row[6],
        purpose=row[7],
        what=row[8],
        back=row[9],
        act=Measure(row[10], row[11], float(row[12]), float(row[13])),
        out=Measure(row[14], row[15], float(row[16]), float(row[17])),
        did=row[18],
        effect=row[19],
        issue=row[20],
        following=row[21],
        tasks=(row[22], row[23], row[24]),
        cost=int(row[25]),
        funds=row[26],
    )


def topics(town: str) -> tuple[Topic, ...]:
    """All topics as this town words them."""
    text = Path(__file__).with_name("sheets_f_topics.txt").read_text(encoding="utf-8")
    lines = suit(text, town).splitlines()
    rows = (line.split("|") for line in lines if line)
    return tuple(_topic([*row[:5], row[5].replace("{}", town), *row[6:]]) for row in rows)


def draw(random: Random, town: str, least: int, most: int) -> list[Topic]:
    """Some topics, those of one field and of one measure beside each other."""
    chosen = random.sample(topics(town), random.randint(least, most))
    order = list(POLICIES)
    return sorted(chosen, key=lambda topic: (order.index(topic.domain), topic.second))


def split(random: Random, topic: Topic, factor: int = 1) -> dict[str, int]:
    """The cost of a year by fund, in printed units; what is left is the general fund."""
    cost = max(1, round(topic.cost * random.uniform(0.7, 1.3)) // factor)
    funds = topic.funds.replace("g", "")
    parts = {fund: cost * _SHARES[fund] * random.randint(6, 9) // 1000 for fund in funds}
    return {**parts, "g": cost - sum(parts.values())}


def budget(
    item: Item, year: int, kind: BudgetKind, fund: FundSource, amount: int, unit: str, text: str
) -> None:
    """Tells an amount printed in thousands or millions of yen."""
    factor = {"千円": 1000, "百万円": 1_000_000, "円": 1}[unit]
    made = Budget(fiscal_year=year, kind=kind, fund_source=fund, amount=amount * factor)
    item.budgets.append(made.model_copy(update={"unit": unit, "text": text}))


def tell(item: Item, kind: TargetKind, measure: Measure, value: float, year: int) -> None:
    """Tells a figure of an indicator."""
    made = Target(indicator=measure.name, kind=kind, value=value, unit=measure.unit)
    item.targets.append(made.model_copy(update={"fiscal_year": year}))


def count_up(item: Item, topic: Topic, value: float, year: int) -> str:
    """What was done, with the figure; a reader may tell the figure or leave it."""
    item.maybe.append(Target(kind="actual", value=value, unit=topic.act.unit, fiscal_year=year))
    return topic.did.replace("{}", f"{topic.act.show(value)}{topic.act.unit}")


def wide(number: float | str) -> str:
    """Digits as full-width ones."""
    return str(number).translate(TO_WIDE)


def era(year: int, form: str) -> str:
    """A fiscal year as printed: ``令和{}年度``, ``R{}``, ``{year}年度``, ``令和{wide}年度``."""
    if year < 2019:
        form = form.replace("令和", "平成").replace("R", "H")
    number = str(year - 2018 if year > 2018 else year - 1988)
    number = "元" if number == "1" and "令和" in form else number
    return form.format(number, wide=wide(number), year=year)


def suit(text: str, town: str) -> str:
    """A text with 市 as this town calls itself (町, 村)."""
    kind = town[-1]
    if kind == "市":
        return text
    for word in ("市民", "市内", "市外", "市立", "市道", "市税", "市を"):
        text = text.replace(word, kind + word[1:])
    return text


def th(text: str, attrs: str = "") -> str:
    """A label."""
    return cell(text, tag="th", attrs=attrs)


def page(title: str, css: str, body: str) -> str:
    """A whole page."""
    return (
        f"<html><head><title>{escape(title)}</title><style>{css}</style></head>"
        f"<body>{body}</body></html>"
    )


def columns(widths: Iterable[float]) -> str:
    """The widths of columns in per cent."""
    return "".join(f'<col style="width:{width}%">' for width in widths)
