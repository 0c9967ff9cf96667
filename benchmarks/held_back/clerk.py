"""A clerk of a fictitious town hall: the texts of one held-back document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.held_back import phrases

_ENDINGS = ("の見直し", "を継続", "の拡充", "は未着手", "を調整中", "の廃止", "を試行", "の委託")


@dataclass(slots=True)
class Clerk:
    """Draws texts; names of projects and remarks are never drawn twice in a document."""

    random: Random
    told: set[str] = field(default_factory=set)
    town: str = ""
    plan: str = ""

    def __post_init__(self) -> None:
        self.town = self.one_of(phrases.TOWNS)
        self.plan = self.one_of(phrases.PLANS)

    def one_of(self, choices: Sequence[str]) -> str:
        """One of several texts."""
        return self.random.choice(choices)

    def some_of(self, choices: Sequence[str], count: int) -> list[str]:
        """Several different ones, in the order they are listed in."""
        chosen = set(self.random.sample(range(len(choices)), count))
        return [text for at, text in enumerate(choices) if at in chosen]

    def pillars(self, count: int) -> list[str]:
        """Basic aims of a plan, all different."""
        return self.random.sample(phrases.PILLARS, count)

    def project(self) -> str:
        """The name of a project."""
        return self._tell_new(lambda: self.one_of(phrases.PLACES) + self.one_of(phrases.WORKS))

    def remark(self) -> str:
        """One sentence of 18 to 45 characters."""
        return self._tell_new(self._compose)

    def remarks(self, count: int) -> str:
        """Several sentences in a row."""
        return "".join(self.remark() for _ in range(count))

    def points(self, count: int, marks: str = "") -> str:
        """Items on lines of their own; ``marks`` gives one mark to each, else ○."""
        return "\n".join(
            (marks[at] if marks else "○") + self.remark().rstrip("。") for at in range(count)
        )

    def short(self) -> str:
        """A note of at most 14 characters without a full stop."""
        return self._tell_new(lambda: self.one_of(phrases.THINGS) + self.one_of(_ENDINGS))

    def office(self) -> str:
        """An office, at times with its team in brackets on the next line."""
        office = self.one_of(phrases.OFFICES)
        if self.random.random() < 0.25:
            return f"{office}\n（{self.one_of(phrases.TEAMS)}）"
        return office

    def person(self) -> str:
        """A person's name with an ideographic space."""
        return f"{self.one_of(phrases.FAMILY)}　{self.one_of(phrases.GIVEN)}"

    def money(self, high: int = 480_000) -> str:
        """Thousands of yen with commas; some are negative with ▲ or a dash for none."""
        chance = self.random.random()
        value = f"{self.random.randint(12, high):,}"
        return "－" if chance < 0.08 else f"▲{value}" if chance < 0.16 else value

    def figure(self) -> str:
        """A value with one decimal or none."""
        value = self.random.randint(3, 9999)
        return f"{value / 10:,.1f}" if self.random.random() < 0.5 else f"{value:,}"

    def aim(self) -> str:
        """An indicator with its unit in brackets."""
        return self._tell_new(
            lambda: (
                f"{self.one_of(phrases.PLACES)}の{self.one_of(phrases.AIMS)}"
                f"（{self.one_of(phrases.UNITS)}）"
            )
        )

    def day(self) -> str:
        """A date in short form."""
        draw = self.random.randint
        return f"R{draw(5, 7)}.{draw(1, 12)}.{draw(1, 28)}"

    def _compose(self) -> str:
        cause, thing = self.one_of(phrases.CAUSES), self.one_of(phrases.THINGS)
        return f"{cause}、{thing}{self.one_of(phrases.DEEDS)}。"

    def _tell_new(self, draw: Callable[[], str]) -> str:
        """Draws until the text is new; the last one where nothing new is left."""
        text = draw()
        for _ in range(300):
            if text not in self.told:
                break
            text = draw()
        self.told.add(text)
        return text
