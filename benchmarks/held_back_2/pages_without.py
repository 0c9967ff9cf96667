"""Documents without any table, in forms that the older sets do not hold: all found is false."""

from __future__ import annotations

from random import Random

from benchmarks.documents.model import (
    Block,
    Box,
    Contents,
    Document,
    Drawing,
    Heading,
    PageBreak,
    PageSetup,
    Producer,
    Prose,
)
from benchmarks.held_back import phrases
from benchmarks.held_back.clerk import Clerk
from benchmarks.held_back_2.sets import STYLES

_TERMS = (
    "ＮＰＯ",
    "アダプト制度",
    "インフラ長寿命化",
    "関係人口",
    "ＧＩＧＡスクール",
    "コミュニティ・スクール",
    "合計特殊出生率",
    "再生可能エネルギー",
    "シビックプライド",
    "デマンド型交通",
    "フレイル",
    "立地適正化計画",
    "６次産業化",
    "ワンストップ窓口",
)
_ASKING = ("はどうなりますか。", "はいつから変わりますか。", "の窓口はどこですか。")
_HANG = "　" * 3
_LINE = 40  # letters in a line of the glossary


@STYLES.add("clauses-boxed-note")
def make_clauses_boxed_note(random: Random) -> Document:
    """Prose numbered 第1, 1, (1), ア as in a circular, a boxed note inside each part; Writer."""
    clerk = Clerk(random)
    blocks: list[Block] = [
        Prose(f"{clerk.day()}\n{clerk.town}", "right", 10.5),
        Heading(f"{clerk.plan}の運用について", 1),
        Prose("記", "center", 11),
    ]
    for part, pillar in enumerate(clerk.pillars(3), 1):
        blocks.append(Heading(f"第{part}　{pillar}", 2))
        for number in range(1, 4):
            blocks.append(Prose(f"{number}　{clerk.short()}", size=10.5, keep=True))
            blocks += [
                Prose(f"　({at}) {clerk.remarks(random.randint(1, 2))}", size=10.5)
                for at in range(1, random.randint(3, 4))
            ]
            blocks += [Prose(f"　　{kana}　{clerk.remark()}", size=10.5) for kana in "アイ"]
            if number == 2:
                notes = (f"※１　{clerk.remark()}", f"※２　{clerk.remarks(2)}")
                blocks.append(Box(notes, "（留意事項）", shade="#f2f2f2"))
    page = PageSetup(font="IPAexMincho", margins=(25, 25, 25, 28))
    return Document(tuple(blocks), "writer", page, tagged=random.random() < 0.5)


@STYLES.add("questions-in-boxes")
def make_questions_in_boxes(random: Random) -> Document:
    """Questions as strips over boxes with the answers, box under box; Chromium."""
    clerk = Clerk(random)
    blocks: list[Block] = [
        Heading(f"{clerk.plan}　Ｑ＆Ａ", 1),
        Prose(clerk.remarks(2), size=10.5),
    ]
    for number in range(1, 11):
        question = f"Ｑ{number}　{clerk.project()}{clerk.one_of(_ASKING)}"
        answer = [f"Ａ　{clerk.remarks(random.randint(1, 3))}"]
        if number % 3 == 0:
            answer += [f"・{clerk.short()}" for _ in range(3)]
        blocks.append(Box(tuple(answer), question, number % 2 == 0, "#eaf3ea"))
    blocks.append(Prose(f"お問合せ　{clerk.town}　{phrases.OFFICES[0]}", "right"))
    page = PageSetup(font="Noto Sans CJK JP")
    return Document(tuple(blocks), page=page, tagged=random.random() < 0.5)


def _hang(term: str, text: str) -> str:
    """A term with its explanation, whose later lines the author set in with spaces."""
    first, width = _LINE - len(term) - 2, _LINE - len(_HANG)
    lines = [f"{term}……{text[:first]}"]
    lines += [_HANG + text[at : at + width] for at in range(first, len(text), width)]
    return "\n".join(lines)


@STYLES.add("glossary-hanging")
def make_glossary_hanging(random: Random) -> Document:
    """A glossary by rows of the syllabary: terms at the margin, later lines set in; Writer."""
    clerk = Clerk(random)
    terms = clerk.some_of(_TERMS, 12)
    blocks: list[Block] = [Heading("用　語　解　説", 1), Prose(clerk.remark(), size=9)]
    for at, term in enumerate(terms):
        if at % 3 == 0:
            blocks.append(Heading(f"【{'あかさた'[at // 3]}行】", 3))
        blocks.append(Prose(_hang(term, clerk.remarks(random.randint(2, 4))), size=10))
    page = PageSetup(font="IPAexGothic", running_head=f"{clerk.plan}　資料編")
    return Document(tuple(blocks), "writer", page, tagged=random.random() < 0.5)


