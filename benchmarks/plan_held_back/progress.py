"""Progress tables on landscape pages: all years and evaluations beside merged policy labels."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.progress_words import (
    Topic,
    Writer,
    fiscal,
    join_marks,
    make_writer,
    page,
    wide,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating

_CSS = """
@page{size:A3 landscape;margin:12mm}
body{font-family:"IPAexMincho","Noto Serif CJK JP",serif;font-size:9pt}
h1{font-size:14pt;text-align:center;margin:0 0 4px}
p{margin:2px 0}p.right{text-align:right}
table{border-collapse:collapse;width:100%}
td,th{border:1px solid #333;padding:3px 4px;vertical-align:top;font-weight:normal}
thead td{background:#dbe5f1;text-align:center;vertical-align:middle}
td.c{text-align:center;vertical-align:middle}
tr{break-inside:avoid}
table.legend{width:auto;margin:4px 0 6px}
"""
_SCALES = (
    (("◎", "計画以上に進んでいる"), ("○", "計画どおり進んでいる"), ("△", "計画より遅れている")),
    (("◎", "目標を達成した"), ("○", "おおむね達成した"), ("△", "一部達成した"), ("×", "未実施")),
    (("Ａ", "順調"), ("Ｂ", "おおむね順調"), ("Ｃ", "やや遅れている"), ("Ｄ", "遅れている")),
)
_PLANS = (
    "総合計画前期基本計画",
    "地域創生総合戦略",
    "過疎地域持続的発展計画",
    "まちづくり行動計画",
)


class _Wide:
    """One wide table while it is being written."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.writer: Writer = make_writer(random, random.choice(("plain", "noun")))
        self.book = Book(town=self.writer.town)
        self.year = random.randint(2020, 2025)
        self.form = random.choice(("kanji", "half", "letter", "both"))
        self.scale = dict(random.choice(_SCALES))
        self.issue = random.random() < 0.7
        self.next = random.random() < 0.8
        self.content = random.random() < 0.7
        self.long = random.random() < 0.5
        self.office_first = random.random() < 0.5
        self.last_office = ""
        self.listed: list[tuple[Item, Topic]] = []

    def write(self) -> Book:
        """The whole book."""
        book, random = self.book, self.random
        plan = random.choice(("第２次", "第３次", "")) + random.choice(_PLANS)
        report = random.choice(("進捗状況一覧表", "進捗管理表", "取組状況報告書"))
        year = fiscal(self.year, "half" if self.form == "letter" else self.form)
        book.title = f"{book.town}{plan}　{year}　{report}"
        book.fiscal_year = self.year
        head = self.header()
        rows = self.rows()
        lines = [cell(book.title, tag="h1")]
        if random.random() < 0.6:
            last = self.year + 1
            text = f"（令和{wide(last - 2018)}年３月31日現在）"
            book.date(f"{last}-03-31", "day", text)
            lines.append(cell(text, tag="p", attrs='class="right"'))
        book.legend = list(self.scale.items())
        notes = self.notes()
        table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
        book.html = page(book, _CSS, *lines, self.legend(), table, *notes)
        return book

    def legend(self) -> str:
        """The scale as a small table above the big one."""
        if self.random.random() < 0.5:
            rows = "".join(f"<tr>{cell(m)}{cell(text)}</tr>" for m, text in self.scale.items())
            return f'<table class="legend"><tr><td>評価</td><td>基準</td></tr>{rows}</table>'
        return cell(
            "【評価】　" + "　".join(f"{m}：{text}" for m, text in self.scale.items()), tag="p"
        )

    def notes(self) -> list[str]:
        """The lines under the table."""
        texts = ["担当課名は、年度末の組織によるものです。", "実績の人数は延べ数です。"]
        if self.random.random() < 0.5:
            texts = texts[:1]
        self.book.notes += [("※", "", text) for text in texts]
        return [cell(f"※{text}", tag="p") for text in texts]

    def header(self) -> str:
        """Two header rows: the parts of the year under the year."""
        pick = self.random.choice
        two = 'rowspan="2"'
        this, after = fiscal(self.year, self.form), fiscal(self.year + 1, self.form)
        parts = [pick(("実施状況", "取組実績", "事業実績")), pick(("評価", "進捗評価"))]
        self.criterion = parts[1]
        if self.issue:
            parts.append(pick(("課題", "課題・問題点")))
        office = cell(pick(("担当課", "所管課", "担当部署")), attrs=two)
        self.goal_word = pick(("基本目標", "基本方針", "政策"))
        self.measure_word = pick(("施策", "基本施策"))
        first = cell(self.goal_word, attrs=two) + cell(self.measure_word, attrs=two)
        first += cell(pick(("№", "番号", "No.")), attrs=two)
        first += cell(pick(("事業名", "具体的な取組", "取組項目")), attrs=two)
        if self.content:
            first += cell(pick(("事業の概要", "取組内容")), attrs=two)
            self.content_role = "description" if "概要" in first else "description|initiative"
        first += office if self.office_first else ""
        first += cell(this, attrs=f'colspan="{len(parts)}"')
        if self.next:
            first += cell(f"{after}\n{pick(('取組予定', '実施計画'))}", attrs=two)
        first += "" if self.office_first else office
        return f"<tr>{first}</tr><tr>{''.join(cell(part) for part in parts)}</tr>"

    def rows(self) -> str:
        """The body, the policies merged at the left."""
        domains = ["健康", "子ども", "防災", "環境", "産業", "基盤", "教育"]
        chosen = self.random.sample(domains, self.random.randint(3, 6))
        tree = self.writer.tree(chosen, self.random.randint(2, 3), 3)
        out, number = "", 0
        for goal_no, goal in enumerate(tree, 1):
            goal_key = self.book.policy(wide(goal_no), goal.title, level=self.goal_word)
            groups: list[tuple[str, list[tuple[Item, Topic]]]] = []
            for no, group in enumerate(goal.groups, 1):
                label = f"{wide(goal_no)}－{wide(no)}"
                key = self.book.policy(label, group.title, goal_key, self.measure_word)
                pairs = []
                for topic in group.topics:
                    number += 1
                    pairs.append((self.book.item(str(number), topic.name, key), topic))
                if goal_no > 1 and no == len(goal.groups) and self.random.random() < 0.5:
                    number += 1
                    _, again = self.random.choice(self.listed)
                    item = self.book.item(str(number), again.name, key)
                    item.tags.append("再掲")
                    pairs.append((item, again))
                self.listed += pairs
                groups.append((f"{label}\n{group.title}", pairs))
            everyone = [item for _, pairs in groups for item, _ in pairs]
            left = cell(
                f"{wide(goal_no)}\n{goal.title}",
                join_marks(everyone, "policy"),
                attrs=f'rowspan="{len(everyone)}"',
            )
            for label, pairs in groups:
                mark = join_marks([item for item, _ in pairs], "policy")
                left += cell(label, mark, attrs=f'rowspan="{len(pairs)}"')
                for item, topic in pairs:
                    out += f"<tr>{left}{self.row(item, topic)}</tr>"
                    left = ""
        return out

    def row(self, item: Item, topic: Topic) -> str:
        """The cells of an item."""
        writer = self.writer
        again = "（再掲）" if item.tags else ""
        out = cell(item.number, item.mark("number"), attrs='class="c"')
        out += cell(item.title + again, item.mark("item"))
        out += cell(topic.description, item.mark(self.content_role)) if self.content else ""
        office = self.office(item, topic)
        out += office if self.office_first else ""
        done = writer.do(topic, item, self.year)
        if self.long:
            done += ("\n" if writer.tone == "noun" else "") + writer.check(topic)
        out += cell(done, item.mark("do"))
        sign = self.random.choice(list(self.scale)[:3])
        item.ratings.append(Rating(criterion=self.criterion, mark=sign, meaning=self.scale[sign]))
        out += cell(sign, item.mark("rating"), attrs='class="c"')
        if self.issue:
            text = writer.issue(topic) if self.random.random() < 0.85 else "－"
            out += cell(text, item.mark("issue"))
        if self.next:
            out += cell(writer.act(topic), item.mark("plan|act|initiative"))
        return out + ("" if self.office_first else office)

    def office(self, item: Item, topic: Topic) -> str:
        """The office; the one above is repeated by a mark."""
        item.offices.append(Office(name=topic.office))
        text = "〃" if topic.office == self.last_office else topic.office
        self.last_office = topic.office
        return cell(text, item.mark("office"))


@STYLES.add("prog-wide", "html", "pdf")
def make_wide(random: Random) -> Book:
    """A wide table of a year's results under two header rows, policies of two levels merged."""
    return _Wide(random).write()
