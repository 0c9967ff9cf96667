"""The title of a document out of its first lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.values.folding import close_up, fold_width
from pipeline.values.government_names import find_government_name, read_government_name
from pipeline.values.numbering import split_number
from schemas.fiscal import find_years
from schemas.text import text_key


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A paragraph near the top; ``size`` in points where known, else 0; ``index`` names it."""

    text: str
    page: int = 1
    size: float = 0.0
    kind: str = "body"
    index: int = 0


@dataclass(frozen=True, slots=True)
class TitleReading:
    """The title and the lines it was read from (none when it comes from the file's metadata)."""

    text: str
    indexes: tuple[int, ...]
    confidence: float


HEAD_LINES = 15
_NO_TITLE_KINDS = frozenset({"furniture", "note", "legend", "caption"})
_STRONG = (
    "計画|プラン|戦略|ビジョン|方針|構想|大綱|指針|要綱|プログラム|ロードマップ|工程表|行程表|一覧|調書|調査票"
    "|シート|報告書|計算書|予算書|決算書|総括表|集計表|管理表|評価表|進行管理|カルテ|目標設定|事業集"
)
_PLANS = "計画|プラン|戦略|ビジョン|大綱"
_WEAK = (
    "指標|目標値|状況|概要|について|評価|結果|一覧|成果|総括|取組|予算|事業|施策|スケジュール|資料"
    "|報告"
)
_TAIL = (
    r"(?:書|編|版|表|集|一覧)?(?:\s*(?:[(\[【<「『〈《].*[)\]】>」』〉》]|[~-].+[~-]?|[(]?(?:素|草|原)?案[)]?"
    r"|の(?:素|草|原)?案|(?:の\S{1,6})?に?ついて|の(?:実施|提出|進捗|取組|達成|推進|策定)状況|概要版?|本編|資料編|改訂版?))*"
)
_ENDS_STRONG = re.compile(rf"(?:{_STRONG}){_TAIL}")
_ENDS_WEAK = re.compile(rf"(?:{_WEAK}){_TAIL}")
_GENERIC = re.compile(
    r"(?:本|この|各|当該)?(?:計画|プラン|事業|施策|取組|方針|戦略|目標|評価)(?:の|について|期間).*|(?:目次|概要|取組)"
    r"|(?:主な|具体的な?|今後の|基本的な)(?:取組|方針|事業|施策|内容|評価)(?:事項|項目|内容|状況)?|計画|事業|状況|結果"
)
_NOT_TITLE = re.compile(
    r"[。]|単位[:・]|電話|FAX|〒|https?:|ページ|^[^:]{1,14}:\s*\S|作成$|提出$|現在$|時点[)]?$|^[・○●◎※*■□◆]"
    r"|[市町村区]長\s|知事\s|^(?:資料|別紙|別添|別表|様式|参考)[^ぁ-ん]{0,10}$|^(?:議案|報告)第",
)


def find_title(lines: Sequence[CoverLine], metadata: Mapping[str, str]) -> TitleReading:
    """The plan's title; an empty text when the document prints none.

    A numbered heading (1. 事業概要) is a section, one with a level word (基本方針IV …) a policy:
    neither names the plan. Lines of the same large size beside the title belong to it.
    """
    first = _first_page(lines)
    head = [line for line in lines if line.page == first][:HEAD_LINES]
    scored = [(_score(line, place, head), -place, place) for place, line in enumerate(head)]
    best = max(scored, default=(0.0, 0, 0))
    if best[0] >= 3:
        return _join_title(head, best[2], min(0.95, 0.5 + best[0] / 14))
    return _from_metadata(metadata)


def _first_page(lines: Sequence[CoverLine]) -> int:
    return min((line.page for line in lines), default=1)


def is_no_title(line: CoverLine) -> bool:
    """Whether a line cannot be (part of) a title: a sentence, a label, a section or policy."""
    text = fold_width(close_up(line.text)).strip()
    if line.kind in _NO_TITLE_KINDS or not 3 <= len(text) <= 70 or _NOT_TITLE.search(text):
        return True
    numbered = split_number(line.text)
    return bool(numbered.number)


def is_plan_title(line: CoverLine) -> bool:
    """Whether a line by itself is the title of a plan (…市○○計画), not of a part of one."""
    text = fold_width(close_up(line.text)).strip()
    if is_no_title(line) or _GENERIC.fullmatch(text):
        return False
    named = find_government_name(text)
    return bool(named) and bool(re.search(rf"(?:{_PLANS}){_TAIL}$", text))


def _score(line: CoverLine, place: int, head: Sequence[CoverLine]) -> float:
    text = fold_width(close_up(line.text)).strip()
    if is_no_title(line) or _GENERIC.fullmatch(text):
        return 0.0
    large = _is_large(line, head)
    score = _score_words(text) or (1.0 if large and re.search(_WEAK, text) else 0.0)
    if not score:
        return 0.0
    years = find_years(line.text)
    score += 1.0 if years or re.match(r"第\d+次", text) else 0.0
    name = read_government_name(text)
    score += 1.0 if name and len(text) > name.end + 4 else 0.0
    score += 1.5 if large else 0.0
    score += 0.5 if line.kind == "heading" else 0.0
    score += 1.0 if line.kind == "heading" and place <= 1 else 0.0
    return score - 0.15 * place


def _score_words(text: str) -> float:
    if re.search(_ENDS_STRONG.pattern + "$", text):
        return 3.5
    if re.search(_ENDS_WEAK.pattern + "$", text):
        return 2.6 if re.search(r"計上|主な|主要|新規|重点|進捗|実施|取組|達成|予算", text) else 2.0
    return 1.5 if re.search(_STRONG, text) else 0.0


def _is_large(line: CoverLine, head: Sequence[CoverLine]) -> bool:
    """Whether the line is printed larger than most and as large as any."""
    sizes = [other.size for other in head if other.size > 0]
    return bool(sizes) and line.size >= 0.95 * max(sizes) and line.size > 1.05 * median(sizes)


def _join_title(head: Sequence[CoverLine], place: int, confidence: float) -> TitleReading:
    """The title with the lines right above and below it that are printed alike."""
    first = last = place
    while first > 0 and _goes_with(head[first - 1], head[place], head):
        first -= 1
    while last + 1 < len(head) and _goes_with(head[last + 1], head[place], head):
        last += 1
    parts = head[first : last + 1]
    text = " ".join(re.sub(r"\s+", " ", close_up(part.text)).strip() for part in parts)
    return TitleReading(text, tuple(part.index for part in parts), confidence)


def _goes_with(line: CoverLine, title: CoverLine, head: Sequence[CoverLine]) -> bool:
    if not _is_large(title, head) or abs(line.size - title.size) > 0.02 * title.size:
        return False
    if re.fullmatch(r"\S{1,6}[都道府県市町村区]", line.text.strip()):
        # A publisher's name of its own; in letters as large as the title it is part of it.
        return line.index < title.index and line.page == title.page
    return not is_no_title(line)


def _from_metadata(metadata: Mapping[str, str]) -> TitleReading:
    """The title in the file's properties where it names a plan, not a file or a template."""
    printed = re.sub(r"^Microsoft \w+ - ", "", metadata.get("title", "").strip())
    for part in re.split(r"\s*[|｜]\s*|\s+[-－–]\s+", printed):
        if re.search(r"\.\w{3,4}$", part) or not re.search(r"[一-鿿]", part):
            continue
        line = CoverLine(part)
        if not is_no_title(line) and _score_words(fold_width(part)) >= 2.6 and text_key(part):
            return TitleReading(part, (), 0.5)
    return TitleReading("", (), 0.0)
