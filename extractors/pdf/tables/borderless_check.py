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
_HEADER_WORD = re.compile(
    r"(?:.*(?:名|名称|種別|区分|分類|番号|単位|指標|項目|目標|目標値|基準値|現状値|実績|実績値|見込み?|"
    r"評価|備考|説明|方法|理由|件数|人数|回数|金額|予算額|決算額|事業費|割合|年月日|期間|期限|時期|状況|"
    r"内容|概要|方針|方向性|年度|対象者?)|(?:担当|所管|主管|実施|関係|推進)(?:部署|課等?|課名|者|機関|"
    r"団体|主体)|部署|所属|役職|職名|職業|会場|場所|実施場所|所在地|住所|連絡先|電話|日時|日程|期日|"
    r"実施日|開催日|施策|施策名|取組|事業|№|No\.?|NO\.?|Ｎｏ．?)(?:[（(].*[）)])?"
)
_LEADER = re.compile(r"[・.．…‥]{4,}|^[・●○◆◇■□※①-⑳]")


def is_borderless_table(grid: Grid, lines: TextLines, unit: float) -> bool:
    """Whether the texts of lines in the places of a grid without lines are a table."""
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
    # Items of lists are no rows, but names beside amounts may be numbered as they are.
    if any(_LEADER.search(text) for row in body for text in row[amounts:]):
        return False
    prose = find_prose(lines, grid.xs)
    if not _are_aligned(boxes[1:], filled[1:], unit)[~prose].all() or _holds_gaps(lines, grid.xs):
        return False
    if prose.sum() > 1 and (~prose).sum() < max(2.0, MIN_SHORT * cols):
        return False
    return _has_header_words(header, body) or (amounts and bool(prose.sum() <= 1))


def _holds_gaps(lines: TextLines, xs: FloatArray) -> bool:
    """Whether many lines have texts far apart in one column: then its columns were not all seen."""
    unit = float(np.median(lines.words.size))
    texts = lines.find_texts(INNER_GAP * unit)
    column = np.searchsorted(xs, (texts.start + texts.end) / 2)
    places = texts.row * len(xs) + column
    return len(places) - len(np.unique(places)) > MAX_INNER * len(lines.groups)


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
        if _names_column(text) and not any(_names_column(row[col]) for row in body)
    ]
    return len(named) >= max(MIN_WORDS, MIN_NAMED * len(header))


def _names_column(text: str) -> bool:
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
