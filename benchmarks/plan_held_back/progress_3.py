"""Inspection of a board of education: one sheet for each project, with outside opinions."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.progress_words import (
    Topic,
    Writer,
    fiscal,
    make_writer,
    page,
    wide,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, Target

_CSS = """
@page{size:A4;margin:18mm 16mm}
body{font-family:"IPAexMincho","Noto Serif CJK JP",serif;font-size:10pt;line-height:1.4}
h1{font-size:16pt;text-align:center;margin:0 0 2px}p{margin:2px 0}p.sub{text-align:center}
p.who{text-align:right}h2{font-size:12.5pt;margin:14px 0 2px}
h3{font-size:11pt;margin:8px 0 2px}h2,h3{break-after:avoid}
table{border-collapse:collapse;width:100%;margin:6px 0 14px}
td{border:1px solid #000;padding:3px 5px;vertical-align:top}
td.l{background:#eee;text-align:center;vertical-align:middle}
td.c{text-align:center;vertical-align:middle}
table.sheet{break-inside:avoid}
table.key{width:auto;margin:4px auto 10px}
"""
_SCALES = (
    {"Ａ": "目標を上回る成果", "Ｂ": "おおむね目標どおり", "Ｃ": "目標を下回る", "Ｄ": "未着手"},
    {"Ｓ": "極めて良好", "Ａ": "良好", "Ｂ": "やや不十分", "Ｃ": "不十分"},
    {"◎": "十分に達成できた", "○": "おおむね達成できた", "△": "達成が不十分だった"},
)
_OPINIONS = (
    "継続して取り組んできたことが成果に表れており、評価できる。",
    "参加した方の声を次の企画に生かす工夫を期待したい。",
    "限られた人員の中でよく取り組んでいる。関係機関との連携を一層深めてほしい。",
    "数値だけでなく、内容の変化が分かる評価の方法を検討されたい。",
    "地域の力を借りながら進めている点は高く評価できる。",
    "取組が広く知られていないので、周知の方法を見直す必要がある。",
)
_REASONS = (
    "予定した回数を上回って実施し、参加者にも好評であったため。",
    "関係機関との連携により、予定を上回る成果が得られたため。",
    "計画した内容をおおむね実施できたため。",
    "天候等により一部を中止したものの、代わりの取組を行ったため。",
    "対象とした方の一部にしか届かなかったため。",
    "準備に時間を要し、計画した内容の一部を実施できなかったため。",
)
_DIRECTIONS = ("継続", "拡充", "改善して継続", "縮小")


class _Inspection:
    """The report while it is being written."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.writer: Writer = make_writer(random, random.choice(("plain", "polite")))
        self.book = Book(town=self.writer.town)
        self.year = random.randint(2016, 2024)
        self.form = random.choice(("kanji", "half"))
        self.short = random.choice(("short", "letter", "kanji"))
        self.scale = random.choice(_SCALES)
        self.rate = 0.0
        self.indicators = random.random() < 0.75
        self.reason = random.random() < 0.6
        self.direction = random.random() < 0.6
        pick = random.choice
        self.labels = {
            "item": pick(("事業名", "事務事業名", "取組項目")),
            "office": pick(("担当課", "所管課", "担当課・係")),
            "purpose": pick(("目的", "事業の目的", "実施目的")),
            "do": pick(("実施状況", "取組実績", "実施結果")),
            "check": pick(("成果", "事業効果", "事業の成果")),
            "issue": pick(("課題", "問題点・課題", "今後の課題")),
            "act": pick(("今後の対応", "改善方針", "改善策")),
            "direction": pick(("今後の方向性", "今後の展開方向")),
            "rating": pick(("評価", "総合評価", "達成度評価")),
        }

    def write(self) -> Book:
        """The whole book."""
        book, random = self.book, self.random
        name = random.choice(("点検・評価報告書", "事務の点検及び評価の結果に関する報告書"))
        book.title = f"{book.town}教育委員会　{name}"
        book.fiscal_year = self.year
        lines = [
            cell(book.title, tag="h1"),
            cell(f"（{fiscal(self.year, self.form)}実績）", tag="p", attrs='class="sub"'),
            cell(f"{book.town}教育委員会", tag="p", attrs='class="who"'),
            cell("評価の基準", tag="p"),
            self.legend(),
        ]
        chosen = random.choice((["教育", "子ども"], ["子ども", "教育"]))
        roman = random.random() < 0.5
        for no, goal in enumerate(self.writer.tree(chosen, 3, random.randint(2, 3)), 1):
            number = "ⅠⅡⅢⅣ"[no - 1] if roman else wide(no)
            level = "" if roman else "基本方針"
            key = book.policy(number, goal.title, level=level)
            lines.append(cell(f"{level}{number}　{goal.title}", tag="h2"))
            for inner, group in enumerate(goal.groups, 1):
                label = f"({inner})"
                policy = book.policy(label, group.title, key)
                lines.append(cell(f"{label}　{group.title}", tag="h3"))
                lines += [self.sheet(policy, topic) for topic in group.topics]
        book.html = page(book, _CSS, *lines)
        return book

    def legend(self) -> str:
        """The scale as a table."""
        self.book.legend = list(self.scale.items())
        rows = "".join(
            f"<tr>{cell(mark, attrs='class=c')}{cell(meaning)}</tr>"
            for mark, meaning in self.scale.items()
        )
        return f'<table class="key">{rows}</table>'

    def sheet(self, policy: str, topic: Topic) -> str:
        """The sheet of a project: labels at the left, six columns in all."""
        item = self.book.item(str(len(self.book.items) + 1), topic.name, policy)
        item.offices.append(Office(name=topic.office))
        writer = self.writer
        first = self.label("№") + cell(item.number, item.mark("number"), attrs='class="c"')
        first += self.label("item") + cell(item.title, item.mark("item"))
        first += self.label("office") + cell(topic.office, item.mark("office"))
        rows = [first, self.line("purpose", topic.description, item.mark("purpose|description"))]
        rows.append(self.line("do", writer.do(topic, item, self.year), item.mark("do")))
        if self.indicators:
            rows += self.measured(item, topic)
        rows.append(self.line("check", writer.check(topic), item.mark("check")))
        rows.append(self.line("issue", writer.issue(topic), item.mark("issue")))
        rows += self.self_rating(item)
        rows += self.outside_rating(item)
        if self.direction:
            way = self.random.choice(_DIRECTIONS)
            rows.append(self.line("direction", way, item.mark("direction")))
        rows.append(self.line("act", writer.act(topic), item.mark("act")))
        return f'<table class="sheet">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'

    def label(self, name: str, attrs: str = "") -> str:
        """A label cell."""
        return cell(self.labels.get(name, name), attrs=f'class="l" {attrs}'.strip())

    def line(self, name: str, text: str, mark: str) -> str:
        """A label and its text over the rest of the sheet."""
        return self.label(name) + cell(text, mark, attrs='colspan="5"')

    def measured(self, item: Item, topic: Topic) -> list[str]:
        """The indicator of the sheet: a row of labels above a row of values."""
        before, this = fiscal(self.year - 1, self.short), fiscal(self.year, self.short)
        name, unit = f"{topic.event}の{topic.verb}数", topic.unit
        counts = self.writer.counts[f"{topic.name}/{self.year}"][0]
        goal = max(1, round(counts / self.random.uniform(0.7, 1.25)))
        last = max(1, round(counts / self.random.uniform(0.8, 1.3)))
        self.rate = counts * 100 / goal
        rate = f"{self.rate:.1f}％"
        labels = self.label("成果指標", 'rowspan="2"') + self.label("指標名")
        for text in (f"{before}実績", f"{this}目標", f"{this}実績", "達成率"):
            labels += self.label(text)
        values = cell(name, item.mark("indicator"))
        for number, role in ((last, "actual"), (goal, "target"), (counts, "actual")):
            text = f"{number:,}{unit}"
            values += cell(text, item.mark(f"{role}_value"), attrs='class="c"')
        values += cell(rate, item.mark("achievement"), attrs='class="c"')
        item.targets += [
            Target(indicator=name, kind="actual", value=last, unit=unit, fiscal_year=self.year - 1),
            Target(indicator=name, kind="target", value=goal, unit=unit, fiscal_year=self.year),
            Target(indicator=name, kind="actual", value=counts, unit=unit, fiscal_year=self.year),
        ]
        return [labels, values]

    def mark(self) -> str:
        """A mark of the scale."""
        return self.random.choice(list(self.scale)[:3])

    def rank(self) -> int:
        """The place of the own mark in the scale: by the indicator where there is one."""
        if not self.indicators:
            return self.random.choice((0, 1, 1, 2))
        return 0 if self.rate >= 105 else 1 if self.rate >= 85 else 2

    def self_rating(self, item: Item) -> list[str]:
        """What the office itself thinks."""
        rank, word = self.rank(), self.labels["rating"]
        mark = list(self.scale)[rank]
        reason = self.random.choice(_REASONS[rank * 2 : rank * 2 + 2]) if self.reason else ""
        item.ratings.append(
            Rating(
                criterion=word,
                assessor="自己",
                mark=mark,
                meaning=self.scale[mark],
                comment=reason,
            )
        )
        row = self.label("自己評価") + self.label("rating")
        if not reason:
            return [row + cell(mark, item.mark("rating"), attrs='class="c" colspan="4"')]
        row += cell(mark, item.mark("rating"), attrs='class="c"') + self.label("評価の理由")
        return [row + cell(reason, item.mark("check|comment"), attrs='colspan="2"')]

    def outside_rating(self, item: Item) -> list[str]:
        """What the committee thinks, with its opinion."""
        mark, word = self.mark(), self.labels["rating"]
        opinion = self.random.choice(_OPINIONS)
        item.ratings.append(
            Rating(
                criterion=word,
                assessor="外部評価委員会",
                mark=mark,
                meaning=self.scale[mark],
                comment=opinion,
            )
        )
        row = self.label("外部評価委員会") + self.label("rating")
        row += cell(mark, item.mark("rating"), attrs='class="c"') + self.label("意見")
        return [row + cell(opinion, item.mark("comment"), attrs='colspan="2"')]


@STYLES.add("prog-inspection", "html", "pdf")
def make_inspection(random: Random) -> Book:
    """A sheet for each project of a board of education: results, own and outside evaluation."""
    return _Inspection(random).write()
