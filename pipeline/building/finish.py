"""Drafts made into the parts of the Plan, with ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.building.assemble import Draft
from pipeline.building.drafts import ItemDraft, PolicyDraft, ValueDraft
from pipeline.building.indicator_tables import owned_groups
from pipeline.building.note_links import link_notes
from pipeline.building.parts.budgets import item_budgets
from pipeline.building.parts.labels import item_initiatives, item_offices, item_tags
from pipeline.building.parts.progress import item_progress
from pipeline.building.parts.schedule import item_schedule
from pipeline.building.parts.targets import indicator_kinds, item_targets
from pipeline.building.parts.values import ItemContext, joined_text
from schemas.findings import Finding, make_finding
from schemas.ids import (
    IdRegister,
    indicator_id,
    item_id,
    note_id,
    policy_id,
    progress_id,
    table_id,
    value_id,
)
from schemas.places import Anchor
from schemas.plan import (
    ActionItem,
    Indicator,
    IndicatorKind,
    Legend,
    Note,
    OtherTable,
    Policy,
    Section,
    Target,
    Value,
)
from schemas.roles import Role

_WHOLE_PATH = re.compile(r"[\d０-９]+(?:[-－.．‐―ー][\d０-９①-⑳()（）]+)+")
"""A number that holds its path already (1-2-3)."""


class Finisher:
    """Gives ids in document order and turns drafts into models."""

    def __init__(
        self,
        plan: str,
        draft: Draft,
        about: ItemContext,
    ) -> None:
        self._plan = plan
        self._draft = draft
        self._about = about
        self._ids = IdRegister(reserved=frozenset(self._base_id(item) for item in draft.items))
        self._policies = {id(node): self._policy_id(node) for node in draft.tree.nodes}
        self._indicators: dict[str, Indicator] = {}
        self.findings: list[Finding] = []

    def policies(self) -> tuple[Policy, ...]:
        """The policy tree in document order."""
        return tuple(
            Policy(
                id=self._policies[id(node)],
                parent_id=self._policies[id(node.parent)] if node.parent else None,
                level=node.level,
                number=node.number,
                title=node.title,
                description=node.description,
                raw=node.raw,
                anchors=node.anchors,
            )
            for node in self._draft.tree.nodes
        )

    def items(self) -> tuple[ActionItem, ...]:
        """The action items in document order."""
        return tuple(self._item(draft) for draft in self._draft.items)

    def measured(self) -> tuple[tuple[Target, ...], tuple[Value, ...]]:
        """Targets of policies and the plan, with the values that they were read from."""
        register = IdRegister()
        targets: list[Target] = []
        values: list[Value] = []
        for draft in owned_groups(self._draft.measured):
            owner = self._policies[id(draft.policy)] if draft.policy else self._plan
            ids = {
                value.anchors[0]: register.register(value_id(owner, value.role, value.heading))
                for value in draft.values
            }
            found = item_targets(draft, _by_place(ids), self._about)
            kinds = indicator_kinds(draft)
            targets += self._with_indicators(found, owner, kinds)
            values += [_value(value, ids[value.anchors[0]]) for value in draft.values]
        return tuple(targets), tuple(values)

    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that targets name; to be asked for after :meth:`items`."""
        return tuple(self._indicators.values())

    def notes(self, items: Sequence[ActionItem]) -> tuple[Note, ...]:
        """The notes in document order, with the values of the items that they explain."""
        links = link_notes(self._draft.notes, items)
        return tuple(
            Note(
                id=self._ids.register(note_id(self._plan, note.mark, note.term, note.text)),
                mark=note.mark,
                term=note.term,
                text=note.text,
                raw=note.raw,
                anchors=note.anchors,
                value_ids=value_ids,
                confidence=note.confidence,
            )
            for note, value_ids in zip(self._draft.notes, links, strict=True)
        )

    def legends(self) -> tuple[Legend, ...]:
        """The marks that the document's own legends explain."""
        return tuple(
            Legend(mark=mark, meaning=meaning)
            for note in self._draft.notes
            for mark, meaning in note.meanings
        )

    def tables(self) -> tuple[OtherTable, ...]:
        """The tables kept whole, in document order."""
        return tuple(map(self._named_table, self._draft.tables))

    def sections(self) -> tuple[Section, ...]:
        """The prose outside tables."""
        return tuple(
            Section(
                number=draft.number,
                title=draft.title,
                text="\n".join(draft.lines),
                raw="\n".join(draft.raws),
                anchors=tuple(draft.anchors),
            )
            for draft in self._draft.sections
        )

    def _named_table(self, table: OtherTable) -> OtherTable:
        made = table_id(self._plan, table.caption, _first_row(table))
        return table.model_copy(update={"id": self._ids.register(made)})

    def _policy_id(self, node: PolicyDraft) -> str:
        path = node.path()
        made = policy_id(self._plan, [n.number for n in path], [n.title for n in path])
        return self._ids.register(made)

    def _item(self, draft: ItemDraft) -> ActionItem:
        made = self._item_id(draft)
        register = IdRegister()
        ids = _by_place(
            {
                value.anchors[0]: register.register(value_id(made, value.role, value.heading))
                for value in draft.values
            }
        )
        budgets, findings = item_budgets(draft, ids, self._about)
        self._add_findings(findings)
        targets = item_targets(draft, ids, self._about)
        kinds = indicator_kinds(draft)
        return ActionItem(
            id=made,
            policy_ids=self._policy_ids(draft),
            number=draft.number,
            title=draft.title,
            description=joined_text(draft, Role.DESCRIPTION),
            offices=item_offices(draft, ids),
            tags=item_tags(draft),
            initiatives=item_initiatives(draft, ids),
            targets=tuple(self._with_indicators(targets, made, kinds)),
            budgets=budgets,
            progress=item_progress(draft, ids, self._about, lambda year: progress_id(made, year)),
            schedule=item_schedule(draft, ids, self._about),
            values=tuple(_value(value, ids(value)) for value in draft.values),
        )

    def _add_findings(self, findings: tuple[Finding, ...]) -> None:
        """Adds findings; one about a heading is told once, not for each row."""
        known = {f.message for f in self.findings if "heading" in f.params}
        for finding in findings:
            if finding.message not in known:
                self.findings.append(finding)
                if "heading" in finding.params:
                    known.add(finding.message)

    def _policy_ids(self, draft: ItemDraft) -> tuple[str, ...]:
        return (self._policies[id(draft.policy)],) if draft.policy else ()

    def _base_id(self, draft: ItemDraft) -> str:
        path = draft.policy.path() if draft.policy else []
        numbers = [node.number for node in path if node.number]
        if draft.number and _WHOLE_PATH.fullmatch(draft.number):
            numbers = []
        return item_id(
            self._plan,
            [*numbers, draft.number] if draft.number else [],
            [node.title for node in path],
            draft.title,
        )

    def _item_id(self, draft: ItemDraft) -> str:
        made = self._base_id(draft)
        registered = self._ids.register(made)
        if registered != made:
            anchors = draft.values[0].anchors[:1] if draft.values else ()
            count = registered.rpartition(".")[2]
            self.findings.append(make_finding("id.repeated", anchors, id=made, count=count))
        return registered

    def _with_indicators(
        self, targets: Sequence[Target], owner: str, kinds: dict[str, IndicatorKind]
    ) -> Iterator[Target]:
        """The targets with their indicators: those of one name hang together over the years.

        維持 and the like print no unit; theirs is that of the numbers beside them.
        """
        units: dict[str, str] = {}
        for target in targets:
            if target.unit:
                units.setdefault(target.indicator, target.unit)
        for target in targets:
            unit = target.unit or units.get(target.indicator, "")
            yield self._with_indicator(target, unit, owner, kinds)

    def _with_indicator(
        self, target: Target, unit: str, owner: str, kinds: dict[str, IndicatorKind]
    ) -> Target:
        if not target.indicator:
            return target
        made = indicator_id(owner, target.indicator, unit)
        if made not in self._indicators:
            self._indicators[made] = Indicator(
                id=made,
                owner_id=owner,
                name=target.indicator,
                unit=unit,
                kind=kinds.get(target.indicator, "other"),
            )
        return target.model_copy(update={"indicator_id": made})


def _by_place(ids: Mapping[Anchor, str]) -> Callable[[ValueDraft], str]:
    """The id of a value by its place: of a cell that served two rows only one draft was kept."""
    return lambda value: ids[value.anchors[0]]


def _first_row(table: OtherTable) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == 0]


def _value(draft: ValueDraft, made: str) -> Value:
    return Value(
        id=made,
        role=draft.role,
        heading=draft.heading,
        fiscal_year=draft.fiscal_year,
        unit=draft.unit,
        text=draft.text,
        raw=draft.raw,
        confidence=draft.confidence,
        anchors=draft.anchors,
    )
