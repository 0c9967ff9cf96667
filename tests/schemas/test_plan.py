from __future__ import annotations

import pytest
from pydantic import ValidationError

from schemas.document import SourceInfo
from schemas.findings import make_finding
from schemas.geometry import BBox
from schemas.places import Anchor
from schemas.plan import (
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
from schemas.roles import Role

ANCHOR = Anchor("0" * 64, page=1, bbox=BBox(1, 2, 3.5, 4), table=0, row=1, col=2)
AS_OF = AsOf(date="2014-12-31", precision="month-end", text="平成26年12月末現在")


def make_item() -> ActionItem:
    return ActionItem(
        id="p:1-①",
        policy_ids=("p/1",),
        number="①",
        title="研修の実施",
        offices=(Office(name="青葉野課", role="implementer", body="みずほ野町"),),
        tags=("再掲",),
        initiatives=(Initiative(number="ア", title="講座"),),
        targets=(Target(kind="target", value=15, unit="名", comparator="ge", frequency="year"),),
        budgets=(Budget(fiscal_year=2014, amount=1_500_000, unit="千円", text="1,500"),),
        progress=(
            Progress(id="p:1-①@2014", fiscal_year=2014, as_of=AS_OF, ratings=(Rating(mark="◎"),)),
        ),
        schedule=(ScheduleEntry(task="講座", first_year=2011, last_year=2014, open_ended=True),),
        values=(
            Value(id="v", role=Role.DO, heading=("実行(D)",), text="a", raw="a", anchors=(ANCHOR,)),
        ),
    )


def make_plan() -> Plan:
    return Plan(
        plan_id="p",
        edition_id="p-2014",
        title="青葉野市計画",
        local_government=LocalGovernment(name="青葉野市"),
        period=Period(first=2011, last=2014),
        fiscal_year=2014,
        as_of=AS_OF,
        policies=(Policy(id="p/1", level="基本方針", number="1", title="理解の促進"),),
        items=(make_item(),),
        indicators=(Indicator(id="i", owner_id="p", name="受講者数", unit="人"),),
        legends=(Legend(mark="◎", meaning="達成"),),
        notes=(Note(id="n", mark="※", term="協働", text="力を合わせること", anchors=(ANCHOR,)),),
        sections=(Section(title="はじめに", text="本文", anchors=(ANCHOR,)),),
        tables=(
            OtherTable(id="t", rows=1, cols=1, cells=(TableCell(row=0, col=0, text="a", raw="a"),)),
        ),
        sources=(SourceInfo("a.pdf", "0" * 64, "application/pdf", 10, metadata={"title": "計画"}),),
        findings=(make_finding("era.unread", [ANCHOR], text="24年度"),),
        ledger=Ledger(source=12, values=8, headings=3, unassigned=1),
    )


def test_round_trip_as_json() -> None:
    plan = make_plan()
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Plan.model_validate({"plan_id": "p", "edition_id": "e", "colour": "red"})


def test_a_plan_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        make_plan().title = "別の計画"  # type: ignore[misc]


def test_a_value_has_a_place() -> None:
    with pytest.raises(ValidationError, match="anchors"):
        Value(id="v", role=Role.OTHER, text="", raw="", anchors=())


def test_confidence_lies_between_0_and_1() -> None:
    with pytest.raises(ValidationError, match="confidence"):
        Office(name="課", confidence=1.5)


def test_ledger_adds_up_its_parts() -> None:
    assert make_plan().ledger.assigned == 11


def test_the_json_schema_can_be_made() -> None:
    schema = Plan.model_json_schema()
    assert {"plan_id", "items", "ledger", "findings"} <= set(schema["properties"])


@pytest.mark.parametrize("role", Role)
def test_every_role_has_two_labels(role: Role) -> None:
    assert role.label("ja")
    assert role.label("en").isascii()
