"""The characters of a page as PDFium's text page tells them, with boxes that can be compared.

PDFium honours /ActualText, knows CID fonts without ToUnicode, and unfolds forms. Its boxes are
tight, loose or empty by font and by the way a character was found; here each box is one em high on
its baseline, so that lines can be told by the centres of boxes whatever the fonts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.arrays import find_lasts, find_starts
from extractors.pdf.drawing.shapes import WHITE
from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.pdfium.characters import (
    GENERATED,
    find_pieces,
    join_surrogates,
    list_characters,
)
from extractors.pdf.pdfium.frame import combine, move_boxes, move_points
from extractors.pdf.pdfium.memory import Located, locate
from extractors.pdf.pdfium.objects import Objects, read_clips
from extractors.pdf.pdfium.symbols import map_symbols
from extractors.pdf.reader import (
    CLOCKWISE,
    COUNTER_CLOCKWISE,
    UPRIGHT,
    UPSIDE_DOWN,
    BoolArray,
    Characters,
    FloatArray,
    IndexArray,
    make_characters,
)

# How far an em reaches below the baseline, as in Japanese fonts (OpenType 'ideo' baseline).
DESCENT = 0.12
# What PDFium writes for a hyphen at the end of a line, and for a character without a meaning.
_HYPHEN, _UNKNOWN = 0x02, 0xFFFD
# Ideographs, kana and full-width forms: as wide as high.
_WIDE_FROM = 0x2E80


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Runs of characters of one text object each.

    ``of`` is the run of each character; per run: its first
    character, the object's matrix as displayed, font size in
    pt as displayed, rendering mode, reading direction in quarter turns clockwise.
    """

    of: IndexArray
    first: IndexArray
    matrices: FloatArray
    sizes: FloatArray
    modes: IndexArray
    turns: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class _TextObjects:
    """The text objects of the characters: the first character of each, and their addresses.

    Objects in one graphics state may stand in forms placed differently; where there are such,
    ``located`` is None and each is asked for itself.
    """

    pdfium: Pdfium
    first: IndexArray
    addresses: NDArray[Any]
    located: Located | None

    def find_examples(self, name: str) -> tuple[list[Any], IndexArray | slice]:
        """One object of each group that shares a property, and the group of each object."""
        memory = self.pdfium.memory
        groups = memory.group(self.located, name) if memory and self.located else None
        if groups is None:
            return self.pdfium.handles(self.addresses), slice(None)
        return self.pdfium.handles(self.addresses[groups[0]]), groups[1]


@dataclass(frozen=True, slots=True, eq=False)
class _Style:
    """How the text objects print: not at all, in white, through which clip; their content ids."""

    invisible: BoolArray
    light: BoolArray
    clips: FloatArray
    marks: IndexArray


def read_characters(pdfium: Pdfium, page: Any, matrix: FloatArray, nested: Objects) -> Characters:
    """The characters of a page in PDFium's order, without the spaces and line ends it adds.

    ``matrix`` leads to displayed coordinates; ``nested`` are the text objects inside forms.

    Raises:
        OSError: PDFium cannot make a text page.
    """
    text = pdfium.lib.FPDFText_LoadPage(page)
    if text == pdfium.ffi.NULL:
        raise OSError("no text page")
    try:
        count = pdfium.lib.FPDFText_CountChars(text)
        if count <= 0:
            return make_characters([])
        rows = list_characters(pdfium, text, count)
        printed = np.flatnonzero((rows["object"] != 0) & (rows["kind"] != GENERATED))
        rows = join_surrogates(rows.take(printed))
        return _read(pdfium, rows, matrix, nested) if len(rows) else make_characters([])
    finally:
        pdfium.lib.FPDFText_ClosePage(text)


def _read(pdfium: Pdfium, rows: NDArray[Any], matrix: FloatArray, nested: Objects) -> Characters:
    objects = _find_objects(pdfium, rows, grouped=not nested.handles)
    runs = _find_runs(rows, objects, matrix)
    codes = map_symbols(pdfium, _read_codes(rows), rows["object"])
    boxes = _part_ligatures(_place(rows, codes, runs, matrix), runs)
    style = _read_style(objects, runs.modes, matrix, nested)
    sizes = np.nan_to_num(runs.sizes)[runs.of]
    hidden = style.invisible[runs.of] | ~(sizes >= 0.1)
    if not np.isfinite(boxes).all():
        nowhere = ~np.isfinite(boxes).all(axis=1)
        boxes[nowhere] = 0.0
        hidden |= nowhere
    if np.isfinite(style.clips).any():
        clips = style.clips[runs.of]
        hidden |= _lie_outside(boxes, clips)
        boxes = np.where(hidden[:, None], boxes, _cut(boxes, clips))
    text = codes.astype("<u4").view("<U1")
    turns, light, marks = runs.turns[runs.of], style.light[runs.of], style.marks[runs.of]
    return Characters(text, codes, boxes, sizes, turns, hidden, light, marks)


