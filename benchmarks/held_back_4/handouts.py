"""Handouts: pages without a table, and small tables among prose, lists and figures."""

from __future__ import annotations

from random import Random

from benchmarks.documents.model import (
    Block,
    Box,
    Columns,
    Contents,
    Document,
    Drawing,
    Heading,
    PageBreak,
    PageSetup,
    Prose,
)
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.phrases import CIRCLED
from benchmarks.held_back_4.sets import STYLES

_GREEN = "#2e7d5b"
_STEPS = ("相談する", "申し込む", "審査を受ける", "利用を始める", "報告する")


def _write(x: float, y: float, text: str, size: float = 3, anchor: str = "middle") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}">{text}</text>'


def _draw_step(clerk: Clerk, at: int, x: float) -> str:
    """A numbered circle, the step's name and what to do in a rounded box below."""
    lines = (clerk.short(), clerk.short(), f"（{clerk.one_of(phrases.OFFICES)}）")
    return "".join(
        (
            f'<circle cx="{x}" cy="9" r="7" fill="{_GREEN}"/>',
            f'<text x="{x}" y="11.6" font-size="7" text-anchor="middle" fill="white">{at}</text>',
            _write(x, 22, _STEPS[at - 1], 3.8),
            f'<rect x="{x - 16}" y="26" width="32" height="21" rx="2" fill="#f1f8f4" '
            f'stroke="{_GREEN}" stroke-width="0.4"/>',
            *(_write(x, 32 + 6 * line, text, 2.4) for line, text in enumerate(lines)),
        )
    )


def _draw_steps(clerk: Clerk) -> Drawing:
    """Five circles in a row, joined by arrows."""
    parts = [_draw_step(clerk, at + 1, 17 + 35 * at) for at in range(5)]
    for at in range(4):
        x = 26 + 35 * at
        parts.append(
            f'<path d="M{x} 9h13" stroke="#777" stroke-width="1"/>'
            f'<path d="M{x + 17} 9l-4 -2.4v4.8z" fill="#777"/>'
        )
    return Drawing("".join(parts), 174, 49)


@STYLES.add("leaflet-steps-in-circles")
def make_leaflet_steps_in_circles(random: Random) -> Document:
    """A leaflet: a flow of numbered circles, text in two columns, boxes; no table; Chromium."""
    clerk = Clerk(random)
    columns = []
    for at, pillar in enumerate(clerk.pillars(4)):
        columns += [f"{CIRCLED[at]}　{pillar}", f"　{clerk.remarks(random.randint(2, 4))}"]
        columns += [f"・{clerk.short()}" for _ in range(random.randint(2, 4))]
    offices = clerk.some_of(phrases.OFFICES, 3)
    asking = (f"{office}　☎ 00-{random.randint(1000, 9999)}（直通）" for office in offices)
    blocks: tuple[Block, ...] = (
        Heading(f"{clerk.plan}（概要版）", 1),
        Box((clerk.remarks(2),), rounded=True, shade="#fff8e1"),
        Heading("ご利用の流れ", 2),
        _draw_steps(clerk),
        Heading("計画の柱", 2),
        Columns(tuple(columns), rule=random.random() < 0.5),
        PageBreak(),
        Heading("くわしくご説明します", 2),
        Columns(tuple(f"　{clerk.remarks(4)}" for _ in range(5))),
        Box((clerk.remark(), *(f"・{clerk.remark()}" for _ in range(3))), "ご注意ください"),
        Box(tuple(asking), "お問い合わせ", rounded=True),
    )
    page = PageSetup(font="Noto Sans CJK JP", numbers=False)
    return Document(blocks, page=page, tagged=random.random() < 0.5)


_DEPARTMENTS = ("総務部", "企画部", "福祉部", "産業部", "建設部", "教育部")
_LINE = 'fill="none" stroke="#444" stroke-width="0.35"'


def _draw_post(x: float, y: float, width: float, text: str, fill: str = "white") -> str:
    """A box 7 mm high with its text in the middle."""
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="7" fill="{fill}" stroke="#444" '
        f'stroke-width="0.35"/>{_write(x + width / 2, y + 4.7, text)}'
    )


def _draw_department(clerk: Clerk, name: str, offices: list[str], y: float) -> str:
    """A department with its offices in a column at its right, and their teams beside them."""
    parts = [f'<path d="M32 {y + 3.5}h6" {_LINE}/>', _draw_post(38, y, 32, name, "#dbe9f6")]
    for at, office in enumerate(offices):
        top = y + 8.5 * at
        teams = clerk.some_of(phrases.TEAMS, clerk.random.randint(1, 3))
        parts.append(f'<path d="M70 {y + 3.5}h5V{top + 3.5}h5" {_LINE}/>')
        parts.append(_draw_post(80, top, 38, office))
        parts.append(f'<path d="M118 {top + 3.5}h6" {_LINE}/>')
        parts.append(_write(126, top + 4.7, "・".join(teams), anchor="start"))
    return "".join(parts)


def _draw_offices(clerk: Clerk) -> Drawing:
    """The town hall's offices as a tree that lies on its side: mayor, departments, offices."""
    left = clerk.random.sample(phrases.OFFICES, len(phrases.OFFICES))
    parts, y, stem = [], 2.0, 2.0
    for name in clerk.some_of(_DEPARTMENTS, 5):
        offices = [left.pop() for _ in range(clerk.random.randint(2, 3))]
        parts.append(_draw_department(clerk, name, offices, y))
        stem, y = y, y + 8.5 * len(offices) + 4
    parts.append(f'<path d="M32 5.5V{stem + 3.5}M26 5.5h6" {_LINE}/>')
    parts.append(_draw_post(2, 2, 24, "町　長", "#f6e3db"))
    return Drawing("".join(parts), 174, y)


def _list_contents(clerk: Clerk) -> Contents:
    """Chapters and the documents at the end, with leaders and page numbers."""
    entries, page = [], 1
    for chapter, pillar in enumerate(clerk.pillars(5), 1):
        entries.append((1, f"{chapter}　{pillar}", page))
        for section in range(1, clerk.random.randint(3, 5)):
            entries.append((2, f"{chapter}－{section}　{clerk.short()}", page))
            page += clerk.random.randint(1, 5)
    entries += [(1, f"資料{at}　{clerk.short()}", page + at) for at in range(1, 4)]
    return Contents(tuple(entries))


@STYLES.add("offices-tree-lying")
def make_offices_tree_lying(random: Random) -> Document:
    """Contents with leaders, the offices as joined boxes in columns, boxed prose; Chromium."""
    clerk = Clerk(random)
    blocks = (
        Heading(f"{clerk.town}　{clerk.plan}", 1),
        Heading("もくじ", 2),
        _list_contents(clerk),
        PageBreak(),
        Heading("行政機構図", 2),
        Prose(f"（{clerk.day()}現在）", "right", 9),
        _draw_offices(clerk),
        Prose("※　臨時に置く室及び出先機関は省略している。", size=9),
        *(
            Box((f"　{clerk.remarks(2)}",), f"【{pillar}】", shade="#fafafa")
            for pillar in clerk.pillars(3)
        ),
    )
    page = PageSetup(font="IPAexGothic", running_head=clerk.plan)
    return Document(blocks, page=page, tagged=random.random() < 0.5)
