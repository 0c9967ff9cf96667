"""Words of the progress reports of this set: towns, topics, eras, scales."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.plans.book import Item
from schemas.plan import Target

TOWNS = ("樫野原市", "波戸浜町", "小瀬見町", "鹿渡野村", "雲居市", "栗栖川町", "美砂浦市", "檜谷町")
TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNT = re.compile(r"\[([\d,]+)([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Topic:
    """An activity that a town reports on, one line of the list of topics."""

    domain: str
    title: str
    office: str
    partner: str
    content: str
    did: str
    did_too: str
    effect: str
    issue: str
    next: str
    indicator: str
    unit: str
    base: float
    step: float

    def figure(self, random: Random, years: float) -> float:
        """What the indicator says some years after its baseline."""
        value = self.base + self.step * years * random.uniform(0.5, 1.35)
        return round(value, 1) if self.decimals else round(value)

    def goal(self, years: float) -> float:
        """What the indicator is to be after some years."""
        value = self.base + self.step * years
        value = min(value, 100) if self.unit == "％" else value
        return round(value, 1) if self.decimals else round(value)

    @property
    def decimals(self) -> bool:
        """Whether the indicator is printed with a decimal place."""
        return self.unit == "％" or self.base % 1 > 0

    def show(self, value: float) -> str:
        """A figure as printed, without its unit."""
        return f"{value:,.1f}" if self.decimals else f"{value:,.0f}"


def _read() -> tuple[Topic, ...]:
    lines = Path(__file__).with_name("progress_d_topics.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in lines.splitlines() if line]
    return tuple(_read_topic(row) for row in rows)


def _read_topic(row: list[str]) -> Topic:
    texts, base, step = row[:12], float(row[12]), float(row[13])
    domain, title, office, partner, content, did, too, effect, issue, following, name, unit = texts
    return Topic(
        domain=domain,
        title=title,
        office=office,
        partner=partner,
        content=content,
        did=did,
        did_too=too,
        effect=effect,
        issue=issue,
        next=following,
        indicator=name,
        unit=unit,
        base=base,
        step=step,
    )


TOPICS = _read()


def draw(random: Random, domain: str, count: int) -> list[Topic]:
    """Different topics of one field of work, or of several."""
    fitting = [topic for topic in TOPICS if topic.domain in domain]
    return random.sample(fitting, min(count, len(fitting)))


def count_up(random: Random, item: Item, sentence: str, year: int | None) -> str:
    """A sentence with numbers of its own in the place of [4か所]; they may be told as actuals."""

    def fill(found: re.Match[str]) -> str:
        number = round(int(found[1].replace(",", "")) * random.uniform(0.75, 1.4))
        text = f"{number:,}{found[2]}"
        item.maybe.append(
            Target(kind="actual", value=number, unit=found[2], fiscal_year=year, text=text)
        )
        return text

    return _COUNT.sub(fill, sentence)


ERAS = ("令和{}年度", "令和{wide}年度", "R{}年度", "R{}", "{year}年度", "{year}（令和{}）年度")


def era(year: int, form: str) -> str:
    """A fiscal year as printed: one of ERAS; years before 2019 in Heisei."""
    if year < 2019:
        form = form.replace("令和", "平成").replace("R", "H")
    number = str(year - 2018 if year > 2018 else year - 1988)
    if number == "1" and "令和" in form:
        number = "元"
    return form.format(number, wide=number.translate(TO_WIDE), year=year)


SCALES = (
    (
        ("◎", "計画を上回って進んだ"),
        ("○", "計画どおり進んだ"),
        ("△", "計画より遅れている"),
        ("×", "着手できなかった"),
    ),
    (
        ("Ａ", "目標を達成した"),
        ("Ｂ", "おおむね目標を達成した"),
        ("Ｃ", "目標の達成が不十分である"),
        ("Ｄ", "目標を達成できなかった"),
    ),
    (
        ("Ｓ", "目標を大きく上回る成果があった"),
        ("Ａ", "目標どおりの成果があった"),
        ("Ｂ", "成果はあったが目標に届かなかった"),
        ("Ｃ", "成果がほとんどなかった"),
    ),
    (
        ("４", "十分に達成できた"),
        ("３", "おおむね達成できた"),
        ("２", "あまり達成できなかった"),
        ("１", "達成できなかった"),
    ),
)
"""Scales of four marks, the best first, each with what it means."""


def rate(random: Random, topic: Topic) -> int:
    """The place of a mark in its scale: most things go as planned."""
    short = any(
        word in topic.effect for word in ("届かなかった", "横ばい", "バスは減った", "一部で")
    )
    return random.choices((0, 1, 2, 3), (0, 6, 6, 1) if short else (5, 12, 2, 1))[0]


PUT_OFF = (
    "関係機関との調整が整わず、実施を見送った。",
    "実施の方法を再検討することとし、今年度は着手しなかった。",
    "国の制度の見直しの動きを見守ることとし、実施しなかった。",
)
"""What is told where nothing was done."""


def wide(number: int) -> str:
    """A number in full-width digits."""
    return str(number).translate(TO_WIDE)


FIELD_GOALS = {
    "F": ("支え合い、健やかに暮らせるまち", "子育てと福祉を地域で支える", "いのちと健康を守る"),
    "E": ("学びと文化が人を育てるまち", "豊かな学びの環境をつくる", "生涯を通じて学び続ける"),
    "G": ("持続可能な行財政の運営", "市民に信頼される行政を進める", "限りある資源を生かす"),
    "L": ("にぎわいと活力のあるまち", "新しい人の流れをつくる", "地域の力で産業を伸ばす"),
    "S": ("安心して住み続けられるまち", "暮らしの基盤を整える", "災害に強く環境にやさしいまち"),
    "D": (
        "互いを認め合う社会づくり",
        "誰もが活躍できる環境づくり",
        "あらゆる分野への参画の拡大",
    ),
}
"""Titles of policies by field of work."""
DIRECTIONS = {
    "F": (
        "身近な相談体制の充実",
        "地域で支え合う仕組みづくり",
        "健やかな成長と暮らしへの支援",
        "担い手の育成と活動への支援",
        "社会参加の機会の拡大",
        "関係機関との連携の強化",
    ),
    "E": (
        "学びの機会の充実",
        "学びを支える環境の整備",
        "学校・家庭・地域の連携",
        "一人ひとりを大切にする教育",
        "豊かな人間性の育成",
        "学びの質の向上",
    ),
    "L": ("仕事と人の流れの創出", "地域の魅力の発信", "事業者への支援"),
    "S": ("安全な暮らしの確保", "快適な生活環境の整備", "持続可能な基盤の維持"),
    "G": (
        "市民の利便性の向上",
        "健全な財政の運営",
        "効率的な組織の運営",
        "経営資源の有効な活用",
        "市民に開かれた行政",
        "行政運営の質の向上",
    ),
    "D": (
        "意識の改革と啓発の推進",
        "政策の決定の場への参画",
        "あらゆる分野における支援",
        "安心して暮らせる環境の整備",
        "推進の体制の強化",
        "相談と支援の充実",
    ),
}
"""Titles of directions by field of work; they fit any topic of the field."""

Tree = list[tuple[str, list[tuple[str, list[Topic]]]]]


def plant(random: Random, domains: str, least: int, most: int) -> Tree:
    """Goals, their directions, their topics; one field of work gives several goals."""
    tree: Tree = []
    if len(domains) == 1:
        topics = draw(random, domains, 99)
        goals = random.sample(FIELD_GOALS[domains], random.randint(2, 3))
        directions = random.sample(DIRECTIONS[domains], 2 * len(goals))
        parts = [topics[n :: len(directions)] for n in range(len(directions))]
        for number, goal in enumerate(goals):
            some = slice(2 * number, 2 * number + 2)
            tree.append((goal, list(zip(directions[some], parts[some], strict=True))))
        return tree
    for domain in domains:
        directions = random.sample(DIRECTIONS[domain], 2)
        count = random.randint(least, most), random.randint(least, most)
        topics = draw(random, domain, sum(count))
        parts = [topics[: count[0]], topics[count[0] :]]
        goal = random.choice(FIELD_GOALS[domain])
        tree.append((goal, list(zip(directions, parts, strict=True))))
    return tree
