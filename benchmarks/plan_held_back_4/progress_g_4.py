"""A plan of recovery: one long list with strips, marks or spans by year, a state in a word."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import progress_g_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Office, Rating, ScheduleEntry

_CSS = (
    "@page{size:A4 landscape;margin:10mm 8mm}"
    f"body{{font:8.5pt/1.4 'Meiryo',{words.GOTHIC};color:#1a1a1a;max-width:1150px;margin:0 auto}}"
    "h1{font-size:14pt;margin:2px 0 6px;color:#0b5345}p{margin:3px 0}.r{text-align:right}"
    "table{border-collapse:collapse;width:100%;margin:4px 0}"
    "td,th{border:1px solid #888;padding:2px 4px;vertical-align:middle;word-break:break-all}"
    "th{background:#0b5345;color:#fff;font-weight:normal;word-break:normal}"
    ".a td{background:#a2d9ce;font-weight:bold}.b td{background:#e8f6f3;padding-left:1em}"
    ".k{text-align:center}.m{text-align:right;white-space:nowrap}.o{background:#fdebd0}"
    ".f{table-layout:fixed}.l{width:auto}.l td{padding:1px 8px}"
    "tr{page-break-inside:avoid}.a,.b{page-break-after:avoid}"
)
_STATES = (
    (
        ("完了", "事業が全て終了したもの"),
        ("順調", "計画した時期までに終了する見込みのもの"),
        ("遅延", "計画した時期より遅れているもの"),
        ("未着手", "事業に着手していないもの"),
    ),
    (
        ("Ａ", "完了"),
        ("Ｂ", "計画どおり進行中"),
        ("Ｃ", "計画より遅れて進行中"),
        ("Ｄ", "未着手"),
    ),
)
_MARKS = (("◎", "実施済み"), ("○", "実施予定"), ("△", "一部実施"))
_STEPS = (
    ("調査・設計", "工事", "供用"),
    ("計画策定", "実施", "検証"),
    ("合意形成", "設計・用地取得", "整備"),
    ("準備", "試行", "本格実施"),
)
_AIMS = (
    ("安心できる住まいの確保", "心と体の健康と絆づくり"),
    ("水産業と農業の再生", "商工業と観光の再生"),
    ("津波や高潮への備え", "速やかな復旧のための体制"),
    ("学びの場の再建", "記憶と教訓の継承"),
)
_BODIES = ("{}", "{}", "県", "国、県", "{}、県", "{}、漁協", "{}、民間")
_DELAYS = (
    "用地の交渉に時間を要しており、{}",
    "入札の不調により発注が遅れているが、{}",
    "関係者との調整が続いている。{}",
)
_K, _M = 'class="k"', 'class="m"'


@STYLES.add("rb-recovery")
def make_recovery(random: Random) -> Book:
    """One long list with strips in two levels, marks or spans by year and a state in a word."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2021, 2024)
    name = random.choice(
        (
            f"{town}復興計画　取組状況一覧表（{words.era(year, '令和{}年度')}末）",
            f"{town}震災復興推進計画　事業進捗状況",
            f"{town}復興・創生計画{words.era(year, '令和{}年度')}進行管理表",
        )
    )
    book = Book(title=name, town=town)
    if "年度" in name:
        book.fiscal_year = year
    stamp = ""
    if "年度末" in name:
        book.date(f"{year + 1}-03-31", "day", f"{words.era(year, '令和{}年度')}末")
    elif random.random() < 0.7:
        month = random.choice((6, 9, 12))
        date = f"令和{year - 2018}年{month}月末時点"
        last = 31 if month == 12 else 30
        book.date(f"{year}-{month:02}-{last}", "month-end", date)
        stamp = f'<p class="r">{date}</p>'
    if random.random() < 0.4:
        book.prefecture = prefecture
        stamp += f'<p class="r">{prefecture}{town}　復興推進本部事務局</p>'
    maker = _Recovery(random, book, year)
    span = ""
    if random.random() < 0.6:
        book.period = (maker.years[0], maker.years[-1])
        first, last_year = (words.era(y, "令和{}年度") for y in (maker.years[0], maker.years[-1]))
        span = f"<p>○計画期間：{first}～{last_year}</p>"
    table = maker.table()
    legend = maker.legend()
    notes = "".join(f"<p>{mark}{text}</p>" for mark, _, text in book.notes)
    book.html = (
        f"<html><head><title>{name}</title><style>{_CSS}</style></head><body><h1>{name}</h1>"
        f"{stamp}{span}{legend}{table}{notes}</body></html>"
    )
    return book


