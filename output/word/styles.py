"""The empty draft: A4, Japanese fonts in every style, language ja-JP, nothing else left over."""

from __future__ import annotations

from datetime import UTC, datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from output.characters import drop_illegal
from output.word.layout import Layout
from output.word.oxml import element, extend, set_fonts

TITLE = "Title"
DOCUMENT_NUMBER = "DocumentNumber"
DATELINE = "Dateline"
BODY = "BodyText"
CAPTION = "Caption"
NOTE = "NoteText"
CELL = "TableText"
CELL_HEADING = "TableHeading"
FOOTER = "Footer"
TABLE = "TableGrid"
LINE_SPACING = 1.4
"""Distance of the lines in tables, in sizes of their text."""
CONTENTS = ("TOC1", "TOC2")

_KEPT = {
    "Normal",
    "Header",
    "Footer",
    "Heading1",
    "Heading2",
    "Heading3",
    "Title",
    "BodyText",
    "Caption",
    "DefaultParagraphFont",
    "TableNormal",
    "NoList",
    "TableGrid",
}
_LEFTOVERS = (RT.THUMBNAIL, RT.CUSTOM_XML, RT.NUMBERING)
_BUILT_IN = {"CommentText", *CONTENTS}
_FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def new_draft(layout: Layout, title: str) -> WordDocument:
    """An empty document with the styles of the layout and fixed core properties."""
    document = docx.Document()
    _drop_leftovers(document)
    _set_defaults(document, layout)
    _prune_styles(document)
    _define_styles(document, layout)
    _set_settings(document)
    _set_properties(document, title)
    _set_font_table(document, layout)
    return document


def _drop_leftovers(document: WordDocument) -> None:
    """Thumbnail, custom XML and lists of python-docx's template."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype in _LEFTOVERS or "stylesWithEffects" in relation.reltype:
                del part.rels[key]


def _set_defaults(document: WordDocument, layout: Layout) -> None:
    """docDefaults: font, size, language; no space after paragraphs."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    runs = element("rPr")
    set_fonts(runs, layout.mincho[0])
    size = round(layout.text_size * 2)
    sizes = [element("sz", val=size), element("szCs", val=size)]
    extend(runs, [*sizes, element("lang", val="ja-JP", eastAsia="ja-JP", bidi="ar-SA")])
    spacing = element("spacing", after=0, line=240, lineRule="auto")
    paragraphs = extend(element("pPr"), [spacing])
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(extend(element("rPrDefault"), [runs]))
    defaults.append(extend(element("pPrDefault"), [paragraphs]))


def _prune_styles(document: WordDocument) -> None:
    """Only the styles that drafts use; links to removed ones go with them."""
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
            continue
        for tag in ("w:link", "w:rsid"):
            for child in style.findall(qn(tag)):
                style.remove(child)


def _define_styles(document: WordDocument, layout: Layout) -> None:
    sizes = {1: layout.text_size + 2, 2: layout.text_size + 1, 3: layout.text_size}
    for level, size in sizes.items():
        heading = _restyle(document, f"Heading {level}", layout.gothic[0], size, bold=True)
        _space(heading, before=14 - 3 * level, after=4)
        heading.paragraph_format.keep_with_next = True
    title = _restyle(document, "Title", layout.gothic[0], layout.title_size, bold=True)
    _space(title, before=4, after=8)
    _restyle(document, "Normal", layout.mincho[0], layout.text_size)
    body = _restyle(document, "Body Text", layout.mincho[0], layout.text_size)
    body.paragraph_format.first_line_indent = Pt(layout.text_size)
    caption = _restyle(document, "Caption", layout.gothic[0], layout.text_size - 0.5)
    _space(caption, before=8, after=2)
    caption.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        _restyle(document, name, layout.mincho[0], 9)
    _define_own_styles(document, layout)
    grid = document.styles["Table Grid"].element.get_or_add_rPr()
    set_fonts(grid, layout.mincho[0])


