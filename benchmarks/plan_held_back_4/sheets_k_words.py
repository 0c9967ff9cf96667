"""Words of the sheets and mixed documents of this set: towns, projects, eras, scales."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from benchmarks.plans.book import Item
from schemas.plan import Rating, Target, TargetKind

TOWNS = (
    ("霧浜市", "青嶺県"),
    ("杵島野市", "佐賀県"),
    ("音羽原市", "岐阜県"),
    ("湊川見市", "山形県"),
    ("帆立崎市", "青森県"),
    ("朝凪市", "高知県"),
    ("茜野市", "栃木県"),
    ("鷺沢市", "瑞穂県"),
)
GOTHIC = "'IPAexGothic','MS PGothic',sans-serif"
MINCHO = "'IPAexMincho','MS PMincho',serif"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TO_WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
_COUNT = re.compile(r"\[([\d,.]+)([^\]]+)\]")

FIELDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "K": ("子どもが健やかに育つまち", ("こども・子育て支援の充実", "学びを支える教育環境の整備")),
    "F": ("支え合い自分らしく暮らすまち", ("健康長寿の推進", "地域福祉の推進")),
    "S": ("人が集い活力あふれるまち", ("地域産業の振興", "交流と移住の促進")),
    "B": ("安全で暮らしやすいまち", ("防災力の強化", "都市基盤の整備と維持")),
    "D": ("市民に信頼される市政運営", ("開かれた市政の推進", "持続可能な行財政の運営")),
    "E": ("自然と共に生きる美しいまち", ("脱炭素と資源循環の推進", "自然環境の保全と緑の創出")),
}
_SECOND = (
    *("通学路", "学校図書館", "生活困窮", "障がい者", "民生委員", "海浜観光", "移住定住"),
    *("橋りょう", "地域公共", "水道管路", "市税等", "公有財産", "職員人材"),
    *("有害鳥獣", "河川・海岸", "公園"),
)
"""How the titles begin that belong to the second policy of their field."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a project is measured by: the name, the unit, the value of a base year, its growth."""

    name: str
    unit: str
    base: float
    step: float

    @property
    def places(self) -> int:
        """The decimal places that it is printed with."""
        return 1 if self.base % 1 or self.step % 1 else 0

    def goal(self, years: float) -> float:
        """The value aimed at, some years after the base year."""
        value = self.base + self.step * years
        return round(min(value, 100) if self.unit == "％" else value, self.places)

    def reached(self, random: Random, years: float) -> float:
        """A value reached, some years after the base year."""
        value = self.base + self.step * years + abs(self.step) * random.uniform(-1.4, 1)
        return round(min(value, 100) if self.unit == "％" else value, self.places)

    def show(self, value: float) -> str:
        """A value as printed, without its unit."""
        return f"{value:,.{self.places}f}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A project of a town, one line of the list of topics; ``cost`` in thousands of yen."""

    domain: str
    title: str
    bureau: str
    office: str
    section: str
    partners: tuple[str, ...]
    whom: str
    aim: str
    means: str
    did: str
    effect: str
    issue: str
    following: str
    output: Measure
    outcome: Measure
    cost: int
    law: str
    tasks: tuple[str, ...]

    @property
    def policy(self) -> str:
        """The policy that it stands under."""
        return FIELDS[self.domain][1][self.title.startswith(_SECOND)]


def _topic(row: list[str]) -> Topic:
    domain, title, bureau, office, section, partners, whom, aim, means = row[:9]
    did, effect, issue, following = row[9:13]
    return Topic(
        domain=domain,
        title=title,
        bureau=bureau,
        office=office,
        section=section,
        partners=tuple(partners.split("、")),
        whom=whom,
        aim=aim,
        means=means,
        did=did,
        effect=effect,
        issue=issue,
        following=following,
        output=Measure(row[13], row[14], float(row[15]), float(row[16])),
        outcome=Measure(row[17], row[18], float(row[19]), float(row[20])),
        cost=int(row[21]),
        law=row[22],
        tasks=tuple(row[23].split("/")),
    )


def _read() -> tuple[Topic, ...]:
    text = Path(__file__).with_name("sheets_k_topics.txt").read_text(encoding="utf-8")
    return tuple(_topic(line.split("|")) for line in text.splitlines() if line)


TOPICS = _read()


def plant(
    random: Random, fields: int, each: int
) -> list[tuple[str, list[tuple[str, list[Topic]]]]]:
    """Some fields of work: the title of each with its policies and their projects, in order."""
    tree = []
    for domain in sorted(random.sample(list(FIELDS), fields), key=list(FIELDS).index):
        title, policies = FIELDS[domain]
        some = random.sample([topic for topic in TOPICS if topic.domain == domain], each)
        parts = [(policy, [t for t in some if t.policy == policy]) for policy in policies]
        tree.append((title, [(policy, topics) for policy, topics in parts if topics]))
    return tree


