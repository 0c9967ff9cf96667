"""Who publishes a document: its local government and its office, out of the first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.values.cover_titles import CoverLine
from pipeline.values.folding import close_up, fold_width
from pipeline.values.government_names import (
    GovernmentName,
    find_government_name,
    read_government_name,
)
from pipeline.values.office_names import looks_like_office, office_rank
from schemas.findings import Finding, make_finding
from schemas.local_governments import LocalGovernmentRecord, find_local_government
from schemas.plan import LocalGovernment


@dataclass(frozen=True, slots=True)
class PublisherReading:
    """The local government, the line that names it, and what was noticed about it."""

    local_government: LocalGovernment = field(default_factory=LocalGovernment)
    index: int | None = None
    confidence: float = 0.0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """The office that made the document and the line that says so."""

    name: str = ""
    index: int | None = None


@dataclass(frozen=True, slots=True)
class _Clue:
    """Words that name the publisher; ``name`` where an unlisted name would be no mere guess."""

    text: str
    index: int | None
    confidence: float
    name: GovernmentName | None = None


@dataclass(frozen=True, slots=True)
class _AuthorLine:
    """A line that is nothing but a local government and its offices, maybe with 作成."""

    name: GovernmentName
    office: str


_LABEL = re.compile(
    r"(?:団体|市町村|市区町村|自治体|都道府県|地方公共団体|事業主体|策定主体)名?\s*[:]\s*(?P<name>\S.{0,20})"
)
_MAYOR = re.compile(r"(?:^|(?<=[\s日月(]))(?P<name>[^\s\d()]{2,14}?)(?:長|知事)(?=\s|$)")
_WEB_NAME = re.compile(r"\s*(?:公式)?(?:ホームページ|ウェブサイト|Webサイト|サイト|HP)$")
_WEBSITE = re.compile(rf"(?P<name>\S{{2,14}}?){_WEB_NAME.pattern}")
"""The head of a web page: 青葉野市公式ホームページ."""
_BEFORE_AUTHOR = re.compile(r"^(?:.*[日月(]|(?:作成|担当|発行|編集|策定|所管)\w{0,3}\s*:)?\s*")
_AFTER_AUTHOR = re.compile(r"\s*(?:作成|発行|編集|策定|取りまとめ)?[)]?$")
_HALL = re.compile(r"(?:役所|役場|庁)?\s*")
_OFFICES = re.compile(r"[\s・]+|(?<=[^一全][部局])(?=\S{2,}(?:課|室|係|センター)(?:\s|$))")
_OFFICE_LABEL = re.compile(
    r"(?:作成|担当|所管|主管|問い?合わ?せ先?|事務局|発行|編集)(?:部署|部局|課室|課|室|部)?名?\s*[:]\s*(?P<office>\S.{1,40})"
)


def find_publisher(
    lines: Sequence[CoverLine], title: str, title_index: int | None, metadata: Mapping[str, str]
) -> PublisherReading:
    """The local government that a title, label, author or mayor line names; empty when none does.

    Names in other text are not taken: a plan mentions many towns. A name that several share is
    decided by a prefecture printed in the same lines, else reported.
    """
    near = " ".join(line.text for line in lines)
    for clue in _list_clues(lines, title, title_index, metadata):
        records = find_local_government(clue.text)
        name = clue.name
        # A prefecture before an unlisted town is no publisher, and says where the town lies.
        if name and not name.listed and all(record.kind == "prefecture" for record in records):
            finding = make_finding("local-government.unknown", name=name.name)
            government = LocalGovernment(name=name.name, prefecture=name.prefecture)
            return PublisherReading(government, clue.index, clue.confidence - 0.2, (finding,))
        if records:
            return _decide(records, clue, near)
    return PublisherReading()


def _list_clues(
    lines: Sequence[CoverLine], title: str, title_index: int | None, metadata: Mapping[str, str]
) -> Iterator[_Clue]:
    """The places where a publisher is named, the surest first."""
    texts = [(_fold(line), line.index) for line in lines if line.kind not in ("note", "legend")]
    for text, index in texts:
        if match := _LABEL.search(text):
            yield _Clue(match["name"], index, 0.95, _read_whole(match["name"]))
    for text, index in texts:
        if author := _read_author(text):
            yield _Clue(text, index, 0.9, author.name)
    for text, index in texts:
        if match := _MAYOR.search(text):
            yield _Clue(match["name"], index, 0.9, _read_whole(match["name"]))
    named = find_government_name(fold_width(title))
    yield _Clue(title, title_index, 0.9, named if named and named.prefecture else None)
    alone = [(text, index, name) for text, index in texts if (name := _read_whole(text))]
    for text, index, name in alone:
        if name.name[-1] not in "都道府県":
            yield _Clue(text, index, 0.8, name)
    yield _Clue("", title_index, 0.6, named)
    for text, index, name in alone:
        yield _Clue(text, index, 0.8, name)
    yield from _list_web_clues(texts, metadata)


def _list_web_clues(
    texts: Sequence[tuple[str, int]], metadata: Mapping[str, str]
) -> Iterator[_Clue]:
    """The head of a web page, and the file's properties."""
    for text, index in texts:
        if match := _WEBSITE.match(text):
            yield _Clue(match["name"], index, 0.7, _read_whole(match["name"]))
    for key in ("author", "publisher", "title"):
        parts = [_WEB_NAME.sub("", p) for p in re.split(r"[|｜]|\s[-－–]\s", metadata.get(key, ""))]
        yield from (_Clue(part, None, 0.6, _read_whole(part)) for part in parts)


