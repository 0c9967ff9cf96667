"""The tools that are compared, and how each is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
ADAPTERS = FOLDER.parent / "peers_adapters"
BASE = "pdfplumber"
"""The tool that others' speed is given as a multiple of."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool at one setting.

    ``environment`` names its requirements file and its virtual environment, ``adapter`` its script
    and ``variant`` the script's setting.
    """

    name: str
    environment: str
    adapter: str
    variant: str = ""
    needs: tuple[str, ...] = ()
    """Programs that must be installed."""
    timed: bool = True
    """False for a second way to read the same results, which costs the same."""

    @property
    def requirements(self) -> Path:
        """The file of pinned packages."""
        return FOLDER / f"requirements-{self.environment}.txt"

    @property
    def script(self) -> Path:
        """The adapter."""
        return ADAPTERS / f"{self.adapter}.py"


TOOLS = (
    Tool("keikaku", "keikaku", "read_keikaku"),
    Tool("pdfplumber", "pdfplumber", "read_pdfplumber"),
    Tool("pdfplumber, spans from boxes", "pdfplumber", "read_pdfplumber", "boxes", timed=False),
    Tool("pdfplumber-rs", "pdfplumber-rs", "read_pdfplumber_rs"),
    Tool(
        "pdfplumber-rs, spans from boxes",
        "pdfplumber-rs",
        "read_pdfplumber_rs",
        "boxes",
        timed=False,
    ),
    Tool("camelot lattice", "camelot", "read_camelot", "lattice"),
    Tool("camelot hybrid", "camelot", "read_camelot", "hybrid"),
    Tool("tabula", "tabula", "read_tabula", needs=("java",)),
    Tool("PyMuPDF", "pymupdf", "read_pymupdf"),
    Tool("img2table", "img2table", "read_img2table"),
    Tool("pdf-oxide", "pdf-oxide", "read_pdf_oxide"),
)


def find_tools(names: list[str] | None) -> list[Tool]:
    """The tools whose names begin with one of ``names`` (spaces as hyphens too), all when none.

    A name that is exactly a tool's chooses that tool alone.
    """
    if not names:
        return list(TOOLS)
    exact = [tool for tool in TOOLS if tool.name in names]
    rest = [name for name in names if name not in {tool.name for tool in exact}]
    begun = [tool for tool in TOOLS if any(_slug(tool.name).startswith(_slug(n)) for n in rest)]
    return [tool for tool in TOOLS if tool in exact or tool in begun]


def _slug(name: str) -> str:
    return name.lower().replace(",", "").replace(" ", "-")
