"""Golden files: texts that a person has read and approved.

``KEIKAKU_REWRITE_GOLDEN=1 tests/run`` writes what the program gives now; read the difference in git
before committing it. A test sees to it that the switch is off otherwise.
"""

from __future__ import annotations

import os
from pathlib import Path

SWITCH = "KEIKAKU_REWRITE_GOLDEN"


def is_rewriting() -> bool:
    """Whether golden files are to be written rather than compared."""
    return os.environ.get(SWITCH, "") not in {"", "0"}


def check_golden(path: Path, text: str) -> None:
    """Compares a text with the golden file at ``path``, or writes it when the switch is on.

    Raises:
        AssertionError: they differ, or there is no such file.
    """
    if is_rewriting():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    assert path.exists(), f"no golden file {path}; write it with {SWITCH}=1"
    # Bytes, so that line ends count.
    assert text == path.read_bytes().decode("utf-8"), f"{path.name} differs from what was approved"
