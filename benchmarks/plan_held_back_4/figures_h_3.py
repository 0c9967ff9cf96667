"""A rolling plan of projects: budgets by year and fund, beside them or in rows below each other."""

from __future__ import annotations

from random import Random

from benchmarks.plan_held_back_4 import figures_h_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, BudgetKind, FundSource, Office

_CSS = (
    "@page{size:A4 landscape;margin:12mm 10mm}"
    f"body{{font:8.5pt/1.3 {words.SERIF};color:#000}}"
    "h1{font-size:15pt;text-align:center;letter-spacing:.1em;margin:4px 0}p{margin:2px 0}"
    "h2{font-size:11pt;margin:10px 0 1px;page-break-after:avoid}"
    "h3{font-size:9.5pt;margin:4px 0 1px 1em;font-weight:normal;page-break-after:avoid}"
    ".r{text-align:right}.ce{text-align:center}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td,th{border:1px solid #222;padding:1px 3px;vertical-align:middle;word-break:break-all}"
    "th{font-weight:normal;background:#eee}.m{text-align:right}.m,.w{white-space:nowrap}"
    "tr{page-break-inside:avoid}"
)
_NAMES: dict[str, tuple[FundSource, str]] = {
    "n": ("national", "国庫支出金"),
    "p": ("prefecture", "県支出金"),
    "b": ("bond", "地方債"),
    "o": ("other", "その他"),
    "g": ("general", "一般財源"),
}
_TOTAL: tuple[FundSource, str] = ("total", "事業費計")
_SHARES = {"n": 40, "p": 20, "b": 45, "o": 15, "g": 0}
_TITLES = ("{}総合計画　第{}期実施計画", "{}総合計画実施計画（第{}次ローリング）")
_TWO, _FIVE = 'rowspan="2"', 'colspan="5"'
_KINDS = (("新規", 0.2), ("拡充", 0.35), ("継続", 1.0))


@STYLES.add("rc-funds")
def make_funds(random: Random) -> Book:
    """Projects with their costs of three years, each by fund: a row for each, or a column."""
    town, prefecture = random.choice(words.TOWNS)
    first = random.randint(2022, 2026)
    title = random.choice(_TITLES).format(town, words.wide(random.randint(2, 7)))
    book = Book(title=title, town=town, prefecture=prefecture, period=(first, first + 2))
    maker = _Funds(random, book, first)
    parts = "".join(maker.field(n, d) for n, d in enumerate(words.fields(random, 2, 4), 1))
    span = f"{maker.era(first)}～{maker.era(first + 2)}"
    unit = f"（単位：{maker.unit}）"
    notes = "".join(f"<p>※{text}</p>" for _, _, text in book.notes)
    corner = f'<p class="r">{unit}</p>' if not maker.repeated else ""
    book.html = (
        f"<html><head><title>{title}</title><style>{_CSS}</style></head><body>"
        f'<h1>{title}</h1><p class="ce">計画期間：{span}</p>'
        f'<p class="ce">{prefecture}　{town}</p>{corner}{parts}'
        f"{maker.sum_up()}{notes}</body></html>"
    )
    return book


