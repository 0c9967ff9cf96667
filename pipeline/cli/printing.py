"""What the commands print on standard output."""

from __future__ import annotations

import json
import sys


def print_json(data: object) -> None:
    """Prints JSON; pure ASCII where the console could not show the rest."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    print(json.dumps(data, ensure_ascii=encoding != "utf8", indent=2))
