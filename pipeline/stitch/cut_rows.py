"""Whether the first row of a page only goes on with the row that the page break cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from schemas.document import Cell
from schemas.lines import join_lines
from schemas.places import Anchor
from schemas.text import is_spaced_out

USUAL_SHARE = 0.8
"""A column counts as filled as a rule when this share of its rows holds a text."""
SURE_SHARE = 0.9
SURE_ROWS = 3
"""Without a text that goes on, the rows must be so many and so regular."""
LONG_TEXT = 3
"""A text of so many lines that goes on after a full line needs no other evidence."""
EDGE_SLACK = 1.5
"""A line reaches the edge when at most so many full-width characters are missing."""

_SENTENCE_END = re.compile(r"[。．！？!?]$")
_ITEM_START = re.compile(
    r"[・･•●○◯〇◎◆◇■□▪▲△▼▽★☆※→⇒➢✓☑☐【〔《≪＜〈①-⑳㉑-㉟Ⅰ-Ⅻⅰ-ⅻ⑴-⑽]"
    r"|[(（](?:[\d０-９]{1,2}|[一二三四五六七八九十]{1,3}|[ア-ンa-zA-Z])[)）]"
    r"|[\d０-９]{1,2}(?:[)）．、]|\.(?!\d)|[ 　])"
    r"|[ア-ンa-zA-Zａ-ｚＡ-Ｚ](?:[)）．、]|\.(?!\d)|[　])"
)
_CANNOT_START = re.compile(
    r"[）)」』】〕］\]〉》｝}、。，．,.：:；;！？!?%％"
    r"ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝゞヽヾんンをヲ]"
)
_CANNOT_END = re.compile(
    r"(?:[、，,（(「『【〔［\[〈《｛{]|[^のをにがはへとでやも]\s*[のをがはへ]"
    r"|(?:まで|から|より|へ|と)の|に(?:係る|関する|対する|おける|よる|伴う)"
    r"|及び|並びに|又は|若しくは)$"
)
_DOES = re.compile(r"(?:する|した|して|しな|せず|され|させ|すべき|でき[るな])")
_NOMINAL = re.compile(r"(?:もの|こと|とき|場合|ため)(?:$|[。、をにがはの])")
_VERB_END = re.compile(r"[うくすつぬふむるただいな]$")
_NOUN_END = re.compile(r"[一-鿿ァ-ヴー]$")
_VALUE = re.compile(r"[-－△▲+＋]?[\d０-９][\d０-９,，.．]*\s*[%％]?|[-－―ー〃]")
_NUMBERED = re.compile(r"[\d０-９]{1,3}[^\d０-９,，.．年月日]")
_COUNTED = re.compile(r"[\d０-９]$")
_COUNTER = re.compile(r"[年月日時分回件人名者箇所校園台戸世帯円千万億兆歳%％]|か所|カ所|ヶ所")
_TAIL = re.compile(r"[ぁ-ん]{1,3}[。！？]")
_PAIRS = dict(zip("）)」』】〕］]", "（(「『【〔［[", strict=True))


class Flow(Enum):
    """How the text of a cell below a page break stands to the text above it."""

    NOTHING = "nothing below"
    ALONE = "nothing above"
    SURE = "goes on in mid-sentence"
    LIKELY = "goes on after a full line"
    OPEN = "may go on"
    ENDED = "begins something new"


_ON = frozenset({Flow.SURE, Flow.LIKELY})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A cell above a page break, the cell below it, and what is known of their column.

    ``full_width`` is the width of the column's wrapped lines in full-width characters, 0 when no
    line was wrapped; ``filled`` the share of the rows so far that hold a text; ``is_label`` says
    that cells of the column are merged over rows. ``room`` is the width of the column in the
    characters of other columns, 0 when not known.
    """

    above: Cell
    below: Cell
    full_width: float = 0.0
    filled: float = 0.0
    is_label: bool = False
    room: float = 0.0

    def flow(self) -> Flow:
        """How the two texts meet."""
        before, after = self.above.text.strip(), self.below.text.strip()
        if not after:
            return Flow.NOTHING
        return judge_flow(before, after, self.fills_line()) if before else Flow.ALONE

    @property
    def goes_on(self) -> bool:
        """Whether the text below goes on with a line of the text above."""
        return self.flow() in _ON

    def lacks_text(self, share: float) -> bool:
        """Whether the text is missing below though the column is filled as a rule."""
        return not self.below.text.strip() and self.filled >= share and not self.is_label

    def fills_line(self) -> bool | None:
        """Whether the last line above reaches the edge of its column; None when unknown."""
        last = self.above.raw.rstrip().rpartition("\n")[2]
        if is_spaced_out(last):
            return None
        if not self.full_width:
            return True if self.room and measure_width(last) >= self.room - EDGE_SLACK else None
        return measure_width(last) >= self.full_width - EDGE_SLACK


