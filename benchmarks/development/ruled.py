"""Fully ruled tables with the usual kinds of rules."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.development.rows import head_cells, make_measure_rows
from benchmarks.development.sets import STYLES
from benchmarks.documents.author import Author
from benchmarks.documents.lines import (
    DASHED,
    DOTTED,
    DOUBLE,
    FULL,
    THICK,
    Lines,
    Rule,
    frame_by,
)
from benchmarks.documents.model import Document, Heading, PageSetup, Producer, Prose, Table

_WIDTHS = (14, 44, 24, 60, 24, 8)
_HEADS = ("番号", "施策・事業名", "担当課", "取組の内容", "目標値", "評価")
_LEGEND = "※評価の区分：Ａ＝達成、Ｂ＝おおむね達成、Ｃ＝やや遅れ、Ｄ＝未着手"


def make_report(
    author: Author, lines: Lines, producer: Producer, *, tagged: bool = True
) -> Document:
    """A report of one table with wrapped cells that breaks over a page between rows."""
    table = Table(
        (head_cells(_HEADS), *make_measure_rows(author, author.random.randint(10, 16))),
        _WIDTHS,
        header_rows=1,
        lines=lines,
        size=author.random.choice((8.5, 9)),
    )
    return Document(
        (
            Heading(author.title(), 1),
            Prose(author.paragraph(3)),
            Heading("１　施策の進捗状況"),
            Prose("（令和７年３月31日現在）", align="right", size=9, keep=True),
            table,
            Prose(_LEGEND, size=9),
        ),
        producer,
        PageSetup(running_head=author.title(), font=author.font()),
        tagged,
    )


@STYLES.add("full-ruled-writer")
def make_full_ruled_writer(random: Random) -> Document:
    """Every cell ruled; Writer, tagged."""
    return make_report(Author(random), FULL, "writer")


@STYLES.add("full-ruled-chromium")
def make_full_ruled_chromium(random: Random) -> Document:
    """Every cell ruled; Chromium without tags."""
    return make_report(Author(random), FULL, "chromium", tagged=False)


@STYLES.add("full-ruled-calc")
def make_full_ruled_calc(random: Random) -> Document:
    """Every cell ruled, thick frame; Calc."""
    return make_report(Author(random), frame_by(FULL, THICK), "calc", tagged=False)


@STYLES.add("double-rules-writer")
def make_double_rules_writer(random: Random) -> Document:
    """Double rules everywhere; Writer without tags."""
    return make_report(Author(random), DOUBLE, "writer", tagged=False)


@STYLES.add("double-header-chromium")
def make_double_header_chromium(random: Random) -> Document:
    """A double frame and a double rule below the header, hairlines inside; Chromium, untagged."""
    double = Rule("double", 2.25)
    lines = replace(frame_by(FULL, double), under_header=double)
    return make_report(Author(random), lines, "chromium", tagged=False)


@STYLES.add("dotted-rules-writer")
def make_dotted_rules_writer(random: Random) -> Document:
    """Dotted rules inside a solid frame; Writer without tags."""
    return make_report(Author(random), frame_by(DOTTED, Rule(width=1)), "writer", tagged=False)


@STYLES.add("dotted-rules-chromium")
def make_dotted_rules_chromium(random: Random) -> Document:
    """Dotted rules, also outside: thousands of dots; Chromium without tags."""
    return make_report(Author(random), DOTTED, "chromium", tagged=False)


@STYLES.add("dashed-rows-calc")
def make_dashed_rows_calc(random: Random) -> Document:
    """Solid columns, dashed rules between rows, double below the header; Calc without tags."""
    lines = replace(FULL, rows=DASHED.rows, under_header=Rule("double", 1.5))
    return make_report(Author(random), lines, "calc", tagged=False)


@STYLES.add("dashed-rules-chromium")
def make_dashed_rules_chromium(random: Random) -> Document:
    """Dashed rules in grey; Chromium without tags."""
    dashed = Rule("dashed", 0.75, "#666666")
    lines = replace(DASHED, rows=dashed, columns=dashed)
    return make_report(Author(random), lines, "chromium", tagged=False)
