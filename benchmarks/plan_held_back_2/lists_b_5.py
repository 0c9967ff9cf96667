"""One wide table of a reform plan: last year's results and this year's steps by quarter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from random import Random

from benchmarks.plan_held_back_2.lists_b_kit import (
    all_marks,
    arrow_cells,
    describe,
    draw_steps,
    head,
    local,
    money,
    note,
    page,
    para,
    row,
    table,
)
from benchmarks.plan_held_back_2.lists_b_words import TOWNS, full, years_of
from benchmarks.plan_held_back_2.lists_b_words_2 import PILLARS, REFORMS, Reform
from benchmarks.plan_held_back_2.sets import STYLES
from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Office, Rating, ScheduleEntry, Target

_CSS = """
@page{size:A3 landscape;margin:10mm} body{font:8.5pt IPAPGothic,sans-serif}
h1{font-size:14pt;text-align:center;margin:4px} .right{text-align:right;margin:0}
table{border-collapse:collapse;width:100%;border:2px solid #000}
td,th{border:1px solid #333;padding:2px 4px} th{background:#d9d9d9;font-weight:normal}
td{vertical-align:top} .c{text-align:center;white-space:nowrap;vertical-align:middle}
.n{text-align:right;white-space:nowrap} tr{break-inside:avoid} .lead{margin:2px 0 4px}
.note{margin:2px 0} th{white-space:nowrap}
"""
_PARTS = (
    ("第１四半期", "第２四半期", "第３四半期", "第４四半期"),
    ("４～６月", "７～９月", "10～12月", "１～３月"),
    ("第1四半期", "第2四半期", "第3四半期", "第4四半期"),
)
_SCALES = (
    (("Ａ", "計画を上回った"), ("Ｂ", "計画どおり"), ("Ｃ", "計画を下回った")),
    (("◎", "計画以上に進んだ"), ("○", "計画どおり進んだ"), ("△", "遅れている")),
    (("Ｓ", "期待を上回る"), ("Ａ", "期待どおり"), ("Ｂ", "やや遅れ"), ("Ｃ", "未着手")),
)
_COUNTED = re.compile("([0-9０-９]+)の?(事業者|手続|か所|地区|施設|件|台|回|人|者|品目|つ)")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a seed decides."""

    year: int
    form: str
    level: str
    number: str
    heads: tuple[str, str, str, str]
    done: str
    rated: str
    issue: str
    scale: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    figures: bool
    budget: bool
    direction: bool


def _look(random: Random) -> _Look:
    pick = random.choice
    return _Look(
        year=pick((2020, 2023, 2024, 2025)),
        form=pick(("w", "ra", "n")),
        level=pick(("改革の柱", "基本方針", "大項目")),
        number=pick(("{0}", "{1}-{2}", "（{2}）")),
        heads=(
            pick(("番号", "No.", "整理番号")),
            pick(("取組項目", "実施項目", "改革項目")),
            pick(("取組の概要", "取組内容", "改革の内容")),
            pick(("担当課", "所管課", "推進担当課")),
        ),
        done=pick(("実績", "取組実績", "実施状況", "主な取組の実績")),
        rated=pick(("評価", "達成度", "進捗度")),
        issue=pick(("課題", "今後の課題", "問題点・課題")),
        scale=pick(_SCALES),
        parts=pick(_PARTS),
        figures=random.random() < 0.7,
        budget=random.random() < 0.6,
        direction=random.random() < 0.5,
    )


def _header(look: _Look) -> str:
    before, year = years_of(look.form, look.year - 1), years_of(look.form, look.year)
    names = (look.level, *look.heads)
    top = [head(name, rows=2) for name in names]
    below = [look.done, look.rated, look.issue]
    top.append(head(before, 3))
    if look.figures:
        top.append(head("指標", 3))
        below += ["指標名", f"{before}実績", f"{year}目標"]
    if look.budget:
        top.append(head(f"{year}\n予算額（千円）", rows=2))
    top.append(head(f"{year}　実施計画", 4))
    below += look.parts
    top += [head("今後の方向性", rows=2)] * look.direction
    return row(*top) + row(*(head(name) for name in below))


def _maybe(look: _Look, item: Item, text: str) -> None:
    """The counts in a report, which a reader may tell."""
    for digits, unit in _COUNTED.findall(text):
        target = {
            "kind": "actual",
            "value": int(unicodedata.normalize("NFKC", digits)),
            "unit": unit,
            "fiscal_year": look.year - 1,
            "text": digits + unit,
        }
        item.maybe.append(Target.model_validate(target))


def _report(random: Random, look: _Look, item: Item, reform: Reform, town: str) -> list[str]:
    """Last year's result, its mark, the open issue."""
    at = min(len(look.scale) - 1, random.choice((0, 1, 1, 1, 2)))
    mark, meaning = look.scale[at]
    item.ratings.append(Rating(criterion=look.rated, mark=mark, meaning=meaning))
    _maybe(look, item, reform.done)
    return [
        cell(local(reform.done, town), item.mark("do")),
        cell(mark, item.mark("rating"), attrs='class="c"'),
        cell(local(reform.issue, town), item.mark("issue")),
    ]


def _figures(random: Random, look: _Look, item: Item, reform: Reform) -> list[str]:
    """The indicator with last year's value and this year's goal; some measures have none."""
    if random.random() < 0.15:
        return [cell("－", item.mark("indicator"))] + [
            cell("－", item.mark(role), attrs='class="n"')
            for role in ("actual_value", "target_value")
        ]
    cells = [cell(reform.indicator, item.mark("indicator"))]
    goal = reform.base + max(1, abs(reform.goal - reform.base) // 3) * (
        1 if reform.goal > reform.base else -1
    )
    for year, value in ((look.year - 1, reform.base), (look.year, goal)):
        kind = "actual" if year < look.year else "target"
        text = f"{value:,}{reform.unit}"
        target = {
            "indicator": reform.indicator,
            "kind": kind,
            "value": value,
            "unit": reform.unit,
            "fiscal_year": year,
            "text": text,
        }
        item.targets.append(Target.model_validate(target))
        cells.append(cell(text, item.mark(f"{kind}_value"), attrs='class="n"'))
    return cells


def _steps(random: Random, look: _Look, item: Item, reform: Reform) -> str:
    """Steps of the year by quarter."""
    some = reform.steps if random.random() < 0.3 else reform.steps[1:]
    spans = draw_steps(random, some, 4)
    for first, last, text in spans:
        entry = ScheduleEntry(
            task=item.title,
            first_year=look.year,
            last_year=look.year,
            first_part=look.parts[first],
            last_part=look.parts[last],
            text=text,
        )
        item.schedule.append(entry)
    return arrow_cells(item, spans, 4, "→")


def _row(random: Random, look: _Look, item: Item, reform: Reform, town: str) -> str:
    item.description = describe(random, reform.text, town)
    item.offices.append(Office(name=reform.office))
    role = "description|initiative" if look.heads[2] == "取組内容" else "description"
    cells = [
        cell(item.number, item.mark("number"), attrs='class="c"'),
        cell(item.title, item.mark("item")),
        cell(item.description, item.mark(role)),
        cell(reform.office, item.mark("office"), attrs='class="c"'),
        *_report(random, look, item, reform, town),
    ]
    if look.figures:
        cells += _figures(random, look, item, reform)
    if look.budget:
        free = random.random() < 0.3
        amount = random.randint(12, 9800)
        text = "－" if free else money(item, look.year, amount, kind="initial")
        cells.append(cell(text, item.mark("budget"), attrs='class="n"'))
    cells.append(_steps(random, look, item, reform))
    if look.direction:
        word = random.choice(("継続", "継続", "拡充", "見直し"))
        cells.append(cell(word, item.mark("direction"), attrs='class="c"'))
    return "".join(cells)


@STYLES.add("pb-quarter-table", "transcript", "pdf")
def make_quarter_table(random: Random) -> Book:
    """Results, marks and issues of last year beside figures, money and quarters of this year."""
    look = _look(random)
    town = random.choice(TOWNS)
    book = Book(town=town, fiscal_year=look.year)
    year = years_of("w", look.year)
    name = random.choice(("行財政改革実施計画", "行政改革アクションプラン", "行財政運営改善計画"))
    book.title = f"{year}　{town}{name}"
    body = ""
    if random.random() < 0.5:
        book.document_number = random.choice(("資料１", "資料２", "別紙１", "資料３－１"))
        body += para(book.document_number, kind="right")
    body += f"<h1>{book.title}</h1>"
    if random.random() < 0.6:
        shown = f"{year[:-2]}年４月１日現在"
        book.date(f"{look.year}-04-01", "day", shown)
        body += para(f"（{shown}）", kind="right")
    body += para(
        "大綱に掲げる取組について、前年度の実績と課題を踏まえ、本年度に実施する内容を四半期ごとに定める。"
    )
    rows = ""
    for at, pillar in enumerate(PILLARS, 1):
        policy = book.policy(full(at), random.choice(pillar), level=look.level)
        known = [reform for reform in REFORMS if reform.pillar == at - 1]
        chosen = [reform for reform in known if random.random() < 0.8] or known[:1]
        items = []
        for n, reform in enumerate(chosen, 1):
            number = look.number.format(len(book.items) + 1, at, n)
            number = full(number) if number[0] == "（" else number
            items.append(book.item(number, local(reform.title, town), policy))
        text = f"{full(at)}　{book.policies[-1].title}"
        attrs = f'rowspan="{len(items)}"'
        first = cell(text, all_marks(items, "policy"), attrs=attrs)
        for item, reform in zip(items, chosen, strict=True):
            rows += row(first + _row(random, look, item, reform, town))
            first = ""
    body += table(_header(look), rows)
    book.legend += look.scale
    scale = "　".join(f"{mark}：{meaning}" for mark, meaning in look.scale)
    body += para(f"【{look.rated}】　{scale}", kind="note")
    body += note(book, "※", "実績は、前年度の末日における状況です。")
    book.html = page(_CSS, body)
    return book