def _box(x: float, y: float, width: float, height: float, fill: str = "white") -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" '
        'stroke="#1f3864" stroke-width="0.4"/>'
    )


def _say(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x}" y="{y}" font-size="3.2" text-anchor="{anchor}">{text}</text>'


def _draw_down(x: float, top: float, bottom: float) -> str:
    """An arrow with a head at both ends."""
    return (
        f'<path d="M{x} {top + 2}V{bottom - 2}" stroke="#1f3864" stroke-width="0.6"/>'
        f'<path d="M{x} {top}l-1.5 3h3zM{x} {bottom}l-1.5 -3h3z" fill="#1f3864"/>'
    )


def _draw_council(clerk: Clerk) -> Drawing:
    """The head office over its members, beside it the council, below the teams upright."""
    parts = [
        _box(4, 2, 104, 46, "#eef2fa"),
        _say(56, 8.5, f"{clerk.town}　推進本部"),
        _box(10, 12, 92, 9),
        _say(56, 17.8, "本部長：市町村長　　副本部長：副市町村長"),
        _box(10, 25, 44, 19),
        _box(58, 25, 44, 19),
        _box(130, 12, 40, 26, "#fdf3e4"),
        _say(150, 19, "審議会"),
        _say(150, 26, f"会長　{clerk.person()}"),
        _say(150, 33, "学識経験者・公募"),
        '<path d="M110 20H128M110 29H128" stroke="#1f3864" stroke-width="0.5"/>',
        '<path d="M128 18.6v2.8l2.6 -1.4zM110 27.6v2.8l-2.6 -1.4z" fill="#1f3864"/>',
        _say(119, 18, "諮問"),
        _say(119, 33.5, "答申"),
    ]
    offices = clerk.some_of(phrases.OFFICES, 6)
    for at, office in enumerate(offices):
        parts.append(_say((13, 61)[at % 2], 30.5 + 5 * (at // 2), f"・{office}長", "start"))
    parts += [_draw_down(56, 48, 60), _box(30, 60, 52, 10), _say(56, 66.2, "幹事会（課長級）")]
    parts.append('<path d="M56 70v7M13 77H161" fill="none" stroke="#1f3864" stroke-width="0.4"/>')
    for at, pillar in enumerate(clerk.pillars(5)):
        x = 13 + 37 * at
        parts += [
            f'<path d="M{x} 77v5" stroke="#1f3864" stroke-width="0.4"/>',
            _box(x - 6, 82, 12, 68, "#f7f7f7"),
            f'<text x="{x}" y="85" font-size="3" writing-mode="vertical-rl">{pillar}部会</text>',
        ]
    return Drawing("".join(parts), 174, 152)


@STYLES.add("council-joined-boxes")
def make_council_joined_boxes(random: Random) -> Document:
    """Who carries the plan: boxes inside and beside boxes, joined by arrows; Chromium."""
    clerk = Clerk(random)
    blocks = (
        Heading("第６章　計画の推進体制", 1),
        Heading("１　庁内及び審議会の体制", 2),
        Prose(clerk.remarks(3), size=10.5),
        _draw_council(clerk),
        Prose("図６－１　推進体制図", "center", 9),
        Heading("２　進行管理", 2),
        Prose(clerk.remarks(4), size=10.5),
    )
    page = PageSetup(font="IPAexGothic")
    return Document(blocks, page=page, tagged=random.random() < 0.5)


@STYLES.add("contents-three-levels")
def make_contents_three_levels(random: Random) -> Document:
    """Contents of parts, chapters and sections with leaders, then prose; either engine."""
    clerk = Clerk(random)
    entries, page_number = [], 1
    for part, pillar in enumerate(clerk.pillars(4), 1):
        entries.append((1, f"第{part}編　{pillar}", page_number))
        for chapter in range(1, 4):
            entries.append((2, f"第{chapter}章　{clerk.short()}", page_number + 1))
            for section in range(1, random.randint(3, 5)):
                page_number += random.randint(1, 6)
                entries.append((3, f"（{section}）{clerk.short()}", page_number))
        page_number += 2
    blocks: list[Block] = [
        Heading(clerk.plan, 1),
        Prose("―　目　次　―", "center", 12),
        Contents(tuple(entries)),
        PageBreak(),
        Heading("はじめに", 2),
        *(Prose(f"　{clerk.remarks(5)}", size=11) for _ in range(4)),
        Prose(f"{clerk.day()}　　{clerk.town}長　{clerk.person()}", "right", 11),
    ]
    page = PageSetup(font="IPAPMincho", margins=(25, 25, 25, 25))
    producer: Producer = "writer" if random.random() < 0.5 else "chromium"
    return Document(tuple(blocks), producer, page, tagged=random.random() < 0.5)
