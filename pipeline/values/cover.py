"""What the first lines say of a document: title, publisher, number, office, dates, period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.values.cover_bodies import find_office, find_publisher
from pipeline.values.cover_titles import HEAD_LINES, CoverLine, TitleReading, find_title
from pipeline.values.date_forms import has_form
from pipeline.values.folding import close_up, fold_width
from schemas.findings import Finding, make_finding
from schemas.fiscal import EraContext, YearMention, find_years, parse_as_of, parse_fiscal_year
from schemas.plan import AsOf, LocalGovernment, Period

__all__ = ["Cover", "CoverLine", "read_cover"]


@dataclass(frozen=True, slots=True)
class Cover:
    """What is printed about the document as a whole; empty where the document says nothing.

    ``*_index`` is the :attr:`CoverLine.index` of the line read, None when nothing was found or it
    came from the file's metadata. ``title_indexes`` names all lines of a title over several lines.
    """

    title: str = ""
    title_index: int | None = None
    title_indexes: tuple[int, ...] = ()
    title_confidence: float = 0.0
    local_government: LocalGovernment = field(default_factory=LocalGovernment)
    local_government_index: int | None = None
    document_number: str = ""
    document_number_index: int | None = None
    office: str = ""
    office_index: int | None = None
    as_of: AsOf | None = None
    as_of_index: int | None = None
    period: Period = field(default_factory=Period)
    period_index: int | None = None
    fiscal_year: int | None = None
    findings: tuple[Finding, ...] = ()
    used: frozenset[int] = frozenset()
    """Lines that say nothing beyond what stands here; longer lines are prose as well."""


_FURTHER_PAGES = 3
_YEAR_LINE = re.compile(
    r"(?:の?(?:実績|進捗状況|取組実績|実施分|事業|評価|点検・?評価|分|実施状況|計画|報告))+[)）】]?$"
)
"""What stands behind the year that a document reports on: （平成30年度実績）."""
_LABEL_ONLY = re.compile(r"(?:[^:：]{1,10}[:：])?\W*(?:現在|時点|作成|役所|役場|庁)?\W*")
_LONGEST_PERIOD = 40
_TILDE = re.compile(r"^\s*(?:[～〜~]|から)")
_TILDE_END = re.compile(r"(?:[～〜~]|から)\s*$")
_NUMBER = (
    r"\d{1,3}(?:\s*-\s*\d{1,3})*\s*(?:号|番)?|[一二三四五六七八九十]{1,2}|[A-Z](?:-\d+)?|[①-⑳]"
)
_PAPER = (
    "(?:会議|参考|配[布付]|当日|追加|補足)?資料|別[紙添表]|様式|案件|(?:議案|報告|諮問|協議)第?"
)
_PRINTED_NUMBER = rf"(?:{_PAPER})\s*(?:第|No\.?|№)?\s*(?:{_NUMBER})"
_DOCUMENT_NUMBER = re.compile(rf"[【\[(<]?\s*({_PRINTED_NUMBER})\s*[】\])>]?")
_LEADING_NUMBER = re.compile(rf"[【\[(<]?\s*({_PRINTED_NUMBER})\s*[】\])>]?(?=\s)")
_TRAILING_NUMBER = re.compile(rf"\s[【\[(<]?\s*({_PRINTED_NUMBER})\s*[】\])>]?$")
_PERIOD_LABEL = re.compile(r"(?:計画|対象|実施|推進|取組|事業)(?:の)?(?:期間|年度)|^期間")


def read_cover(
    lines: Sequence[CoverLine],
    metadata: Mapping[str, str] | None = None,
    context: EraContext | None = None,
    as_of_form: str = "",
    first_table: int = 0,
) -> Cover:
    """What the lines say; ``lines`` are the paragraphs in reading order.

    ``metadata`` are the file's properties (title, author), used where the lines are silent;
    ``as_of_form`` is how the date is printed that the document speaks of (○年○月末日時点), and
    ``first_table`` the page of its first table: a date behind it is that of a figure within.
    """
    properties = metadata or {}
    title = find_title(lines, properties)
    title_index = title.indexes[0] if title.indexes else None
    head = list(lines[: 2 * HEAD_LINES])
    publisher = find_publisher(head, title.text, title_index, properties)
    office = find_office(head, publisher.local_government.name)
    number, number_index = _find_document_number(head)
    as_of, as_of_index = _find_as_of(lines, context, as_of_form, max(_FURTHER_PAGES, first_table))
    period, period_index = _find_period(lines, title, context)
    printed = (
        (number_index, number),
        (publisher.index, publisher.local_government.name),
        (office.index, office.name),
        (as_of_index, as_of.text if as_of else ""),
        (period_index, ""),
    )
    missing = () if title.text else (make_finding("title.missing"),)
    return Cover(
        title=title.text,
        title_index=title_index,
        title_indexes=title.indexes,
        title_confidence=title.confidence,
        local_government=publisher.local_government,
        local_government_index=publisher.index,
        document_number=number,
        document_number_index=number_index,
        office=office.name,
        office_index=office.index,
        as_of=as_of,
        as_of_index=as_of_index,
        period=period,
        period_index=period_index,
        fiscal_year=_find_fiscal_year(head, title, context),
        findings=(*missing, *publisher.findings),
        used=frozenset(title.indexes) | _find_spent(lines, printed),
    )


def _find_spent(
    lines: Sequence[CoverLine], printed: Sequence[tuple[int | None, str]]
) -> frozenset[int]:
    """The lines that hold what was read, with a label at most: the rest would be lost otherwise."""
    spent: set[int] = set()
    for line in lines:
        found = [words for index, words in printed if index == line.index]
        rest = re.sub(r"\s", "", line.text)
        for words in found:
            rest = rest.replace(re.sub(r"\s", "", words), "")
        years = "" in found and not re.search("[。、]", rest) and len(rest) <= _LONGEST_PERIOD
        if found and (years or _LABEL_ONLY.fullmatch(rest)):
            spent.add(line.index)
    return frozenset(spent)


def _find_document_number(head: Sequence[CoverLine]) -> tuple[str, int | None]:
    """資料１, 別添２－２, 議案第37号: a line of its own, or at the edge of a line on top."""
    for place, line in enumerate(head[:HEAD_LINES]):
        printed = close_up(line.text).strip()
        folded = fold_width(printed)
        match = _DOCUMENT_NUMBER.fullmatch(folded)
        if match is None and place < 3:
            match = _LEADING_NUMBER.match(folded) or _TRAILING_NUMBER.search(folded)
        if match:
            return printed[match.start(1) : match.end(1)].strip(), line.index
    return "", None


def _find_as_of(
    lines: Sequence[CoverLine], context: EraContext | None, form: str, last_page: int
) -> tuple[AsOf | None, int | None]:
    """The first as-of phrase in a short line; long prose speaks of other days too.

    Lines that print a date of the given form go before all others.
    """
    for line in sorted(lines, key=lambda line: not (form and has_form(line.text, form))):
        expected = form and has_form(line.text, form)
        if len(line.text) > 80 or line.kind == "note" or (line.page > last_page and not expected):
            continue
        found = parse_as_of(line.text, context)
        if found is not None:
            reading = AsOf(date=found.date, precision=found.precision, text=found.text)
            return reading, line.index
    return None, None


def _find_period(
    lines: Sequence[CoverLine], title: TitleReading, context: EraContext | None
) -> tuple[Period, int | None]:
    """The plan period behind its label, on the label's next line, or as a range in the title."""
    for line, following in zip(lines, [*lines, CoverLine("")][1:], strict=True):
        text = close_up(line.text)
        match = _PERIOD_LABEL.search(fold_width(text))
        if match is None or line.page > _FURTHER_PAGES or _repeats(text[: match.end()], lines):
            continue
        before = find_years(text[: match.start()], context)
        says = re.match(r"[^。]*(?:として|とし|です|である)", text[match.end() :])
        if says and (period := _read_period(before)) is not None:
            return period, line.index
        rest = _join_range(text[match.end() :], lines, line)
        for part, index in ((rest, line.index), (following.text, following.index)):
            if (
                period := _read_period(find_years(re.sub(r"[ 　]+", " ", part), context))
            ) is not None:
                return period, index
            if rest.strip(" 　:："):
                break
    for line in lines[: 2 * HEAD_LINES]:
        # 平成28～37年度 on a line of its own
        bare = close_up(line.text).strip(" 　()（）【】[]")
        spans = find_years(bare, context) if line.page <= _FURTHER_PAGES else ()
        if len(spans) == 1 and spans[0].text == bare and spans[0].first < spans[0].last:
            return Period(first=spans[0].first, last=spans[0].last), line.index
    if "→" in title.text:  # carried over from one year to the next: no period
        return Period(), None
    period = _read_period(find_years(title.text, context), ranges_only=True)
    return period or Period(), title.indexes[0] if period and title.indexes else None


