"""All deliverables of one edition, as bytes by file name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from output.options import CSV_TABLES, OutputOptions
from schemas.document import Document
from schemas.findings import Finding, make_finding
from schemas.plan import Plan

Files = dict[str, bytes]
_SHOWN = 20


def render_edition(
    plan: Plan, document: Document | None, options: OutputOptions, status: str = "ok"
) -> Files:
    """File name → bytes of the formats asked for, in the order of :data:`output.FORMATS`.

    The same Plan, Document and options give the same bytes. Findings of the output itself are put
    into the Plan first (:func:`add_output_findings`); ``plan.json`` and the report tell them.
    """
    plan = add_output_findings(plan, options)
    files: Files = {}
    for name, render in _RENDERERS.items():
        if name in options.formats:
            files |= render(plan, document, options, status)
    return files


def add_output_findings(plan: Plan, options: OutputOptions) -> Plan:
    """The plan with what writing it loses (``csv.not-encodable``); the same plan if nothing."""
    findings = [finding for finding in plan.findings if finding.code != "csv.not-encodable"]
    if options.csv == "cp932" and "csv" in options.formats:
        findings.extend(_lost_characters(plan, options))
    if tuple(findings) == plan.findings:
        return plan
    return plan.model_copy(update={"findings": tuple(findings)})


def _lost_characters(plan: Plan, options: OutputOptions) -> list[Finding]:
    from output.package import find_lost_characters

    lost = Counter(find_lost_characters(plan))
    if not lost:
        return []
    shown = "、".join(f"{char}（U+{ord(char):04X}）" for char in list(lost)[:_SHOWN])
    characters = shown + ("…" if len(lost) > _SHOWN else "")
    return [
        make_finding(
            "csv.not-encodable", lang=options.lang, count=lost.total(), characters=characters
        )
    ]


def _render_csv(plan: Plan, document: Document | None, options: OutputOptions, _: str) -> Files:
    from output.datapackage import descriptor
    from output.json import write_json
    from output.package import write_csv

    tables = {
        f"{name}.csv": write_csv(plan, name, options.csv, options.headings) for name in CSV_TABLES
    }
    package = descriptor(plan, tables, options.csv, options.headings, options.licence)
    return {**tables, "datapackage.json": write_json(package)}


def _render_json(plan: Plan, document: Document | None, options: OutputOptions, _: str) -> Files:
    from output.json import document_json, plan_json

    files = {"plan.json": plan_json(plan)}
    if document is not None:
        files["document.json"] = document_json(document)
    return files


def _render_word(plan: Plan, document: Document | None, options: OutputOptions, _: str) -> Files:
    from output.word import draft_docx

    return {"draft.docx": draft_docx(plan)}


def _render_report(
    plan: Plan, document: Document | None, options: OutputOptions, status: str
) -> Files:
    from output.report import report_html

    return {"report.html": report_html(plan, document, status, options.lang)}


_RENDERERS: Mapping[str, Callable[[Plan, Document | None, OutputOptions, str], Files]] = {
    "csv": _render_csv,
    "json": _render_json,
    "word": _render_word,
    "report": _render_report,
}
