"""A plan in chapters: every project is a heading, two paragraphs and a small table."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_k_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Target

_CSS = (
    "@page{size:A4 portrait;margin:20mm 19mm}"
    f"body{{font:10.2pt/1.65 {words.MINCHO};color:#111;margin:0}}"
    f"h1,h2,h3,h4,h5,th{{font-family:{words.GOTHIC}}}"
    "h1{font-size:20pt;text-align:center;margin:55mm 0 8mm}.ce{text-align:center}"
    "h2{font-size:15pt;page-break-before:always;border-bottom:3px double COLOUR;margin:0 0 8px}"
    "h3{font-size:12.5pt;background:TINT;padding:3px 8px;margin:16px 0 5px}"
    "h4{font-size:11.5pt;color:COLOUR;margin:13px 0 4px}h5{font-size:10.5pt;margin:12px 0 2px}"
    "h2,h3,h4,h5{page-break-after:avoid}p{margin:2px 0}.b{text-indent:1em}"
    "table{border-collapse:collapse;width:95%;margin:5px 1% 5px auto;table-layout:fixed}"
    "td,th{border:1px solid #777;padding:2px 6px;vertical-align:middle;font-size:9pt;"
    "line-height:1.4;word-break:break-all}th{background:TINT;font-weight:normal}"
    ".c{text-align:center}tr,table{page-break-inside:avoid}.n{font-size:8.5pt}"
    ".toc{border-bottom:1px dotted #777;display:flex;justify-content:space-between}"
)
_TITLES = (
    "第２期{}まちづくり推進計画",
    "{}未来創造プラン",
    "第３次{}総合計画　前期基本計画",
    "{}地域経営推進計画",
)
_LEVELS = (("基本目標", "基本施策"), ("政策", "施策"), ("まちづくりの柱", "取組の方向"))
_WHY = (
    "人口の減少と少子高齢化が進むなか、{}を取り巻く環境は大きく変わろうとしています。",
    "この計画は、市民と行政が将来の姿を共有し、限られた資源を生かしてまちづくりを進めるために策定するものです。",
    "策定に当たっては、市民意識調査やパブリックコメントを通じて、多くの意見をいただきました。",
)
_STATE = (
    "国勢調査によると、本市の人口は平成１７年をピークに減少に転じ、世帯の小規模化も進んでいます。",
    "市税収入は横ばいで推移する一方、社会保障に要する経費と公共施設の維持に要する経費は増加しています。",
    "市民意識調査では、公共交通と働く場に対する満足度が低く、自然環境と防災に対する満足度が高くなっています。",
)
_LEADS = (
    "市民が主役となる取組を積み重ね、次の世代に誇れるまちを引き継ぎます。",
    "地域の資源と人のつながりを生かし、暮らしの安心を高めます。",
    "変化を前向きに捉え、市民、事業者、行政が力を合わせて取り組みます。",
    "一人ひとりの声に耳を傾け、必要な支援を必要な人に届けます。",
)
_TAGS = ("新規", "拡充", "継続", "重点")


@STYLES.add("rd-chapter-plan", "html", "pdf")
def make_chapter_plan(random: Random) -> Book:
    """Chapters of prose; projects told in two paragraphs, with a small table of their data."""
    first = random.choice((2021, 2023, 2024, 2025))
    length = random.choice((4, 5, 5))
    town, prefecture = random.choice(words.TOWNS)
    title = random.choice(_TITLES).format(town)
    book = Book(title=title, town=town, prefecture=prefecture)
    book.period = (first, first + length - 1)
    writer = _Chapters(random, book, first, first + length - 1)
    body = writer.body()
    colour, tint = random.choice(
        (("#1f5f6b", "#e3f0f2"), ("#8a4b1f", "#f8ede2"), ("#444", "#eee"), ("#5b4a8a", "#ebe8f4"))
    )
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    full = random.choice(("令和{wide}年度", "令和{}年度", "{year}年度"))
    years = f"{words.era(first, full)}～{words.era(first + length - 1, full)}"
    date = f"令和{words.wide(first - 2018)}年３月"
    why = "".join(f'<p class="b">{text.format(town)}</p>' for text in _WHY)
    state = "".join(f'<p class="b">{text}</p>' for text in _STATE)
    notes = "".join(f'<p class="n">※{text}</p>' for _, _, text in book.notes)
    book.html = (
        f"<html><head><title>{title}</title><style>{css}</style></head><body>"
        f'<h1>{title}</h1><p class="ce">（{years}）</p>'
        f'<p class="ce">{date}</p><p class="ce">{prefecture}{town}</p>'
        f"{writer.contents()}<h2>第１章　計画の概要</h2><h3>１　策定の趣旨</h3>{why}"
        f'<h3>２　計画の期間</h3><p class="b">計画の期間は、{years}の'
        f"{words.wide(length)}年間です。</p>"
        f"<h2>第２章　{town}の現状</h2>{state}"
        f"<h2>第３章　施策の展開</h2>{body}{notes}</body></html>"
    )
    return book


class _Chapters:
    """The chapters of one book being written; the forms are drawn once."""

    def __init__(self, random: Random, book: Book, first: int, last: int) -> None:
        self.random, self.book, self.first, self.last = random, book, first, last
        self.levels = random.choice(_LEVELS)
        self.form = random.choice(("令和{}年度", "令和{wide}年度", "R{}", "{year}年度"))
        self.table = random.choice(("across", "down", "mixed", "line"))
        self.numbers = random.choice(("（{wide}）", "{circled}", "{path}", "{count:02d}"))
        self.office_head = random.choice(("担当課", "所管課", "主な担当課"))
        self.period_head = random.choice(("実施期間", "期間", "事業期間"))
        self.measure_head = random.choice(("指標", "成果指標", "数値目標"))
        self.base_head = random.choice(("現状値", "基準値", "計画策定時"))
        self.partners = random.random() < 0.5
        self.tagged = random.choice((0.0, 0.4, 1.0))
        self.listed = random.random() < 0.5
        self.aimed = random.random() < 0.7
        self.named = random.random() < 0.5
        if random.random() < 0.5:
            text = f"目標値は、特に断りのない限り{words.era(last, self.form)}の値です。"
            book.notes.append(("※", "", text))

    def contents(self) -> str:
        """The list of contents, which not every book has."""
        if not self.listed:
            return ""
        lines = [("第１章　計画の概要", 1), (f"第２章　{self.book.town}の現状", 2)]
        lines.append(("第３章　施策の展開", 3))
        page = 3
        for policy in self.book.policies:
            if not policy.parent_id:
                page += 2
                lines.append((f"　{policy.level}{policy.number}　{policy.title}", page))
        rows = "".join(
            f'<p class="toc"><span>{text}</span><span>{page}</span></p>' for text, page in lines
        )
        return f"<h2>目次</h2>{rows}"

    def body(self) -> str:
        """The goals with their policies and projects."""
        html, leads = "", self.random.sample(_LEADS, len(_LEADS))
        upper, lower = self.levels
        tree = words.plant(self.random, self.random.randint(3, 4), self.random.randint(3, 4))
        for place, (goal, policies) in enumerate(tree, 1):
            key = self.book.policy(words.wide(place), goal, level=upper)
            html += f"<h3>{upper}{words.wide(place)}　{goal}</h3>"
            html += f'<p class="b">{leads[place - 1]}</p>'
            for count, (policy, topics) in enumerate(policies, 1):
                number = f"{words.wide(place)}－{words.wide(count)}"
                under = self.book.policy(number, policy, key, lower)
                html += f"<h4>{lower}{number}　{policy}</h4>"
                for at, topic in enumerate(topics, 1):
                    html += self._project(topic, under, (place, count, at))
        return html

    def _project(self, topic: words.Topic, policy: str, at: tuple[int, int, int]) -> str:
        number = self.numbers.format(
            wide=words.wide(at[2]),
            circled=words.CIRCLED[at[2] - 1],
            path="-".join(map(str, at)),
            count=len(self.book.items) + 1,
        )
        item = self.book.item(number, topic.title, policy)
        head = words.span(number, item.mark("number")) + "　"
        head += words.span(topic.title, item.mark("item"))
        if self.random.random() < self.tagged:
            tag = self.random.choice(_TAGS)
            item.tags.append(tag)
            head += words.span(f"【{tag}】", item.mark("tag"))
        first = f"{topic.effect[:-1]}ものの、{topic.issue}"
        if topic.effect.endswith(("いる。", "ある。")):
            first = f"{topic.issue}"
        role = "background|issue|description"
        html = f"<h5>{head}</h5>" + self._paragraph(item, first, role)
        more = f"{topic.means}{topic.following}"
        if self.aimed:
            more += f"これにより、{topic.aim}"
        item.description = more
        html += self._paragraph(item, more, "description|approach|initiative|plan")
        html += self._table(item, topic)
        return html

    @staticmethod
    def _paragraph(item: Item, text: str, role: str) -> str:
        return cell(text, item.mark(role), tag="p", attrs='class="b"')

    def _table(self, item: Item, topic: words.Topic) -> str:
        item.offices.append(Office(name=topic.office))
        office = topic.office
        partners = "、".join(topic.partners)
        if self.partners:
            item.offices += [Office(name=name, role="partner") for name in topic.partners]
        begin = self.random.choice((self.first, self.first, self.first + 1))
        end = self.random.choice((self.last, self.last, self.last, self.last - 1))
        period = f"{words.era(begin, self.form)}～{words.era(end, self.form)}"
        measures = [topic.outcome]
        if self.random.random() < 0.4:
            measures.insert(0, topic.output)
        write = {
            "across": self._across,
            "down": self._down,
            "mixed": self._mixed,
            "line": self._line,
        }[self.table]
        return f"<table>{write(item, (office, period, partners), measures)}</table>"

    def _heads(self) -> tuple[str, str, str]:
        base, last = words.era(self.first - 1, self.form), words.era(self.last, self.form)
        return self.measure_head, f"{self.base_head}\n（{base}）", f"目標値\n（{last}）"

    def _values(self, item: Item, measure: words.Measure) -> tuple[str, str, str]:
        goal = self.last - self.first + 1
        name = f"{measure.name}（{measure.unit}）" if self.named else measure.name
        texts = []
        for years, kind in ((0, "baseline"), (goal, "target")):
            value = measure.goal(years)
            unit = "" if self.named else measure.unit
            text = f"{measure.show(value)}{unit}"
            year = self.first - 1 if kind == "baseline" else self.last
            item.targets.append(
                Target(
                    indicator=measure.name,
                    kind="baseline" if kind == "baseline" else "target",
                    value=value,
                    unit=measure.unit,
                    fiscal_year=year,
                    text=text,
                )
            )
            texts.append(text)
        return name, texts[0], texts[1]

    def _figures(self, item: Item, measure: words.Measure) -> str:
        name, base, goal = self._values(item, measure)
        cells = cell(name, item.mark("indicator"))
        cells += cell(base, item.mark("baseline"), attrs='class="c"')
        return cells + cell(goal, item.mark("target_value"), attrs='class="c"')

    def _across(self, item: Item, data: tuple[str, str, str], measures: list[words.Measure]) -> str:
        tall = f'rowspan="{len(measures)}"'
        heads = [self.office_head, self.period_head, *self._heads()]
        left = cell(data[0], item.mark("office"), attrs=tall)
        left += cell(data[1], item.mark("period"), attrs=tall)
        if self.partners:
            heads.insert(1, "関係機関")
            left = cell(data[0], item.mark("office"), attrs=tall)
            left += cell(data[2], item.mark("partner"), attrs=tall)
            left += cell(data[1], item.mark("period"), attrs=tall)
        rows = "<tr>" + "".join(_head(head) for head in heads) + "</tr>"
        for measure in measures:
            rows += f"<tr>{left}{self._figures(item, measure)}</tr>"
            left = ""
        return rows

    def _down(self, item: Item, data: tuple[str, str, str], measures: list[words.Measure]) -> str:
        rows = self._data(item, data, 'colspan="3"')
        tall = f'rowspan="{len(measures) + 1}"'
        name, base, goal = self._heads()
        rows += f"<tr>{_head(name, tall)}{_head('名称')}{_head(base)}{_head(goal)}</tr>"
        rows += "".join(f"<tr>{self._figures(item, measure)}</tr>" for measure in measures)
        return '<col style="width:17%"><col style="width:43%">' + rows

    def _mixed(self, item: Item, data: tuple[str, str, str], measures: list[words.Measure]) -> str:
        rows = f"<tr>{_head(self.office_head)}{cell(data[0], item.mark('office'))}"
        rows += f"{_head(self.period_head)}{cell(data[1], item.mark('period'))}</tr>"
        if self.partners:
            wide = cell(data[2], item.mark("partner"), attrs='colspan="3"')
            rows += f"<tr>{_head('関係機関')}{wide}</tr>"
        name, base, goal = self._heads()
        rows += f"<tr>{_head(name, 'colspan=2')}{_head(base)}{_head(goal)}</tr>"
        for measure in measures:
            cells = self._figures(item, measure).replace("<td ", '<td colspan="2" ', 1)
            rows += f"<tr>{cells}</tr>"
        return '<col style="width:17%"><col style="width:35%">' + rows

    def _line(self, item: Item, data: tuple[str, str, str], measures: list[words.Measure]) -> str:
        rows = self._data(item, data, "")
        for place, measure in enumerate(measures):
            name, base, goal = self._values(item, measure)
            start, end = words.era(self.first - 1, self.form), words.era(self.last, self.form)
            text = f"{name}　{base}（{start}）　→　{goal}（{end}）"
            shown = cell(text, item.mark("target|indicator|target_value"))
            head = _head(self.measure_head, f'rowspan="{len(measures)}"') if not place else ""
            rows += f"<tr>{head}{shown}</tr>"
        return '<col style="width:17%"><col>' + rows

    def _data(self, item: Item, data: tuple[str, str, str], attrs: str) -> str:
        pairs = [(self.office_head, data[0], "office"), (self.period_head, data[1], "period")]
        if self.partners:
            pairs.insert(1, ("関係機関", data[2], "partner"))
        return "".join(
            f"<tr>{_head(h)}{cell(t, item.mark(r), attrs=attrs)}</tr>" for h, t, r in pairs
        )


def _head(text: str, attrs: str = "") -> str:
    return cell(text, tag="th", attrs=attrs)