def _repeats(start: str, lines: Sequence[CoverLine]) -> bool:
    """Whether further lines begin so (【実施期間】 …): a label of the items, not of the plan."""
    if "計画" in start:
        return False
    return sum(close_up(line.text).startswith(start) for line in lines) > 1


def _join_range(rest: str, lines: Sequence[CoverLine], line: CoverLine) -> str:
    """The range of years of which the parts stand apart in one line: 平成28年度, ～, 平成37年度."""
    behind = [other.text for other in lines[lines.index(line) + 1 :][:2]]
    if behind and _TILDE.match(behind[0]):
        return " ".join([rest, *(behind[:1] if _TILDE.sub("", behind[0]).strip() else behind)])
    return f"{rest} {behind[0]}" if behind and _TILDE_END.search(rest) else rest


def _read_period(mentions: Sequence[YearMention], *, ranges_only: bool = False) -> Period | None:
    """First and last year of a range, or of two years side by side."""
    spans = [mention for mention in mentions if mention.first < mention.last]
    if spans:
        return Period(first=spans[0].first, last=spans[0].last)
    if ranges_only or len(mentions) != 2 or mentions[0].first >= mentions[1].last:
        return None
    return Period(first=mentions[0].first, last=mentions[1].last)


def _find_fiscal_year(
    head: Sequence[CoverLine], title: TitleReading, context: EraContext | None
) -> int | None:
    """The single year in the title, else a line on top that is nothing but a fiscal year."""
    mentions = find_years(title.text, context)
    if mentions:
        years = {mention.first for mention in mentions} | {mention.last for mention in mentions}
        return years.pop() if len(years) == 1 else None
    for before, line in zip([CoverLine(""), *head], head[:HEAD_LINES], strict=False):
        if _TILDE_END.search(before.text):
            continue  # the end of a period
        bare = close_up(line.text).strip(" 　()（）【】[]〔〕〈〉<>＜＞《》")
        whole = _YEAR_LINE.sub("", bare)
        if "年度" in bare and (year := parse_fiscal_year(whole, context)) is not None:
            return year
    return None
