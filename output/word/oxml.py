"""WordprocessingML that python-docx has no call for (ECMA-376 Part 1, section 17).

Functions here know XML only. Child order is that of the schema; Word refuses files that break it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import _Element

from output.characters import drop_illegal

Twips = int


def element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    """A ``w:`` element with ``w:`` attributes."""
    made = cast(BaseOxmlElement, OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    return made


def extend(parent: BaseOxmlElement, children: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """The parent, with the children put at its end."""
    parent.extend(children)
    return parent


def set_fonts(properties: BaseOxmlElement, font: str) -> None:
    """Puts one font into run properties for all scripts; ``font.name`` would set Latin only."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("rFonts")
        properties.insert(1 if properties.find(qn("w:rStyle")) is not None else 0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "eastAsia", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def text_run(text: str, bold: bool = False, boxed: bool = False) -> BaseOxmlElement:
    """A run of text; characters that XML forbids are left out."""
    run = element("r")
    if bold or boxed:
        properties = element("rPr")
        if bold:
            properties.append(element("b"))
        if boxed:
            properties.append(element("bdr", val="single", sz=6, space=0, color="auto"))
        run.append(properties)
    words = element("t")
    words.text = drop_illegal(text).replace("\n", " ")
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run


def tab_run() -> BaseOxmlElement:
    """A run that holds a tab."""
    return extend(element("r"), [element("tab")])


def field_runs(instruction: str, shown: str, dirty: bool = False) -> list[BaseOxmlElement]:
    """The five runs of a field such as PAGE; ``shown`` stands until Word updates it.

    Word updates a ``dirty`` field when it opens the file.
    """
    code = element("instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    middle = [extend(element("r"), [code]), _field_char("separate"), text_run(shown)]
    return [_field_char("begin", dirty), *middle, _field_char("end")]


def _field_char(kind: str, dirty: bool = False) -> BaseOxmlElement:
    char = element("fldChar", fldCharType=kind)
    if dirty:
        char.set(qn("w:dirty"), "true")
    return extend(element("r"), [char])


def bookmark(block: _Element, name: str, number: int) -> None:
    """Puts a bookmark around the contents of a paragraph that has properties."""
    block.insert(1, element("bookmarkStart", id=number, name=name))
    block.append(element("bookmarkEnd", id=number))


def paragraph(
    style: str,
    runs: Iterable[BaseOxmlElement] = (),
    align: str = "",
    tab: Twips | None = None,
    keep_next: bool = False,
    leader: str = "hyphen",
) -> BaseOxmlElement:
    """A paragraph; ``tab`` sets a right tab with a leader (a dashed line) at that place."""
    properties = extend(element("pPr"), [element("pStyle", val=style)])
    if keep_next:
        properties.append(element("keepNext"))
    if tab is not None:
        stop = element("tab", val="right", leader=leader, pos=tab)
        properties.append(extend(element("tabs"), [stop]))
    if align and align != "left":
        properties.append(element("jc", val=align))
    return extend(element("p"), [properties, *runs])


def table(widths: Sequence[Twips], style: str, name: str, margin: Twips) -> BaseOxmlElement:
    """An empty table of fixed column widths with its alternative text."""
    properties = element("tblPr")
    margins = {"top": margin // 2, "left": margin, "bottom": margin // 2, "right": margin}
    sides = [element(side, w=width, type="dxa") for side, width in margins.items()]
    extend(
        properties,
        [
            element("tblStyle", val=style),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            extend(element("tblCellMar"), sides),
            element("tblLook", val="0420", firstRow=1, noVBand=1),
            element("tblCaption", val=drop_illegal(name)),
        ],
    )
    columns = extend(element("tblGrid"), [element("gridCol", w=width) for width in widths])
    return extend(element("tbl"), [properties, columns])


def table_row(header: bool, whole: bool) -> BaseOxmlElement:
    """A row; ``header`` repeats it on each page, ``whole`` keeps it on one page."""
    properties = element("trPr")
    if whole:
        properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    return extend(element("tr"), [properties] if len(properties) else [])


def table_cell(
    width: Twips,
    content: Iterable[BaseOxmlElement],
    colspan: int = 1,
    merge: str = "",
    fill: str = "",
    centered: bool = False,
) -> BaseOxmlElement:
    """A cell; ``merge`` is ``restart`` or ``continue`` in a vertical merge, ``fill`` a colour."""
    properties = extend(element("tcPr"), [element("tcW", w=width, type="dxa")])
    if colspan > 1:
        properties.append(element("gridSpan", val=colspan))
    if merge:
        properties.append(element("vMerge", val=merge))
    if fill:
        properties.append(element("shd", val="clear", color="auto", fill=fill))
    if centered:
        properties.append(element("vAlign", val="center"))
    return extend(element("tc"), [properties, *content])


def page_section(
    size: tuple[Twips, Twips], margin: Twips, line_pitch: float, landscape: bool
) -> list[BaseOxmlElement]:
    """Page size, margins and document grid: the children of ``w:sectPr`` after its references."""
    width, height = size
    sides = dict.fromkeys(("top", "right", "bottom", "left"), margin)
    page = element("pgSz", w=width, h=height)
    if landscape:
        page.set(qn("w:orient"), "landscape")
    return [
        page,
        element("pgMar", **sides, header=margin // 2, footer=margin // 2, gutter=0),
        element("docGrid", type="lines", linePitch=round(line_pitch * 20)),
    ]
