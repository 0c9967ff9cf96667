"""Profiles as TOML: read and checked word by word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.profiles.model import Profile, combine
from schemas.errors import UsageError
from schemas.roles import Role

TOP_KEYS = ("extends", "title", "municipality", "as_of", "unsure", "roles", "levels", "legend")
LEVEL_KEYS = ("words", "headings")
MAX_EXTENDS = 8
"""A profile builds on another, and so on, at most so many times."""


def read_profiles(paths: Iterable[Path]) -> Profile:
    """The profiles of several files as one; a later file goes before an earlier one.

    Raises:
        UsageError: see :func:`read_profile`.
    """
    profile = Profile()
    for path in paths:
        profile = combine(profile, read_profile(path))
    return profile


def read_profile(path: Path, depth: int = 0) -> Profile:
    """The profile in a TOML file, over the one that it extends (a path beside the file).

    Raises:
        UsageError: the file is absent, not TOML, extends too many others, or says something a
            profile cannot say.
    """
    own = _read_file(path)
    if not own.extends:
        return own
    if depth >= MAX_EXTENDS:
        raise UsageError("usage.profile-extends", name=path.name, count=MAX_EXTENDS)
    return combine(read_profile(path.parent / own.extends, depth + 1), own)


def _read_file(path: Path) -> Profile:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise UsageError("usage.profile", name=path.name, reason=reason) from error
    return parse_profile(text, path.name)


def parse_profile(text: str, name: str = "") -> Profile:
    r"""The profile written in TOML.

    >>> parse_profile('[roles]\n"取組の方向" = "direction"').roles
    {'取組の方向': <Role.DIRECTION: 'direction'>}

    Raises:
        UsageError: ``usage.profile`` (not TOML), ``usage.profile-key`` (unknown key),
            ``usage.profile-type`` (another type of value is needed), ``usage.profile-role``.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("usage.profile", name=name, reason=str(error)) from error
    return _Reader(name).read(data)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks the values of a profile; ``name`` is the file's, for messages."""

    name: str

    def read(self, data: Mapping[str, object]) -> Profile:
        self._check_keys(data, TOP_KEYS, "")
        levels = self._table(data, "levels", "")
        self._check_keys(levels, LEVEL_KEYS, "levels.")
        return Profile(
            name=self.name,
            title=self._text(data, "title", ""),
            municipality=self._text(data, "municipality", ""),
            as_of=self._text(data, "as_of", ""),
            extends=self._text(data, "extends", ""),
            roles=self._roles(data),
            unsure=self._texts(data, "unsure", ""),
            levels=self._texts(levels, "words", "levels."),
            level_headings=self._text_table(levels, "headings", "levels."),
            legend=self._text_table(data, "legend", ""),
        )

    def _check_keys(self, data: Mapping[str, object], known: Iterable[str], prefix: str) -> None:
        for key in data:
            if key not in known:
                raise UsageError(
                    "usage.profile-key",
                    name=self.name,
                    key=prefix + key,
                    suggestion=_suggest(key, known),
                )

    def _roles(self, data: Mapping[str, object]) -> dict[str, Role]:
        table = self._text_table(data, "roles", "")
        return {heading: self._role(heading, value) for heading, value in table.items()}

    def _role(self, heading: str, value: str) -> Role:
        if value in set(Role):
            return Role(value)
        raise UsageError(
            "usage.profile-role",
            name=self.name,
            heading=heading,
            role=value,
            suggestion=_suggest(value, list(Role)),
        )

    def _text_table(self, data: Mapping[str, object], key: str, prefix: str) -> dict[str, str]:
        table = self._table(data, key, prefix)
        return {heading: self._text(table, heading, f"{prefix}{key}.") for heading in table}

    def _table(self, data: Mapping[str, object], key: str, prefix: str) -> Mapping[str, object]:
        value = data.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong_type(prefix + key, "[table]")
        return value

    def _text(self, data: Mapping[str, object], key: str, prefix: str) -> str:
        value = data.get(key, "")
        if not isinstance(value, str):
            raise self._wrong_type(prefix + key, '"text"')
        return value

    def _texts(self, data: Mapping[str, object], key: str, prefix: str) -> tuple[str, ...]:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self._wrong_type(prefix + key, '["text", …]')
        return tuple(value)

    def _wrong_type(self, key: str, wanted: str) -> UsageError:
        return UsageError("usage.profile-type", name=self.name, key=key, wanted=wanted)


def _suggest(word: str, known: Iterable[str]) -> str:
    """The known words nearest to ``word``, or all of them when none is near."""
    import difflib

    words = [str(other) for other in known]
    return ", ".join(difflib.get_close_matches(word, words, n=3) or words)
