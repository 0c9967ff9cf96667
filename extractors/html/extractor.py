"""The extractor for HTML pages."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from extractors.base import ExtractOptions, Source
from extractors.encoding import Decoded, decode_html
from extractors.finding_log import FindingLog
from extractors.html.blocks import read_blocks, read_text
from extractors.html.reading import NoPlaces, Reading, SlotBudget
from extractors.html.shades import Shades
from extractors.html.tree import ElementPaths, count_text, get_attribute, parse_tree
from extractors.sniff import HTML
from schemas.document import Document, Page, Unit


class HtmlExtractor:
    """Reads HTML pages in any Japanese encoding."""

    name = "html"

    def accepts(self, source: Source) -> str | None:
        """None for HTML, else the type that the source is of."""
        return None if source.media_type == HTML else f"not HTML but {source.media_type}"

    def extract(self, source: Source, options: ExtractOptions) -> Document:
        """The Document of one page 1 without size.

        Raises:
            LimitError: nested too deeply or too many cells (``html.*``).
        """
        log = FindingLog(source.sha256)
        tree = open_tree(source, options, log)
        reading = Reading(
            NoPlaces(),
            ElementPaths(),
            log,
            SlotBudget(source.name, options.max_cells),
            Shades(tree),
        )
        page = read_page(tree, reading)
        note_frames(tree, log)
        info = source.info(page_count=1, metadata=read_metadata(tree))
        return Document(info, (page,), log.findings())


def open_tree(source: Source, options: ExtractOptions, log: FindingLog) -> BeautifulSoup:
    """The element tree of a source's bytes; what decoding noticed is noted.

    Raises:
        LimitError: nested too deeply (``html.too-deep``).
    """
    decoded = decode_html(source.data)
    note_decoding(decoded, log)
    return parse_tree(decoded.text, source.name, options.max_depth)


def note_decoding(decoded: Decoded, log: FindingLog) -> None:
    """Notes a wrong declaration and damaged characters."""
    if decoded.contradicts_declaration:
        declared = decoded.declared or ""
        log.note("source.encoding-guessed", declared=declared, used=decoded.encoding)
    if decoded.damaged_count:
        log.note("source.encoding-damaged", count=decoded.damaged_count)


def read_page(
    tree: Tag,
    reading: Reading,
    unit: Unit = "px",
    size: tuple[float, float] | None = None,
) -> Page:
    """Page 1 with the tree's blocks, its characters counted from the text nodes."""
    count = count_text(tree)
    if count.hidden:
        reading.log.note("text.hidden", count=count.hidden)
    width, height = size or (None, None)
    return Page(
        1,
        width,
        height,
        unit,
        blocks=read_blocks(tree, reading),
        characters=count.visible + count.hidden,
        hidden=count.hidden,
    )


def read_metadata(tree: Tag) -> dict[str, str]:
    """Title and the named ``<meta>`` entries that say who made the page and when."""
    metadata: dict[str, str] = {}
    title = tree.find("title")
    if isinstance(title, Tag) and (text := " ".join(title.get_text().split())):
        metadata["title"] = text
    for meta in tree.find_all("meta"):
        name = get_attribute(meta, "name").strip().lower()
        content = get_attribute(meta, "content").strip()
        if name in {"author", "description", "keywords", "generator", "date"} and content:
            metadata.setdefault(name, content)
    return metadata


def note_frames(tree: Tag, log: FindingLog) -> None:
    """Notes the pages of a frame set, whose text is not in this file."""
    frames = [get_attribute(frame, "src") for frame in tree.find_all("frame")]
    if frames:
        log.note("html.frames", pages=", ".join(src for src in frames if src)[:200])


__all__ = ["HtmlExtractor", "note_decoding", "open_tree", "read_metadata", "read_page", "read_text"]
