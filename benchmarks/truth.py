"""The truth that a benchmark measures against: tables, arrows and page joins of one document.

A truth file is JSON, one a document, and holds what is *printed*: merged cells as one cell with
spans, no fillers; texts as printed, lines of one cell joined by a line feed. Truth of documents
that are not ours holds hashes in place of texts (:func:`hash_text`).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

Kind = Literal["ruled", "loose"]
HASH = "sha256:"
_SPACE = re.compile(r"\s+")
# Marks that a person who keys a page from its picture cannot tell apart.
_LOOKALIKES = str.maketrans(
    {mark: "-" for mark in "‐‑‒–—―−－ー─━ｰ"}
    | {mark: "~" for mark in "〜～∼˜"}
    | {mark: "○" for mark in "◯〇⭕"}
    | {mark: "・" for mark in "･·‧•∙⋅"}
    | {mark: "△" for mark in "∆Δ"}
    | {mark: "▲" for mark in "▴"}
)


@dataclass(frozen=True, slots=True)
class TruthCell:
    """A printed cell; empty cells are cells too. ``text`` may be a hash."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True, slots=True)
class TruthArrow:
    """An arrow or bar over cells of a row, from its first to its last column."""

    row: int
    first_col: int
    last_col: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class TruthTable:
    """A table as printed on one page, or (in ``joined``) as it was written, over all its pages.

    ``pages`` are 1-based; ``joined`` is the number of the joined table that a page's table is part
    of. ``loose`` tables (borderless ones, spreadsheet graph paper) are reported apart where the
    report says so. ``header_rows`` counts the rows that a page break repeats.
    """

    pages: tuple[int, ...]
    rows: int
    cols: int
    cells: tuple[TruthCell, ...]
    arrows: tuple[TruthArrow, ...] = ()
    header_rows: int = 0
    joined: int | None = None
    kind: Kind = "ruled"


@dataclass(frozen=True, slots=True)
class CutRow:
    """A row that a page break cut: its number in the joined table, and the page of its begin."""

    joined: int
    row: int
    page: int


@dataclass(frozen=True, slots=True)
class DocumentTruth:
    """All that is known of one document.

    ``tables`` stand by page in reading order, each as printed there (repeated header rows and the
    parts of cut rows included); ``joined`` once each, without repeats, cut rows whole. A document
    without tables has none of both: what a tool finds there is false. ``page_numbers`` are the
    keyed pages where not all of the document was keyed, else None.
    """

    document: str
    style: str
    seed: int
    producer: str
    pages: int
    tables: tuple[TruthTable, ...]
    joined: tuple[TruthTable, ...]
    cut_rows: tuple[CutRow, ...] = ()
    page_numbers: tuple[int, ...] | None = None


def fold_text(text: str) -> str:
    r"""The text as it is hashed: NFKC, no white space, look-alike marks unified.

    >>> fold_text("１～３ 回\n（－）")
    '1~3回(-)'
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", text.translate(_LOOKALIKES))).translate(
        _LOOKALIKES
    )


def hash_text(text: str) -> str:
    """``sha256:`` and 16 hex digits of the folded text; an empty text stays empty."""
    folded = fold_text(text)
    return HASH + hashlib.sha256(folded.encode()).hexdigest()[:16] if folded else ""


def strip_text(text: str) -> str:
    """The text without white space, as generated documents are compared."""
    return _SPACE.sub("", text)


def write_truth(truth: DocumentTruth, path: Path) -> None:
    """Writes a truth file, the same bytes for the same truth."""
    text = json.dumps(asdict(truth), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def read_truth(path: Path) -> DocumentTruth:
    """The truth of a file that :func:`write_truth` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    pages = data["page_numbers"]
    return DocumentTruth(
        **{
            **data,
            "tables": tuple(map(_table, data["tables"])),
            "joined": tuple(map(_table, data["joined"])),
            "cut_rows": tuple(CutRow(**row) for row in data["cut_rows"]),
            "page_numbers": None if pages is None else tuple(pages),
        }
    )


def _table(data: Mapping[str, Any]) -> TruthTable:
    return TruthTable(
        **{
            **data,
            "pages": tuple(data["pages"]),
            "cells": tuple(TruthCell(**cell) for cell in data["cells"]),
            "arrows": tuple(TruthArrow(**arrow) for arrow in data["arrows"]),
        }
    )
