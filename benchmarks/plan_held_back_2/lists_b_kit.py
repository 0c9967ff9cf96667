"""Pieces that the styles of lists_b share: pages, prose, money by sources, schedules of steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from random import Random

from benchmarks.plans.book import Book, Item, cell
from schemas.plan import Budget, FundSource, ScheduleEntry

FUNDS: tuple[FundSource, ...] = ("national", "prefecture", "bond", "other", "general")
_SHARES: tuple[dict[FundSource, float], ...] = (
    {"general": 1},
    {"national": 0.5, "prefecture": 0.25, "general": 0.25},
    {"bond": 0.75, "general": 0.25},
    {"prefecture": 0.5, "general": 0.5},
    {"national": 0.4, "bond": 0.5, "general": 0.1},
    {"other": 0.3, "general": 0.7},
    {"prefecture": 0.34, "other": 0.16, "general": 0.5},
)
_TAILS = (
    "実施に当たっては、関係する団体と役割を分担し、重複のないように進める。",
    "毎年度、利用の状況を確認し、必要に応じて内容を改める。",
    "広報紙とホームページにより、内容と手続を広く知らせる。",
    "国や県の補助制度を活用し、一般財源の負担を抑える。",
    "近隣の市町村との共同による実施についても研究する。",
    "地域ごとの実情に差があることから、必要性の高い地区から順に着手する。",
)


def page(css: str, body: str) -> str:
    """A whole page."""
    return f"<html><head><style>{css}</style></head><body>{body}</body></html>"


def para(*texts: str, kind: str = "lead") -> str:
    """Paragraphs of prose."""
    return "".join(f'<p class="{kind}">{escape(text)}</p>' for text in texts)


def table(head: str, body: str, attrs: str = "") -> str:
    """A table whose header repeats in print."""
    return f"<table{attrs}><thead>{head}</thead><tbody>{body}</tbody></table>"


def row(*cells: str, kind: str = "") -> str:
    """A table row."""
    return f"<tr{' class=' + chr(34) + kind + chr(34) if kind else ''}>{''.join(cells)}</tr>"


def head(text: str, cols: int = 1, rows: int = 1, tag: str = "th") -> str:
    """A header cell, merged over columns and rows."""
    spans = [f'colspan="{cols}"'] * (cols > 1) + [f'rowspan="{rows}"'] * (rows > 1)
    if tag == "td":
        spans.append('class="h"')
    return cell(text, tag=tag, attrs=" ".join(spans))


def all_marks(items: Sequence[Item], role: str) -> str:
    """The mark of a cell that belongs to several items."""
    return " ".join(item.mark(role) for item in items)


def local(text: str, town: str) -> str:
    """The text in the words of a city or of a town."""
    return re.sub("町(?=有地|内(?!会))", "市", text) if town.endswith("市") else text


def describe(random: Random, text: str, town: str) -> str:
    """A description in the words of the town, often with a sentence or two on how it is done."""
    tails = random.sample(_TAILS, random.choice((0, 0, 1, 1, 2)))
    return local(text, town) + "".join(tails)


def draw_shares(random: Random) -> dict[FundSource, float]:
    """Which sources pay for a project, and how much of it."""
    return random.choice(_SHARES)


def draw_total(random: Random) -> int:
    """A cost in 1,000 yen."""
    high = random.choice((900, 6000, 24000, 180000))
    total = random.randint(high // 10, high)
    return total if total < 1000 else total - total % random.choice((1, 10, 100))


def split(total: int, shares: dict[FundSource, float]) -> dict[FundSource, int]:
    """A cost by its sources; the rounding falls to the general fund."""
    parts: dict[FundSource, int] = {
        fund: round(total * share) for fund, share in shares.items() if fund != "general"
    }
    return {**parts, "general": total - sum(parts.values())}


def note(book: Book, mark: str, text: str) -> str:
    """A note below a table: recorded, and as a paragraph."""
    book.notes.append((mark, "", text))
    return f'<p class="note">{escape(mark)}　{escape(text)}</p>'


def draw_steps(random: Random, steps: Sequence[str], cols: int) -> list[tuple[int, int, str]]:
    """Steps laid one after another over columns: first, last, text."""
    first = random.choice((0, 0, 0, 1)) if cols > len(steps) else 0
    left = list(steps)[: cols - first]
    spans = []
    for number, step in enumerate(left):
        rest = cols - first - (len(left) - number - 1)
        end = len(left) == number + 1 and random.random() < 0.7
        width = rest if end else random.randint(1, max(1, min(rest, 2)))
        spans.append((first, first + width - 1, step))
        first += width
    return spans


def arrow_cells(item: Item, spans: Sequence[tuple[int, int, str]], cols: int, dots: str) -> str:
    """Schedule cells: the text in the first column of a span, arrows in the following ones."""
    texts = [""] * cols
    for first, last, text in spans:
        texts[first] = text
        for at in range(first + 1, last + 1):
            texts[at] = dots
    return "".join(cell(text, item.mark("schedule") if text else "") for text in texts)


def merged_cells(item: Item, spans: Sequence[tuple[int, int, str]], cols: int) -> str:
    """Schedule cells merged over the columns of each span."""
    made, at = "", 0
    for first, last, text in spans:
        made += "<td></td>" * (first - at)
        wide = f'colspan="{last - first + 1}"' if last > first else ""
        made += cell(text, item.mark("schedule"), attrs=wide)
        at = last + 1
    return made + "<td></td>" * (cols - at)


def plan_years(item: Item, spans: Sequence[tuple[int, int, str]], year: int, task: str) -> None:
    """The entries of spans over columns that are the years from ``year`` on."""
    for first, last, text in spans:
        entry = ScheduleEntry(task=task, first_year=year + first, last_year=year + last, text=text)
        item.schedule.append(entry)


def money(
    item: Item, year: int, thousands: int, *, fund: FundSource = "total", kind: str = "estimated"
) -> str:
    """Records an amount of the item and gives it as printed."""
    item.budgets.append(
        Budget.model_validate(
            {
                "fiscal_year": year,
                "kind": kind,
                "fund_source": fund,
                "amount": thousands * 1000,
                "unit": "千円",
                "text": f"{thousands:,}",
            }
        )
    )
    return f"{thousands:,}"
