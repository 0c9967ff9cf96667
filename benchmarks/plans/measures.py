"""The measures of a Plan against its truth, each as counts of what is right, found, expected.

Texts are compared by their key (:func:`schemas.text.text_key`). An item is right when its number
and its title are; what belongs to items is compared item by item, an item of another number or
title being taken for the true one only as far as one of the two agrees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.plans.truth import Truth
from benchmarks.scores import Counts
from schemas.plan import ActionItem, Budget, Office, Plan, Rating, ScheduleEntry, Target
from schemas.text import text_key

MEASURES = (
    "items",
    "values",
    "texts",
    "levels",
    "offices",
    "targets",
    "budgets",
    "schedule",
    "ratings",
    "tags",
    "notes",
    "legend",
    "title",
    "municipality",
    "as_of",
    "year",
    "period",
    "number",
)
_EMPTY = ActionItem(id="")
_UNIT_BEHIND = re.compile(r"[（(][^（）()]{1,6}[)）]$")
"""従業者数（人）: whether the name holds its unit, two truths see differently."""
FURNITURE = 3
"""A text printed so often is furniture (ページの先頭へ戻る), which a Plan need not keep."""
_PEOPLE = {"名": "人", "％": "%", "ヶ所": "か所", "箇所": "か所", "カ所": "か所", "ヵ所": "か所"}


@dataclass(slots=True)
class Score:
    """Counts by measure, and the faults: measure, ``missing`` or ``wrong``, item, what."""

    counts: dict[str, Counts] = field(default_factory=dict)
    faults: list[tuple[str, str, str, str]] = field(default_factory=list)
    lost: tuple[str, ...] = ()
    """Texts of the document that stand nowhere in the Plan although it says nothing is lost."""


def score_plan(truth: Truth, plan: Plan) -> Score:
    """All measures of a Plan that was read from a document of this truth."""
    score = Score()
    pairs = match_items(truth.plan.items, plan.items)
    exact = sum(t is not None and f is not None and _same_item(t, f) for t, f in pairs)
    score.counts["items"] = Counts(exact, len(plan.items), len(truth.plan.items))
    for true, found in pairs:
        if true is None or found is None or not _same_item(true, found):
            score.faults.append(
                ("items", "pair", _name(true), f"{_name(found)} ({_printed(found)})")
            )
    _score_parts(score, truth, plan, pairs)
    _score_document(score, truth.plan, plan)
    score.lost = find_lost(truth.texts, plan)
    return score


Pair = tuple[ActionItem | None, ActionItem | None]


def match_items(true: Sequence[ActionItem], found: Sequence[ActionItem]) -> list[Pair]:
    """Pairs of a true and a found item, in the truth's order; what is left over comes last."""
    keys: tuple[Callable[[ActionItem], Hashable], ...] = (
        lambda i: (text_key(i.number), text_key(i.title)),
        lambda i: text_key(i.title),
        lambda i: text_key(i.number) or id(i),
    )
    left, rest = list(true), list(found)
    pairs: dict[str, ActionItem] = {}
    for key in keys:
        for item in list(left):
            other = next((o for o in rest if key(o) == key(item)), None)
            if other is not None:
                pairs[item.id] = other
                left.remove(item)
                rest.remove(other)
    return [*((item, pairs.get(item.id)) for item in true), *((None, item) for item in rest)]


def _same_item(true: ActionItem, found: ActionItem) -> bool:
    return (text_key(true.number), text_key(true.title)) == (
        text_key(found.number),
        text_key(found.title),
    )


def _score_parts(score: Score, truth: Truth, plan: Plan, pairs: Sequence[Pair]) -> None:
    true_paths, found_paths = policy_paths(truth.plan), policy_paths(plan)
    for true, found in pairs:
        true, found = true or _EMPTY, found or _EMPTY
        name = _name(true if true.id else found)
        _score_values(score, truth, true, found, name)
        _compare(score, "levels", name, [true_paths.get(true.id)], [found_paths.get(found.id)])
        _compare(score, "offices", name, map(_office, true.offices), map(_office, found.offices))
        _compare(score, "budgets", name, map(_budget, true.budgets), map(_budget, found.budgets))
        _compare(score, "schedule", name, *map(_spans, (true, found)))
        comments = _tells_comments(truth)
        _compare(score, "ratings", name, *(_ratings(item, comments) for item in (true, found)))
        _compare(score, "tags", name, map(text_key, true.tags), map(text_key, found.tags))
        _score_targets(score, name, true.targets, truth.maybe.get(true.id, ()), found.targets)
    owned = [target for _, target in truth.owned]
    mine = {target for item in plan.items for target in item.targets}
    others = [t for t in getattr(plan, "targets", ()) if t not in mine]
    _score_targets(score, "(plan)", owned, (), others)


