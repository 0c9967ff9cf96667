"""Topics, years and numbers of item sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.plans.book import Book, Item
from schemas.plan import Target
from schemas.plan import TargetKind as Kind

TOWNS = [
    "鳴瀬野市",
    "桜井沢町",
    "北浜野市",
    "高城山町",
    "三ツ瀬村",
    "汐音市",
    "藤倉町",
    "大岬町",
    "雲居市",
    "早苗野町",
]
PREFECTURES = ["青森県", "長野県", "岡山県", "鹿児島県", "富山県", "福島県"]
FONTS = ("IPAexMincho", "IPAexGothic", "Noto Sans CJK JP", "Noto Serif CJK JP", "IPAPGothic")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = ("", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ")
CIRCLED = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Topic:
    """A project with texts for every block of its sheet; the columns of ``sheets_topics.txt``."""

    area: str
    field: str
    title: str
    aim: str
    who: str
    what: str
    acts: str
    back: str
    issue: str
    next: str
    done: str
    out: str
    unit: str
    base: str
    goal: str
    gunit: str
    gbase: str
    gstep: str
    office: str
    section: str
    partners: str
    law: str

    @property
    def steps(self) -> list[str]:
        """Its activities."""
        return self.acts.split(";")

    @property
    def friends(self) -> list[str]:
        """Bodies that take part."""
        return self.partners.split(";")


def load_topics(town: str) -> list[Topic]:
    """All topics, with the words 市, 町 or 村 as the town needs them."""
    path = Path(__file__).with_name("sheets_topics.txt")
    lines = path.read_text(encoding="utf-8").replace("＠", town[-1]).splitlines()
    return [Topic(*line.split("|")) for line in lines[1:]]


@dataclass(slots=True)
class Clerk:
    """Writes the sheets of one document: town, way of counting years, numbers of policies."""

    random: Random
    town: str = ""
    now: int = 0
    era: str = ""
    counts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.town = self.random.choice(TOWNS)
        self.now = self.random.choice((2018, 2019, 2022, 2023, 2024, 2025))
        self.era = self.random.choice(("wide", "plain", "short", "west", "both", "shortyear"))

    def pick(self, *choices: str) -> str:
        """One of several words."""
        return self.random.choice(choices)

    def chance(self, share: float = 0.5) -> bool:
        """True by this share."""
        return self.random.random() < share

    def year(self, year: int, word: str = "年度", era: str = "") -> str:
        """A fiscal year as this town prints it."""
        era = era or self.era
        if era == "west":
            return f"{year}{word}"
        name, letter, count = (
            ("令和", "R", year - 2018) if year > 2018 else ("平成", "H", year - 1988)
        )
        if era == "short":
            return f"{letter}{count}"
        if era == "shortyear":
            return f"{letter}{count}{word}"
        number = "元" if count == 1 else str(count)
        if era == "both":
            return f"{year}（{name}{number}）{word}"
        return f"{name}{number.translate(WIDE) if era == 'wide' else number}{word}"

    def count(self, number: int | str) -> str:
        """A number as the town's years are written: in full-width digits or not."""
        return str(number).translate(WIDE) if self.era == "wide" else str(number)

    def topics(self, low: int, high: int) -> list[Topic]:
        """Some topics in the order of their policies."""
        known = load_topics(self.town)
        chosen = self.random.sample(range(len(known)), self.random.randint(low, high))
        return [known[number] for number in sorted(chosen)]

    def series(self, base: str, step: str, count: int) -> list[str]:
        """Values of years in a row, with a little noise; decimals as the base has them."""
        start, move = float(base), float(step)
        noise = [start + move * n + self.random.uniform(-0.4, 0.4) * move for n in range(count)]
        return [f"{value:,.1f}" if "." in base else f"{round(value):,}" for value in noise]

    def outputs(self, topic: Topic, count: int) -> list[str]:
        """Values of the activity indicator, growing slowly."""
        step = max(1.0, float(topic.base) * 0.04)
        return self.series(topic.base, str(step), count)

    def done(self, item: Item, topic: Topic, value: str, year: int | None = None) -> str:
        """What was done, in the past tense; its count may be told as an actual value."""
        if "{n}" in topic.done:
            item.maybe.append(measure("actual", "", value, topic.unit, year))
        return topic.done.replace("{n}", value)


def measure(
    kind: Kind, indicator: str, value: str, unit: str, year: int | None, text: str = ""
) -> Target:
    """A measured value as it is printed."""
    number = float(value.replace(",", ""))
    return Target(
        kind=kind,
        indicator=indicator,
        value=number,
        unit=unit,
        fiscal_year=year,
        text=text or value,
    )


@dataclass(slots=True)
class Tree:
    """Policies of two levels, added to the book when the first sheet needs them.

    ``texts`` are the labels as printed, by title; without a second level there are areas only.
    """

    book: Book
    levels: tuple[str, str]
    roman: bool = False
    dash: str = "-"
    wide: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    children: dict[str, int] = field(default_factory=dict)

    def add(self, topic: Topic) -> str:
        """The key of the policy of a topic."""
        if topic.area not in self.keys:
            count = len(self.children) + 1
            self.children[topic.area] = 0
            number = ROMAN[count] if self.roman else self._digits(str(count))
            self._add(topic.area, number, topic.area, "", self.levels[0])
        if not self.levels[1]:
            return self.keys[topic.area]
        if topic.field not in self.keys:
            self.children[topic.area] += 1
            above = str(list(self.children).index(topic.area) + 1)
            number = self._digits(f"{above}{self.dash}{self.children[topic.area]}")
            self._add(topic.field, number, topic.field, self.keys[topic.area], self.levels[1])
        return self.keys[topic.field]

    def _digits(self, number: str) -> str:
        return number.translate(WIDE) if self.wide else number

    def _add(self, name: str, number: str, title: str, parent: str, level: str) -> None:
        self.keys[name] = self.book.policy(number, title, parent, level)
        self.texts[name] = f"{number}　{title}"
