"""Styles of documents and the sets they belong to."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.documents.model import Document

Make = Callable[[Random], Document]
# Sets live in packages that register their styles on import.
SET_PACKAGES = {
    "development": "benchmarks.development",
    "held-back": "benchmarks.held_back",
    "held-back-2": "benchmarks.held_back_2",
    "held-back-3": "benchmarks.held_back_3",
    "held-back-4": "benchmarks.held_back_4",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A named way of printing a plan; ``make`` builds the document of a seed."""

    name: str
    make: Make
    summary: str


@dataclass(slots=True)
class StyleSet:
    """Styles that are measured together, by name in the order of their registration."""

    name: str
    styles: dict[str, Style] = field(default_factory=dict)

    def add(self, name: str) -> Callable[[Make], Make]:
        """A decorator that registers a function under a name; its docstring is the summary."""

        def register(make: Make) -> Make:
            if name in self.styles:
                raise ValueError(f"the style {name} is in the set {self.name} twice")
            self.styles[name] = Style(name, make, (make.__doc__ or "").strip().split("\n")[0])
            return make

        return register


def load_set(name: str) -> StyleSet:
    """The set of a name: its package's ``STYLES``, filled by importing it."""
    styles = importlib.import_module(SET_PACKAGES[name]).STYLES
    if not isinstance(styles, StyleSet):
        raise TypeError(f"STYLES of {SET_PACKAGES[name]} is no StyleSet")
    return styles


def seed_random(set_name: str, style: str, seed: int) -> Random:
    """The random numbers of one document: the same on every machine and in every run."""
    return Random(f"{set_name}/{style}/{seed}")
