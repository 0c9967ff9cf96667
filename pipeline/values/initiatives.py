"""Concrete activities of an item out of numbered paragraphs or bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.values.folding import fold_width
from pipeline.values.numbering import split_number
from pipeline.values.tags import find_tags


@dataclass(frozen=True, slots=True)
class InitiativeReading:
    """An activity with its number as printed; ``description`` holds what follows its title."""

    number: str
    title: str
    description: str
    tags: tuple[str, ...]
    text: str


_KATAKANA = "アイウエオカキクケコサシスセソタチツテト"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_START = r"(?:^|(?<=[\s。）)】]))"
_BULLET = re.compile(r"(?:^|(?<=\s))[・･●◆◇■□▪•➢○◎](?=[ 　]*[^\s・])")
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("katakana", re.compile(rf"{_START}(?P<n>[{_KATAKANA}])(?=[\s.、)])")),
    ("katakana", re.compile(rf"{_START}\((?P<n>[{_KATAKANA}])\)")),
    (
        "circled",
        re.compile(rf"{_START}(?P<n>[{_CIRCLED}])(?![のはがをとでへに、及~-]|から|について)"),
    ),
    ("digit", re.compile(rf"{_START}\((?P<n>\d{{1,2}})\)(?![のはがをとでへに、])")),
    ("digit", re.compile(r"(?m)^\s*(?P<n>\d{1,2})(?:[.、)]\s*(?!\d)|\s+(?=\D))")),
)
_LONGEST_TITLE = 60


def read_initiatives(text: str) -> tuple[InitiativeReading, ...]:
    """The activities of a cell or section in order.

    Paragraphs counted from their first number (ア イ, ① ②, (1) (2)) are activities, else bullets,
    else one short line without a full stop. Running prose gives nothing.

    >>> [i.title for i in read_initiatives("・広報紙の発行 ・講座の開催（再掲）")]
    ['広報紙の発行', '講座の開催']
    """
    starts = _find_sequence(text) or [match.start() for match in _BULLET.finditer(text)]
    if not starts:
        return _read_single(text)
    ends = [*starts[1:], len(text)]
    pieces = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return tuple(reading for piece in pieces if (reading := _read_piece(piece)) is not None)


def _find_sequence(text: str) -> list[int]:
    """Where the paragraphs of the first counted list begin; empty without such a list."""
    folded = fold_width(text)
    lists = [_count_up(list(pattern.finditer(folded)), kind) for kind, pattern in _MARKERS]
    counted = [starts for starts in lists if starts]
    return min(counted, key=lambda starts: starts[0]) if counted else []


def _count_up(matches: Sequence[re.Match[str]], kind: str) -> list[int]:
    """The places of 1, 2, 3 … in order; a lone first number counts only at the very beginning."""
    starts: list[int] = []
    for match in matches:
        if _ordinal(match["n"], kind) == len(starts) + 1:
            starts.append(match.start("n") - (1 if match.group().strip().startswith("(") else 0))
    alone = len(starts) == 1 and bool(matches[0].string[: starts[0]].strip())
    return [] if alone else starts


def _ordinal(number: str, kind: str) -> int:
    if kind == "digit":
        return int(number)
    return (_KATAKANA if kind == "katakana" else _CIRCLED).index(number) + 1


def _read_piece(piece: str) -> InitiativeReading | None:
    """One activity: number, title up to the first gap or colon, the rest as description."""
    bullet = re.match(r"[・･●◆◇■□▪•➢○◎]\s*", piece)
    number, body = ("", piece[bullet.end() :]) if bullet else _cut_number(piece)
    head, description = _split_head(body, numbered=bool(number))
    tags, title = find_tags(head)
    if not re.search(r"[^\W\d]{2}", title):
        return None
    return InitiativeReading(number, title, description, tags, piece)


def _cut_number(piece: str) -> tuple[str, str]:
    numbered = split_number(piece)
    return numbered.number, numbered.title


def _split_head(body: str, *, numbered: bool) -> tuple[str, str]:
    """The title and what follows: the next line, words behind a gap or colon, a 【target】."""
    first, _, rest = body.partition("\n")
    cut = re.search(r"[:：]\s*", first)
    if cut and 2 <= cut.start() <= 40:
        return first[: cut.start()], _join(first[cut.end() :], rest)
    gap = _find_gap(first, numbered)
    if gap:
        return first[:gap].strip(), _join(first[gap:], rest)
    return first.strip(), rest.strip()


def _find_gap(line: str, numbered: bool) -> int:
    """Where the title ends in a line that goes on, or 0; tags belong to the title."""
    for match in re.finditer(r"[ 　]+|(?=【)", line):
        after = line[match.end() :]
        tags, rest = (
            find_tags(after[: after.find("】") + 1]) if after.startswith("【") else ((), " ")
        )
        if tags and not rest:
            continue
        if after.startswith(("【", "（", "(")) and not after.startswith("【"):
            continue
        if not 2 <= match.start() <= _LONGEST_TITLE:
            continue
        if after.startswith("【") or (numbered and _is_prose(after)):
            return match.start()
    return 0


def _is_prose(text: str) -> bool:
    """Whether the words behind a gap are a sentence, not more of the title."""
    return "。" in text or len(text) > 30


def _join(*parts: str) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())


def _read_single(text: str) -> tuple[InitiativeReading, ...]:
    stripped = text.strip()
    if not stripped or "。" in stripped.rstrip("。") or len(stripped) > _LONGEST_TITLE:
        return ()
    if "\n" in stripped or not re.search(r"\w{2}", stripped):
        return ()
    reading = _read_piece(stripped)
    return () if reading is None else (reading,)
