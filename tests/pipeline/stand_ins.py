"""Makers of editions that take the place of real reading; they run in the child process."""

from __future__ import annotations

import os

from extractors.base import Source
from pipeline.options import ConvertOptions
from pipeline.stages import Edition
from schemas.document import Document, Page, Paragraph
from schemas.errors import SourceError
from schemas.findings import make_finding
from schemas.places import Anchor
from schemas.plan import ActionItem, Ledger, Plan, Value
from schemas.roles import Role

LEDGER = Ledger(source=3, values=3)


def make_small_edition(source: Source, options: ConvertOptions) -> Edition:
    """An edition with one item; the source's words decide how the reading goes."""
    words = source.data.decode().split()
    if "crash" in words:
        os.abort()
    if "unreadable" in words:
        raise SourceError("pdf.damaged", name=source.name, reason="stand-in")
    findings = [make_finding("title.missing", lang=options.lang)]
    if "partial" in words:
        findings.append(make_finding("page.no-text", lang=options.lang, page=2))
    value = Value(
        id="v1", role=Role.ITEM, text="見守り", raw="見守り", anchors=(Anchor(source.sha256),)
    )
    plan = Plan(
        plan_id="p",
        edition_id=f"p-{words[0]}",
        title=options.for_plan().title,
        fiscal_year=options.fiscal_year,
        items=(ActionItem(id="p:1", title="見守り", values=(value,)),),
        sources=(source.info(),),
        findings=tuple(findings),
        ledger=Ledger(source=3, values=2, unassigned=1) if "losing" in words else LEDGER,
    )
    page = Page(1, blocks=(Paragraph("見守り", "見守り"),), characters=3)
    return Edition(plan, Document(source.info(), (page,)), {"plan.json": source.data})
