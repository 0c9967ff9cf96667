"""PDFium's page objects where they lie in memory: their list, and which share a graphics state.

A page made by a browser has one text object a glyph; asking each for its colour, clip, font size
and marks takes longer than parsing the page. Objects in one graphics state hold the same pointers,
so that one of them can answer for all. Nothing of this is promised by PDFium: how objects are laid
out is tried on a small page of known contents when the library is first used, each page's list is
compared with what the public functions say, and where anything differs they are asked instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.pdfium.library import TEXT
from extractors.pdf.reader import BoolArray, IndexArray

Words = NDArray[np.uint64]

# Words of 8 bytes of an object and of a page that are looked at, and numbers of 4 bytes of a state.
_OBJECT_WORDS, _PAGE_WORDS, _STATE_NUMBERS = 22, 40, 12
# PDFium keeps the objects of a page in blocks of so many pointers.
_BLOCK = 64
# Addresses of one page's objects may be so far apart.
_MAX_REACH = 1 << 40
# The states of a page just made lie in the same part of memory as its objects.
_MAX_STATE_REACH = 1 << 36
_LEAST_ADDRESS = 1 << 16
# Objects and states lie at addresses without these bits.
_ODD = np.uint64(7)

# Two texts in one state, then one each that differs from the text before it in colour, rendering
# mode, font size, transparency and mark; then two plain ones and one through a clip; and so many
# lines that the objects fill more than one block.
_TEXTS, _LINES = 10, 75
_CONTENT = b"0 0 m 9 9 l S " * _LINES + (
    b"q BT /F 9 Tf 5 80 Td (ab) Tj 0 -9 Td (cde) Tj 1 0 0 rg 0 -9 Td (a) Tj 3 Tr 0 -9 Td (a) Tj "
    b"/F 7 Tf 0 -9 Td (a) Tj /G gs 0 -9 Td (a) Tj /P <</MCID 1>> BDC 0 -9 Td (a) Tj EMC ET Q "
    b"BT /F 9 Tf 5 9 Td (a) Tj ET BT /F 9 Tf 5 5 Td (a) Tj ET "
    b"q 0 0 8 50 re W n BT /F 9 Tf 5 9 Td (a) Tj ET Q"
)
# What the sample's texts were given: colours (blue, green, red from the left), sizes, modes.
_COLOURS = np.array([0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0], dtype=np.uint32)
_SIZES = np.array([9, 9, 9, 9, 7, 7, 7, 9, 9, 9], dtype=np.float32).view(np.uint32)
_MODES = np.array([0, 0, 0, 3, 3, 3, 3, 0, 0, 0], dtype=np.uint32)
_SAMPLE = (
    b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<"
    b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    b"/ExtGState<</G<</ca 0.5>>>>>>>>endobj\n"
    b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    % (len(_CONTENT), _CONTENT)
)


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Where a property stands in memory.

    It stands in ``words`` (of 8 bytes) of the object itself, and in ``numbers`` (of 4 bytes) of the
    state that the object's word ``pointer`` points to, None for no such state.

    A writer that sets font and colour anew for each text gives each a state of its own, so that
    only what stands in the states says which are alike.
    """

    words: IndexArray
    pointer: int | None = None
    numbers: IndexArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """Objects whose memory may be read: the lowest address, and bytes from there to each."""

    low: int
    offsets: IndexArray


