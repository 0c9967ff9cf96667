"""The way of one input from its bytes to its deliverables; all of it runs in the limited child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from extractors.base import ExtractOptions, Source
from pipeline.options import ConvertOptions
from pipeline.worker import NO_PAGE, note_page
from schemas.document import Document
from schemas.findings import Finding, Lang

if TYPE_CHECKING:
    from schemas.plan import Plan

Reading = Literal["ok", "partial"]
Form = Literal["text", "json", "ascii"]
"""How a Document is shown; ``ascii`` is JSON with escapes for all other characters."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What became of a source; ``files`` (name → content) is empty when nothing is to be written.

    ``document`` is the joined one: the table numbers of the Plan's anchors count its tables.
    """

    plan: Plan
    document: Document
    files: Mapping[str, bytes] = field(default_factory=dict)


def make_edition(source: Source, options: ConvertOptions) -> Edition:
    """The edition of a source; its files are rendered when ``options.out`` says where to.

    Raises:
        schemas.errors.KeikakuError: the source cannot be read.
    """
    from pipeline.building import build_plan
    from pipeline.stitch import stitch

    stitched = stitch(_extract(source, options.for_extraction()))
    plan = build_plan(stitched, options.for_plan())
    return finish_edition(plan, stitched.document, options)


def finish_edition(plan: Plan, document: Document, options: ConvertOptions) -> Edition:
    """The edition with its findings in the language asked for, and its files."""
    from output import add_output_findings, render_edition

    document = replace(document, findings=_in_language(document.findings, options.lang))
    plan = plan.model_copy(update={"findings": _in_language(plan.findings, options.lang)})
    if options.out is None:
        return Edition(plan, document)
    plan = add_output_findings(plan, options.for_output())
    files = render_edition(
        plan, document, options.for_output(), judge_reading(plan.findings, document.findings)
    )
    return Edition(plan, document, files)


def judge_reading(*findings: tuple[Finding, ...]) -> Reading:
    """``partial`` when a finding names something that was not read, or is an error; else ``ok``."""
    every = (finding for group in findings for finding in group)
    wrong = any(finding.is_partial or finding.severity == "error" for finding in every)
    return "partial" if wrong else "ok"


def read_document(source: Source, options: ExtractOptions, lang: Lang, joined: bool) -> Document:
    """The Document as extracted, or after joining, with its findings in the language asked for."""
    document = _extract(source, options)
    if joined:
        from pipeline.stitch import stitch

        document = stitch(document).document
    return replace(document, findings=_in_language(document.findings, lang))


def show_document(
    source: Source, options: ExtractOptions, lang: Lang, joined: bool, form: Form
) -> tuple[bytes, Reading]:
    """The Document of :func:`read_document` as text or JSON, and how its reading is judged.

    UTF-8, lone surrogates included: a third of the memory of text, which goes on to the parent.
    """
    from pipeline.inspection import describe_document, write_json

    document = read_document(source, options, lang, joined)
    if form == "text":
        lines = describe_document(document, lang)
    else:
        lines = write_json(document, ascii_only=form == "ascii")
    text = b"\n".join(line.encode("utf-8", "surrogatepass") for line in lines)
    return text, judge_reading(document.findings)


def _extract(source: Source, options: ExtractOptions) -> Document:
    """The Document; the process that started this one is told which page is being read."""
    from extractors import extract

    try:
        return extract(source, replace(options, on_page=note_page))
    finally:
        note_page(NO_PAGE)


def _in_language(findings: tuple[Finding, ...], lang: Lang) -> tuple[Finding, ...]:
    return tuple(finding.in_language(lang) for finding in findings)
