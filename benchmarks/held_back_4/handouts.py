"""Handouts: pages without a table, and small tables among prose, lists and figures."""

from __future__ import annotations

from random import Random

from benchmarks.documents.lines import Lines
from benchmarks.documents.model import (
    Block,
    Box,
    Cell,
    Columns,
    Contents,
    Document,
    Drawing,
    Heading,
    PageBreak,
    PageSetup,
    Prose,
    Table,
)
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back.looks import BOLD, DOTS, FINE, HAIR, NOTHING, figures, heads
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
    blocks: tuple[Block, ...] = (
        Heading(f"{clerk.town}　{clerk.plan}", 1),
        Heading("もくじ", 2),
        _list_contents(clerk),
        PageBreak(),
        Heading("行政機構図", 2),
        Prose(f"（{clerk.day()}現在）", "right", 9),
        _draw_offices(clerk),
        Prose("※　臨時に置く室及び出先機関は省略している。", size=9),
        *(
            Box((f"　{clerk.remarks(2)}",), f"【{aim}】", shade="#fafafa")
            for aim in clerk.pillars(3)
        ),
    )
    page = PageSetup(font="IPAexGothic", running_head=clerk.plan)
    return Document(blocks, page=page, tagged=random.random() < 0.5)


_HEAD_AND_ENDS = Lines(top=BOLD, bottom=BOLD, under_header=FINE)
_ACROSS = Lines(top=FINE, bottom=FINE, rows=HAIR)
_ACROSS_DOTTED = Lines(top=DOTS, bottom=DOTS, rows=DOTS)
_TERMS = ("オープンデータ", "ヤングケアラー", "ゼロカーボン", "ＫＰＩ", "テレワーク", "食品ロス")


def _draw_bars(clerk: Clerk) -> Drawing:
    """Seven bars with their values above and years below, on a base line."""
    parts = ['<path d="M8 44H142" stroke="black" stroke-width="0.3"/>']
    for at in range(7):
        x, height = 14 + 18 * at, clerk.random.randint(10, 36)
        parts += [
            f'<rect x="{x}" y="{44 - height}" width="10" height="{height}" fill="#7fa8d1"/>',
            _write(x + 5, 43 - height, f"{height * 37 + at:,}", 2.8),
            _write(x + 5, 48.5, f"H{28 + at}" if at < 3 else f"R{at - 2}", 2.8),
        ]
    return Drawing("".join(parts), 150, 50)


def _make_counts(clerk: Clerk) -> Table:
    """Numbers by year under a head; rules at the ends and under the head alone."""
    aims = [
        (clerk.aim(), *(clerk.figure() for _ in range(4)))
        for _ in range(clerk.random.randint(3, 5))
    ]
    rows = tuple((Cell(name), *figures(values)) for name, *values in aims)
    head = heads(("区　分", "令和３年", "令和４年", "令和５年", "令和６年"))
    return Table(
        (head, *rows), (66, 24, 24, 24, 24), 1, lines=_HEAD_AND_ENDS, padding=1.1, indent=4
    )


def _make_terms(clerk: Clerk, count: int, lines: Lines, shade: str) -> Table:
    """Words and what they mean, no head."""
    rows = tuple(
        (Cell(term, shade=shade, bold=not shade), Cell(clerk.remarks(clerk.random.randint(1, 2))))
        for term in clerk.some_of(_TERMS, count)
    )
    return Table(rows, (42, 128), lines=lines, size=9.5, padding=1.3)


def _make_aims(clerk: Clerk) -> Table:
    """Aims told by shades alone: a dark head, every second row light."""
    rows = tuple(
        (Cell(clerk.aim()), *figures((clerk.figure(), clerk.figure())), *heads((clerk.office(),)))
        for _ in range(clerk.random.randint(4, 6))
    )
    head = heads(("目標とする項目", "現状（R6）", "目標（R11）", "所　管"), "#44617b", "#ffffff")
    return Table((head, *rows), (76, 28, 28, 38), 1, lines=NOTHING, stripes="#e6edf3", padding=1.3)


