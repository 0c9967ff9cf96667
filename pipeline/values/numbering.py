"""Leading numbers of headings, items and paragraphs, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.values.folding import fold_width


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text split at its leading number.

    ``number`` is as printed without the delimiter (①, (1), 1-①, Ⅳ, 第1章), empty without one;
    ``level`` is the document's own word before it (基本目標) or, for 第1章, the word in it.
    """

    level: str
    number: str
    title: str


_CIRCLED = "[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴➀-➓⑴-⒇⒈-⒛㋐-㋾Ⓐ-ⓩ]"
_ROMAN = "(?:[Ⅰ-Ⅻⅰ-ⅻ]|(?:VIII|VII|VI|IV|IX|III|II|XII|XI|V|X|I)(?![A-Za-z]))"
_KATAKANA = "[アイウエオカキクケコサシスセソタチツテト]"
_KANJI = "[一二三四五六七八九十]{1,2}"
_BRACKETED = rf"[(\[<](?:\d{{1,3}}|{_KATAKANA}|{_ROMAN}|{_KANJI}|[A-Za-z])[)\]>]"
_ATOM = rf"(?:{_CIRCLED}|{_BRACKETED}|{_ROMAN}|\d{{1,3}})"
_JOINED = rf"(?:[A-Z](?=-))?-?{_ATOM}(?:[-.]?(?:{_CIRCLED}|{_BRACKETED})|-{_ATOM}|-{_KATAKANA})*"
_DOTTED = r"\d{1,2}(?:\.\d{1,2})+"
_OF = r"\d{1,2}(?:の\d{1,2})+(?=\s)"
"""基本施策１の２ …: the second under the first."""

# Words that name a level wherever they stand, and words that do so only right before a number.
_SURE = "目標|方針|方向性?|施策|政策|(?:政策|施策)の柱|柱|分野|戦略|大項目|中項目|小項目|実施項目"
_LIKELY = (
    "課題|項目|プロジェクト|重点|取組み?|取り組み|事業|視点|アクション|プログラム|テーマ|行動|計画"
)
_LEVEL = rf"[ぁ-んァ-ヶー一-鿿々]{{0,10}}?(?:(?P<sure>{_SURE})\s*|{_LIKELY})"
_CHAPTER = r"第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?P<unit>[章節編部項款])"

