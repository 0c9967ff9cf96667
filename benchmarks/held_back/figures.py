"""Documents without any table: what a tool finds there is false."""

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
    OrgChart,
    PageBreak,
    PageSetup,
    Prose,
)
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.sets import STYLES


@STYLES.add("no-table-policy")
def make_no_table_policy(random: Random) -> Document:
    """Prose, boxes with and without strips, text in three columns; Chromium."""
    clerk = Clerk(random)
    blocks: list[Block] = [Heading(f"{clerk.town}{clerk.plan}　基本方針", 1)]
    for number, pillar in enumerate(clerk.pillars(3), 1):
        text = clerk.remarks(4)
        blocks += [
            Heading(f"第{number}　{pillar}", 2),
            Prose(text, underline=text[5:22]),
            Box((clerk.points(2), clerk.remark()), f"{pillar}の視点", shade="#fff8e5"),
            Columns(tuple(clerk.remarks(3) for _ in range(3)), 3, rule=number == 2),
        ]
    blocks.append(Box((clerk.remarks(3),), rounded=True))
    page = PageSetup(font="IPAPMincho")
    return Document(tuple(blocks), page=page, tagged=random.random() < 0.5)


@STYLES.add("no-table-writer")
def make_no_table_writer(random: Random) -> Document:
    """Contents with leaders, framed pages and boxed paragraphs; Writer."""
    clerk = Clerk(random)
    entries = []
    for number, pillar in enumerate(clerk.pillars(6), 1):
        entries.append((1, f"第{number}章　{pillar}", number * 9))
        entries += [(2, f"{at}　{clerk.short()}", number * 9 + at) for at in range(1, 4)]
    blocks: list[Block] = [Heading("目　　次", 1, 1.0), Contents(tuple(entries)), PageBreak()]
    for number in range(1, 4):
        blocks += [
            Heading(f"第{number}節　{clerk.short()}", 2),
            Prose(clerk.remarks(6), size=10.5),
            Box((clerk.remark(), clerk.points(2)), "コラム" if number == 2 else ""),
        ]
    page = PageSetup(font="IPAexMincho", frame=True, running_head=clerk.plan)
    return Document(tuple(blocks), "writer", page)


def _draw_box(x: float, y: float, width: float, text: str, fill: str = "none") -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="9" fill="{fill}" stroke="#333333" '
        f'stroke-width="0.35"/><text x="{x + width / 2}" y="{y + 5.8}" font-size="3.1" '
        f'text-anchor="middle">{text}</text>'
    )


def _draw_flow(clerk: Clerk) -> Drawing:
    """Boxes in two columns joined by arrows: who applies, who decides."""
    parts = []
    for at in range(5):
        y = 2 + 15 * at
        parts.append(_draw_box(4, y, 66, clerk.short(), "#eef4fb"))
        parts.append(_draw_box(100, y, 66, clerk.short()))
        parts.append(
            f'<path d="M70 {y + 4.5}H97" stroke="black" stroke-width="0.4"/>'
            f'<path d="M100 {y + 4.5}l-3.5 -1.4v2.8z"/>'
        )
        if at < 4:
            parts.append(f'<path d="M37 {y + 9}v4.4" stroke="black" stroke-width="0.4"/>')
    return Drawing("".join(parts), 172, 78)


def _draw_tree(clerk: Clerk) -> Drawing:
    """The aims of a plan at the left, their measures at the right, joined by elbows."""
    parts, y = [], 2.0
    for pillar in clerk.pillars(4):
        leaves = clerk.random.randint(2, 3)
        parts.append(_draw_box(2, y, 74, pillar, "#fde9d9"))
        for at in range(leaves):
            top = y + 10.5 * at
            parts.append(_draw_box(96, top, 74, f"{clerk.project()}"))
            parts.append(
                f'<path d="M76 {y + 4.5}h10V{top + 4.5}h10" fill="none" stroke="#333333" '
                'stroke-width="0.35"/>'
            )
        y += 10.5 * leaves + 4
    return Drawing("".join(parts), 174, y)


def _draw_graph(clerk: Clerk) -> Drawing:
    """A line graph in a frame with a grid both ways, as spreadsheets draw it."""
    grid = "".join(
        f'<path d="M15 {6 + 7 * at}H155M{15 + 20 * at} 6V55" stroke="#c8c8c8" stroke-width="0.2"/>'
        for at in range(8)
    )
    heights = [clerk.random.randint(10, 50) for _ in range(8)]
    line = " ".join(f"{15 + 20 * at},{height}" for at, height in enumerate(heights))
    marks = "".join(
        f'<rect x="{14 + 20 * at}" y="{height - 1}" width="2" height="2" fill="#c00000"/>'
        f'<text x="{15 + 20 * at}" y="{height - 2}" font-size="2.6" text-anchor="middle">'
        f"{(60 - height) * 31:,}</text>"
        f'<text x="{15 + 20 * at}" y="59" font-size="2.8" text-anchor="middle">H{23 + at}</text>'
        for at, height in enumerate(heights)
    )
    frame = (
        '<rect x="1" y="1" width="168" height="62" fill="none" stroke="#000" stroke-width=".4"/>'
    )
    stroke = '" fill="none" stroke="#c00000" stroke-width="0.6"/>'
    return Drawing(f'{frame}{grid}<polyline points="{line}{stroke}{marks}', 170, 64)


@STYLES.add("no-table-diagrams")
def make_no_table_diagrams(random: Random) -> Document:
    """A tree of measures, a flow of boxes and arrows, an organisation chart and a graph."""
    clerk = Clerk(random)
    branches = tuple(
        (office, tuple(random.sample(phrases.TEAMS, random.randint(2, 3))))
        for office in random.sample(phrases.OFFICES, 4)
    )
    blocks = (
        Heading("計画の体系", 2),
        _draw_tree(clerk),
        Heading("手続の流れ", 2),
        _draw_flow(clerk),
        PageBreak(),
        Heading("推進体制", 2),
        OrgChart("推進本部（本部長：町長）", branches),
        Heading("人口の推移", 2),
        _draw_graph(clerk),
        Prose(clerk.remarks(3)),
    )
    page = PageSetup(font="Noto Sans CJK JP", frame=True)
    return Document(blocks, page=page, tagged=random.random() < 0.5)
