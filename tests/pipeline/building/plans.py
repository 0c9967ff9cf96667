"""Plans of drawn documents, for tests."""

from __future__ import annotations

from pipeline.building import build_plan
from pipeline.options import PlanOptions
from pipeline.stitch import stitch
from schemas.document import Block
from schemas.plan import ActionItem, Plan
from schemas.roles import Role
from tests.pipeline.drawn_tables import draw_document


def plan_of(*pages: list[Block | str], options: PlanOptions | None = None) -> Plan:
    """The Plan of a document of these pages; every test of it is a test of its ledger too."""
    plan = build_plan(stitch(draw_document(*pages)), options)
    assert_balanced(plan)
    return plan


def assert_balanced(plan: Plan) -> None:
    """Nothing is lost and nothing counted twice."""
    ledger = plan.ledger
    assert ledger.assigned + ledger.unassigned == ledger.source
    assert ledger.unassigned == 0
    assert not [f for f in plan.findings if f.code.startswith("ledger.")]


def codes_of(plan: Plan) -> set[str]:
    """The codes of the findings."""
    return {finding.code for finding in plan.findings}


def texts_of(item: ActionItem, role: Role) -> list[str]:
    """The texts of an item's values in one role."""
    return [value.text for value in item.values if value.role is role]
