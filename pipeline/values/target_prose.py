"""Targets in the open text of plans, goals and reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.values.folding import fold_width
from pipeline.values.masks import mask_ordinals
from pipeline.values.quantities import COUNTERS, Quantity, find_quantities
from pipeline.values.tags import find_tags
from pipeline.values.target_cells import CHANGE, PLAIN_CHANGE, WISH
from pipeline.values.target_readings import (
    BULLET,
    Defaults,
    TargetReading,
    make_direction,
    make_reading,
    split_parts,
)
from schemas.roles import Role

BRACKETED_ONLY = frozenset({Role.PLAN, Role.INITIATIVE})

_BRACKETS = re.compile(
    r"【[^【】]{1,40}】|[（(\[［〔]\s*(?:数値|成果|年度)?目標値?\s*[:：][^（()）\]］〕]{1,40}[)）\]］〕]"
)
_ROUND = re.compile(r"[（(]([^（()）]{1,20})[)）]")
_NAMED_CHANGE = re.compile(
    rf"(?P<name>[^、。，,]{{2,24}}?)(?:の|を|が)?(?P<word>{CHANGE}){WISH}[。.]?"
)
_MEASURED = re.compile(r"(?:率|数|額|量|度|割合|件数|比|人口|時間|日数|値)$")
_STRONG = re.compile(r"増加?|減少?|削減|縮減")
_MONEY = re.compile(r"円$")
_SENTENCE = 60
_STATEMENT = 40
_FIRM = ("ge", "gt", "le", "lt", "eq", "range")
_PER_TIME = re.compile(r"/(?:週|四半期|\d+年)$")
_DOING = r"(?:する|します|予定|行う|行います|開く|目指す|めざす|図る)"
_DONE_SO_OFTEN = re.compile(
    rf"(?:程度)?\s*(?:の|、)?(?:[一-鿿]{{2,4}}|見直し|取りまとめ)?を?{_DOING}?(?:予定)?[。.]?\s*"
)
_SET_AS = re.compile(rf"(?:と|に|(?:を|の)?(?:確保|達成|維持)(?:を|と)?){_DOING}?[。.]?\s*")
_PRICED = re.compile(r"(?:額|単価|費|所得|収入|給与|コスト)(?:[（(][^（()）]*[）)])?を$")
"""Indicators that are counted in yen: 観光消費額を7,584円にする."""
_RAISED = re.compile(
    r"(?:に|へ|まで(?:に)?)(?:する|します|引き?[上下]げ|増や|減ら|高め|伸ば|抑え|向上|増加|減少|縮減|拡大|改善|到達)"
    r"|と(?:する|します)|を(?:目指|めざ|目標|達成|確保|維持)"
)
"""What is said behind a number to which something is brought: 割合を50％にする."""
_ELSEWHERE = re.compile(
    r"[。.;]|対象|要件|条件|定員|上限|限度|補助[率額金]|うち|者[がに]|(?:前|昨|例)年|これまで|従来|した"
)
_CONDITION = re.compile(
    r"\s*(?:した|する|の)?\s*(?:場合|とき|もの|者|方(?!針)|うち|に該当|を対象|ずつ)"
)
_STATED = re.compile(
    r"\s*(?:$|[^一-鿿へにでがの]|開|実施|設置|整備|確保|達成|配[布付]|発行|認定|導入|参加|増|減|程度|以"
    r"|の(?:開催|実施|設置|整備|確保|達成|発行|認定|導入|増|減))"
)


def read_prose(text: str, defaults: Defaults) -> Iterator[TargetReading]:
    """The targets of a plan, target or goal cell, bullet by bullet."""
    for part in split_parts(text):
        bracketed = list(_read_brackets(part, defaults))
        yield from bracketed
        if bracketed:
            continue
        if defaults.role in BRACKETED_ONLY:
            yield from _read_statement(part, defaults)
        else:
            yield from _read_sentence(part, defaults)


def _read_brackets(part: str, defaults: Defaults) -> Iterator[TargetReading]:
    """Targets in 【 】, and in round brackets where they hold nothing but a frequency."""
    masked = mask_ordinals(part)
    for bracket in _BRACKETS.finditer(part):
        for quantity in find_quantities(masked[bracket.start() : bracket.end()]):
            if quantity.unit and not _MONEY.search(quantity.unit):
                yield make_reading(_shift(quantity, bracket.start()), part, defaults, 0.9)
    for bracket in _ROUND.finditer(part):
        for quantity in find_quantities(masked[bracket.start(1) : bracket.end(1)]):
            whole = quantity.start == 0 and _is_end(bracket.group(1)[quantity.end :])
            if whole and quantity.frequency and defaults.role is not Role.GOAL:
                moved = _shift(quantity, bracket.start(1))
                yield make_reading(moved, part, defaults, 0.65)


def _read_statement(part: str, defaults: Defaults) -> Iterator[TargetReading]:
    """The one number of a plan's line where the line says nothing else, or ends in stating it.

    年3回, 養成講座を年3回開催する。 and 開催日を年40日以上とする。 set a target; in longer prose a
    number may as well describe who is meant (週3日以上働く人を支援する).
    """
    quantities = find_quantities(mask_ordinals(part))
    if len(quantities) != 1 or len(part) > _STATEMENT:
        return
    (quantity,) = quantities
    before, after = part[: quantity.start], fold_width(part[quantity.end :])
    if not quantity.unit or _MONEY.search(quantity.unit) or _ELSEWHERE.search(before):
        return
    regular = quantity.frequency is not None or _PER_TIME.search(quantity.unit)
    often = regular and _DONE_SO_OFTEN.fullmatch(after)
    bound = quantity.comparator in _FIRM and _SET_AS.fullmatch(after)
    alone = not re.sub(rf"{BULLET}|\s", "", before) and not after.strip(" 。.")
    if often or (bound and before.rstrip().endswith(("を", "は", "が"))):
        yield make_reading(quantity, part, defaults, 0.7)
    elif alone and (regular or quantity.comparator in _FIRM):
        yield make_reading(quantity, part, defaults, 0.6)


def _is_end(rest: str) -> bool:
    return rest.strip() in ("", "開催", "実施", "予定", "発行", "程度", "の開催", "の実施")


def _shift(quantity: Quantity, offset: int) -> Quantity:
    return replace(quantity, start=quantity.start + offset, end=quantity.end + offset)


def _read_sentence(part: str, defaults: Defaults) -> Iterator[TargetReading]:
    """Quantities in the open text of a target column or a goal; else a named direction."""
    found = False
    for quantity in find_quantities(mask_ordinals(part)):
        if _states_target(quantity, part, defaults.role):
            found = True
            confidence = 0.85 if quantity.is_bound else 0.7
            reading = make_reading(quantity, part, defaults, confidence)
            yield replace(reading, kind="baseline") if _points_on(quantity, part) else reading
    if not found and (direction := _find_direction(part, defaults)) is not None:
        yield direction


def _points_on(quantity: Quantity, part: str) -> bool:
    """Whether an arrow leads from this number to another one: 現状80％ → 目標90％."""
    return bool(re.match(r"[^→⇒➡\d]{0,6}[→⇒➡][^。]*\d", part[quantity.end :]))


def _states_target(quantity: Quantity, part: str, role: Role) -> bool:
    after = part[quantity.end :]
    if not quantity.unit or _CONDITION.match(after):
        return False
    bound = quantity.is_bound and quantity.comparator != "about"
    raised = part[: quantity.start].endswith("を") and _RAISED.match(after) is not None
    if raised and (not _MONEY.search(quantity.unit) or _PRICED.search(part[: quantity.start])):
        return True
    if role is Role.GOAL:
        return bound
    if bound:
        return not _MONEY.search(quantity.unit) or quantity.comparator is not None
    counted = bool(re.fullmatch(COUNTERS, quantity.unit.split("/")[0])) or quantity.unit in (
        "%",
        "ポイント",
    )
    return counted and len(part) <= _SENTENCE and bool(_STATED.match(after))


def _find_direction(part: str, defaults: Defaults) -> TargetReading | None:
    """協働事業の増加 and the like; weaker words (向上, 維持) only with something measured."""
    _, bare = find_tags(part)
    match = _NAMED_CHANGE.fullmatch(re.sub(rf"^\s*{BULLET}\s*", "", bare).strip())
    if match is None:
        only = re.sub(rf"^\s*{BULLET}\s*", "", bare).strip()
        named = PLAIN_CHANGE.fullmatch(only)
        return make_direction("", only, part, defaults, 0.7) if named else None
    name, word = match["name"], match["word"]
    if re.match(r"[\d０-９]", name):
        return None
    measured = bool(_MEASURED.search(name))
    if not measured and (
        not _STRONG.fullmatch(word) or match[0][match.end("name")] not in "のをが"
    ):
        return None
    return make_direction(name, word, part, defaults, 0.7 if measured else 0.55)


# --- reports of what was done --------------------------------------------------------------------

_COUNTED = re.compile(r"名|人|回|件|か所|ヶ所|カ所|箇所|団体|社|校|世帯|冊|部|枚|世帯|件数|組")
_NOT_YET = re.compile(r"[^。、\n)）]{0,8}?(?:予定|計画|目標|見込|検討)")
_BESIDE = re.compile(r"\s*(?:へ|に|で|以上|以下|を対象|の(?:うち|中)|定員|/)")


def read_counts(text: str, defaults: Defaults) -> Iterator[TargetReading]:
    """What was counted in a report of what was done, as doubtful actuals."""
    for part in split_parts(text):
        for quantity in find_quantities(mask_ordinals(part)):
            if _is_count(quantity, part):
                bare = replace(quantity, frequency=None)
                yield make_reading(bare, part, defaults, 0.45)


def _is_count(quantity: Quantity, part: str) -> bool:
    """Whether the number plainly counts what was done: 13名, 5回, 計352人; not what is planned."""
    after = part[quantity.end :]
    before = re.split(r"[。、:：（(\s]", part[: quantity.start])[-1]
    if not _COUNTED.fullmatch(quantity.unit) or quantity.comparator is not None:
        return False
    return not (
        _NOT_YET.match(after) or _BESIDE.match(after) or re.search(r"定員|目標|予定", before)
    )
