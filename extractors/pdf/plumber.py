"""The reader that stands on pdfplumber: the only module that touches pdfplumber and pdfminer.

pdfplumber opens the file; the page's content stream is interpreted by its parser, pdfminer, but
into a device of our own that records arrays instead of one object per character.
"""

from __future__ import annotations

import io
import itertools
import logging
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, decode_text, mult_matrix

from extractors.pdf.drawing.clipping import Box, bound_points, intersect_boxes
from extractors.pdf.drawing.paths import CURVE, LINE, MOVE, PathCollector, Paths
from extractors.pdf.drawing.shapes import WHITE, find_shapes
from extractors.pdf.passwords import PasswordError
from extractors.pdf.reader import (
    CLOCKWISE,
    COUNTER_CLOCKWISE,
    MAX_PAGES,
    UPRIGHT,
    UPSIDE_DOWN,
    PageContent,
    make_characters,
)
from extractors.pdf.user_units import is_unit

# Its warnings about damaged files would stand on the user's terminal beside our own findings.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pdfplumber").setLevel(logging.CRITICAL)

INVISIBLE_MODES = {3, 7}
COLOURED = 0.7
METADATA = ("Title", "Author", "Subject", "Creator", "Producer", "CreationDate", "ModDate")
MAX_TEXT = 500
MAX_DEPTH = 30


