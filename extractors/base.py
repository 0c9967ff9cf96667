"""What every extractor is: one protocol, one options class, one opened source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from schemas.document import Document, SourceInfo


@dataclass(frozen=True, slots=True)
class Source:
    """An opened input: its bytes and what they are by their own evidence, never by the name."""

    name: str
    """File name without folders, for messages and for the Document."""
    data: bytes
    sha256: str
    media_type: str
    """Sniffed, for example ``application/pdf`` or ``text/html``."""
    url: str = ""

    def info(self, page_count: int = 0, metadata: dict[str, str] | None = None) -> SourceInfo:
        """The source's line in a Document."""
        return SourceInfo(
            self.name,
            self.sha256,
            self.media_type,
            len(self.data),
            page_count,
            self.url,
            metadata or {},
        )


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How to read a source.

    ``pages`` are inclusive 1-based ranges, ``(3, None)`` meaning "from page 3 on"; empty = all.
    ``reader`` is the first reader of PDFs, ``audit`` has the other one read each page as well.
    ``page_seconds`` is the processor time that a page may take, 0 = no limit. ``left_out`` are
    pages not to be read, each with the reason; ``on_page`` is told each page before it is read.
    """

    pages: tuple[tuple[int, int | None], ...] = ()
    password: str | None = None
    max_pages: int = 2_000
    max_cells: int = 1_000_000
    max_depth: int = 1_000
    max_strokes: int = 200_000
    reader: str = "pdfium"
    audit: bool = False
    page_seconds: float = 20.0
    left_out: tuple[tuple[int, str], ...] = ()
    on_page: Callable[[int], None] | None = None

    def wants_page(self, number: int) -> bool:
        """Whether the 1-based page was asked for."""
        if not self.pages:
            return True
        return any(
            first <= number and (last is None or number <= last) for first, last in self.pages
        )


class Extractor(Protocol):
    """Turns one kind of source into a Document."""

    name: str

    def accepts(self, source: Source) -> str | None:
        """None when this extractor can read the source, else the reason why not (for the error)."""
        ...

    def extract(self, source: Source, options: ExtractOptions) -> Document:
        """The Document of the source.

        Raises:
            schemas.errors.KeikakuError: the source cannot be read at all.
        """
        ...
