"""What drifted between a profile and a document: columns added, headings renamed, marks changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.profiles.model import Profile
from pipeline.profiles.printed import printed_headings
from schemas.ids import title_key
from schemas.plan import Plan
from schemas.roles import Role
from schemas.text import text_key

DriftKind = Literal["added", "missing", "renamed", "legend", "title", "municipality"]
NEAR = 50.0
"""A heading that is gone and a new one are taken for one renamed from this likeness on (0–100)."""


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference: what the profile says (``old``) and what the document prints (``new``)."""

    kind: DriftKind
    old: str
    new: str
    pages: tuple[int, ...] = ()


def find_drift(profile: Profile, plan: Plan) -> tuple[Drift, ...]:
    """All differences, in the order: document, headings, legend.

    ``plan`` was read with the profile, but for its title and municipality. A heading of the profile
    that is not printed any more and a new one that is spelt nearly so, or that plays the same role,
    are one heading renamed.
    """
    return (*_document(profile, plan), *_headings(profile, plan), *_legend(profile, plan))


def _document(profile: Profile, plan: Plan) -> Iterator[Drift]:
    """Another title (its years apart) or town: likely the profile of another plan."""
    if profile.title and plan.title and title_key(profile.title) != title_key(plan.title):
        yield Drift("title", profile.title, plan.title)
    name = plan.local_government.name
    if (
        profile.municipality
        and name
        and not text_key(profile.municipality).endswith(text_key(name))
    ):
        yield Drift("municipality", profile.municipality, name)


def _headings(profile: Profile, plan: Plan) -> Iterator[Drift]:
    said: dict[str, str] = {text_key(h): h for h in (*profile.roles, *profile.level_headings)}
    printed = printed_headings(plan)
    keys = {heading.key for heading in printed}
    gone = {key: text for key, text in said.items() if key not in keys}
    left = {text_key(heading) for heading in profile.unsure}
    new = {h.key: h for h in printed if h.key not in said and h.key not in left}
    for key, text in gone.items():
        match = _nearest(key, new, profile.roles.get(text), {k: h.role for k, h in new.items()})
        if match is None:
            yield Drift("missing", text, "")
        else:
            heading = new.pop(match)
            yield Drift("renamed", text, heading.text, _pages(heading.table.anchors))
    for heading in new.values():
        yield Drift(
            "added", "", f"{heading.text}（{heading.role.value}）", _pages(heading.table.anchors)
        )


def _nearest(
    key: str, new: Iterable[str], role: Role | None, roles: Mapping[str, Role]
) -> str | None:
    """The new heading that an old one became: the likest of those in the same role, or of all."""
    from rapidfuzz import fuzz

    def likeness(other: str) -> float:
        return float(fuzz.ratio(key, other)) + NEAR * (role is not None and roles[other] is role)

    best = max(new, key=likeness, default=None)
    return best if best is not None and likeness(best) >= NEAR else None


def _legend(profile: Profile, plan: Plan) -> Iterator[Drift]:
    printed = {text_key(legend.mark): legend for legend in plan.legends}
    for mark, meaning in profile.legend.items():
        legend = printed.pop(text_key(mark), None)
        if legend is not None and text_key(legend.meaning) != text_key(meaning):
            yield Drift("legend", f"{mark}：{meaning}", f"{legend.mark}：{legend.meaning}")
    if profile.legend:
        yield from (Drift("legend", "", f"{e.mark}：{e.meaning}") for e in printed.values())


def _pages(anchors: Iterable[object]) -> tuple[int, ...]:
    pages = (getattr(anchor, "page", None) for anchor in anchors)
    return tuple(sorted({page for page in pages if page is not None}))
