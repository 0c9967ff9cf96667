"""A welfare plan in the order plan, do, check, act: a row for each year, merged labels."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_4 import progress_g_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target, TargetKind

_CSS = (
    "@page{size:A3 landscape;margin:10mm}"
    f"body{{font:9pt/1.4 {words.MINCHO};color:#000}}"
    "h1{font-size:15pt;text-align:center;font-weight:normal;letter-spacing:1px;margin:2px 0 6px}"
    f"h2{{font:bold 11pt {words.GOTHIC};margin:10px 0 3px;page-break-after:avoid}}p{{margin:2px 0}}"
    ".r{text-align:right}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #333;padding:2px 4px;vertical-align:top;word-break:break-all}"
    f"th{{font:normal 8.5pt {words.GOTHIC};vertical-align:middle;word-break:normal}}"
    ".k{text-align:center;vertical-align:middle}.m{text-align:right;white-space:nowrap}"
    ".p{background:#fce4d6}.d{background:#e2efda}.c{background:#ddebf7}.a{background:#fff2cc}"
    ".v{writing-mode:vertical-rl;text-align:center;vertical-align:middle;letter-spacing:1px}"
    ".s{width:45%;margin:4px 0 8px}tr{page-break-inside:avoid}.n{background:#eee}"
)
_SCALES = (
    (
        ("Ａ", "目標を達成し、十分な効果があった"),
        ("Ｂ", "おおむね目標を達成し、一定の効果があった"),
        ("Ｃ", "目標の達成に至らず、改善が必要である"),
    ),
    (
        ("5", "大いに進んだ"),
        ("4", "進んだ"),
        ("3", "変わらない"),
        ("2", "後退した"),
    ),
    (
        ("◎", "期待を上回る"),
        ("○", "期待どおり"),
        ("△", "期待を下回る"),
    ),
)
_AIMS = (
    ("子どもを健やかに産み育てる環境づくり", "配慮を要する子どもと家庭への支援"),
    ("働くことと学ぶことの支援", "暮らしやすいまちの環境づくり"),
    ("地域で見守る体制の強化", "早く気付き、支える体制の強化"),
)
_KINDS = ("地域福祉計画", "福祉総合計画", "地域共生プラン", "健康福祉プラン")
_K, _M = 'class="k"', 'class="m"'


@dataclass(frozen=True, slots=True)
class _Column:
    """A column under one of the four parts (or none): its heading, width and colour."""

    part: str
    head: str
    width: int
    hue: str = "n"


@STYLES.add("rb-pdca", "html", "pdf", "transcript")
def make_pdca(random: Random) -> Book:
    """Plan, do, check and act in a row for each year, two assessors, marks counted in front."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2020, 2024)
    this = words.era(year, "令和{}年度")
    kind = random.choice(_KINDS)
    edition = random.choice(("第２期", "第３期", "第４次", ""))
    name = random.choice(
        (
            f"{edition}{town}{kind}　ＰＤＣＡ進行管理表（{this}）",
            f"{this}　{edition}{town}{kind}進捗評価シート",
            f"{edition}{town}{kind}の取組実績と評価",
        )
    )
    book = Book(title=name, town=town)
    top = ""
    if this in name:
        book.fiscal_year = year
    if random.random() < 0.4:
        book.document_number = f"【資料{random.randint(1, 3)}-{random.randint(1, 2)}】"
        top = f'<p class="r">{book.document_number}</p>'
        book.document_number = book.document_number.strip("【】")
    if random.random() < 0.4:
        date = f"令和{year - 2017}年3月末現在"
        book.date(f"{year + 1}-03-31", "month-end", date)
        top += f'<p class="r">{date}</p>'
    if random.random() < 0.3:
        book.prefecture = prefecture
        top += f'<p class="r">{prefecture}{town}福祉部</p>'
    maker = _Pdca(random, book, year)
    body = maker.body()
    front = maker.count_up() if maker.counted else ""
    legend = maker.legend()
    notes = "".join(f"<p>{mark}{text}</p>" for mark, _, text in book.notes)
    book.html = (
        f"<html><head><title>{name}</title><style>{_CSS}</style></head><body>{top}<h1>{name}</h1>"
        f"{legend}{front}{body}{notes}</body></html>"
    )
    return book


