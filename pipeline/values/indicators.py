"""Names of what is counted, out of the words around a number."""

from __future__ import annotations

import re

from pipeline.values.masks import BLANK, mask_ordinals
from pipeline.values.quantities import UNIT, find_quantities
from pipeline.values.tags import find_tags

_EMPTY_NAMES = re.compile(
    r"(?:年|毎年|年間|目標|目標値|実績|実績値|現状|現状値|基準値|計画|計|合計|延べ|各|全|新たに|新規に?"
    r"|毎年度|今年度|年度|約|最大|現況|策定時|累計|開催|実施|今後|まで|時点|現在|R|H|[に末])+"
)
_GENERIC = re.compile(r"(?:開催|実施|予定|程度|達成|確保|設置|配布|発行|以上|派遣)?[。.]?")
_TARGET_LABEL = re.compile(r"(?:数値|成果|年度)?(?:目標|目標値|実績|指標)\s*[:：]")
_EDGE = " 　:：・、。,，.→⇒~〜～-=＝【】()（）[]■●○◆◇◎" + BLANK
_PARTICLE = re.compile(r"(?:について|に関する|における|を|は|が|の|で|に|へ|も)$")
_SHARE = re.compile(r"[\w]{3,}(?:割合|比率|率)(?:を|は|が|の)?$")
_MEASURED_SO = r"累計|延べ|のべ|年間|[^（()）]{0,10}当たり"
_REMARK = re.compile(rf"[（(](?!(?:{_MEASURED_SO})[）)])[^（()）]*[）)]")
"""A bracket in a name, unless it says how is counted: 参加者数（累計）."""
_OPEN = re.compile(rf"[（(](?!(?:{_MEASURED_SO})[）)])")
_LEADING = re.compile(r"^(?:までの?間?に?は?|末に?|時点で?|当初|以降|には?|は|の|中に?)(?=[^\s])")


def name_indicator(before: str, after: str) -> str:
    """The name of what a number counts, from the words before it; empty where none can be read.

    >>> name_indicator("交流会の開催（再掲） 【", "開催】"), name_indicator("提案の", "の事業化")
    ('交流会', '提案の事業化')
    """
    before = _TARGET_LABEL.sub(" ", before)
    clause = re.split(r"[。、，]", re.sub(r"【[^】]*】", " ", before))[-1]
    _, name = find_tags(_REMARK.sub("", clause))
    name = _drop_numbers(_OPEN.split(name.strip(_EDGE))[-1]).strip(_EDGE)
    noun = re.match(r"の([^\s、。（(【】]{2,12})", after)
    if name.endswith("の") and noun and not _GENERIC.fullmatch(noun[1]):
        name += noun[1].rstrip("。】")
    if _EMPTY_NAMES.fullmatch(name):
        return ""
    name = re.sub(r"の?(?:開催|実施)$", "", _PARTICLE.sub("", name).strip(_EDGE))
    if re.fullmatch(rf"(?:{UNIT}|[^\w])*", name) or _EMPTY_NAMES.fullmatch(name):
        return ""
    opened = re.search(rf"([（(])(?:{_MEASURED_SO})$", name)
    if opened:
        name += "）" if opened[1] == "（" else ")"
    return name if 2 <= len(name) <= 40 else ""


def _qualifies(rest: str) -> bool:
    """Whether a number belongs to a name that goes on: 週1回以上運動する市民の割合."""
    return bool(_SHARE.search(rest)) and not re.match(r"[\s:：・/／)）]", rest)


def _drop_numbers(name: str) -> str:
    """The words behind the last year, date or quantity of the phrase."""
    masked = mask_ordinals(name)
    cut = masked.rfind(BLANK) + 1
    ends = [q.end for q in find_quantities(masked) if not _qualifies(name[q.end :])]
    cut = max([cut, *ends])
    return _LEADING.sub("", name[cut:]) if cut else name
