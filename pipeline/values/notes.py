"""Notes, definitions of terms and legends of marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.values.folding import fold_width
from pipeline.values.marks import is_mark
from schemas.text import text_key


@dataclass(frozen=True, slots=True)
class NoteReading:
    """A note: its mark as printed (※, ※1, *2, 注), the term it explains, its text."""

    mark: str
    term: str
    text: str
    confidence: float


_MARK = re.compile(
    r"[(\[【]?\s*(?P<mark>※\s*(?:\d{1,2}(?![\d年月日.,%]))?|\*\s*\d{1,2}(?![\d年月日.,%])|\*(?=\s*\S)|†|‡|注(?:釈|記)?\s*\d{0,2}(?=[\s:)\]】])"
    r"|\(注\s*\d{0,2}\)|【注\s*\d{0,2}】)\s*[)\]】]?\s*[:.]?\s*"
)
LEAST_COUNTED = 3
"""Digits that count down (４：… ３：… ２：…) are marks; paragraphs are counted upwards."""
_LEADER = r"(?:…{1,2}|‥{1,2}|・{3}|\.{3})(?![…‥・.])"
_TERM = re.compile(
    rf"(?P<term>[^。、:()]{{1,24}}?(?:\([^()]{{1,60}}\))?)\s*(?:{_LEADER}|:|=(?!=)|⇒)\s*(?P<text>\S.*)",
    re.DOTALL,
)
_QUOTED = re.compile(
    r"「(?P<term>[^」]{1,30})」\s*(?:とは|は)?\s*[、,:]?\s*(?P<text>\S.*)", re.DOTALL
)
_UNMARKED = re.compile(
    rf"(?P<term>[^\s。、:・][^。、:\n]{{0,24}}?)\s*{_LEADER}\s*(?P<text>\S.*)", re.DOTALL
)
_NEXT_TERM = re.compile(rf"(?<=。)\s*(?P<term>[^\s。、:・…]{{2,24}}){_LEADER}")
_PLACE = re.compile(r"[PpＰｐ.\s]*\d{1,3}\s*(?:ページ|頁)?")
_CONTENTS_LINE = re.compile(r"(?:[…‥]{2,}|[・.]{4,})\s*\d{1,3}(?=\s|$)")
_REFERENCE = re.compile(
    r"(?P<word>[^\s（(「」）)、。]{1,24})」?\s*[（(](?P<mark>※\s*\d{0,2}|\*\d{1,2}|注\d{0,2})[)）]+"
)

_SHAPES = "◎○◯〇●△▲▽☆★□■◇◆×✕"
_GRADES = r"[A-FSXYZ][+'′-]?(?![A-Za-z])|[ⅠⅡⅢⅣⅤ]|(?<!\d)[1-9](?!\d)"
_LEGEND_MARK = rf"[{_SHAPES}]|{_GRADES}|[終済継新拡未]|[-ー―→⇒]"
_PAIR = re.compile(
    rf"(?:^|(?<=[\s、,;/／(（「【〔\[\]】〕):・※]))[「『]?(?P<mark>{_LEGEND_MARK})[」』]?\s*"
    rf"(?:[:=]|{_LEADER}|・{{2,3}}|⇒|→|-(?=\S))\s*(?P<meaning>\S)"
)
_WORD_PAIR = re.compile(
    rf"(?:^|(?<=[\s、,;/(「【〔\[\]】〕):・※]))[「『]?(?P<mark>[^\s、。:;「」『』【】()・…=]{{2,8}})[」』]?"
    rf"\s*(?::|=|{_LEADER})\s*(?P<meaning>[^\s\d])"
)
"""A word of a scale and what it means: 順調：計画どおり."""
_LINE = re.compile(
    rf"[「『（(]?(?P<mark>[★☆]{{2,5}}|[{_SHAPES}]|[A-FSＡ-ＦＳ])[」』）)]?"
    rf"(?:\s*(?:[:：＝]|{_LEADER})|[\s　])\s*"
    r"(?P<meaning>\S.{1,60})"
)
_CUE = re.compile(
    r"凡\s*例|記号|評価の?(?:区分|基準|目安|見方)|判定|達成度|進捗(?:区分|度|状況)"
    r"|(?:進捗|達成|自己|内部|外部|総合|事業|施策)(?:度|状況)?評価\s*:"
)


_PLAIN_PAIR = re.compile(rf"(?P<mark>[{_SHAPES}])\s*(?P<meaning>[^\s{_SHAPES}:、。])")


_GRADED_PAIR = re.compile(r"(?:^|(?<=[\s:/、,;・]))(?P<mark>[SA-F]|[1-5])\s+(?P<meaning>[^\s\d])")
"""Grades set off by nothing but a space: A 目標を達成した／B おおむね達成した."""


def read_note(text: str) -> NoteReading | None:
    """The note that the text is, or None.

    A line with a mark (※, *1, 注) is a note; a term before …, ： or ＝ is split off. A line without
    a mark is one only where a short term and a three-dot leader stand before a definition; tables
    of contents (……12) and legends of rating marks are none.

    >>> read_note("※交流拠点…だれもが使える場")
    NoteReading(mark='※', term='交流拠点', text='だれもが使える場', confidence=0.95)
    """
    stripped = text.strip()
    folded = fold_width(stripped)
    if not stripped or read_legend(stripped):
        return None
    match = _MARK.match(folded)
    if match is None:
        return _read_definition(stripped, folded)
    mark = re.sub(r"[\s()\[\]【】]", "", stripped[match.start("mark") : match.end("mark")])
    body, body_folded = stripped[match.end() :], folded[match.end() :]
    if not body:
        return None
    term, rest = _split_term(body, body_folded)
    return NoteReading(mark, term, rest, 0.95)


def split_definitions(text: str) -> tuple[str, ...]:
    """Definitions that a page prints one behind the other, each with its term; else the text.

    >>> split_definitions("ICT…情報通信技術。AI…人工知能。")
    ('ICT…情報通信技術。', 'AI…人工知能。')
    """
    starts = [m.start("term") for m in _NEXT_TERM.finditer(text)]
    if not starts or _UNMARKED.match(fold_width(text)) is None:
        return (text,)
    return tuple(text[a:b].strip() for a, b in pairwise([0, *starts, len(text)]))


def _split_term(body: str, folded: str) -> tuple[str, str]:
    """The term explained and the explanation; no term where the note is a plain sentence."""
    for pattern in (_QUOTED, _TERM):
        match = pattern.fullmatch(folded)
        if match and not re.search(r"\d$|[はがをに]$", match["term"]):
            return body[: match.end("term")].lstrip("「").strip(), body[match.start("text") :]
    return "", body


def _read_definition(text: str, folded: str) -> NoteReading | None:
    match = _UNMARKED.fullmatch(folded)
    if match is None or _PLACE.fullmatch(match["text"]) or len(match["term"].strip()) < 2:
        return None
    if re.match(r"第?\d|[①-⑳]", match["term"]) or len(match["text"]) <= 2:
        return None
    return NoteReading("", text[: match.end("term")], text[match.start("text") :], 0.75)


def read_legend(text: str) -> tuple[tuple[str, str], ...]:
    """The marks and their meanings of a legend, or nothing when the text is none.

    Two marks at least are wanted, or the word 凡例; digits want a word such as 評価 or 凡例,
    because they could be numbers of paragraphs.

    >>> read_legend("凡例：◎…達成　○…概ね達成　△…未達成")
    (('◎', '達成'), ('○', '概ね達成'), ('△', '未達成'))
    """
    folded = fold_width(text)
    if len(_CONTENTS_LINE.findall(folded)) >= 2:
        return ()
    cue = _CUE.search(folded)
    words = _find_word_pairs(folded)
    if len(words) >= 2 and len({m["mark"] for m in words}) == len(words):
        return _cut_pairs(text, words)
    pairs = list(_PAIR.finditer(folded))
    if not pairs and re.search(r"凡\s*例", folded):
        pairs = list(_PLAIN_PAIR.finditer(folded))
    if not pairs and cue:
        graded = list(_GRADED_PAIR.finditer(folded))
        grades = "".join(match["mark"] for match in graded)
        pairs = graded if len(grades) > 1 and (grades in "SABCDEF" or grades in "54321") else []
    digits = "".join(match["mark"] for match in pairs)
    counts_down = len(digits) >= LEAST_COUNTED and digits in "987654321"
    found = [match for match in pairs if cue or counts_down or not match["mark"].isdigit()]
    marks = [match["mark"] for match in found]
    if not found or (len(set(marks)) != len(marks) and not cue):
        return ()
    if len(found) < 2 and not (cue and marks[0] in _SHAPES):
        return ()
    return _cut_pairs(text, found)


def _find_word_pairs(folded: str) -> list[re.Match[str]]:
    """Words of a scale with their meanings; a label before them (評価の区分：) is no such word."""
    found = []
    at = 0
    while match := _WORD_PAIR.search(folded, at):
        if is_mark(match["mark"]):
            found.append(match)
            at = match.end()
        else:
            at = match.start("meaning")
    return found


def _cut_pairs(text: str, found: Sequence[re.Match[str]]) -> tuple[tuple[str, str], ...]:
    ends = [match.start("mark") for match in found[1:]] + [len(text)]
    return tuple(
        (text[match.start("mark") : match.end("mark")], _trim(text[match.start("meaning") : end]))
        for match, end in zip(found, ends, strict=True)
    )


def read_legend_line(text: str) -> tuple[str, str] | None:
    """A mark and its meaning on a line of their own (◎ 予定以上); several lines make a legend."""
    match = _LINE.fullmatch(text.strip())
    if match is None or "。" in match["meaning"][:-1]:
        return None
    return match["mark"], match["meaning"].strip()


def _trim(meaning: str) -> str:
    trimmed = meaning.strip().strip("、，,;；/／「『【〔・ 　").strip()
    opened = trimmed.count("（") + trimmed.count("(")
    closed = trimmed.count("）") + trimmed.count(")")
    return trimmed.rstrip("）)】」") if closed > opened else trimmed.rstrip("】」")


def find_note_references(text: str) -> tuple[tuple[str, str], ...]:
    """The note marks in running text with the word each stands behind: プラットフォーム(※)."""
    return tuple(
        (re.sub(r"\s", "", match["mark"]), _last_word(match["word"]))
        for match in _REFERENCE.finditer(text)
    )


def _last_word(word: str) -> str:
    """The run of one script at the end of a phrase, which is what a mark belongs to."""
    runs = re.findall(r"[ァ-ヶー・]+|[A-Za-zＡ-Ｚａ-ｚ]+|[一-鿿々]+|[ぁ-ん]+", word)
    return str(runs[-1]) if runs else word


def matches_term(term: str, word: str) -> bool:
    """Whether a note's term and a word of the text are the same but for spelling.

    Documents print プラットホーム in the note and プラットフォーム in the text.
    """
    left, right = text_key(term), text_key(word)
    if not left or not right:
        return False
    if left in right or right in left:
        return min(len(left), len(right)) >= 2
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= 0.8
