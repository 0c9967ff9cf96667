"""House styles used in development; registered in :data:`benchmarks.plan_styles.sets.STYLES`."""

import importlib
import pkgutil

from benchmarks.plan_styles.sets import STYLES

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["STYLES"]
