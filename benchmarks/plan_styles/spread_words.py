"""What the spread styles share: a stock of believable projects with indicators, eras, figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from schemas.plan import Comparator, Target, TargetKind

TOWNS = (
    ("潮音町", "町"),
    ("北浜原市", "市"),
    ("若葉谷町", "町"),
    ("瑞穂川市", "市"),
    ("月見里村", "村"),
    ("東桜台市", "市"),
    ("帆立浦町", "町"),
    ("緑陽市", "市"),
)
_FILE = Path(__file__).with_name("spread_projects.txt")
_COUNT = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)(か所|クラス|協議会|品目|世帯|団体|地区|手続|施設|公園|会場|km|[人社件回組品本基ｍm])"
)
_ERAS = {
    "令和": "{name}{full}年度",
    "令和半角": "{name}{said}年度",
    "R": "{letter}{said}",
    "Ｒ": "{wide}{full}",
    "R年度": "{letter}{said}年度",
    "西暦": "{year}年度",
    "both": "{year}（{name}{said}）年度",
    "二段": "{name}{said}年度\n（{year}年度）",
}
ROMAN = "ⅠⅡⅢⅣⅤ"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the stock: its usual value at the beginning and the one aimed at."""

    name: str
    unit: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the stock; ``tasks`` are its steps in order."""

    title: str
    about: str
    office: str
    done: str
    tasks: tuple[str, ...]
    measured: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its title and projects."""

    title: str
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A basic goal: its title, the indicators of the goal itself, its measures."""

    title: str
    measured: tuple[Measured, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in one document: values as printed numbers, from base to goal by year."""

    name: str
    unit: str
    values: tuple[float, ...]
    results: tuple[float, ...]


def goals(random: Random, count: int, measures: int = 2, projects: int = 4) -> list[Goal]:
    """Some goals of the stock in random order, each with some of its measures and projects."""
    chosen = []
    for goal in random.sample(load_stock(), count):
        kept = [
            Measure(measure.title, tuple(random.sample(measure.projects, projects)))
            for measure in random.sample(goal.measures, measures)
        ]
        chosen.append(Goal(goal.title, goal.measured, tuple(kept)))
    return chosen


def load_stock() -> list[Goal]:
    """The goals of ``spread_projects.txt``: lines ``#`` goal, ``##`` measure, else a project."""
    found: list[tuple[str, tuple[Measured, ...], list[tuple[str, list[Project]]]]] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[-1][2].append((line[3:], []))
        elif line.startswith("# "):
            title, measured = line[2:].split("|")
            found.append((title, _measured(measured), []))
        elif line:
            title, about, office, done, tasks, measured = line.split("|")
            project = Project(
                title, about, office, done, tuple(tasks.split("/")), _measured(measured)
            )
            found[-1][2][-1][1].append(project)
    return [
        Goal(title, measured, tuple(Measure(name, tuple(ps)) for name, ps in measures))
        for title, measured, measures in found
    ]


def _measured(text: str) -> tuple[Measured, ...]:
    parts = [part.split(",") for part in text.split(";")]
    return tuple(Measured(name, unit, float(low), float(high)) for name, unit, low, high in parts)


def era(year: int, form: str) -> str:
    """A fiscal year in one of the printed forms.

    >>> era(2024, "令和"), era(2019, "R"), era(2024, "both"), era(2018, "Ｒ")
    ('令和６年度', 'R元', '2024（令和6）年度', 'Ｈ３０')
    """
    letter, name, number = ("R", "令和", year - 2018) if year > 2018 else ("H", "平成", year - 1988)
    said = "元" if number == 1 else str(number)
    return _ERAS[form].format(
        letter=letter,
        wide="Ｒ" if letter == "R" else "Ｈ",
        name=name,
        said=said,
        full=said.translate(WIDE),
        year=year,
    )


def line(random: Random, measured: Measured, years: int) -> Line:
    """An indicator with values of its own: the first is the base, the last the goal."""
    size = random.uniform(0.92, 1.05)
    digits = 1 if measured.unit == "％" or measured.low % 1 else 0
    low, high = (_within(v * size, measured.unit) for v in (measured.low, measured.high))
    step = (high - low) / years
    values = [round(low + step * at, digits) for at in range(years + 1)]
    results = [
        round(_within(v + step * random.uniform(-1, 0.6), measured.unit), digits) for v in values
    ]
    return Line(measured.name, measured.unit, tuple(values), tuple([values[0], *results[1:]]))


def _within(value: float, unit: str) -> float:
    return max(0.0, min(value, 98.0 if unit == "％" else value))


def show(value: float, unit: str) -> str:
    """A number as printed, with a decimal place for shares."""
    return f"{value:,.1f}" if unit == "％" or not value.is_integer() else f"{int(value):,}"


def target(
    said: Line,
    kind: TargetKind,
    value: float,
    year: int | None,
    comparator: Comparator | None = None,
) -> Target:
    """The truth of one printed value."""
    return Target(
        indicator=said.name,
        kind=kind,
        value=value,
        unit=said.unit,
        fiscal_year=year,
        comparator=comparator,
    )


def counts(text: str, year: int | None) -> list[Target]:
    """The counts in a report, which a reader may tell or leave."""
    return [
        Target(kind="actual", value=float(value.replace(",", "")), unit=unit, fiscal_year=year)
        for value, unit in _COUNT.findall(text)
    ]


def reached(said: Line, at: int) -> int:
    """How the result of a year stands: 0 at the target, 1 better than the base, 2 worse."""
    sign = 1 if said.values[-1] >= said.values[0] else -1
    if sign * said.results[at] >= sign * said.values[at]:
        return 0
    return 1 if sign * said.results[at] > sign * said.values[0] else 2


def page(title: str, css: str, body: str) -> str:
    """A whole HTML page."""
    return (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>{body}</body></html>"
    )
