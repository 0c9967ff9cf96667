"""Handouts: pages without a table, and small tables among prose, lists and figures."""

from __future__ import annotations

from random import Random

from benchmarks.documents.model import (
    Block,
    Box,
    Columns,
    Document,
    Drawing,
    Heading,
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
    asking = (
        f"{office}　☎ 00-{random.randint(1000, 9999)}（内線{at}1）"
        for at, office in enumerate(offices, 2)
    )
    blocks: tuple[Block, ...] = (
        Heading(f"{clerk.plan}（概要版）", 1),
        Box((clerk.remarks(2),), rounded=True, shade="#fff8e1"),
        Heading("ご利用の流れ", 2),
        _draw_steps(clerk),
        Heading("計画の柱", 2),
        Columns(tuple(columns), rule=random.random() < 0.5),
        Box((clerk.remark(), *(f"・{clerk.remark()}" for _ in range(3))), "ご注意ください"),
        Box(tuple(asking), "お問い合わせ", rounded=True),
    )
    page = PageSetup(font="Noto Sans CJK JP", numbers=False)
    return Document(blocks, page=page, tagged=random.random() < 0.5)
