"""Evaluation sheets of projects: many blocks on a page, results of three years beside the plan."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import sheets_k_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, Office

_CSS = (
    "@page{size:A4 portrait;margin:11mm 13mm}"
    f"body{{font:8.3pt/1.35 {words.GOTHIC};color:#000;margin:0}}"
    ".s{page-break-before:always}h1{font-size:13pt;margin:0 0 3px;text-align:center}"
    "p{margin:2px 0}.r{text-align:right}.h{font-weight:bold;margin:7px 0 2px;font-size:9.2pt}"
    "table{border-collapse:collapse;width:99.5%;table-layout:fixed;margin:0 0 2px}"
    "td,th{border:1px solid #222;padding:2px 4px;vertical-align:middle;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center}.c{text-align:center}"
    ".v{text-align:right}.b{font-size:11pt;text-align:center;font-weight:bold}.t{font-weight:bold}"
    "tr{page-break-inside:avoid}"
)
_FUNDS: tuple[tuple[str, FundSource, float], ...] = (
    ("国庫支出金", "national", 0.3),
    ("県支出金", "prefecture", 0.15),
    ("地方債", "bond", 0),
    ("その他", "other", 0.05),
)


@STYLES.add("rd-evaluation-sheet", "html", "pdf")
def make_evaluation_sheet(random: Random) -> Book:
    """Sheets of one page for each project: data, aims, measures, costs, three viewpoints, mark."""
    year = random.randint(2021, 2024)
    town, prefecture = random.choice(words.TOWNS)
    form = random.choice(words.ERAS)
    name = random.choice(("事務事業評価表", "事務事業評価シート", "事務事業マネジメントシート"))
    full = random.choice(("令和{}年度", "令和{wide}年度"))
    title = f"{words.era(year, full)}実績　{name}"
    book = Book(title=title, town=town, prefecture=prefecture, fiscal_year=year)
    writer = _Sheets(random, book, year, form)
    marks = "、".join(f"{mark}：{text}" for mark, text in writer.overall)
    views = "、".join(f"{mark}：{text}" for mark, text in writer.scale)
    front = (
        f'<h1 style="margin-top:60mm">{prefecture}{town}</h1><h1>{title}</h1>'
        "<p>　この評価表は、前年度に実施した事務事業について、担当課が自ら点検した結果を"
        "まとめたものです。</p>"
        f"<p>項目別評価の区分　{views}</p><p>総合評価の区分　{marks}</p>"
    )
    book.legend = [*writer.scale, *writer.overall]
    sheets = ""
    for place, (goal, policies) in enumerate(words.plant(random, random.randint(3, 4), 3), 1):
        parent = book.policy(str(place), goal, level="政策")
        for count, (policy, topics) in enumerate(policies, 1):
            key = book.policy(f"{place}-{count}", policy, parent, "施策")
            for topic in topics:
                sheets += f'<div class="s">{writer.sheet(topic, key)}</div>'
    css = _CSS.replace("TINT", random.choice(("#e2efda", "#ddebf7", "#ededed", "#fff2cc")))
    book.html = (
        f"<html><head><title>{book.title}</title><style>{css}</style></head>"
        f"<body>{front}{sheets}</body></html>"
    )
    return book


class _Sheets:
    """The sheets of one book being written; what the form asks is drawn once."""

    def __init__(self, random: Random, book: Book, year: int, form: str) -> None:
        self.random, self.book, self.year, self.form = random, book, year, form
        self.name = book.title.split("　")[1]
        self.overall = random.choice(words.OVERALL)
        fitting = (0, 1, 3) if self.overall[0][0] == "４" else (1, 2)
        self.scale = words.SCALES[random.choice(fitting)]
        self.number_head = random.choice(("整理番号", "事業番号", "事務事業コード"))
        self.name_head = random.choice(("事務事業名", "事業名", "事務事業の名称"))
        self.aims = random.choice(
            (
                (
                    "対象\n（誰を、何を）",
                    "意図\n（どのような状態にしたいか）",
                    "手段\n（事業の内容）",
                ),
                ("対象", "目指す状態", "事業内容"),
                ("誰に・何に対して", "どうなってもらうのか", "どのような方法で"),
            )
        )
        self.lined = random.random() < 0.5
        self.staff = random.random() < 0.5
        self.asked = random.random() < 0.5
        self.second = random.random() < 0.5
        self.boxes = random.random() < 0.6
        self.first_word = "一次評価（所管課）" if self.second else ""
        self.bureaus = random.random() < 0.5
        self.start = random.randint(1, 30)

    def sheet(self, topic: words.Topic, policy: str) -> str:
        """The sheet of a project."""
        number = f"{self.start + len(self.book.items):03d}"
        item = self.book.item(number, topic.title, policy)
        return (
            f"<h1>{self.name}</h1>{self._data(item, topic)}"
            f"{self._aims(item, topic)}{self._measures(item, topic)}{self._costs(item, topic)}"
            f"{self._judged(item, topic)}"
        )

    def _data(self, item: Item, topic: words.Topic) -> str:
        random, mark = self.random, item.mark
        goal, policy = (self._policy(item, up) for up in (True, False))
        office = f"{topic.bureau}{topic.office}" if self.bureaus else topic.office
        item.offices.append(Office(name=office))
        first = random.choice((1998, 2004, 2012, 2016, 2020))
        years = f"{words.era(first, '令和{}年度')}～"
        row = "<tr>{}{}{}{}</tr>".format
        head = _head
        rows = row(
            head(self.number_head),
            cell(item.number, mark("number"), attrs='class="c"'),
            head(self.name_head),
            cell(item.title, mark("item"), attrs='class="t"'),
        )
        rows += row(
            head("政策"), cell(goal, mark("policy")), head("施策"), cell(policy, mark("policy"))
        )
        rows += row(
            head("担当部署"),
            cell(office, mark("office")),
            head("事業期間"),
            cell(years, mark("period")),
        )
        kind = random.choice(("自治事務（任意）", "自治事務（義務）", "法定受託事務"))
        rows += row(
            head("根拠法令等"),
            cell(topic.law, mark("legal_basis")),
            head("事務区分"),
            cell(kind, mark("type")),
        )
        widths = "".join(f'<col style="width:{w}%">' for w in (14, 34, 14, 38))
        return f'<p class="h">１　基本情報</p><table>{widths}{rows}</table>'

    def _policy(self, item: Item, up: bool) -> str:
        by_key = {policy.id: policy for policy in self.book.policies}
        policy = by_key[item.policy]
        policy = by_key[policy.parent_id] if up and policy.parent_id else policy
        return f"{policy.number}　{policy.title}"

    def _aims(self, item: Item, topic: words.Topic) -> str:
        rows = ""
        texts = (topic.whom, topic.aim, topic.means)
        roles = ("beneficiary", "purpose|goal", "description|approach|initiative")
        for head, text, role in zip(self.aims, texts, roles, strict=True):
            rows += f"<tr>{_head(head)}{cell(text, item.mark(role))}</tr>"
        widths = '<col style="width:22%"><col>'
        return f'<p class="h">２　事業の目的と内容</p><table>{widths}{rows}</table>'

    def _measures(self, item: Item, topic: words.Topic) -> str:
        years = [self.year - 2, self.year - 1, self.year, self.year + 1]
        heads = ["区分", "指標名", "単位", "", *(words.era(y, self.form) for y in years)]
        rows = "<tr>" + "".join(_head(head) for head in heads) + "</tr>"
        for label, measure in (("活動指標", topic.output), ("成果指標", topic.outcome)):
            rows += self._measure(item, label, measure, years)
        widths = "".join(f'<col style="width:{w}%">' for w in (11, 25, 8, 10))
        return f'<p class="h">３　指標の推移</p><table>{widths}{rows}</table>'

    def _measure(self, item: Item, label: str, measure: words.Measure, years: list[int]) -> str:
        tall = 'rowspan="3"'
        start = cell(label, tag="th", attrs=tall) + cell(
            measure.name, item.mark("indicator"), attrs=tall
        )
        start += cell(measure.unit, item.mark("unit"), attrs=f'class="c" {tall}')
        aims, done, shares = _head("目標"), _head("実績"), _head("達成率")
        for place, year in enumerate(years):
            goal, reached = measure.goal(place), measure.reached(self.random, place)
            text = words.tell(item, measure, "target", goal, year)
            aims += cell(text, item.mark("target_value"), attrs='class="v"')
            if year > self.year:
                blank = self.random.choice(("", "－")) if self.lined else ""
                done += cell(blank, item.mark("actual_value") if blank else "", attrs='class="c"')
                shares += cell("", attrs='class="c"')
                continue
            text = words.tell(item, measure, "actual", reached, year)
            done += cell(text, item.mark("actual_value"), attrs='class="v"')
            share = reached / goal if measure.step > 0 else goal / reached
            shares += cell(f"{share * 100:.1f}％", item.mark("achievement"), attrs='class="v"')
        return f"<tr>{start}{aims}</tr><tr>{done}</tr><tr>{shares}</tr>"

    def _costs(self, item: Item, topic: words.Topic) -> str:
        kinds: tuple[BudgetKind, ...] = ("settled", "settled", "settled", "initial")
        table: dict[str, list[int]] = {}
        shares = [(name, share) for name, _, share in _FUNDS]
        if topic.cost > 40000:
            shares[2] = ("地方債", 0.25)
        for _ in kinds:
            total = round(topic.cost * self.random.uniform(0.85, 1.2))
            parts = [round(total * share) if topic.cost > 8000 else 0 for _, share in shares]
            for (name, _), part in zip(shares, parts, strict=True):
                table.setdefault(name, []).append(part)
            table.setdefault("一般財源", []).append(total - sum(parts))
            table.setdefault("事業費", []).append(total)
            staff = round(topic.cost * self.random.uniform(0.08, 0.2)) + 900
            table.setdefault("人件費", []).append(staff)
            table.setdefault("総コスト", []).append(total + staff)
        years = [self.year - 2 + place for place in range(4)]
        words_of = {"settled": "決算", "initial": "当初予算"}
        heads = ["区分（単位：千円）"]
        heads += [
            f"{words.era(y, self.form)}\n{words_of[k]}" for y, k in zip(years, kinds, strict=True)
        ]
        rows = "<tr>" + _head(heads[0], 'colspan="2"') + "".join(map(_head, heads[1:])) + "</tr>"
        rows += self._cost(item, "事業費", table["事業費"], "total", kinds)
        named = [*((name, source) for name, source, _ in _FUNDS), ("一般財源", "general")]
        for place, (name, source) in enumerate(named):
            side = _head("財源内訳", 'rowspan="5"') if place == 0 else ""
            rows += self._cost(item, name, table[name], source, kinds, side)
        if self.staff:
            rows += self._cost(item, "人件費", table["人件費"], "total", kinds)
            rows += self._cost(item, "総コスト", table["総コスト"], "total", kinds)
        widths = '<col style="width:9%"><col style="width:19%">'
        return f'<p class="h">４　事業費の推移</p><table>{widths}{rows}</table>'

    def _cost(
        self,
        item: Item,
        name: str,
        amounts: list[int],
        source: FundSource,
        kinds: tuple[BudgetKind, ...],
        side: str | None = None,
    ) -> str:
        cells = _head(name, 'colspan="2"') if side is None else side + _head(name)
        for place, (amount, kind) in enumerate(zip(amounts, kinds, strict=True)):
            text = f"{amount:,}" if amount else "0"
            item.budgets.append(
                Budget(
                    fiscal_year=self.year - 2 + place,
                    kind=kind,
                    fund_source=source,
                    amount=amount * 1000,
                    unit="千円",
                    text=text,
                )
            )
            cells += cell(text, item.mark("budget"), attrs='class="v"')
        return f"<tr>{cells}</tr>"

    def _judged(self, item: Item, topic: words.Topic) -> str:
        random = self.random
        heads = ["評価項目", *(["評価の視点"] if self.asked else []), "評価", "評価の理由"]
        rows = "<tr>" + "".join(map(_head, heads)) + "</tr>"
        for criterion, question in words.QUESTIONS.items():
            mark, meaning = self.scale[random.choices((0, 1, 2), (6, 4, 1))[0]]
            reason = topic.effect
            if criterion in words.REASONS:
                reason = random.choice(words.REASONS[criterion])
            who = "所管課" if self.second else ""
            words.judge(item, (criterion, who), (mark, meaning), reason)
            cells = _head(criterion) + (cell(question) if self.asked else "")
            cells += cell(mark, item.mark("rating"), attrs='class="b"')
            rows += f"<tr>{cells}{cell(reason, item.mark('check|comment'))}</tr>"
        widths = [13, *([27] if self.asked else []), 9]
        columns = "".join(f'<col style="width:{w}%">' for w in widths)
        html = f'<p class="h">５　項目別評価　{self.first_word}</p><table>{columns}{rows}</table>'
        return html + self._whole(item, topic)

    def _whole(self, item: Item, topic: words.Topic) -> str:
        random = self.random
        place = random.choices((0, 1, 2, 3), (5, 6, 3, 1))[0]
        direction = random.choices(words.DIRECTIONS, (2, 7, 5, 1, 1, 1 if place > 1 else 0))[0]
        shown = direction
        if self.boxes:
            shown = "　".join(f"{'■' if w == direction else '□'}{w}" for w in words.DIRECTIONS)
        mark, meaning = self.overall[place]
        who = "所管課" if self.second else ""
        words.judge(item, ("総合評価", who), (mark, meaning))
        row = _head("総合評価") + cell(mark, item.mark("rating"), attrs='class="b"')
        row += _head("今後の方向性") + cell(shown, item.mark("direction"))
        rows = f"<tr>{row}</tr>"
        for head, text, role in (
            ("課題", topic.issue, "issue"),
            ("今後の改善内容", topic.following, "act"),
        ):
            wide = 'colspan="3"'
            rows += f"<tr>{_head(head)}{cell(text, item.mark(role), attrs=wide)}</tr>"
        columns = "".join(f'<col style="width:{w}%">' for w in (15, 10, 15))
        html = f'<p class="h">６　総合評価と今後の方向性</p><table>{columns}{rows}</table>'
        if not self.second:
            return html
        mark, meaning = self.overall[min(3, max(0, place + random.choice((0, 0, 1, -1))))]
        say = random.choice(words.SECOND_WORDS)
        words.judge(item, ("総合評価", "行政評価委員会"), (mark, meaning), say)
        cells = _head("総合評価") + cell(mark, item.mark("rating"), attrs='class="b"')
        cells += _head("意見") + cell(say, item.mark("comment"))
        head = '<p class="h">７　二次評価（行政評価委員会）</p>'
        return f"{html}{head}<table>{columns}<tr>{cells}</tr></table>"


def _head(text: str, attrs: str = "") -> str:
    return cell(text, tag="th", attrs=attrs)
