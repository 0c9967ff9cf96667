"""A profile: what a town's or a plan's documents mean where their own evidence is not enough.

A profile is data (TOML), never code; docs/profiles.md describes it for its writers::

    title = "青葉野市地域福祉計画"
    municipality = "青葉野市"
    as_of = "○年○月末日時点"      # how the date is printed that the document speaks of
    extends = "aobano.toml"        # what is said there holds unless this file says otherwise
    unsure = ["款", "予算"]        # headings that are left to the reader until somebody decides

    [roles]                     # column heading as printed -> role (schemas/roles.py)
    "取組の方向" = "direction"

    [levels]                    # words of policy levels, highest first, and headings that hold one
    words = ["政策の柱", "重点施策"]
    headings = { "大項目" = "政策の柱" }

    [legend]                    # mark -> meaning
    "◎" = "計画を上回って進んだ"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from schemas.roles import Role


@dataclass(frozen=True, slots=True)
class Profile:
    """What a profile states; headings and marks stand as printed, to be matched by their keys."""

    name: str = ""
    """File name, for messages."""
    title: str = ""
    municipality: str = ""
    as_of: str = ""
    """How the date is printed that the document speaks of, ○ for its numbers: ○年○月末日時点."""
    extends: str = ""
    """Path of the profile that this one builds on, beside its own file; empty for none."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Column heading → role."""
    unsure: tuple[str, ...] = ()
    """Headings that are known to be printed, whose meaning is left to the reader."""
    levels: tuple[str, ...] = ()
    """Words of policy levels (基本方針, 施策), highest first."""
    level_headings: Mapping[str, str] = field(default_factory=dict)
    """Column heading → the policy level that the column holds."""
    legend: Mapping[str, str] = field(default_factory=dict)
    """Mark → meaning."""

    def level_words(self) -> tuple[str, ...]:
        """All that names a policy level: the levels and the headings of columns that hold one."""
        return tuple(dict.fromkeys((*self.levels, *self.level_headings)))


def combine(base: Profile, over: Profile) -> Profile:
    """One profile of two: what ``over`` says goes before what ``base`` says.

    Headings and marks of both hold; the levels are those of the one that names any.

    >>> combine(Profile(title="a", legend={"◎": "x"}), Profile(title="b")).legend
    {'◎': 'x'}
    """
    return replace(
        over,
        name=over.name or base.name,
        title=over.title or base.title,
        municipality=over.municipality or base.municipality,
        as_of=over.as_of or base.as_of,
        extends="",
        roles={**base.roles, **over.roles},
        unsure=tuple(dict.fromkeys((*base.unsure, *over.unsure))),
        levels=over.levels or base.levels,
        level_headings={**base.level_headings, **over.level_headings},
        legend={**base.legend, **over.legend},
    )
