"""Words, years and figures of plans that are spread over several tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, OfficeRole, Target, TargetKind

TOPICS = Path(__file__).with_name("spread_topics.tsv")
TOWNS = ("潮路町", "楠ヶ原町", "雪見沢町", "稲穂野町", "鶴ヶ峰町", "三瀬浦町", "花房台町", "渡月町")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
FONTS = ("IPAexGothic", "IPAexMincho", "Noto Sans CJK JP", "Noto Serif CJK JP", "IPAPGothic")
TERMS = (
    ("関係人口", "移住した人でも観光に来た人でもなく、地域と多様に関わる人のこと。"),
    ("フレイル", "加齢により心身の活力が低下し、要介護に近づいた状態のこと。"),
    ("ＤＸ", "デジタル技術を用いて、暮らしや仕事の仕組みを変えていくこと。"),
    ("地区防災計画", "住民が自発的に作成する、地区の防災活動の計画のこと。"),
    ("有収率", "配水した水量のうち、料金収入の対象となった水量の割合のこと。"),
    ("脱炭素社会", "温室効果ガスの排出量と吸収量が釣り合った社会のこと。"),
    ("通いの場", "住民が主体となって体操や茶話会を行う集まりのこと。"),
    ("空き家バンク", "空き家の情報を登録し、利用を希望する人に紹介する制度のこと。"),
    ("ワンストップ窓口", "複数の手続や相談を一か所で受け付ける窓口のこと。"),
)
ISSUES = (
    "参加者が固定化しており、若い世代への周知が課題である。",
    "担い手が高齢化し、活動を引き継ぐ人材が不足している。",
    "申込みが年度の前半に偏り、後半の利用が少ない。",
    "財源が限られ、事業の規模を広げられない。",
    "地区により取組に差があり、全域への広がりに欠ける。",
    "制度の内容が対象者に十分に知られていない。",
    "専門職の確保が難しく、相談日を増やせない。",
    "関係機関との役割分担が明確になっていない。",
)
NEXTS = (
    "周知の方法を見直し、対象者に個別に案内する。",
    "実施時期を分散し、利用しやすい日程とする。",
    "近隣の町と共同で実施することを検討する。",
    "現行の内容を継続し、効果を検証する。",
    "対象の範囲を広げ、利用者の拡大を図る。",
    "関係団体との連絡会を設け、役割を整理する。",
    "養成講座の修了者に協力を依頼する。",
)
FAMILY = ("相原", "小早川", "三枝", "笹岡", "長谷部", "野々村", "日下", "真壁", "室井", "吉永")


@dataclass(frozen=True, slots=True)
class Kpi:
    """Something measured: its value of the base year and what a year adds."""

    name: str
    unit: str
    base: float
    step: float
    decimals: int

    def value(self, years: float) -> float:
        """The value some years after the base year; shares stay below 100."""
        value = round(self.base + self.step * years, self.decimals)
        return min(value, 100.0) if self.unit == "％" else max(value, 0.0)


@dataclass(frozen=True, slots=True)
class Project:
    """What a project is, who runs it, what is measured and done."""

    title: str
    text: str
    office: str
    partner: str
    kpis: tuple[Kpi, ...]
    tasks: tuple[str, ...]


@dataclass(slots=True)
class Measure:
    """A measure with its projects."""

    title: str
    text: str
    projects: list[Project] = field(default_factory=list)


@dataclass(slots=True)
class Goal:
    """A goal with its measures."""

    title: str
    measures: list[Measure] = field(default_factory=list)


def read_goals() -> list[Goal]:
    """The goals of the topics' file."""
    goals: list[Goal] = []
    for line in TOPICS.read_text(encoding="utf-8").splitlines():
        kind, *parts = line.split("\t")
        if kind == "F":
            goals.append(Goal(parts[0]))
        elif kind == "M":
            goals[-1].measures.append(Measure(parts[0], parts[1]))
        else:
            title, text, office, partner, first, second, tasks = parts
            kpis = (_kpi(first), _kpi(second))
            project = Project(title, text, office, partner, kpis, tuple(tasks.split("/")))
            goals[-1].measures[-1].projects.append(project)
    return goals


def _kpi(source: str) -> Kpi:
    name, unit, base, step = source.split(",")
    decimals = 1 if "." in base or "." in step else 0
    return Kpi(name, unit, float(base), float(step), decimals)


def _year_number(year: int, wide: bool) -> str:
    number = year - 2018 if year > 2018 else year - 1988
    text = "元" if year == 2019 else str(number)
    return text.translate(WIDE) if wide and len(text) == 1 else text