def _score_values(
    score: Score, truth: Truth, true: ActionItem, found: ActionItem, name: str
) -> None:
    rest = Counter((value.role.value, text_key(value.text)) for value in found.values)
    texts = Counter(text_key(value.text) for value in found.values)
    right = same = 0
    for value in true.values:
        key = text_key(value.text)
        same += texts[key] > 0
        texts[key] -= texts[key] > 0
        allowed = truth.roles.get(value.id, (value.role.value,))
        role = next((role for role in allowed if rest[role, key] > 0), None)
        if role is None:
            got = [r for (r, k), n in rest.items() if k == key and n > 0]
            score.faults.append(
                ("values", "missing", name, f"{'|'.join(allowed)}: {value.text[:40]!r} got {got}")
            )
            continue
        rest[role, key] -= 1
        right += 1
    for key in [key for key in rest if key[0] in ("policy", "type")]:
        # A strip may be told of each item below it, or only once; 目標, 実績 may be a row's label.
        rest[key] = 0
    extra = sum(rest.values())
    if extra and right + extra > len(true.values):
        left = [f"{r}: {k[:30]}" for (r, k), n in rest.items() if n > 0]
        score.faults.append(("values", "wrong", name, "; ".join(left[:5])))
    counts = score.counts
    expected = len(true.values)
    told = right + extra
    counts["values"] = counts.get("values", Counts()) + Counts(right, told, expected)
    counts["texts"] = counts.get("texts", Counts()) + Counts(same, max(told, same), expected)


def _score_targets(
    score: Score,
    name: str,
    true: Sequence[Target],
    maybe: Sequence[Target],
    found: Sequence[Target],
) -> None:
    """Targets that may be told or left count neither way."""
    optional = Counter(map(_figure, maybe))
    wanted = Counter(map(_target, true))
    kept = []
    for one in found:
        target, figure = _target(one), _figure(one)
        if wanted[target] > 0:
            wanted[target] -= 1
        elif optional[figure] > 0:
            optional[figure] -= 1
            continue
        kept.append(target)
    _compare(score, "targets", name, map(_target, true), kept)


def _compare(
    score: Score,
    measure: str,
    name: str,
    true: Iterable[Hashable],
    found: Iterable[Hashable],
) -> None:
    """Counts equal things, None left out; what is missing or wrong becomes a fault."""
    wanted = Counter(thing for thing in true if thing is not None)
    got = Counter(thing for thing in found if thing is not None)
    right = (wanted & got).total()
    known = score.counts.get(measure, Counts())
    score.counts[measure] = known + Counts(right, got.total(), wanted.total())
    for kind, rest in (("missing", wanted - got), ("wrong", got - wanted)):
        score.faults.extend((measure, kind, name, str(thing)) for thing in rest.elements())


def policy_paths(plan: Plan) -> dict[str, tuple[str, ...]]:
    """By item id the numbers and titles of its policies from the top, as keys; without: empty."""
    known = {policy.id: policy for policy in plan.policies}
    paths = {}
    for item in plan.items:
        path: list[str] = []
        node = known.get(item.policy_ids[0]) if item.policy_ids else None
        while node is not None:
            path.insert(0, f"{text_key(node.number)} {text_key(node.title)}")
            node = known.get(node.parent_id or "")
        paths[item.id] = tuple(path)
    return paths


def _score_document(score: Score, true: Plan, found: Plan) -> None:
    _compare(score, "notes", "", map(_note, _notes(true)), map(_note, _notes(found)))
    _compare(
        score,
        "legend",
        "",
        {(text_key(e.mark), text_key(e.meaning)) for e in true.legends},
        {(text_key(e.mark), text_key(e.meaning)) for e in found.legends},
    )
    for measure, read in _SCALARS.items():
        _compare(score, measure, "", [read(true) or None], [read(found) or None])


def _notes(plan: Plan) -> list[tuple[str, str]]:
    """A legend is no note of its own: plans keep its line among the notes as well."""
    return [(note.mark, _last_words(note.text)) for note in plan.notes if note.term != "凡例"]


def _last_words(text: str) -> str:
    """A note's text behind a quoted term that begins it, on which readers may differ."""
    return re.sub(r"^「[^」]{1,30}」\s*(?:とは|は)?\s*[、,:：]?", "", text)


def _note(note: tuple[str, str]) -> tuple[str, str]:
    """The mark without brackets, and the text as printed, its term before it."""
    return text_key(note[0]).strip("()【】[]"), text_key(note[1])


