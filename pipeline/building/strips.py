"""Rows over all columns of a table that name the policies of the rows below them."""

from __future__ import annotations

from pipeline.building.drafts import PolicyDraft
from pipeline.building.workspace import Workspace
from pipeline.values.numbering import Numbered, numbering_style
from schemas.document import Cell
from schemas.places import Anchor
from schemas.text import text_key


class Strips:
    """The strips open at a row, outermost first; one of the same level closes those below it."""

    def __init__(self, workspace: Workspace, parent: PolicyDraft | None) -> None:
        self._workspace = workspace
        self._parent = parent
        self._open: list[tuple[str, PolicyDraft]] = []
        self.cells: list[Cell] = []
        """The cells of the open strips, which say of every item below them where it belongs."""

    @property
    def policy(self) -> PolicyDraft | None:
        """The innermost open strip's policy, else the one that the table stands under."""
        return self._open[-1][1] if self._open else self._parent

    def push(self, cell: Cell, anchors: tuple[Anchor, ...]) -> PolicyDraft:
        """Opens the policy that a strip names."""
        numbered = self._workspace.numbers.split(cell.text)
        style = _style(numbered)
        styles = [known for known, _ in self._open]
        if style in styles:
            del self._open[styles.index(style) :]
            del self.cells[styles.index(style) :]
        node = self._workspace.tree.add(self.policy, numbered.level, numbered, cell.raw, anchors)
        self._open.append((style, node))
        self.cells.append(cell)
        return node


def _style(numbered: Numbered) -> str:
    """What tells the level of a strip: its level word, else how its number is set."""
    if numbered.level:
        return text_key(numbered.level)
    return numbering_style(numbered.number)
