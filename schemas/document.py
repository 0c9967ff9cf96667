"""The Document: what is on the paper, before anything is understood.

Frozen, slotted dataclasses, because there are thousands of them on a page. Their JSON form
(:func:`document_to_json`) is ``document.json``; the names are a contract (docs/schema.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal

from schemas.findings import Finding, finding_from_json
from schemas.geometry import BBox
from schemas.places import Anchor, anchor_from_json, bbox_from_json

Unit = Literal["pt", "px", "permille"]
ParagraphKind = Literal["heading", "body", "note", "legend", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell of a table with its real spans; the grid is computed from cells, not stored.

    ``raw`` is the text as read, printed line breaks kept as ``\n``; ``text`` is its safe clean-up
    (:mod:`schemas.text`). ``header`` is the extractor's own evidence (``<th>``, a tagged PDF,
    shading).
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    raw: str
    text: str
    bbox: BBox | None = None
    header: bool = False
    page: int | None = None
    """1-based page on which the cell stands; None where the source has no pages."""
    path: str | None = None
    """Element path or ``line:column`` where the source has no geometry."""
    also: tuple[Anchor, ...] = ()
    """Further places of the same cell, when a page break cut it and its parts were put together."""

    @property
    def last_row(self) -> int:
        """Index of the last row that the cell covers."""
        return self.row + self.rowspan - 1

    @property
    def last_col(self) -> int:
        """Index of the last column that the cell covers."""
        return self.col + self.colspan - 1


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow or bar drawn over the cells of one row, from column ``first_col`` to ``last_col``.

    The two flags say that it begins or ends in the middle of a column rather than at its edge.
    ``label`` is a copy of the text printed on it; that text also stays in its cell. ``page`` and
    ``bbox`` are None for a bar of coloured cells in a source without places (HTML).
    """

    page: int | None
    bbox: BBox | None
    row: int
    first_col: int
    last_col: int
    starts_inside: bool = False
    ends_inside: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one per page as extracted, one over several pages after joining.

    ``evidence`` says how it was found (``dom``, ``annotated``, ``transcript``, ``ruled``, …).
    ``continues`` is the extractor's own evidence that it goes on from the page before.
    ``spans_known`` is False where the source cannot express merged cells (a transcript).
    ``cut_above`` says whether a page break cuts its first row (after repeated heads; None: not
    known), ``open_above`` and ``open_below`` are the columns that no line closes at top and bottom.
    """

    cells: tuple[Cell, ...]
    rows: int
    cols: int
    header_rows: int = 0
    caption: str = ""
    page: int | None = None
    bbox: BBox | None = None
    arrows: tuple[Arrow, ...] = ()
    evidence: str = ""
    continues: bool = False
    spans_known: bool = True
    cut_above: bool | None = None
    open_above: tuple[int, ...] = ()
    open_below: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables. ``raw`` keeps the printed lines, ``text`` is joined and cleaned."""

    raw: str
    text: str
    bbox: BBox | None = None
    page: int | None = None
    kind: ParagraphKind = "body"
    path: str | None = None
    level: int | None = None
    """Heading level (1 = highest) where the source states one (``<h1>``, a tagged PDF)."""


Block = Table | Paragraph


@dataclass(frozen=True, slots=True)
class Page:
    """One page; sources without pages (HTML, transcripts) have a single page 1 without size.

    ``characters`` is the number of non-space characters the reader read on the page, before any
    clean-up; ``hidden`` and ``overprinted`` are those of them that are not printed (invisible,
    off-page, ``display:none``) or printed again on the same spot (fake bold), and stand in no
    block. ``audited`` is the number of characters that a second, independent reader read; None
    where there was none.
    """

    number: int
    width: float | None = None
    height: float | None = None
    unit: Unit = "pt"
    rotation: int = 0
    blocks: tuple[Block, ...] = ()
    characters: int = 0
    hidden: int = 0
    overprinted: int = 0
    audited: int | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where a Document came from.

    ``metadata`` holds title, author, producer and dates as in the file.
    """

    name: str
    sha256: str
    media_type: str
    bytes: int
    page_count: int = 0
    url: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """What was read from one source: pages of blocks in reading order, and what was noticed."""

    source: SourceInfo
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...] = ()

    def blocks(self) -> Iterator[tuple[Page, Block]]:
        """All blocks of all pages in reading order, each with its page."""
        for page in self.pages:
            for block in page.blocks:
                yield page, block

    def tables(self) -> Iterator[Table]:
        """All tables in reading order."""
        for _, block in self.blocks():
            if isinstance(block, Table):
                yield block


def document_to_json(document: Document) -> dict[str, Any]:
    """The Document as plain JSON values; each block carries ``"type": "table" | "paragraph"``."""
    return {
        "source": source_to_json(document.source),
        "pages": [page_to_json(page) for page in document.pages],
        "findings": [finding.to_json() for finding in document.findings],
    }


def source_to_json(source: SourceInfo) -> dict[str, Any]:
    """``source`` of a Document's JSON form."""
    return {**_to_plain(source), "metadata": dict(sorted(source.metadata.items()))}


def page_to_json(page: Page) -> dict[str, Any]:
    """One of the ``pages`` of a Document's JSON form."""
    plain: dict[str, Any] = {
        name: getattr(page, name) for name in _list_fields(Page) if name != "blocks"
    }
    plain["blocks"] = [
        {"type": "table" if isinstance(block, Table) else "paragraph", **_to_plain(block)}
        for block in page.blocks
    ]
    return plain


@cache
def _list_fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _to_plain(value: Any) -> Any:
    """A value without classes; ``dataclasses.asdict`` takes three times as long."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return {name: _to_plain(getattr(value, name)) for name in _list_fields(value.__class__)}


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The Document that :func:`document_to_json` wrote; unknown keys are refused with TypeError."""
    return Document(
        source=SourceInfo(**data["source"]),
        pages=tuple(_page(page) for page in data["pages"]),
        findings=tuple(finding_from_json(f) for f in data["findings"]),
    )


def _page(data: Mapping[str, Any]) -> Page:
    rest = {key: value for key, value in data.items() if key != "blocks"}
    return Page(**rest, blocks=tuple(_block(block) for block in data["blocks"]))


def _block(data: Mapping[str, Any]) -> Block:
    rest = {key: value for key, value in data.items() if key not in {"type", "bbox"}}
    bbox = bbox_from_json(data["bbox"])
    if data["type"] == "paragraph":
        return Paragraph(**rest, bbox=bbox)
    rest["cells"] = tuple(_cell(cell) for cell in data["cells"])
    rest["open_above"], rest["open_below"] = tuple(data["open_above"]), tuple(data["open_below"])
    rest["arrows"] = tuple(
        Arrow(**{**arrow, "bbox": bbox_from_json(arrow["bbox"])}) for arrow in data["arrows"]
    )
    return Table(**rest, bbox=bbox)


def _cell(data: Mapping[str, Any]) -> Cell:
    also = tuple(anchor_from_json(anchor) for anchor in data["also"])
    return Cell(**{**data, "bbox": bbox_from_json(data["bbox"]), "also": also})