def _find_objects(pdfium: Pdfium, rows: NDArray[Any], *, grouped: bool) -> _TextObjects:
    addresses = rows["object"]
    first = find_starts(addresses)
    ours = addresses[first]
    return _TextObjects(pdfium, first, ours, locate(ours) if grouped else None)


def _find_runs(rows: NDArray[Any], objects: _TextObjects, matrix: FloatArray) -> _Runs:
    first = objects.first
    of = np.repeat(np.arange(len(first)), find_lasts(first, len(rows)) - first + 1)
    matrices = combine(rows["matrix"][first].astype(float), matrix)
    examples, group = objects.find_examples("font")
    sizes = objects.pdfium.read_font_sizes(examples)[group]
    get_mode = objects.pdfium.lib.FPDFTextObj_GetTextRenderMode
    modes = np.array(list(map(get_mode, examples)))[group]
    if (sizes < 0).any():
        matrices[sizes < 0, :4] *= -1.0
    sizes = np.abs(sizes) * np.hypot(matrices[:, 2], matrices[:, 3])
    return _Runs(of, first, matrices, sizes, modes, _find_turns(matrices))


def _find_turns(matrices: FloatArray) -> NDArray[np.int8]:
    """The direction in which each run goes, in quarter turns clockwise as displayed."""
    right, down = matrices[:, 0], matrices[:, 1]
    level = np.abs(right) >= np.abs(down)
    across = np.where(right >= 0, UPRIGHT, UPSIDE_DOWN)
    turns = np.where(level, across, np.where(down > 0, CLOCKWISE, COUNTER_CLOCKWISE))
    return turns.astype(np.int8)


def _read_codes(rows: NDArray[Any]) -> IndexArray:
    """The Unicode code point of each character."""
    codes = rows["code"].astype(np.int64)
    codes[codes == _HYPHEN] = ord("-")
    surrogate = (codes >= 0xD800) & (codes <= 0xDFFF)
    codes[(codes == 0) | (codes > 0x10FFFF) | surrogate] = _UNKNOWN
    return codes


def _place(rows: NDArray[Any], codes: IndexArray, runs: _Runs, matrix: FloatArray) -> FloatArray:
    """The boxes as displayed, one em high on the baseline of each character.

    Characters of fonts for vertical writing hang from their origin; their boxes stay as they are.
    """
    boxes = move_boxes(rows["loose"].astype(float), matrix)
    pieces = find_pieces(rows)
    if pieces.any():
        boxes = _widen_pieces(boxes, pieces, codes, runs)
    origin = move_points(rows["origin"].astype(float), matrix)
    for turn in set(runs.turns.tolist()):
        members = runs.turns[runs.of] == turn
        chosen = slice(None) if members.all() else np.flatnonzero(members)
        across = 1 if turn in (UPRIGHT, UPSIDE_DOWN) else 0
        size = runs.sizes[runs.of[chosen]]
        # Towards the tops of the letters: up, right, down, left as displayed.
        up = -size if turn in (UPRIGHT, COUNTER_CLOCKWISE) else size
        level = origin[chosen, across]
        feet, head = level - DESCENT * up, level + (1 - DESCENT) * up
        low, high = np.minimum(feet, head), np.maximum(feet, head)
        hangs = _hang(boxes[chosen], origin[chosen], low, high, across)
        if hangs.any():
            hangs &= ~pieces[chosen]
            low = np.where(hangs, boxes[chosen, across], low)
            high = np.where(hangs, boxes[chosen, across + 2], high)
        boxes[chosen, across], boxes[chosen, across + 2] = low, high
    return boxes


def _part_ligatures(boxes: FloatArray, runs: _Runs) -> FloatArray:
    """The boxes, those of the letters of a ligature side by side.

    PDFium tells ﬃ as three letters in one place, where two of them would seem printed twice.
    """
    same = (runs.of[1:] == runs.of[:-1]) & (boxes[1:] == boxes[:-1]).all(axis=1)
    if not same.any():
        return boxes
    first = np.flatnonzero(~np.append(False, same))
    counts = np.diff(first, append=len(boxes))
    count = np.repeat(counts, counts)
    step = np.arange(len(boxes)) - np.repeat(first, counts)
    turn = runs.turns[runs.of]
    backward = (turn == UPSIDE_DOWN) | (turn == COUNTER_CLOCKWISE)
    step = np.where(backward, count - 1 - step, step)
    axis = np.where((turn == UPRIGHT) | (turn == UPSIDE_DOWN), 0, 1)
    index = np.flatnonzero(count > 1)
    low, high = boxes[index, axis[index]], boxes[index, axis[index] + 2]
    part = (high - low) / count[index]
    boxes[index, axis[index]] = low + step[index] * part
    boxes[index, axis[index] + 2] = low + (step[index] + 1) * part
    return boxes


