"""Is this a table? Texts in columns without lines may be prose, lists, charts or signatures.

All must hold: a header of short texts, rows filled in nearly all columns, texts of each column on
one edge, hardly any prose; and either amounts below years and names, or the words of a header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from extractors.pdf.reader import BoolArray, FloatArray
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.text_columns import RowTexts
from extractors.pdf.tables.text_rows import AMOUNT, YEAR, TextLines, find_prose

MIN_ROWS, MIN_COLUMNS = 4, 3
# Share of the header's and of the body's cells with text.
MIN_HEADER, MIN_BODY = 0.65, 0.75
# Texts of a header have no more characters than that.
MAX_HEADER = 14
# Texts of a column share an edge or the centre to within this many font sizes, so many of them.
SAME_EDGE, MIN_ALIGNED = 0.4, 0.8
# Share of a column's texts that are amounts; amount columns of a table without words of a header.
MIN_AMOUNTS = 0.7
MIN_WORDS, MIN_NAMED = 2, 0.4
# Where more than one column is prose, at least this share of the columns is not.
MIN_SHORT = 0.4
# Texts of one column are no further apart (in font sizes) but on this share of the lines.
INNER_GAP, MAX_INNER = 1.2, 0.15
_WORDS = (
    r"(?:.*(?:名|名称|種別|区分|分類|番号|単位|指標|項目|目標|目標値|基準値|現状値|実績|実績値|見込み?|"
    r"評価|備考|説明|方法|理由|件数|人数|回数|金額|予算額|決算額|事業費|割合|年月日|期間|期限|時期|状況|"
    r"内容|概要|方針|方向性|年度|対象者?)|(?:担当|所管|主管|実施|関係|推進)(?:部署|課等?|課名|者|機関|"
    r"団体|主体)|部署|所属|役職|職名|職業|会場|場所|実施場所|所在地|住所|連絡先|電話|日時|日程|期日|"
    r"実施日|開催日|会議|議題|経過|施策|施策名|取組|事業|№|No\.?|NO\.?|Ｎｏ．?)等?"
)
_HEADER_WORD = re.compile(rf"{_WORDS}(?:[・／/]{_WORDS})*(?:[（(].*[）)])?")
_LEADER = re.compile(r"[・.．…‥]{4,}")
_BULLET = re.compile(r"[・●○◆◇■□※①-⑳]")


def is_borderless_table(grid: Grid, lines: TextLines, unit: float, *, headed: bool = False) -> bool:
    """Whether the texts of lines in the places of a grid without lines are a table.

    ``headed`` says that the columns were told by headings spread over them: then texts may be
    spread out below them too, and there may be more columns of prose.
    """
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    if rows < MIN_ROWS or cols < MIN_COLUMNS:
        return False
    texts, boxes = _read_places(grid, lines)
    filled = np.array([[bool(text) for text in row] for row in texts])
    if filled[0].mean() < MIN_HEADER or filled[1:].mean() < MIN_BODY:
        return False
    header, body = texts[0], texts[1:]
    if any(len(text) > MAX_HEADER or "。" in text for text in header):
        return False
    amounts = _has_amounts(header, body)
    prose = find_prose(lines, grid.xs)
    if any(_is_listed(row, prose | headed, amounts) for row in body):
        return False
    if not _are_aligned(boxes[1:], filled[1:], unit)[~prose].all():
        return False
    if _holds_gaps(lines, grid.xs, numbers=headed):
        return False
    if headed:
        return _has_header_words(header, body)
    if prose.sum() > 1 and (~prose).sum() < max(2.0, MIN_SHORT * cols):
        return False
    return _has_header_words(header, body) or (amounts and bool(prose.sum() <= 1))


def _is_listed(row: Sequence[str], may_list: BoolArray, amounts: bool) -> bool:
    """Whether a row is an item of a list or of contents.

    Names beside amounts may be numbered as items are, and columns that ``may_list`` hold items
    beside names.
    """
    held = [text for col, text in enumerate(row) if col >= amounts and not (col and may_list[col])]
    leads = any(_LEADER.search(text) for text in row[amounts:])
    return leads or any(_BULLET.match(text) for text in held)


def _holds_gaps(lines: TextLines, xs: FloatArray, *, numbers: bool) -> bool:
    """Whether many lines have texts far apart in one column: then its columns were not all seen.

    With ``numbers`` only those count whose second text holds a digit: names are spread, and texts
    beside them, but an amount is a column of its own.
    """
    unit = float(np.median(lines.words.size))
    texts = lines.find_texts(INNER_GAP * unit)
    column = np.searchsorted(xs, (texts.start + texts.end) / 2)
    places = texts.row * len(xs) + column
    follows = np.append(False, places[1:] == places[:-1])
    if numbers:
        follows &= _hold_digits(lines, texts)
    return int(np.count_nonzero(follows)) > MAX_INNER * len(lines.groups)


def _hold_digits(lines: TextLines, texts: RowTexts) -> BoolArray:
    """For each text whether it holds a digit."""
    codes, x = lines.words.codes, lines.words.x
    digit = ((codes >= 0x30) & (codes <= 0x39)) | ((codes >= 0xFF10) & (codes <= 0xFF19))
    held = np.zeros(len(texts.row), dtype=bool)
    for number, group in enumerate(lines.groups):
        here = texts.row == number
        places = x[group[digit[group]]]
        inside = (texts.start[here, None] < places) & (texts.end[here, None] > places)
        held[here] = inside.any(axis=1)
    return held


def _read_places(grid: Grid, lines: TextLines) -> tuple[list[list[str]], FloatArray]:
    """``(texts, boxes)`` of the places of a grid; the boxes are rows × columns × 2 (x0, x1)."""
    rows, cols = len(grid.ys) - 1, len(grid.xs) - 1
    texts = [[""] * cols for _ in range(rows)]
    boxes = np.full((rows, cols, 2), np.nan)
    words = lines.words
    for number, group in enumerate(lines.groups):
        row = min(max(int(np.searchsorted(grid.ys, lines.y[number])) - 1, 0), rows - 1)
        columns = np.clip(np.searchsorted(grid.xs, words.x[group], "right") - 1, 0, cols - 1)
        for col in np.unique(columns).tolist():
            members = group[columns == col]
            texts[row][col] += "".join(words.text[members])
            low, high = words.boxes[members, 0].min(), words.boxes[members, 2].max()
            boxes[row, col, 0] = np.fmin(boxes[row, col, 0], low)
            boxes[row, col, 1] = np.fmax(boxes[row, col, 1], high)
    return texts, boxes


def _are_aligned(boxes: FloatArray, filled: BoolArray, unit: float) -> BoolArray:
    """For each column whether most of its texts share their left edge, right edge or centre."""
    aligned = np.zeros(filled.shape[1], dtype=bool)
    for col in range(filled.shape[1]):
        sides = boxes[filled[:, col], col]
        if len(sides) == 0:
            continue
        for values in (sides[:, 0], sides[:, 1], sides.mean(axis=1)):
            near = np.abs(values - np.median(values)) <= SAME_EDGE * unit
            aligned[col] |= bool(near.mean() >= MIN_ALIGNED)
    return aligned


def _has_header_words(header: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether many texts of a header are such as name columns, and unlike what stands in these."""
    named = [
        text
        for col, text in enumerate(header)
        if names_column(text) and not any(names_column(row[col]) for row in body)
    ]
    return len(named) >= max(MIN_WORDS, MIN_NAMED * len(header))


def names_column(text: str) -> bool:
    """Whether a text is a heading such as columns have, by its words."""
    return _HEADER_WORD.fullmatch(text) is not None and not re.search(r"[\d０-９]", text)


def _has_amounts(header: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether there are several columns of amounts below a header without them, beside names."""
    amounts = [_count_amounts([row[col] for row in body]) >= MIN_AMOUNTS for col in _columns(body)]
    headed = [
        not AMOUNT.fullmatch(text) or YEAR.fullmatch(text) is not None
        for text, is_amount in zip(header, amounts, strict=True)
        if is_amount and text
    ]
    return not amounts[0] and sum(amounts) >= 2 and len(headed) >= 2 and all(headed)


def _columns(body: Sequence[Sequence[str]]) -> range:
    return range(len(body[0]))


def _count_amounts(texts: Sequence[str]) -> float:
    shown = [text for text in texts if text]
    return sum(AMOUNT.fullmatch(text) is not None for text in shown) / max(len(shown), 1)
