"""What the commands print on standard output."""

from __future__ import annotations

import json
import sys
import unicodedata


def print_json(data: object) -> None:
    """Prints JSON; pure ASCII where the console could not show the rest."""
    print(json.dumps(data, ensure_ascii=not can_show_all(), indent=2))


def can_show_all() -> bool:
    """Whether standard output takes every character."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding == "utf8"


def make_harmless(text: str) -> str:
    r"""The text without control characters, which could command a terminal; line breaks stay.

    >>> make_harmless("計画\x1b[2J　案")
    '計画?[2J\u3000案'
    """
    return "".join(
        "?" if char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cs"} else char
        for char in text
    )
