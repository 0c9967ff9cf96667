"""Documents as .docx files, which LibreOffice Writer prints."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from benchmarks.documents.model import (
    Block,
    Box,
    Columns,
    Contents,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Prose,
    Table,
)
from benchmarks.documents.word_tables import add_table

_ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_SIZES = {1: 17, 2: 13, 3: 11}


def write_docx(document: Document, path: Path) -> None:
    """Writes the document as .docx."""
    target = docx.Document()
    _set_font(target, document.page.font)
    _set_page(target, document.page)
    for block, following in pairwise((*document.blocks, None)):
        if block is not None:
            _add_block(target, block, document.page)
        if isinstance(block, Table) and not isinstance(following, PageBreak):
            _add_gap(target)
    target.save(str(path))


def _set_font(target: Any, font: str) -> None:
    style = target.styles["Normal"]
    style.font.name = font
    style.font.size = Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.1


def _set_page(target: Any, page: PageSetup) -> None:
    section = target.sections[0]
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    top, right, bottom, left = page.margins
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = section.footer_distance = Mm(max(5, min(top, bottom) - 9))
    if page.running_head:
        section.header.paragraphs[0].text = page.running_head
    if page.numbers:
        _add_page_number(section.footer.paragraphs[0])
    if page.frame:
        _add_page_frame(section)


def _add_page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _add_page_frame(section: Any) -> None:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="10" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    borders = parse_xml(f'<w:pgBorders {nsdecls("w")} w:offsetFrom="text">{sides}</w:pgBorders>')
    section._sectPr.append(borders)


def _add_block(target: Any, block: Block, page: PageSetup) -> None:
    match block:
        case Table():
            add_table(target, block)
        case Heading():
            _add_heading(target, block)
        case Prose():
            _add_prose(target, block)
        case Box():
            _add_box(target, block)
        case PageBreak():
            _add_gap(target).paragraph_format.page_break_before = True
        case Columns():
            _add_columns(target, block)
        case Contents(entries):
            for level, text, number in entries:
                _add_entry(target, level, text, number, page)
        case _:
            raise TypeError(f"Writer does not print {type(block).__name__}")


def _add_gap(target: Any) -> Any:
    """Word joins tables that follow each other without a paragraph between."""
    paragraph = target.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(8)
    return paragraph


def _add_heading(target: Any, heading: Heading) -> None:
    paragraph = target.add_paragraph()
    run = paragraph.add_run(heading.text)
    run.bold = True
    run.font.size = Pt(_SIZES[heading.level])
    if heading.level == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if heading.spacing:
        add_spacing(run, heading.spacing * _SIZES[heading.level])
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = True


def add_spacing(run: Any, points: float) -> None:
    """Sets the space between the letters of a run."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(points * 20)))
    run._r.get_or_add_rPr().append(spacing)


def _add_prose(target: Any, prose: Prose) -> None:
    paragraph = target.add_paragraph()
    before, part, after = prose.text, "", ""
    if prose.underline:
        before, part, after = prose.text.partition(prose.underline)
    for text in (before, part, after):
        run = paragraph.add_run(text)
        run.font.size = Pt(prose.size)
        run.underline = bool(text) and text is part
    paragraph.alignment = _ALIGNS[prose.align]
    paragraph.paragraph_format.keep_with_next = prose.keep
    paragraph.paragraph_format.space_after = Pt(3)


def _add_box(target: Any, box: Box) -> None:
    """Paragraphs with one border around them, the heading strip shaded."""
    texts = ((box.title,) if box.title else ()) + box.paragraphs
    for number, text in enumerate(texts):
        paragraph = target.add_paragraph(text)
        shade = "D9E2F3" if box.title and number == 0 else box.shade.lstrip("#")
        _add_paragraph_border(paragraph, shade)
    _add_gap(target)


def _add_paragraph_border(paragraph: Any, shade: str) -> None:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"))
    if shade:
        properties.append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shade}"/>')
        )


def _add_columns(target: Any, columns: Columns) -> None:
    """Sets the document's only section in columns: for documents of this one block."""
    for text in columns.paragraphs:
        target.add_paragraph(text)
    cols = target.sections[0]._sectPr.find(qn("w:cols"))
    cols.set(qn("w:num"), str(columns.count))
    cols.set(qn("w:space"), "500")
    if columns.rule:
        cols.set(qn("w:sep"), "1")


def _add_entry(target: Any, level: int, text: str, number: int, page: PageSetup) -> None:
    paragraph = target.add_paragraph(f"{text}\t{number}")
    paragraph.paragraph_format.left_indent = Mm(5 * (level - 1))
    position = round(page.text_width * 56.7)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:leader="dot" w:pos="{position}"/>'
            "</w:tabs>"
        )
    )