def _fold(line: CoverLine) -> str:
    return fold_width(close_up(line.text)).strip()


def _read_whole(text: str) -> GovernmentName | None:
    """The name, when the text holds nothing else but 役所, 役場 or 庁."""
    printed = text.strip()
    name = read_government_name(printed)
    return name if name and _HALL.fullmatch(printed, name.end) else None


def _read_author(text: str) -> _AuthorLine | None:
    """The publisher and its section, of a line such as 青葉野市 環境部 環境政策課."""
    lead = _BEFORE_AUTHOR.match(text)
    body = _AFTER_AUTHOR.sub("", text[lead.end() :] if lead else text)
    name = read_government_name(body)
    if name is None:
        return None
    hall = _HALL.match(body, name.end)
    offices = [part for part in _OFFICES.split(body[hall.end() if hall else name.end :]) if part]
    if not offices or any(looks_like_office(office) < 0.5 for office in offices):
        return None
    sections = [office for office in offices if office_rank(office) == 2]
    return _AuthorLine(name, (sections or offices)[-1])


def _decide(records: Sequence[LocalGovernmentRecord], clue: _Clue, near: str) -> PublisherReading:
    """The one record, or the one whose prefecture is printed nearby; else the name alone."""
    named = [record for record in records if record.name == records[0].name]
    if len(named) > 1:
        named = [record for record in named if record.prefecture in near] or named
    if len(named) == 1:
        record = named[0]
        government = LocalGovernment(
            code=record.code, name=record.name, prefecture=record.prefecture
        )
        return PublisherReading(government, clue.index, clue.confidence)
    candidates = "、".join(f"{record.prefecture}{record.name}" for record in named)
    finding = make_finding("local-government.ambiguous", name=named[0].name, candidates=candidates)
    return PublisherReading(LocalGovernment(name=named[0].name), clue.index, 0.5, (finding,))


def find_office(lines: Sequence[CoverLine], publisher: str) -> OfficeLine:
    """The office behind 担当： or 作成：, or behind the publisher's name in a line of their own."""
    for line in lines:
        text = _fold(line)
        author = _read_author(text)
        if author and publisher in ("", author.name.name):
            return OfficeLine(author.office, line.index)
        if match := _OFFICE_LABEL.search(text):
            office = re.split(r"[(\s]|電話|TEL", match["office"].strip())[0]
            office = office.removeprefix(publisher)
            if looks_like_office(office) >= 0.5:
                return OfficeLine(office, line.index)
    return OfficeLine()