def is_cut(meetings: Sequence[Meeting], rows: int) -> bool:
    """Whether the row below the page break only goes on with the row above it.

    It does when cells are empty that are filled as a rule and a text goes on, or when every text
    goes on, one surely, two likely, or a long one alone; ``rows`` is the number of rows that the
    rule was learnt from.
    """
    flows = [meeting.flow() for meeting in meetings]
    if not any(meeting.below.text.strip() for meeting in meetings):
        return False
    key_goes_on = flows[0] in _ON or flows[0] is Flow.NOTHING
    if not key_goes_on or not any(m.lacks_text(USUAL_SHARE) for m in meetings):
        likely = flows.count(Flow.LIKELY)
        clear = Flow.SURE in flows or likely > 1 or (likely == 1 and _goes_on_alone(meetings))
        return clear and all(flow in _ON or flow is Flow.NOTHING for flow in flows)
    if any(flow in _ON for flow in flows):
        return flows.count(Flow.ENDED) <= sum(flow in _ON for flow in flows)
    return rows >= SURE_ROWS and _lacks_key(meetings, flows)


def _goes_on_alone(meetings: Sequence[Meeting]) -> bool:
    """Whether a text of several lines goes on beside cells that had a text and have none below."""
    long = any(m.goes_on and m.above.raw.count("\n") >= LONG_TEXT - 1 for m in meetings)
    return long and any(
        m.above.text.strip() and not m.below.text.strip() and not m.is_label for m in meetings
    )


def _lacks_key(meetings: Sequence[Meeting], flows: Sequence[Flow]) -> bool:
    """Whether the first column that names single rows is empty and nothing new stands below."""
    single = [(m, flow) for m, flow in zip(meetings, flows, strict=True) if not m.is_label]
    return (
        bool(single)
        and single[0][0].lacks_text(SURE_SHARE)
        and all(flow is not Flow.ALONE for _, flow in single)
    )


def judge_flow(before: str, after: str, full: bool | None) -> Flow:
    """How two texts meet; ``full`` says whether the line before reached its edge (None: unknown).

    >>> judge_flow("住民と共に木を", "植える。", None).name
    'SURE'
    """
    if _is_sure(before, after):
        return Flow.SURE
    if _ITEM_START.match(after) or full is False or _are_items(before, after):
        return Flow.ENDED
    if _SENTENCE_END.search(before):
        return Flow.OPEN if full else Flow.ENDED
    return Flow.LIKELY if full else Flow.OPEN


def is_value(text: str) -> bool:
    """Whether a text is a number or a dash for one."""
    return _VALUE.fullmatch(text.strip()) is not None


def _are_items(before: str, after: str) -> bool:
    """Whether both texts are values, or are numbered (５普及指導費, ６総係費)."""
    both = before, after
    return all(map(_VALUE.fullmatch, both)) or all(map(_NUMBERED.match, both))


def _is_sure(before: str, after: str) -> bool:
    """Whether the words alone say that a sentence was cut."""
    if _CANNOT_START.match(after) or _CANNOT_END.search(before):
        return True
    if _COUNTED.search(before) and _COUNTER.match(after):
        return True
    if _DOES.match(after) and _NOUN_END.search(before):
        return True
    if _NOMINAL.match(after) and _VERB_END.search(before):
        return True
    if _TAIL.fullmatch(after) and not _SENTENCE_END.search(before):
        return True
    return _closes_bracket(before, after)


def _closes_bracket(before: str, after: str) -> bool:
    """Whether a bracket opened before is closed only after."""
    for character in after:
        if character in _PAIRS.values():
            return False
        if character in _PAIRS:
            opening = _PAIRS[character]
            return before.count(opening) > before.count(character)
    return False


def merge_cells(meeting: Meeting, source: str) -> Cell:
    """The cell of both parts; where the text of the lower one was read stays in ``also``."""
    above, below = meeting.above, meeting.below
    place = Anchor(source, below.page, below.bbox, below.path)
    return replace(
        above,
        rowspan=above.rowspan + below.rowspan - 1,
        raw="\n".join(raw for raw in (above.raw, below.raw) if raw),
        text=_join_texts(meeting),
        also=(*above.also, place, *below.also),
    )


def _join_texts(meeting: Meeting) -> str:
    """Only the line at the break goes on; the other line breaks were made on purpose."""
    above, below = meeting.above.text, meeting.below.text
    if not above.strip() or not below.strip():
        return above if above.strip() else below
    start, _, last = above.rpartition("\n")
    first, _, rest = below.partition("\n")
    goes_on = meeting.goes_on
    middle = join_lines([last, first], [goes_on, False])
    return "\n".join(part for part in (start, middle, rest) if part)


def measure_width(text: str) -> float:
    """Width of a line in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text.strip())


def measure_wrapped(cell: Cell) -> float:
    """Width of the widest line of a cell whose lines were wrapped, 0 when none was."""
    if cell.raw.count("\n") <= cell.text.count("\n"):
        return 0.0
    return max(map(measure_width, cell.raw.split("\n")[:-1]))
