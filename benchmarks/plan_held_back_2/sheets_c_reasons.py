"""Ratings of one-item sheets: scales with their legends, and the reasons for a mark."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.sheets_c_kit import row, table, td, th
from benchmarks.plans.book import Book
from schemas.plan import Rating

Scale = tuple[tuple[str, str], ...]

VIEW_SCALES: tuple[Scale, ...] = (
    (("Ａ", "妥当である"), ("Ｂ", "おおむね妥当である"), ("Ｃ", "見直しの余地がある")),
    (("○", "適切である"), ("△", "改善の余地がある"), ("×", "適切でない")),
    (("３", "高い"), ("２", "中程度である"), ("１", "低い")),
)
OVERALL_SCALES: tuple[Scale, ...] = (
    (("Ⅰ", "計画を上回る成果"), ("Ⅱ", "計画どおりの成果"), ("Ⅲ", "計画を下回る成果")),
    (
        ("Ｓ", "目標を大きく上回った"),
        ("Ｍ", "目標をおおむね達成した"),
        ("Ｌ", "目標に届かなかった"),
    ),
)

_REASONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "必要性": (
        (
            "市民の生活に直結する事業であり、市が主体となって実施する必要がある。",
            "法令により市町村の責務とされており、民間に委ねることは困難である。",
            "アンケート調査でも要望が多く、社会情勢からみて必要性は増している。",
        ),
        (
            "類似する県の制度があるため、役割の分担を整理しながら続ける必要がある。",
            "利用者が一部の地区に偏っており、対象の範囲を点検する時期にきている。",
        ),
        ("民間の同種のサービスが増えており、市が担う範囲を見直す必要がある。",),
    ),
    "有効性": (
        (
            "指標の実績が目標を上回り、参加者の満足度も高いことから有効である。",
            "関係機関との連携が進み、期待した効果が着実に表れている。",
        ),
        (
            "一定の効果はあるが、参加者が固定しており、周知の方法に工夫が要る。",
            "目標には届かなかったものの、前年度からの改善が見られた。",
            "効果が表れるまでに時間を要する事業であり、経過を見守る必要がある。",
        ),
        ("指標の実績が前年度を下回っており、手法を改める必要がある。",),
    ),
    "効率性": (
        (
            "業務の一部を委託し、限られた職員数で効率よく実施している。",
            "他の催しと合わせて開催することにより、経費の節減を図っている。",
        ),
        (
            "申請の受付や集計に手作業が残っており、電子化による省力化の余地がある。",
            "会場の借上げや印刷の経費について、見直しの余地が残されている。",
        ),
        ("利用者一人当たりの経費が増加しており、実施の回数や規模を改める必要がある。",),
    ),
    "公平性": (
        (
            "希望する市民は誰でも利用でき、受益者の負担も適正な水準にある。",
            "受益者には近隣の市と同程度の負担を求めており、公平である。",
        ),
        (
            "地区によって利用のしやすさに差があり、会場の配置に配慮が要る。",
            "受益者の負担は十数年間見直しておらず、検討の時期を迎えている。",
        ),
        ("特定の団体への補助が長く続いており、公募による方法を検討すべきである。",),
    ),
}


OPINIONS = (
    "取組は着実に進んでいると評価する。成果を数値で示すよう努められたい。",
    "対象となる市民への周知が十分とはいえない。広報の手段を増やすことを望む。",
    "関係する団体との連携が進んだ点は評価できる。引き続き取組を広げてほしい。",
    "利用者の声を把握し、事業の内容に生かす仕組みを検討されたい。",
    "担当課の評価は妥当である。限られた人員の中での工夫がうかがえる。",
    "目標の設定が低いと思われる。実績を踏まえて見直すことが望ましい。",
    "他市の先進的な事例も参考にしながら、早期に取り組むことを期待する。",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a scale with its meaning and the reason for it."""

    mark: str
    meaning: str
    reason: str

    def rating(self, criterion: str, assessor: str = "", comment: bool = True) -> Rating:
        """The mark as a rating."""
        return Rating(
            criterion=criterion,
            assessor=assessor,
            mark=self.mark,
            meaning=self.meaning,
            comment=self.reason if comment else "",
        )


VIEWS = tuple(_REASONS)


def legend_table(book: Book, marks: Scale, heads: tuple[str, str] = ("区分", "評価の内容")) -> str:
    """A table that tells the marks; it is the document's legend."""
    book.legend += marks
    rows = [row(*(th(head, look="lab") for head in heads))]
    rows += [row(td(mark, look="c"), td(meaning)) for mark, meaning in marks]
    return table(rows, "legend")


def draw_mark(random: Random, scale: Scale, view: str = "", reason: str = "") -> Mark:
    """A mark of a scale, mostly a good one, with a reason that suits it."""
    level = random.choices((0, 1, 2), weights=(5, 4, 1))[0]
    said = reason or (random.choice(_REASONS[view][level]) if view else "")
    return Mark(*scale[level], said)
