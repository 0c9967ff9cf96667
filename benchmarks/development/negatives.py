"""Documents without any table: prose, boxes, charts, frames, columns, contents."""

from __future__ import annotations

from random import Random

from benchmarks.development.sets import STYLES
from benchmarks.documents import vocabulary as words
from benchmarks.documents.author import Author
from benchmarks.documents.model import (
    Block,
    Box,
    Columns,
    Contents,
    Document,
    Drawing,
    Heading,
    OrgChart,
    PageSetup,
    Producer,
    Prose,
)


def _make_prose(author: Author, paragraphs: int) -> list[Block]:
    blocks: list[Block] = []
    for number in range(paragraphs):
        if number % 3 == 0:
            blocks.append(Heading(f"（{number // 3 + 1}）{author.measure()}"))
        blocks.append(Prose("　" + author.paragraph(author.random.randint(2, 6))))
    return blocks


def _finish(
    author: Author, blocks: list[Block], producer: Producer, frame: bool = False
) -> Document:
    page = PageSetup(running_head=author.title(), font=author.font(), frame=frame)
    return Document((Heading(author.title(), 1), *blocks), producer, page, tagged=False)


@STYLES.add("prose-writer")
def make_prose_writer(random: Random) -> Document:
    """Prose with headings and underlined words, no table; Writer without tags."""
    author = Author(random)
    blocks = _make_prose(author, 14)
    text = author.paragraph(3)
    blocks.append(Prose(text, underline=text[10:30]))
    return _finish(author, blocks, "writer")


@STYLES.add("boxes-chromium")
def make_boxes(random: Random) -> Document:
    """Boxes with and without heading strips around prose, no table; Chromium without tags."""
    return _make_boxes(Author(random), "chromium")


@STYLES.add("boxes-writer")
def make_boxes_writer(random: Random) -> Document:
    """Bordered paragraphs, no table; Writer without tags."""
    return _make_boxes(Author(random), "writer")


def _make_boxes(author: Author, producer: Producer) -> Document:
    blocks = _make_prose(author, 3)
    for number in range(4):
        title = author.measure() if number % 2 else ""
        inside = tuple(author.paragraph(2) for _ in range(author.random.randint(1, 3)))
        shade = author.pick(("", "#f4f4f4"))
        blocks += [Box(inside, title, rounded=number == 2, shade=shade), Prose(author.paragraph(2))]
    return _finish(author, blocks, producer)


@STYLES.add("org-chart")
def make_org_chart(random: Random) -> Document:
    """An organisation chart between prose, no table; Chromium without tags."""
    author = Author(random)
    branches = tuple(
        (name, tuple(random.sample(words.OFFICES, random.randint(1, 3))))
        for name in ("総務部", "健康福祉部", "産業建設部", "教育委員会事務局")
    )
    blocks = [*_make_prose(author, 4), OrgChart("市長・副市長", branches), *_make_prose(author, 2)]
    return _finish(author, blocks, "chromium")


@STYLES.add("page-frame-chromium")
def make_page_frame(random: Random) -> Document:
    """A frame around every page of prose, no table; Chromium without tags."""
    author = Author(random)
    return _finish(author, _make_prose(author, 13), "chromium", frame=True)


@STYLES.add("page-frame-writer")
def make_page_frame_writer(random: Random) -> Document:
    """A frame around every page of prose, no table; Writer without tags."""
    author = Author(random)
    return _finish(author, _make_prose(author, 13), "writer", frame=True)


@STYLES.add("text-columns-chromium")
def make_text_columns(random: Random) -> Document:
    """Prose in two or three columns, no table; Chromium without tags."""
    author = Author(random)
    texts = tuple(author.paragraph(4) for _ in range(8))
    columns = Columns(texts, random.choice((2, 3)), rule=random.random() < 0.5)
    return _finish(author, [columns, *_make_prose(author, 2)], "chromium")


@STYLES.add("text-columns-writer")
def make_text_columns_writer(random: Random) -> Document:
    """Prose in two columns with a rule between, no table; Writer without tags."""
    author = Author(random)
    columns = Columns(tuple(author.paragraph(4) for _ in range(14)), 2, rule=True)
    return _finish(author, [columns], "writer")


@STYLES.add("contents-writer")
def make_contents_writer(random: Random) -> Document:
    """A table of contents with dot leaders, no table; Writer without tags."""
    return _make_contents(Author(random), "writer")


@STYLES.add("contents-chromium")
def make_contents_chromium(random: Random) -> Document:
    """A table of contents with dot leaders, no table; Chromium without tags."""
    return _make_contents(Author(random), "chromium")


def _make_contents(author: Author, producer: Producer) -> Document:
    entries: list[tuple[int, str, int]] = []
    page = 1
    for chapter in range(4):
        entries.append((1, f"第{chapter + 1}章　{author.goal()}", page))
        for part in range(author.random.randint(3, 6)):
            page += author.random.randint(1, 4)
            entries.append((2, f"{part + 1}　{author.measure()}", page))
    return _finish(author, [Contents(tuple(entries))], producer)


@STYLES.add("bar-chart")
def make_bar_chart(random: Random) -> Document:
    """A bar chart with grid lines and axis labels, no table; Chromium without tags."""
    author = Author(random)
    drawing = Drawing(_draw_bars(author), 160, 80)
    return _finish(author, [*_make_prose(author, 3), drawing, *_make_prose(author, 3)], "chromium")


def _draw_bars(author: Author) -> str:
    grid = "".join(
        f'<path d="M20 {y}H150" stroke="#aaaaaa" stroke-width="0.2"/>'
        f'<text x="17" y="{y + 1}" font-size="3" text-anchor="end">{(70 - y) * 5}</text>'
        for y in range(10, 71, 12)
    )
    bars = ""
    for number, year in enumerate(author.years(6)):
        height = author.random.randint(8, 56)
        x = 26 + number * 21
        bars += (
            f'<rect x="{x}" y="{70 - height}" width="12" height="{height}" fill="#5b9bd5"/>'
            f"{_draw_text(x + 6, 68 - height, str(height))}{_draw_text(x + 6, 75, year)}"
        )
    return grid + bars


def _draw_text(x: float, y: float, text: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="3" text-anchor="middle">{text}</text>'
