"""The local governments of Japan: codes and names, and how to find them in a text.

Prefectures, municipalities with the special wards of Tokyo, and wards of designated cities, as of
2024-01-01; municipalities that were merged away are not in the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from schemas.text import clean_text, collapse_spaced

Kind = Literal["prefecture", "municipality", "ward"]

_KINDS: Mapping[str, Kind] = {"p": "prefecture", "m": "municipality", "w": "ward"}

# One spelling of characters that documents print in either form (鰺ヶ沢町, 鯵ケ沢町).
_VARIANTS = str.maketrans(
    "ヶヵ髙﨑鯵梼驒", "ケカ高崎鰺檮騨", "\ufe00\ufe01\U000e0100\U000e0101\U000e0102"
)

_KANJI = re.compile(r"[一-鿿々]")
# After these a name begins even in a run of kanji: 平成30年度南国市, 第2次南国市, 長岡郡本山町.
_BOUNDARY_BEFORE = frozenset("県都府道郡度次版期回年月日各旧元現及並対")
# A name whose last character begins another word is no name: 津市場, 森町内会, 中央区域.
_OTHER_WORD = {
    "市": re.compile(r"町村|区町村|場|街|販|況"),
    "区": re.compile(r"域|分|画|間|別"),
    "町": re.compile(r"内会|並|家|工場|村|丁"),
    "村": re.compile(r"落|民館"),
    "都": re.compile(r"市"),
    "府": re.compile(r"県"),
}
_LONG_STEM = 3
"""A stem of so many characters is not met by chance inside another name."""
_COUNTY = re.compile(r"\s*(?:[一-鿿ケカノ々]{1,5}郡)?\s*")


@dataclass(frozen=True, slots=True)
class LocalGovernmentRecord:
    """A line of the national list; ``code`` has six digits, the last one the check digit.

    The ``name`` of a ward holds its city (札幌市中央区).
    """

    code: str
    name: str
    prefecture: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Match:
    """A name found in a text, with all records it can mean."""

    start: int
    end: int
    records: tuple[LocalGovernmentRecord, ...]
    qualified: bool = False


def check_digit(five_digits: str) -> str:
    """The sixth digit of a local-government code (modulus 11, weights 6 5 4 3 2).

    Source: 総務省「全国地方公共団体コード」検査数字の算出方法.

    >>> check_digit("39204")
    '9'

    Raises:
        ValueError: not five digits.
    """
    if not re.fullmatch(r"[0-9]{5}", five_digits):
        raise ValueError(f"not five digits: {five_digits!r}")
    total = sum(
        int(digit) * weight for digit, weight in zip(five_digits, range(6, 1, -1), strict=True)
    )
    return str((11 - total % 11) % 10)


@cache
def load_local_governments() -> tuple[LocalGovernmentRecord, ...]:
    """All records in the order of their codes within each prefecture; read once, on first use."""
    table = resources.files("schemas.data").joinpath("local_governments.tsv")
    records = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, kind, prefecture, name = line.split("\t")
            records.append(LocalGovernmentRecord(code, name, prefecture, _KINDS[kind]))
    return tuple(records)


def lookup(name: str) -> tuple[LocalGovernmentRecord, ...]:
    """All local governments of that name or code: none, one, or several that share the name.

    ``name`` may hold the prefecture (高知県南国市), or be a code of five or six digits.

    >>> [record.prefecture for record in lookup("府中市")]
    ['東京都', '広島県']
    """
    folded = "".join(_fold(name).split())
    if re.fullmatch(r"[0-9]{5,6}", folded):
        return tuple(r for r in load_local_governments() if r.code.startswith(folded))
    return tuple(
        record
        for record in load_local_governments()
        if folded in {_fold(spelling) for spelling in _spellings(record)}
    )


def find_local_government(text: str) -> tuple[LocalGovernmentRecord, ...]:
    """The local governments named in a text, without repeats.

    Those printed with their prefecture (高知県南国市) come first, then the others, both in the
    order of the text. A shared name (府中市) gives all its bearers unless the text names one's
    prefecture. The longest name counts; a name inside a longer word does not (津市 in 大津市).

    >>> [record.code for record in find_local_government("高知県南国市と高知市")]
    ['392049', '392014']
    """
    folded = collapse_spaced(_fold(text))
    matches = list(_qualify(folded, list(_scan(folded))))
    prefectures = {
        record.prefecture
        for match in matches
        for record in match.records[:1]
        if record.kind == "prefecture" or match.qualified
    }
    ordered = [m for m in matches if m.qualified] + [m for m in matches if not m.qualified]
    found: dict[str, LocalGovernmentRecord] = {}
    for match in ordered:
        for record in _narrow(match.records, prefectures):
            found.setdefault(record.code, record)
    return tuple(found.values())


def _fold(text: str) -> str:
    return clean_text(text).translate(_VARIANTS)


def _spellings(record: LocalGovernmentRecord) -> Iterator[str]:
    yield record.name
    if record.kind != "prefecture":
        yield record.prefecture + record.name
    if record.kind == "ward":
        yield record.name.partition("市")[2]


@cache
def _names() -> Mapping[str, tuple[LocalGovernmentRecord, ...]]:
    """Folded name → its bearers."""
    names: dict[str, list[LocalGovernmentRecord]] = defaultdict(list)
    for record in load_local_governments():
        names[_fold(record.name)].append(record)
    return {name: tuple(bearers) for name, bearers in names.items()}


@cache
def _names_by_first_character() -> Mapping[str, tuple[str, ...]]:
    """First character → names that begin with it, longest first."""
    names: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_names(), key=len, reverse=True):
        names[name[0]].append(name)
    return {character: tuple(group) for character, group in names.items()}


@cache
def _shared_ward_names() -> frozenset[str]:
    """Names of special wards of Tokyo that wards of other cities bear too (中央区, 北区)."""
    wards = {r.name.partition("市")[2] for r in load_local_governments() if r.kind == "ward"}
    return frozenset(wards & _names().keys())


def _scan(text: str) -> Iterator[_Match]:
    starts = _names_by_first_character()
    place = 0
    while place < len(text):
        name = _match_at(text, place, starts.get(text[place], ()))
        if name:
            yield _Match(place, place + len(name), _names()[name])
        place += len(name) or 1


def _match_at(text: str, place: int, names: Iterable[str]) -> str:
    """The longest name that stands at the place, or an empty string."""
    for name in names:
        if text.startswith(name, place) and _is_bounded(text, place, name):
            return name
    return ""


def _is_bounded(text: str, place: int, name: str) -> bool:
    other_word = _OTHER_WORD.get(name[-1])
    if other_word is not None and other_word.match(text, place + len(name)):
        return False
    if name in _shared_ward_names() and "東京都" not in text:
        return False
    before = text[place - 1] if place else ""
    inside_word = _KANJI.match(before) and before not in _BOUNDARY_BEFORE
    return not inside_word or len(name) > _LONG_STEM


def _qualify(text: str, matches: list[_Match]) -> Iterator[_Match]:
    """The matches, a prefecture and the municipality right behind it as one."""
    skip = False
    for match, following in zip(matches, (*matches, None)[1:], strict=True):
        if skip:
            skip = False
            continue
        joined = None if following is None else _join(text, match, following)
        skip = joined is not None
        yield joined or match


def _join(text: str, match: _Match, following: _Match) -> _Match | None:
    prefecture = match.records[0]
    if prefecture.kind != "prefecture":
        return None
    if not _COUNTY.fullmatch(text, match.end, following.start):
        return None
    records = tuple(r for r in following.records if r.prefecture == prefecture.name != r.name)
    return _Match(match.start, following.end, records, qualified=True) if records else None


def _narrow(
    records: tuple[LocalGovernmentRecord, ...], prefectures: set[str]
) -> tuple[LocalGovernmentRecord, ...]:
    """Of several bearers of a name those in the prefectures that the text names, else all."""
    if len(records) == 1:
        return records
    return tuple(r for r in records if r.prefecture in prefectures) or records
