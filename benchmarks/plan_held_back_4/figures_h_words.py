"""Words of the plans with figures of this set: towns, topics, eras, policies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

TOWNS = (
    ("霧浜市", "千種県"),
    ("鵜ノ原町", "長野県"),
    ("白峰野市", "北陸県"),
    ("汐見台町", "三重県"),
    ("八重坂市", "宮城県"),
    ("茅渕村", "群馬県"),
    ("栂尾市", "岡山県"),
    ("真名瀬町", "鹿児島県"),
)
TO_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
FONT = "'IPAexGothic','MS PGothic',sans-serif"
SERIF = "'IPAexMincho','MS PMincho',serif"

FIELDS: dict[str, tuple[str, ...]] = {
    "K": ("子どもが健やかに育つまち", "学びと育ちを支えるまちづくり", "未来を担う子どもの育成"),
    "F": (
        "誰もが安心して暮らせる福祉のまち",
        "支え合い健やかに暮らすまち",
        "生涯を通じた健康づくり",
    ),
    "E": (
        "豊かな自然を未来につなぐまち",
        "脱炭素と循環のまちづくり",
        "人と環境にやさしい暮らしの実現",
    ),
    "S": (
        "活力とにぎわいのある産業のまち",
        "働く場と人の流れをつくる",
        "地域資源を生かした産業の振興",
    ),
    "D": (
        "信頼される持続可能な行政運営",
        "デジタルで変わる市民サービス",
        "効率的で開かれた行財政の運営",
    ),
    "B": ("災害に強く住みよいまち", "安全で快適な都市基盤の整備", "暮らしを守る基盤づくり"),
}
SUBS: dict[str, tuple[str, str]] = {
    "K": ("妊娠から子育てまでの切れ目のない支援", "学校と地域の教育力の向上"),
    "F": ("健康づくりと介護予防の推進", "包括的な相談支援体制の充実"),
    "E": ("温室効果ガスの排出削減", "資源の循環と生活環境の保全"),
    "S": ("農林業と商工業の振興", "交流人口と関係人口の拡大"),
    "D": ("窓口と業務の改革", "健全な財政基盤の確立"),
    "B": ("防災・減災対策の強化", "都市基盤の計画的な更新"),
}
BROAD: dict[str, tuple[tuple[str, str, float, float], ...]] = {
    "K": (
        ("合計特殊出生率", "", 1.32, 0.03),
        ("子育てしやすいと感じる保護者の割合", "％", 61.3, 2.2),
    ),
    "F": (("健康寿命（男性）", "歳", 79.4, 0.2), ("要介護認定率", "％", 18.9, -0.1)),
    "E": (("温室効果ガス排出量", "千t-CO2", 412, -17), ("リサイクル率", "％", 19.6, 1.1)),
    "S": (("観光入込客数", "千人", 864, 32), ("転入超過数", "人", -210, 40)),
    "D": (
        ("行政サービスに満足している市民の割合", "％", 54.8, 1.9),
        ("実質公債費比率", "％", 9.7, -0.2),
    ),
    "B": (("住みやすいと感じる市民の割合", "％", 70.5, 1.2), ("交通事故の発生件数", "件", 133, -6)),
}
DIRECTIONS: dict[str, str] = {
    "K": "少子化が進むなか、子育て世帯の負担感は依然として大きい。妊娠期から学齢期まで"
    "切れ目なく支えるとともに、子どもの声を聞きながら施策を進める。",
    "F": "高齢化率は今後も上昇する見込みであり、支える側と支えられる側という関係を超えて、"
    "地域の誰もが役割を持って暮らせる仕組みをつくる。",
    "E": "２０５０年までに温室効果ガスの排出を実質ゼロとすることを目指し、市民・事業者・行政が"
    "それぞれの立場で取り組む。",
    "S": "基幹産業の担い手が減少していることから、地域の資源に新たな価値を加え、若者が地元で"
    "働き続けられる環境を整える。",
    "D": "職員数の減少を見据えて業務の在り方を根本から見直し、"
    "限られた財源を真に必要な分野に振り向ける。",
    "B": "頻発する豪雨や大規模な地震に備え、施設の整備と地域の備えの両面から被害を最小限に抑える。",
}
_SECOND = (
    *("学校給食", "いじめ", "図書館", "部活動", "成年後見", "自殺対策", "地域生活支援", "重層的"),
    *("生ごみ", "里山", "河川", "合併処理", "環境学習", "観光案内", "移住", "ふるさと納税"),
    *("公共施設の再編", "未収金", "橋りょう", "地域公共", "上水道", "都市公園"),
)
"""How the titles begin that belong to the second measure of their field."""
DOMAINS = tuple(FIELDS)


@dataclass(frozen=True, slots=True)
class Topic:
    """A project of a town, one line of the list of topics; ``cost`` in thousands of yen."""

    domain: str
    title: str
    office: str
    partner: str
    content: str
    more: str
    indicator: str
    unit: str
    base: float
    step: float
    tasks: tuple[str, str, str]
    cost: int
    funds: str

    def suited(self, town: str) -> Topic:
        """The topic in the words of a town or village."""
        return replace(
            self,
            office=suit(self.office, town),
            partner=suit(self.partner, town),
            content=suit(self.content, town),
            more=suit(self.more, town),
            indicator=suit(self.indicator, town),
        )

    def with_figures(self, unit: str, base: float, step: float) -> Topic:
        """The topic with another indicator's figures."""
        return replace(self, unit=unit, base=base, step=step)

    def goal(self, years: float) -> float:
        """What the indicator is to be some years after its baseline."""
        value = self.base + self.step * years
        value = min(value, 100.0) if self.unit == "％" else value
        return round(value, 1) if self.decimals else round(value)

    def figure(self, random: Random, years: float) -> float:
        """What the indicator turned out to be."""
        value = self.base + self.step * years * random.uniform(0.4, 1.4)
        value = min(value, 100.0) if self.unit == "％" else value
        return round(value, 1) if self.decimals else round(value)

    @property
    def decimals(self) -> bool:
        """Whether the indicator is printed with a decimal place."""
        return self.unit == "％" or self.base % 1 > 0

    def show(self, value: float) -> str:
        """A figure as printed, without its unit."""
        return f"{value:,.1f}" if self.decimals else f"{value:,.0f}"


