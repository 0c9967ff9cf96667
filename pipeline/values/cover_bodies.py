"""Who publishes a document: its local government and its office, out of the first lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.values.cover_titles import CoverLine
from pipeline.values.folding import close_up, fold_width
from pipeline.values.office_names import looks_like_office
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
    """Words that name the publisher; ``known_only`` where an unlisted name would be a guess."""

    text: str
    index: int | None
    confidence: float
    known_only: bool = False


_NAME = r"[一-鿿々ぁ-んァ-ヶー]{1,7}?(?:[市町村区]|[都道府県])"
_LABEL = re.compile(
    r"(?:団体|市町村|市区町村|自治体|都道府県|地方公共団体|事業主体|策定主体)名?\s*[:]\s*(?P<name>\S.{0,20})"
)
_AUTHOR = re.compile(
    rf"(?:^|[日月\s(])(?P<name>(?:{_NAME})+)\s*(?P<office>[^\s\d()]{{1,20}}(?:課|室|部|局|係|センター|事務局))\s*(?P<made>作成)?[)]?$"
)
_MAYOR = re.compile(
    rf"(?P<name>{_NAME})(?:長|知事)(?=\s|$)|(?P<prefecture>\S{{2,3}}[都道府県])知事(?=\s|$)"
)
_ALONE = re.compile(rf"(?P<name>(?:{_NAME}\s*){{1,2}})(?:役所|役場|庁)?")
_NO_NAMES = re.compile(
    r"(?:^|.*)(?:市町村|都道府県|町村|都市|農村|漁村|山村|中心市|本市|本町|本村|当市|全市|各市|地区)"
)
_IN_TITLE = re.compile(
    r"(?P<name>[一-鿿々ァ-ヶー][一-鿿々ぁ-んァ-ヶー]{1,5}?[市町村])(?=[^市町村民場街内立営道長有税債費議制区])"
)
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
        if records:
            return _decide(records, clue, near)
        if not clue.known_only and (name := _clean_name(clue.text)):
            finding = make_finding("local-government.unknown", name=name)
            government = LocalGovernment(name=name)
            return PublisherReading(government, clue.index, clue.confidence - 0.2, (finding,))
    return PublisherReading()


def _list_clues(
    lines: Sequence[CoverLine], title: str, title_index: int | None, metadata: Mapping[str, str]
) -> Iterator[_Clue]:
    """The places where a publisher is named, the surest first."""
    texts = [(fold_width(close_up(line.text)).strip(), line) for line in lines]
    texts = [(text, line) for text, line in texts if line.kind not in ("note", "legend")]
    for pattern, confidence in ((_LABEL, 0.95), (_AUTHOR, 0.9), (_MAYOR, 0.9)):
        for text, line in texts:
            if match := pattern.search(text):
                groups = match.groupdict()
                guess = pattern is _AUTHOR and not groups["made"]
                name = groups.get("prefecture") or match["name"]
                yield _Clue(name, line.index, confidence, known_only=guess)
    yield _Clue(title, title_index, 0.9, known_only=True)
    for text, line in texts:
        if _ALONE.fullmatch(text):
            yield _Clue(text, line.index, 0.8, known_only=len(text) < 3)
    if match := _IN_TITLE.match(fold_width(title)):
        yield _Clue(match["name"], title_index, 0.6)
    for key in ("author", "publisher", "title"):
        yield _Clue(metadata.get(key, ""), None, 0.6, known_only=True)


def _clean_name(text: str) -> str:
    name = re.sub(r"\s|(?:役所|役場|庁)$", "", text)
    return name if re.fullmatch(_NAME, name) and not _NO_NAMES.fullmatch(name) else ""


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
    """The office behind 担当： or 作成：, or before 作成, without the publisher's name."""
    for line in lines:
        text = fold_width(close_up(line.text)).strip()
        match = _OFFICE_LABEL.search(text) or _AUTHOR.search(text)
        if match is None or not match.groupdict().get("made", "label"):
            continue
        office = re.split(r"[(\s]|電話|TEL", match["office"].strip())[0]
        office = office.removeprefix(publisher) if publisher else office
        if looks_like_office(office) >= 0.5:
            return OfficeLine(office, line.index)
    return OfficeLine()