# A number set off by nothing but a space may still be a quantity: 10 年間, 24 時間, 3 歳児.
_COUNTER = re.compile(
    r"年(?![金齢少長賀輪末代])|[かカヵヶケ箇][年月所国]|歳|才|人(?![権材口事間物格員財生情気心々とがものづに])"
    r"|名(?![産所称誉簿勝])|時間|時(?![代期差])|分(?![野別権譲類析担煙娩かけ])|秒|回(?![収復転遊覧])"
    r"|件(?!名)|月(?![齢間])|日(?![本常程中])|円(?![滑卓])|[%‰㎡㎥℃]|割(?!引)|団体|世帯|か所|次(?![世期代])"
    r"|[KkMm]?m[23²³]?\b|kg|ha\b|t\b|倍|位(?!置)|期(?!待)|号|丁目|番(?!組)|校(?!舎|区)|社(?!会)"
    r"|億|万|千|百|十|級|台(?!帳)|つ(?!な[がぐ]|く|ど|た|か|よ)|以上|以下|未満|程度|ポイント|単位|学期|市町村|世代"
)
_LARGE = re.compile(r"0|\d{3,}")
_TAIL = r"(?P<gap>[.．、,)）:：]+\s*|\s+|$)"
_PLAIN = re.compile(
    rf"(?P<number>{_DOTTED}(?!\d)|{_JOINED}|(?:No\.?|№)\s*\d{{1,4}}|[A-Za-z](?=[.)])"
    rf"|{_KATAKANA}(?=[\s.、)]|$)|{_KANJI}(?=[\s.、)]))"
)
_WITH_LEVEL = re.compile(
    rf"(?P<level>{_LEVEL})(?P<number>{_DOTTED}|{_OF}|{_JOINED}|{_KATAKANA}|[A-Z](?![A-Za-z]))(?P<rest>.*)",
    re.DOTALL,
)
_SELF_DELIMITED = re.compile(rf"(?:{_CIRCLED}|{_BRACKETED}|[Ⅰ-Ⅻⅰ-ⅻ])$")
_UNSPACED = re.compile(
    r"(?:\d{1,2}(?:-\d{1,2})*|[A-Z])(?=[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff「『【]|[A-Za-z]{2})"
)
_UNSPACED_LEVEL = re.compile(
    rf"(?P<level>[ぁ-んァ-ヶー一-鿿]{{0,8}}?(?:{_LIKELY}))"
    r"(?P<number>\d{1,2})(?=[ぁ-んァ-ヶ一-鿿]{3})"
)
"""A level word with its number and title, with no gap between: 重点プロジェクト1支え合うまち."""
_COUNTED = re.compile(r"(?P<number>\d{1,2}(?:-\d{1,2})*)\s+(?=\S{3})")
_REFERENCE = re.compile(
    r"の|が(?!ん)|[を、及,~]|は(?![ぁ-ん])|と(?![ぁ-ん])|と[のはし]"
    r"|で(?![ぁ-ん])|で[はもあの]|へ(?![ぁ-ん])|への|に(?![ぁ-ん])|に[はもおつよ]"
    r"|から(?!だ)|および|または"
)
"""How a text goes on that speaks of a number; （１）にぎわい and （２）ともに begin with words."""


def split_number(text: str) -> Numbered:
    """The leading number, the level word before it and the title after it.

    Quantities, years and ages are no numbers of items: 10年後, 2020年, 3歳児, 24時間, １人.

    >>> split_number("基本方針IV 社会貢献活動")
    Numbered(level='基本方針', number='IV', title='社会貢献活動')
    >>> split_number("（１） 現状").number, split_number("3歳児健診").number
    ('（１）', '')
    """
    stripped = text.strip()
    folded = fold_width(stripped)
    for read in (_read_chapter, _read_level, _read_plain):
        if (numbered := read(stripped, folded)) is not None:
            return numbered
    return Numbered("", "", stripped)


def split_unspaced(text: str) -> Numbered | None:
    """A number and a title with nothing between them, or None.

    １子育て支援の推進: many programs print the gap narrower than a blank. The text alone cannot
    tell such a number from a quantity; whoever asks needs evidence, such as a next number.
    """
    stripped = text.strip()
    folded = fold_width(stripped)
    match = _UNSPACED.match(folded)
    if match is None:
        level = _UNSPACED_LEVEL.match(folded)
        if level is None:
            return None
        printed = stripped[level.start("number") : level.end()]
        return Numbered(stripped[: level.end("level")], printed, stripped[level.end() :].strip())
    if "-" not in match.group() and _COUNTER.match(folded[match.end() :]):
        return None
    return Numbered("", stripped[: match.end()], stripped[match.end() :].strip())


def split_counted(text: str) -> Numbered | None:
    """A number before a title that could be what it counts (6 時間外勤務の縮減), or None.

    The text alone cannot tell; whoever asks needs evidence, such as the numbers on both sides.
    """
    stripped = text.strip()
    match = _COUNTED.match(fold_width(stripped))
    if match is None:
        return None
    return Numbered("", stripped[: match.end("number")], stripped[match.end() :].strip())


def _read_chapter(text: str, folded: str) -> Numbered | None:
    match = re.match(rf"{_CHAPTER}(?:[\s:]+|$|(?=[^\w]))", folded)
    if match is None:
        return None
    number = re.sub(r"\s", "", text[: match.end("unit")])
    return Numbered(match["unit"], number, _trim(text[match.end("unit") :]))