def _hang(
    loose: FloatArray, origin: FloatArray, low: FloatArray, high: FloatArray, across: int
) -> BoolArray:
    """Which characters hang from their origin (fonts for vertical writing) or are off their line.

    ``low`` and ``high`` bound the em on the baseline; ``across`` is the axis across the line.
    """
    middle = (loose[:, across] + loose[:, across + 2]) / 2
    off = (middle <= low) | (middle >= high)
    along, reach = 1 - across, 0.4 * (high - low)
    place = origin[:, along]
    off |= (loose[:, along] < place - reach) & (loose[:, along + 2] > place + reach)
    return np.asarray(off, dtype=np.bool_)


def _widen_pieces(
    boxes: FloatArray, pieces: BoolArray, codes: IndexArray, runs: _Runs
) -> FloatArray:
    """The boxes, those of /ActualText, which bound its ink, as wide as their advance.

    Its characters share the width of the glyphs that they stand for, a single ideograph has one em.
    """
    first = np.flatnonzero(pieces & np.append(True, runs.of[1:] != runs.of[:-1]))
    run = runs.of[first]
    counts = np.searchsorted(runs.of, run, "right") - first
    backward = (runs.turns[run] == UPSIDE_DOWN) | (runs.turns[run] == COUNTER_CLOCKWISE)
    axis = np.where((runs.turns[run] == UPRIGHT) | (runs.turns[run] == UPSIDE_DOWN), 0, 1)
    start = runs.matrices[run, 4 + axis]
    last = first + counts - 1
    end = np.where(backward, boxes[last, axis], boxes[last, axis + 2])
    reach = np.where(backward, start - end, end - start)
    wide = (counts == 1) & (codes[first] >= _WIDE_FROM)
    reach = np.maximum(reach, np.where(wide, runs.sizes[run], 0.0))
    pitch = np.where(backward, -reach, reach) / counts
    member = np.repeat(np.arange(len(first)), counts)
    step = np.arange(len(member)) - np.repeat(np.cumsum(counts) - counts, counts)
    index = first[member] + step
    near, far = start[member] + step * pitch[member], start[member] + (step + 1) * pitch[member]
    boxes[index, axis[member]] = np.minimum(near, far)
    boxes[index, axis[member] + 2] = np.maximum(near, far)
    return boxes


def _read_style(
    objects: _TextObjects, modes: IndexArray, matrix: FloatArray, nested: Objects
) -> _Style:
    pdfium, lib = objects.pdfium, objects.pdfium.lib
    examples, group = objects.find_examples("paint")
    shades, clear = (values[group] for values in pdfium.read_fill_shades(examples))
    examples, group = objects.find_examples("mark")
    marks = np.array(list(map(lib.FPDFPageObj_GetMarkedContentID, examples)))[group]
    examples, group = objects.find_examples("clip")
    outer = np.broadcast_to(matrix, (len(examples), 6))
    if nested.handles:
        inner = dict(zip(nested.handles, nested.matrices, strict=True))
        outer = np.array([inner.get(item, matrix) for item in examples])
    clips = read_clips(pdfium, examples, outer)[group]
    invisible = (modes == 3) | (modes == 7) | (clear & ((modes == 0) | (modes == 4)))
    return _Style(invisible, shades >= WHITE, clips, marks)


def _lie_outside(boxes: FloatArray, clips: FloatArray) -> BoolArray:
    """Which characters lie wholly outside their clip (spreadsheets cut long text so)."""
    meets = (boxes[:, :2] <= clips[:, 2:]) & (boxes[:, 2:] >= clips[:, :2])
    return np.asarray(~meets.all(axis=1), dtype=np.bool_)


def _cut(boxes: FloatArray, clips: FloatArray) -> FloatArray:
    """What is seen of the boxes through their clips: text that a cell cuts off belongs to it."""
    low, high = np.maximum(boxes[:, :2], clips[:, :2]), np.minimum(boxes[:, 2:], clips[:, 2:])
    return np.concatenate([low, np.maximum(low, high)], axis=1)