_SCALARS: dict[str, Callable[[Plan], Hashable]] = {
    "title": lambda p: text_key(p.title),
    "municipality": lambda p: p.local_government.name and (p.local_government.name),
    "as_of": lambda p: p.as_of and p.as_of.date,
    "year": lambda p: p.fiscal_year,
    "period": lambda p: (p.period.first, p.period.last) if p.period.first else None,
    "number": lambda p: text_key(p.document_number),
}


def _office(office: Office) -> Hashable:
    return text_key(office.name), office.role, text_key(office.body)


def _budget(budget: Budget) -> Hashable:
    return budget.fiscal_year, budget.kind, budget.fund_source, budget.amount


def _spans(item: ActionItem) -> list[Hashable]:
    """The spans of an item; one without a task of its own is what the item itself does."""
    title = item.title
    return _entries(e.model_copy(update={"task": e.task or title}) for e in item.schedule)


def _entries(schedule: Iterable[ScheduleEntry]) -> list[Hashable]:
    """The spans; the same words in neighbouring years are one, however they are told."""
    joined: list[ScheduleEntry] = []
    for entry in schedule:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.text
            and (last.task, last.text, last.first_part) == (entry.task, entry.text, "")
            and last.last_year is not None
            and entry.first_year == last.last_year + 1
        ):
            update = {"last_year": entry.last_year, "open_ended": entry.open_ended}
            joined[-1] = last.model_copy(update=update)
        else:
            joined.append(entry)
    return [_entry(entry) for entry in joined]


def _entry(entry: ScheduleEntry) -> Hashable:
    return (
        text_key(entry.task),
        entry.first_year,
        None if entry.open_ended else entry.last_year,
        text_key(entry.first_part),
        text_key(entry.last_part),
        text_key(entry.text or entry.mark),
        entry.open_ended,
    )


def _tells_comments(truth: Truth) -> bool:
    """Whether the truth says which comments belong to marks; else found ones are not judged."""
    items = truth.plan.items
    return any(r.comment for item in items for p in item.progress for r in p.ratings)


def _ratings(item: ActionItem, comments: bool) -> list[Hashable]:
    return [_rating(rating, comments) for p in item.progress for rating in p.ratings]


def _rating(rating: Rating, comments: bool) -> Hashable:
    return (
        text_key(rating.criterion),
        text_key(rating.assessor),
        text_key(rating.mark),
        text_key(rating.meaning),
        text_key(rating.comment) if comments else "",
    )


def _target(target: Target) -> Hashable:
    unit = target.unit.strip()
    comparator = None if target.comparator == "eq" else target.comparator
    return (
        text_key(_UNIT_BEHIND.sub("", target.indicator)),
        target.kind,
        target.value,
        target.value_max,
        text_key(_PEOPLE.get(unit, unit)),
        comparator,
        target.frequency,
        target.fiscal_year,
    )


def _figure(target: Target) -> Hashable:
    """A target without its indicator and year: what prose says of them is a matter of taste."""
    return (
        target.kind,
        target.value,
        target.value_max,
        text_key(_PEOPLE.get(target.unit, target.unit)),
    )


def find_lost(texts: Iterable[str], plan: Plan) -> tuple[str, ...]:
    """Texts of a document that stand in no part of the Plan, each line looked for by itself."""
    held = "\n".join(_held(plan))
    texts = list(texts)
    repeated = {text for text, count in Counter(texts).items() if count >= FURNITURE}
    return tuple(
        text
        for text in texts
        if text not in repeated and any(not _is_held(line, held) for line in text.split("\n"))
    )


def _is_held(line: str, held: str) -> bool:
    """Whether a line stands in the Plan, whole or in the pieces that blanks and brackets part."""
    if text_key(line) in held:
        return True
    pieces = re.split(r"(?=[（(])|\s+", line)
    return len(pieces) > 1 and all(text_key(piece) in held for piece in pieces)


def _held(plan: Plan) -> Iterable[str]:
    for item in plan.items:
        yield from (text_key(item.number), text_key(item.title))
        for value in item.values:
            yield text_key(value.raw)
            yield from map(text_key, value.heading)
    for policy in plan.policies:
        yield text_key(policy.level + policy.number + policy.title)
        yield text_key(policy.raw)
    for part in (*plan.notes, *plan.sections):
        yield text_key(part.raw)
    for table in plan.tables:
        yield from (text_key(c.raw) for c in table.cells)
    yield from (text_key(line.raw) for line in plan.cover)
    for reading in plan.readings:
        yield text_key(reading.caption)
        yield from map(text_key, reading.labels)
        yield from (text_key(text) for column in reading.columns for text in column.heading)


def _name(item: ActionItem | None) -> str:
    return f"{item.number} {item.title}".strip() if item is not None else "-"


def _printed(item: ActionItem | None) -> str:
    return "none" if item is None else f"{len(item.values)} values"
