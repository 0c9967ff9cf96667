"""Effects of projects paid by a grant: several indicators each, marks in words, opinions."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import progress_g_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Office, Rating, Target, TargetKind

_CSS = (
    "@page{size:A3 landscape;margin:12mm}"
    f"body{{font:9pt/1.4 {words.MINCHO};color:#000}}"
    f"h1{{font:bold 15pt {words.GOTHIC};text-align:center;margin:4px 0 8px}}"
    f"h2{{font:bold 11pt {words.GOTHIC};margin:10px 0 3px}}p{{margin:2px 0 2px 1em}}"
    ".r{text-align:right}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #222;padding:2px 4px;word-break:break-all;vertical-align:middle}"
    "th{font-weight:normal;word-break:normal;background:#f2f2f2}.k{text-align:center}.m{text-align:right;white-space:nowrap}"
    f".s td{{background:#d0cece;font:bold 9.5pt {words.GOTHIC}}}"
    ".l{width:55%;margin:3px 0 3px 1em}"
    "tr{page-break-inside:avoid}.s{page-break-after:avoid}"
)
_EFFECTS = (
    (
        ("非常に効果的", "全ての指標が目標値に達した場合"),
        ("相当程度効果あり", "一部の指標が目標値に達しなかったが、おおむね成果を得た場合"),
        ("効果あり", "目標値には達しなかったが、開始前より改善した場合"),
        ("効果なし", "開始前より悪化した場合"),
    ),
    (
        ("Ａ", "本事業は地方創生に非常に効果的であった"),
        ("Ｂ", "本事業は地方創生に相当程度効果があった"),
        ("Ｃ", "本事業は地方創生に効果があった"),
        ("Ｄ", "本事業は地方創生に対して効果がなかった"),
    ),
)
_JUDGED = (
    (("有効", "総合戦略の目標の達成に有効であった"), ("要改善", "進め方に改善を要する")),
    (("○", "有効であったと認められる"), ("×", "有効であったとは認められない")),
)
_OPINIONS = (
    "成果を市民にもっと知らせるべきである。",
    "指標の立て方が事業の中身に合っているか、再度検討されたい。",
    "特になし",
    "民間の事業者が自ら運営できるよう、数年後の姿を見据えて進めてほしい。",
    "隣接する自治体と連携すれば、より大きな効果が期待できる。",
    "目標には届いていないが、着実に前進していると評価する。",
    "若い世代の意見を取り入れる場を設けることが望ましい。",
    "意見なし",
    "費用に対する効果の分析を加えること。",
)
_DIRECTIONS = (
    ("事業の発展", "事業が効果的であったことから、取組の追加等により更に発展させる。"),
    ("事業の継続", "計画どおりに事業を継続する。"),
    ("事業の改善", "効果が十分でなかったことから、内容を見直して実施する。"),
    ("事業の終了", "当初の予定どおり、事業を終了する。"),
)
_SECOND = (
    ("関連する催しの開催回数", "回", 4, 2),
    ("事業に参画した事業者数", "者", 11, 4),
    ("窓口での相談件数", "件", 85, 20),
    ("特設サイトの閲覧数", "千回", 32, 14),
    ("新規雇用者数", "人", 3, 2),
)
_K, _M = 'class="k"', 'class="m"'


@STYLES.add("rb-grants")
def make_grants(random: Random) -> Book:
    """Projects with several indicators in rows, a mark in words and the opinion of experts."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2020, 2024)
    form = random.choice(("令和{}年度", "R{}", "{year}年度"))
    this = words.era(year, "令和{}年度")
    name = random.choice(
        (
            f"{this}　{town}地方創生関係交付金事業の効果検証について",
            f"{town}まち・ひと・しごと創生総合戦略　{this}効果検証結果",
            f"デジタル田園都市国家構想交付金事業　効果検証シート（{this}実施分）",
        )
    )
    book = Book(title=name, fiscal_year=year)
    named = town if town in name else ""
    top = ""
    if random.random() < 0.5 or not named:
        named = town
        if random.random() < 0.6:
            book.prefecture = prefecture
        top = f'<p class="r">{book.prefecture}{town}　企画政策課</p>'
    book.town = named
    maker = _Grants(random, book, year, form)
    table = maker.table()
    held = (
        f"　交付金を活用して{this}に実施した事業について、重要業績評価指標（ＫＰＩ）の実績を基に"
        "担当課が効果を検証し、産官学金労言の各分野の有識者で構成する会議において意見を聴取した。"
    )
    notes = "".join(f"<p>{mark}{text}</p>" for mark, _, text in book.notes)
    book.html = (
        f"<html><head><title>{name}</title><style>{_CSS}</style></head><body>{top}<h1>{name}</h1>"
        f"<h2>１　検証の方法</h2><p>{held}</p><h2>２　評価の区分</h2>{maker.legend()}"
        f"<h2>３　検証の結果</h2>{table}{notes}</body></html>"
    )
    return book


