"""Imports every module of the installed rooms; run by tests/check-wheel outside the source tree."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

ROOMS = ("schemas", "extractors", "output", "pipeline")


def import_all() -> int:
    """The number of modules imported; raises what a broken module raises."""
    count = 0
    for room in ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, prefix=f"{room}."):
            if not found.name.rsplit(".", 1)[-1].startswith(("__main__", "make_")):
                importlib.import_module(found.name)
                count += 1
    return count


if __name__ == "__main__":
    origin = importlib.import_module("schemas").__file__ or ""
    print(f"{import_all()} modules imported from {Path(origin).parents[1]}")
