"""The council draft as a Word document."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from output.word.draft import draft_docx
    from output.word.layout import STANDARD, Layout

__all__ = ["STANDARD", "Layout", "draft_docx"]

_HOMES = {
    "STANDARD": "output.word.layout",
    "Layout": "output.word.layout",
    "draft_docx": "output.word.draft",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
