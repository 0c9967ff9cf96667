"""What is painted on a page: walking its objects, forms unfolded, into paths and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.pdf.drawing.paths import EVERYWHERE, Paths
from extractors.pdf.pdfium.api import Pdfium
from extractors.pdf.pdfium.frame import combine, move_boxes, move_points
from extractors.pdf.pdfium.library import FORM, IMAGE, PATH, TEXT
from extractors.pdf.reader import BoolArray, FloatArray, IndexArray, no_boxes

MAX_DEPTH = 30
_WHOLE = np.array(EVERYWHERE)


@dataclass(frozen=True, slots=True, eq=False)
class Objects:
    """Objects of one type in painting order, each with the matrix of what it stands in (n × 6)."""

    handles: list[Any]
    matrices: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class PageObjects:
    """The objects of a page; ``complete`` is False when there were more than allowed."""

    paths: Objects
    images: Objects
    nested_text: Objects
    complete: bool


class _Walk:
    """One pass over the objects of a page and of the forms on it."""

    def __init__(self, pdfium: Pdfium, limit: int) -> None:
        self.pdfium = pdfium
        self.limit = limit
        self.seen = 0
        self.complete = True
        self.handles: dict[int, list[Any]] = {PATH: [], IMAGE: [], TEXT: []}
        self.matrices: dict[int, list[FloatArray]] = {PATH: [], IMAGE: [], TEXT: []}

    def visit(self, get: Any, holder: Any, count: int, matrix: FloatArray, depth: int) -> None:
        """Takes in the objects of a page or form."""
        self.seen += count
        if self.seen > self.limit or depth > MAX_DEPTH:
            self.complete = False
            return
        objects = list(map(get, [holder] * count, range(count)))
        types = list(map(self.pdfium.lib.FPDFPageObj_GetType, objects))
        self._take(objects, types, matrix, depth)

    def visit_page(self, page: Any, count: int, matrix: FloatArray) -> None:
        """Takes in the objects of a page, from its list in memory where that can be read."""
        memory = self.pdfium.memory if count <= self.limit else None
        addresses = memory.list_addresses(page, count) if memory is not None else None
        types = memory.read_types(addresses) if memory and addresses is not None else None
        if addresses is None or types is None:
            self.visit(self.pdfium.lib.FPDFPage_GetObject, page, count, matrix, 0)
            return
        self.seen += count
        wanted = np.flatnonzero(types != TEXT)
        self._take(self.pdfium.handles(addresses[wanted]), types[wanted].tolist(), matrix, 0)

    def _take(self, objects: list[Any], types: list[int], matrix: FloatArray, depth: int) -> None:
        """Sorts objects by type and enters the forms among them, in painting order."""
        if FORM not in types:
            self._keep(objects, types, matrix, depth)
            return
        start = 0
        for stop in [n for n, kind in enumerate(types) if kind == FORM]:
            self._keep(objects[start:stop], types[start:stop], matrix, depth)
            self._enter(objects[stop], matrix, depth)
            start = stop + 1
        self._keep(objects[start:], types[start:], matrix, depth)

    def _keep(self, objects: list[Any], types: list[int], matrix: FloatArray, depth: int) -> None:
        for kind in (PATH, IMAGE, TEXT) if depth else (PATH, IMAGE):
            chosen = [o for o, t in zip(objects, types, strict=True) if t == kind]
            self.handles[kind] += chosen
            self.matrices[kind] += [matrix] * len(chosen)

    def _enter(self, form: Any, matrix: FloatArray, depth: int) -> None:
        lib = self.pdfium.lib
        own = self.pdfium.read_matrices([form])
        count = lib.FPDFFormObj_CountObjects(form)
        get = lib.FPDFFormObj_GetObject
        self.visit(get, form, max(count, 0), combine(own, matrix)[0], depth + 1)

    def objects(self, kind: int) -> Objects:
        """What was found of one type."""
        matrices = np.array(self.matrices[kind]).reshape(-1, 6)
        return Objects(self.handles[kind], matrices)


def list_objects(pdfium: Pdfium, page: Any, matrix: FloatArray, limit: int) -> PageObjects:
    """The objects of a page under the matrix that leads to displayed coordinates."""
    walk = _Walk(pdfium, limit)
    walk.visit_page(page, pdfium.lib.FPDFPage_CountObjects(page), matrix)
    paths, images, nested = (walk.objects(kind) for kind in (PATH, IMAGE, TEXT))
    return PageObjects(paths, images, nested, walk.complete)


def read_pictures(pdfium: Pdfium, images: Objects) -> FloatArray:
    """The boxes of images (n × 4 as displayed)."""
    if not images.handles:
        return no_boxes()
    return move_boxes(pdfium.read_bounds(images.handles), images.matrices)


def read_paths(pdfium: Pdfium, objects: Objects, limit: int) -> Paths | None:
    """The paths of a page, None when they have more than ``limit`` points."""
    paths, outer = objects.handles, objects.matrices
    counts = np.array(list(map(pdfium.lib.FPDFPath_CountSegments, paths)), dtype=np.int64)
    if int(counts.sum()) > limit:
        return None
    filled, stroked = pdfium.read_draw_modes(paths)
    painted = (filled | stroked) & (counts > 0)
    if not painted.all():
        index = np.flatnonzero(painted)
        paths, outer = [paths[n] for n in index], outer[index]
        counts, filled, stroked = counts[index], filled[index], stroked[index]
    matrices = combine(pdfium.read_matrices(paths), outer)
    points = pdfium.read_points(paths, counts.tolist())
    owner = np.repeat(np.arange(len(paths)), counts)
    pen, pen_shade = _read_pens(pdfium, paths, stroked, matrices)
    return Paths(
        move_points(points.places, matrices[owner]),
        points.kinds,
        points.closes,
        owner,
        pen,
        pen_shade,
        _read_fills(pdfium, paths, filled),
        read_clips(pdfium, paths, outer),
    )


def _choose(objects: Sequence[Any], mask: BoolArray) -> list[Any]:
    return [objects[n] for n in np.flatnonzero(mask).tolist()]


def _read_pens(
    pdfium: Pdfium, paths: Sequence[Any], stroked: BoolArray, matrices: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Widths as displayed and shades of the strokes, NaN where there is none."""
    widths, shades = np.full((2, len(paths)), np.nan)
    if stroked.any():
        chosen = _choose(paths, stroked)
        a, b, c, d = matrices[stroked, :4].T
        shade, clear = pdfium.read_stroke_shades(chosen)
        scale = np.sqrt(np.abs(a * d - b * c))
        widths[stroked] = np.where(clear, np.nan, pdfium.read_widths(chosen) * scale)
        shades[stroked] = shade
    return widths, shades


