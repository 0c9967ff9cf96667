"""``report.html``: what was read and how, as one page without scripts or outside requests."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from output.report.page import report_html

__all__ = ["report_html"]


def __getattr__(name: str) -> object:
    if name != "report_html":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("output.report.page").report_html
