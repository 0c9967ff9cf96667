"""An author of fictitious plans: texts of all lengths by chance, names without repeats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.documents import vocabulary as words


@dataclass(slots=True)
class Author:
    """Draws the texts of one document; a name or sentence is never drawn twice."""

    random: Random
    said: set[str] = field(default_factory=set)
    town: str = ""
    plan: str = ""

    def __post_init__(self) -> None:
        self.town = self.random.choice(words.TOWNS)
        self.plan = self.random.choice(words.PLANS)

    def pick(self, choices: tuple[str, ...] | str) -> str:
        """One of several."""
        return self.random.choice(choices)

    def title(self) -> str:
        """The document's title."""
        return f"{self.town}{self.plan}"

    def goal(self) -> str:
        """A basic goal, not drawn before while there are others."""
        return self._draw_new(lambda: self.pick(words.GOALS))

    def measure(self) -> str:
        """The name of a measure."""
        return self._draw_new(
            lambda: self.pick(words.FIELDS) + self.pick(words.OBJECTS) + self.pick(words.KINDS)
        )

    def office(self) -> str:
        """An office, sometimes with its section on a second line."""
        office = self.pick(words.OFFICES)
        return f"{office}\n{self.pick(words.SECTIONS)}" if self.random.random() < 0.2 else office

    def sentence(self) -> str:
        """A sentence of 15 to 50 characters."""
        return self._draw_new(self._say)

    def _say(self) -> str:
        return (
            f"{self.pick(words.LEADS)}{self.pick(words.WHO)}と{self.pick(words.WHO)}を対象に"
            f"{self.pick(words.OBJECTS)}のための{self.pick(words.WHAT)}{self.pick(words.VERBS)}。"
        )

    def paragraph(self, sentences: int) -> str:
        """Several sentences without line breaks."""
        return "".join(self.sentence() for _ in range(sentences))

    def bullets(self, count: int, mark: str = "・") -> str:
        """Short items, each on a line of its own; ``mark`` may be ① for a running number."""
        return "\n".join(
            (words.CIRCLED[number] if mark == "①" else mark) + self.sentence().rstrip("。")
            for number in range(count)
        )

    def name(self) -> str:
        """A person."""
        return f"{self.pick(words.FAMILY)}　{self.pick(words.GIVEN)}"

    def amount(self) -> str:
        """An amount in 1,000 yen; every sixth is negative, △."""
        value = f"{self.random.randint(1, 987654):,}"
        return f"△{value}" if self.random.random() < 1 / 6 else value

    def number(self) -> str:
        """A number with its unit."""
        return f"{self.random.randint(1, 4000):,}{self.pick(words.UNITS)}"

    def unit(self) -> str:
        """A unit of counting."""
        return self.pick(words.UNITS)

    def font(self) -> str:
        """A font family for the document."""
        return self.pick(words.FONTS)

    def target(self) -> str:
        """A target value."""
        if self.random.random() < 0.3:
            low = self.random.randint(2, 40)
            return f"{low}～{low + self.random.randint(2, 20)}{self.pick(words.UNITS)}"
        return f"{self.number()}{self.pick(words.TARGETS)}"

    def rating(self) -> str:
        """A rating: a letter."""
        return self.pick(words.MARKS)

    def symbol(self) -> str:
        """A rating: a sign."""
        return self.pick(words.SYMBOLS)

    def years(self, count: int, first: int = 0) -> tuple[str, ...]:
        """Fiscal years of Reiwa in a row, as R5年度, 令和５年度 or R5."""
        begin = first or self.random.randint(2, 6)
        pattern = self.pick(("R{}年度", "令和{}年度", "R{}"))
        return tuple(pattern.format(begin + number) for number in range(count))

    def _draw_new(self, draw: Callable[[], str]) -> str:
        for _ in range(200):
            text = draw()
            if text not in self.said:
                break
        self.said.add(text)
        return text
