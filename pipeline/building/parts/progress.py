"""What each reporting year says of an item: plan, do, check, act, and its ratings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.building.drafts import ItemDraft, ValueDraft
from pipeline.building.parts.values import ItemContext, ValueId, values_of
from pipeline.reading.headings import split_heading
from pipeline.values.marks import MarkReading, read_marks
from schemas.plan import Progress, Rating
from schemas.roles import Role
from schemas.text import text_key

_ASSESSOR = re.compile(
    r"自己|内部(?:評価|点検|検証|委員|審査|監査|会議|$)|外部|第三者|委員会|評価者|[一二1-3１-３]次|所管|担当|課長|部長|審議会|市民|町長|市長|本部"
)
_ASSESSMENT = re.compile(r"の?(?:による)?評価$")
_JUDGED = re.compile(r"評価|判定|点検|検証|結果|進捗|達成")
_BARE = frozenset(
    {"評価", "評価結果", "区分", "判定", "結果", "記号", "ランク", "点数", "評価区分"}
)
"""Headings that do not say what is judged."""
_REASON = re.compile(r"理由|コメント|意見|説明|根拠|所見|考え方|内容|備考|分析|劣化")
_COMMENTS = (
    Role.RATING,
    Role.STATUS,
    Role.CHECK,
    Role.COMMENT,
    Role.OTHER,
    Role.DESCRIPTION,
    Role.REMARKS,
)
PROGRESS_TEXTS: dict[Role, str] = {
    Role.PLAN: "plan",
    Role.DO: "do",
    Role.CHECK: "check",
    Role.ISSUE: "issue",
    Role.ACT: "act",
    Role.STATUS: "status",
}


def item_progress(
    item: ItemDraft,
    ids: ValueId,
    about: ItemContext,
    progress_id: Callable[[int | None], str],
) -> tuple[Progress, ...]:
    """One Progress for each reporting year that the item's PDCA values speak of."""
    years: dict[int | None, list[ValueDraft]] = {}
    for value in values_of(item, *PROGRESS_TEXTS, Role.RATING):
        year = value.fiscal_year if value.fiscal_year is not None else about.fiscal_year
        years.setdefault(year, []).append(value)
    years = _date_the_rest(years)
    if not any(v.role is not Role.PLAN for values in years.values() for v in values):
        return ()
    return tuple(
        _progress(year, values, item, ids, about, progress_id) for year, values in years.items()
    )


def _date_the_rest(
    years: dict[int | None, list[ValueDraft]],
) -> dict[int | None, list[ValueDraft]]:
    """The values by year; those without one belong to the only year of which results are told."""
    dated = [year for year in years if year is not None]
    if len(dated) != 1 or None not in years:
        return years
    if all(value.role is Role.PLAN for value in years[dated[0]]):
        return years
    return {dated[0]: [value for values in years.values() for value in values]}


def _progress(
    year: int | None,
    values: Sequence[ValueDraft],
    item: ItemDraft,
    ids: ValueId,
    about: ItemContext,
    progress_id: Callable[[int | None], str],
) -> Progress:
    texts: dict[str, list[str]] = {}
    for value in values:
        field = PROGRESS_TEXTS.get(value.role)
        if field:
            texts.setdefault(field, []).append(value.reading.strip())
    activities = [v for v in values_of(item, Role.INITIATIVE) if year == about.fiscal_year]
    if "plan" not in texts and activities and not item.is_sheet:
        texts["plan"] = [v.reading.strip() for v in activities]
        values = [*values, *activities]
    return Progress(
        id=progress_id(year),
        fiscal_year=year,
        as_of=about.as_of if year == about.fiscal_year else None,
        ratings=tuple(_ratings([v for v in values if v.role is Role.RATING], item, ids, about)),
        value_ids=tuple(dict.fromkeys(ids(v) for v in values)),
        confidence=min((v.confidence for v in values), default=1.0),
        **{field: "\n".join(lines) for field, lines in texts.items()},
    )


def _ratings(
    values: Sequence[ValueDraft], item: ItemDraft, ids: ValueId, about: ItemContext
) -> Iterator[Rating]:
    """The ratings of marked cells, each with the comment in its cell or printed beside it."""
    for value in values:
        for found in _read_marks(value.reading, about):
            criterion, assessor = name_rating(value.heading)
            yield Rating(
                criterion=found.criterion or criterion,
                assessor=assessor,
                mark=found.mark,
                meaning=about.legend.get(text_key(found.mark), ""),
                comment=found.comment or _comment_beside(value, item),
                value_ids=(ids(value),),
                confidence=value.confidence,
            )


def _read_marks(text: str, about: ItemContext) -> tuple[MarkReading, ...]:
    """The marks of a cell; words that the document's legend explains are one, too."""
    if text_key(text) in about.legend:
        return (MarkReading(text.strip(), "", 0.95),)
    return read_marks(text)


def name_rating(heading: Sequence[str]) -> tuple[str, str]:
    """The criterion and who judges, from the headings over a mark.

    >>> name_rating(("外部評価", "有効性")), name_rating(("評価", "必要性"))
    (('有効性', '外部'), ('必要性', ''))
    """
    concepts = [concept for text in heading if (concept := split_heading(text).concept)]
    if not concepts:
        return "", ""
    leaf = concepts[-1]
    if len(concepts) > 1 and _is_assessor(leaf) and not _ASSESSOR.search(concepts[-2]):
        return concepts[-2], leaf  # 進捗評価 over 担当課 and 推進委員会
    above = next((text for text in reversed(concepts[:-1]) if _ASSESSOR.search(text)), "")
    if leaf in _BARE and len(concepts) > 1 and not above:
        return concepts[-2], ""
    return leaf, _ASSESSMENT.sub("", above) or above


def _is_assessor(text: str) -> bool:
    """Whether a heading names who judges and nothing else: 担当課, 一次（所管課）."""
    return _ASSESSOR.search(text) is not None and not _JUDGED.search(text)


def _comment_beside(value: ValueDraft, item: ItemDraft) -> str:
    """The text beside a mark that gives reasons: under the same heading, or the next to the right.

    必要性 | Ａ | 目的は妥当である。; 評価 and 評価の理由 under one heading.
    """
    place = value.anchors[0]
    beside = [
        other
        for other in item.values
        if other is not value
        and (other.anchors[0].table, other.anchors[0].row) == (place.table, place.row)
        and (other.anchors[0].col or 0) > (place.col or 0)
    ]
    if not beside or place.row is None:
        return ""
    nearest = min(beside, key=lambda other: other.anchors[0].col or 0)
    if read_marks(nearest.reading) or nearest.role not in _COMMENTS:
        return ""
    same = nearest.heading == value.heading
    reason = bool(nearest.heading) and _REASON.search(text_key(nearest.heading[-1])) is not None
    return nearest.reading.strip() if same or reason else ""
