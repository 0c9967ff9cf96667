"""Options: one frozen class for a run, filled alike by the command line and by Python callers.

:class:`ConvertOptions` is flat, as its users think of it; its methods give each stage of the way
(extraction, building of the Plan, output) the options class of that stage.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors.base import ExtractOptions
from output.options import FORMATS, CsvVariant, Headings, OutputOptions
from pipeline.profiles.model import Profile
from schemas.errors import UsageError
from schemas.findings import Lang

PageRanges = tuple[tuple[int, int | None], ...]

CHOICES: dict[str, tuple[str, ...]] = {
    "lang": ("ja", "en"),
    "headings": ("ja", "en"),
    "csv": ("excel", "plain", "cp932"),
    "only": tuple(FORMATS),
    "reader": ("pdfium", "pdfplumber"),
}
"""Values of the options that are a choice, by the option's name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one input may take; the reading runs in a child process that is held to it.

    The defaults leave room over a table book of 612 pages, the largest document tried: some 25
    seconds and 600 megabytes for all its deliverables on an ordinary machine.
    """

    seconds: float = 180.0
    """Wall time."""
    cpu_seconds: float | None = None
    """Processor time; None = as much as ``seconds``."""
    megabytes: int = 2048
    """Address space of the child process."""
    bytes: int = 200_000_000
    """Size of the input."""
    pages: int = 2_000
    cells: int = 1_000_000
    page_seconds: float = 20.0
    """Processor time of one page; beyond it the page keeps its text without tables."""

    @property
    def each_page(self) -> float:
        """The time of one page, which leaves some of a small limit of all for the other pages."""
        return min(self.page_seconds, self.seconds / 4)


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """How to turn a Document into a Plan; what is given here goes before what is read."""

    title: str = ""
    municipality: str = ""
    fiscal_year: int | None = None
    profile: Profile = field(default_factory=Profile)
    generator: str = "keikaku"
    """Name and version of this program, for ``Plan.generator``."""
    lang: Lang = "ja"
    """Language of the findings' messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertOptions:
    """How to convert. Empty texts and None mean: take what the document says.

    Raises:
        UsageError: ``usage.choice``, when a choice has another value than :data:`CHOICES` lists.
    """

    out: Path | None = None
    """Folder in which each edition gets a folder of its own; None = write nothing."""
    force: bool = False
    """Replace an edition's folder that exists."""
    title: str = ""
    municipality: str = ""
    fiscal_year: int | None = None
    source_url: str = ""
    profile: Profile = field(default_factory=Profile)
    pages: PageRanges = ()
    """Inclusive 1-based ranges, see :func:`parse_pages`; empty = all."""
    password: str | None = None
    headings: Headings = "ja"
    csv: CsvVariant = "excel"
    only: tuple[str, ...] = tuple(FORMATS)
    """Formats to write, names of ``output.options.FORMATS``."""
    licence: str = ""
    lang: Lang = "ja"
    limits: Limits = field(default_factory=Limits)
    reader: str = "pdfium"
    """First reader of PDFs; the other one serves where it fails."""
    audit: bool = False
    """Read each page of a PDF by both readers and tell where they differ."""
    strict: bool = False
    """Fail, and write nothing, where a character of the source went nowhere."""
    left_out: tuple[tuple[int, str], ...] = ()
    """Pages that are not read, each with the reason."""

    def __post_init__(self) -> None:
        """Refuses values that no stage would understand."""
        for option in ("lang", "headings", "csv", "reader"):
            check_choice(option, getattr(self, option))
        for value in self.only:
            check_choice("only", value)

    def for_extraction(self) -> ExtractOptions:
        """The options of the extractors."""
        return ExtractOptions(
            pages=self.pages,
            password=self.password,
            max_pages=self.limits.pages,
            max_cells=self.limits.cells,
            reader=self.reader,
            audit=self.audit,
            page_seconds=self.limits.each_page,
            left_out=self.left_out,
        )

    def for_plan(self) -> PlanOptions:
        """The options of the Plan's building; the command line goes before the profile."""
        from pipeline import __version__

        return PlanOptions(
            title=self.title or self.profile.title,
            municipality=self.municipality or self.profile.municipality,
            fiscal_year=self.fiscal_year,
            profile=self.profile,
            generator=f"keikaku {__version__}",
            lang=self.lang,
        )

    def for_output(self) -> OutputOptions:
        """The options of the deliverables."""
        return OutputOptions(
            headings=self.headings,
            csv=self.csv,
            formats=self.only,
            lang=self.lang,
            licence=self.licence,
        )


def check_choice(option: str, value: str) -> None:
    """Nothing, when the value is one of the option's choices.

    Raises:
        UsageError: ``usage.choice``, naming the choices.
    """
    if value not in CHOICES[option]:
        choices = ", ".join(CHOICES[option])
        raise UsageError("usage.choice", option=f"--{option}", value=value, choices=choices)


def parse_pages(text: str) -> PageRanges:
    """Inclusive page ranges, as ``--pages`` takes them; full-width figures are welcome.

    >>> parse_pages("3-10, 12-")
    ((3, 10), (12, None))
    >>> parse_pages("7、9～")
    ((7, 7), (9, None))

    Raises:
        UsageError: ``usage.pages``.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("、", ",")
    plain = re.sub(r"[~〜‐-―−ー]", "-", plain)
    return tuple(_parse_range(part, text) for part in plain.split(",")) if plain else ()


def _parse_range(part: str, text: str) -> tuple[int, int | None]:
    found = re.fullmatch(r"([0-9]{1,6})(-([0-9]{1,6})?)?", part)
    if found is None:
        raise UsageError("usage.pages", value=text)
    first = int(found[1])
    last = first if found[2] is None else int(found[3]) if found[3] else None
    if first < 1 or (last is not None and last < first):
        raise UsageError("usage.pages", value=text)
    return first, last


def parse_formats(texts: Sequence[str]) -> tuple[str, ...]:
    """The formats named, in the order of ``FORMATS``; all of them when none is named.

    Raises:
        UsageError: ``usage.choice``.
    """
    names = [name.strip() for text in texts for name in text.split(",") if name.strip()]
    for name in names:
        check_choice("only", name)
    return tuple(known for known in FORMATS if not names or known in names)
