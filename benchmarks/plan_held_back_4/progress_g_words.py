"""Words of the progress tables of this set: towns, topics, eras, scales."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random

from benchmarks.plans.book import Item
from schemas.plan import Target

TOWNS = (
    ("鳴沢浦市", "陸前県"),
    ("小櫛町", "石川県"),
    ("飛沢市", "山形県"),
    ("綾戸町", "徳島県"),
    ("葛ノ木村", "奈良県"),
    ("高鍬市", "岐阜県"),
    ("潮入町", "福島県"),
    ("百瀬市", "広島県"),
)
GOTHIC = "'IPAexGothic','MS PGothic',sans-serif"
MINCHO = "'IPAexMincho','MS PMincho',serif"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = "ⅠⅡⅢⅣⅤⅥ"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNT = re.compile(r"\[([\d,.]+)([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A measure that a town reports on, one line of the list of topics.

    ``group`` is the place of its policy in :data:`POLICIES`; ``plan`` tells what was meant to be
    done, ``before`` and ``did`` what was done in two years.
    """

    domain: str
    group: int
    title: str
    office: str
    partner: str
    content: str
    plan: str
    before: str
    did: str
    effect: str
    issue: str
    next: str
    indicator: str
    unit: str
    base: float
    step: float

    def goal(self, years: float) -> float:
        """What the indicator is to be some years after its baseline."""
        return self._rounded(self.base + self.step * years)

    def figure(self, random: Random, years: float) -> float:
        """What the indicator turned out to be."""
        return self._rounded(self.base + self.step * years * random.uniform(0.4, 1.3))

    def show(self, value: float) -> str:
        """A figure as printed, without its unit."""
        return f"{value:,.1f}" if self._decimals else f"{value:,.0f}"

    def suited(self, town: str) -> Topic:
        """The topic in the words of a city, a town or a village."""
        texts = {f.name: suit(getattr(self, f.name), town) for f in fields(self) if f.type == "str"}
        return replace(self, **texts)  # type: ignore[arg-type]

    @property
    def _decimals(self) -> bool:
        return self.unit == "％" or self.base % 1 > 0 or self.step % 1 > 0

    def _rounded(self, value: float) -> float:
        value = max(0, min(value, 100)) if self.unit == "％" else max(0, value)
        return round(value, 1) if self._decimals else round(value)


def _read() -> tuple[Topic, ...]:
    lines = Path(__file__).with_name("progress_g_topics.txt").read_text(encoding="utf-8")
    return tuple(_topic(line.split("|")) for line in lines.splitlines() if line)


def _topic(row: list[str]) -> Topic:
    domain, title, office, partner, content, plan, before, did = row[:8]
    return Topic(
        domain=domain[0],
        group=int(domain[1]),
        title=title,
        office=office,
        partner=partner,
        content=content,
        plan=plan,
        before=before,
        did=did,
        effect=row[8],
        issue=row[9],
        next=row[10],
        indicator=row[11],
        unit=row[12],
        base=float(row[13]),
        step=float(row[14]),
    )


TOPICS = _read()


def policies(
    random: Random, domain: str, town: str, least: int = 2
) -> list[tuple[str, str, list[Topic]]]:
    """Some policies of a field in their order: title, another wording, its measures."""
    known = list(enumerate(POLICIES[domain], 1))
    count = random.randint(min(3, len(known)), len(known))
    found = []
    own = [topic.suited(town) for topic in TOPICS if topic.domain == domain]
    for group, wordings in sorted(random.sample(known, count)):
        title, other = random.sample(wordings, 2)
        topics = [topic for topic in own if topic.group == group]
        size = random.randint(min(least, len(topics)), len(topics))
        found.append((title, other, random.sample(topics, size)))
    return found


def count_up(random: Random, item: Item, sentence: str, year: int | None) -> str:
    """A sentence with numbers of its own in the place of [4か所]; they may be told as actuals."""

    def fill(found: re.Match[str]) -> str:
        given = float(found[1].replace(",", ""))
        number = round(given * random.uniform(0.7, 1.4), 1 if given % 1 else None) or given
        text = f"{number:,}{found[2]}"
        item.maybe.append(
            Target(kind="actual", value=number, unit=found[2], fiscal_year=year, text=text)
        )
        return text

    return _COUNT.sub(fill, sentence)


def wide(number: int | str) -> str:
    """Digits as full-width ones."""
    return str(number).translate(_WIDE)


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
    for word in ("市民", "市内", "市が"):
        text = text.replace(word, town[-1] + word[1:])
    return text


POLICIES = {
    "G": (
        ("市民サービスの向上", "便利で質の高い行政サービスの提供"),
        ("健全な財政運営の確立", "持続可能な財政基盤の構築"),
        ("組織と人材の活性化", "効率的な執行体制の整備"),
        ("公共施設等の適正な管理", "経営の視点に立った資産の活用"),
    ),
    "D": (
        ("互いの人権を尊重する意識づくり", "男女平等の意識を育む教育と学習の推進"),
        ("あらゆる分野への男女の参画", "政策・方針決定過程への参画の拡大"),
        ("仕事と生活の調和の実現", "働く場における環境の整備"),
        ("誰もが安心して暮らせる環境づくり", "あらゆる暴力の根絶と被害者の支援"),
    ),
    "R": (
        ("暮らしと住まいの再建", "安全な暮らしを取り戻す"),
        ("産業となりわいの再生", "働く場とにぎわいを取り戻す"),
        ("災害に強いまちづくり", "命を守る基盤の復旧"),
        ("学びと絆の継承", "地域の絆を未来へつなぐ"),
    ),
    "L": (
        ("魅力ある仕事をつくる", "地域の産業を伸ばし、雇用を生み出す"),
        ("新しい人の流れをつくる", "ひとを呼び込み、つながりを広げる"),
        ("時代に合った地域をつくる", "暮らしを支える仕組みをつくる"),
    ),
    "C": (
        ("子どもの育ちと子育てを支える", "切れ目のない子育て支援"),
        ("障がいのある人の自立と社会参加", "地域で自分らしく暮らす"),
        ("支え合いの地域づくり", "安心を支える相談と見守り"),
    ),
}
"""Titles of policies by field of work, two wordings of each."""
PLANS = ("〃", "同上", "前年度の改善策を踏まえて実施する。", "対象者の範囲を広げて取り組む。")
"""What is meant to be done in a second year."""
EFFECTS = (
    "利用者から好意的な意見が多く寄せられた。",
    "関係機関との情報の共有が進み、早い対応につながった。",
    "周知が進み、新たな利用につながった。",
    "参加者は前年度を下回ったが、相談の内容は深まった。",
)
"""What is said of an effect in an earlier year."""
VOICES = (
    "支援の届きにくい人への働きかけを強めてほしい。",
    "地域の団体との役割の分担を明らかにされたい。",
    "評価は妥当である。",
    "参加者の声を集め、次の計画に生かすこと。",
    "人材の確保が最も大きな課題であり、処遇も含めて検討が必要である。",
    "特になし",
)
"""What a council remarks."""
CHANGES = (
    "実施の時期を見直す。",
    "案内の方法を改める。",
    "関係課との打合せを早い時期に行い、準備の期間を十分に取る。",
    "対象となる人への個別の通知を行う。",
)
"""What is to be changed after a year."""