def locate(addresses: Words) -> Located | None:
    """Where objects lie; None when these cannot be addresses of objects of one page."""
    low, high = int(addresses.min()), int(addresses.max())
    if low < _LEAST_ADDRESS or high - low > _MAX_REACH or (addresses & _ODD).any():
        return None
    return Located(low, (addresses - np.uint64(low)).view(np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class ObjectMemory:
    """How objects lie in memory.

    ``list_word`` is where a page's words begin to describe its list of objects, ``tellings`` say by
    property where an object tells it, ``types`` are the types by first word.
    """

    ffi: Any
    lib: Any
    list_word: int
    tellings: dict[str, Telling]
    types: dict[int, int]

    def list_addresses(self, page: Any, count: int) -> Words | None:
        """The addresses of a page's objects, None when the list is not where it should be."""
        words = _copy(self.ffi, page, _PAGE_WORDS)[self.list_word : self.list_word + 6].tolist()
        first, _, stop, _, skipped, length = words
        blocks = -(-(skipped + count) // _BLOCK)
        if length != count or count == 0 or skipped >= _BLOCK:
            return None
        if not _LEAST_ADDRESS < first < stop or stop - first < 8 * blocks:
            return None
        return self._follow(page, first, blocks, skipped, count)

    def _follow(self, page: Any, first: int, blocks: int, skipped: int, count: int) -> Words | None:
        """The addresses in a list of blocks, checked at both ends and in the middle."""
        ffi, get = self.ffi, self.lib.FPDFPage_GetObject
        starts = _copy(ffi, ffi.cast("void *", first), blocks).tolist()
        if min(starts) < _LEAST_ADDRESS:
            return None
        parts = [_copy(ffi, ffi.cast("void *", start), _BLOCK) for start in starts]
        addresses = np.concatenate(parts)[skipped : skipped + count]
        for index in {0, count // 2, count - 1}:
            if int(ffi.cast("uintptr_t", get(page, index))) != int(addresses[index]):
                return None
        return addresses

    def read_types(self, addresses: Words) -> IndexArray | None:
        """The type of each object, None when they lie too far apart."""
        located = locate(addresses)
        if located is None:
            return None
        words = self._gather(located, np.zeros(1, dtype=np.int64))
        types = np.full(len(addresses), -1)
        for first, kind in self.types.items():
            types[words[0] == first] = kind
        while len(unknown := np.flatnonzero(types < 0)):
            first = int(words[0, unknown[0]])
            handle = self.ffi.cast("void *", int(addresses[unknown[0]]))
            kind = self.types[first] = self.lib.FPDFPageObj_GetType(handle)
            types[words[0] == first] = kind
        return types

    def group(self, located: Located, name: str) -> tuple[IndexArray, IndexArray] | None:
        """``(first object of each group, group of each object)`` by a property, or None.

        Text objects of one group have the same ``paint`` (colour, transparency), ``font`` (size,
        rendering mode), ``clip`` or ``mark``.
        """
        words = self._read(located, self.tellings[name])
        if words is None:
            return None
        count = words.shape[1]
        changes = (words[:, 1:] != words[:, :-1]).any(axis=0)
        begins = np.concatenate([[0], np.flatnonzero(changes) + 1])
        if len(begins) == 1:
            return begins, np.zeros(count, dtype=np.int64)
        # Neighbours are mostly alike, so that only the first of each run need be looked up.
        known: dict[tuple[int, ...], int] = {}
        first: list[int] = []
        which: list[int] = []
        heads = zip(*words[:, begins].tolist(), strict=True)
        for begin, head in zip(begins.tolist(), heads, strict=True):
            number = known.setdefault(head, len(known))
            if number == len(first):
                first.append(begin)
            which.append(number)
        return np.array(first), np.repeat(which, np.diff(begins, append=count))

    def _read(self, located: Located, telling: Telling) -> Words | None:
        """What each object tells (words and numbers × n)."""
        if telling.pointer is None:
            return self._gather(located, telling.words)
        words = self._gather(located, np.append(telling.words, telling.pointer))
        states = locate(words[-1])
        if states is None:
            return None
        return np.concatenate([words[:-1], self._gather(states, telling.numbers, "<u4")])

    def _gather(self, located: Located, places: IndexArray, kind: str = "<u8") -> Words:
        """Some words of what lies at each address (words × n); only that memory is touched."""
        size = np.dtype(kind).itemsize
        starts = located.offsets // size
        reach = size * (int(starts.max(initial=0)) + int(places.max(initial=0)) + 1)
        start = self.ffi.cast("void *", located.low)
        around = np.frombuffer(self.ffi.buffer(start, reach), kind)
        gathered: Words = around[places[:, None] + starts].astype(np.uint64, copy=False)
        return gathered


def _copy(ffi: Any, start: Any, words: int) -> Words:
    return np.frombuffer(ffi.buffer(start, 8 * words)[:], "<u8")


def learn_object_memory(ffi: Any, lib: Any) -> ObjectMemory | None:
    """How this library lays out objects, tried on a page of known contents; None when unclear."""
    document = lib.FPDF_LoadMemDocument64(_SAMPLE, len(_SAMPLE), ffi.NULL)
    if document == ffi.NULL:
        return None
    page = lib.FPDF_LoadPage(document, 0)
    try:
        return _learn(ffi, lib, page) if page != ffi.NULL else None
    finally:
        if page != ffi.NULL:
            lib.FPDF_ClosePage(page)
        lib.FPDF_CloseDocument(document)


def _learn(ffi: Any, lib: Any, page: Any) -> ObjectMemory | None:
    count = lib.FPDFPage_CountObjects(page)
    objects = [lib.FPDFPage_GetObject(page, index) for index in range(count)]
    texts = [item for item in objects if lib.FPDFPageObj_GetType(item) == TEXT]
    lengths = np.flatnonzero(_copy(ffi, page, _PAGE_WORDS)[5:] == _TEXTS + _LINES)
    if len(texts) != _TEXTS or len(lengths) != 1:
        return None
    words = np.array([_copy(ffi, item, _OBJECT_WORDS) for item in texts])
    differs = words[1:] != words[:-1]
    # What differs between two texts in one state belongs to the text, not to the state; the last
    # three texts differ from one another in what each text block has anew.
    own, block = differs[0], differs[7]
    colour, mode, size, clear, mark = differs[1:6] & ~own
    clip = differs[8] & ~block
    if not all(part.any() for part in (colour, mode, size, clear, mark, clip)):
        return None
    places = np.array([int(ffi.cast("uintptr_t", item)) for item in texts], dtype=np.uint64)
    paint = _follow_state(ffi, places, words, colour, _COLOURS)
    font = _follow_state(ffi, places, words, mode & size, _SIZES, _MODES)
    if paint is None or font is None:
        return None
    tellings = {
        "paint": Telling(np.flatnonzero(clear), paint.pointer, paint.numbers),
        "font": font,
        "clip": Telling(np.flatnonzero(clip & ~own)),
        "mark": Telling(np.flatnonzero(mark)),
    }
    memory = ObjectMemory(ffi, lib, int(lengths[0]), tellings, {})
    addresses = memory.list_addresses(page, count)
    asked = [int(ffi.cast("uintptr_t", item)) for item in objects]
    return memory if addresses is not None and addresses.tolist() == asked else None


def _follow_state(
    ffi: Any, texts: Words, words: Words, changed: BoolArray, *values: NDArray[np.uint32]
) -> Telling | None:
    """Where the state that one of the changed words points to holds what the texts were given.

    ``texts`` are their addresses; other words may hold anything, bits that nobody set among them,
    and are followed only when all of them are addresses near the texts' own.
    """
    for place in np.flatnonzero(changed).tolist():
        addresses = words[:, place]
        apart = np.maximum(addresses, texts) - np.minimum(addresses, texts)
        if (addresses & _ODD).any() or int(apart.max()) > _MAX_STATE_REACH:
            continue
        starts = [ffi.cast("void *", address) for address in addresses.tolist()]
        copies = [ffi.buffer(start, 4 * _STATE_NUMBERS)[:] for start in starts]
        states = np.array([np.frombuffer(copy, "<u4") for copy in copies])
        found = [np.flatnonzero((states == value[:, None]).all(axis=0)) for value in values]
        if all(len(numbers) == 1 for numbers in found):
            return Telling(np.zeros(0, dtype=np.int64), place, np.concatenate(found))
    return None
