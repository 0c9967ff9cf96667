"""A profile written from a Plan: what was read, with its evidence, to be corrected by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from pipeline.profiles.printed import PrintedHeading, printed_headings
from pipeline.values.date_forms import date_form
from schemas.findings import Lang
from schemas.plan import Plan
from schemas.roles import Role

SURE = 0.6
"""Readings less sure than this are marked for a look."""
_KINDS = {
    "progress": ("進捗表", "progress table"),
    "actions": ("取組・事業の一覧", "list of actions"),
    "indicators": ("指標の表", "table of indicators"),
    "schedule": ("年次計画の表", "schedule"),
    "sheet": ("調書", "item sheet"),
}


def infer_profile(plan: Plan, lang: Lang = "ja") -> str:
    """The TOML of a profile that reads next year's file as this one was read.

    Comments tell the evidence: which table, how sure, the second best role. What was not read
    stands there as a comment, ready to be filled in.
    """
    return "\n".join([*_head(plan, lang), *_roles(plan, lang), *_levels(plan), *_legend(plan)])


def _head(plan: Plan, lang: Lang) -> Iterator[str]:
    name = plan.sources[0].name if plan.sources else ""
    yield _say(
        lang,
        f"「{_line(name)}」から推定した読み方です。誤りを直し、--profile で使ってください。",
        f"Inferred from {_line(name)}; correct it and use it with --profile.",
    )
    yield _say(lang, "「#」の後は根拠、★は確かめてほしい行です。", "★ marks doubtful readings.")
    government = plan.local_government
    yield _entry("title", plan.title)
    place = government.prefecture + government.name
    code = f"  # {government.code}" if government.code else ""
    yield _entry("municipality", place if government.name else "") + code
    date = plan.as_of.text if plan.as_of else ""
    yield _entry("as_of", date_form(date)) + (f"  # {_line(date)}" if date else "")
    yield from _unsure(plan, lang)
    yield ""


def _unsure(plan: Plan, lang: Lang) -> Iterator[str]:
    """The headings whose reading is doubtful: left to the reader until somebody decides."""
    open_ones = dict.fromkeys(_quote(h.text) for h in _told_headings(plan) if _is_doubtful(h))
    if open_ones:
        yield _say(
            lang,
            "次の見出しの意味はまだ決めていません。★ の行の # を外し、役割を直すと決まります。",
            "Not decided yet: uncomment the lines marked ★ and correct their roles.",
        )
        yield f"unsure = [{', '.join(open_ones)}]"


def _is_doubtful(heading: PrintedHeading) -> bool:
    return heading.role is Role.OTHER or heading.confidence < SURE


def _told_headings(plan: Plan) -> list[PrintedHeading]:
    return [h for h in printed_headings(plan) if h.role is not Role.POLICY or not h.text]


def _roles(plan: Plan, lang: Lang) -> Iterator[str]:
    yield "[roles]"
    told: dict[str, Role] = {}
    for number, group in groupby(_told_headings(plan), key=lambda h: h.table.table):
        members = list(group)
        yield _describe_table(number, members[0], lang)
        for heading in members:
            line = f"{_quote(heading.text)} = {_quote(heading.role.value)}"
            if heading.key in told:
                yield _say(lang, f"{line}  # 別の表では", f"{line}  # in another table")
                continue
            told[heading.key] = heading.role
            yield _assess(line, heading, lang)
    yield ""


def _describe_table(number: int, heading: PrintedHeading, lang: Lang) -> str:
    table = heading.table
    page = next((a.page for a in table.anchors if a.page is not None), None)
    kind = _KINDS[table.kind][lang == "en"]
    evidence = "、".join(map(_line, table.evidence))
    where = f"（{page}ページ）" if page is not None and lang == "ja" else ""
    return _say(
        lang,
        f"表{number + 1}{where}：{kind}。根拠：{evidence}",
        f"Table {number + 1}: {kind}; evidence: {evidence}",
    )


def _assess(line: str, heading: PrintedHeading, lang: Lang) -> str:
    """The entry with how sure it is; what is not known stands as a comment to be filled in."""
    if heading.role is Role.OTHER:
        return _say(lang, f"{line}  # ★ 意味が分かりませんでした", f"{line}  # ★ not understood")
    second = heading.rival if heading.rival is not heading.role else None
    rival = f"、次の候補 {second.value}" if second else ""
    if lang == "en":
        rival = f", second {second.value}" if second else ""
    sure = f"確度 {heading.confidence:.2f}" if lang == "ja" else f"{heading.confidence:.2f}"
    if _is_doubtful(heading):
        return f"# {line}  # ★ {sure}{rival}"
    return f"{line}  # {sure}{rival}"


def _levels(plan: Plan) -> Iterator[str]:
    words = list(dict.fromkeys(policy.level for policy in plan.policies if policy.level))
    columns = [h for h in printed_headings(plan) if h.role is Role.POLICY and h.text]
    if not words and not columns:
        return
    yield "[levels]"
    if words:
        yield f"words = [{', '.join(map(_quote, words))}]"
    pairs = ", ".join(f"{_quote(h.text)} = {_quote(h.text)}" for h in columns)
    if pairs:
        yield f"headings = {{ {pairs} }}"
    yield ""


def _legend(plan: Plan) -> Iterator[str]:
    meanings = {legend.mark: legend.meaning for legend in plan.legends}
    if meanings:
        yield "[legend]"
        yield from (_entry(mark, meaning, quoted=True) for mark, meaning in meanings.items())
        yield ""


def _entry(key: str, value: str, *, quoted: bool = False) -> str:
    """``key = "value"``; a comment where there is no value."""
    line = f"{_quote(key) if quoted else key} = {_quote(value)}"
    return line if value else f"# {line}"


def _quote(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _say(lang: Lang, japanese: str, english: str) -> str:
    return "# " + _line(japanese if lang == "ja" else english)
