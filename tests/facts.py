"""Facts read by hand from the example documents, and their comparison with a Plan.

A fact file (``examples/expected/*.json``) says only what the document says; what it does not
mention is not compared. Every comparison gives the list of what is missing or wrong, so that one
run of a test names all of it. Texts are compared without white space; full and half width differ,
but the two tildes (〜 U+301C, ～ U+FF5E) do not: fonts map one glyph to either.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from schemas.plan import ActionItem, Model, Plan, Policy

Facts = Mapping[str, Any]

EXAMPLES = Path(__file__).parents[1] / "examples"
CLOSE = 1e-9


def read_facts() -> list[tuple[str, Facts]]:
    """The input file and the facts of every example document, in the order of their names."""
    pairs = []
    for path in sorted((EXAMPLES / "expected").glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        pairs += [(name, facts) for name in facts["inputs"]]
    return pairs


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split()).replace("〜", "～")


def find_differences(plan: Plan, facts: Facts) -> list[str]:
    """What the Plan lacks of the facts, or says otherwise; empty when all are there."""
    return [
        *_about_cover(plan, facts),
        *_about_policies(plan, facts.get("policies", ())),
        *_about_items(plan, facts),
        *_about_texts(plan, facts),
        *_about_ledger(plan),
    ]


def _about_cover(plan: Plan, facts: Facts) -> Iterator[str]:
    found = {
        "title": plan.title,
        "municipality": plan.local_government.name,
        "document_number": plan.document_number,
        "office": plan.office,
    }
    for name, text in found.items():
        if name in facts and not _is_named(text, facts[name]):
            yield f"{name}: {text!r}, not {facts[name]!r}"
    if facts.get("fiscal_year", plan.fiscal_year) != plan.fiscal_year:
        yield f"fiscal_year: {plan.fiscal_year}, not {facts['fiscal_year']}"
    for name in ("as_of", "period"):
        if name in facts and not _agrees(getattr(plan, name), facts[name]):
            yield f"{name}: {getattr(plan, name)}, not {facts[name]}"


def _is_named(found: str, wanted: str) -> bool:
    """Whether a name is there, maybe with words before or after it; an empty one must be empty."""
    return squeeze(wanted) in squeeze(found) if wanted else not found


def _agrees(part: Model | None, wanted: Mapping[str, Any]) -> bool:
    """Whether all that is wanted of a part of the Plan is in it."""
    return part is not None and all(
        _equal(getattr(part, name), value) for name, value in wanted.items()
    )


def _equal(found: object, wanted: object) -> bool:
    if isinstance(found, int | float) and isinstance(wanted, int | float):
        return abs(found - wanted) < CLOSE
    if isinstance(found, str) and isinstance(wanted, str):
        return squeeze(wanted) in squeeze(found)
    if isinstance(found, tuple) and isinstance(wanted, list):
        return all(any(_equal(one, each) for one in found) for each in wanted)
    return found == wanted


def _about_policies(plan: Plan, wanted: Iterable[Facts]) -> Iterator[str]:
    titles = {policy.id: policy.title for policy in plan.policies}
    for facts in wanted:
        same = [p for p in plan.policies if squeeze(p.title).endswith(squeeze(facts["title"]))]
        if len(same) != 1:
            yield f"policy {facts['title']}: {len(same)} of {list(titles.values())}"
        else:
            yield from _about_policy(same[0], facts, titles)


def _about_policy(policy: Policy, facts: Facts, titles: Mapping[str, str]) -> Iterator[str]:
    for name in ("level", "number"):
        if name in facts and squeeze(getattr(policy, name)) != squeeze(facts[name]):
            yield f"policy {policy.title}: {name} {getattr(policy, name)!r}, not {facts[name]!r}"
    parent = titles.get(policy.parent_id or "", "")
    if not squeeze(parent).endswith(squeeze(facts.get("parent", parent))):
        yield f"policy {policy.title}: under {parent!r}, not {facts['parent']!r}"


def _about_items(plan: Plan, facts: Facts) -> Iterator[str]:
    """Differences of the items: how many, in which order, and each of them."""
    wanted = facts["items"]
    if len(plan.items) != len(wanted):
        yield f"{len(plan.items)} items, not {len(wanted)}: {[item.title for item in plan.items]}"
    titles = {policy.id: policy.title for policy in plan.policies}
    place = 0
    for each in wanted:
        found = _find_item(plan.items[place:], each["title"])
        if found is None:
            yield f"item {each['title']}: not there, or not in this order"
            continue
        place += found + 1
        for difference in _about_item(plan.items[place - 1], each, titles):
            yield f"item {each['title']}: {difference}"


def _find_item(items: tuple[ActionItem, ...], title: str) -> int | None:
    """Index of the first item with the title, maybe with a tag behind it."""
    starts = (squeeze(item.title).startswith(squeeze(title)) for item in items)
    return next((index for index, start in enumerate(starts) if start), None)


def _about_item(item: ActionItem, facts: Facts, policies: Mapping[str, str]) -> Iterator[str]:
    if not squeeze(item.number).endswith(squeeze(facts.get("number", ""))):
        yield f"number {item.number!r}, not {facts['number']!r}"
    policy = policies.get(item.policy_ids[0], "") if item.policy_ids else ""
    if not squeeze(policy).endswith(squeeze(facts.get("policy", ""))):
        yield f"policy {policy!r}, not {facts['policy']!r}"
    if not _equal(item.tags, facts.get("tags", [])):
        yield f"tags {item.tags}, not {facts['tags']}"
    yield from _about_values(item, facts)
    for name in ("offices", "targets", "budgets", "schedule", "initiatives"):
        if name in facts:
            yield from _about_parts(name, getattr(item, name), facts[name])


def _about_values(item: ActionItem, facts: Facts) -> Iterator[str]:
    for roles, fragments in facts.get("texts", {}).items():
        text = squeeze("".join(v.text for v in item.values if v.role in roles.split("|")))
        for fragment in fragments:
            if squeeze(fragment) not in text:
                yield f"{roles} lacks {fragment!r}; stands in {_roles_of(item, fragment)}"
    for role, year in facts.get("years", {}).items():
        found = {value.fiscal_year for value in item.values if value.role == role}
        if year not in found:
            yield f"{role} has the years {found}, not {year}"


def _roles_of(item: ActionItem, fragment: str) -> list[str]:
    return [str(v.role) for v in item.values if squeeze(fragment) in squeeze(v.text)]


def _about_parts(name: str, parts: tuple[Model, ...], wanted: list[Facts]) -> Iterator[str]:
    """What is missing of one kind of parts; offices and schedules must be no more than wanted."""
    for each in wanted:
        if not any(_agrees(part, each) for part in parts):
            yield f"{name} lacks {dict(each)}; has {[_brief(part) for part in parts]}"
    exact = name in {"offices", "schedule", "initiatives"} or not wanted
    if exact and len(parts) > len(wanted):
        yield f"{name}: {len(parts)}, not {len(wanted)}: {[_brief(part) for part in parts]}"


def _brief(part: Model) -> dict[str, object]:
    """What a part of the Plan says, without what is empty and how it was read."""
    said = part.model_dump(exclude={"value_ids", "confidence"})
    return {name: value for name, value in said.items() if value not in (None, "", ())}


def _about_texts(plan: Plan, facts: Facts) -> Iterator[str]:
    everything = squeeze(plan.model_dump_json())
    yield from (
        f"not kept: {text}" for text in facts.get("kept", ()) if squeeze(text) not in everything
    )
    notes = squeeze("".join(note.mark + note.term + note.text for note in plan.notes))
    yield from (f"no note: {text}" for text in facts.get("notes", ()) if squeeze(text) not in notes)
    legends = {(squeeze(legend.mark), squeeze(legend.meaning)) for legend in plan.legends}
    for mark, meaning in facts.get("legends", ()):
        if (mark, squeeze(meaning)) not in legends:
            yield f"no legend {mark} {meaning}: {sorted(legends)}"
    codes = {finding.code for finding in plan.findings}
    yield from (f"no finding {code}" for code in facts.get("findings", ()) if code not in codes)
    titles = [squeeze(item.title) for item in plan.items]
    yield from (f"an item: {text}" for text in facts.get("not_items", ()) if text in titles)


def _about_ledger(plan: Plan) -> Iterator[str]:
    ledger = plan.ledger
    if ledger.unassigned or ledger.assigned != ledger.source:
        yield f"ledger: {ledger.assigned} of {ledger.source}, {ledger.unassigned} unassigned"
