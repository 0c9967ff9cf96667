"""Topics of fictitious towns for one-item sheets: what is done, for whom, and how it went."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

TOWNS = ("桐ヶ瀬市", "早苗川市", "蒼島市", "椿谷市", "鳴砂浦市", "千草原市", "櫛原市", "水無瀬台市")

_TOPICS = Path(__file__).with_name("sheets_c_topics.txt")
_COUNT = re.compile(r"<(\d+)([^>]+)>")
_FIXED = re.compile(r"([０-９]+)(施設|回|日|地区|か所|件|組)")
_FUNDS = {"国": "national", "県": "prefecture", "債": "bond", "他": "other"}


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator: its name, unit, first value and growth in a year."""

    name: str
    unit: str
    base: float
    step: float

    @property
    def digits(self) -> int:
        """Decimal places as printed."""
        return 0 if self.base == int(self.base) and self.step == int(self.step) else 1


@dataclass(slots=True)
class Topic:
    """A project: where it belongs, who does it, and the texts of its sheet."""

    goal: str
    measure: str
    title: str
    division: str
    office: str
    partner: str
    beneficiary: str
    law: str
    funds: tuple[str, ...]
    purpose: str = ""
    content: str = ""
    activities: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    result: str = ""
    effect: str = ""
    issue: str = ""
    plan: str = ""
    steps: tuple[str, ...] = ()
    counts: list[tuple[float, str]] = field(default_factory=list)


def load_topics() -> list[Topic]:
    """All topics in the order of the file."""
    topics: list[Topic] = []
    goal = measure = ""
    for line in _TOPICS.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition(" ")
        if mark == "#":
            goal = text.removeprefix("goal: ")
        elif mark == "##":
            measure = text
        elif mark == "=":
            title, division, office, partner, whom, law, funds = text.split("/")
            names = tuple(_FUNDS[letter] for letter in funds)
            topics.append(Topic(goal, measure, title, division, office, partner, whom, law, names))
        else:
            _fill(topics[-1], mark, text)
    return topics


def draw_topics(random: Random, count: int) -> list[Topic]:
    """``count`` topics in the order of the file, with the counts of their results drawn."""
    topics = load_topics()
    chosen = sorted(random.sample(range(len(topics)), min(count, len(topics))))
    return [_with_counts(random, topics[number]) for number in chosen]


def draw_series(random: Random, figure: Figure, years: int) -> list[float]:
    """Measured values of an indicator, one for each year."""
    series = []
    for year in range(years):
        wobble = random.uniform(-0.6, 0.6) * figure.step
        series.append(round(max(0.0, figure.base + figure.step * year + wobble), figure.digits))
    return series


def draw_goals(random: Random, figure: Figure, years: int) -> list[float]:
    """Targets of an indicator, one for each year, in even steps."""
    first = figure.base + figure.step * random.choice((0.5, 1.0))
    return [round(max(0.0, first + figure.step * year), figure.digits) for year in range(years)]


def say_number(value: float, figure: Figure) -> str:
    """A value of an indicator as printed: 1,850 or 78.5."""
    return f"{value:,.{figure.digits}f}"


def say_rate(value: float, goal: float, figure: Figure) -> str:
    """How far a goal is reached, in per cent; less is better where the figure is to fall."""
    above, below = (goal, value) if figure.step < 0 else (value, goal)
    return f"{above / below * 100:.1f}％" if below else "－"


def _fill(topic: Topic, mark: str, text: str) -> None:
    if mark == "A":
        topic.activities = tuple(text.split("/"))
    elif mark == "T":
        topic.steps = tuple(text.split("/"))
    elif mark == "K":
        topic.figures = tuple(_figure(part) for part in text.split(";"))
    else:
        names = {"P": "purpose", "D": "content", "R": "result", "C": "effect"}
        setattr(topic, {**names, "I": "issue", "N": "plan"}[mark], text)


def _figure(text: str) -> Figure:
    name, unit, base, step = text.split("/")
    return Figure(name, unit, float(base), float(step))


def _with_counts(random: Random, topic: Topic) -> Topic:
    counts: list[tuple[float, str]] = []

    def draw(found: re.Match[str]) -> str:
        number = max(2, round(int(found[1]) * random.uniform(0.75, 1.3)))
        counts.append((float(number), found[2]))
        return f"{number:,}{found[2]}"

    result = _COUNT.sub(draw, topic.result)
    counts += [(float(found[1]), found[2]) for found in _FIXED.finditer(result)]
    return replace(topic, result=result, counts=counts)
