"""Which extractor reads a source: an ordered list, asked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.base import Extractor, ExtractOptions, Source
from extractors.sniff import refuse_unsupported
from schemas.document import Document
from schemas.errors import SourceError


def load_extractors() -> tuple[Extractor, ...]:
    """All extractors, best evidence first; their libraries are imported by this call only."""
    from extractors.annotated_html import AnnotatedHtmlExtractor
    from extractors.hocr.extractor import HocrExtractor
    from extractors.html.extractor import HtmlExtractor
    from extractors.pdf.extractor import PdfExtractor
    from extractors.transcript.extractor import TranscriptExtractor

    return (
        PdfExtractor(),
        HocrExtractor(),
        AnnotatedHtmlExtractor(),
        HtmlExtractor(),
        TranscriptExtractor(),
    )


def find_extractor(source: Source, extractors: Sequence[Extractor] | None = None) -> Extractor:
    """The first extractor that accepts the source.

    Raises:
        SourceError: the type is known but cannot be read (a code of its own, such as
            ``source.word``, with what to do), or nobody accepts it (``source.unknown``, naming
            who was asked and why each said no).
    """
    refuse_unsupported(source.name, source.media_type)
    reasons: list[str] = []
    for extractor in load_extractors() if extractors is None else extractors:
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
    return find_extractor(source).extract(source, options or ExtractOptions())
