"""A progress report in chapters: headings of several levels above one small table each."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.progress_words import (
    Group,
    Topic,
    Writer,
    fiscal,
    full,
    make_writer,
    page,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating

_CSS = """
@page{size:A4;margin:15mm 12mm}
body{font-family:"IPAexGothic","Noto Sans CJK JP",sans-serif;font-size:9pt;line-height:1.35}
h1{font-size:15pt;border-bottom:3px double #2a6;padding-bottom:3px}
h2{font-size:12.5pt;background:#e6f3ea;border-left:8px solid #2a6;padding:3px 6px}
h3{font-size:11pt;margin:10px 0 4px}h4{font-size:10pt;margin:8px 0 3px}
table{border-collapse:collapse;width:100%;margin:2px 0 6px;table-layout:fixed}
th,td{border:1px solid #888;padding:3px;vertical-align:top}
th{background:#f4f4e8}tr{break-inside:avoid}
td.m{text-align:center}
h2,h3,h4{break-after:avoid}table.key{width:60%}p{margin:2px 0}p.note{font-size:8pt}
"""
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦ"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_GLOSSARY = {
    "個別避難計画": "避難に支援が必要な方ごとに、支援者や避難先を定めた計画。",
    "空き家バンク": "空き家の情報を登録し、利用を希望する方に紹介する制度。",
    "資源化": "廃棄物を原材料や燃料として再び利用できるようにすること。",
    "貨客混載": "旅客と荷物を同じ車両で運ぶ取組。",
    "予防保全": "損傷が軽いうちに補修を行い、施設を長持ちさせる管理の方法。",
    "温室効果ガス": "二酸化炭素など、地球の温度を上げる働きを持つ気体。",
}
_SCALES = (
    {"Ａ": "計画以上の成果があった", "Ｂ": "計画どおり実施した", "Ｃ": "計画どおりできなかった"},
    {"順調": "目標を達成する見込み", "やや遅れ": "一部に遅れがある", "遅れ": "見直しが必要"},
    {"５": "十分に達成", "４": "おおむね達成", "３": "半分程度達成", "２": "あまりできなかった"},
)
_HALVES = ("啓発と学びの機会づくり", "体制と環境の整備")


class _Chapters:
    """The report while it is being written."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.writer: Writer = make_writer(random, random.choice(("polite", "plain", "noun")))
        self.book = Book(town=self.writer.town)
        self.year = random.randint(2018, 2024)
        self.form = random.choice(("kanji", "letter", "half", "paired"))
        self.kind = random.choice(("chapter", "goal", "roman", "dashed"))
        self.scale = random.choice(_SCALES)
        self.partner = random.random() < 0.6
        self.issue = random.random() < 0.6
        self.glossed: dict[str, str] = {}
        self.fresh: list[str] = []
        pick = random.choice
        self.words = {
            "item": pick(("事業名", "事業", "主な取組", "推進事業")),
            "plan": pick(("計画", "取組計画", "実施計画")),
            "do": pick(("実績", "実施結果", "実施状況")),
            "rating": pick(("評価", "自己評価", "総合評価")),
            "issue": pick(("課題", "課題等", "今後の課題")),
            "act": pick(("今後の対応", "改善方針", "今後の取組")),
            "office": pick(("担当課", "所管課", "主管課")),
            "partner": pick(("関係機関", "連携先", "関係課・団体")),
        }

    def write(self) -> Book:
        """The whole book."""
        book, random = self.book, self.random
        plan = random.choice(("第３次総合計画", "地域共生プラン", "ふるさと創生計画"))
        year = fiscal(self.year, "half" if self.form == "letter" else self.form)
        book.title = f"{book.town}{plan}{random.choice(('', '　'))}{year}進捗状況報告書"
        book.fiscal_year = self.year
        first = self.year - random.randint(1, 3)
        book.period = (first, first + 4)
        span = f"{fiscal(first, 'half')}から{fiscal(first + 4, 'half')}まで"
        lines = [
            cell(book.title, tag="h1"),
            cell(f"計画期間：{span}（５年間）", tag="p"),
        ]
        chosen = random.sample(
            ("健康", "子ども", "防災", "環境", "産業", "基盤"), random.randint(2, 5)
        )
        measures = 2 if self.kind == "chapter" else random.randint(2, 3)
        tree = self.writer.tree(chosen, measures, random.randint(2, 4))
        book.legend = list(self.scale.items())
        lines.append(self.legend())
        for number, goal in enumerate(tree, 1):
            lines.append(self.goal(number, goal))
        book.html = page(book, _CSS, *lines)
        return book

    def legend(self) -> str:
        """The scale, explained before the first chapter."""
        word = self.words["rating"]
        rows = "".join(
            f"<tr>{cell(mark, attrs='class=m')}{cell(meaning)}</tr>"
            for mark, meaning in self.scale.items()
        )
        head = f"<tr>{cell('区分', tag='th')}{cell('内容', tag='th')}</tr>"
        return cell(f"【{word}の区分】", tag="p") + f'<table class="key">{head}{rows}</table>'

    def goal(self, number: int, goal: Group) -> str:
        """A chapter with its headings and tables."""
        level, label, blank = {
            "chapter": ("", f"第{full(number)}章", "　"),
            "goal": ("基本目標", full(number), "　"),
            "roman": ("", _ROMAN[number - 1], "　"),
            "dashed": ("", str(number), " "),
        }[self.kind]
        key = self.book.policy(label, goal.title, level=level)
        out = cell(f"{level}{label}{blank}{goal.title}", tag="h2")
        for inner, group in enumerate(goal.groups, 1):
            out += self.measure(key, number, inner, group)
        return out

    def measure(self, parent: str, goal: int, number: int, group: Group) -> str:
        """A measure; in chapters its topics are parted once more."""
        level, label, blank = {
            "chapter": ("", full(number), "　"),
            "goal": ("施策", full(number), "　"),
            "roman": ("", full(number), "　"),
            "dashed": ("", f"{goal}-{number}", " "),
        }[self.kind]
        key = self.book.policy(label, group.title, parent, level)
        out = cell(f"{level}{label}{blank}{group.title}", tag="h3")
        topics = group.topics
        if self.kind != "chapter" or len(topics) < 2:
            return out + self.table(key, topics)
        middle = len(topics) // 2
        for inner, share in enumerate((topics[:middle], topics[middle:]), 1):
            sub = self.book.policy(f"({inner})", _HALVES[inner - 1], key)
            out += cell(f"({inner}) {_HALVES[inner - 1]}", tag="h4") + self.table(sub, share)
        return out

    def table(self, policy: str, topics: list[Topic]) -> str:
        """One table with a header of one row, and the glossary lines under it."""
        words, this = self.words, fiscal(self.year, self.form)
        after = fiscal(self.year + 1, self.form)
        heads = [words["item"], this + words["plan"], this + words["do"], words["rating"]]
        heads += [words["issue"]] if self.issue else []
        heads += [f"{after}{words['plan']}" if self.issue else words["act"], words["office"]]
        heads += [words["partner"]] if self.partner else []
        widths = {words["rating"]: "9%", words["office"]: "10%", words["partner"]: "10%"}
        row = "".join(
            cell(head, tag="th", attrs=f'style="width:{widths[head]}"' if head in widths else "")
            for head in heads
        )
        body = "".join(self.row(policy, number, topic) for number, topic in enumerate(topics, 1))
        notes, self.fresh = self.fresh, []
        lines = "".join(cell(note, tag="p", attrs='class="note"') for note in notes)
        return f"<table><thead><tr>{row}</tr></thead><tbody>{body}</tbody></table>{lines}"

    def row(self, policy: str, number: int, topic: Topic) -> str:
        """The cells of an item; its number stands before its name."""
        writer = self.writer
        item = self.book.item(_CIRCLED[number - 1], topic.name, policy)
        name = f"{item.number}{item.title}"
        if self.random.random() < 0.15:
            item.tags.append("新規")
            name += "\n【新規】"
        plan = writer.plan(topic)
        if self.random.random() < 0.5:
            plan += f"\n【目標：{writer.target(topic, item, self.year)}】"
        out = cell(name, item.mark("item")) + cell(plan, item.mark("plan"))
        done = f"{writer.do(topic, item, self.year)}"
        if self.random.random() < 0.5:
            done += ("\n" if writer.tone == "noun" else "") + writer.check(topic)
        out += cell(self.gloss(done), item.mark("do"))
        out += self.rating(item)
        if self.issue:
            out += cell(writer.issue(topic), item.mark("issue"))
        role = "plan|act" if self.issue else "act"
        out += cell(self.gloss(writer.act(topic)), item.mark(role))
        item.offices.append(Office(name=topic.office))
        out += cell(topic.office, item.mark("office"))
        return f"<tr>{out}{self.partners(item, topic) if self.partner else ''}</tr>"

    def rating(self, item: Item) -> str:
        """The mark of the scale."""
        mark = self.random.choice(list(self.scale)[:3])
        made = Rating(criterion=self.words["rating"], mark=mark, meaning=self.scale[mark])
        item.ratings.append(made)
        return cell(mark, item.mark("rating"), attrs='class="m"')

    def partners(self, item: Item, topic: Topic) -> str:
        """Who helps: none, one or two."""
        if self.random.random() < 0.25:
            return cell("－", item.mark("partner"))
        names = [topic.partner]
        if self.random.random() < 0.4:
            names.append(self.random.choice(("自治会", "ＮＰＯ法人", "企画課")))
        item.offices += [Office(name=name, role="partner") for name in names]
        return cell("\n".join(names), item.mark("partner"))

    def gloss(self, text: str) -> str:
        """A text whose first hard word has a mark that a line under the table explains."""
        for term, meaning in _GLOSSARY.items():
            if term in text and term not in self.glossed:
                mark = f"※{len(self.glossed) + 1}"
                self.glossed[term] = mark
                self.book.notes.append((mark, term, meaning))
                self.fresh.append(f"{mark}　{term}…{meaning}")
                return text.replace(term, term + mark, 1)
        return text


@STYLES.add("prog-chapters", "html", "pdf")
def make_chapters(random: Random) -> Book:
    """Headings of two or three levels, one small table under each; targets in brackets."""
    return _Chapters(random).write()
