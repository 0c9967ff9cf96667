"""Arrows over table cells as drawing shapes in .docx files."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.documents.model import Arrow

_EMU = 36000  # per millimetre
_GEOMETRY = {
    "line": "straightConnector1",
    "open": "straightConnector1",
    "double": "straightConnector1",
    "triangle": "straightConnector1",
    "block": "rightArrow",
    "bar": "rect",
}
_HEIGHT = 5.0


def write_arrow(arrow: Arrow, widths: Sequence[float], padding: float, number: int) -> str:
    """An anchored shape over columns of the given widths (mm), for a run in the first cell."""
    solid = arrow.shape in ("block", "bar")
    begin = widths[0] * arrow.inset - padding
    length = sum(widths) - widths[0] * arrow.inset - widths[-1] * arrow.inset
    top, height = (0.8, _HEIGHT) if solid else (4.9 if arrow.label else 3.5, 0.0)
    extent = f'cx="{round(length * _EMU)}" cy="{round(height * _EMU)}"'
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {extent}/></a:xfrm><a:prstGeom prst="{_GEOMETRY[arrow.shape]}"><a:avLst/>'
        f"</a:prstGeom>{_write_paint(arrow)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number + 1}" behindDoc="{int(solid)}" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{round(begin * _EMU)}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{round(top * _EMU)}</wp:posOffset></wp:positionV><wp:extent {extent}/>"
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="{number + 1}" '
        f'name="arrow {number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _write_paint(arrow: Arrow) -> str:
    color = arrow.color.lstrip("#")
    fill = {"block": "DDE8F5", "bar": "9DC3E6"}.get(arrow.shape)
    paint = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    if arrow.shape == "bar":
        return paint + "<a:ln><a:noFill/></a:ln>"
    ends = ""
    if arrow.shape != "block":
        kind = {"open": "arrow", "double": "triangle"}.get(arrow.shape, "triangle")
        head = '<a:headEnd type="triangle"/>' if arrow.shape == "double" else ""
        ends = f'{head}<a:tailEnd type="{kind}"/>'
    return (
        f'{paint}<a:ln w="9525"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>{ends}</a:ln>'
    )
