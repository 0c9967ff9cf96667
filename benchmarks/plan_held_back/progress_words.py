"""Words of the progress reports of fictitious towns: topics with texts that fit each column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from benchmarks.plans.book import Book, Item
from schemas.plan import Target

Tone = Literal["plain", "polite", "noun"]
TOWNS = (
    "千鳥浦市",
    "稲穂台市",
    "北若葉市",
    "青嶺町",
    "榛原野市",
    "桜渡町",
    "楠ヶ浦市",
    "東雲原市",
    "瑞浪川町",
    "白帆市",
)
_TOWN_WORDS = ("市民", "市内", "市外", "市道", "市政", "市税")
GOALS: dict[str, tuple[str, ...]] = {
    "健康": ("健やかに支え合い暮らせるまち", "だれもが生きがいを持てるまち"),
    "子ども": ("子どもの笑顔があふれるまち", "安心して産み育てられるまち"),
    "防災": ("災害に強く安全に暮らせるまち", "命と暮らしを守るまち"),
    "環境": ("豊かな自然と共生するまち", "環境にやさしい循環のまち"),
    "産業": ("活力ある産業とにぎわいのまち", "魅力あるしごとが生まれるまち"),
    "基盤": ("便利で快適な暮らしを支えるまち", "持続可能な都市基盤のまち"),
    "教育": ("学びと文化が息づくまち", "未来をひらく人を育むまち"),
    "行革": ("市民と共につくる持続可能なまち", "信頼される行政経営のまち"),
}
MEASURES: dict[str, tuple[str, ...]] = {
    "健康": ("健康づくりの推進", "地域で支え合う福祉の充実", "自立した生活への支援"),
    "子ども": ("子育て家庭への支援", "子どもの居場所の充実", "子どもを守る体制の強化"),
    "防災": ("地域防災力の向上", "災害に備えるまちづくり", "日常の安全の確保"),
    "環境": ("脱炭素と資源循環の推進", "自然環境の保全", "快適な生活環境の確保"),
    "産業": ("農林水産業の振興", "商工業と雇用の活性化", "人を呼び込む魅力づくり"),
    "基盤": ("道路と交通の充実", "住環境の整備", "上下水道の安定した経営"),
    "教育": ("確かな学力の育成", "学びを支える環境づくり", "生涯学習と文化の振興"),
    "行革": ("行政サービスの向上", "健全な財政運営", "職員と組織の力の向上"),
}
_RANGES = {
    "回": (2, 36),
    "件": (2, 60),
    "通": (800, 3000),
    "灯": (50, 400),
    "本": (5, 40),
    "社": (10, 60),
    "戸": (100, 500),
    "手続": (5, 40),
    "人": (20, 900),
    "世帯": (3, 60),
    "団体": (3, 20),
    "者": (5, 30),
    "課": (8, 30),
}
_WHO_UNITS = {
    "世帯": "世帯",
    "家庭": "世帯",
    "自治会": "団体",
    "団体": "団体",
    "事業者": "者",
    "部署": "課",
    "企業": "社",
}
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


class Topic(NamedTuple):
    """What a town does, in words that fit the columns of a progress table."""

    domain: str
    name: str
    description: str
    event: str
    verb: str
    unit: str
    people: str
    office: str
    partner: str
    effect: str
    issue: str
    act: str

    @property
    def people_unit(self) -> str:
        """What the people are counted in."""
        return next((u for end, u in _WHO_UNITS.items() if self.people.endswith(end)), "人")


@dataclass(slots=True)
class Group:
    """A policy and what stands under it: groups or topics."""

    title: str
    groups: list[Group]
    topics: list[Topic]


def wide(number: int) -> str:
    """A number in full-width digits where it has one digit, as offices type it."""
    return str(number).translate(_FULL) if number < 10 else str(number)


def full(number: int) -> str:
    """A number in full-width digits."""
    return str(number).translate(_FULL)


def era(year: int) -> tuple[str, str, int]:
    """Name, letter and year of the Japanese era."""
    return ("令和", "R", year - 2018) if year >= 2019 else ("平成", "H", year - 1988)


def fiscal(year: int, form: str) -> str:
    """A fiscal year as printed; ``form`` names how."""
    name, letter, count = era(year)
    first = "元" if count == 1 else wide(count)
    plain = "元" if count == 1 else str(count)
    return {
        "kanji": f"{name}{first}年度",
        "half": f"{name}{plain}年度",
        "letter": f"{letter}{plain}年度",
        "short": f"{letter}{count}",
        "west": f"{year}年度",
        "both": f"{year}（{name}{first}）年度",
        "paired": f"{name}{plain}({year})年度",
    }[form]


def count_of(random: Random, unit: str) -> int:
    """A believable number of a unit."""
    low, high = _RANGES[unit]
    return random.randint(low, high)


@dataclass(slots=True)
class Writer:
    """Draws the texts of one report; ``tone`` is how its sentences end."""

    random: Random
    town: str
    tone: Tone
    topics: tuple[Topic, ...]
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def local(self, text: str) -> str:
        """A text of a 町 that was written for a 市."""
        if not self.town.endswith("町"):
            return text
        for word in _TOWN_WORDS:
            text = text.replace(word, "町" + word[1:])
        return text

    def tree(self, domains: Sequence[str], measures: int, most: int) -> list[Group]:
        """Goals with ``measures`` measures each, and 1 to ``most`` topics in every measure."""
        goals = []
        for domain in domains:
            mine = [topic for topic in self.topics if topic.domain == domain]
            self.random.shuffle(mine)
            titles = list(MEASURES[domain])[:measures]
            size = max(1, min(most, len(mine) // len(titles)))
            groups = []
            for number, title in enumerate(titles):
                share = mine[number * size : (number + 1) * size]
                if len(share) > 2 and self.random.random() < 0.5:
                    share = share[:-1]
                groups.append(Group(self.local(title), [], share))
            goals.append(Group(self.local(self.random.choice(GOALS[domain])), groups, []))
        return goals

    def plan(self, topic: Topic) -> str:
        """What was planned."""
        start = self.random.choice(
            ("", "関係機関と連携し、", "引き続き、", "前年度の反省を踏まえ、")
        )
        return start + self._end(f"{topic.event}を{topic.verb}", "する", "します")

    def do(self, topic: Topic, item: Item, year: int | None) -> str:
        """What was done; its counts go to the item's ``maybe``."""
        key = f"{topic.name}/{year}"
        if key not in self.counts:
            units = (topic.unit, topic.people_unit)
            self.counts[key] = count_of(self.random, units[0]), count_of(self.random, units[1])
        count, people = self.counts[key]
        item.maybe += [
            Target(kind="actual", value=count, unit=topic.unit, fiscal_year=year),
            Target(kind="actual", value=people, unit=topic.people_unit, fiscal_year=year),
        ]
        first = f"{topic.event}を{count:,}{topic.unit}{topic.verb}"
        second = f"{topic.people}は{people:,}{topic.people_unit}"
        return {
            "plain": f"{first}し、{second}であった。",
            "polite": f"{first}しました。{second}でした。",
            "noun": f"・{first}\n・{topic.people}　{people:,}{topic.people_unit}",
        }[self.tone]

    def check(self, topic: Topic) -> str:
        """What it brought."""
        return {
            "plain": f"{topic.effect}。",
            "polite": f"{topic.effect}と考えています。",
            "noun": f"・{topic.effect}",
        }[self.tone]

    def issue(self, topic: Topic) -> str:
        """What is still wanting."""
        return {
            "plain": f"{topic.issue}。",
            "polite": f"{topic.issue}ことが課題です。",
            "noun": f"・{topic.issue}",
        }[self.tone]

    def act(self, topic: Topic) -> str:
        """What will be done about it."""
        return {
            "plain": f"{topic.act}。",
            "polite": f"{topic.act}予定です。",
            "noun": f"・{topic.act}",
        }[self.tone]

    def target(self, topic: Topic, item: Item, year: int | None) -> str:
        """A target in words, without brackets; it goes to the item's ``targets``."""
        if self.random.random() < 0.5:
            count = count_of(self.random, topic.unit)
            item.targets.append(
                Target(
                    indicator=topic.event,
                    value=count,
                    unit=topic.unit,
                    frequency="year",
                    fiscal_year=year,
                )
            )
            return f"{topic.event}　年{count:,}{topic.unit}"
        people = count_of(self.random, topic.people_unit)
        item.targets.append(
            Target(
                indicator=topic.people,
                value=people,
                unit=topic.people_unit,
                comparator="ge",
                fiscal_year=year,
            )
        )
        return f"{topic.people}{people:,}{topic.people_unit}以上"

    def _end(self, stem: str, plain: str, polite: str) -> str:
        ending = {"plain": f"{plain}。", "polite": f"{polite}。", "noun": ""}[self.tone]
        return stem + ending


def make_writer(random: Random, tone: Tone) -> Writer:
    """A writer for a town drawn by chance."""
    town = random.choice(TOWNS)
    writer = Writer(random, town, tone, ())
    lines = Path(__file__).with_name("progress_topics.tsv").read_text(encoding="utf-8").splitlines()
    writer.topics = tuple(Topic(*writer.local(line).split("\t")) for line in lines)
    return writer


def join_marks(items: Iterable[Item], role: str) -> str:
    """One mark of a cell that belongs to several items."""
    return " ".join(item.mark(role) for item in items)


def page(book: Book, style: str, *body: str) -> str:
    """The whole page."""
    return (
        f"<html lang='ja'><head><title>{book.title}</title><style>{style}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )
