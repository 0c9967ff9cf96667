"""A report on inspection: figures of two years under three rows of heads, two who judge."""

from __future__ import annotations

from random import Random
from typing import Literal

from benchmarks.plan_held_back_3 import progress_d_words as words
from benchmarks.plan_held_back_3.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target

_CSS = (
    "@page{size:A3 landscape;margin:12mm}"
    "body{font:8.5pt/1.4 'IPAPMincho','MS PMincho',serif}"
    "h1{font:bold 15pt 'IPAPGothic',sans-serif;text-align:center;margin:4px 0}"
    ".d{text-align:center;margin:2px 0}.r{text-align:right;margin:2px 0}p{margin:2px 0}"
    "h2{font:bold 11pt 'IPAPGothic',sans-serif;background:%s;padding:2px 8px;margin:12px 0 4px;"
    "page-break-after:avoid}table{border-collapse:collapse;width:100%%}.lg{width:auto}"
    "th,td{border:1px solid #222;padding:2px 4px}th{background:%s;font-weight:normal}"
    ".c{text-align:center}.v{text-align:right;white-space:nowrap}tr{page-break-inside:avoid}"
    "td.p{background:#fbfbf3;width:6em}.o{min-width:4.5em;text-align:center}.x{min-width:11em}"
)
_DOCUMENTS = (
    ("教育委員会の事務に関する点検・評価報告書", "E", "教育委員会事務局", "点検評価委員"),
    ("教育振興基本計画点検・評価報告書", "E", "担当課", "学識経験者"),
    ("行政改革実施計画評価検証結果報告書", "G", "担当課", "行政改革推進委員会"),
    ("総合計画施策評価報告書", "ELFS", "担当課", "外部評価委員会"),
    ("総合戦略効果検証報告書", "LSF", "担当課", "総合戦略推進会議"),
)
_OPINIONS = (
    "計画に沿って着実に取り組まれており、評価できる。今後も継続されたい。",
    "実績は認められるが、市民への周知がまだ十分とは言えない。対象者に届く方法を工夫されたい。",
    "指標の達成状況だけでなく、参加者の声など質の面からも成果を確かめる必要がある。",
    "関係する課や団体との連携が進んでいることは評価できる。役割の分担をより明確にしてほしい。",
    "職員の負担が大きくなっていないか懸念される。業務の見直しを合わせて進められたい。",
    "目標の設定が低いように思われる。実績を踏まえて目標値の見直しを検討されたい。",
    "課題の分析がよくなされている。分析の結果を次年度の取組に確実に生かしてほしい。",
    "地区による差が生じないよう、きめ細かな対応を望む。",
    "取組の成果が見えにくい。写真や図を用いて分かりやすく伝える工夫が必要である。",
    "限られた予算の中で工夫して実施している。先進的な事例も参考にしながら充実を図られたい。",
    "若い世代の参画を促す視点が求められる。学校との協力を一層進めてほしい。",
    "担当課の評価は妥当である。",
)
_SECOND = (
    ("関係者による会議の開催回数", "回", 4.0, 0.5),
    ("広報紙・ホームページへの掲載回数", "回", 6.0, 1.0),
    ("利用者アンケートの満足度", "％", 81.0, 1.5),
    ("相談・問合せの件数", "件", 120.0, 14.0),
)
Kind = Literal["baseline", "target", "actual"]


@STYLES.add("qa-two-judges", "sjis", "pdf")
def make_two_judges(random: Random) -> Book:
    """Targets and actuals of two years in a head of three rows; office and outsiders both judge."""
    year = random.randint(2020, 2024)
    town = random.choice(words.TOWNS)
    name, domains, inner, outer = random.choice(_DOCUMENTS)
    form = random.choice((words.ERAS[0], words.ERAS[1], words.ERAS[4]))
    shown = words.era(year, form)
    title = f"{town}{name}（{shown}{random.choice(('', '分', '実績'))}）"
    book = Book(title=title, town=town, fiscal_year=year)
    table = _Table(random, book, year, (inner, outer))
    body = table.body(words.plant(random, domains, 2, 3))
    book.legend = list(table.scale)
    lines = []
    month = f"{words.era(year + 1, '令和{}')}年{random.randint(7, 11)}月"
    if random.random() < 0.5:
        lines.append(f'<p class="d">{month}</p>')
    if random.random() < 0.5:
        stamp = f"令和{year - 2017}年3月31日現在"
        book.date(f"{year + 1}-03-31", "day", stamp)
        lines.append(f'<p class="r">（{stamp}）</p>')
    legend = "".join(
        f"<tr>{cell(mark, attrs=_MIDDLE)}{cell(meaning)}</tr>" for mark, meaning in table.scale
    )
    notes = []
    if random.random() < 0.7:
        notes.append(("※１", "「－」は、目標値を設定していないことを示します。"))
        notes.append(("※２", "実績値は、小数点以下第２位を四捨五入しています。"))
    book.notes = [(mark, "", text) for mark, text in notes]
    tail = "".join(f"<p>{mark}　{text}</p>" for mark, text in notes)
    dark, light = random.choice(
        (("#cfe2f3", "#eaf3fb"), ("#d9ead3", "#eef6ec"), ("#e0e0e0", "#f0f0f0"))
    )
    book.html = (
        f"<html><head><title>{title}</title><style>{_CSS % (dark, light)}</style></head><body>"
        f"<h1>{title}</h1>{''.join(lines)}"
        f"<p>　{shown}に実施した主な取組について、{inner}が自ら点検及び評価を行うとともに、"
        f"{outer}から意見を聴取しました。評価の区分は次のとおりです。</p>"
        f'<table class="lg"><tr><th>区分</th><th>評価の内容</th></tr>{legend}</table>'
        f"{body}{tail}</body></html>"
    )
    return book


