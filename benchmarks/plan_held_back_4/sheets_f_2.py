"""Papers of an implementation plan: a list in front, then small tables under bracketed headings."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_f_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import BudgetKind, FundSource, Office, ScheduleEntry

_CSS = (
    "@page{size:A4 portrait;margin:15mm}"
    f"body{{font:9.5pt/1.45 {words.MINCHO};color:#000}}"
    ".cover{text-align:center;padding-top:70mm;page-break-after:always}"
    "h1{font-size:22pt}.cover p{font-size:14pt}h2{font-size:13pt;text-align:center}"
    ".list{page-break-after:always}.sheet{page-break-after:always}"
    "table{border-collapse:collapse;width:100%;margin:0 0 4px}"
    "td,th{border:1px solid #000;padding:2px 5px}th{font-weight:normal;background:#f0f0f0}"
    f"h3{{font:bold 10pt {words.GOTHIC};margin:9px 0 2px}}.m{{text-align:right}}"
    ".c{text-align:center}.t{font-size:11pt}.r{text-align:right;margin:0}"
    ".f{border:1px solid #000;padding:3px 8px;margin:0 0 4px;text-indent:1em}"
    ".v{writing-mode:vertical-rl;padding:3px 0}.n{font-size:8.5pt;margin:2px 0}"
    "th{white-space:nowrap}.g{border:none;height:4px;padding:0}"
)
_TITLES = ("第{}次{}総合計画　実施計画調書", "第{}次{}総合計画実施計画　個別事業票")
_SPANS: tuple[tuple[str, ...], ...] = (
    ("実施", "→", "→"),
    ("検討", "実施", "→"),
    ("検討", "→", "実施"),
    ("調査", "検討", "実施"),
    ("", "実施", "→"),
    ("実施", "拡充", "→"),
)
_GROWTH = ("対象地区の選定", "実施内容の見直し", "関係団体との協議", "事業効果の検証")


@STYLES.add("ra-survey")
def make_survey(random: Random) -> Book:
    """A list of projects and a paper for each: labels above values, tables under 【 】 headings."""
    town, prefecture = random.choice(words.TOWNS)
    first = random.randint(2020, 2026)
    title = random.choice(_TITLES).format(words.wide(random.randint(3, 7)), town)
    book = Book(title=title, town=town, prefecture=prefecture, period=(first, first + 2))
    maker = _Papers(random, book, first)
    sheets, rows = "", ""
    for number, topic in enumerate(words.draw(random, town, 7, 13), 1):
        item, policies = maker.item(number, topic)
        rows += maker.row(item, topic, policies)
        sheets += maker.sheet(item, topic, policies)
    span = f"{maker.era(first)}～{maker.era(first + 2)}"
    heads = "".join(
        words.th(text) for text in ("番号", maker.levels[1], "事業名", "担当課", "区分")
    )
    widths = words.columns((8, 30, 36, 16, 10))
    listed = f"<h2>{maker.list_head}</h2><table>{widths}<tr>{heads}</tr>{rows}</table>"
    notes = "".join(f'<p class="n">※{text}</p>' for _, _, text in book.notes)
    front = f'<div class="cover"><h1>{title}</h1><p>計画期間：{span}</p>'
    front += f"<p>{prefecture}{town}</p></div>"
    book.html = words.page(title, _CSS, f'{front}<div class="list">{listed}{notes}</div>{sheets}')
    return book


class _Papers:
    """The papers of one book being written; headings and forms are drawn once."""

    def __init__(self, random: Random, book: Book, first: int) -> None:
        self.random, self.book, self.first = random, book, first
        pick = random.choice
        self.years = tuple(range(first, first + 3))
        self.form = pick(("令和{}年度", "令和{wide}年度", "{year}年度"))
        self.unit = pick(("千円", "千円", "円"))
        self.levels = pick((("基本目標", "基本施策"), ("政策", "施策"), ("まちづくりの柱", "分野")))
        self.list_head = pick(("事業一覧", "実施計画事業一覧表", "掲載事業一覧"))
        self.heads = pick(
            (
                ("事業の目的", "事業の内容", "現状と課題", "年次計画", "成果指標", "事業費"),
                (
                    "目的",
                    "内容",
                    "事業の背景",
                    "年度別の実施内容",
                    "数値目標",
                    "事業費及び財源内訳",
                ),
            )
        )
        self.rows_of_tasks = random.random() < 0.55
        self.boxed = random.random() < 0.5
        self.dash = pick(("－", ""))
        self.partners = random.random() < 0.6
        self.policies: dict[str, str] = {}
        if random.random() < 0.6:
            text = (
                "２年目以降の事業費は見込額であり、毎年度の予算編成により変更することがあります。"
            )
            book.notes.append(("※", "", text))

    def era(self, year: int) -> str:
        """A fiscal year in the form of this book."""
        return words.era(year, self.form)

    def item(self, number: int, topic: words.Topic) -> tuple[Item, list[str]]:
        """The item of a topic, and its policies as printed."""
        place = list(words.POLICIES).index(topic.domain) + 1
        part = 2 if topic.second else 1
        printed, owner = [], ""
        for level, at, label in (
            (self.levels[0], 0, words.wide(place)),
            (self.levels[1], part, f"（{words.wide(part)}）"),
        ):
            title = words.suit(words.POLICIES[topic.domain][at], self.book.town)
            key = f"{place}{label}"
            if key not in self.policies:
                self.policies[key] = self.book.policy(label, title, owner, level)
            owner = self.policies[key]
            printed.append(f"{label}{'' if label.startswith('（') else '　'}{title}")
        item = self.book.item(f"{place}{part}{number:02}", topic.title, owner)
        item.description = topic.what
        item.offices.append(Office(name=topic.office))
        item.tags.append(self.random.choice(("新規", "継続", "継続", "拡充")))
        return item, printed

    def row(self, item: Item, topic: words.Topic, policies: list[str]) -> str:
        """The line of an item in the list."""
        cells = cell(item.number, item.mark("number"), attrs='class="c"')
        cells += cell(policies[1], item.mark("policy")) + cell(topic.title, item.mark("item"))
        cells += cell(topic.office, item.mark("office"))
        return f"<tr>{cells}{cell(item.tags[0], item.mark('tag|type'), attrs='class=c')}</tr>"

    def sheet(self, item: Item, topic: words.Topic, policies: list[str]) -> str:
        """The paper of one project."""
        heads = "".join(words.th(text) for text in ("番号", "事業名", "担当課", "区分"))
        cells = cell(item.number, item.mark("number"), attrs='class="c"')
        cells += cell(topic.title, item.mark("item"), attrs='class="t"')
        cells += cell(topic.office, item.mark("office"), attrs='class="c"')
        cells += cell(item.tags[0], item.mark("tag|type"), attrs='class="c"')
        cols = words.columns((12, 54, 22, 12))
        html = f"<table>{cols}<tr>{heads}</tr><tr>{cells}</tr></table>"
        rows = "".join(
            f"<tr>{words.th(level)}{cell(text, item.mark('policy'))}</tr>"
            for level, text in zip(self.levels, policies, strict=True)
        )
        html += f"<h3>【施策体系】</h3><table>{words.columns((20, 80))}{rows}</table>"
        parts = zip(
            self.heads[:3],
            (topic.purpose, topic.what, topic.back),
            ("purpose", "description", "background|issue"),
            strict=True,
        )
        if self.boxed:
            for head, text, role in parts:
                html += (
                    f"<h3>【{head}】</h3>{cell(text, item.mark(role), tag='p', attrs='class=f')}"
                )
        else:
            rows = "".join(
                f"<tr>{words.th(head)}{cell(text, item.mark(role))}</tr>"
                for head, text, role in parts
            )
            html += f"<h3>【事業の概要】</h3><table>{words.columns((20, 80))}{rows}</table>"
        html += self._plan(item, topic) + self._figures(item, topic) + self._costs(item, topic)
        if self.partners:
            item.offices += topic.partners
            text = cell(topic.partner, item.mark("partner"), tag="p", attrs='class="f"')
            html += f"<h3>【関係機関・団体】</h3>{text}"
        return f'<div class="sheet">{html}</div>'

    def _plan(self, item: Item, topic: words.Topic) -> str:
        heads = "".join(words.th(self.era(year)) for year in self.years)
        html = f"<h3>【{self.heads[3]}】</h3>"
        if not self.rows_of_tasks:
            cells = ""
            for place, year in enumerate(self.years):
                lines = [topic.tasks[0 if place < 2 else 1], topic.tasks[2 if place else 1]]
                if place == 2:
                    lines.append(self.random.choice(_GROWTH))
                text = "\n".join(f"・{line}" for line in lines)
                entry = ScheduleEntry(task=topic.title, first_year=year, last_year=year)
                item.schedule.append(entry.model_copy(update={"text": text}))
                cells += cell(text, item.mark("schedule|plan|initiative"))
            cols = words.columns((33, 34, 33))
            return f"{html}<table>{cols}<tr>{heads}</tr><tr>{cells}</tr></table>"
        rows = ""
        for task in topic.tasks:
            shown = self.random.choice(_SPANS)
            cells = cell(task, item.mark("initiative|plan|schedule"))
            for text in shown:
                cells += cell(text, item.mark("schedule") if text else "", attrs='class="c"')
            rows += f"<tr>{cells}</tr>"
            starts = [n for n, text in enumerate(shown) if text not in ("", "→")]
            for place, start in enumerate(starts):
                end = starts[place + 1] - 1 if place + 1 < len(starts) else 2
                entry = ScheduleEntry(
                    task=task,
                    first_year=self.years[start],
                    last_year=self.years[end],
                    text=shown[start],
                )
                item.schedule.append(entry)
        heads = words.th("実施項目") + heads
        cols = words.columns((40, 20, 20, 20))
        return f"{html}<table>{cols}<tr>{heads}</tr>{rows}</table>"

    def _figures(self, item: Item, topic: words.Topic) -> str:
        base = self.first - 1
        heads = ["指標名", "単位", f"現状値\n（{self.era(base)}）", *map(self.era, self.years)]
        rows = ""
        for measure in (topic.out, topic.act) if self.random.random() < 0.5 else (topic.out,):
            cells = cell(measure.name, item.mark("indicator"))
            cells += cell(measure.unit, item.mark("unit"), attrs='class="c"')
            words.tell(item, "baseline", measure, measure.goal(0), base)
            cells += cell(measure.show(measure.goal(0)), item.mark("baseline"), attrs='class="m"')
            for year in self.years:
                aim = measure.goal(year - base)
                words.tell(item, "target", measure, aim, year)
                cells += cell(measure.show(aim), item.mark("target_value"), attrs='class="m"')
            rows += f"<tr>{cells}</tr>"
        head = "".join(words.th(text) for text in heads)
        return f"<h3>【{self.heads[4]}】</h3><table><tr>{head}</tr>{rows}</table>"

    def _costs(self, item: Item, topic: words.Topic) -> str:
        scale = 1000 if self.unit == "円" else 1
        costs = [words.split(self.random, topic) for _ in self.years]
        kinds: tuple[BudgetKind, ...] = ("initial", "estimated", "estimated")
        names = ("当初予算", "見込額", "見込額")
        heads = words.th("区分", 'colspan="2"')
        heads += "".join(
            words.th(f"{self.era(year)}\n{name}")
            for year, name in zip(self.years, names, strict=True)
        )
        total: tuple[FundSource, str] = ("total", "事業費")
        rows = ""
        for letter in ("t", *words.FUNDS):
            fund, name = total if letter == "t" else words.FUNDS[letter]
            span = 'colspan="2"' if letter == "t" else ""
            tall = f'rowspan="{len(words.FUNDS)}" class="c"'
            row = words.th("財源\n内訳", tall) if letter == "n" else ""
            row += cell(name, item.mark("fund_source|budget|type"), attrs=span)
            for year, kind, cost in zip(self.years, kinds, costs, strict=True):
                amount = (sum(cost.values()) if letter == "t" else cost.get(letter, 0)) * scale
                text = f"{amount:,}" if amount else self.dash
                if amount:
                    words.budget(item, year, kind, fund, amount, self.unit, text)
                row += cell(text, item.mark("budget") if text else "", attrs='class="m"')
            rows += f"<tr>{row}</tr>"
        unit = f'<p class="r">（単位：{self.unit}）</p>'
        cols = words.columns((9, 22, 23, 23, 23))
        return f"<h3>【{self.heads[5]}】</h3>{unit}<table>{cols}<tr>{heads}</tr>{rows}</table>"
