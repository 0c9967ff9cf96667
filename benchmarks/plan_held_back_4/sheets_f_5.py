"""A town's web page of its main projects: an index, then each as a list of terms or a table."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_f_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import FundSource, Office, Rating

_CSS = (
    f"body{{font:15px/1.7 {words.GOTHIC};color:#222;max-width:980px;margin:0 auto;padding:0 12px}}"
    ".site{background:COLOUR;color:#fff;padding:10px 16px;margin:0;font-size:20px}"
    ".crumb{font-size:12px;color:#555}h1{font-size:24px;border-bottom:3px solid COLOUR}"
    "h2{font-size:20px;background:TINT;padding:6px 10px;margin:30px 0 8px}"
    "h3{font-size:17px;border-left:6px solid COLOUR;padding-left:10px;margin:24px 0 6px}"
    "table{border-collapse:collapse;width:100%;margin:6px 0}td,th{border:1px solid #aaa;"
    "padding:4px 8px;text-align:left;vertical-align:top}th{background:TINT;font-weight:normal;"
    "white-space:nowrap}dt{font-weight:bold;color:COLOUR;margin-top:6px}dd{margin:0 0 0 1.5em}"
    ".side{display:grid;grid-template-columns:11em 1fr}.side dd{margin:0}.side dt{margin:0}"
    ".side dt,.side dd{border-bottom:1px dotted #999;padding:3px 0}.r{text-align:right}"
    ".foot{border-top:1px solid #888;margin-top:40px;font-size:13px}ul{margin:4px 0}"
)
_COLOURS = (("#00695c", "#e0f2f1"), ("#283593", "#e8eaf6"), ("#6d4c41", "#efebe9"))
_TITLES = (
    "主要事業の成果と課題",
    "重点事業の取組状況",
    "主要施策の実施状況報告",
    "重点プロジェクト個票",
)
_SCALES = (
    (("Ａ", "目標を達成した"), ("Ｂ", "おおむね達成した"), ("Ｃ", "達成できなかった")),
    (("★★★", "順調"), ("★★☆", "おおむね順調"), ("★☆☆", "遅れている")),
    (("５", "大変良い"), ("４", "良い"), ("３", "普通"), ("２", "やや悪い"), ("１", "悪い")),
)
_REMARKS = (
    "前年度からの繰越事業を含みます。",
    "国の補助制度の変更に伴い、事業名を改めました。",
    "一部の業務は民間に委託して実施しています。",
    "詳しくは担当課の年次報告をご覧ください。",
)


@STYLES.add("ra-web", "html", "sjis")
def make_web(random: Random) -> Book:
    """A web page: an index of projects with marks, then terms and descriptions of each."""
    town, prefecture = random.choice(words.TOWNS)
    year = random.randint(2020, 2025)
    form = random.choice(("令和{}年度", "令和{wide}年度", "{year}年度"))
    title = f"{words.era(year, form)}{random.choice(_TITLES)}"
    book = Book(title=title, town=town, prefecture=prefecture, fiscal_year=year)
    maker = _Web(random, book, year, form)
    book.legend = list(maker.scale)
    body, index = maker.body(words.draw(random, town, 8, 14))
    date = ""
    if random.random() < 0.6:
        date = f"令和{year - 2017}年3月31日現在"
        book.date(f"{year + 1}-03-31", "day", date)
        date = f"（{date}）"
    lead = f"{town}が重点的に進めている事業について、取組の状況と評価をお知らせします。{date}"
    key = "".join(f"<li>{mark}　{meaning}</li>" for mark, meaning in maker.scale)
    html = (
        f'<p class="site">{prefecture}{town}公式ホームページ</p>'
        '<p class="crumb">トップページ ＞ 行政情報 ＞ 計画・評価</p>'
        f"<h1>{title}</h1><p>{lead}</p><p>【{maker.rating_label}の見方】</p><ul>{key}</ul>"
        f'{index}{body}<div class="foot"><p>このページに関するお問い合わせ</p>'
        f"<p>行政経営室　電話：0000-{random.randint(20, 99)}-{random.randint(1000, 9999)}</p></div>"
    )
    colour, tint = random.choice(_COLOURS)
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    book.html = words.page(f"{title} - {town}", css, html)
    return book


class _Web:
    """The page being written; labels and the shape of the lists are drawn once."""

    def __init__(self, random: Random, book: Book, year: int, form: str) -> None:
        self.random, self.book, self.year, self.form = random, book, year, form
        pick = random.choice
        self.scale = pick(_SCALES)
        self.shape = pick(("terms", "side", "table", "table"))
        self.level = pick(("政策", "基本目標", "分野"))
        self.rating_label = pick(("評価", "担当課評価", "達成度"))
        self.office_label = pick(("担当課", "担当", "所管課"))
        self.did_label = pick(("取組の実績", "実施した内容", "主な取組"))
        self.issue_label = pick(("課題", "残された課題"))
        self.next_label = pick(("今後の方針", "今後の取組", "来年度に向けて"))
        self.sources = random.random() < 0.5
        self.indexed = random.random() < 0.7
        self.ordinal = pick(("{}．", "（{}）", "{}　"))
        self.figures_first = random.random() < 0.5
        self.years = (words.era(year - 1, form), words.era(year, form))

    def body(self, topics: list[words.Topic]) -> tuple[str, str]:
        """All items under their policies, and the index."""
        html, rows = "", ""
        domains = list(dict.fromkeys(topic.domain for topic in topics))
        count = 0
        for place, domain in enumerate(domains, 1):
            title = words.suit(words.POLICIES[domain][0], self.book.town)
            label = words.wide(place)
            key = self.book.policy(label, title, level=self.level)
            html += f"<h2>{self.level}{label}　{title}</h2>"
            for topic in (topic for topic in topics if topic.domain == domain):
                count += 1
                item = self.book.item(words.wide(count), topic.title, key)
                html += self._item(item, topic)
                rows += self._row(item, topic)
        heads = "".join(
            words.th(text) for text in ("番号", "事業名", self.office_label, self.rating_label)
        )
        index = f"<table><tr>{heads}</tr>{rows}</table>"
        if not self.indexed:
            return html, ""
        return html, index

    def _row(self, item: Item, topic: words.Topic) -> str:
        if not self.indexed:
            return ""
        cells = cell(item.number, item.mark("number")) + cell(item.title, item.mark("item"))
        cells += cell(topic.office, item.mark("office"))
        return f"<tr>{cells}{cell(item.ratings[0].mark, item.mark('rating'))}</tr>"

    def _item(self, item: Item, topic: words.Topic) -> str:
        random = self.random
        item.description = topic.what
        item.offices.append(Office(name=topic.office))
        figure = topic.act.figure(random, 2)
        result = topic.out.figure(random, 2)
        rate = topic.out.rate(result, topic.out.goal(2))
        place = 0 if rate >= 100 else 1 if rate >= 96 else 2
        mark, meaning = self.scale[place]
        made = Rating(criterion=self.rating_label, mark=mark, meaning=meaning)
        item.ratings.append(made)
        did = words.count_up(item, topic, figure, self.year)
        pairs = [
            (self.office_label, topic.office, "office"),
            ("対象となる方", topic.who, "beneficiary"),
            ("目的", topic.purpose, "purpose"),
            ("事業の内容", topic.what, "description"),
            (self.did_label, did, "do"),
            ("成果", topic.effect, "check|do"),
            ("事業費", self._cost(item, topic), "budget"),
            (self.rating_label, mark, "rating"),
            (self.issue_label, topic.issue, "issue"),
            (self.next_label, topic.following, "act|direction|plan"),
        ]
        if random.random() < 0.4:
            item.offices += topic.partners
            pairs.insert(1, ("連携先", topic.partner, "partner"))
        if random.random() < 0.3:
            pairs.append(("備考", random.choice(_REMARKS), "remarks"))
        head = f"{self.ordinal.format(item.number)}{item.title}"
        table = self._figures(item, topic, result)
        parts = [self._list(item, pairs), table]
        if self.figures_first:
            parts = [self._list(item, pairs[:4]), table, self._list(item, pairs[4:])]
        return cell(head, item.mark("item"), tag="h3") + "".join(parts)

    def _list(self, item: Item, pairs: list[tuple[str, str, str]]) -> str:
        if self.shape == "table":
            rows = "".join(
                f"<tr>{words.th(label)}{cell(text, item.mark(role))}</tr>"
                for label, text, role in pairs
            )
            return f"<table>{words.columns((20, 80))}{rows}</table>"
        rows = "".join(
            cell(label, tag="dt") + cell(text, item.mark(role), tag="dd")
            for label, text, role in pairs
        )
        return f'<dl class="{self.shape}">{rows}</dl>'

    def _cost(self, item: Item, topic: words.Topic) -> str:
        cost = words.split(self.random, topic)
        total = sum(cost.values())
        text = f"{total:,}千円"
        words.budget(item, self.year, "settled", "total", total, "千円", text)
        if not self.sources:
            planned = round(total * self.random.uniform(1.0, 1.2))
            before = f"{planned:,}千円"
            words.budget(item, self.year, "initial", "total", planned, "千円", before)
            return f"予算額　{before}\n決算額　{text}"
        parts = []
        for letter, amount in cost.items():
            fund: FundSource = words.FUNDS[letter][0]
            shown = f"{amount:,}千円"
            words.budget(item, self.year, "settled", fund, amount, "千円", shown)
            parts.append(f"{words.FUNDS[letter][1]}{shown}")
        return f"決算額　{text}\n（内訳：{'、'.join(parts)}）"

    def _figures(self, item: Item, topic: words.Topic, result: float) -> str:
        measure, unit = topic.out, topic.out.unit
        before = measure.figure(self.random, 1)
        words.tell(item, "actual", measure, before, self.year - 1)
        words.tell(item, "target", measure, measure.goal(2), self.year)
        words.tell(item, "actual", measure, result, self.year)
        last, this = self.years
        heads = ("成果指標", f"{last}実績", f"{this}目標", f"{this}実績")
        head = "".join(words.th(text) for text in heads)
        cells = cell(measure.name, item.mark("indicator"))
        for value, role in (
            (before, "actual_value|baseline"),
            (measure.goal(2), "target_value"),
            (result, "actual_value"),
        ):
            cells += cell(f"{measure.show(value)}{unit}", item.mark(role), attrs='class="r"')
        return f"<table>{words.columns((40, 20, 20, 20))}<tr>{head}</tr><tr>{cells}</tr></table>"
