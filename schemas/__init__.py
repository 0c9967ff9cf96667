"""What things are: the Document (what is on the paper) and the Plan (what it means).

Names are imported on first use, so that reading a Document does not wait for pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas.document import (
        Arrow,
        Block,
        Cell,
        Document,
        Page,
        Paragraph,
        SourceInfo,
        Table,
        document_from_json,
        document_to_json,
    )
    from schemas.errors import (
        KeikakuError,
        LimitError,
        OutputError,
        SourceError,
        UsageError,
    )
    from schemas.findings import (
        CATALOGUE,
        Finding,
        make_finding,
    )
    from schemas.fiscal import (
        DateMention,
        EraContext,
        YearMention,
        find_dates,
        find_years,
        make_context,
        parse_as_of,
        parse_fiscal_year,
        resolve_series,
    )
    from schemas.geometry import (
        BBox,
        union_boxes,
    )
    from schemas.ids import (
        IdRegister,
        edition_id,
        item_id,
        plan_id,
    )
    from schemas.local_governments import (
        LocalGovernmentRecord,
        find_local_government,
        lookup,
    )
    from schemas.places import (
        Anchor,
    )
    from schemas.plan import (
        SCHEMA_VERSION,
        ActionItem,
        AsOf,
        Budget,
        Indicator,
        Initiative,
        Ledger,
        Legend,
        LocalGovernment,
        Note,
        Office,
        OtherTable,
        Period,
        Plan,
        Policy,
        Progress,
        Rating,
        ScheduleEntry,
        Section,
        TableCell,
        Target,
        Value,
    )
    from schemas.roles import (
        Role,
    )
    from schemas.text import (
        clean_text,
        count_characters,
        join_lines,
        text_key,
    )

_MODULES = {
    "schemas.document": (
        "Arrow Block Cell Document Page Paragraph SourceInfo Table document_from_json "
        "document_to_json"
    ),
    "schemas.errors": "KeikakuError LimitError OutputError SourceError UsageError",
    "schemas.findings": "CATALOGUE Finding make_finding",
    "schemas.fiscal": (
        "DateMention EraContext YearMention find_dates find_years make_context parse_as_of "
        "parse_fiscal_year resolve_series"
    ),
    "schemas.geometry": "BBox union_boxes",
    "schemas.ids": "IdRegister edition_id item_id plan_id",
    "schemas.local_governments": "LocalGovernmentRecord find_local_government lookup",
    "schemas.places": "Anchor",
    "schemas.plan": (
        "SCHEMA_VERSION ActionItem AsOf Budget Indicator Initiative Ledger Legend "
        "LocalGovernment Note Office OtherTable Period Plan Policy Progress Rating "
        "ScheduleEntry Section TableCell Target Value"
    ),
    "schemas.roles": "Role",
    "schemas.text": "clean_text count_characters join_lines text_key",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "CATALOGUE",
    "SCHEMA_VERSION",
    "ActionItem",
    "Anchor",
    "Arrow",
    "AsOf",
    "BBox",
    "Block",
    "Budget",
    "Cell",
    "DateMention",
    "Document",
    "EraContext",
    "Finding",
    "IdRegister",
    "Indicator",
    "Initiative",
    "KeikakuError",
    "Ledger",
    "Legend",
    "LimitError",
    "LocalGovernment",
    "LocalGovernmentRecord",
    "Note",
    "Office",
    "OtherTable",
    "OutputError",
    "Page",
    "Paragraph",
    "Period",
    "Plan",
    "Policy",
    "Progress",
    "Rating",
    "Role",
    "ScheduleEntry",
    "Section",
    "SourceError",
    "SourceInfo",
    "Table",
    "TableCell",
    "Target",
    "UsageError",
    "Value",
    "YearMention",
    "clean_text",
    "count_characters",
    "document_from_json",
    "document_to_json",
    "edition_id",
    "find_dates",
    "find_local_government",
    "find_years",
    "item_id",
    "join_lines",
    "lookup",
    "make_context",
    "make_finding",
    "parse_as_of",
    "parse_fiscal_year",
    "plan_id",
    "resolve_series",
    "text_key",
    "union_boxes",
]


def __getattr__(name: str) -> object:
    """The public name, from its module (PEP 562)."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
