"""A follow-up of a strategy: strips inside one table, results under the head of their year."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3 import progress_d_words as words
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating

_CSS = (
    "@page{size:A4 landscape;margin:11mm}"
    "body{font:8.5pt/1.35 'IPAexGothic','MS PGothic',sans-serif;color:#111}"
    "h1{font-size:13pt;text-align:center;margin:0 0 4px}.r{text-align:right;margin:2px 0}"
    ".lead{text-indent:1em;margin:4px 0 6px}.lg{border:1px solid #555;padding:3px 8px;margin:4px 0}"
    ".lg p{margin:0}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #333;padding:2px 4px;vertical-align:top;word-break:break-all}"
    "thead th{background:#dbe5f1;text-align:center;vertical-align:middle;font-weight:normal}"
    ".s1{background:#f4c78a;font-weight:bold}.s2{background:#fdf0dd}"
    ".c{text-align:center;vertical-align:middle}tr{page-break-inside:avoid}"
    ".w{white-space:nowrap}.n{margin:3px 0 0}"
)
_SUBS = {
    "F": ("身近な相談と支援の充実", "地域で支え合う体制づくり"),
    "E": ("学びの機会の充実", "学びを支える環境の整備"),
    "L": ("仕事と人の流れの創出", "地域の魅力の発信"),
    "S": ("安全な暮らしの確保", "快適な生活環境の整備"),
    "G": ("行政サービスの改革", "健全な財政の運営"),
}


@STYLES.add("qa-strip-followup", "html", "pdf")
def make_strip_followup(random: Random) -> Book:
    """Strips of goals and measures inside one long table; doings and mark under the year."""
    year = random.randint(2020, 2024)
    form = random.choice(words.ERAS[:3])
    this, following = words.era(year, form), words.era(year + 1, form)
    town = random.choice(words.TOWNS)
    edition = random.choice(("第２期", "第３次", "新"))
    kind = random.choice(("まち・ひと・しごと創生総合戦略", "総合計画後期実施計画", "創生総合戦略"))
    suffix = random.choice(("フォローアップ", "フォローアップ調書", "取組状況フォローアップ結果"))
    book = Book(title=f"{town}{edition}{kind}　{this}{suffix}", town=town, fiscal_year=year)
    book.period = (year - 2, year + 2)
    scale = random.choice(words.SCALES[:3])
    book.legend = list(scale)
    maker = _Table(random, book, year, scale, (this, following))
    mood = random.choice(("令和{}年3月31日現在", "令和{}年5月末現在"))
    if random.random() < 0.7:
        date = mood.format(year - 2017)
        if "3月" in mood:
            book.date(f"{year + 1}-03-31", "day", date)
        else:
            book.date(f"{year + 1}-05-31", "month-end", date)
        stamp = f'<p class="r">（{date}）</p>'
    else:
        stamp = ""
    document = random.choice(("", f"資料{words.wide(random.randint(1, 4))}", "別紙１"))
    book.document_number = document
    corner = f'<p class="r">{document}</p>' if document else ""
    span = f"{words.era(year - 2, form)}～{words.era(year + 2, form)}"
    lead = (
        f"計画期間（{span}）の３年目に当たる{this}の取組について、担当課による自己点検を行い、"
        "その結果を次のとおり取りまとめました。"
    )
    legend = "".join(f"<p>{mark}：{meaning}</p>" for mark, meaning in scale)
    legend = f"<p>【{maker.rating_head}の区分】</p>{legend}"
    table = maker.table()
    notes = "".join(f'<p class="n">※{text}</p>' for _, _, text in book.notes)
    book.html = (
        f"<html><head><title>{book.title}</title><style>{_CSS}</style></head><body>{corner}"
        f'<h1>{book.title}</h1>{stamp}<p class="lead">{lead}</p>'
        f'<div class="lg">{legend}</div>{table}{notes}</body></html>'
    )
    return book


class _Table:
    """The table of one book being written; the heads and optional columns are drawn once."""

    def __init__(
        self,
        random: Random,
        book: Book,
        year: int,
        scale: tuple[tuple[str, str], ...],
        years: tuple[str, str],
    ) -> None:
        self.random, self.book, self.year, self.scale = random, book, year, scale
        self.this, self.following = years
        pick = random.choice
        self.rating_head = pick(("評価", "進捗評価", "総合評価", "達成度"))
        self.did_head = pick(("取組実績", "実施状況", "実施した取組の内容", "主な実績"))
        self.effect_head = pick(("成果", "取組の成果", "事業効果", "成果・効果"))
        self.issue_head = pick(("課題", "今後の課題", "問題点・課題"))
        self.next_head = pick(("今後の対応", "取組予定", "改善方針", "翌年度の取組"))
        self.item_head = pick(("取組項目", "具体的な取組", "事業名", "取組名"))
        self.office_head = pick(("担当課", "所管課", "担当部署", "担当課名"))
        self.has_content = random.random() < 0.5
        self.has_subs = random.random() < 0.7
        self.office_last = random.random() < 0.4
        self.running = random.random() < 0.5
        self.level = pick(("基本目標", "政策", "戦略の柱"))
        self.count = 0

    def table(self) -> str:
        """The whole table."""
        rows = []
        domains = list(_SUBS)
        self.random.shuffle(domains)
        for number, domain in enumerate(domains[: self.random.randint(2, 4)], 1):
            rows += self._goal(number, domain)
        if self.random.random() < 0.6:
            text = "担当課は令和7年4月1日の組織改編前の名称で記載しています。"
            if self.year != 2024:
                text = "担当課の名称は年度末の時点のものです。"
            self.book.notes.append(("※", "", text))
        return f"<table>{self._head()}<tbody>{''.join(rows)}</tbody></table>"

    def _head(self) -> str:
        two = ' rowspan="2"'
        widths = [5, 12, *([15] if self.has_content else []), 20, 15, 5, 14, 14]
        office = cell(self.office_head, tag="th", attrs=two)
        widths.insert(len(widths) if self.office_last else 2, 8)
        first = cell("№", tag="th", attrs=two) + cell(self.item_head, tag="th", attrs=two)
        first += "" if self.office_last else office
        if self.has_content:
            first += cell("取組内容", tag="th", attrs=two)
        first += cell(self.this, tag="th", attrs='colspan="4"')
        first += cell(self.following, tag="th")
        first += office if self.office_last else ""
        heads = (self.did_head, self.effect_head, self.rating_head, self.issue_head, self.next_head)
        second = "".join(cell(head, tag="th") for head in heads)
        columns = "".join(f'<col style="width:{width}%">' for width in widths)
        return f"<colgroup>{columns}</colgroup><thead><tr>{first}</tr><tr>{second}</tr></thead>"

    def _goal(self, number: int, domain: str) -> list[str]:
        width = 8 + self.has_content
        title = self.random.choice(words.FIELD_GOALS[domain])
        roman = "ⅠⅡⅢⅣ"[number - 1]
        key = self.book.policy(roman, title, level=self.level)
        attrs = f'class="s1" colspan="{width}"'
        rows = [f"<tr>{cell(f'{self.level}{roman}　{title}', attrs=attrs)}</tr>"]
        topics = words.draw(self.random, domain, self.random.randint(4, 10))
        parts = [topics]
        if self.has_subs:
            cut = self.random.randint(2, len(topics) - 2)
            parts = [topics[:cut], topics[cut:]]
        for part, some in enumerate(parts, 1):
            owner, prefix = key, f"{number}"
            if self.has_subs:
                sub = _SUBS[domain][part - 1]
                owner = self.book.policy(f"（{words.wide(part)}）", sub, key)
                attrs = f'class="s2" colspan="{width}"'
                rows.append(f"<tr>{cell(f'（{words.wide(part)}）{sub}', attrs=attrs)}</tr>")
                prefix = f"{number}-{part}"
            for place, topic in enumerate(some, 1):
                self.count += 1
                label = str(self.count) if self.running else f"{prefix}-{place}"
                rows.append(self._row(self.book.item(label, topic.title, owner), topic))
        return rows

    def _row(self, item: Item, topic: words.Topic) -> str:
        item.offices.append(Office(name=topic.office))
        place = words.rate(self.random, topic)
        mark, meaning = self.scale[place]
        item.ratings.append(Rating(criterion=self.rating_head, mark=mark, meaning=meaning))
        did = words.count_up(self.random, item, topic.did, self.year)
        more = words.count_up(self.random, item, topic.did_too, self.year)
        shape = self.random.random()
        text, effect = f"{did}{more}" if shape < 0.6 else f"・{did}\n・{more}", topic.effect
        if place == 3:
            item.maybe.clear()
            text, effect = self.random.choice(words.PUT_OFF), "－"
        middle, narrow = 'class="c"', 'class="c w"'
        office = cell(topic.office, item.mark("office"), attrs=middle)
        cells = cell(item.number, item.mark("number"), attrs=narrow)
        cells += cell(item.title, item.mark("item")) + ("" if self.office_last else office)
        if self.has_content:
            item.description = topic.content
            cells += cell(topic.content, item.mark("description|initiative"))
        cells += cell(text, item.mark("do")) + cell(effect, item.mark("check"))
        cells += cell(mark, item.mark("rating"), attrs=middle)
        cells += cell(topic.issue, item.mark("issue"))
        following = "act" if self.next_head != "取組予定" else "act|plan"
        cells += cell(topic.next, item.mark(following)) + (office if self.office_last else "")
        return f"<tr>{cells}</tr>"