def _define_own_styles(document: WordDocument, layout: Layout) -> None:
    mincho, gothic = layout.mincho[0], layout.gothic[0]
    _add(document, "Document Number", DOCUMENT_NUMBER, gothic, layout.text_size + 1.5)
    _space(_add(document, "Dateline", DATELINE, mincho, layout.text_size), before=0, after=0)
    note = _add(document, "Note Text", NOTE, mincho, layout.text_size - 0.5)
    note.paragraph_format.left_indent = Pt(layout.text_size * 2)
    note.paragraph_format.first_line_indent = Pt(-layout.text_size * 2)
    for name, key, font in (
        ("Table Text", CELL, mincho),
        ("Table Heading", CELL_HEADING, gothic),
    ):
        style = _add(document, name, key, font, layout.table_size)
        # 游明朝 has tall lines; exact spacing keeps table rows tight, off the document grid.
        style.paragraph_format.line_spacing = Pt(round(layout.table_size * LINE_SPACING, 1))
        style.element.get_or_add_pPr().insert(0, element("snapToGrid", val=0))
    for level, key in enumerate(CONTENTS, start=1):
        entry = _add(document, f"toc {level}", key, mincho, layout.text_size)
        entry.paragraph_format.left_indent = Pt(layout.text_size * (level - 1))
    comment = _add(document, "annotation text", "CommentText", mincho, 9)
    _space(comment, before=0, after=0)
    _add_character_style(document, mincho)


def _add_character_style(document: WordDocument, font: str) -> None:
    style = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
    style.element.set(qn("w:styleId"), "CommentReference")
    properties = style.element.get_or_add_rPr()
    set_fonts(properties, font)
    properties.append(element("sz", val=16))


def _add(document: WordDocument, name: str, key: str, font: str, size: float) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=key in _BUILT_IN)
    style.element.set(qn("w:styleId"), key)
    return _restyle(document, style.name or name, font, size)


def _restyle(
    document: WordDocument, name: str, font: str, size: float, bold: bool = False
) -> ParagraphStyle:
    """The style with fresh properties: black, no borders, this font for all scripts."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for tag in ("w:pPr", "w:rPr"):
        for child in style.element.findall(qn(tag)):
            style.element.remove(child)
    set_fonts(style.element.get_or_add_rPr(), font)
    style.font.size = Pt(size)
    style.font.bold = bold or None
    style.font.color.rgb = RGBColor(0, 0, 0)
    if outline is not None:
        style.element.get_or_add_pPr().append(outline)
    return style


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _set_settings(document: WordDocument) -> None:
    settings = document.settings.element
    for tag in ("w:rsids", "w:zoom", "w:shapeDefaults", "w:savePreviewPicture"):
        for child in settings.findall(qn(tag)):
            settings.remove(child)
    settings.insert(0, element("zoom", percent=100))
    language = settings.find(qn("w:themeFontLang"))
    if language is not None:
        language.set(qn("w:val"), "ja-JP")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_properties(document: WordDocument, title: str) -> None:
    """Core properties that do not depend on who writes when."""
    core = document.core_properties
    core.title = drop_illegal(title)[:255]
    core.author = core.last_modified_by = "keikaku"
    core.comments = core.keywords = core.subject = core.category = ""
    core.language = "ja-JP"
    core.revision = 1
    core.created = core.modified = core.last_printed = _FIXED_TIME


def _set_font_table(document: WordDocument, layout: Layout) -> None:
    """Fonts with the ones to take where they are not installed (17.8.3.1 altName)."""
    part = document.part.part_related_by(RT.FONT_TABLE)
    fonts = element("fonts")
    for chain in (layout.mincho, layout.gothic):
        fonts.append(_font(chain))
    part._blob = _serialize(fonts)


def _font(chain: tuple[str, ...]) -> BaseOxmlElement:
    entry = element("font", name=chain[0])
    if chain[1:]:
        entry.append(element("altName", val=",".join(chain[1:])))
    return extend(entry, [element("charset", val="80"), element("pitch", val="variable")])


def _serialize(root: BaseOxmlElement) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
