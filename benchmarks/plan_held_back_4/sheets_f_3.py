"""Action sheets in prose: numbered headings, sentences with figures, one small table of years."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_f_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, ScheduleEntry

_CSS = (
    "@page{size:A4 portrait;margin:20mm 18mm}"
    f"body{{font:10.5pt/1.6 {words.MINCHO};color:#111}}"
    "h1{font-size:22pt;text-align:center;margin:60mm 0 8mm}.ce{text-align:center;font-size:13pt}"
    f".cover,.list{{page-break-after:always}}h2{{font:bold 15pt {words.GOTHIC};color:COLOUR}}"
    f"h3{{font:bold 12pt {words.GOTHIC};background:COLOUR;color:#fff;padding:3px 10px;"
    f"margin:0 0 6px;page-break-before:BREAK}}h4{{font:bold 10.5pt {words.GOTHIC};"
    "margin:12px 0 2px;"
    "border-bottom:2px solid COLOUR}p{margin:1px 0}.b{text-indent:1em}.in{margin-left:1em}"
    ".r{text-align:right}table{border-collapse:collapse;width:100%;margin:4px 0}"
    "td,th{border:1px solid #777;padding:2px 4px;font-size:9pt}th{background:#eee;"
    "font-weight:normal;text-align:center}.bar{background:TINT;text-align:center}"
    ".n{font-size:8.5pt;margin-left:1em}h4,h3{page-break-after:avoid}.gap{height:14px}"
)
_COLOURS = (("#1f5f6b", "#cfe6ea"), ("#8a5a16", "#f5e3c4"), ("#4b3f72", "#e0dbf0"))
_TITLES = ("{}総合計画重点アクションプラン", "{}まちづくりアクションシート集", "第２次{}行動計画")
_PHASES: tuple[tuple[tuple[int, str], ...], ...] = (
    ((5, "継続して実施"),),
    ((2, "調査・検討"), (3, "実施")),
    ((1, "準備"), (4, "本格実施")),
    ((1, "検討"), (2, "試行"), (2, "本格実施")),
    ((3, "実施"), (2, "検証・見直し")),
)
_TERMS = {
    "ICT": "情報通信技術のこと。",
    "コンポスト": "生ごみを微生物の働きで堆肥に変える容器のこと。",
    "法テラス": "国が設立した、法的な問題の解決を支援する総合案内所。",
    "産後ケア": "出産後の母親の心身の回復と育児を、宿泊や日帰りにより支援するもの。",
    "混乗": "スクールバスに一般の利用者が同乗すること。",
}
_LEADS = (
    "この方針の下で、次の取組を重点的に進めます。",
    "計画期間中に優先して取り組む項目は、以下のとおりです。",
    "関係する部署が連携し、次のアクションに取り組みます。",
)


@STYLES.add("ra-action")
def make_action(random: Random) -> Book:
    """Sheets of prose under headings: state, aim, what is done, years, figures in sentences."""
    town, prefecture = random.choice(words.TOWNS)
    first = random.randint(2020, 2026)
    title = random.choice(_TITLES).format(town)
    book = Book(title=title, town=town, prefecture=prefecture, period=(first, first + 4))
    maker = _Actions(random, book, first)
    body = maker.body(words.draw(random, town, 8, 14))
    span = f"{maker.era(first)}～{maker.era(first + 4)}"
    front = f'<div class="cover"><h1>{title}</h1><p class="ce">（{span}）</p>'
    front += f'<p class="ce">{prefecture}{town}</p></div>'
    listed = ""
    if random.random() < 0.6:
        head = random.choice(("アクション一覧", "取組項目の一覧"))
        listed = f'<div class="list"><h2>{head}</h2>{maker.listed}</div>'
    colour, tint = random.choice(_COLOURS)
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    css = css.replace("BREAK", random.choice(("always", "auto")))
    book.html = words.page(title, css, front + listed + body)
    return book


class _Actions:
    """The sheets of one book being written; headings are drawn once."""

    def __init__(self, random: Random, book: Book, first: int) -> None:
        self.random, self.book, self.first = random, book, first
        pick = random.choice
        self.form = pick(("令和{}年度", "令和{wide}年度", "{year}年度"))
        self.level = pick(("基本方針", "重点方針", "柱"))
        self.word = pick(("アクション", "取組", ""))
        self.dash = pick(("－", "-"))
        self.heads = pick(
            (
                ("現状と課題", "目指す姿", "取組の内容", "推進スケジュール", "数値目標"),
                ("背景", "目的", "具体的な取組", "年次計画", "目標値"),
                ("現状", "ねらい", "実施内容", "取組の工程", "成果目標"),
            )
        )
        self.mark = pick(("（{}）", "{}　", "{}．"))
        self.bullets = pick(("アイウ", "①②③", "・・・"))
        self.arrow = pick(("→", "　⇒　", " → "))
        self.office_end = random.random() < 0.4
        self.listed = ""
        self.known: set[str] = set()

    def era(self, year: int) -> str:
        """A fiscal year in the form of this book."""
        return words.era(year, self.form)

    def body(self, topics: list[words.Topic]) -> str:
        """All sheets under the headings of their policies."""
        html = ""
        domains = list(dict.fromkeys(topic.domain for topic in topics))
        for number, domain in enumerate(domains, 1):
            title = words.suit(words.POLICIES[domain][0], self.book.town)
            label = f"{words.wide(number)}"
            key = self.book.policy(label, title, level=self.level)
            html += f"<h2>{self.level}{label}　{title}</h2>"
            html += f'<p class="b">{self.random.choice(_LEADS)}</p><div class="gap"></div>'
            self.listed += f"<h4>{self.level}{label}　{title}</h4>"
            some = [topic for topic in topics if topic.domain == domain]
            for place, topic in enumerate(some, 1):
                html += self._sheet(f"{number}{self.dash}{place}", key, topic)
        return html

    def _sheet(self, number: str, policy: str, topic: words.Topic) -> str:
        number = words.wide(number) if self.dash == "－" else number
        item = self.book.item(number, topic.title, policy)
        item.offices.append(Office(name=topic.office))
        office = f'<span data-v="{item.mark("office")}">{topic.office}</span>'
        line = f'<span data-v="{item.mark("item")}">{number}　{topic.title}</span>'
        self.listed += f'<p class="in">{line}（{office}）</p>'
        html = cell(f"{self.word}{number}　{topic.title}", item.mark("item"), tag="h3")
        parts = [
            self._back(item, topic),
            cell(topic.purpose, item.mark("purpose|goal"), tag="p", attrs='class="b"'),
            self._what(item, topic),
            self._years(item, topic),
            self._figures(item, topic),
        ]
        for place, (head, part) in enumerate(zip(self.heads, parts, strict=True), 1):
            html += f"<h4>{self.mark.format(words.wide(place))}{head}</h4>{part}"
        offices = self._offices(item, topic, office)
        if self.office_end:
            html += f"<h4>{self.mark.format('６')}推進体制</h4>{offices}"
        else:
            html = html.replace("</h3>", f"</h3>{offices}", 1)
        return f'{html}{self._terms(topic)}<div class="gap"></div>'

    def _offices(self, item: Item, topic: words.Topic, office: str) -> str:
        text = f"担当課：{office}"
        if self.random.random() < 0.6:
            item.offices += topic.partners
            partner = f'<span data-v="{item.mark("partner")}">{topic.partner}</span>'
            text += f"　　連携する団体等：{partner}"
        return f'<p class="{"in" if self.office_end else "r"}">{text}</p>'

    def _back(self, item: Item, topic: words.Topic) -> str:
        text = cell(topic.back, item.mark("background|issue"), tag="p", attrs='class="b"')
        if "課題" in self.heads[0] or self.random.random() < 0.4:
            text += cell(topic.issue, item.mark("background|issue"), tag="p", attrs='class="b"')
        return text

    def _what(self, item: Item, topic: words.Topic) -> str:
        item.description = topic.what
        role = "description|initiative"
        html = cell(topic.what, item.mark(role), tag="p", attrs='class="b"')
        for bullet, task in zip(self.bullets, topic.tasks, strict=True):
            gap = "" if bullet == "・" else "　"
            text = f"{bullet}{gap}{task}"
            mark = item.mark("initiative|description")
            html += cell(text, mark, tag="p", attrs='class="in"')
        return html

    def _years(self, item: Item, topic: words.Topic) -> str:
        heads = words.th("取組") + "".join(
            words.th(self.era(year)) for year in range(self.first, self.first + 5)
        )
        rows = ""
        for task in topic.tasks:
            row = cell(task, item.mark("initiative|schedule"))
            start = self.first
            for length, text in self.random.choice(_PHASES):
                attrs = f'colspan="{length}" class="bar"'
                row += cell(text, item.mark("schedule"), attrs=attrs)
                last = start + length - 1
                entry = ScheduleEntry(task=task, first_year=start, last_year=last, text=text)
                item.schedule.append(entry)
                start += length
            rows += f"<tr>{row}</tr>"
        cols = words.columns((30, 14, 14, 14, 14, 14))
        return f"<table>{cols}<tr>{heads}</tr>{rows}</table>"

    def _figures(self, item: Item, topic: words.Topic) -> str:
        html = ""
        base, last = self.first - 1, self.first + 4
        for measure in (topic.act, topic.out) if self.random.random() < 0.5 else (topic.out,):
            if measure.step == 0:
                continue
            shown = []
            for kind, year in (("baseline", base), ("target", last)):
                value = measure.goal(year - base)
                words.tell(
                    item, "baseline" if kind == "baseline" else "target", measure, value, year
                )
                shown.append(f"{measure.show(value)}{measure.unit}（{self.era(year)}）")
            text = f"○{measure.name}　{self.arrow.join(shown)}"
            mark = item.mark("target|target_value|indicator")
            html += cell(text, mark, tag="p", attrs='class="in"')
        return html

    def _terms(self, topic: words.Topic) -> str:
        html = ""
        text = f"{topic.back}{topic.purpose}{topic.what}{''.join(topic.tasks)}"
        for term, meaning in _TERMS.items():
            if term in text and term not in self.known:
                self.known.add(term)
                self.book.notes.append(("※", term, meaning))
                html += f'<p class="n">※{term}：{meaning}</p>'
        return html