class _Recovery:
    """The list of one book."""

    def __init__(self, random: Random, book: Book, year: int) -> None:
        pick = random.choice
        self.random, self.book, self.year = random, book, year
        first = year - random.randint(1, 3)
        self.years = tuple(range(first, first + 5))
        self.form = pick(("R{}", "令和{}\n年度", "{year}\n年度"))
        self.states = pick(_STATES)
        self.marked = random.random() < 0.5
        self.rated = random.random() < 0.5
        self.costs = random.random() < 0.5
        self.bodies = random.random() < 0.5
        self.deep = random.random() < 0.6
        self.level = pick(("基本方針", "復興の柱", "重点分野"))
        self.item_head = pick(("取組名", "事業名", "主な取組", "復興事業"))
        self.state_head = pick(("進捗状況", "進捗区分", "状況"))
        self.did_head = pick(("取組の状況", "実施状況", "これまでの取組内容"))
        self.next_head = pick(("今後の予定", "今後の見通し", "今後の取組"))
        self.office_head = pick(("担当課", "所管", "担当部署"))
        self.column = pick(("№", "番号", "事業\n番号"))
        self.restart = random.random() < 0.5
        self.count = 0
        if random.random() < 0.5:
            text = "国及び県が実施する事業は、公表された資料を基に作成した。"
            book.notes.append(("（注）", "", text))
        if self.costs and random.random() < 0.6:
            book.notes.append(("※", "", "事業費は、繰越分を含む見込額である。"))

    def legend(self) -> str:
        """The meaning of the states, and of the marks by year where there are any."""
        self.book.legend = [*self.states, *(_MARKS if self.marked else ())]
        rows = "".join(f"<tr>{cell(m, attrs=_K)}{cell(t)}</tr>" for m, t in self.states)
        html = f'<p>○{self.state_head}の区分</p><table class="l">{rows}</table>'
        if self.marked:
            text = "、".join(f"{m}：{t}" for m, t in _MARKS)
            html += f"<p>○実施年度欄の記号　{text}</p>"
        return html

    def _columns(self) -> list[tuple[str, int]]:
        found = [(self.column, 4), (self.item_head, 12)]
        found += [("実施主体", 7)] if self.bodies else []
        found += [(words.era(year, self.form), 5) for year in self.years]
        found += [("総事業費\n（百万円）", 7)] if self.costs else []
        found += [(self.state_head, 6)]
        found += [("進捗率", 5)] if self.rated else []
        return [*found, (self.did_head, 19), (self.next_head, 16), (self.office_head, 8)]

    def table(self) -> str:
        """The whole list."""
        columns = self._columns()
        total = sum(width for _, width in columns)
        cols = "".join(f'<col style="width:{100 * w / total:.1f}%">' for _, w in columns)
        if self.random.random() < 0.7:
            start = 2 + self.bodies
            two = 'rowspan="2"'
            head = [cell(text, tag="th", attrs=two) for text, _ in columns]
            head[start : start + 5] = [cell("実施年度", tag="th", attrs='colspan="5"')]
            second = "".join(cell(text, tag="th") for text, _ in columns[start : start + 5])
            top = f"<tr>{''.join(head)}</tr><tr>{second}</tr>"
        else:
            top = f"<tr>{''.join(cell(text, tag='th') for text, _ in columns)}</tr>"
        wide = f'colspan="{len(columns)}"'
        rows = []
        pairs = zip(words.POLICIES["R"], _AIMS, strict=True)
        aims = {title: pair for titles, pair in pairs for title in titles}
        found = words.policies(self.random, "R", self.book.town, 3)
        for number, (title, _, topics) in enumerate(found, 1):
            self.count = 0 if self.restart else self.count
            key = self.book.policy(str(number), title, level=self.level)
            rows.append(f'<tr class="a">{cell(f"{self.level}{number}　{title}", attrs=wide)}</tr>')
            cut = (len(topics) + 1) // 2
            parts = [topics[:cut], topics[cut:]] if self.deep else [topics]
            for place, some in enumerate(part for part in parts if part):
                owner = key
                if self.deep:
                    sub = f"（{'アイウ'[place]}）"
                    name = aims[title][place]
                    owner = self.book.policy(sub, name, key)
                    rows.append(f'<tr class="b">{cell(f"{sub}{name}", attrs=wide)}</tr>')
                rows += [self._row(owner, number, topic) for topic in some]
        return (
            f'<table class="f"><colgroup>{cols}</colgroup><thead>{top}</thead>'
            f"<tbody>{''.join(rows)}</tbody></table>"
        )

    def _row(self, owner: str, number: int, topic: words.Topic) -> str:
        random = self.random
        self.count += 1
        label = f"{number}-{self.count}" if self.restart else str(self.count)
        item = self.book.item(label, topic.title, owner)
        place = random.choices((0, 1, 2, 3), (3, 8, 3, 1))[0]
        cells = cell(item.number, item.mark("number"), attrs=_K)
        cells += cell(topic.title, item.mark("item"))
        if self.bodies:
            body = random.choice(_BODIES).format(self.book.town[-1])
            cells += cell(body, item.mark("office"), attrs=_K)
            item.offices += [Office(name=name, role="implementer") for name in body.split("、")]
        cells += self._marks(item, place) if self.marked else self._spans(item, place)
        if self.costs:
            amount = random.randint(12, 2900)
            budget = Budget(
                kind="estimated", amount=amount * 1000000, unit="百万円", text=f"{amount:,}"
            )
            item.budgets.append(budget)
            cells += cell(f"{amount:,}", item.mark("budget"), attrs=_M)
        mark, meaning = self.states[place]
        item.ratings.append(Rating(criterion=self.state_head, mark=mark, meaning=meaning))
        role = "status|rating" if len(mark) > 1 else "rating|status"
        cells += cell(mark, item.mark(role), attrs=_K)
        if self.rated:
            low, high = ((100, 100), (45, 95), (10, 60), (0, 0))[place]
            cells += cell(f"{random.randint(low, high)}%", item.mark("achievement"), attrs=_M)
        cells += self._texts(item, topic, place)
        item.offices.append(Office(name=topic.office))
        return f"<tr>{cells}{cell(topic.office, item.mark('office'), attrs=_K)}</tr>"

    def _texts(self, item: Item, topic: words.Topic, place: int) -> str:
        """What was done, and what comes next."""
        done = words.count_up(self.random, item, topic.before, None)
        if place < 2:
            done += words.count_up(self.random, item, topic.did, None)
        following = topic.next
        if place == 0:
            following = self.random.choice(("－", "維持管理を適切に行う。", "完了"))
        elif place == 2:
            following = self.random.choice(_DELAYS).format(topic.next)
        elif place == 3:
            item.maybe.clear()
            done = "国の採択を待っており、着手していない。"
        return cell(done, item.mark("do|status")) + cell(following, item.mark("act|plan|direction"))

    def _marks(self, item: Item, place: int) -> str:
        """A mark under each year in which something is or was to be done."""
        late = place == 3
        first = self.random.choice(self.years[:2]) if not late else self.year + 1
        last = self.years[-1] if place in (2, 3) else self.random.choice(self.years[2:])
        last = min(last, self.year) if place == 0 else last
        cells = ""
        for year in self.years:
            mark = ""
            if first <= year <= last:
                mark = "◎" if year <= self.year else "○"
                mark = "△" if place == 2 and year == self.year else mark
                entry = ScheduleEntry(task=item.title, first_year=year, last_year=year, mark=mark)
                item.schedule.append(entry)
            cells += cell(mark, item.mark("schedule") if mark else "", attrs=_K)
        return cells

    def _spans(self, item: Item, place: int) -> str:
        """Steps over several years, each a merged cell with a word."""
        steps = self.random.choice(_STEPS)
        cuts = sorted(self.random.sample(range(1, 5), 2))
        start = self.random.choice((0, 0, 0, 1)) if cuts[0] > 1 else 0
        cells = cell("") * start
        edges = [start, *cuts, 5]
        shown = steps if place or self.random.random() < 0.5 else steps[:2]
        for text, first, last in zip(shown, edges[:-1], edges[1:], strict=False):
            attrs = f'class="k o" colspan="{last - first}"'
            cells += cell(text, item.mark("schedule"), attrs=attrs)
            item.schedule.append(
                ScheduleEntry(
                    task=item.title,
                    first_year=self.years[first],
                    last_year=self.years[last - 1],
                    text=text,
                )
            )
        return cells + cell("") * (5 - edges[len(shown)])
