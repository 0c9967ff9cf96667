"""Which extractor reads a source: an ordered list, asked one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from extractors.base import ExtractOptions, Extractor, Source
from extractors.sniff import PDF, refuse_unsupported
from schemas.document import Document
from schemas.errors import SourceError
from schemas.findings import make_finding
from schemas.places import Anchor


def _load_annotated_html() -> Extractor:
    from extractors.annotated_html import AnnotatedHtmlExtractor

    return AnnotatedHtmlExtractor()


def _load_html() -> Extractor:
    from extractors.html.extractor import HtmlExtractor

    return HtmlExtractor()


def _load_transcript() -> Extractor:
    from extractors.transcript.extractor import TranscriptExtractor

    return TranscriptExtractor()


def _load_hocr() -> Extractor:
    from extractors.hocr.extractor import HocrExtractor

    return HocrExtractor()


def _load_pdf() -> Extractor:
    from extractors.pdf.extractor import PdfExtractor

    return PdfExtractor()


LOADERS: tuple[Callable[[], Extractor], ...] = (
    _load_annotated_html,
    _load_html,
    _load_transcript,
    _load_hocr,
    _load_pdf,
)
"""One function per extractor, best evidence first; each imports its libraries when it is called."""


NAMED_ELSE = (".pdf", ".jtd", ".doc", ".docx", ".xls", ".xlsx", ".ods", ".odt")
"""Names of files that hold no text to be read as it is."""


def load_extractors() -> Iterator[Extractor]:
    """All extractors in order; those behind the one that is taken are never imported."""
    return (load() for load in LOADERS)


def _load_for(source: Source) -> Iterable[Extractor]:
    """All extractors, but for a PDF its own alone: its first bytes leave no doubt."""
    return [_load_pdf()] if source.media_type == PDF else load_extractors()


def find_extractor(source: Source, extractors: Iterable[Extractor] | None = None) -> Extractor:
    """The first extractor that accepts the source.

    Raises:
        SourceError: the type is known but cannot be read (a code of its own, such as
            ``source.word``, with what to do), or nobody accepts it (``source.unknown``, naming
            who was asked and why each said no).
    """
    refuse_unsupported(source.name, source.media_type)
    reasons: list[str] = []
    for extractor in _load_for(source) if extractors is None else extractors:
        reason = extractor.accepts(source)
        if reason is None:
            return extractor
        reasons.append(f"{extractor.name}: {reason}")
    raise SourceError("source.unknown", name=source.name, asked="; ".join(reasons))


def extract(source: Source, options: ExtractOptions | None = None) -> Document:
    """The Document of a source, read by the extractor that accepts it.

    Raises:
        schemas.errors.KeikakuError: nobody accepts it, or it cannot be read.
    """
    document = find_extractor(source).extract(source, options or ExtractOptions())
    suffix = PurePath(source.name).suffix.lower()
    if suffix in NAMED_ELSE and not (suffix == ".pdf" and source.media_type == PDF):
        finding = make_finding(
            "source.name-differs",
            [Anchor(document.source.sha256)],
            suffix=suffix,
            used=source.media_type,
        )
        document = replace(document, findings=(finding, *document.findings))
    return document
