"""Words of the implementation plans of fictitious towns: projects, years, money, pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.plans.book import Item
from schemas.plan import Budget, FundSource

TOWNS = ("汐入市", "鶴巻野市", "南若松町", "穂高原町", "東浜名市", "桐ヶ原市", "美里浦町", "朝霧町")
GOALS = {
    "安全で便利な暮らしを支えるまち": (
        "道路・交通の整備",
        "住環境の整備",
        "防災・安全の強化",
    ),
    "健やかに支え合うまち": ("子育て支援の充実", "福祉・健康の増進"),
    "学びと文化を育むまち": ("学校教育の充実", "生涯学習・文化の振興"),
    "産業が栄えるまち": ("農林水産業の振興", "商工業・観光の振興"),
    "自然と共に歩む持続可能なまち": ("環境の保全", "行財政運営の改革"),
}
SOURCES: dict[str, tuple[FundSource, tuple[str, ...]]] = {
    "N": ("national", ("国庫支出金", "国費", "国庫補助金", "国庫")),
    "P": ("prefecture", ("県支出金", "県費", "県補助金", "県費")),
    "B": ("bond", ("地方債", "起債", "地方債", "起債")),
    "O": ("other", ("その他", "その他特財", "その他", "その他")),
    "G": ("general", ("一般財源", "一般財源", "一般財源", "一財")),
}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ERA_FORMS = ("kanji", "half", "short", "letter", "west", "both")


class Project(NamedTuple):
    """What a town builds or runs."""

    measure: str
    name: str
    kind: str
    description: str
    purpose: str
    department: str
    division: str
    section: str
    stages: str
    sources: str
    range: str

    @property
    def steps(self) -> list[str]:
        """What is done in the first to the fourth year."""
        return self.stages.split("/")


class Measure(NamedTuple):
    """A measure with its projects."""

    title: str
    projects: list[Project]


class Goal(NamedTuple):
    """A goal with its measures."""

    title: str
    measures: list[Measure]


@dataclass(slots=True)
class Desk:
    """Where one plan is drawn up: its town and its projects."""

    random: Random
    town: str
    projects: list[Project]

    def goals(self, count: int, measures: int, low: int, high: int) -> list[Goal]:
        """So many goals, each with up to ``measures`` measures of ``low`` to ``high`` projects."""
        chosen = sorted(self.random.sample(range(len(GOALS)), count))
        titles = list(GOALS.items())
        made = []
        for place in chosen:
            title, names = titles[place]
            groups = [Measure(name, self.some(name, low, high)) for name in names[:measures]]
            made.append(Goal(title, groups))
        return made

    def some(self, measure: str, low: int, high: int) -> list[Project]:
        """Projects of a measure in the order of the list."""
        mine = [project for project in self.projects if project.measure == measure]
        count = min(len(mine), self.random.randint(low, high))
        return [mine[n] for n in sorted(self.random.sample(range(len(mine)), count))]

    def thousand(self, project: Project) -> int:
        """An amount of a project in 1,000 yen; large ones are round."""
        low, _, high = project.range.partition("-")
        amount = self.random.randint(int(low), int(high))
        return round(amount, -2) if amount > 30000 else amount

    def split(self, project: Project, total: int) -> dict[str, int]:
        """An amount by sources; their sum is the amount."""
        parts, left = dict.fromkeys("NPBOG", 0), total
        shares = {"N": (0.5, 0.33, 0.4), "P": (0.25, 0.16), "O": (0.1, 0.05)}
        for letter, share in shares.items():
            if letter in project.sources:
                parts[letter] = int(total * self.random.choice(share))
                left -= parts[letter]
        if "B" in project.sources:
            parts["B"] = int(left * 0.9) // 100 * 100
            left -= parts["B"]
        parts["G"] = left
        return parts


def make_desk(random: Random) -> Desk:
    """A desk in a town drawn by chance."""
    town = random.choice(TOWNS)
    lines = Path(__file__).with_name("projects_topics.tsv").read_text(encoding="utf-8").splitlines()
    own = [line.replace("市道", "町道").replace("市民", "町民") for line in lines]
    used = own if town.endswith("町") else lines
    return Desk(random, town, [Project(*line.split("\t")) for line in used[1:]])


def fiscal(year: int, form: str) -> str:
    """A fiscal year as printed."""
    name, letter = ("令和", "R") if year >= 2019 else ("平成", "H")
    count = year - (2018 if year >= 2019 else 1988)
    plain = "元" if count == 1 else str(count)
    wide = plain if count > 9 else plain.translate(WIDE)
    return {
        "kanji": f"{name}{wide}年度",
        "half": f"{name}{plain}年度",
        "short": f"{letter}{count}",
        "letter": f"{letter}{plain}年度",
        "west": f"{year}年度",
        "both": f"{year}（{name}{wide}）年度",
    }[form]


def span(first: int, last: int, form: str, dash: str = "～") -> str:
    """A period as printed."""
    one_era = first >= 2019 or last < 2019
    if form == "west" or (form in ("kanji", "half") and one_era):
        return f"{fiscal(first, form).removesuffix('年度')}{dash}{fiscal(last, form)}"
    return f"{fiscal(first, form)}{dash}{fiscal(last, form)}"


def budget(year: int | None, thousand: float, unit: str, kind: str, source: str = "") -> Budget:
    """An amount given in 1,000 yen; ``source`` is a letter of :data:`SOURCES`, empty for all."""
    return Budget.model_validate(
        {
            "fiscal_year": year,
            "kind": kind,
            "fund_source": SOURCES[source][0] if source else "total",
            "amount": round(thousand * 1000),
            "unit": unit,
        }
    )


def join_marks(items: Iterable[Item], role: str) -> str:
    """The mark of a cell that belongs to several items."""
    return " ".join(item.mark(role) for item in items)


def th(text: str, attrs: str = "", tag: str = "th") -> str:
    """A header cell; ``tag`` td where the house uses shaded data cells."""
    return f"<{tag}{' ' + attrs if attrs else ''}>{text.replace(chr(10), '<br>')}</{tag}>"


def page(title: str, css: str, *body: str) -> str:
    """The whole page."""
    return (
        f"<html lang='ja'><head><title>{title}</title><style>{css}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )
