"""Lines of text outside tables put together into paragraphs, and what kind each one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.paragraphs import find_text_kind, is_numbered_heading, names_something
from extractors.pdf.text.cells import measure_first_word, read_lines
from extractors.pdf.text.lines import Line
from schemas.document import Paragraph, ParagraphKind
from schemas.geometry import BBox, union_boxes
from schemas.lines import BULLETS, cuts_word

# Lines of one paragraph are no further apart than this (centre to centre, in font sizes).
MAX_PITCH, MAX_PROSE_PITCH = 2.1, 2.8
# The lines of a heading stand closer.
MAX_HEADING_PITCH = 1.8
# Lines this long (in font sizes) are prose, which is sometimes set with wide leading.
PROSE_WIDTH = 15.0
MAX_SIZE_RATIO = 1.15
# A line that leaves so much more room than the next word takes (in ems) ends its paragraph.
SHORT_END = 0.6
# Lines of one paragraph begin within this of one another (in font sizes); lines set to the right
# edge, such as a date over an office, do not.
MAX_INDENT = 2.6
# The entries of a list without bullets are no wider (in ems); wrapped lines end within the second.
LEAST_ENTRIES, MAX_ENTRY, ALIKE_ENDS = 3, 16.0, 1.2
HEADING_RATIO = 1.2
MAX_HEADING = 40
_ITEM = re.compile(
    rf"[{BULLETS}①-⑳❶-❿【〔<＜《≪]"
    r"|[(（][0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）]"
    r"|第[0-9０-９一二三四五六七八九十]+[章節条項編]|[Ⅰ-Ⅻ][.．、 　]|[※＊]"
    r"|注[ 　]*[0-9０-９]|[(（\[［【〔]注[ 　]*[0-9０-９]?[)）\]］】〕]"
    r"|(?:[0-9０-９]{1,2}|[ア-ン]|[一二三四五六七八九十]{1,2})(?:[.．、)）](?!\d)|[ 　])"
    r"|[-－‐–—][ 　]?\D"
)
# No entry of a list begins with these.
_GOING_ON = "のをにはがでへ、。，．）」』)ー々"
# An entry with its amount at the right edge (○ 研修の支援　３０億円).
_AMOUNT_END = re.compile(r"[ 　][△▲]?[0-9０-９][0-9０-９,，.．]*[十百千]?[万億]?円$")
_LEGEND = re.compile(r"[(（【\[<＜]?(?:.{0,5}凡\s*例|記号の(?:説明|意味))")
_CAPTION = re.compile(
    r"(?:図表|別表|表|資料|別紙)\s*[0-9０-９一二三四五六七八九十]+(?:[-－‐.．・][0-9０-９]+)*"
    r"|[(（【\[]?\s*単\s*位\s*[:：]?"
)
MAX_CAPTION = 60


def make_paragraphs(lines: Sequence[Line], page: int, body_size: float) -> list[Paragraph]:
    """The paragraphs of lines in reading order; ``body_size`` is the page's usual font size."""
    return [_make_paragraph(group, right, page, body_size) for group, right in _group(lines)]


def _group(lines: Sequence[Line]) -> list[tuple[list[Line], float]]:
    """Lines of each paragraph, each with the right edge of the run of lines it stands in."""
    groups = []
    for run in _find_runs(lines):
        right = max(line.box.x1 for line in run)
        is_list = _is_list(run, right)
        start = 0
        for number, (line, following) in enumerate(pairwise(run), start=1):
            if is_list or _ends_paragraph(line, following, right):
                groups.append((run[start:number], right))
                start = number
        groups.append((run[start:], right))
    return groups


def _is_list(run: Sequence[Line], right: float) -> bool:
    """Whether a few words stand on each of three or more lines: wrapped ones would end alike."""
    size = run[0].size
    if len(run) < LEAST_ENTRIES or run[0].vertical or any("。" in line.text for line in run):
        return False
    if any(line.text.lstrip()[:1] in _GOING_ON for line in run[1:]):
        return False
    ends = [(right - line.box.x1) / size for line in run[:-1]]
    narrow = right - min(line.box.x0 for line in run) <= MAX_ENTRY * size
    aligned = max(abs(line.box.x0 - run[0].box.x0) for line in run) <= 0.3 * size
    return narrow and aligned and sum(end <= ALIKE_ENDS for end in ends) < 2


