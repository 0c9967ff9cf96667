"""How a draft looks: paper, margins, fonts and sizes, as data."""

from __future__ import annotations

from dataclasses import dataclass

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """A house style. Lengths in millimetres, sizes in points; paper is A4.

    ``mincho`` sets the text, ``gothic`` the headings; the names after the first are the fonts that
    Word takes where the first is not installed.
    """

    name: str
    mincho: tuple[str, ...]
    gothic: tuple[str, ...]
    text_size: float = 10.5
    table_size: float = 9
    title_size: float = 16
    margin_mm: float = 20
    page_mm: tuple[float, float] = (210, 297)
    line_pitch: float = 18
    """Distance of the lines of the document grid, in points."""

    def page_twips(self, landscape: bool) -> tuple[int, int]:
        """Width and height of the page."""
        short, long = (round(side * TWIPS_PER_MM) for side in self.page_mm)
        return (long, short) if landscape else (short, long)

    def text_width(self, landscape: bool) -> int:
        """Width between the margins, in twips."""
        return self.page_twips(landscape)[0] - 2 * self.margin_twips

    def text_height(self, landscape: bool) -> int:
        """Height between the margins, in twips."""
        return self.page_twips(landscape)[1] - 2 * self.margin_twips

    @property
    def margin_twips(self) -> int:
        """Margin on all sides, in twips."""
        return round(self.margin_mm * TWIPS_PER_MM)


STANDARD = Layout(
    name="standard",
    mincho=("游明朝", "Yu Mincho", "ＭＳ 明朝", "MS Mincho"),
    gothic=("游ゴシック", "Yu Gothic", "ＭＳ ゴシック", "MS Gothic"),
)
"""A4, 20 mm margins, 游明朝 10.5 pt, headings in 游ゴシック."""
