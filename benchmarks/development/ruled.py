"""Fully ruled tables in the usual ways of their rules."""

from __future__ import annotations

from random import Random

from benchmarks.development.rows import head_cells, make_measure_rows
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import FULL, THICK, Lines, frame_by
from benchmarks.documents.model import Document, Heading, PageSetup, Producer, Prose, Table

_WIDTHS = (14, 44, 24, 60, 24, 8)
_HEADS = ("番号", "施策・事業名", "担当課", "取組の内容", "目標値", "評価")


def _make(author: Author, lines: Lines, producer: Producer, tagged: bool = True) -> Document:
    """A report of one table with wrapped cells that breaks over a page between rows."""
    table = Table(
        (head_cells(_HEADS), *make_measure_rows(author, 14)),
        _WIDTHS,
        header_rows=1,
        lines=lines,
    )
    return Document(
        (
            Heading(author.title(), 1),
            Prose(author.paragraph(3)),
            Heading("１　施策の進捗状況"),
            Prose("（令和７年３月31日現在）", align="right", size=9, keep=True),
            table,
            Prose("※評価の区分：Ａ＝達成、Ｂ＝おおむね達成、Ｃ＝やや遅れ、Ｄ＝未着手", size=9),
        ),
        producer,
        PageSetup(running_head=author.title()),
        tagged,
    )


@STYLES.add("full-ruled-writer")
def make_full_ruled_writer(random: Random) -> Document:
    """Every cell ruled, Writer, tagged."""
    return _make(Author(random), FULL, "writer")


@STYLES.add("full-ruled-chromium")
def make_full_ruled_chromium(random: Random) -> Document:
    """Every cell ruled, Chromium without tags."""
    return _make(Author(random), FULL, "chromium", tagged=False)


@STYLES.add("full-ruled-calc")
def make_full_ruled_calc(random: Random) -> Document:
    """Every cell ruled, Calc, thick frame."""
    return _make(Author(random), frame_by(FULL, THICK), "calc")
