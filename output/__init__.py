"""Plan → deliverables: open-data CSV package, JSON, Word draft, report.

Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from output.dataframes import frames
    from output.datapackage import descriptor
    from output.edition import add_output_findings, render_edition
    from output.json import document_json, plan_json, plan_schema
    from output.options import FORMATS, OutputOptions
    from output.package import write_csv
    from output.report import report_html
    from output.word import draft_docx

__all__ = [
    "FORMATS",
    "OutputOptions",
    "add_output_findings",
    "descriptor",
    "document_json",
    "draft_docx",
    "frames",
    "plan_json",
    "plan_schema",
    "render_edition",
    "report_html",
    "write_csv",
]

_HOMES = {
    "FORMATS": "output.options",
    "OutputOptions": "output.options",
    "add_output_findings": "output.edition",
    "descriptor": "output.datapackage",
    "document_json": "output.json",
    "draft_docx": "output.word",
    "frames": "output.dataframes",
    "plan_json": "output.json",
    "plan_schema": "output.json",
    "render_edition": "output.edition",
    "report_html": "output.report",
    "write_csv": "output.package",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