class _Funds:
    """The tables of one rolling plan."""

    def __init__(self, random: Random, book: Book, first: int) -> None:
        self.random, self.book = random, book
        self.form = random.choice(("令和{}年度", "令和{wide}年度", "{year}年度"))
        self.unit, self.factor = random.choice((("千円", 1), ("千円", 1), ("百万円", 1000)))
        self.down = random.random() < 0.55
        self.repeated = random.random() < 0.5
        self.later = random.choice(("見込額", "見込"))
        self.minus = random.choice(("－", "", "0"))
        self.years = tuple(range(first, first + 3))
        self.level = random.choice(("基本目標", "政策", "まちづくりの柱"))
        self.prefix = random.choice(("", "No."))
        self.sums: dict[tuple[int, str], int] = {}
        self.count = 0
        self.tagged = random.random() < 0.7
        if random.random() < 0.5:
            text = "端数処理の関係で、内訳の計と事業費が一致しない場合があります。"
            book.notes.append(("※", "", text))

    def era(self, year: int) -> str:
        """A fiscal year in the form of this book."""
        return words.era(year, self.form)

    def field(self, number: int, domain: str) -> str:
        """A policy, its two measures, and the table of each."""
        random, book = self.random, self.book
        title = random.choice(words.FIELDS[domain])
        key = book.policy(str(number), title, level=self.level)
        html = f"<h2>{self.level}{number}　{title}</h2>"
        for part, topics in enumerate(words.halves(random, domain, 4, book.town), 1):
            sub = words.SUBS[domain][part - 1]
            owner = book.policy(f"{number}-{part}", sub, key, "施策")
            html += f"<h3>施策{number}-{part}　{sub}</h3>"
            html += f'<p class="r">（単位：{self.unit}）</p>' if self.repeated else ""
            rows = "".join(self._item(owner, topic) for topic in topics)
            html += self._table(rows)
        return html

    def _year_heads(self) -> list[str]:
        kinds = ("当初予算額", self.later, self.later)
        return [f"{self.era(y)}\n{k}" for y, k in zip(self.years, kinds, strict=True)]

    def _table(self, rows: str) -> str:
        heads = ["整理\n番号", "事業名", "事業の概要", "担当課"]
        heads += ["区分"] if self.tagged else []
        if self.down:
            widths = [6, 15, 29, 10, *([6] if self.tagged else []), 10, 10, 10, 10]
            heads += ["財源", *self._year_heads()]
            head = f"<tr>{''.join(cell(text, tag='th') for text in heads)}</tr>"
        else:
            widths = [6, 12, 20, 9, *([5] if self.tagged else []), 8, 7, 7, 7, 7, 7, 8, 8]
            two = 'rowspan="3"'
            year, *rest = self._year_heads()
            head = "".join(cell(text, tag="th", attrs=two) for text in heads)
            head += cell(year.replace("\n", "　"), tag="th", attrs='colspan="6"')
            head += "".join(cell(text, tag="th", attrs=two) for text in rest)
            head = f"<tr>{head}</tr><tr>{cell('事業費', tag='th', attrs=_TWO)}"
            names = "".join(cell(name, tag="th") for _, name in _NAMES.values())
            head += f"{cell('財源内訳', tag='th', attrs=_FIVE)}</tr><tr>{names}</tr>"
        total = sum(widths)
        cols = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in widths)
        return f"<table>{cols}<thead>{head}</thead><tbody>{rows}</tbody></table>"

    def _item(self, policy: str, topic: words.Topic) -> str:
        random = self.random
        self.count += 1
        item = self.book.item(f"{self.prefix}{self.count}", topic.title, policy)
        item.description = topic.content
        item.offices.append(Office(name=topic.office))
        funds = topic.funds if "g" in topic.funds else f"{topic.funds}g"
        costs = [self._split(topic, funds) for _ in self.years]
        if random.random() < 0.2:
            costs[random.choice((0, 2))] = {}
        tall = f'rowspan="{len(funds) + 1}"' if self.down else ""
        cells = cell(item.number, item.mark("number"), attrs=f'class="ce w" {tall}')
        cells += cell(item.title, item.mark("item"), attrs=tall)
        cells += cell(topic.content, item.mark("description"), attrs=tall)
        cells += cell(topic.office, item.mark("office"), attrs=tall)
        if self.tagged:
            draw = random.random()
            tag = next(word for word, share in _KINDS if draw < share)
            item.tags.append(tag)
            cells += cell(tag, item.mark("tag|type"), attrs=f'class="ce" {tall}')
        return self._rows(item, cells, funds, costs) if self.down else self._row(item, cells, costs)

    def _split(self, topic: words.Topic, funds: str) -> dict[str, int]:
        """What each fund gives in a year, in printed units."""
        least = 600 if self.factor == 1 else 1000 * self.random.randint(3, 45)
        cost = max(least, round(topic.cost * self.random.uniform(0.6, 1.5))) // self.factor
        parts = {f: cost * _SHARES[f] * self.random.randint(6, 9) // 1000 for f in funds}
        parts["g"] = cost - sum(parts.values())
        return parts

    def _rows(self, item: Item, cells: str, funds: str, costs: list[dict[str, int]]) -> str:
        rows = ""
        for letter in ("t", *funds):
            fund, name = _TOTAL if letter == "t" else _NAMES[letter]
            row = cell(name, item.mark("fund_source|budget|type"))
            for place in range(3):
                row += self._amount(item, place, fund, letter, costs[place])
            rows += f"<tr>{cells if letter == 't' else ''}{row}</tr>"
        return rows

    def _row(self, item: Item, cells: str, costs: list[dict[str, int]]) -> str:
        cells += self._amount(item, 0, "total", "t", costs[0])
        for letter, (fund, _) in _NAMES.items():
            cells += self._amount(item, 0, fund, letter, costs[0])
        cells += "".join(self._amount(item, n, "total", "t", costs[n]) for n in (1, 2))
        return f"<tr>{cells}</tr>"

    def _amount(
        self, item: Item, place: int, fund: FundSource, letter: str, cost: dict[str, int]
    ) -> str:
        amount = sum(cost.values()) if letter == "t" else cost.get(letter)
        year = self.years[place]
        if not amount:
            text = self.minus
            if text == "0":
                self._budget(item, place, fund, 0, text)
            return cell(text, item.mark("budget") if text else "", attrs='class="m"')
        self.sums[year, letter] = self.sums.get((year, letter), 0) + amount
        text = f"{amount:,}"
        self._budget(item, place, fund, amount, text)
        return cell(text, item.mark("budget"), attrs='class="m"')

    def _budget(self, item: Item, place: int, fund: FundSource, amount: int, text: str) -> None:
        kind: BudgetKind = "initial" if place == 0 else "estimated"
        made = Budget(fiscal_year=self.years[place], kind=kind, fund_source=fund, text=text)
        yen = amount * self.factor * 1000
        item.budgets.append(made.model_copy(update={"amount": yen, "unit": self.unit}))

    def sum_up(self) -> str:
        """The sums of the whole plan, which belong to no project."""
        if self.random.random() < 0.4:
            return ""
        letters = ["t", *(letter for letter in _NAMES if (self.years[0], letter) in self.sums)]
        rows = ""
        for letter in letters if self.down else ["t"]:
            name = "事業費合計" if letter == "t" else _NAMES[letter][1]
            row = cell(name)
            for year in self.years:
                row += cell(f"{self.sums.get((year, letter), 0):,}", attrs='class="m"')
            rows += f"<tr>{row}</tr>"
        heads = ["区分", *self._year_heads()]
        head = "".join(cell(text, tag="th") for text in heads)
        unit = f'<p class="r">（単位：{self.unit}）</p>' if self.repeated else ""
        return (
            f'<h2>計画事業費の総括表</h2>{unit}<table style="width:60%">'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
