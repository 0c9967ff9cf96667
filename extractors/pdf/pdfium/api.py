"""Bulk calls of PDFium: what one call tells of one object, these tell of a list, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from extractors.pdf.pdfium.buffers import Slots, pieces, run, same
from extractors.pdf.pdfium.library import load_library
from extractors.pdf.pdfium.memory import ObjectMemory, Words, learn_object_memory
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray

# What an array of points looks like in PDFium's memory (CFX_Path::Point); checked before use.
POINT = np.dtype([("x", "<f4"), ("y", "<f4"), ("kind", "u1"), ("closes", "?"), ("", "u2")])
# Patterns have no colour to ask for; they count as coloured.
COLOURED = 0.7
_LUMINANCE = np.array([0.3, 0.59, 0.11]) / 255.0


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points of several paths: x and y (n × 2), kinds, closing flags, number of points a path."""

    places: FloatArray
    kinds: Any
    closes: BoolArray
    counts: IndexArray


class Pdfium:
    """PDFium with the buffers that its bulk calls need."""

    def __init__(self) -> None:
        self.ffi, self.lib = load_library()
        self._matrices = Slots(self.ffi, "FS_MATRIX", "<f4", 6)
        self._numbers = Slots(self.ffi, "float", "<f4", 1)
        self._sides = Slots(self.ffi, "float", "<f4", 4, apart=True)
        self._colours = Slots(self.ffi, "unsigned int", "<u4", 4, apart=True)
        self._modes = Slots(self.ffi, "int", "<i4", 2, apart=True)

    def read_matrices(self, objects: Sequence[Any]) -> FloatArray:
        """The matrix of each object (n × 6)."""
        parts = [np.zeros((0, 6))]
        for start, stop in pieces(len(objects)):
            part = objects[start:stop]
            self._matrices.fill(self.lib.FPDFPageObj_GetMatrix, part, count=len(part))
            parts.append(self._matrices.read(len(part)))
        return np.concatenate(parts)

    def read_bounds(self, objects: Sequence[Any]) -> FloatArray:
        """The box of each object (n × 4: left, bottom, right, top)."""
        parts = [np.zeros((0, 4))]
        for start, stop in pieces(len(objects)):
            part = objects[start:stop]
            run(self.lib.FPDFPageObj_GetBounds, part, *self._sides.columns)
            parts.append(self._sides.read(len(part)))
        return np.concatenate(parts)

    def read_widths(self, objects: Sequence[Any]) -> FloatArray:
        """The pen width of each path (n)."""
        return self._read_numbers(self.lib.FPDFPageObj_GetStrokeWidth, objects)

    def _read_numbers(self, function: Any, objects: Sequence[Any]) -> FloatArray:
        parts = [np.zeros(0)]
        for start, stop in pieces(len(objects)):
            part, slots = objects[start:stop], self._numbers
            slots.fill(function, part, count=len(part))
            parts.append(slots.read(len(part))[:, 0])
        return np.concatenate(parts)

    def read_font_sizes(self, objects: Sequence[Any]) -> FloatArray:
        """The font size of each text object (n), before its matrix."""
        return self._read_numbers(self.lib.FPDFTextObj_GetFontSize, objects)

    def read_draw_modes(self, objects: Sequence[Any]) -> tuple[BoolArray, BoolArray]:
        """``(filled, stroked)`` for each path."""
        parts = [np.zeros((0, 2))]
        for start, stop in pieces(len(objects)):
            part = objects[start:stop]
            run(self.lib.FPDFPath_GetDrawMode, part, *self._modes.columns)
            parts.append(self._modes.read(len(part)))
        modes = np.concatenate(parts) != 0
        return modes[:, 0], modes[:, 1]

    def read_fill_shades(self, objects: Sequence[Any]) -> tuple[FloatArray, BoolArray]:
        """Shade (0 black … 1 white) of each object's filling, and whether it is wholly clear."""
        return self._read_shades(self.lib.FPDFPageObj_GetFillColor, objects)

    def read_stroke_shades(self, objects: Sequence[Any]) -> tuple[FloatArray, BoolArray]:
        """Shade (0 black … 1 white) of each object's stroke, and whether it is wholly clear."""
        return self._read_shades(self.lib.FPDFPageObj_GetStrokeColor, objects)

    def _read_shades(self, function: Any, objects: Sequence[Any]) -> tuple[FloatArray, BoolArray]:
        shades, clear = [np.zeros(0)], [np.zeros(0, dtype=bool)]
        for start, stop in pieces(len(objects)):
            part = objects[start:stop]
            known = np.array(list(map(function, part, *self._colours.columns)))
            colours = self._colours.read(len(part))
            shades.append(np.where(known != 0, colours[:, :3] @ _LUMINANCE, COLOURED))
            clear.append((known != 0) & (colours[:, 3] == 0))
        return np.concatenate(shades), np.concatenate(clear)

    def read_points(self, paths: Sequence[Any], counts: Sequence[int]) -> Points:
        """The points of paths that have so many each."""
        get = self.lib.FPDFPath_GetPathSegment
        return self._copy_points(list(map(get, paths, same(0))), counts, get, paths)

    def read_clip_points(self, clip: Any, path: int, count: int) -> FloatArray:
        """The points of one path of a clip (n × 2)."""

        def get(_: Any, segment: int) -> Any:
            return self.lib.FPDFClipPath_GetPathSegment(clip, path, segment)

        return self._copy_points([get(clip, 0)], [count], get, [clip]).places

    def _copy_points(
        self, firsts: Sequence[Any], counts: Sequence[int], get: Any, holders: Sequence[Any]
    ) -> Points:
        if self.knows_point_layout:
            buffer = self.ffi.buffer
            memory = b"".join(
                buffer(first, POINT.itemsize * count)[:]
                for first, count in zip(firsts, counts, strict=True)
                if count > 0
            )
            raw = np.frombuffer(memory, POINT)
        else:
            held = zip(holders, counts, strict=True)
            segments = [get(holder, n) for holder, count in held for n in range(count)]
            raw = np.array([self._ask_point(segment) for segment in segments], dtype=POINT)
        places = np.column_stack([raw["x"], raw["y"]]).astype(float)
        return Points(places, raw["kind"].astype(np.int8), raw["closes"], np.array(counts))

    def _ask_point(self, segment: Any) -> tuple[float, float, int, bool, int]:
        """A point by PDFium's public functions."""
        x, y = self._sides.columns[0][0], self._sides.columns[1][0]
        self.lib.FPDFPathSegment_GetPoint(segment, x, y)
        kind = int(self.lib.FPDFPathSegment_GetType(segment))
        return x[0], y[0], kind, bool(self.lib.FPDFPathSegment_GetClose(segment)), 0

    @cached_property
    def memory(self) -> ObjectMemory | None:
        """How objects lie in memory, None when that is unclear."""
        return learn_object_memory(self.ffi, self.lib)

    def handles(self, addresses: Words) -> list[Any]:
        """Objects at some addresses, as PDFium's functions take them."""
        return list(self.ffi.from_buffer("void *[]", np.ascontiguousarray(addresses)))

    @cached_property
    def knows_point_layout(self) -> bool:
        """Whether points lie in memory as :data:`POINT` says, tried on a path made for it.

        Reading them in one piece is many times faster than four calls a point, but the layout is no
        part of PDFium's promises.
        """
        lib = self.lib
        path = lib.FPDFPageObj_CreateNewPath(1.5, 2.25)
        for x, y in ((3.5, 4.75), (-6.0, 7.0)):
            lib.FPDFPath_LineTo(path, x, y)
        lib.FPDFPath_BezierTo(path, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
        lib.FPDFPath_Close(path)
        count = lib.FPDFPath_CountSegments(path)
        segments = [lib.FPDFPath_GetPathSegment(path, n) for n in range(count)]
        asked = [self._ask_point(segment)[:4] for segment in segments]
        memory = self.ffi.buffer(segments[0], POINT.itemsize * count)[:]
        copied = [(p["x"], p["y"], p["kind"], p["closes"]) for p in np.frombuffer(memory, POINT)]
        lib.FPDFPageObj_Destroy(path)
        return asked == copied
