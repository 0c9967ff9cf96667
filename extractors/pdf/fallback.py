"""Two readers as one: the second serves where the first fails, and is not imported before."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.pdf.opening import LOCKED, Opener, name_error, open_reader
from extractors.pdf.reader import DocumentReader, PageContent
from extractors.pdf.text.visible import find_garbled
from schemas.errors import SourceError

# From this share of characters without a meaning on, a page's text is of no use.
GARBLED_SHARE = 0.2
# A reader that finds less than this share of what the other finds is no better for knowing it.
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class ReadPage:
    """A page as read, the share of its characters that are garbled, and why the second read it.

    ``reason`` is empty when the first reader read the page.
    """

    content: PageContent
    garbled: float
    reason: str = ""


@dataclass(slots=True, eq=False)
class Readers:
    """The opened file; ``second`` opens it with the other reader when that is needed.

    ``reason`` says why the first reader could not open the file, in which case the other one has.
    """

    name: str
    data: bytes
    password: str | None
    first: DocumentReader
    second: Opener | None
    reason: str = ""
    _opened: DocumentReader | None = field(default=None)

    def read_page(self, number: int, max_strokes: int) -> ReadPage:
        """The 1-based page by the reader that can read it.

        Raises:
            Exception: what the first reader raised, when the other one cannot help.
        """
        try:
            content = self.first.read_page(number, max_strokes)
        except MemoryError:
            raise
        except Exception as error:
            other = self._read_again(number, max_strokes)
            if other is None:
                raise
            return ReadPage(other, find_garbled(other.characters), name_error(error))
        garbled = find_garbled(content.characters)
        if garbled <= GARBLED_SHARE:
            return ReadPage(content, garbled)
        return self._choose(ReadPage(content, garbled), max_strokes)

    def _choose(self, read: ReadPage, max_strokes: int) -> ReadPage:
        """The page as the other reader reads it, when its text has a meaning there."""
        number = read.content.number
        other = self._read_again(number, max_strokes)
        if (
            other is None
            or other.characters.count() < _LEAST_SHARE * read.content.characters.count()
        ):
            return read
        garbled = find_garbled(other.characters)
        return ReadPage(other, garbled, "garbled") if garbled <= GARBLED_SHARE else read

    def _read_again(self, number: int, max_strokes: int) -> PageContent | None:
        try:
            return self.read_with_second(number, max_strokes)
        except Exception:
            return None

    def read_with_second(self, number: int, max_strokes: int) -> PageContent:
        """The page by the other reader.

        Raises:
            LookupError: there is none, or it sees other pages.
            Exception: whatever that reader raises.
        """
        reader = self._open_second()
        if reader is None or reader.page_count != self.first.page_count:
            raise LookupError("no second reader of the same pages")
        return reader.read_page(number, max_strokes)

    def _open_second(self) -> DocumentReader | None:
        opener, self.second = self.second, None
        if self._opened is None and opener is not None:
            self._opened = open_reader(self.name, self.data, self.password, opener)
        return self._opened

    def close(self) -> None:
        """Frees the file."""
        self.first.close()
        if self._opened is not None:
            self._opened.close()


def open_readers(
    name: str, data: bytes, password: str | None, first: Opener, second: Opener | None
) -> Readers:
    """The opened file, by the other reader when the first cannot open it.

    Raises:
        SourceError: see :func:`extractors.pdf.opening.open_reader`.
    """
    try:
        return Readers(name, data, password, open_reader(name, data, password, first), second)
    except SourceError as error:
        if second is None:
            raise
        failure = error
    try:
        reader = open_reader(name, data, password, second)
    except SourceError as error:
        # A damaged file for one may be a locked one for the other, which says what to do.
        raise (error if error.code in LOCKED else failure) from None
    reason = str(failure.params.get("reason", failure.code))
    return Readers(name, data, password, reader, None, reason)