_MIDDLE = 'class="c"'


class _Table:
    """The tables of one book; their heads and optional columns are drawn once."""

    def __init__(self, random: Random, book: Book, year: int, judges: tuple[str, str]) -> None:
        self.random, self.book, self.year, self.judges = random, book, year, judges
        pick = random.choice
        self.scale = pick(words.SCALES[1:])
        self.form = pick((words.ERAS[0], words.ERAS[1], words.ERAS[2]))
        self.level = pick(("基本方針", "基本目標", "基本方向"))
        self.sub_head = pick(("施策", "基本施策", "主要施策", "施策の柱"))
        self.item_head = pick(("事業名", "取組項目", "主な取組", "重点事業"))
        self.office_head = pick(("担当課", "所管課", "主管課"))
        self.did_head = pick(("取組の実施状況", "実施状況", "事業の実施状況", "実施内容"))
        self.mark_heads = pick((("達成度", "評価"), ("評価", "評価"), ("総合評価", "総合評価")))
        self.why_head = pick(("評価の理由", "評価理由"))
        self.next_head = pick(("今後の対応", "課題及び今後の対応", "改善方針"))
        self.say_head = pick(("意見", "意見等", "主な意見"))
        self.achieved = random.random() < 0.5
        self.bounds = random.random() < 0.35
        self.opinions: list[str] = []

    def body(self, tree: words.Tree) -> str:
        """A heading and a table for every goal."""
        text = ""
        for place, (goal, directions) in enumerate(tree, 1):
            key = self.book.policy(str(place), goal, level=self.level)
            rows = ""
            for count, (direction, topics) in enumerate(directions, 1):
                label = f"{place}-{count}"
                owner = self.book.policy(label, direction, key, self.sub_head)
                made = [(self._item(topic, owner), topic) for topic in topics]
                seconds = [self.random.random() < 0.25 for _ in made]
                mark = " ".join(item.mark("policy") for item, _ in made)
                span = len(made) + sum(seconds)
                attrs = f'class="p" rowspan="{span}"'
                head = cell(f"{label}\n{direction}", mark, attrs=attrs)
                for (item, topic), second in zip(made, seconds, strict=True):
                    rows += self._rows(item, topic, head, second)
                    head = ""
            text += f"<h2>{self.level}{place}　{goal}</h2>"
            text += f"<table>{self._heads()}<tbody>{rows}</tbody></table>"
        return text

    def _item(self, topic: words.Topic, owner: str) -> Item:
        return self.book.item(str(len(self.book.items) + 1), topic.title, owner)

    def _heads(self) -> str:
        left = (self.sub_head, self.item_head, self.office_head, self.did_head)
        first = "".join(cell(head, tag="th", attrs='rowspan="3"') for head in left)
        figures = 7 + self.achieved
        first += cell("成果指標", tag="th", attrs=f'colspan="{figures}"')
        first += cell(self.judges[0], tag="th", attrs='colspan="3"')
        first += cell(self.judges[1], tag="th", attrs='colspan="2"')
        base = words.era(self.year - 2, self.form)
        second = "".join(
            cell(head, tag="th", attrs='rowspan="2"')
            for head in ("指標名", "単位", f"基準値\n（{base}）")
        )
        for back in (1, 0):
            shown = words.era(self.year - back, self.form)
            width = 2 + (self.achieved and not back)
            second += cell(shown, tag="th", attrs=f'colspan="{width}"')
        heads = [self.mark_heads[0], self.why_head, self.next_head]
        heads += [self.mark_heads[1], self.say_head]
        wide = 'class="x" '
        second += "".join(
            cell(head, tag="th", attrs=f'{css}rowspan="2"')
            for head, css in zip(heads, ("", wide, wide, "", wide), strict=True)
        )
        third = "".join(cell(head, tag="th") for head in ("目標", "実績") * 2)
        third += cell("達成率", tag="th") if self.achieved else ""
        return f"<thead><tr>{first}</tr><tr>{second}</tr><tr>{third}</tr></thead>"

    def _rows(self, item: Item, topic: words.Topic, head: str, second: bool) -> str:
        tall = ' rowspan="2"' if second else ""
        item.offices.append(Office(name=topic.office))
        gap = "　"
        cells = cell(f"{item.number}{gap}{topic.title}", item.mark("item"), attrs=tall.strip())
        cells += cell(topic.office, item.mark("office"), attrs=f'class="o"{tall}')
        did = words.count_up(self.random, item, topic.did, self.year)
        did += words.count_up(self.random, item, topic.did_too, self.year)
        cells += cell(did, item.mark("do"), attrs=tall.strip())
        unset = self.random.random() < 0.1
        source = (topic.indicator, topic.unit, topic.base, topic.step)
        cells += self._figures(item, source, unset=unset)
        place = words.rate(self.random, topic)
        place = min(place, 2)
        mark, meaning = self.scale[place]
        cells += cell(mark, item.mark("rating"), attrs=f"{_MIDDLE}{tall}")
        cells += cell(topic.effect, item.mark("check"), attrs=tall.strip())
        both = self.next_head == "課題及び今後の対応"
        text = f"{topic.issue}\n{topic.next}" if both else topic.next
        role = "issue|act" if both else "act"
        cells += cell(text, item.mark(role), attrs=tall.strip())
        self._judge(item, self.mark_heads[0], 0, (mark, meaning, topic.effect))
        opinion = self._opinion()
        if self.random.random() < 0.2:
            mark, meaning = self.scale[max(place - 1, 0) if place == 2 else place + 1]
        cells += cell(mark, item.mark("rating"), attrs=f"{_MIDDLE}{tall}")
        cells += cell(opinion, item.mark("comment"), attrs=tall.strip())
        self._judge(item, self.mark_heads[1], 1, (mark, meaning, opinion))
        text = f"<tr>{head}{cells}</tr>"
        if second:
            more = self._figures(item, self.random.choice(_SECOND))
            text += f"<tr>{more}</tr>"
        return text

    def _judge(self, item: Item, criterion: str, who: int, said: tuple[str, str, str]) -> None:
        mark, meaning, comment = said
        item.ratings.append(
            Rating(
                criterion=criterion,
                assessor=self.judges[who],
                mark=mark,
                meaning=meaning,
                comment=comment,
            )
        )

    def _opinion(self) -> str:
        if not self.opinions:
            self.opinions = self.random.sample(_OPINIONS, len(_OPINIONS))
        return self.opinions.pop()

    def _figures(
        self, item: Item, source: tuple[str, str, float, float], *, unset: bool = False
    ) -> str:
        name, unit, base, step = source
        places = 1 if unit == "％" or base % 1 else 0
        cells = cell(name, item.mark("indicator")) + cell(unit, item.mark("unit"), attrs=_MIDDLE)
        actual = base
        plan: list[tuple[Kind, int, float]] = [("baseline", -2, base)]
        goal = base
        for back in (-1, 0):
            goal = round(base + step * (back + 2), places)
            goal = min(goal, 99.0) if unit == "％" else goal
            actual = round(actual + step * self.random.uniform(0.4, 1.4), places)
            actual = min(actual, 99.5) if unit == "％" else actual
            plan += [("target", back, goal), ("actual", back, actual)]
        for kind, back, value in plan:
            role = kind if kind == "baseline" else f"{kind}_value"
            if unset and kind == "target":
                cells += cell("－", item.mark(role), attrs=_MIDDLE)
                continue
            bound = ("以上" if step > 0 else "以下") if self.bounds and kind == "target" else ""
            text = f"{value:,.{places}f}{bound}"
            item.targets.append(
                Target(
                    indicator=name,
                    kind=kind,
                    value=value,
                    unit=unit,
                    comparator=None if not bound else "ge" if step > 0 else "le",
                    fiscal_year=self.year + back,
                    text=text,
                )
            )
            cells += cell(text, item.mark(role), attrs='class="v"')
        if self.achieved:
            share = actual / goal if step > 0 else goal / actual
            text = "－" if unset else f"{share * 100:.1f}%"
            cells += cell(text, item.mark("achievement"), attrs='class="v"')
        return cells