def _read_fills(pdfium: Pdfium, paths: Sequence[Any], filled: BoolArray) -> FloatArray:
    shades = np.full(len(paths), np.nan)
    if filled.any():
        shade, clear = pdfium.read_fill_shades(_choose(paths, filled))
        shades[filled] = np.where(clear, np.nan, shade)
    return shades


def read_clips(pdfium: Pdfium, objects: Sequence[Any], outer: FloatArray) -> FloatArray:
    """The box through which each object is seen (n × 4 as displayed).

    A clip is taken as the upright box around its path, so it never hides too much.
    """
    lib = pdfium.lib
    handles = list(map(lib.FPDFPageObj_GetClipPath, objects))
    counts = list(map(lib.FPDFClipPath_CountPaths, handles))
    if max(counts, default=0) <= 0:
        return np.broadcast_to(_WHOLE, (len(objects), 4))
    known: dict[Any, int] = {}
    boxes: list[FloatArray] = [_WHOLE]
    chosen: IndexArray = np.zeros(len(objects), dtype=np.int64)
    last = lib.FPDFClipPath_GetPathSegment
    for number, (clip, count) in enumerate(zip(handles, counts, strict=True)):
        if count <= 0:
            continue
        # Objects under one clip share its points; those of the last path stand for the whole.
        key = (count, last(clip, count - 1, 0))
        if key not in known:
            known[key] = len(boxes)
            boxes.append(_read_clip(pdfium, clip, count))
        chosen[number] = known[key]
    return _place_clips(np.array(boxes), chosen, outer)


def _place_clips(boxes: FloatArray, chosen: IndexArray, outer: FloatArray) -> FloatArray:
    """The chosen boxes (0 = everywhere) as displayed."""
    result = boxes[chosen]
    limited = np.flatnonzero(chosen)
    if len(limited):
        result[limited] = move_boxes(result[limited], outer[limited])
    return result


def _read_clip(pdfium: Pdfium, clip: Any, count: int) -> FloatArray:
    """The common box of the paths of a clip, in the coordinates of what it stands in."""
    low, high = _WHOLE[:2], _WHOLE[2:]
    for path in range(count):
        size = pdfium.lib.FPDFClipPath_CountPathSegments(clip, path)
        if size > 0:
            points = pdfium.read_clip_points(clip, path, size)
            low, high = np.maximum(low, points.min(axis=0)), np.minimum(high, points.max(axis=0))
    return np.concatenate([low, np.maximum(low, high)])
