"""Words of action plans, KPI tables and timetables: projects of believable towns, years, money."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

AREAS: dict[str, tuple[str, ...]] = {
    "子育て": ("安心して子どもを産み育てられるまち", "子どもの笑顔があふれる学びのまち"),
    "健康福祉": ("だれもが健やかに暮らせるまち", "支え合いの心が息づく福祉のまち"),
    "安全": ("災害に強く安全に暮らせるまち", "暮らしの安心が守られるまち"),
    "産業": ("働く場とにぎわいのあるまち", "地域の力を生かす産業のまち"),
    "基盤": ("便利で環境にやさしいまち", "次の世代へ引き継ぐ都市基盤づくり"),
}
MEASURES: dict[str, tuple[str, ...]] = {
    "子育て": ("子育て家庭への支援の充実", "教育・保育環境の整備", "地域ぐるみの子育ての推進"),
    "健康福祉": ("健康づくりの推進", "高齢者・障がい者福祉の充実", "地域で支え合う体制づくり"),
    "安全": ("防災・減災対策の強化", "安全な暮らしの確保", "災害に備えた施設の整備"),
    "産業": ("農林業の担い手づくり", "商工業と観光の振興", "地域資源の活用"),
    "基盤": (
        "暮らしを支える交通と住まい",
        "環境にやさしい地域づくり",
        "行政サービスの利便性の向上",
    ),
}
SECOND = (
    ("利用者の満足度（アンケート調査）", "％", "71.5", 1.5),
    ("事業の認知度", "％", "34.0", 3.0),
    ("相談件数", "件", "126", 12),
    ("説明会の開催回数", "回", "4", 1),
    ("ホームページの閲覧数", "件", "5,210", 400),
)
TOWNS = ("霞浦市", "鶴見沢市", "桐ヶ谷町", "北瀬戸町", "三ツ森市", "浜名木村", "椿原市", "大曽根町")
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_SOURCE = Path(__file__).with_name("lists_e_topics.txt")


@dataclass(frozen=True, slots=True)
class Project:
    """A project as an office would describe it; ``money`` in 1,000 yen a year."""

    area: str
    name: str
    office: str
    partner: str
    content: str
    more: str
    indicator: str
    unit: str
    base: str
    step: float
    steps: tuple[str, ...]
    money: int

    def figure(self, years: float) -> str:
        """The indicator so many years after the base, as printed there."""
        value = float(self.base.replace(",", "")) + self.step * years
        return f"{value:.1f}" if "." in self.base else f"{round(value):,}"


def number_of(printed: str) -> float:
    """The value of a printed figure: 1,150 → 1150.0."""
    return float(printed.replace(",", "").replace("△", "-"))


@dataclass(slots=True)
class Clerk:
    """Draws the projects, figures and ways of writing of one document."""

    random: Random
    town: str = ""
    year_form: str = ""
    projects: dict[str, list[Project]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.town = self.random.choice(TOWNS)
        self.year_form = self.random.choice(tuple(YEAR_FORMS))
        for line in _SOURCE.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                project = _project(self._at_home(line).split("|"))
                self.projects.setdefault(project.area, []).append(project)
        for area in self.projects.values():
            self.random.shuffle(area)

    def _at_home(self, text: str) -> str:
        """A text that speaks of a city, told of a town or village where this is one."""
        return re.sub("(?<!都)市(?![街場])", self.town[-1], text)

    def areas(self, count: int) -> list[str]:
        """So many fields of policy, in the order of the master plan."""
        chosen = set(self.random.sample(tuple(AREAS), count))
        return [area for area in AREAS if area in chosen]

    def goal(self, area: str) -> str:
        """The name of a basic goal for a field."""
        return self.random.choice(AREAS[area])

    def pick(self, *choices: str) -> str:
        """One of several."""
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self.random.random() < share

    def draw(self, area: str, low: int, high: int) -> list[Project]:
        """Some projects of a field, none twice in a document."""
        count = self.random.randint(low, high)
        pool = self.projects[area]
        drawn, self.projects[area] = pool[:count], pool[count:]
        return drawn

    def year(self, year: int) -> str:
        """A fiscal year in the way of this document: 令和６年度."""
        return YEAR_FORMS[self.year_form](year)

    def flat(self, year: int) -> str:
        """A fiscal year in running text."""
        return self.year(year).replace("\n", "")

    def words(self, year: int) -> str:
        """A fiscal year in a sentence, where R6 alone would look careless."""
        return _long(year) if self.year_form.startswith("short") else self.flat(year)

    def second(self, project: Project) -> Project:
        """The same project measured by another indicator."""
        name, unit, base, step = self.random.choice(SECOND)
        return replace(project, indicator=name, unit=unit, base=base, step=step)

    def amount(self, project: Project, share: float = 1.0) -> int:
        """An amount in 1,000 yen near the usual one."""
        return max(1, round(project.money * share * self.random.uniform(0.8, 1.25)))

    def sources(self, total: int) -> dict[str, int]:
        """A total split by source; sources without money are left out."""
        parts: dict[str, int] = {}
        left = total
        for source, share, odds in _SHARES:
            if self.chance(odds) and (source != "bond" or total >= 20_000):
                part = round(total * share * self.random.uniform(0.7, 1.0))
                parts[source] = part
                left -= part
        parts["general"] = left
        return {source: part for source, part in parts.items() if part > 0}


def _era(year: int) -> tuple[str, str, str]:
    """Name, letter and year of the era: 2019 → 令和, R, 元."""
    if year >= 2019:
        return "令和", "R", "元" if year == 2019 else str(year - 2018)
    return "平成", "H", str(year - 1988)


def _long(year: int) -> str:
    name, _, count = _era(year)
    return f"{name}{count}年度"


def _wide(year: int) -> str:
    return _long(year).translate(FULL) if year >= 2019 and year < 2028 else _long(year)


def _short(year: int) -> str:
    _, letter, count = _era(year)
    return f"{letter}{count}"


def _both(year: int) -> str:
    name, _, count = _era(year)
    return f"{year}\n（{name}{count}）年度"


YEAR_FORMS: dict[str, Callable[[int], str]] = {
    "long": _long,
    "wide": _wide,
    "short": _short,
    "short_year": lambda year: f"{_short(year)}年度",
    "western": lambda year: f"{year}年度",
    "both": _both,
}
_SHARES = (
    ("national", 0.5, 0.45),
    ("prefecture", 0.2, 0.4),
    ("bond", 0.2, 0.3),
    ("other", 0.08, 0.3),
)


def _project(parts: list[str]) -> Project:
    area, name, office, partner, content, more, indicator, unit, base, step, steps, money = parts
    return Project(
        area,
        name,
        office,
        partner,
        content,
        more,
        indicator,
        unit,
        base,
        float(step),
        tuple(steps.split("/")),
        int(money),
    )
