"""Short texts for reading, made of the typed parts of a Plan (Japanese, as the sources are)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from output.labels import label
from schemas.fiscal import format_fiscal_year
from schemas.plan import Budget, Initiative, Office, Policy, Rating, Target

_BOUNDS = {
    "ge": "{}以上",
    "gt": "{}超",
    "le": "{}以下",
    "lt": "{}未満",
    "about": "約{}",
    "increase": "{}増加",
    "decrease": "{}減少",
    "maintain": "{}維持",
}
_FREQUENCIES = {"year": "年", "month": "月", "once": ""}


def number(value: float | int | None, commas: bool = False) -> str:
    """A number without exponent and trailing zeros; empty for None, NaN and infinities.

    >>> number(15.0), number(0.5), number(1200000, commas=True)
    ('15', '0.5', '1,200,000')
    """
    if value is None or not math.isfinite(value):
        return ""
    exact = Decimal(repr(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
    return f"{plain:,f}" if commas else f"{plain:f}"


def numbered(mark: str, title: str) -> str:
    """A number and a title with one full-width blank between, whichever of them exist."""
    return "　".join(part for part in (mark, title) if part)


def policy_words(policy: Policy) -> str:
    """A policy with its level, number and title as printed: ``基本方針IV　協働の促進``."""
    return numbered(policy.level + policy.number, policy.title)


def office_words(office: Office) -> str:
    """An office with its body in front: ``県（県民生活課）``."""
    return f"{office.body}（{office.name}）" if office.body else office.name


def initiative_words(initiative: Initiative) -> str:
    """An initiative with number, tags and description."""
    tags = "".join(f"【{tag}】" for tag in initiative.tags)
    head = numbered(initiative.number, initiative.title + tags)
    return "：".join(part for part in (head, initiative.description) if part)


def target_number(target: Target) -> str:
    """The number of a target with bound, unit and frequency: ``年15名以上``; empty without one."""
    if target.value is None:
        return ""
    amount = number(target.value, commas=True)
    if target.value_max is not None:
        amount += "～" + number(target.value_max, commas=True)
    bound = _BOUNDS.get(target.comparator or "", "{}")
    return _FREQUENCIES.get(target.frequency or "", "") + bound.format(amount + target.unit)


def target_words(target: Target) -> str:
    """A target as printed, else put together from its parts."""
    text = target.text or target_number(target)
    if target.indicator and target.indicator not in text:
        text = f"{target.indicator}：{text}" if text else target.indicator
    return text


def budget_words(budget: Budget) -> str:
    """An amount in yen with its year, kind and fund source."""
    year = "" if budget.fiscal_year is None else format_fiscal_year(budget.fiscal_year)
    source = "" if budget.fund_source == "total" else f"（{label(budget.fund_source)}）"
    amount = number(budget.amount, commas=True)
    text = f"{amount}円" if amount else budget.text
    return " ".join(part for part in (year, label(budget.kind) + source, text) if part)


def rating_words(rating: Rating) -> str:
    """A mark with criterion, assessor, meaning and comment."""
    who = "・".join(part for part in (rating.assessor, rating.criterion) if part)
    meaning = f"（{rating.meaning}）" if rating.meaning else ""
    text = f"{who}：{rating.mark}{meaning}" if who else rating.mark + meaning
    return f"{text}　{rating.comment}" if rating.comment else text


def join_words(parts: Iterable[str], separator: str = " / ") -> str:
    """The parts that are not empty, each once, in order, joined."""
    return separator.join(dict.fromkeys(part for part in parts if part))
