"""House styles held back; registered in :data:`benchmarks.plan_held_back_4.sets.STYLES`."""

import importlib
import pkgutil

from benchmarks.plan_held_back_4.sets import STYLES

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["STYLES"]
