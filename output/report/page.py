"""The report as one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from output.labels import label, year_span
from output.options import Lang
from output.report import parts
from output.report.markup import Content, Markup, el, markup
from output.report.words import STYLE, word
from output.rows import PlanIndex, index_plan
from output.wording import numbered
from schemas.document import Document
from schemas.plan import Plan

# The page holds texts of strangers: whatever slipped through could neither run nor fetch.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_PARTS: Mapping[str, Callable[[PlanIndex, Lang], Markup]] = {
    "findings": parts.findings_part,
    "ledger": parts.ledger_part,
    "readings": parts.readings_part,
    "tree": parts.tree_part,
    "progress": parts.progress_part,
    "schedule": parts.schedule_part,
    "targets": parts.targets_part,
    "budgets": parts.budgets_part,
    "by_role": parts.roles_part,
    "notes": parts.notes_part,
    "other_tables": parts.other_tables_part,
    "sections": parts.sections_part,
}


def report_html(
    plan: Plan, document: Document | None = None, status: str = "ok", lang: Lang = "ja"
) -> bytes:
    """The report as UTF-8 HTML: what was read, findings, account of characters, contents.

    ``status`` is ``ok``, ``partial`` or ``failed``; ``document`` adds the numbers of pages and
    tables. The page needs no script and makes no request.
    """
    index = index_plan(plan)
    contents = {key: part(index, lang) for key, part in _PARTS.items()}
    filled = {key: html for key, html in contents.items() if html}
    title = plan.title or word("untitled", lang)
    body = [
        _header(plan, status, title, lang),
        _navigation(list(filled), lang),
        el("main", _overview(plan, document, lang), _sections(filled, lang)),
    ]
    page = el("html", _head(f"{title} – {word('report', lang)}"), el("body", body), lang=lang)
    return ("<!DOCTYPE html>\n" + page + "\n").encode("utf-8")


def _head(title: str) -> Markup:
    fixed = Markup(
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
    )
    return el("head", fixed, el("title", title), el("style", Markup(STYLE)))


def _header(plan: Plan, status: str, title: str, lang: Lang) -> Markup:
    state = el("span", label(status, lang), class_=f"status {status}")
    facts = [(key, text) for key, text in _facts(plan, lang).items() if text]
    pairs = [[el("dt", word(key, lang)), el("dd", text)] for key, text in facts]
    return el("header", el("p", word("report", lang)), el("h1", title), state, el("dl", pairs))


def _facts(plan: Plan, lang: Lang) -> dict[str, Content]:
    government = plan.local_government
    as_of = plan.as_of
    return {
        "publisher": numbered(government.prefecture, government.name),
        "office": plan.office,
        "as_of": f"{as_of.text}（{as_of.date}）" if as_of else "",
        "period": year_span(plan.period.first, plan.period.last, lang),
        "edition": plan.edition_id,
        "source": [
            el("div", source.name, " ", el("code", f"SHA-256 {source.sha256}"))
            for source in plan.sources
        ],
    }


def _navigation(keys: list[str], lang: Lang) -> Markup:
    links = [el("li", el("a", word(key, lang), href=f"#{key}")) for key in keys]
    return el("nav", el("ul", links), aria_label=word("contents", lang))


def _overview(plan: Plan, document: Document | None, lang: Lang) -> Markup:
    """The figures: how much was read."""
    figures = {
        "pages": len(document.pages) if document else None,
        "tables": sum(1 for _ in document.tables()) if document else None,
        "policies": len(plan.policies),
        "items": len(plan.items),
        "values": sum(len(item.values) for item in plan.items),
        "findings": len(plan.findings),
    }
    entries = [
        el("li", el("b", f"{count:,}"), word(key, lang))
        for key, count in figures.items()
        if count is not None
    ]
    heading = el("h2", word("overview", lang))
    return el("section", heading, el("ul", entries, class_="figures"))


def _sections(filled: Mapping[str, Markup], lang: Lang) -> Markup:
    return markup(
        el("section", el("h2", word(key, lang), id=key), html) for key, html in filled.items()
    )