class Writer:
    """Draws the words of one document and keeps to its way of writing years and figures."""

    def __init__(self, random: Random, era: str = "") -> None:
        self.random = random
        self.town = random.choice(TOWNS)
        self.font = random.choice(FONTS)
        self.wide = random.random() < 0.4
        self.era = era or random.choice(("kanji", "kanji", "letter", "letter-year", "west", "both"))
        self.goals = random.sample(read_goals(), 8)

    def pick(self, *choices: str) -> str:
        """One of several."""
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        """True in this share of all cases."""
        return self.random.random() < share

    def year(self, year: int, era: str = "") -> str:
        """A fiscal year as the document writes it."""
        reiwa = year > 2018
        number = _year_number(year, self.wide)
        name = "令和" if reiwa else "平成"
        letter = ("R" if reiwa else "H") + _year_number(year, False)
        forms = {
            "kanji": f"{name}{number}年度",
            "letter": letter,
            "letter-year": f"{letter}年度",
            "west": f"{year}年度",
            "both": f"{year}（{name}{number}）年度",
        }
        return forms[era or self.era]

    def calendar_year(self, year: int) -> str:
        """The year in which a March lies, as 令和７年."""
        return "平成31年" if year == 2019 else f"令和{_year_number(year, self.wide)}年"

    def figure(self, value: float, kpi: Kpi) -> str:
        """A value without unit."""
        text = f"{value:,.{kpi.decimals}f}"
        return text.translate(WIDE) if self.wide and len(text) == 1 else text

    def measured(
        self, kpi: Kpi, kind: TargetKind, year: int | None, passed: float, *, unit: bool = True
    ) -> tuple[str, Target]:
        """What a cell prints and what it means; ``unit`` tells that the unit stands in the cell."""
        spread = 0.0 if kind != "actual" else self.random.uniform(-1.2, 0.8)
        value = kpi.value(passed + spread)
        text = self.figure(value, kpi) + (kpi.unit if unit else "")
        target = Target(
            indicator=kpi.name,
            kind=kind,
            value=value,
            unit=kpi.unit,
            fiscal_year=year,
            text=text,
        )
        return text, target

    def aim(self, kpi: Kpi, year: int | None, passed: float) -> tuple[str, Target]:
        """A target with its unit; sometimes a bound, a yearly count or a word instead."""
        text, target = self.measured(kpi, "target", year, passed)
        full = kpi.unit == "％" and target.value == 100
        if kpi.step > 0 and not full and self.chance(0.2):
            text += "以上"
            return text, target.model_copy(update={"comparator": "ge", "text": text})
        if kpi.step < 0 and self.chance(0.5):
            text += "以下"
            return text, target.model_copy(update={"comparator": "le", "text": text})
        if kpi.unit in ("人", "件", "回", "社", "組") and self.chance(0.15):
            text += "/年"
            return text, target.model_copy(update={"frequency": "year", "text": text})
        if self.chance(0.06):
            text = "増加" if kpi.step > 0 else "減少"
            change = {"comparator": "increase" if kpi.step > 0 else "decrease", "unit": ""}
            return text, target.model_copy(update={**change, "value": None, "text": text})
        return text, target

    def issue(self) -> str:
        """What is still wrong."""
        return self.pick(*ISSUES)

    def next(self) -> str:
        """What comes next."""
        return self.pick(*NEXTS)

    def members(self) -> list[tuple[str, str]]:
        """Members of a committee: where they come from and their names."""
        bodies = ("商工会", "農業協同組合", "社会福祉協議会", "自治会連合会", "大学", "金融機関")
        names = self.random.sample(FAMILY, 5)
        return list(zip(self.random.sample(bodies, 5), names, strict=True))

    def terms(self, count: int) -> list[tuple[str, str]]:
        """Words that a glossary explains."""
        return self.random.sample(TERMS, count)


def give_office(item: Item, name: str, role: OfficeRole = "lead") -> None:
    """Notes an office of an item, once."""
    if all((office.name, office.role) != (name, role) for office in item.offices):
        item.offices.append(Office(name=name, role=role))


def row(*cells: str) -> str:
    """A table row."""
    return f"<tr>{''.join(cells)}</tr>"


def table(head: str, rows: list[str], attrs: str = "") -> str:
    """A table whose head is repeated on each printed page."""
    more = f" {attrs}" if attrs else ""
    return f"<table{more}><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def heads(*names: str, tag: str = "th") -> str:
    """A row of header cells."""
    return row(*(cell(name, tag=tag) for name in names))


def page(book: Book, css: str, body: str) -> None:
    """Sets the HTML of a book."""
    title = book.title
    book.html = (
        f'<html lang="ja"><head><title>{title}</title><style>{css}</style></head>'
        f"<body>{body}</body></html>"
    )
