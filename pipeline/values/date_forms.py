"""The form of a printed date: what stays when next year's date is printed in its place."""

from __future__ import annotations

import re

from pipeline.values.folding import fold_width

BLANK = "○"
_ERA = "(?:明治|大正|昭和|平成|令和|[MTSHR])"
_NUMBER = rf"{_ERA}?\s*(?:\d+|元)(?=[年月日./-]|$)|(?<=[年月./-])\s*\d+"


def date_form(text: str) -> str:
    """The text with ○ for each number and era.

    >>> date_form("とりまとめ：平成26年12月末日時点")
    'とりまとめ：○年○月末日時点'
    """
    return re.sub(_NUMBER, BLANK, fold_width(text))


def has_form(text: str, form: str) -> bool:
    """Whether a text holds a date of the form, whatever its numbers.

    >>> has_form("（令和７年３月末日時点）", "○年○月末日時点")
    True
    """
    return re.sub(r"\s", "", fold_width(form)) in re.sub(r"\s", "", date_form(text))
