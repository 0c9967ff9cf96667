"""A report on the state of a plan: measures printed again （再掲）, the office above as 〃."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_3 import progress_d_words as words
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target

_CSS = (
    "@page{size:A4 landscape;margin:13mm 12mm}"
    "body{font:9pt/1.4 'IPAexGothic','MS Gothic',sans-serif}"
    "h1{font-size:14pt;font-weight:normal;border:1px solid #000;text-align:center;padding:6px}"
    ".no{border:1px solid #000;float:right;padding:1px 10px}.box{clear:both}"
    "h2{font-size:12pt;border-bottom:3px double #666;margin:14px 0 4px}"
    "h3{font-size:10pt;margin:8px 0 3px}p{margin:2px 0}.i{margin-left:1em}"
    "table{border-collapse:collapse;width:100%}.k{width:70%}"
    "td,th{border:1px solid #444;padding:2px 4px;vertical-align:top;font-weight:normal}"
    "thead td,thead th{background:#d9d9d9;text-align:center;vertical-align:middle}"
    ".c{text-align:center}.r{text-align:right}tr{page-break-inside:avoid}"
    "h2,h3{page-break-after:avoid}"
)
_PLANS = {
    "男女共同参画プラン": "D",
    "人権・男女共同参画推進計画": "DE",
    "地域共生推進計画": "FE",
    "地域福祉・男女共同参画計画": "FD",
}
_TERMS = (
    (
        "ワーク・ライフ・バランス",
        "仕事と生活の調和をとり、その両方を充実させる働き方、生き方のこと。",
    ),
    ("ゲートキーパー", "悩んでいる人に気づき、声をかけ、必要な支援につなげ、見守る人のこと。"),
    ("パートナーシップ宣誓", "性的少数者の二人が互いを人生のパートナーとすることを宣誓する制度。"),
    ("学校運営協議会", "保護者や地域住民が学校の運営について協議する合議制の機関。"),
    ("チームオレンジ", "認知症の人と家族の困りごとに応じて支援を行う地域の取組のこと。"),
)
_SAME = ("引き続き実施する。", "現状のまま継続する。", "継続して実施する。")


@STYLES.add("qa-printed-again", "boxes", "pdf")
def make_printed_again(random: Random) -> Book:
    """A table for each issue of a goal, measures again under other goals, 〃 for what is above."""
    year = random.randint(2018, 2024)
    town = random.choice(words.TOWNS)
    plan = random.choice(list(_PLANS))
    shown = words.era(year, random.choice((words.ERAS[0], words.ERAS[1])))
    kind = random.choice(("実施状況報告書", "進捗状況報告書", "取組状況", "年次報告書"))
    title = f"第{random.choice('２３４５')}次{town}{plan}　{shown}{kind}"
    book = Book(title=title, town=town, fiscal_year=year)
    book.period = (year - 3, year + 6)
    number = random.choice(("", "資料№２", "参考資料１", "資料３－１"))
    book.document_number = number
    report = _Report(random, book, year)
    book.legend = list(report.scale)
    body = report.body(words.plant(random, _PLANS[plan], 3, 5))
    sign = random.choice(("：", "…", "＝")) if report.scale[0][0] != "４" else "："
    legend = "".join(f'<p class="i">{mark}{sign}{meaning}</p>' for mark, meaning in report.scale)
    again = f"{report.again}は、他の基本目標にも位置付けている事業です。"
    book.notes.append(("※", "", again))
    terms = [(term, text) for term, text in _TERMS if term in body]
    terms = terms or random.sample(_TERMS, 2)
    book.notes += [("", term, text) for term, text in terms]
    lines = "".join(f"<p>{term}…{text}</p>" for term, text in terms)
    span = f"{words.era(year - 3, '{year}')}年度～{words.era(year + 6, '{year}')}年度"
    corner = f'<p class="no">{number}</p>' if number else ""
    book.html = (
        f"<html><head><title>{title}</title><style>{_CSS}</style></head><body>{corner}"
        f'<div class="box"><h1>{title}</h1></div>'
        f"<p>計画期間：{span}</p>"
        f"<p>この報告書は、計画に基づく施策の{shown}の実施状況について、各担当課の報告を"
        f"事務局において取りまとめたものです。</p><p>【{report.rating_head}】</p>{legend}"
        f"<p>※{again}</p>{body}<h2>用語の説明</h2>{lines}</body></html>"
    )
    return book


class _Report:
    """The report of one book; its heads and optional columns are drawn once."""

    def __init__(self, random: Random, book: Book, year: int) -> None:
        self.random, self.book, self.year = random, book, year
        pick = random.choice
        self.scale = pick(words.SCALES)
        self.tag = pick(("th", "td"))
        self.form = pick((words.ERAS[2], words.ERAS[3], words.ERAS[0]))
        self.again = pick(("（再掲）", "【再掲】"))
        self.ditto = pick(("〃", "〃", "同上"))
        self.partners = random.random() < 0.5
        self.rating_first = random.random() < 0.3
        self.roman = random.random() < 0.5
        self.sub_level = pick(("重点課題", "施策の方向", "課題"))
        self.number_head = pick(("№", "事業番号", "番号"))
        self.item_head = pick(("事業名", "具体的施策", "取組名", "推進事業"))
        self.content_head = pick(("事業内容", "事業の概要", "施策の内容"))
        self.office_head = pick(("担当課", "所管課", "担当部署"))
        self.did_head = pick(("実施状況", "取組実績", "実績", "実施内容及び成果"))
        self.rating_head = pick(("評価", "進捗評価", "達成度"))
        self.issue_head = pick(("課題", "今後の課題", ""))
        self.next_head = pick(("今後の対応", "次年度の取組", "今後の取組予定"))
        self.printed: list[tuple[Item, words.Topic, int]] = []

    def body(self, tree: words.Tree) -> str:
        """All goals with their tables."""
        text = ""
        for place, (goal, directions) in enumerate(tree):
            number = "ⅠⅡⅢⅣ"[place] if self.roman else words.wide(place + 1)
            key = self.book.policy(number, goal, level="基本目標")
            text += f"<h2>基本目標{number}　{goal}</h2>"
            text += self._measured(key, [topic for _, some in directions for topic in some])
            before = list(self.printed)
            for count, (direction, topics) in enumerate(directions, 1):
                label = words.wide(count)
                owner = self.book.policy(label, direction, key, self.sub_level)
                text += f"<h3>{self.sub_level}{label}　{direction}</h3>"
                text += self._table(owner, topics, before if count == 1 else [])
        return text

    def _measured(self, key: str, topics: list[words.Topic]) -> str:
        years = (("baseline", "策定時", -4), ("actual", "実績", 0), ("target", "目標", 6))
        heads = ["成果指標"]
        heads += [f"{name}（{words.era(self.year + far, self.form)}）" for _, name, far in years]
        rows = "".join(cell(head, tag=self.tag) for head in heads)
        rows = f"<thead><tr>{rows}</tr></thead>"
        for topic in self.random.sample(topics, 2):
            cells = cell(topic.indicator)
            figures = (topic.base, topic.figure(self.random, 4), topic.goal(10))
            for (kind, _, far), value in zip(years, figures, strict=True):
                text = f"{topic.show(value)}{topic.unit}"
                target = Target(
                    indicator=topic.indicator,
                    kind=kind,
                    value=value,
                    unit=topic.unit,
                    fiscal_year=self.year + far,
                    text=text,
                )
                self.book.owned.append((key, target))
                cells += cell(text, attrs='class="r"')
            rows += f"<tr>{cells}</tr>"
        return f'<table class="k">{rows}</table>'

    def _table(
        self, owner: str, topics: list[words.Topic], before: list[tuple[Item, words.Topic, int]]
    ) -> str:
        heads = [self.number_head, self.item_head, self.content_head, self.office_head]
        heads += ["連携先"] if self.partners else []
        did = f"{words.era(self.year, self.form)}\n{self.did_head}"
        heads += [self.rating_head, did] if self.rating_first else [did, self.rating_head]
        heads += [self.issue_head] if self.issue_head else []
        heads.append(self.next_head)
        widths = {self.number_head: 4, self.item_head: 12, self.office_head: 8, "連携先": 8}
        widths |= {self.rating_head: 5, did: 25}
        fixed = [widths.get(head, 0) for head in heads]
        rest = (100 - sum(fixed)) // fixed.count(0)
        top = "".join(
            cell(head, tag=self.tag, attrs=f'style="width:{widths.get(head, rest)}%"')
            for head in heads
        )
        rows, office, coming = "", "", ""
        for topic in sorted(topics, key=lambda t: t.office):
            item = self.book.item(str(len(self.book.items) + 1), topic.title, owner)
            place = words.rate(self.random, topic)
            following = topic.next
            if self.random.random() < 0.25 or coming in _SAME:
                following = coming if coming in _SAME else self.random.choice(_SAME)
            rows += self._row(item, topic, place, (office, coming, following))
            office, coming = topic.office, following
            coming = coming if self.random.random() < 0.6 else ""
            self.printed.append((item, topic, place))
        for known, topic, place in self.random.sample(before, min(2, len(before))):
            item = self.book.item(str(len(self.book.items) + 1), topic.title, owner)
            item.tags.append("再掲")
            following = f"{self.number_head} {known.number} に記載"
            rows += self._row(item, topic, place, (office, "", following))
            office = topic.office
        return f"<table><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table>"

    def _row(self, item: Item, topic: words.Topic, place: int, texts: tuple[str, str, str]) -> str:
        above, coming, following = texts
        again = item.tags == ["再掲"]
        mark, meaning = self.scale[place]
        item.ratings.append(Rating(criterion=self.rating_head, mark=mark, meaning=meaning))
        item.offices.append(Office(name=topic.office))
        item.description = topic.content
        office = self.ditto if topic.office == above else topic.office
        cells = cell(item.number, item.mark("number"), attrs='class="c"')
        title = f"{topic.title}{self.again}" if again else topic.title
        if not again and self.random.random() < 0.1:
            item.tags.append("新規")
            title = f"【新規】{topic.title}"
        cells += cell(title, item.mark("item")) + cell(topic.content, item.mark("description"))
        cells += cell(office, item.mark("office"), attrs='class="c"')
        if self.partners:
            item.offices.append(Office(name=topic.partner, role="partner"))
            cells += cell(topic.partner, item.mark("partner"), attrs='class="c"')
        did = following if again else self._did(item, topic, place)
        rating = cell(mark, item.mark("rating"), attrs='class="c"')
        done = cell(did, item.mark("do|check" if "成果" in self.did_head else "do"))
        cells += rating + done if self.rating_first else done + rating
        if self.issue_head:
            cells += cell(topic.issue if not again else "－", item.mark("issue"))
        said = self.ditto if following == coming else following
        role = "act|plan" if self.next_head != "今後の対応" else "act"
        return f"<tr>{cells}{cell(said, item.mark(role))}</tr>"

    def _did(self, item: Item, topic: words.Topic, place: int) -> str:
        if place == 3:
            return self.random.choice(words.PUT_OFF)
        lines = [words.count_up(self.random, item, topic.did, self.year)]
        lines.append(words.count_up(self.random, item, topic.did_too, self.year))
        if "成果" in self.did_head or self.random.random() < 0.5:
            lines.append(topic.effect)
        if self.random.random() < 0.3:
            return "\n".join(f"○{line}" for line in lines)
        return "".join(lines)
