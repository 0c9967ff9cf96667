"""A plan for single public buildings: a sheet for each, its state by parts, its works by year."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.plan_held_back_4 import sheets_k_words as words
from benchmarks.plan_held_back_4.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, Office, ScheduleEntry

_CSS = (
    "@page{size:A4 portrait;margin:15mm 15mm}"
    f"body{{font:9pt/1.45 {words.MINCHO};color:#111;margin:0}}"
    f"h1,h2,h3,.g{{font-family:{words.GOTHIC}}}h1{{font-size:18pt;text-align:center}}"
    "h2{font-size:13pt;background:COLOUR;color:#fff;padding:3px 8px;margin:12px 0 6px}"
    "h3{font-size:11pt;border-bottom:2px solid COLOUR;margin:14px 0 4px;page-break-after:avoid}"
    ".ce{text-align:center}"
    "p{margin:3px 0}.b{text-indent:1em}.g{margin:7px 0 2px;font-size:9pt}"
    ".k{page-break-inside:avoid}"
    "table{border-collapse:collapse;width:99.5%;table-layout:fixed;margin:0 0 3px}"
    "td,th{border:1px solid #444;padding:2px 4px;vertical-align:middle;word-break:break-all}"
    "th{background:TINT;font-weight:normal;text-align:center}.c{text-align:center}"
    ".v{text-align:right;font-size:8pt}.f{background:COLOUR;color:#fff;text-align:center}"
    ".r{text-align:right;font-size:8pt}"
)
_PARTS = ("屋根・屋上", "外壁", "内部仕上げ", "電気設備", "機械設備")
_STATES = {
    "屋根・屋上": (
        "防水層は良好である。",
        "保護塗装が薄れている。",
        "防水層に膨れがあり、一部で雨漏りがある。",
    ),
    "外壁": ("ひび割れは見られない。", "目地の一部に劣化がある。", "浮き及び鉄筋の露出がある。"),
    "内部仕上げ": ("目立った傷みはない。", "床材の摩耗が見られる。", "天井材に広くしみがある。"),
    "電気設備": (
        "令和元年度に更新済みである。",
        "照明器具が旧型である。",
        "受変電設備が更新の時期を過ぎている。",
    ),
    "機械設備": ("正常に作動している。", "空調の能力が落ちている。", "給水管から赤水が出る。"),
}
_LEGEND = (
    (
        ("Ａ", "おおむね良好"),
        ("Ｂ", "部分的に劣化"),
        ("Ｃ", "広範囲に劣化"),
        ("Ｄ", "早急に対応する必要がある"),
    ),
    (("１", "健全"), ("２", "軽微な劣化"), ("３", "中程度の劣化"), ("４", "著しい劣化")),
)
_OUTLOOKS = ("長寿命化", "維持", "複合化・集約化", "譲渡", "廃止", "建替え")


@dataclass(frozen=True, slots=True)
class Facility:
    """A public building, one line of the list."""

    group: str
    name: str
    office: str
    address: str
    built: int
    structure: str
    floors: str
    area: float
    issue: str
    plan: str
    works: tuple[str, ...]


def _facility(row: list[str]) -> Facility:
    group, name, office, address, built, structure, floors, area, issue, plan, works = row
    return Facility(
        group=group,
        name=name,
        office=office,
        address=address,
        built=int(built),
        structure=structure,
        floors=floors,
        area=float(area),
        issue=issue,
        plan=plan,
        works=tuple(works.split("/")),
    )


def _read() -> tuple[Facility, ...]:
    text = Path(__file__).with_name("sheets_k_facilities.txt").read_text(encoding="utf-8")
    return tuple(_facility(line.split("|")) for line in text.splitlines() if line)


@STYLES.add("rd-facility-plan", "html", "pdf")
def make_facility_plan(random: Random) -> Book:
    """Sheets of public buildings under their kinds: data, state by parts, works by year, costs."""
    first = random.choice((2021, 2022, 2024))
    town, prefecture = random.choice(words.TOWNS)
    kind = random.choice(
        ("公共施設個別施設計画", "公共施設等個別施設計画", "公共建築物長寿命化計画")
    )
    length = random.choice((5, 5, 8))
    book = Book(title=f"{town}{kind}", town=town, prefecture=prefecture)
    book.period = (first, first + length - 1)
    writer = _Sheets(random, book, first, length)
    book.legend = list(writer.legend)
    colour, tint = random.choice(
        (("#3b6a8f", "#e4edf4"), ("#6a7f3b", "#eef2e2"), ("#7d4a62", "#f4e9ee"))
    )
    css = _CSS.replace("COLOUR", colour).replace("TINT", tint)
    form = "令和{wide}年度" if random.random() < 0.5 else "{year}年度"
    years = f"{words.era(first, form)}から{words.era(first + length - 1, form)}まで"
    rows = "".join(f"<tr>{cell(m, attrs='class=c')}{cell(t)}</tr>" for m, t in writer.legend)
    date = f"令和{words.wide(first - 2018)}年３月"
    html = (
        f"<h1>{book.title}</h1>"
        f'<p class="ce">{date}</p><p class="ce">{prefecture}{town}</p>'
        "<h2>第１章　計画の目的等</h2>"
        f'<p class="b">{town}では、高度経済成長期以降に整備した公共施設の老朽化が進んでいます。'
        "この計画は、公共施設等総合管理計画に基づき、施設ごとの対策の内容と実施の時期を定めるものです。</p>"
        f'<p class="b">計画期間は、{years}の{words.wide(length)}年間とします。</p>'
        "<h2>第２章　劣化状況の評価</h2>"
        '<p class="b">施設を所管する課の職員が目視により点検し、次の基準により部位ごとに'
        "評価しました。"
        f'</p><table style="width:60%"><tr>{_head("評価")}{_head("基準")}</tr>{rows}</table>'
        "<h2>第３章　施設ごとの計画</h2>"
    )
    book.html = (
        f"<html><head><title>{book.title}</title><style>{css}</style></head>"
        f"<body>{html}{writer.body()}</body></html>"
    )
    return book


class _Sheets:
    """The sheets of one book being written; the form is drawn once."""

    def __init__(self, random: Random, book: Book, first: int, length: int) -> None:
        self.random, self.book, self.first, self.length = random, book, first, length
        self.legend = random.choice(_LEGEND)
        self.form = random.choice(("R{}", "令和\n{}年度", "{year}"))
        self.bars = random.random() < 0.5
        self.boxed = random.random() < 0.5
        self.outlooks = random.random() < 0.5
        self.unit, self.yen = random.choice((("千円", 1000), ("百万円", 1000000)))
        self.state_head = random.choice(("劣化の状況", "点検結果", "状況"))
        self.old = random.random() < 0.5
        self.heading = random.choice(("number", "mark", "cell"))

    def body(self) -> str:
        """The groups of buildings, some sheets under each."""
        facilities = _read()
        groups = list(dict.fromkeys(facility.group for facility in facilities))
        html = ""
        for place, group in enumerate(sorted(self.random.sample(groups, 5), key=groups.index), 1):
            key = self.book.policy(words.wide(place), group)
            html += f"<h3>{words.wide(place)}　{group}</h3>"
            some = [facility for facility in facilities if facility.group == group]
            for count, facility in enumerate(some[: self.random.randint(2, 4)], 1):
                html += self._sheet(facility, f"{place}-{count}", key)
        return html

    def _sheet(self, facility: Facility, number: str, key: str) -> str:
        item = self.book.item(number, facility.name, key)
        name = words.span(facility.name, item.mark("item"))
        shown = words.span(number, item.mark("number"))
        head = ""
        if self.heading != "cell":
            head = f"{shown}　{name}" if self.heading == "number" else f"■{shown}　{name}"
            head = f'<p class="g" style="font-size:10.5pt"><b>{head}</b></p>'
        return (
            f'<div class="k">{head}{self._data(item, facility)}{self._state(item)}'
            f"{self._text(item, facility)}{self._works(item, facility)}</div>"
        )

    def _data(self, item: Item, facility: Facility) -> str:
        item.offices.append(Office(name=facility.office))
        other = "other|type|description"
        pairs = [
            ("所管課", facility.office, "office"),
            ("所在地", facility.address, "other|description"),
            ("建築年度", self._built(facility.built), "other|period"),
            ("構造・階数", f"{facility.structure}　{facility.floors}", other),
            ("延床面積", f"{facility.area:,.1f}㎡", "other|description"),
            ("耐震性", "有" if facility.built > 1981 else "一部未確認", "other|status|description"),
        ]
        if self.heading == "cell":
            pairs = [("番号", item.number, "number"), ("施設名", item.title, "item"), *pairs]
        rows = ""
        for left, right in zip(pairs[::2], pairs[1::2], strict=True):
            cells = "".join(_head(h) + cell(t, item.mark(r)) for h, t, r in (left, right))
            rows += f"<tr>{cells}</tr>"
        widths = "".join(f'<col style="width:{w}%">' for w in (14, 31, 14, 41))
        return f'<p class="g">（１）施設の概要</p><table>{widths}{rows}</table>'

    def _built(self, year: int) -> str:
        if not self.old:
            return f"{year}年度"
        text = f"昭和{year - 1925}年度" if year < 1989 else words.era(year, "令和{}年度")
        return f"{text}（{year}）"

    def _state(self, item: Item) -> str:
        rows = f"<tr>{_head('部位')}{_head('評価')}{_head(self.state_head)}</tr>"
        parts = _PARTS if self.boxed else _PARTS[: self.random.randint(3, 5)]
        for part in parts:
            place = self.random.choices((0, 1, 2, 3), (3, 5, 4, 1))[0]
            state = _STATES[part][min(place, 2)]
            mark = self.legend[place]
            words.judge(item, (part, ""), mark, state)
            cells = _head(part) + cell(mark[0], item.mark("rating"), attrs='class="c"')
            cells += cell(state, item.mark("check|comment|status|background"))
            rows += f"<tr>{cells}</tr>"
        widths = '<col style="width:18%"><col style="width:10%">'
        return f'<p class="g">（２）劣化状況</p><table>{widths}{rows}</table>'

    def _text(self, item: Item, facility: Facility) -> str:
        pairs = [
            ("現状と課題", facility.issue, "issue|background"),
            ("今後の方針", facility.plan, "direction|approach"),
        ]
        if self.outlooks:
            ends = ("廃止", "除却", "譲渡")
            place = 0
            if any(word in facility.plan for word in ends):
                place = 3 if "譲渡" in facility.plan else 4
            elif any(word in facility.plan for word in ("複合", "統合", "集約")):
                place = 2
            elif "修繕" in facility.plan or "維持" in facility.plan:
                place = 1
            pairs.insert(1, ("方向性", _OUTLOOKS[place], "direction"))
        rows = "".join(f"<tr>{_head(h)}{cell(t, item.mark(r))}</tr>" for h, t, r in pairs)
        head = '<p class="g">（３）現状と今後の方針</p>'
        return f'{head}<table><col style="width:18%"><col>{rows}</table>'

    def _works(self, item: Item, facility: Facility) -> str:
        years = range(self.length)
        heads = ["対策の内容", *(words.era(self.first + year, self.form) for year in years)]
        rows = "<tr>" + "".join(map(_head, heads)) + "</tr>"
        spent = [0] * self.length
        start = 0
        for work in facility.works:
            start = min(start + self.random.randint(0, 2), self.length - 2)
            cells, spent = self._work(item, work, start, spent)
            task = cell(work, item.mark("initiative|schedule"))
            rows += f"<tr>{task}{cells}</tr>"
        amounts = ""
        for year in years:
            text = f"{spent[year]:,}" if spent[year] else ""
            amounts += cell(text, item.mark("budget") if text else "", attrs='class="v"')
            if spent[year]:
                self._spend(item, year, spent[year], text)
        rows += f"<tr>{_head(f'概算費用（{self.unit}）')}{amounts}</tr>"
        head = '<p class="g">（４）対策の実施時期と概算費用</p>'
        return f'{head}<table><col style="width:24%">{rows}</table>'

    def _work(self, item: Item, work: str, start: int, spent: list[int]) -> tuple[str, list[int]]:
        spent = list(spent)
        build = any(word in work for word in ("改修", "更新", "工事", "整備", "除却", "塗装", "化"))
        steps = [("設計", 1), ("工事", self.random.randint(1, 2))] if build else [("実施", 1)]
        cells, year = "<td></td>" * start, start
        for name, width in steps:
            width = min(width, self.length - year)
            if not width:
                break
            for at in range(year, year + width):
                low = 1 if name != "工事" else 8
                amount = self.random.randint(low, low * 9)
                spent[at] += amount if self.yen == 1000000 else amount * 1000 + 350
            attrs = f'class="f" colspan="{width}"' if self.bars else 'class="c"'
            cells += cell(name, item.mark("schedule"), attrs=attrs)
            if not self.bars:
                cells += cell("→", item.mark("schedule"), attrs=attrs) * (width - 1)
            item.schedule.append(
                ScheduleEntry(
                    task=work,
                    first_year=self.first + year,
                    last_year=self.first + year + width - 1,
                    text=name,
                )
            )
            year += width
        return cells + "<td></td>" * (self.length - year), spent

    def _spend(self, item: Item, year: int, amount: int, text: str) -> None:
        item.budgets.append(
            Budget(
                fiscal_year=self.first + year,
                kind="estimated",
                amount=amount * self.yen,
                unit=self.unit,
                text=text,
            )
        )


def _head(text: str) -> str:
    return cell(text, tag="th")