class _Grants:
    """The table of one report; its columns are drawn once."""

    def __init__(self, random: Random, book: Book, year: int, form: str) -> None:
        pick = random.choice
        self.random, self.book, self.year, self.form = random, book, year, form
        self.effects, self.judged = pick(_EFFECTS), pick(_JUDGED)
        self.strips = random.random() < 0.6
        self.rated = random.random() < 0.6
        self.typed = random.random() < 0.5
        self.judges = random.random() < 0.75
        self.unit = pick(("千円", "円"))
        self.money = pick(("実績額", "決算額", "事業費（決算）"))
        self.effect_head = pick(("事業効果", "効果の区分", "担当課評価"))
        self.judge_head = pick(("有識者評価", "外部評価", "検証会議の評価"))
        self.level = pick(("基本目標", "施策の柱"))
        self.missing = random.random() < 0.4
        book.legend = [*self.effects, *(self.judged if self.judges else ())]

    def legend(self) -> str:
        """The meaning of the marks of both columns."""
        html = ""
        parts: list[tuple[str, tuple[tuple[str, str], ...]]]
        parts = [(self.effect_head, self.effects), (self.judge_head, self.judged)]
        parts = parts if self.judges else parts[:1]
        for head, marks in parts:
            rows = "".join(f"<tr>{cell(m, attrs=_K)}{cell(t)}</tr>" for m, t in marks)
            narrow = 'style="width:11em"'
            first = f"<tr>{cell('区分', tag='th', attrs=narrow)}{cell('考え方', tag='th')}</tr>"
            html += f'<p>（{head}）</p><table class="l">{first}{rows}</table>'
        return html

    def table(self) -> str:
        """The whole table, its policies as strips or as a merged first column."""
        number, bodies = 0, ""
        found = words.policies(self.random, "L", self.book.town, 3)
        for place, (title, _, topics) in enumerate(found, 1):
            label = words.wide(place)
            key = self.book.policy(label, title, level=self.level)
            rows: list[str] = []
            made: list[Item] = []
            for topic in topics:
                number += 1
                item = self.book.item(str(number), topic.title, key)
                made.append(item)
                rows += self._rows(item, topic)
            text = f"{self.level}{label}　{title}"
            if self.strips:
                wide = f'colspan="{len(self._columns())}"'
                bodies += f'<tr class="s">{cell(text, attrs=wide)}</tr>'
            else:
                marks = " ".join(item.mark("policy") for item in made)
                text = f"{self.level}{label}\n{title}"
                rows[0] = cell(text, marks, attrs=f'rowspan="{len(rows)}"') + rows[0]
            bodies += "".join(f"<tr>{row}</tr>" for row in rows)
        if self.missing:
            self.book.notes.append(("※", "", "実績値が「－」の指標は、集計中のものである。"))
        return f"<table>{self._head()}<tbody>{bodies}</tbody></table>"

    def _columns(self) -> list[tuple[str, str, int]]:
        """Parent heading, heading and width of each column."""
        goal, now = words.era(self.year, self.form), words.era(self.year - 3, self.form)
        found = [] if self.strips else [("", self.level, 7)]
        found += [("", "番号", 3), ("", "交付対象事業の名称", 10)]
        found += [("", "交付金の種類", 6)] if self.typed else []
        found += [("", "事業の概要", 16), ("", "担当課", 6)]
        broad = 6 if self.unit == "千円" else 9
        found += [("事業費", f"{self.money}\n（{self.unit}）", broad)]
        found += [("事業費", f"うち交付金\n（{self.unit}）", broad)]
        kpi = "本事業における重要業績評価指標（ＫＰＩ）"
        found += [(kpi, "指標", 10), (kpi, "単位", 4), (kpi, f"開始前\n（{now}）", 6)]
        found += [(kpi, f"目標値\n（{goal}）", 6), (kpi, f"実績値\n（{goal}）", 6)]
        found += [(kpi, "達成率\n（％）", 5)] if self.rated else []
        found += [("", self.effect_head, 6)]
        found += [("有識者会議", self.judge_head, 6)] if self.judges else []
        found += [("有識者会議", "意見", 12)] if self.judges else [("", "有識者の意見", 12)]
        return [*found, ("今後の方針", "区分", 6), ("今後の方針", "理由", 13)]

    def _head(self) -> str:
        columns = self._columns()
        total = sum(width for _, _, width in columns)
        cols = "".join(f'<col style="width:{100 * w / total:.1f}%">' for _, _, w in columns)
        first, second, before = "", "", ""
        for parent, head, _ in columns:
            if not parent:
                first += cell(head, tag="th", attrs='rowspan="2"')
            elif parent != before:
                wide = sum(1 for other, _, _ in columns if other == parent)
                first += cell(parent, tag="th", attrs=f'colspan="{wide}"')
            second += cell(head, tag="th") if parent else ""
            before = parent
        return f"<colgroup>{cols}</colgroup><thead><tr>{first}</tr><tr>{second}</tr></thead>"

    def _rows(self, item: Item, topic: words.Topic) -> list[str]:
        random = self.random
        item.description = topic.content
        item.offices.append(Office(name=topic.office))
        found = topic.figure(random, 3)
        lines = [(topic.indicator, topic.unit, topic.base, topic.goal(3), found)]
        for name, unit, base, step in random.sample(_SECOND, random.choice((0, 1, 1, 2))):
            base += random.randint(0, base)
            found = round(base + 3 * step * random.uniform(0.5, 1.3))
            lines.append((name, unit, base, base + 3 * step, found))
        rows, reached = [], 0
        for name, unit, *values in lines:
            rows.append(self._figures(item, topic, (name, unit), values))
            reached += values[2] >= values[1]
        place = 0 if reached == len(lines) else 1 if reached else 2
        tall = f'rowspan="{len(rows)}"'
        rows[0] = self._left(item, topic, tall) + rows[0] + self._right(item, topic, place, tall)
        return rows

    def _left(self, item: Item, topic: words.Topic, tall: str) -> str:
        cells = cell(item.number, item.mark("number"), attrs=f"{_K} {tall}")
        cells += cell(topic.title, item.mark("item"), attrs=tall)
        if self.typed:
            kind = self.random.choice(("推進タイプ", "拠点整備\nタイプ", "横展開型"))
            cells += cell(kind, item.mark("type|tag"), attrs=f"{_K} {tall}")
        cells += cell(topic.content, item.mark("description"), attrs=tall)
        cells += cell(topic.office, item.mark("office"), attrs=f"{_K} {tall}")
        times = 1000 if self.unit == "千円" else 1
        cost = self.random.randint(2400, 48000) * (1 if times == 1000 else 1000)
        cost += 0 if times == 1000 else self.random.randint(0, 999)
        for amount, source in ((cost, "total"), (cost // 2, "national")):
            text = f"{amount:,}"
            item.budgets.append(
                Budget(
                    fiscal_year=self.year,
                    kind="settled",
                    fund_source="total" if source == "total" else "national",
                    amount=amount * times,
                    unit=self.unit,
                    text=text,
                )
            )
            cells += cell(text, item.mark("budget"), attrs=f"{_M} {tall}")
        return cells

    def _figures(
        self,
        item: Item,
        topic: words.Topic,
        indicator: tuple[str, str],
        figures: list[float],
    ) -> str:
        name, unit = indicator
        cells = cell(name, item.mark("indicator")) + cell(unit, item.mark("unit"), attrs=_K)
        missing = self.missing and self.random.random() < 0.15
        kinds: tuple[tuple[TargetKind, str, int], ...] = (
            ("baseline", "baseline", self.year - 3),
            ("target", "target_value", self.year),
            ("actual", "actual_value", self.year),
        )
        for (kind, role, year), value in zip(kinds, figures, strict=True):
            text = topic.show(value) if name == topic.indicator else f"{value:,}"
            if kind == "actual" and missing:
                text = "－"
            else:
                item.targets.append(
                    Target(indicator=name, kind=kind, value=value, unit=unit, fiscal_year=year)
                )
            cells += cell(text, item.mark(role), attrs=_M)
        if self.rated:
            rate = "－" if missing else f"{100 * figures[2] / figures[1]:.1f}"
            cells += cell(rate, item.mark("achievement"), attrs=_M)
        return cells

    def _right(self, item: Item, topic: words.Topic, place: int, tall: str) -> str:
        mark, meaning = self.effects[place]
        item.ratings.append(Rating(criterion=self.effect_head, mark=mark, meaning=meaning))
        cells = cell(mark, item.mark("rating"), attrs=f"{_K} {tall}")
        opinion = self.random.choice(_OPINIONS)
        if self.judges:
            judged, means = self.judged[1 if place == 2 and self.random.random() < 0.4 else 0]
            item.ratings.append(
                Rating(criterion=self.judge_head, assessor="有識者会議", mark=judged, meaning=means)
            )
            cells += cell(judged, item.mark("rating"), attrs=f"{_K} {tall}")
        cells += cell(words.suit(opinion, self.book.town), item.mark("comment"), attrs=tall)
        direction, reason = _DIRECTIONS[self.random.choice((0, 1, 1) if place < 2 else (1, 2, 3))]
        cells += cell(direction, item.mark("direction|tag"), attrs=f"{_K} {tall}")
        if not direction.endswith("終了") and self.random.random() < 0.5:
            reason = f"{topic.issue}{topic.next}"
        return cells + cell(reason, item.mark("direction|comment|act"), attrs=tall)
