"""Pictures of the report as inline SVG: the account of characters and the schedule."""

from __future__ import annotations

from collections.abc import Sequence

from output.labels import label, year_span
from output.options import Lang
from output.report.markup import Markup, el, markup
from output.report.words import word
from schemas.fiscal import format_fiscal_year
from schemas.plan import Ledger, ScheduleEntry

# Okabe and Ito's colours, which people with colour vision deficiency can tell apart.
_COLOURS = (
    "#0072b2",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#e69f00",
    "#cc79a7",
    "#999999",
    "#7b6ba8",
    "#b5c7d3",
    "#c9c9c9",
    "#d55e00",
)
_WIDTH, _HEIGHT = 1000, 44
_YEAR, _LANE = 76, 26
_INK = "#1b1f24"


def ledger_parts(ledger: Ledger) -> list[tuple[str, int, str]]:
    """Name, characters and colour of each part that holds any, in the order of the schema."""
    parts = {k: v for k, v in ledger.model_dump().items() if k != "source"}
    named = zip(parts.items(), _COLOURS, strict=True)
    return [(name, number, colour) for (name, number), colour in named if number]


def ledger_bar(ledger: Ledger, lang: Lang) -> Markup:
    """One bar of all parts, each as long as its share; names and numbers stand in its title."""
    parts = ledger_parts(ledger)
    total = sum(number for _, number, _ in parts) or 1
    shapes: list[Markup] = []
    at = 0.0
    for name, number, colour in parts:
        width = number / total * _WIDTH
        words = f"{label(name, lang)} {number:,}"
        shapes.append(_block(at, width, colour, words))
        at += width
    summary = "、".join(f"{label(name, lang)} {number:,}" for name, number, _ in parts)
    return _svg(_WIDTH, _HEIGHT, f"{word('ledger', lang)}: {summary}", shapes, "bar")


def _block(x: float, width: float, colour: str, words: str) -> Markup:
    size = {"x": round(x, 2), "y": 0.0, "width": round(width, 2), "height": _HEIGHT}
    return el("rect", el("title", words), fill=colour, stroke="#fff", **size)


def swatch(colour: str) -> Markup:
    """A small square of a colour, for keys."""
    square = el("rect", width=14, height=14, fill=colour, stroke=_INK)
    return el("svg", square, width=14, height=14, class_="key", aria_hidden="true")


def year_axis(years: Sequence[int], lang: Lang) -> Markup:
    """Names of the fiscal years above the bars."""
    labels = [
        _text((at + 0.5) * _YEAR, 17, format_fiscal_year(year, lang), "middle")
        for at, year in enumerate(years)
    ]
    names = year_span(years[0], years[-1], lang) if years else ""
    return _svg(_width(years), _LANE, names, labels)


def entry_bar(entry: ScheduleEntry, years: Sequence[int], lang: Lang) -> Markup:
    """The bar of an entry over the years, with its text; open ends are arrow heads and words."""
    words = entry_words(entry, lang)
    dated = entry.first_year is not None or entry.last_year is not None
    shapes = _grid_lines(years)
    start = 0.0
    if dated:
        start, end = _ends(entry, years)
        shapes.append(_shape(start, end, entry.open_ended))
    shapes.append(_text(start + 6, 18, words, "start"))
    span = year_span(entry.first_year, entry.last_year, lang) or word("undated", lang)
    return _svg(_width(years), _LANE, f"{words} {span}", shapes)


def entry_words(entry: ScheduleEntry, lang: Lang) -> str:
    """What is written on the bar of an entry."""
    text = entry.text or entry.mark or entry.task
    return f"{text}（{word('open_ended', lang)}）" if entry.open_ended else text


def _ends(entry: ScheduleEntry, years: Sequence[int]) -> tuple[float, float]:
    first = years.index(entry.first_year) if entry.first_year is not None else 0
    last = years.index(entry.last_year) if entry.last_year is not None else first
    if entry.open_ended:
        last = len(years) - 1
    low, high = min(first, last), max(first, last)
    return low * _YEAR + 2, (high + 1) * _YEAR - 2


def _shape(start: float, end: float, open_ended: bool) -> Markup:
    """A bar; its right end is an arrow head when the task goes on."""
    tip = end - 12 if open_ended else end
    points = f"{start},4 {tip},4 {end},13 {tip},22 {start},22"
    return el("polygon", points=points, fill="#cfe0f1", stroke="#2f5a87")


def _grid_lines(years: Sequence[int]) -> list[Markup]:
    places = (at * _YEAR for at in range(len(years) + 1))
    return [el("line", x1=x, x2=x, y1=0, y2=_LANE, stroke="#d5dae0") for x in places]


def _width(years: Sequence[int]) -> int:
    return max(1, len(years)) * _YEAR


def _text(x: float, y: float, words: str, anchor: str) -> Markup:
    return el("text", words, x=x, y=y, text_anchor=anchor, font_size=12, fill=_INK)


def _svg(
    width: int, height: int, name: str, shapes: Sequence[Markup], style: str | None = None
) -> Markup:
    size = {} if style else {"width": width, "height": height}
    box = f"0 0 {width} {height}"
    attributes = f'viewBox="{box}" preserveAspectRatio="none"' if style else f'viewBox="{box}"'
    opened = el("svg", shapes, role="img", aria_label=name, class_=style, **size)
    return Markup(opened.replace("<svg ", f"<svg {markup(Markup(attributes))} ", 1))