@STYLES.add("small-tables-among-figures")
def make_small_tables_among_figures(random: Random) -> Document:
    """Prose, a chart, lists and three small tables with few lines; Chromium."""
    clerk = Clerk(random)
    blocks: tuple[Block, ...] = (
        Heading("第２章　現状と課題", 1),
        Prose(f"　{clerk.remarks(3)}"),
        _draw_bars(clerk),
        Prose("図２－１　登録者数の推移（単位：人）", "center", 9),
        Prose(f"資料：{clerk.one_of(phrases.OFFICES)}調べ（各年４月１日現在）", "right", 8),
        Prose(f"　{clerk.remarks(2)}"),
        Prose("表２－１　主な数値の推移", "center", 9, keep=True),
        _make_counts(clerk),
        Prose("※　令和６年は速報値。端数処理のため、合計と一致しないことがある。", size=8),
        Heading("（１）課題の整理", 3),
        *(Prose(f"・{clerk.remark()}") for _ in range(random.randint(3, 5))),
        Heading("（２）この章で用いることば", 3),
        _make_terms(clerk, random.randint(3, 5), _ACROSS_DOTTED, ""),
        Prose(f"　{clerk.remarks(3)}"),
        Heading("（３）めざす姿", 3),
        *(Prose(f"{CIRCLED[at]}　{clerk.short()}") for at in range(3)),
        _make_aims(clerk),
        Prose(f"※１　{clerk.remark()}", size=8),
        Prose(f"※２　{clerk.remark()}", size=8),
    )
    page = PageSetup(font="IPAexMincho", margins=(20, 20, 20, 20), running_head=clerk.plan)
    return Document(blocks, page=page, tagged=random.random() < 0.5)


def _make_members(clerk: Clerk) -> Table:
    """Names of a committee, what they are and where from; hair lines between the rows alone."""
    posts = ("会長", "副会長", *("委員" for _ in range(clerk.random.randint(4, 7))))
    rows = tuple(
        (
            Cell(post, align="center"),
            Cell(clerk.person()),
            Cell(f"{clerk.one_of(phrases.PLACES)}運営協議会（第{at}区）"),
            Cell(clerk.one_of(("公募", "新任", "再任", "")), align="center"),
        )
        for at, post in enumerate(posts, 1)
    )
    head = heads(("役職", "氏　名", "所　属　等", "備考"))
    return Table((head, *rows), (24, 40, 78, 24), 1, lines=_ACROSS, size=10, padding=1, indent=3)


def _make_course(clerk: Clerk) -> Table:
    """When the meetings are and what they are for; the shade of the months alone tells it."""
    rows = tuple(
        (
            Cell(f"令和７年{month}月", align="center", shade="#fbe9d0"),
            Cell(f"第{at}回会議", shade="#fdf6ea"),
            Cell(f"{clerk.short()}について", shade="#fdf6ea"),
        )
        for at, month in enumerate(sorted(clerk.random.sample(range(4, 13), 4)), 1)
    )
    return Table(rows, (34, 34, 102), lines=NOTHING, size=10, padding=1.3)


@STYLES.add("meeting-handout-lists")
def make_meeting_handout_lists(random: Random) -> Document:
    """What lies on a meeting's table: members, dates, words, among clauses and notes; Writer."""
    clerk = Clerk(random)
    blocks: tuple[Block, ...] = (
        Prose("資料１", "right", 11),
        Heading(f"{clerk.plan}策定委員会について", 1),
        Heading("１　趣旨", 3),
        Prose(f"　{clerk.remarks(5)}", size=10.5),
        Heading("２　委員（敬称略）", 3),
        _make_members(clerk),
        Prose("※　任期は、委嘱の日から令和９年３月31日までとする。", size=9),
        Heading("３　会議の予定", 3),
        _make_course(clerk),
        Prose(f"（注）{clerk.remark()}", size=9),
        Heading("４　ご意見をいただきたい点", 3),
        *(Prose(f"（{at}）{clerk.remarks(3)}", size=10.5) for at in range(1, 6)),
        Prose(f"　　ア　{clerk.short()}　　イ　{clerk.short()}", size=10.5),
        Heading("５　用語", 3),
        _make_terms(clerk, random.randint(4, 6), _ACROSS, "#efefef"),
        Prose("※　用語は、計画書の資料編から抜粋した。", size=9),
        Box((clerk.remarks(2), f"・{clerk.remark()}", f"・{clerk.remark()}"), "【参考】"),
        Prose(
            f"担当　{clerk.one_of(phrases.OFFICES)}　電話 00-{random.randint(1000, 9999)}", "right"
        ),
    )
    page = PageSetup(font="IPAexGothic", margins=(22, 20, 22, 20))
    return Document(blocks, "writer", page, tagged=random.random() < 0.5)
