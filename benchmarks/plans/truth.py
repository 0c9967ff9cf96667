"""The truth of a written plan: a Plan, with what a fair measure must know beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.plans.book import Book, Item
from benchmarks.plans.markup import Marked, read_marked
from schemas.places import Anchor
from schemas.plan import ActionItem, Indicator, Legend, Note, Plan, Target, Value
from schemas.roles import Role

SOURCE = "truth"


@dataclass(frozen=True, slots=True)
class Truth:
    """What the document says.

    ``roles`` holds, by value id, all roles a careful reader may give where there are several;
    ``maybe`` by item id the targets that need not be told; ``texts`` every text of the document.
    """

    plan: Plan
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    maybe: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    owned: tuple[tuple[str, Target], ...] = ()
    texts: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """Writes the truth as JSON."""
        data = {
            "plan": self.plan.model_dump(mode="json"),
            "roles": self.roles,
            "maybe": {key: [t.model_dump() for t in ts] for key, ts in self.maybe.items()},
            "owned": [[key, target.model_dump()] for key, target in self.owned],
            "texts": self.texts,
        }
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_truth(path: Path) -> Truth:
    """The truth in a file that :meth:`Truth.write` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Truth(
        Plan.model_validate(data["plan"]),
        {key: tuple(roles) for key, roles in data["roles"].items()},
        {key: tuple(Target(**t) for t in ts) for key, ts in data["maybe"].items()},
        tuple((key, Target(**t)) for key, t in data["owned"]),
        tuple(data["texts"]),
    )


def make_truth(book: Book) -> Truth:
    """The truth of a book.

    Raises:
        ValueError: a mark names no item or no role, or an item has no mark at all.
    """
    marked = read_marked(book.html)
    values, roles = _values(book, marked)
    plan = Plan(
        plan_id=SOURCE,
        edition_id=SOURCE,
        title=book.title,
        local_government=book.local_government,
        document_number=book.document_number,
        period=book.years,
        fiscal_year=book.fiscal_year,
        as_of=book.as_of,
        policies=tuple(book.policies),
        items=tuple(_item(item, values[item.key]) for item in book.items),
        indicators=_indicators(book),
        legends=tuple(Legend(mark=mark, meaning=meaning) for mark, meaning in book.legend),
        notes=tuple(
            Note(id=f"n{number}", mark=mark, term=term, text=text)
            for number, (mark, term, text) in enumerate(book.notes)
        ),
    )
    maybe = {item.key: tuple(item.maybe) for item in book.items if item.maybe}
    return Truth(plan, roles, maybe, tuple(book.owned), marked.texts)


def _values(
    book: Book, marked: Marked
) -> tuple[dict[str, list[Value]], dict[str, tuple[str, ...]]]:
    values: dict[str, list[Value]] = {item.key: [] for item in book.items}
    several: dict[str, tuple[str, ...]] = {}
    for number, (mark, text) in enumerate(marked.pieces):
        for key, roles in _owners(mark):
            if key not in values:
                raise ValueError(f"the mark {mark!r} names no item")
            made = f"{key}.{number}"
            values[key].append(
                Value(
                    id=made,
                    role=Role(roles[0]),
                    text=text,
                    raw=text,
                    anchors=(Anchor(SOURCE),),
                )
            )
            if len(roles) > 1:
                several[made] = tuple(Role(role).value for role in roles)
    empty = [item.title for item in book.items if not values[item.key]]
    if empty:
        raise ValueError(f"items without any printed piece: {empty}")
    return values, several


def _owners(mark: str) -> Iterator[tuple[str, list[str]]]:
    for word in mark.split():
        key, _, roles = word.partition(":")
        yield key, roles.split("|")


def _item(item: Item, values: list[Value]) -> ActionItem:
    from schemas.plan import Progress

    progress = (Progress(id=f"{item.key}.p", ratings=tuple(item.ratings)),) if item.ratings else ()
    return ActionItem(
        id=item.key,
        policy_ids=(item.policy,) if item.policy else (),
        number=item.number,
        title=item.title,
        description=item.description,
        offices=tuple(item.offices),
        tags=tuple(item.tags),
        targets=tuple(item.targets),
        budgets=tuple(item.budgets),
        progress=progress,
        schedule=tuple(item.schedule),
        values=tuple(values),
    )


def _indicators(book: Book) -> tuple[Indicator, ...]:
    """The named indicators of items, policies and the plan, each once."""
    named = [(item.key, target) for item in book.items for target in item.targets]
    known = dict.fromkeys((owner, t.indicator) for owner, t in [*named, *book.owned] if t.indicator)
    return tuple(
        Indicator(id=f"k{number}", owner_id=owner, name=name)
        for number, (owner, name) in enumerate(known)
    )
