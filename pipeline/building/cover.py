"""The cover of a Document: title, publisher and dates, with what the user said instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.options import PlanOptions
from pipeline.values.cover import Cover, CoverLine, read_cover
from schemas.document import Document, Page, Paragraph, Table
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext
from schemas.local_governments import lookup
from schemas.places import Anchor
from schemas.plan import LocalGovernment

_WORD = re.compile(r"[ぁ-んァ-ヶ一-龥]{4}")


@dataclass(frozen=True, slots=True)
class DocumentCover:
    """The cover, and the numbers of the blocks whose whole text it took."""

    cover: Cover
    used: frozenset[int]


def read_document_cover(
    document: Document, context: EraContext | None, options: PlanOptions
) -> DocumentCover:
    """What the document says of itself; what the user gave (title, municipality) goes before it."""
    lines = tuple(_cover_lines(document))
    table = next((page for page, block in document.blocks() if isinstance(block, Table)), None)
    first_table = table.number if table else 0
    cover = read_cover(lines, document.source.metadata, context, options.profile.as_of, first_table)
    place = Anchor(document.source.sha256)
    findings = tuple(replace(f, anchors=f.anchors or (place,)) for f in cover.findings)
    return DocumentCover(_overrule(replace(cover, findings=findings), options, place), cover.used)


def _cover_lines(document: Document) -> Iterator[CoverLine]:
    for number, (page, block) in enumerate(document.blocks()):
        if isinstance(block, Paragraph) and not _is_furniture(block, page):
            kind = "heading" if block.kind == "furniture" else block.kind
            yield CoverLine(block.text, block.page or page.number, _size(block), kind, number)


def _size(paragraph: Paragraph) -> float:
    """The height of the paragraph's lines, which their font size decides; 0 where unknown."""
    if paragraph.bbox is None:
        return 0.0
    return (paragraph.bbox.bottom - paragraph.bbox.top) / max(1, len(paragraph.raw.splitlines()))


def _is_furniture(paragraph: Paragraph, page: Page) -> bool:
    """Page numbers and running heads; the first page's may be the title."""
    if paragraph.kind != "furniture":
        return False
    return page.number != 1 or page.height is None or not _WORD.search(paragraph.text)


def _overrule(cover: Cover, options: PlanOptions, place: Anchor) -> Cover:
    if options.title:
        kept = tuple(f for f in cover.findings if f.code != "title.missing")
        cover = replace(cover, title=options.title, findings=kept)
    if options.municipality:
        government, findings = find_given(options.municipality, place)
        kept = tuple(f for f in cover.findings if not f.code.startswith("local-government."))
        cover = replace(cover, local_government=government, findings=(*kept, *findings))
    return cover


def find_given(name: str, place: Anchor) -> tuple[LocalGovernment, tuple[Finding, ...]]:
    """The local government that the user named, by its name or six-digit code.

    A name that is not in the list stays a name without a code, with a finding.
    """
    found = lookup(name)
    if len(found) == 1:
        record = found[0]
        return (
            LocalGovernment(code=record.code, name=record.name, prefecture=record.prefecture),
            (),
        )
    if not found:
        finding = make_finding("local-government.unknown", [place], name=name)
    else:
        candidates = "、".join(f"{record.prefecture}{record.name}" for record in found)
        finding = make_finding(
            "local-government.ambiguous", [place], name=name, candidates=candidates
        )
    return LocalGovernment(name=name), (finding,)
