"""``plan.json`` and ``document.json``: lossless, and the same bytes for the same content."""

from __future__ import annotations

import json
from typing import Any

from schemas.document import Document, document_to_json
from schemas.plan import Plan


def plan_json(plan: Plan) -> bytes:
    """The Plan as UTF-8 JSON, indented by one blank, keys in the order of the schema."""
    return write_json(plan.model_dump(mode="json"))


def document_json(document: Document) -> bytes:
    """The Document as compact UTF-8 JSON (it is large: thousands of cells with their boxes)."""
    return write_json(document_to_json(document), compact=True)


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``plan.json``."""
    schema = Plan.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def write_json(value: object, compact: bool = False) -> bytes:
    r"""JSON in UTF-8 with a line end at its end; lone surrogates are kept as ``\ud800`` escapes.

    Raises:
        ValueError: the value holds NaN or an infinity, which JSON cannot express.
    """
    text = json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        indent=None if compact else 1,
        separators=(",", ":") if compact else None,
    )
    return text.encode("utf-8", "backslashreplace") + b"\n"
