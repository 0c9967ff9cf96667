"""From a joined Document to a Plan."""

from pipeline.building.plan import build_plan

__all__ = ["build_plan"]
