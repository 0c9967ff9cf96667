"""Which headings of the text name policies: those that stand over lists of actions.

Level words are not ordered nationally and most headings have none (第１章, Ⅰ, １, (1) …), so the
document's own structure decides. Headings of one class (heading level, numbering style) that each
own a table of items of their own are policies, and so are the headings above them; a heading
alone is one where it is numbered and no name of a part of every such document (進捗状況一覧).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.building.item_headings import find_item_headings
from pipeline.building.numbers import Numbers
from pipeline.building.text_headings import (
    CHAPTERS,
    ORNAMENTS,
    TextHeading,
    find_headings,
    open_paths,
)
from pipeline.building.told_items import find_told_items, read_office_line
from pipeline.building.told_sheets import find_told_sheets
from pipeline.reading.lexicon import Lexicon
from pipeline.reading.tables import TableReading
from pipeline.values.numbering import Numbered
from schemas.document import Document
from schemas.text import text_key

LEAST_SIBLINGS = 2
_BRACKETS = " \u3000【】〔〕［］[]<>＜＞《》〈〉■□◆◇●○◎▼▽★☆"
"""What is printed around a heading to set it off: 【主な事業の実施状況】."""
_PART_OF_DOCUMENT = re.compile(
    r"(?:一覧|一覧表|状況|概要|概況|総括|体系|体系図|資料|参考|目次|凡例|趣旨|目的|期間|経過|経緯|結果|実績|見方|について|"
    r"スケジュール|指標|目標値|評価|調書|シート|表|計画書|名簿|推移|用語|解説|はじめに|おわりに|方法|位置付け|位置づけ|"
    r"総則|総論|序論|各論|基本的な?考え方|基本的?な?事項|施策の展開|施策の推進|計画の推進|計画の策定|具体的な?(?:施策|取り?組み?)|"
    r"今後の取り?組み?|基本情報|その他|変更[前後].*|進行管理|推進体制|年次計画|実施計画|事業計画|行動計画|調|報告|ページ|頁|部門別|分野別|抜粋|つづき|続き|再掲)$"
    r"|^(?:追加|変更|廃止|削除|新規|継続|拡充|完了|終了)(?:分|事業|取組|項目)?$"
)


@dataclass(frozen=True, slots=True)
class PolicyHeading:
    """A heading that names a policy; ``parent`` is the block number of the one above it."""

    numbered: Numbered
    parent: int | None

    @property
    def level(self) -> str:
        """The document's own word for the level; a chapter's unit is none."""
        return "" if self.numbered.level in CHAPTERS else self.numbered.level


@dataclass(frozen=True, slots=True)
class Levels:
    """The policy headings by block number, and by table number the heading it stands under."""

    headings: Mapping[int, PolicyHeading] = field(default_factory=dict)
    over_table: Mapping[int, int | None] = field(default_factory=dict)
    items: Mapping[int, Numbered] = field(default_factory=dict)
    """The headings that name items, by block number."""
    over_item: Mapping[int, int | None] = field(default_factory=dict)
    """By block number of such a heading the policy heading that it stands under."""
    told: frozenset[int] = frozenset()
    """Those of them whose items are told in running text."""
    ends: frozenset[int] = frozenset()
    """Headings that end a sheet told in text, by block number."""
    labels: frozenset[int] = frozenset()
    """The labels of such sheets, by block number."""


def find_levels(
    document: Document,
    readings: Sequence[TableReading],
    lexicon: Lexicon,
    numbers: Numbers,
    used: Iterable[int] = (),
) -> Levels:
    """The policies that headings name; ``used`` are blocks that say something else (the cover)."""
    found = {
        number: heading
        for number, heading in find_headings(document, lexicon, numbers, frozenset(used)).items()
        if not (heading.style in ORNAMENTS and _names_part(heading, lexicon))
        and read_office_line(heading.key, lexicon) is None
    }  # 【数値目標】 within a policy opens and closes no level
    sheets = find_told_sheets(document, found, readings, lexicon)
    found = {number: heading for number, heading in found.items() if number not in sheets.labels}
    tables, all_paths = open_paths(document, found)
    told = {} if sheets.headings else find_told_items(document, found, lexicon)
    items = {**told, **sheets.headings, **find_item_headings(tables, readings)}
    owners = {
        heading.number
        for path, lists in zip(tables, _list_items(readings), strict=True)
        for heading in path
        if lists
    }
    owners |= {h.number for path in all_paths if path[-1].number in items for h in path[:-1]}
    accepted = _accept(all_paths, owners - set(items), lexicon) - set(items)
    headings: dict[int, PolicyHeading] = {}
    for path in all_paths:
        above = None
        for heading in path:
            if heading.number in accepted:
                headings.setdefault(heading.number, PolicyHeading(heading.numbered, above))
                above = heading.number
    over_table = {
        table: next((h.number for h in reversed(path) if h.number in accepted), None)
        for table, path in enumerate(tables)
    }
    over_item = {
        path[-1].number: next((h.number for h in reversed(path) if h.number in accepted), None)
        for path in all_paths
        if path[-1].number in items
    }
    named = {number: heading.numbered for number, heading in items.items()}
    ends = {
        path[-1].number
        for path in all_paths
        if sheets.headings and not any(h.number in sheets.headings for h in path[:-1])
    }
    return Levels(
        headings, over_table, named, over_item, frozenset(told), frozenset(ends), sheets.labels
    )


def _list_items(readings: Sequence[TableReading]) -> list[bool]:
    """Whether each table lists items of its own; what follows a sheet mostly belongs to it."""
    has_sheets = any(reading.kind == "sheet" for reading in readings)
    return [
        reading.kind == "sheet"
        or (reading.kind == "actions" and (not has_sheets or reading.begins_list))
        or (reading.kind == "indicators" and not has_sheets)
        for reading in readings
    ]


def _accept(
    paths: Sequence[tuple[TextHeading, ...]], owners: Collection[int], lexicon: Lexicon
) -> set[int]:
    """The headings that are policies: those with a level word, and those over lists of items.

    Of siblings (headings of one class under one heading) two at least must own a list, and half
    of them; one without siblings must be numbered.
    """
    siblings: dict[tuple[tuple[int, ...], str], list[TextHeading]] = {}
    for path in paths:
        above = tuple(heading.number for heading in path[:-1])
        siblings.setdefault((above, path[-1].style), []).append(path[-1])
    accepted = {path[-1].number for path in paths if path[-1].has_level}
    for group in siblings.values():
        owning = [h for h in group if h.number in owners and not _names_part(h, lexicon)]
        count = len({h.key for h in group})
        distinct = len({h.key for h in owning})
        alone = count == 1 and all(h.numbered.number for h in owning)
        if alone or (distinct >= LEAST_SIBLINGS and 2 * distinct >= count):
            accepted |= {h.number for h in owning}
    return accepted


def _names_part(heading: TextHeading, lexicon: Lexicon) -> bool:
    """Whether the heading names a part that every such document has, not a policy of this one."""
    title = (heading.numbered.title or heading.numbered.number).strip(_BRACKETS)
    if heading.has_level:
        return False
    return bool(_PART_OF_DOCUMENT.search(text_key(title))) or lexicon.knows(title)
