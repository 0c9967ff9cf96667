"""Changes to a printed PDF: turned pages, boxes, user units, two pages a sheet, hidden text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.documents.model import Crop, HiddenText, Rework, Rotate, TwoUp, UserUnit


def rework_pdf(path: Path, rework: Rework) -> None:
    """Changes a PDF in place."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        if isinstance(rework, TwoUp):
            _pair_pages(pdf)
        else:
            for page in pdf.pages:
                _rework_page(pdf, page, rework)
        pdf.save(path, deterministic_id=True)


def _rework_page(pdf: pikepdf.Pdf, page: pikepdf.Page, rework: Rework) -> None:
    match rework:
        case Rotate(degrees):
            _turn_page(pdf, page, degrees)
        case Crop(margin, origin):
            _crop_page(pdf, page, margin, origin)
        case UserUnit(unit):
            _scale_page(pdf, page, unit)
        case HiddenText():
            _hide_text(pdf, page, rework)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(value) for value in page.mediabox)
    return x1 - x0, y1 - y0


def _wrap_content(pdf: pikepdf.Pdf, page: pikepdf.Page, matrix: tuple[float, ...]) -> None:
    """Puts a transformation around all that a page draws."""
    numbers = " ".join(f"{value:.4f}" for value in matrix)
    page.contents_add(pikepdf.Stream(pdf, f"q {numbers} cm\n".encode()), prepend=True)
    page.contents_add(pikepdf.Stream(pdf, b"\nQ"))


def _turn_page(pdf: pikepdf.Pdf, page: pikepdf.Page, degrees: int) -> None:
    """Turns the content back by as much as /Rotate turns the page: it is shown upright."""
    width, height = _size(page)
    matrices = {
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }
    _wrap_content(pdf, page, matrices[degrees])
    if degrees != 180:
        page.mediabox = pikepdf.Array([0, 0, height, width])
    page.obj["/Rotate"] = degrees
    _drop_boxes(page)


def _drop_boxes(page: pikepdf.Page) -> None:
    for name in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]


def _crop_page(
    pdf: pikepdf.Pdf, page: pikepdf.Page, margin: float, origin: tuple[float, float]
) -> None:
    width, height = _size(page)
    x, y = origin
    _wrap_content(pdf, page, (1, 0, 0, 1, x, y))
    page.mediabox = pikepdf.Array([x - margin, y - margin, x + width + margin, y + height + margin])
    _drop_boxes(page)
    page.cropbox = pikepdf.Array([x, y, x + width, y + height])


def _scale_page(pdf: pikepdf.Pdf, page: pikepdf.Page, unit: float) -> None:
    width, height = _size(page)
    _wrap_content(pdf, page, (1 / unit, 0, 0, 1 / unit, 0, 0))
    page.mediabox = pikepdf.Array([0, 0, width / unit, height / unit])
    _drop_boxes(page)
    page.obj["/UserUnit"] = unit


def _pair_pages(pdf: pikepdf.Pdf) -> None:
    """Replaces the pages by sheets with two of them each; tags would be wrong and are dropped."""
    pages = list(pdf.pages)
    for left in range(0, len(pages), 2):
        _add_sheet(pdf, pages[left : left + 2])
    del pdf.pages[: len(pages)]
    for name in ("/StructTreeRoot", "/MarkInfo"):
        if name in pdf.Root:
            del pdf.Root[name]


def _add_sheet(pdf: pikepdf.Pdf, pages: list[pikepdf.Page]) -> None:
    width, height = _size(pages[0])
    sheet = pdf.add_blank_page(page_size=(width * 2, height))
    sheet.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary())
    draws = []
    for number, page in enumerate(pages):
        form: Any = page.as_form_xobject()
        sheet.obj["/Resources"]["/XObject"][f"/P{number}"] = pdf.make_indirect(form)
        draws.append(f"q 1 0 0 1 {width * number:.3f} 0 cm /P{number} Do Q")
    sheet.obj["/Contents"] = pikepdf.Stream(pdf, "\n".join(draws).encode())


def _hide_text(pdf: pikepdf.Pdf, page: pikepdf.Page, hidden: HiddenText) -> None:
    fonts = page.obj["/Resources"].get("/Font")
    if fonts is None:
        fonts = page.obj["/Resources"]["/Font"] = pikepdf.Dictionary()
    fonts["/HiddenF"] = pdf.make_indirect(_make_font(pdf))
    width, height = _size(page)
    code = hidden.text.encode("utf-16-be").hex()
    inks = {
        "invisible": f"3 Tr 1 0 0 1 {width * 0.3:.1f} {height * 0.6:.1f} Tm",
        "white": f"1 g 1 0 0 1 {width * 0.35:.1f} {height * 0.5:.1f} Tm",
        "off-page": f"1 0 0 1 {width + 40:.1f} {height * 0.55:.1f} Tm",
        "clipped": f"1 0 0 1 {width * 0.4:.1f} {height * 0.45:.1f} Tm",
    }
    # Some programs leave the coordinates changed at the end of a page.
    page.contents_add(pikepdf.Stream(pdf, b"q\n"), prepend=True)
    page.contents_add(pikepdf.Stream(pdf, b"\nQ"))
    for place in hidden.places:
        clip = "0 0 5 5 re W n " if place == "clipped" else ""
        draw = f"\nq {clip}BT /HiddenF 9 Tf {inks[place]} <{code}> Tj ET Q"
        page.contents_add(pikepdf.Stream(pdf, draw.encode()))


def _make_font(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    """A Japanese font that is not embedded, as old reports have them."""
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType0,
        BaseFont=pikepdf.Name("/KozMinPro-Regular"),
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Japan1", Supplement=4),
        FontDescriptor=pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=pikepdf.Name("/KozMinPro-Regular"),
                Flags=4,
                FontBBox=[0, -200, 1000, 900],
                ItalicAngle=0,
                Ascent=880,
                Descent=-120,
                CapHeight=740,
                StemV=80,
            )
        ),
        DW=1000,
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/KozMinPro-Regular-UniJIS-UTF16-H"),
        Encoding=pikepdf.Name("/UniJIS-UTF16-H"),
        DescendantFonts=[pdf.make_indirect(descendant)],
    )