def _read() -> tuple[Topic, ...]:
    lines = Path(__file__).with_name("figures_h_topics.txt").read_text(encoding="utf-8")
    return tuple(_topic(line.split("|")) for line in lines.splitlines() if line)


def _topic(row: list[str]) -> Topic:
    domain, title, office, partner, content, more, name, unit = row[:8]
    tasks = (row[10], row[11], row[12])
    return Topic(
        domain=domain,
        title=title,
        office=office,
        partner=partner,
        content=content,
        more=more,
        indicator=name,
        unit=unit,
        base=float(row[8]),
        step=float(row[9]),
        tasks=tasks,
        cost=int(row[13]),
        funds=row[14],
    )


TOPICS = _read()


def draw(random: Random, domain: str, count: int, town: str) -> list[Topic]:
    """Different topics of one field of work, as this town words them."""
    fitting = [topic.suited(town) for topic in TOPICS if topic.domain in domain]
    return random.sample(fitting, min(count, len(fitting)))


def halves(random: Random, domain: str, most: int, town: str) -> tuple[list[Topic], list[Topic]]:
    """Topics of a field for each of its two measures (SUBS), at least two for each."""
    topics = [topic.suited(town) for topic in TOPICS if topic.domain == domain]
    first = [topic for topic in topics if not topic.title.startswith(_SECOND)]
    second = [topic for topic in topics if topic.title.startswith(_SECOND)]
    some, more = (
        random.sample(part, random.randint(2, min(most, len(part)))) for part in (first, second)
    )
    return some, more


def fields(random: Random, least: int, most: int) -> list[str]:
    """Some fields of work in an order of their own."""
    domains = list(DOMAINS)
    random.shuffle(domains)
    return domains[: random.randint(least, most)]


def wide(number: float | str) -> str:
    """Digits as full-width ones."""
    return str(number).translate(TO_WIDE)


def era(year: int, form: str) -> str:
    """A fiscal year as printed: ``令和{}年度``, ``R{}``, ``{year}年度``, ``令和{wide}年度``."""
    if year < 2019:
        form = form.replace("令和", "平成").replace("R", "H").replace("Ｒ", "Ｈ")
    number = str(year - 2018 if year > 2018 else year - 1988)
    number = "元" if number == "1" and "令和" in form else number
    return form.format(number, wide=wide(number), year=year)


def suit(text: str, town: str) -> str:
    """A text with 市 as this town calls itself (町, 村)."""
    if town.endswith("市"):
        return text
    kind = town[-1]
    for word in ("市民", "市内", "市が", "市税", "市長"):
        text = text.replace(word, kind + word[1:])
    return text.replace(f"{kind}民後見人", "市民後見人")