def _read_level(text: str, folded: str) -> Numbered | None:
    match = _WITH_LEVEL.fullmatch(folded)
    if match is None:
        return None
    number, rest = match["number"], match["rest"]
    if re.fullmatch(_KATAKANA, number) and re.match("[ァ-ヶー]", rest):
        return None  # 施策アクションプラン
    sure = bool(match["sure"])
    if not _ends_number(number, rest, sure=sure) and not (sure and _goes_on_as_title(rest)):
        return None
    level = text[: match.end("level")].rstrip()
    printed = text[match.start("number") : match.end("number")]
    return Numbered(level, printed, _trim(text[match.start("rest") :]))


def _goes_on_as_title(rest: str) -> bool:
    """Whether 基本目標1 is followed by its title without a gap."""
    return not (
        rest[0].isdigit() or rest[0] in "-~" or _COUNTER.match(rest) or _REFERENCE.match(rest)
    )


def _read_plain(text: str, folded: str) -> Numbered | None:
    match = _PLAIN.match(folded)
    if match is None or not _ends_number(match["number"], folded[match.end() :], sure=False):
        return None
    return Numbered("", text[: match.end()], _trim(text[match.end() :]))


def _ends_number(number: str, rest: str, *, sure: bool) -> bool:
    """Whether what follows shows that the number was an ordinal, not a quantity."""
    if not rest.strip():
        return True
    gap = re.match(_TAIL, rest)
    if gap is None:
        return bool(_SELF_DELIMITED.search(number)) and not _REFERENCE.match(rest)
    after = rest[gap.end() :]
    delimiter = gap["gap"].strip()
    if delimiter:
        # 1.5倍, 9:00 and 10 , 097 are no numbers of headings; 1. 3歳児健診 is one.
        joined = not gap["gap"][-1:].isspace() or "," in delimiter
        return not (joined and delimiter[-1] in ".,:" and after[:1].isdigit())
    return sure or bool(_SELF_DELIMITED.search(number)) or _is_title(number, after)


def _is_title(number: str, after: str) -> bool:
    """Whether a number set off by a space alone is followed by a title, not by its own unit."""
    counted = _COUNTER.match(after) and not re.search("[-.]", number)
    if _LARGE.fullmatch(number) or counted or re.match(r"[(\[]?[\d△▲.,-]", after):
        return False
    # 一 般 会 計 is a letter-spaced word
    return not (
        re.fullmatch(rf"{_KANJI}|{_KATAKANA}", number) and re.match(r"\S\s\S(?:\s|$)", after)
    )


def _trim(title: str) -> str:
    """The title without the delimiter before it."""
    return re.sub(r"^[\s.．、,)）:：・]+", "", title)


_STYLES = (
    ("roman", re.compile(r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+$")),
    ("bracketed", re.compile(r"[(（]")),
    ("circled", re.compile(r"[①-⑳]")),
    ("kana", re.compile(r"[ア-ン]$")),
    ("kanji", re.compile(r"[一二三四五六七八九十]+$")),
    ("letter", re.compile(r"[A-ZＡ-Ｚ]$")),
    ("digit", re.compile(r"[\d０-９]+$")),
)
_PARTS = re.compile(r"[-.．－‐―ーの]")


def numbering_style(number: str) -> str:
    """The style of a printed number (``digit``, ``bracketed`` …), ``plain`` for none.

    Headings of one style are of one level: 第1章 and 第2章, but not 第1節; 1-1 and 1-2, but not 1.

    >>> numbering_style("(1)"), numbering_style("Ⅳ"), numbering_style("1-2"), numbering_style("")
    ('bracketed', 'roman', 'digit 2', 'plain')
    """
    if number.startswith("第"):
        return f"chapter {number[-1]}"
    style = next((name for name, pattern in _STYLES if number and pattern.match(number)), "")
    if style or not number:
        return style or "plain"
    return f"digit {len(_PARTS.split(number))}"
