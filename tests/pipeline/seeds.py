"""The two given documents as text, for tests that alter them in memory; and how they read then."""

from __future__ import annotations

from extractors import extract
from extractors.source import make_source
from pipeline.building import build_plan
from pipeline.stitch import stitch
from schemas.plan import Plan
from schemas.roles import Role
from tests.corpus import SHARED

Rows = list[list[str]]
PROGRESS, SHEET = "000_*.txt", "001_*.txt"


def seed(pattern: str) -> str:
    (path,) = (SHARED / "seeds").glob(pattern)
    return path.read_text(encoding="utf-8")


def read(text: str) -> Plan:
    return build_plan(stitch(extract(make_source("transcript.txt", text.encode()))))


def split_rows(text: str) -> Rows:
    return [line.split("\t") for line in text.split("\n")]


def join_rows(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def table_rows(rows: Rows) -> list[int]:
    return [number for number, row in enumerate(rows) if len(row) > 3]


def roles_of(plan: Plan) -> dict[str, Role]:
    """Role by leaf heading, over all items."""
    return {v.heading[-1]: v.role for item in plan.items for v in item.values if v.heading}


def texts_of(plan: Plan, item: int, role: Role) -> str:
    return "".join(v.text for v in plan.items[item].values if v.role is role)
