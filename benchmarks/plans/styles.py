"""House styles of plans and the sets they belong to."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from benchmarks.plans.book import Book

Form = Literal["html", "sjis", "pdf", "transcript", "boxes"]
"""How a book is rendered: HTML in UTF-8 or Shift_JIS, a PDF printed by Chromium, tab-separated text
that lost its merged cells, HTML with ``data-bbox``."""
Make = Callable[[Random], Book]
SET_PACKAGES = {
    "development": "benchmarks.plan_styles",
    "held-back": "benchmarks.plan_held_back",
    "held-back-2": "benchmarks.plan_held_back_2",
    "held-back-3": "benchmarks.plan_held_back_3",
    "held-back-4": "benchmarks.plan_held_back_4",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A house style: ``make`` writes the book of a seed, ``forms`` are what it is rendered as."""

    name: str
    make: Make
    forms: tuple[Form, ...]
    summary: str


@dataclass(slots=True)
class StyleSet:
    """Styles that are measured together, by name in the order of their registration."""

    name: str
    styles: dict[str, Style] = field(default_factory=dict)

    def add(self, name: str, *forms: Form) -> Callable[[Make], Make]:
        """A decorator that registers a function; without ``forms``: HTML and PDF."""

        def register(make: Make) -> Make:
            if name in self.styles:
                raise ValueError(f"the style {name} is in the set {self.name} twice")
            summary = (make.__doc__ or "").strip().split("\n")[0]
            self.styles[name] = Style(name, make, forms or ("html", "pdf"), summary)
            return make

        return register


def load_set(name: str) -> StyleSet:
    """The set of a name, filled by importing its package."""
    styles = importlib.import_module(SET_PACKAGES[name]).STYLES
    if not isinstance(styles, StyleSet):
        raise TypeError(f"STYLES of {SET_PACKAGES[name]} is no StyleSet")
    return styles


def seed_random(set_name: str, style: str, seed: int) -> Random:
    """The random numbers of one book: the same on every machine and in every run."""
    return Random(f"plans/{set_name}/{style}/{seed}")