def _find_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Following lines of one size, one under the other at a reading distance."""
    runs: list[list[Line]] = []
    open_runs: list[list[Line]] = []
    for line in lines:
        open_runs = [run for run in open_runs if _may_go_on(run[-1], line)]
        above = [run for run in open_runs if _follows(run[-1], line)]
        if above:
            max(above, key=lambda run: run[-1].box.center[1]).append(line)
        else:
            runs.append([line])
            open_runs.append(runs[-1])
    return runs


def _may_go_on(line: Line, reached: Line) -> bool:
    """Whether a line that ends a run is near enough to the height that was reached."""
    if line.vertical or reached.vertical:
        return True
    reach = MAX_SIZE_RATIO * MAX_PROSE_PITCH * line.size
    return reached.box.center[1] - line.box.center[1] <= reach


def _follows(line: Line, following: Line) -> bool:
    if line.vertical or following.vertical:
        return line.vertical and following.vertical and _is_next_column(line, following)
    larger, smaller = max(line.size, following.size), min(line.size, following.size)
    pitch = following.box.center[1] - line.box.center[1]
    beside = min(line.box.x1, following.box.x1) - max(line.box.x0, following.box.x0)
    reach = MAX_PROSE_PITCH if line.box.width >= PROSE_WIDTH * line.size else MAX_PITCH
    return larger <= MAX_SIZE_RATIO * smaller and 0 < pitch <= reach * larger and beside > 0


def _is_next_column(line: Line, following: Line) -> bool:
    return abs(line.box.center[0] - following.box.center[0]) <= MAX_PITCH * line.size


def _ends_paragraph(line: Line, following: Line, right: float) -> bool:
    """Whether a paragraph ends between two lines of a run."""
    if line.vertical:
        return False
    text, after = line.text.rstrip(), following.text.strip()
    room = (right - line.box.x1) / line.size
    if room > measure_first_word(following.text) + SHORT_END or _AMOUNT_END.search(text):
        return True
    if _ITEM.match(after) and not cuts_word(text, after):
        return True
    indent = following.box.x0 - line.box.x0
    if abs(indent) > MAX_INDENT * line.size or _LEGEND.match(after):
        return True
    pitch = following.box.center[1] - line.box.center[1]
    if pitch > MAX_HEADING_PITCH * line.size and is_numbered_heading(text):
        return True
    sentence_over = text.endswith(("。", "．", "」"))
    far = pitch > MAX_HEADING_PITCH * line.size
    if text.endswith("。") and (far or is_numbered_heading(after)):
        return True
    return sentence_over and indent > 0.6 * line.size


def _make_paragraph(lines: list[Line], right: float, page: int, body_size: float) -> Paragraph:
    box = union_boxes(line.box for line in lines)
    assert box is not None
    edge = box if lines[0].vertical else BBox(box.x0, box.top, max(box.x1, right), box.bottom)
    raw, text = read_lines(lines, edge)
    size = float(np.median([line.size for line in lines]))
    return Paragraph(raw, text, box, page, find_kind(text, size / max(body_size, 0.1)))


def find_kind(text: str, relative_size: float) -> ParagraphKind:
    """What a paragraph is by its wording and by its size relative to the page's body text."""
    kind = find_text_kind(text)
    if kind != "body":
        return kind
    if is_caption(text):
        return "caption"
    large = relative_size >= HEADING_RATIO and len(text) <= MAX_HEADING and "。" not in text
    return "heading" if (large and names_something(text)) or is_numbered_heading(text) else "body"


def is_caption(text: str) -> bool:
    """Whether a paragraph is worded like a table's caption (表1 …, （単位：千円）)."""
    return len(text) <= MAX_CAPTION and "。" not in text and _CAPTION.match(text) is not None
