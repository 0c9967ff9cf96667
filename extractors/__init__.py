"""From a file to a Document: opening a source, and one extractor per kind of source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.base import ExtractOptions, Extractor, Source
    from extractors.registry import extract, find_extractor, load_extractors
    from extractors.sniff import sniff_media_type
    from extractors.source import make_source, open_source

_HOMES = {
    "ExtractOptions": "extractors.base",
    "Extractor": "extractors.base",
    "Source": "extractors.base",
    "extract": "extractors.registry",
    "find_extractor": "extractors.registry",
    "load_extractors": "extractors.registry",
    "make_source": "extractors.source",
    "open_source": "extractors.source",
    "sniff_media_type": "extractors.sniff",
}

__all__ = [
    "ExtractOptions",
    "Extractor",
    "Source",
    "extract",
    "find_extractor",
    "load_extractors",
    "make_source",
    "open_source",
    "sniff_media_type",
]


def __getattr__(name: str) -> object:
    """The public name, imported on first use so that the command starts fast (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