def open_plumber(data: bytes, password: str | None = None) -> PlumberReader:
    """A reader of the PDF.

    Raises:
        PasswordError: the password is missing or wrong.
        Exception: whatever pdfminer raises on a file that it cannot open.
    """
    try:
        return PlumberReader(data, password)
    except Exception as error:
        causes = (error, error.__cause__, error.__context__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise PasswordError from error
        raise


class PlumberReader:
    """A :class:`extractors.pdf.reader.DocumentReader` on pdfplumber."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._pdf = pdfplumber.open(io.BytesIO(data), password=password, raise_unicode_errors=False)
        self._pages: list[PDFPage] = []
        reason = self._find_pages()
        self.page_count = len(self._pages)
        self.metadata: Mapping[str, str] = dict(_read_metadata(self._pdf.metadata))
        self.is_restricted = self._pdf.doc.encryption is not None
        rebuilt = any(type(xref).__name__ == "PDFXRefFallback" for xref in self._pdf.doc.xrefs)
        self.repairs = reason or ("xref" if rebuilt else "")

    def _find_pages(self) -> str:
        """Lists the pages; the reason why the list may be short, or an empty string."""
        try:
            for page in itertools.islice(PDFPage.create_pages(self._pdf.doc), MAX_PAGES):
                self._pages.append(page)
        except Exception as error:
            return type(error).__name__
        return ""

    def read_page(self, number: int, max_strokes: int) -> PageContent:
        """The 1-based page."""
        page = self._pages[number - 1]
        device = _Recorder(self._pdf.rsrcmgr, max_strokes)
        _Interpreter(self._pdf.rsrcmgr, device).process_page(page)
        return device.content(number, page)

    def close(self) -> None:
        """Frees the file."""
        self._pages.clear()
        self._pdf.stream.close()


class _Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter with clipping, which it does not know.

    A clip is taken as the upright box around its path, so it never hides too much.
    """

    device: _Recorder

    def init_state(self, ctm: Any) -> None:
        """Begins a content stream."""
        super().init_state(ctm)
        self._clips: list[Box | None] = []

    def do_q(self) -> None:
        """Saves the graphics state."""
        super().do_q()
        self._clips.append(self.device.clip)

    def do_Q(self) -> None:
        """Restores the graphics state."""
        super().do_Q()
        if self._clips:
            self.device.clip = self._clips.pop()

    def do_W(self) -> None:
        """Clips to the current path."""
        self.device.narrow_clip(self.curpath)

    def do_W_a(self) -> None:
        """Clips to the current path by the even-odd rule."""
        self.device.narrow_clip(self.curpath)


class _Recorder(PDFTextDevice):
    """A pdfminer device that records characters and shapes; y still grows upwards here."""

    def __init__(self, resources: Any, max_strokes: int) -> None:
        super().__init__(resources)
        self._limit = max_strokes
        self._paths = PathCollector()
        self._pictures: list[Box] = []
        self._rows: list[tuple[str, float, float, float, float, float, int, bool, bool, int]] = []
        self._height = 0.0
        self._crop: Box = (0.0, 0.0, 0.0, 0.0)
        self._mode = 0
        self._marks: list[int] = [-1]
        self._replaced: list[tuple[int, str | None]] = []
        self.clip: Box | None = None
        self._outer_clips: list[Box | None] = []

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Fixes the page's frame: the crop box as displayed, within the media box."""
        media = apply_matrix_rect(ctm, page.mediabox)
        crop = apply_matrix_rect(ctm, page.cropbox)
        box = (
            max(crop[0], media[0]),
            max(crop[1], media[1]),
            min(crop[2], media[2]),
            min(crop[3], media[3]),
        )
        self._crop = box if box[2] > box[0] and box[3] > box[1] else media
        self._height = self._crop[3]

    def content(self, number: int, page: Any) -> PageContent:
        """All that was recorded, in pt: pdfminer knows nothing of /UserUnit."""
        unit = _read_unit(page)
        width, height = self._crop[2] - self._crop[0], self._crop[3] - self._crop[1]
        characters = make_characters(self._rows)
        characters = replace(characters, boxes=characters.boxes * unit, size=characters.size * unit)
        rotation = int(page.rotate) % 360
        pictures = np.array(self._pictures, dtype=float).reshape(-1, 4) * unit
        drawing = find_shapes(self._scale_paths(unit), pictures, self._limit)
        return PageContent(number, width * unit, height * unit, rotation, characters, drawing)

    def _scale_paths(self, unit: float) -> Paths:
        paths = self._paths.paths()
        points, pen, clips = paths.points * unit, paths.pen * unit, paths.clips * unit
        return replace(paths, points=points, pen=pen, clips=clips)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Enters marked content, which may have an id and a text that stands for its glyphs."""
        known = props if isinstance(props, Mapping) else {}
        mark = known.get("MCID")
        self._marks.append(mark if isinstance(mark, int) else self._marks[-1])
        actual = known.get("ActualText")
        text = decode_text(actual) if isinstance(actual, bytes) else None
        self._replaced.append((len(self._rows), text))

    def end_tag(self) -> None:
        """Leaves marked content; its first glyph takes the text that stands for all of them."""
        if not self._replaced:
            return
        self._marks.pop()
        start, text = self._replaced.pop()
        if text and len(self._rows) > start:
            _, x0, top, *_ = first = self._rows[start]
            x1 = max(row[3] for row in self._rows[start:])
            bottom = max(row[4] for row in self._rows[start:])
            self._rows[start:] = [(text, x0, top, x1, bottom, *first[5:])]

    def do_tag(self, tag: Any, props: Any = None) -> None:
        """A single mark encloses nothing."""

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Enters a form or image; forms may call themselves."""
        self._outer_clips.append(self.clip)
        if len(self._outer_clips) > MAX_DEPTH:
            raise RecursionError("forms are nested too deeply")

    def end_figure(self, name: str) -> None:
        """Leaves a form or image."""
        self.clip = self._outer_clips.pop()

    def narrow_clip(self, path: Sequence[Any]) -> None:
        """Clips what follows to the box around a path."""
        points = [(x, y) for x, y, _, _ in self._follow(path)]
        if points:
            box = bound_points(points)
            nowhere = (box[0], box[1], box[0], box[1])
            self.clip = (intersect_boxes(self.clip, box) or nowhere) if self.clip else box

    def render_image(self, name: str, stream: Any) -> None:
        """Records the place of an image: the unit square under the current matrix."""
        matrix: Any = self.ctm
        self._pictures.append(self._place(apply_matrix_rect(matrix, (0, 0, 1, 1))))

    def paint_path(
        self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Records a painted path, subpath by subpath."""
        # A rectangle has at most four lines and five points.
        if not (stroke or fill) or self._paths.count > 8 * self._limit:
            return
        width = gstate.linewidth * math.sqrt(abs(_determinant(self.ctm)))
        pen = (width, _find_shade(gstate.scolor, gstate.scs)) if stroke else None
        shade = _find_shade(gstate.ncolor, gstate.ncs) if fill else None
        self._paths.add(self._follow(path), pen, shade, self.clip)

    def _follow(self, path: Sequence[Any]) -> list[tuple[float, float, int, bool]]:
        """The points of a path as displayed, as :class:`PathCollector` takes them."""
        points: list[tuple[float, float, int, bool]] = []
        for operator, *numbers in path:
            if operator == "h":
                points[-1:] = [(*last[:3], True) for last in points[-1:]]
                continue
            kind = {"m": MOVE, "l": LINE}.get(operator, CURVE)
            x, y = self._move((float(numbers[-2]), float(numbers[-1])))
            points.append((x, y, kind, False))
        return points

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Remembers the rendering mode, which pdfminer does not hand on to characters."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Records one character and returns how far it advances."""
        try:
            text = str(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = f"(cid:{cid})"
        advance = float(font.char_width(cid) * fontsize * scaling)
        glyph = _glyph_box(font, cid, fontsize, rise, advance)
        x0, top, x1, bottom = self._place(apply_matrix_rect(matrix, glyph))
        size = abs(fontsize) * math.hypot(matrix[2], matrix[3])
        hidden = self._mode in INVISIBLE_MODES or size < 0.1 or x1 - x0 + bottom - top <= 0
        seen = intersect_boxes((x0, top, x1, bottom), self.clip) if self.clip else None
        # Text that a cell cuts off belongs to it; spreadsheets hide what does not fit at all.
        hidden = hidden or (self.clip is not None and seen is None)
        x0, top, x1, bottom = seen or (x0, top, x1, bottom)
        light = _find_shade(graphicstate.ncolor, ncs) >= WHITE
        row = (text, x0, top, x1, bottom, size, _find_turn(matrix), hidden, light, self._marks[-1])
        if text and all(map(math.isfinite, row[1:6])):
            self._rows.append(row)
        return advance

    def _place(self, box: Any) -> Box:
        x0, y0, x1, y1 = (float(number) for number in box)
        left = self._crop[0]
        return x0 - left, self._height - y1, x1 - left, self._height - y0

    def _move(self, point: tuple[float, float]) -> tuple[float, float]:
        matrix: Any = self.ctm
        x, y = apply_matrix_pt(matrix, point)
        return x - self._crop[0], self._height - y


def _read_unit(page: Any) -> float:
    """The pt in a unit of a page (/UserUnit)."""
    unit = resolve1(page.attrs.get("UserUnit"))
    return float(unit) if is_unit(unit) else 1.0


def _glyph_box(font: Any, cid: int, fontsize: float, rise: float, advance: float) -> Box:
    """The box of a glyph in text space: its advance by one font size."""
    if font.is_vertical():
        across, along = font.char_disp(cid)
        left = fontsize * 0.5 if across is None else across * fontsize * 0.001
        start = (1000 - along) * fontsize * 0.001
        return (-left, start + rise + advance, fontsize - left, start + rise)
    descent = font.get_descent() * fontsize
    return (0.0, descent + rise, advance, descent + rise + fontsize)


def _find_turn(matrix: Any) -> int:
    """The direction in which text runs, in quarter turns clockwise."""
    a, b = matrix[0], matrix[1]
    if abs(a) >= abs(b):
        return UPRIGHT if a >= 0 else UPSIDE_DOWN
    return COUNTER_CLOCKWISE if b > 0 else CLOCKWISE


def _determinant(matrix: Any) -> float:
    a, b, c, d, _, _ = mult_matrix(matrix, (1, 0, 0, 1, 0, 0))
    return float(a * d - b * c)


def _find_shade(colour: Any, space: Any) -> float:
    """How light a colour is, from 0 (black) to 1 (white); patterns count as coloured."""
    if colour is None:
        return 0.0
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return COLOURED
    numbers = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(numbers) == 1:
        is_ink = getattr(space, "name", "") in {"Separation", "DeviceN"}
        return 1.0 - numbers[0] if is_ink else numbers[0]
    if len(numbers) == 3:
        red, green, blue = numbers
        return 0.3 * red + 0.59 * green + 0.11 * blue
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return (1 - black) * (1 - (0.3 * cyan + 0.59 * magenta + 0.11 * yellow))
    return COLOURED


def _read_metadata(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The file's statements about itself as text, short ones only."""
    for name in METADATA:
        value = metadata.get(name)
        if isinstance(value, PSLiteral):
            value = value.name
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if isinstance(value, str) and value.strip("\x00 \t\r\n"):
            key = {"CreationDate": "created", "ModDate": "modified"}.get(name, name.lower())
            yield key, value.replace("\x00", "").strip()[:MAX_TEXT]