class _Pdca:
    """The tables of one book."""

    def __init__(self, random: Random, book: Book, year: int) -> None:
        pick = random.choice
        self.random, self.book, self.year = random, book, year
        self.years = (year - 1, year, *((year + 1,) if random.random() < 0.4 else ()))
        self.scale = pick(_SCALES)
        book.legend = list(self.scale)
        self.inside = random.random() < 0.5
        self.vertical = random.random() < 0.5
        self.councils = random.random() < 0.6
        self.counted = random.random() < 0.5
        self.level = pick(("基本目標", "政策目標", "基本方針"))
        self.sub = pick(("施策の方向", "基本施策", "施策"))
        self.form = pick(("R{}", "令和{}\n年度", "R{}年度"))
        self.item_head = pick(("取組", "事業・取組", "個別事業", "主な取組"))
        self.office_head = pick(("担当課", "担当", "実施課"))
        self.own = pick(("自己評価", "担当課評価", "内部評価"))
        self.parts = pick(
            (
                ("計画（Ｐ）", "実行（Ｄ）", "評価（Ｃ）", "改善（Ａ）"),
                ("Ｐｌａｎ（計画）", "Ｄｏ（実行）", "Ｃｈｅｃｋ（評価）", "Ａｃｔ（改善）"),
                ("PLAN", "DO", "CHECK", "ACTION"),
            )
        )
        self.heads = pick(
            (
                ("取組内容", "目標値", "実施内容", "実績値", "取組の成果", "課題", "改善の内容"),
                ("年度計画", "目標", "取組実績", "実績", "効果", "残された課題", "今後の対応"),
            )
        )
        self.number = 0
        self.tally: dict[str, dict[str, int]] = {}
        if random.random() < 0.5:
            text = "「目標」のうち累計のものは、計画の初年度からの合計である。"
            text = text if self.heads[1] == "目標" else "実績値は、各年度末の数値である。"
            book.notes.append(("※", "", text))

    def legend(self) -> str:
        """What the marks mean, a line for each or all in one."""
        if self.random.random() < 0.5:
            return "".join(f"<p>「{m}」…{t}</p>" for m, t in self.scale)
        return "<p>（評価の区分）" + "　".join(f"{m}＝{t}" for m, t in self.scale) + "</p>"

    def count_up(self) -> str:
        """How often each mark was given in the year reported on: no item stands here."""
        head = cell(self.level, tag="th", attrs='style="width:40%"')
        head += "".join(cell(mark, tag="th") for mark, _ in self.scale) + cell("計", tag="th")
        rows = ""
        totals = dict.fromkeys((mark for mark, _ in self.scale), 0)
        for label, marks in [*self.tally.items(), ("合計", totals)]:
            counts = [marks.get(mark, 0) for mark, _ in self.scale]
            for (mark, _), count in zip(self.scale, counts, strict=True):
                totals[mark] += count if label != "合計" else 0
            figures = "".join(cell(str(n), attrs=_M) for n in [*counts, sum(counts)])
            rows += f"<tr>{cell(label)}{figures}</tr>"
        year = words.era(self.year, "令和{}年度") if self.book.fiscal_year else "直近の年度"
        return f'<p>【{year}の評価結果（件数）】</p><table class="s"><tr>{head}</tr>{rows}</table>'

    def _columns(self) -> list[_Column]:
        plan, do, check, act = self.parts
        texts = self.heads
        found = [_Column("", self.level, 4 if self.vertical else 8)] if self.inside else []
        found += [_Column("", self.sub, 8), _Column("", self.item_head, 10)]
        found += [_Column("", self.office_head, 7), _Column("", "指標", 9), _Column("", "年度", 6)]
        found += [_Column(plan, texts[0], 16, "p"), _Column(plan, texts[1], 7, "p")]
        found += [_Column(do, texts[2], 17, "d"), _Column(do, texts[3], 7, "d")]
        found += [_Column(check, texts[4], 14, "c"), _Column(check, self.own, 5, "c")]
        found += [_Column(check, "審議会\n評価", 5, "c")] if self.councils else []
        found += [_Column(check, "審議会の意見", 12, "c")] if self.councils else []
        return [*found, _Column(act, texts[5], 13, "a"), _Column(act, texts[6], 13, "a")]

    def body(self) -> str:
        """One table with its goals in a merged column, or a heading and a table for each goal."""
        html, rows = "", []
        pairs = zip(words.POLICIES["C"], _AIMS, strict=True)
        aims = {title: pair for titles, pair in pairs for title in titles}
        found = words.policies(self.random, "C", self.book.town, 3)
        for number, (title, _, topics) in enumerate(found, 1):
            label = words.wide(number)
            goal = self.book.policy(label, title, level=self.level)
            tally = self.tally.setdefault(f"{label}　{title}", {})
            cut = len(topics) // 2
            made: list[Item] = []
            some: list[str] = []
            for place, part in enumerate((topics[:cut], topics[cut:]), 1):
                aim = aims[title][place - 1]
                key = self.book.policy(f"{number}-{place}", aim, goal, level=self.sub)
                items, lines = self._aim(key, f"{number}-{place}\n{aim}", part, tally)
                made += items
                some += lines
            if self.inside:
                marks = " ".join(item.mark("policy") for item in made)
                attrs = f'rowspan="{len(some)}"' + (' class="v"' if self.vertical else "")
                some[0] = cell(f"{label}　{title}", marks, attrs=attrs) + some[0]
                rows += some
            else:
                html += f"<h2>{self.level}{label}　{title}</h2>{self._table(some)}"
        return self._table(rows) if self.inside else html

    def _table(self, rows: list[str]) -> str:
        columns = self._columns()
        total = sum(column.width for column in columns)
        cols = "".join(f'<col style="width:{100 * c.width / total:.1f}%">' for c in columns)
        first, second, before = "", "", ""
        for column in columns:
            hue = f'class="{column.hue}"'
            if not column.part:
                first += cell(column.head, tag="th", attrs=f'rowspan="2" {hue}')
                continue
            if column.part != before:
                wide = sum(1 for other in columns if other.part == column.part)
                first += cell(column.part, tag="th", attrs=f'colspan="{wide}" {hue}')
            second += cell(column.head, tag="th", attrs=hue)
            before = column.part
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        head = f"<thead><tr>{first}</tr><tr>{second}</tr></thead>"
        return f"<table><colgroup>{cols}</colgroup>{head}<tbody>{body}</tbody></table>"

    def _aim(
        self, key: str, label: str, topics: list[words.Topic], tally: dict[str, int]
    ) -> tuple[list[Item], list[str]]:
        items, rows = [], []
        for topic in topics:
            self.number += 1
            item = self.book.item(str(self.number), topic.title, key)
            items.append(item)
            rows += self._rows(item, topic, tally)
        marks = " ".join(item.mark("policy") for item in items)
        rows[0] = cell(label, marks, attrs=f'rowspan="{len(rows)}"') + rows[0]
        return items, rows

    def _rows(self, item: Item, topic: words.Topic, tally: dict[str, int]) -> list[str]:
        """A row for each year of an item; what does not change is merged over them."""
        tall = f'rowspan="{len(self.years)}"'
        item.offices.append(Office(name=topic.office))
        left = cell(f"{item.number}　{topic.title}", item.mark("item"), attrs=tall)
        left += cell(topic.office, item.mark("office"), attrs=tall)
        left += cell(topic.indicator, item.mark("indicator"), attrs=tall)
        plans = (topic.plan, self.random.choice(words.PLANS), topic.next)
        rows = []
        for place, (year, plan) in enumerate(zip(self.years, plans, strict=False)):
            row = cell(words.era(year, self.form), attrs=_K)
            row += cell(plan, item.mark("plan"))
            row += self._figure(item, topic, "target", place)
            rows.append(row + self._told(item, topic, place, tally))
        rows[0] = left + rows[0]
        return rows

    def _figure(self, item: Item, topic: words.Topic, kind: TargetKind, place: int) -> str:
        goal = kind == "target"
        value = topic.goal(place + 1) if goal else topic.figure(self.random, place + 1)
        item.targets.append(
            Target(
                indicator=topic.indicator,
                kind=kind,
                value=value,
                unit=topic.unit,
                fiscal_year=self.years[place],
            )
        )
        role = "target_value" if goal else "actual_value"
        return cell(f"{topic.show(value)}{topic.unit}", item.mark(role), attrs=_M)

    def _told(self, item: Item, topic: words.Topic, place: int, tally: dict[str, int]) -> str:
        """What was done in a year and what is thought of it; nothing for a year to come."""
        random = self.random
        if place > 1:
            return cell("") * (6 + 2 * self.councils)
        told = (topic.before, topic.did)[place]
        cells = cell(words.count_up(random, item, told, self.years[place]), item.mark("do"))
        cells += self._figure(item, topic, "actual", place)
        effect = topic.effect if place else random.choice(words.EFFECTS)
        cells += cell(effect, item.mark("check"))
        own = random.choices(range(3), (4, 9, 3))[0]
        marks = [(self.own, own)]
        marks += [("審議会評価", min(2, own + random.choice((0, 0, 1))))] if self.councils else []
        for criterion, best in marks:
            mark, meaning = self.scale[best]
            cells += cell(mark, item.mark("rating"), attrs=_K)
            item.ratings.append(Rating(criterion=criterion, mark=mark, meaning=meaning))
        if place:
            tally[self.scale[own][0]] = tally.get(self.scale[own][0], 0) + 1
        if self.councils:
            voice = random.choice(words.VOICES)
            cells += cell(voice, item.mark("comment"))
        issue = topic.issue if place else random.choice(("周知が十分でない。", topic.issue, "－"))
        cells += cell(issue, item.mark("issue"))
        following = topic.next if place else random.choice(words.CHANGES)
        return cells + cell(following, item.mark("act"))
