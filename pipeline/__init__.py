"""From the command line to the folder of deliverables: ``from pipeline import convert``.

Names are loaded when first used, so that ``keikaku --help`` starts in a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.conversion import Result, Results, convert
    from pipeline.options import ConvertOptions, Limits, PlanOptions
    from pipeline.profiles.model import Profile
from pipeline.profiles.toml import read_profile

__version__ = "0.1.0"

__all__ = [
    "ConvertOptions",
    "Limits",
    "PlanOptions",
    "Profile",
    "Result",
    "Results",
    "__version__",
    "convert",
    "read_profile",
]

_MODULES = {
    "ConvertOptions": "options",
    "Limits": "options",
    "PlanOptions": "options",
    "Profile": "profiles.model",
    "Result": "conversion",
    "Results": "conversion",
    "convert": "conversion",
    "read_profile": "profiles.toml",
}


def __getattr__(name: str) -> object:
    """The public name, imported from its module on first use (PEP 562)."""
    from importlib import import_module

    if name in _MODULES:
        return getattr(import_module(f"pipeline.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
