"""A reform's progress in one long table, and an old web page of a plan with strips."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back.progress_words import (
    Topic,
    Writer,
    fiscal,
    full,
    join_marks,
    make_writer,
    page,
    wide,
)
from benchmarks.plan_held_back.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating

_CSS = """
@page{size:A4 landscape;margin:10mm}
body{font-family:"Noto Sans CJK JP",sans-serif;font-size:8.5pt;color:#222;margin:10px}
h1{font-size:14pt}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #b5b5b5;padding:4px 5px;vertical-align:top;text-align:left}
th{background:#36618e;color:#fff;text-align:center}
"""
_SCALES = (
    {"順調": "計画どおり", "やや遅れ": "一部に遅れ", "遅れ": "大幅な遅れ", "完了": "目標を達成"},
    {"Ａ": "達成", "Ｂ": "一部達成", "Ｃ": "検討中", "Ｄ": "未着手"},
    {"◎": "予定以上", "○": "予定どおり", "△": "予定より遅れ", "×": "未着手"},
)
_REVIEWS = ("行財政改革大綱実施計画", "行政経営改革プラン", "第４次行政改革実施計画")


class _Roster:
    """The reform's table while it is being written."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.writer: Writer = make_writer(random, "plain")
        self.book = Book(town=self.writer.town)
        self.year = random.randint(2019, 2024)
        self.form = random.choice(("letter", "kanji", "west"))
        self.scale = random.choice(_SCALES)
        self.partner = random.random() < 0.5
        self.goal = random.random() < 0.6
        self.issue = random.random() < 0.5
        self.remarks = random.random() < 0.5
        self.big, self.middle = random.choice(
            (("大項目", "中項目"), ("基本方針", "重点項目"), ("改革の柱", "推進項目"))
        )
        pick = random.choice
        self.words = {
            "number": pick(("№", "番号", "整理番号")),
            "item": pick(("実施項目", "改革項目", "取組項目名", "取組項目")),
            "description": pick(("取組の概要", "項目の概要")),
            "office": pick(("主管課", "所管課", "担当課")),
            "partner": pick(("関係課等", "協力課等")),
            "target": pick(("年度目標", "取組目標", "今年度の目標")),
            "do": pick(("実績", "実施状況", "取組実績")),
            "rating": pick(("評価", "進捗評価", "達成度評価")),
            "issue": pick(("課題", "問題点・課題")),
            "plan": pick(("計画", "取組計画", "実施計画")),
        }

    def write(self) -> Book:
        """The whole book."""
        book, random = self.book, self.random
        year = fiscal(self.year, "west" if self.form == "west" else "half")
        book.title = f"{book.town}{random.choice(_REVIEWS)}　進捗状況（{year}）"
        book.fiscal_year = self.year
        book.document_number = random.choice(("", f"資料{random.randint(1, 4)}"))
        lines = [cell(book.document_number, tag="p")] if book.document_number else []
        lines.append(cell(book.title, tag="h1"))
        if random.random() < 0.5:
            text = f"{fiscal(self.year, 'half')}末時点"
            book.date(f"{self.year + 1}-03-31", "day", text)
            lines.append(cell(text, tag="p"))
        book.legend = list(self.scale.items())
        scale = "、".join(f"{mark}…{meaning}" for mark, meaning in self.scale.items())
        head, body = self.header(), self.rows()
        lines.append(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
        lines.append(cell(f"{self.words['rating']}の区分：{scale}", tag="p"))
        note = "取組の内容は、翌年度に見直すことがあります。"
        book.notes.append(("（注）", "", note))
        lines.append(cell(f"（注）{note}", tag="p"))
        book.html = page(book, _CSS, *lines)
        return book

    def header(self) -> str:
        """Two rows of header cells; the office stands before the years."""
        words, two = self.words, 'rowspan="2"'
        names = [self.big, self.middle, words["number"], words["item"], words["description"]]
        names += [words["office"]] + ([words["partner"]] if self.partner else [])
        out = "".join(cell(name, tag="th", attrs=two) for name in names)
        inner = [words["target"]] if self.goal else []
        inner += [words["do"], words["rating"]] + ([words["issue"]] if self.issue else [])
        span = f'colspan="{len(inner)}"'
        out += cell(fiscal(self.year, self.form), tag="th", attrs=span)
        out += cell(fiscal(self.year + 1, self.form), tag="th")
        out += cell("備考", tag="th", attrs=two) if self.remarks else ""
        below = "".join(cell(name, tag="th") for name in [*inner, words["plan"]])
        return f"<tr>{out}</tr><tr>{below}</tr>"

    def rows(self) -> str:
        """The items, their policies merged at the left."""
        domains = ["行革", *self.random.sample(("基盤", "防災", "環境"), self.random.randint(0, 2))]
        out = ""
        for no, goal in enumerate(self.writer.tree(domains, 3, 4), 1):
            key = self.book.policy(wide(no), goal.title, level=self.big)
            pairs: list[list[tuple[Item, Topic]]] = []
            for inner, group in enumerate(goal.groups, 1):
                policy = self.book.policy(f"({inner})", group.title, key, self.middle)
                made = [(self.item(policy, topic), topic) for topic in group.topics]
                pairs.append(made)
            everyone = [item for share in pairs for item, _ in share]
            left = cell(
                f"{wide(no)} {goal.title}",
                join_marks(everyone, "policy"),
                attrs=f'rowspan="{len(everyone)}"',
            )
            for inner, share in enumerate(pairs, 1):
                left += cell(
                    f"({inner}) {goal.groups[inner - 1].title}",
                    join_marks([item for item, _ in share], "policy"),
                    attrs=f'rowspan="{len(share)}"',
                )
                for item, topic in share:
                    out += f"<tr>{left}{self.row(item, topic)}</tr>"
                    left = ""
        return out

    def item(self, policy: str, topic: Topic) -> Item:
        """The next item."""
        return self.book.item(str(len(self.book.items) + 1), topic.name, policy)

    def row(self, item: Item, topic: Topic) -> str:
        """The cells of an item."""
        writer, random = self.writer, self.random
        out = cell(item.number, item.mark("number")) + cell(item.title, item.mark("item"))
        out += cell(topic.description, item.mark("description"))
        item.offices.append(Office(name=topic.office))
        out += cell(topic.office, item.mark("office"))
        if self.partner:
            names = random.choice(([], [topic.partner], [topic.partner, "関係各課"]))
            item.offices += [Office(name=name, role="partner") for name in names]
            out += cell("、".join(names) or "－", item.mark("partner"))
        if self.goal:
            out += cell(writer.target(topic, item, self.year), item.mark("target"))
        done = writer.do(topic, item, self.year)
        done += writer.check(topic) if random.random() < 0.6 else ""
        out += cell(done, item.mark("do"))
        mark = random.choice(list(self.scale)[:3])
        meaning = self.scale[mark]
        item.ratings.append(Rating(criterion=self.words["rating"], mark=mark, meaning=meaning))
        out += cell(mark, item.mark("rating"))
        out += cell(writer.issue(topic), item.mark("issue")) if self.issue else ""
        out += cell(writer.act(topic), item.mark("plan|act"))
        if self.remarks:
            text = random.choice(("", "", "条例改正あり", "次期計画に引継ぎ", "予算計上済み"))
            out += cell(text, item.mark("remarks") if text else "")
        return out


@STYLES.add("prog-roster", "html", "transcript")
def make_roster(random: Random) -> Book:
    """A reform's items in one table with header cells of two rows; web page and transcript."""
    return _Roster(random).write()


class _Strips:
    """An old web page: strips for the policies, PDCA over the columns."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.writer: Writer = make_writer(random, random.choice(("plain", "noun")))
        self.book = Book(town=self.writer.town)
        self.year = random.randint(2012, 2020)
        self.scale = random.choice(_SCALES[1:])
        self.inside = random.random() < 0.4
        self.last = ""
        self.wide = random.random() < 0.5
        pick = random.choice
        self.item_word = pick(("事業名", "推進事業", "具体的事業"))
        self.office_word = pick(("担当課", "担当部課", "課名"))
        self.rating_word = pick(("評価", "進捗評価", "総合評価"))
        self.heads = (
            pick(("計画(Ｐ)", "計画(Plan)", "行動計画(Ｐ)")),
            pick(("実行(Ｄ)", "実施(Do)")),
            pick(("評価(Ｃ)", "点検(Check)")),
            pick(("改善(Ａ)", "見直し(Action)")),
        )

    def write(self) -> Book:
        """The whole book."""
        book, random = self.book, self.random
        plan = random.choice(("まちづくり計画", "後期基本計画", "地域活性化計画"))
        book.title = f"{fiscal(self.year, 'kanji')}{book.town}{plan}の進捗状況"
        book.fiscal_year = self.year
        book.legend = list(self.scale.items())
        lines = [cell(book.title, tag="h1", attrs='align="center"')]
        lines.append(cell(f"{book.town}企画課", tag="p", attrs='align="right"'))
        lines += [
            cell(f"{mark}　{meaning}", tag="p", attrs='class="k"')
            for mark, meaning in self.scale.items()
        ]
        body = self.rows()
        look = 'border="1" cellspacing="0" cellpadding="4" width="100%"'
        lines.append(f"<table {look}>{self.header()}{body}</table>")
        text = "「〃」は、上の欄と同じ課を表します。"
        if "〃" in body:
            book.notes.append(("※", "", text))
            lines.append(cell(f"※　{text}", tag="p"))
        book.html = page(book, _OLD, *lines)
        return book

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return 7 if self.inside else 8

    def header(self) -> str:
        """Two rows of plain cells with a colour."""
        look, two = 'bgcolor="#ffe4b5" align="center"', 'rowspan="2"'
        out = cell(self.item_word, attrs=f"{look} {two}")
        out += "" if self.inside else cell(self.office_word, attrs=f"{look} {two}")
        plan, do, check, act = self.heads
        out += cell(f"{plan}", attrs=look) + cell(do, attrs=look)
        out += cell(check, attrs=f'{look} colspan="2"') + cell(act, attrs=f'{look} colspan="2"')
        year = fiscal(self.year, "short") if self.wide else fiscal(self.year, "letter")
        names = (f"{year}の計画", f"{year}の実績", self.rating_word, "成果", "課題", "今後の対応")
        return f"<tr>{out}</tr><tr>{''.join(cell(name, attrs=look) for name in names)}</tr>"

    def rows(self) -> str:
        """Strips over the whole width, and the items under them."""
        chosen = self.random.sample(list(_NAMES), self.random.randint(3, 5))
        span, out = f'colspan="{self.columns}"', ""
        for no, goal in enumerate(self.writer.tree(chosen, 2, 3), 1):
            key = self.book.policy(full(no), goal.title, level="基本目標")
            parts, everyone = "", []
            for inner, group in enumerate(goal.groups, 1):
                policy = self.book.policy(f"({full(inner)})", group.title, key)
                made = []
                body = ""
                for number, topic in enumerate(group.topics):
                    item = self.book.item("①②③④"[number], topic.name, policy)
                    made.append(item)
                    body += f"<tr>{self.row(item, topic)}</tr>"
                everyone += made
                label = f"({full(inner)})　{group.title}"
                strip = cell(label, join_marks(made, "policy"), attrs=f'{span} bgcolor="#f5f5dc"')
                parts += f"<tr>{strip}</tr>{body}"
            top = cell(
                f"基本目標{full(no)}　{goal.title}",
                join_marks(everyone, "policy"),
                attrs=f'{span} bgcolor="#c1e1c1"',
            )
            out += f"<tr>{top}</tr>{parts}"
        return out

    def row(self, item: Item, topic: Topic) -> str:
        """The cells of an item."""
        writer = self.writer
        name = f"{item.number}{item.title}"
        item.offices.append(Office(name=topic.office))
        if self.inside:
            out = cell(f"{name}\n【{self.office_word}：{topic.office}】", item.mark("item"))
        else:
            text = "〃" if topic.office == self.last else topic.office
            out = cell(name, item.mark("item")) + cell(text, item.mark("office"))
        self.last = topic.office
        plan = writer.plan(topic)
        if self.random.random() < 0.4:
            plan += f"（目標：{writer.target(topic, item, self.year)}）"
        out += cell(plan, item.mark("plan"))
        out += cell(writer.do(topic, item, self.year), item.mark("do"))
        mark = self.random.choice(list(self.scale)[:3])
        meaning = self.scale[mark]
        item.ratings.append(Rating(criterion=self.rating_word, mark=mark, meaning=meaning))
        out += cell(mark, item.mark("rating"), attrs='align="center"')
        out += cell(writer.check(topic), item.mark("check"))
        out += cell(writer.issue(topic), item.mark("issue"))
        return out + cell(writer.act(topic), item.mark("act"))


_NAMES = ("健康", "子ども", "防災", "環境", "産業", "基盤", "教育")
_OLD = (
    "@page{size:A4 landscape;margin:12mm}"
    'body{font-family:"IPAPGothic","IPAexGothic",sans-serif;font-size:9pt}'
    "h1{font-size:13pt}p.k{margin:0}td{font-size:9pt;vertical-align:top}tr{break-inside:avoid}"
)


@STYLES.add("prog-strips", "sjis", "pdf")
def make_strips(random: Random) -> Book:
    """An old page in Shift_JIS: policies as strips in the table, Plan Do Check Action above."""
    return _Strips(random).write()
