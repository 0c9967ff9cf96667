"""The lexicon of headings: which roles a printed heading may play, as data (``headings.tsv``).

The lexicon proposes, it never decides: contents and neighbours are weighed in
:mod:`pipeline.reading.columns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

from schemas.roles import Role
from schemas.text import text_key

SUFFIX_DISCOUNT = 0.75
"""A heading known only by its last word (主な取組実績 by 取組実績) counts this much of it.

Japanese compounds carry their head noun last, so the end of a heading says what it is.
"""
MIN_SUFFIX = 2
LEAST_SPELT = 4
MOST_SPELT = 16
"""Headings of so many characters are compared letter by letter: of shorter ones a letter is half
the word, and longer ones are texts."""
LEAST_RATIO = 80.0
"""Two headings are near when so much of their letters (rapidfuzz.fuzz.ratio) is the same."""
SPELLING_DISCOUNT = 0.8
_REMARK = re.compile(r"\([^()]*\)$")
"""A remark in brackets behind a heading: 実施内容（計画上の記載）."""

Senses = Mapping[Role, float]


_AND_SO_ON = re.compile(r"(?:等|など|ほか|名称?|欄)$")
"""Words that add nothing: 関係課等, 担当部署名, 備考欄."""
_NAME = re.compile(r"(?:の名称?|名称)$")
_NAMED = (Role.ITEM, Role.INITIATIVE, Role.POLICY, Role.INDICATOR)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Roles by heading key, patterns with wildcards, and the words that name policy levels."""

    exact: Mapping[str, Senses]
    patterns: tuple[tuple[re.Pattern[str], Senses], ...]
    levels: frozenset[str]
    fixed: frozenset[str] = field(default=frozenset())
    """Keys that a profile fixed; nothing overrules them."""
    level_names: Mapping[str, str] = field(default_factory=dict)
    """Words for the levels that columns hold, by the key of the heading, from a profile."""
    printed: frozenset[str] = field(default=frozenset())
    """Keys that the document itself shows to be labels, whatever they mean."""
    spelt: tuple[str, ...] = field(init=False, default=())
    """Headings of a length that can be compared letter by letter."""

    def __post_init__(self) -> None:
        """Gathers the headings to compare."""
        spelt = tuple(word for word in self.exact if LEAST_SPELT <= len(word) <= MOST_SPELT)
        object.__setattr__(self, "spelt", spelt)

    def senses(self, heading: str) -> Senses:
        """Possible roles of a heading with their weights (0–1); empty when it is not known."""
        key = text_key(heading)
        if not key:
            return {}
        for candidate in (key, key[::-1]):
            if candidate in self.exact:
                return self.exact[candidate]
        for pattern, senses in self.patterns:
            if pattern.fullmatch(key):
                return senses
        bare = _REMARK.sub("", key)
        if bare not in ("", key):
            return self.senses(bare)
        bare = _AND_SO_ON.sub("", key)
        if bare in self.exact:
            return self.exact[bare]
        return self._by_name(key) or self._by_suffix(key) or self._by_spelling(key)

    def knows(self, heading: str) -> bool:
        """Whether the heading itself (not only its last word) is in the lexicon."""
        key = text_key(heading)
        if key in self.printed:
            return True
        return key in self.exact or any(pattern.fullmatch(key) for pattern, _ in self.patterns)

    def with_labels(self, keys: frozenset[str]) -> Lexicon:
        """A lexicon that knows further labels, of which it cannot say what they mean."""
        return replace(self, printed=keys) if keys != self.printed else self

    def is_printed(self, heading: str) -> bool:
        """Whether the document repeats the heading as a label does."""
        return text_key(heading) in self.printed

    def with_level_names(self, names: Mapping[str, str]) -> Lexicon:
        """A lexicon that calls the level in a column of a given heading by a given word."""
        return replace(self, level_names={text_key(h): word for h, word in names.items()})

    def fixed_role(self, heading: str) -> Role | None:
        """The role that a profile gives the heading, which nothing overrules; None without one."""
        key = text_key(heading)
        return next(iter(self.exact[key])) if key in self.fixed else None

    def level_name(self, heading: str) -> str:
        """The word for the policy level that a column of this heading holds."""
        return self.level_names.get(text_key(heading), heading)

    def is_level(self, heading: str) -> bool:
        """Whether the heading is a word for a level of the policy tree (基本方針, 施策 …)."""
        return text_key(heading) in self.levels

    def with_roles(self, roles: Mapping[str, Role], levels: Iterable[str] = ()) -> Lexicon:
        """A lexicon in which the given headings play the given roles and nothing else."""
        fixed = {text_key(heading): {role: 1.0} for heading, role in roles.items()}
        names = frozenset(map(text_key, levels))
        return Lexicon(
            {**self.exact, **fixed, **{name: {Role.POLICY: 1.0} for name in names}},
            self.patterns,
            self.levels | names,
            frozenset(fixed) | names,
        )

    def _by_name(self, key: str) -> Senses:
        """What a name is of: 施策の名称 says what 施策名 says, else what 施策 says."""
        bare = _NAME.sub("", key)
        if bare in ("", key):
            return {}
        if f"{bare}名" in self.exact:
            return self.exact[f"{bare}名"]
        return {r: w for r, w in self.exact.get(bare, {}).items() if r in _NAMED}

    def _by_spelling(self, key: str) -> Senses:
        """The senses of the heading that is spelt nearest, where it is near enough.

        取り組み状況 and 取組の状況, a letter that a scan misread, a word cut at a page's edge.
        """
        if not LEAST_SPELT <= len(key) <= MOST_SPELT:
            return {}
        from rapidfuzz import fuzz, process

        found = process.extractOne(key, self.spelt, scorer=fuzz.ratio, score_cutoff=LEAST_RATIO)
        if found is None:
            return {}
        share = SPELLING_DISCOUNT * found[1] / 100
        return {role: weight * share for role, weight in self.exact[found[0]].items()}

    def _by_suffix(self, key: str) -> Senses:
        for start in range(1, len(key) - MIN_SUFFIX + 1):
            senses = self.exact.get(key[start:])
            if senses:
                return {role: weight * SUFFIX_DISCOUNT for role, weight in senses.items()}
        return {}


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    data = files("pipeline.reading").joinpath("headings.tsv").read_text(encoding="utf-8")
    return parse_lexicon(data.splitlines())


def parse_lexicon(lines: Iterable[str]) -> Lexicon:
    """The lexicon in tab-separated lines ``heading, role, weight[, level]``; ``#`` is a comment.

    Raises:
        ValueError: a line has no role of :class:`schemas.roles.Role` or no weight.
    """
    exact: dict[str, dict[Role, float]] = {}
    patterns: dict[str, dict[Role, float]] = {}
    levels: set[str] = set()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        heading, role, weight, *comment = line.split("\t")
        store = patterns if "*" in heading else exact
        store.setdefault(text_key(heading), {})[Role(role)] = float(weight)
        if "level" in comment:
            levels.add(text_key(heading))
    compiled = tuple((_compile_pattern(key), senses) for key, senses in patterns.items())
    return Lexicon(exact, compiled, frozenset(levels))


def _compile_pattern(key: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, key.split("*"))))
