"""Cell styles of flat OpenDocument spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.documents.edges import find_edges
from benchmarks.documents.grid import Placed
from benchmarks.documents.lines import SIDES, Rule
from benchmarks.documents.model import Table

_ALIGNS = {"left": "start", "center": "center", "right": "end"}


@dataclass(frozen=True, slots=True)
class CellLook:
    """All that a cell style says; ``borders`` as CSS-like texts by side (top, right, …)."""

    size: float = 9
    bold: bool = False
    wrap: bool = True
    align: str = "left"
    anchor: str = "middle"
    flow: str = ""
    shade: str = ""
    color: str = ""
    padding: float = 0.5
    diagonal: bool = False
    borders: tuple[str, ...] = ("none",) * 4


def look_of(table: Table, placed: Placed) -> CellLook:
    """The look of a table's cell."""
    cell = placed.cell
    edges = find_edges(table, placed)
    body_row = placed.row - table.header_rows
    return CellLook(
        size=cell.size or table.size,
        bold=cell.bold,
        align=cell.align,
        anchor=cell.anchor,
        flow=cell.flow,
        shade=cell.shade or (table.stripes if body_row >= 0 and body_row % 2 else ""),
        color=cell.color,
        padding=table.padding,
        diagonal=cell.diagonal,
        borders=tuple(_write_rule(edges[side]) for side in SIDES),
    )


def _write_rule(rule: Rule | None) -> str:
    if rule is None:
        return "none"
    width = max(rule.width, 1.5) if rule.stroke == "double" else rule.width
    return f"{width}pt {rule.stroke} {rule.color}"


def write_look(look: CellLook, name: str, font: str) -> str:
    """A look as ``style:style``."""
    borders = " ".join(
        f'fo:border-{side}="{border}"' for side, border in zip(SIDES, look.borders, strict=True)
    )
    wrap = "wrap" if look.wrap else "no-wrap"
    cell = f'fo:wrap-option="{wrap}" style:vertical-align="{look.anchor}" {borders}'
    cell += f' fo:padding="{look.padding}mm"'
    cell += f' fo:background-color="{look.shade}"' if look.shade else ""
    cell += ' style:direction="ttb"' if look.flow == "rl" else ""
    cell += ' style:rotation-angle="90"' if look.flow == "lr" else ""
    cell += ' style:diagonal-tl-br="0.5pt solid #000000"' if look.diagonal else ""
    weight = "bold" if look.bold else "normal"
    color = f' fo:color="{look.color}"' if look.color else ""
    text = "".join(
        f' style:font-name{script}="{font}" fo:font-size="{look.size}pt"'
        if not script
        else f' style:font-family{script}="{font}" style:font-size{script}="{look.size}pt"'
        f' style:font-weight{script}="{weight}"'
        for script in ("", "-asian")
    )
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:table-cell-properties {cell}/>"
        f'<style:paragraph-properties fo:text-align="{_ALIGNS[look.align]}"/>'
        f'<style:text-properties fo:font-family="{font}" fo:font-weight="{weight}"{color}{text}/>'
        "</style:style>"
    )