def count_up(random: Random, item: Item, text: str, year: int) -> str:
    """A report with numbers of its own in the place of [12回]; they may be told as actuals."""

    def fill(found: re.Match[str]) -> str:
        value = float(found[1].replace(",", "")) * random.uniform(0.8, 1.3)
        places = 1 if "." in found[1] else 0
        value = round(value, places)
        shown = f"{value:,.{places}f}{found[2]}"
        item.maybe.append(
            Target(kind="actual", value=value, unit=found[2], fiscal_year=year, text=shown)
        )
        return shown

    return _COUNT.sub(fill, text)


def tell(item: Item, measure: Measure, kind: TargetKind, value: float, year: int) -> str:
    """A value of a measure as printed without its unit; it becomes a target of the item."""
    text = measure.show(value)
    item.targets.append(
        Target(
            indicator=measure.name,
            kind=kind,
            value=value,
            unit=measure.unit,
            fiscal_year=year,
            text=text,
        )
    )
    return text


def judge(item: Item, head: tuple[str, str], mark: tuple[str, str], comment: str = "") -> None:
    """A rating of the item: its criterion and assessor, its mark and what that means."""
    criterion, assessor = head
    item.ratings.append(
        Rating(
            criterion=criterion, assessor=assessor, mark=mark[0], meaning=mark[1], comment=comment
        )
    )


ERAS = ("令和{}年度", "令和{wide}年度", "Ｒ{wide}", "R{}年度", "R{}", "{year}年度")


def era(year: int, form: str) -> str:
    """A fiscal year as printed, in one of ERAS; years before 2019 in Heisei."""
    if year < 2019:
        form = form.replace("令和", "平成").replace("R", "H").replace("Ｒ", "Ｈ")
    number = str(year - 2018 if year > 2018 else year - 1988)
    if year == 2019 and "令和" in form:
        return form.format("元", wide="元", year=year)
    return form.format(number, wide=wide(number), year=year)


def wide(number: int | str) -> str:
    """A number in full-width digits."""
    return str(number).translate(_TO_WIDE)


def span(text: str, mark: str, attrs: str = "") -> str:
    """A marked piece inside a line."""
    shown = escape(text).replace("\n", "<br>")
    return f'<span data-v="{mark}" {attrs}>{shown}</span>'


SCALES = (
    (("Ａ", "適切である"), ("Ｂ", "おおむね適切である"), ("Ｃ", "見直しが必要である")),
    (("◎", "高い"), ("○", "普通"), ("△", "低い")),
    (("３", "十分である"), ("２", "一部に課題がある"), ("１", "不十分である")),
    (("a", "妥当"), ("b", "概ね妥当"), ("c", "要改善")),
)
"""Scales of three marks for a viewpoint, the best first."""
OVERALL = (
    (
        ("Ａ", "計画どおり事業を進めることが適当"),
        ("Ｂ", "事業の進め方の改善の検討が必要"),
        ("Ｃ", "事業規模・内容の見直しが必要"),
        ("Ｄ", "事業の抜本的見直し、休止・廃止の検討が必要"),
    ),
    (
        ("Ｓ", "期待を上回る成果があった"),
        ("Ａ", "期待どおりの成果があった"),
        ("Ｂ", "期待をやや下回る成果であった"),
        ("Ｃ", "期待を大きく下回る成果であった"),
    ),
    (
        ("４", "順調に進んでいる"),
        ("３", "おおむね順調に進んでいる"),
        ("２", "やや遅れている"),
        ("１", "遅れている"),
    ),
)
"""Scales of four marks for the whole of a project, the best first."""
QUESTIONS = {
    "妥当性": "市が実施する必要があるか",
    "有効性": "成果は上がっているか",
    "効率性": "費用や手間を減らす余地はないか",
}
"""Viewpoints, each with the question that the form asks."""
REASONS = {
    "妥当性": (
        "法令に基づく事業であり、市が主体となって実施する必要がある。",
        "民間では採算が見込めないため、引き続き市が担うことが適当である。",
        "市民の関心は高いが、受益者の負担の在り方を検討する余地がある。",
    ),
    "効率性": (
        "委託の仕様を見直し、前年度より経費を抑えることができた。",
        "会計年度任用職員を活用し、必要な人員に絞って実施している。",
        "関連する事業とあわせて周知を行うことで、さらに手間を減らせる。",
    ),
}
"""Reasons for the mark of a viewpoint."""
DIRECTIONS = ("拡充", "継続", "改善", "縮小", "統合", "廃止・休止")
SECOND_WORDS = (
    "所管課の評価のとおりとする。成果指標の設定根拠を明らかにすること。",
    "事業の必要性は認められるが、対象者の絞込みを検討されたい。",
    "他課の類似の事業との役割分担を整理した上で継続すること。",
    "目標の達成に向け、周知の方法を工夫すること。",
)
