"""How the name of an office looks: its ending, its rank, what only looks like one."""

from __future__ import annotations

import re

from pipeline.values.folding import fold_width

# Endings by rank: 1 a department, 2 a section, 3 a group within a section.
_RANKS: tuple[tuple[int, str], ...] = (
    (3, "係|班|グループ|チーム|担当|Gr|G"),
    (2, "課|室|所|センター|館|署|支所|出張所|窓口|園|院"),
    (1, "部|局|庁|本部|委員会|事務局|振興局|総合局|企業局"),
)
_SURE = re.compile(
    r"(?:課|係|室|局|事務所|センター|事務局|委員会|グループ|支所|出張所|本部|部|保健所|福祉所|相談所|管理所"
    r"|会計管理者|担当|班|チーム|消防署|消防本部|警察|図書館|公民館|博物館|美術館|資料館|病院|議会|役所|役場"
    r"|(?:副|部|局|課|室|次|所)長)$"
)
_LIKELY = re.compile(r"(?:所|館|園|校|院|署|庁|窓口|Gr|G)$")
_WHOLE = re.compile(
    r"(?:関係|関連|全|各|庁内|全庁|担当|所管|該当|主管)*(?:全庁|庁内|各課|全課|各部局?|全部局|関係課|関係各課|関係部局"
    r"|関係部署|関係機関|各部署|全部署|各所属|全所属|各室課?|各部課|各支所|課室?|部局?|部課|部署|所属)(?:等|ほか|他)?"
)
_STEM = "課室局部係所館園校院署庁班"
_FALSE = re.compile(
    r"(?:^|[^\w])(?:全部|一部|大部|内部|外部|幹部|南部|北部|東部|西部|中部|市街地部|中心部|周辺部|関係|放課|日課"
    r"|場所|箇所|か所|ヶ所|カ所|薬局|郵便局|放送局|当局|教室|学級|会議室|相談室|図書室|保健室|学校|会場"
    r"|事業所|名所|役割|避難所|託児所|下部|上部|細部|本部長|課題|部会|担当)$"
)
_PROSE = re.compile(
    r"[。！？!?「」]|する|した|ます|及び|ため|など|こと|により|(?:を|(?<!障)が(?!ん)|は(?!つらつ|ぐく|ーと|ぴ)|に(?!ぎわ|こ))[^\s]{2}"
)


def looks_like_office(text: str) -> float:
    """How surely the text is the name of one office, from 0 to 1.

    >>> looks_like_office("健康増進課"), looks_like_office("市民の理解の増進")
    (0.95, 0.0)
    """
    name = re.sub(r"\s", "", fold_width(text))
    if not 2 <= len(name) <= 30 or _PROSE.search(name) or re.search(r"\d{3,}|[,、;:]", name):
        return 0.0
    if _WHOLE.fullmatch(name):
        return 0.9
    if _FALSE.search(name) or re.search(r"(?:か|ヶ|カ|箇|ヵ|場|名|関)所$|無関係$|の関係$", name):
        return 0.0
    if _SURE.search(name):
        return 0.95 if re.search(r"(?:課|係|室|センター|事務局|委員会)$", name) else 0.85
    return 0.6 if _LIKELY.search(name) else 0.0


def office_rank(name: str) -> int:
    """1 for a department, 2 for a section, 3 for a group in a section, 0 for other names."""
    folded = fold_width(name).strip()
    for rank, endings in _RANKS:
        if re.search(rf"(?:{endings})$", folded):
            return rank
    return 0


def is_ending(text: str) -> bool:
    """Whether the text is only the end of a name, cut off by a line break or space (課, ター)."""
    return bool(re.fullmatch(rf"[{_STEM}]|ター|センター|ンター|室課|務所|員会|務局|長", text))
