"""Marks in rating and status cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.values.folding import fold_width


@dataclass(frozen=True, slots=True)
class MarkReading:
    """A mark as printed and what is printed beside it; what it means is up to the legend.

    ``criterion`` is what is rated where the cell itself names it (必要性：A).
    """

    mark: str
    comment: str
    confidence: float
    criterion: str = ""


_SHAPE = r"[◎○◯〇●△▲▽☆★□■◇◆×✕]"
_LETTER = r"[A-FHLMSXYZa-e](?:[+'′-])?"
_GRADE = rf"(?:[★☆]{{2,5}}|{_SHAPE}|{_LETTER}[○◯〇]|{_LETTER}|[ⅠⅡⅢⅣⅤ]|[1-9](?:/\d{{1,2}})?|[終済])"
_WHOLE = re.compile(rf"(?P<mark>{_GRADE})(?:評価|判定|ランク)?")
_JUDGED = "[◎○◯〇△▲×✕]"
_WITH_COMMENT = re.compile(
    rf"(?P<mark>{_JUDGED}|{_LETTER}[○◯〇]?|[ⅠⅡⅢⅣⅤ]|[1-9])"
    rf"(?:\s*:\s*|\s+|(?<={_JUDGED})|(?=[(]))(?P<comment>[^\d\s.,:-].*)",
    re.DOTALL,
)
_STATUS = re.compile(
    r"(?:概ね|おおむね|ほぼ|やや|大幅に?|一部|計画より|予定より|極めて|目標)*"
    r"(?:順調|遅れ(?:ている|あり)?|遅延|停滞|未着手|着手済?|取組中|実施中|実施済み?|未実施|実施|完了|終了|達成済?"
    r"|未達成?|検討中|準備中|継続|中止|廃止|休止|拡充|縮小|改善|見直し|現状維持|期待どおり|計画どおり|予定どおり"
    r"|妥当|適正|高い|低い|あり|なし|達成できず|統合|延伸|要改善)(?:して?いる|である|です)?"
)
_BOX = re.compile(r"(?P<box>[■☑☒☐□✓✔▣])\s*(?P<text>[^■☑☒☐□✓✔▣]{1,30})")
_CHECKED = "■☑☒✓✔▣"
_SCORES = re.compile(r"(?P<name>[^\s:]{2,12})\s*[:]\s*(?P<mark>" + _GRADE + r")(?=\s|[、,/]|$)")
_NOTHING = re.compile(r"[-ー/\s]*")


def read_marks(text: str) -> tuple[MarkReading, ...]:
    """The rating marks or status words of a cell; nothing for prose.

    Checked boxes give the words beside them. A letter and the circle drawn around it come out as
    two characters (A○) and stay together. A dash is a mark only in a legend's eyes and is left out.

    >>> [(reading.mark, reading.comment) for reading in read_marks("Ｂ　概ね期待どおり")]
    [('Ｂ', '概ね期待どおり')]
    """
    stripped = text.strip()
    folded = fold_width(stripped)
    if not stripped or _NOTHING.fullmatch(folded):
        return ()
    if boxes := _read_boxes(stripped):
        return boxes
    if _WHOLE.fullmatch(folded):
        match = _WHOLE.fullmatch(folded)
        end = match.end("mark") if match else len(stripped)
        return (MarkReading(stripped[:end], "", 0.95),)
    if _STATUS.fullmatch(re.sub(r"\s", "", folded)):
        return (MarkReading(re.sub(r"\s+", "", stripped), "", 0.9),)
    return _read_lines(stripped) or _read_commented(stripped, folded)


def is_mark(text: str) -> bool:
    """Whether the whole text is one mark or word of a scale (◎, Ａ, 順調)."""
    folded = fold_width(text.strip())
    return bool(_WHOLE.fullmatch(folded) or _STATUS.fullmatch(re.sub(r"\s", "", folded)))


def _read_boxes(text: str) -> tuple[MarkReading, ...]:
    """The checked ones of several boxes; a lone square is a mark, not a box."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or not text.lstrip().startswith(tuple("■☑☒☐□✓✔▣")):
        return ()
    if not any(box["box"] not in _CHECKED for box in boxes):
        return ()
    chosen = (box["text"].strip(" 　、,/\n") for box in boxes if box["box"] in _CHECKED)
    return tuple(MarkReading(words, "", 0.85) for words in chosen if words)


def _read_lines(text: str) -> tuple[MarkReading, ...]:
    """Several marks, one a line or between slashes: A / B, 必要性：A 有効性：B."""
    folded = fold_width(text)
    scores = list(_SCORES.finditer(folded))
    if len(scores) >= 2:
        return tuple(_read_score(text, score) for score in scores)
    pieces = [piece.strip() for piece in re.split(r"[\n/／]", text) if piece.strip()]
    if len(pieces) < 2 or not all(_WHOLE.fullmatch(fold_width(piece)) for piece in pieces):
        return ()
    return tuple(MarkReading(piece, "", 0.8) for piece in pieces)


def _read_score(text: str, score: re.Match[str]) -> MarkReading:
    mark = text[score.start("mark") : score.end("mark")]
    return MarkReading(mark, "", 0.8, text[score.start("name") : score.end("name")])


def _read_commented(text: str, folded: str) -> tuple[MarkReading, ...]:
    match = _WITH_COMMENT.fullmatch(folded)
    if match is None:
        return ()
    mark = text[match.start("mark") : match.end("mark")]
    comment = text[match.start("comment") :]
    if fold_width(mark).isdigit() and len(comment) > 20:
        return ()  # a numbered paragraph
    return (MarkReading(mark, comment, 0.85 if len(comment) <= 40 else 0.6),)
