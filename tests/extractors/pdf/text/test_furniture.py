from __future__ import annotations

from extractors.pdf.text.furniture import mark_furniture
from schemas.document import Page, Paragraph
from schemas.geometry import BBox


def test_page_numbers_and_running_heads_are_furniture() -> None:
    def paragraph(text: str, top: float) -> Paragraph:
        return Paragraph(text, text, BBox(250, top, 350, top + 10), 1)

    pages = [
        Page(
            number,
            600,
            800,
            blocks=(
                paragraph("みずほ野町総合計画", 20),
                paragraph("本文 1", 400),
                paragraph(f"- {number} -", 780),
            ),
        )
        for number in (1, 2, 3)
    ]
    for marked in mark_furniture(pages):
        kinds = [block.kind for block in marked.blocks if isinstance(block, Paragraph)]
        assert kinds == ["furniture", "body", "furniture"]
