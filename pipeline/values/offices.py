"""Offices: who leads, carries out or takes part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.values.folding import close_up, fold_width
from pipeline.values.office_names import is_ending, looks_like_office, office_rank
from schemas.plan import OfficeRole


@dataclass(frozen=True, slots=True)
class OfficeReading:
    """An office, what it does, the body it belongs to (県) and the words it was read from."""

    name: str
    role: OfficeRole
    body: str
    text: str
    confidence: float


_ROLES: tuple[tuple[str, OfficeRole], ...] = (
    (r"関係|関連|協力|連携|支援|協働|副担当|副管|補助", "partner"),
    (r"実施主体|推進者|推進主体|実施者|事業主体|実施機関|取組主体|主体", "implementer"),
    (r"担当|所管|主管|主務|主担|部署|部局|課名|事務局|作成|課|係|室", "lead"),
)
_NOTHING = re.compile(r"[-ー－―—‐/／*・…\s]*|なし|無し|未定|検討中")
_CONTACT = re.compile(
    r"(?:電話|内線|TEL|FAX|E-?mail|メール|直通)[:\s]*[\d(-].*|\d{2,5}-\d{1,4}-\d{3,4}", re.I
)
_UNIT_WORDS = "部課|部署|部局|課室|課等|課|室|部|者|主体|機関|団体|先|係"
_INLINE_LABEL = rf"(?:主)?(?:担当|所管|主管|関係|関連|協力|連携|推進|実施)(?:{_UNIT_WORDS})?名?"
_LABELLED = re.compile(rf"(?P<label>{_INLINE_LABEL})\s*[:;]\s*")
_INLINE = re.compile(
    rf"[【\[(〔（]\s*(?P<label>{_INLINE_LABEL})\s*[:;：；]\s*(?P<names>[^】\])〕）]{{1,60}})"
)
_BODY = re.compile(r"(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)")
_BULLETS = re.compile(r"^[・･○◎●◇◆■□▪•➢➣➤\s]+")
_BODIES = re.compile(
    r"(?:国|県|都|道|府|市|町|村|区|市町村?|町村|都道府県|行政|民間|事業者|企業|住民|市民|県民|町民|村民|NPO"
    r"|地域|団体|学校|大学|その他|[^\s]{1,12}(?:協議会|連合会|連絡会|ネットワーク|クラブ|グループ|サークル|ボランティア|協会|組合|公社|財団|機構|大学|病院|会社|法人|団体|会"
    r"|推進員|委員|組織|事業者|自治体|[市町村県]))等?"
)
_PROSE = re.compile(r"。|を|に基づ|する|して|した|ため|など|により|と連携")
_LONGEST = 40
_CUT_WORD = re.compile(r"(?<=[ァ-ヶー])\n(?=[ンーァィゥェォッャュョ])")
"""A line break within a word: キャラバ / ンメイト."""
_NAME = re.compile(r"(?=.*[^\W\d_])[^。○◎△×※\d]{2,24}")
"""A name of letters; marks and numbers are none."""
_VERBAL = re.compile(
    r"(?:増加|増進|実施|推進|促進|開催|検討|強化|支援|充実|向上|策定|整備|確保|普及|啓発|拡大)$"
)


def read_offices(
    text: str, *, heading: str = "", default_role: OfficeRole = "lead"
) -> tuple[OfficeReading, ...]:
    """The offices of a cell in order; the heading above it, or labels within, decide their role.

    A section on the line below its department belongs to it: 健康増進課 / 保健係 is one office,
    健康増進課保健係. 県（県民生活課） is the office 県民生活課 of the body 県. Prose gives nothing.

    >>> [office.name for office in read_offices("総務課、生涯学習・スポーツ課")]
    ['総務課', '生涯学習・スポーツ課']
    """
    role = read_office_role(heading, default_role)
    text = _CUT_WORD.sub("", text)
    closed = text if re.fullmatch(r"[国都道府県市町村区\s]+", text) else close_up(text)
    found: list[OfficeReading] = []
    for part_role, part in _split_labels(closed, role):
        names = _join_fragments(_split_list(part))
        prose = any(_PROSE.search(name) or len(name) > _LONGEST for name in names)
        read = (office for name in names for office in _read_name(name, part_role))
        found.extend(office for office in read if not prose or office.confidence > 0.9)
    return tuple(dict.fromkeys(found))


def find_inline_offices(text: str) -> tuple[OfficeReading, ...]:
    """Offices named in brackets inside other text: 【担当課；住宅課】, （担当：総務課）."""
    found: list[OfficeReading] = []
    for match in _INLINE.finditer(text):
        role = read_office_role(match["label"], "lead")
        offices = read_offices(match["names"], heading=match["label"], default_role=role)
        sure = (office for office in offices if office.confidence >= 0.5)
        found.extend(replace(office, text=match.group() + _closing(text, match)) for office in sure)
    return tuple(found)


def read_partners(text: str, heading: str) -> tuple[OfficeReading, ...]:
    """Who takes part: offices and bodies, and whatever other names stand in the list.

    >>> [office.name for office in read_partners("郵便局、社会福祉協議会、福祉課", "関係機関")]
    ['郵便局', '社会福祉協議会', '福祉課']
    """
    whole = read_offices(text, heading=heading, default_role="partner")
    pieces = [piece for piece in re.split(r"[、，,]", text) if piece.strip()]
    if len(pieces) <= 1 or len(whole) >= len(pieces):
        return whole or name_offices(text, heading, "partner")
    named = (
        read_offices(piece, heading=heading, default_role="partner")
        or name_offices(piece, heading, "partner")
        for piece in pieces
    )
    return tuple(office for found in named for office in found)


def printed_offices(raw: str, text: str) -> str:
    """The printed lines where each names an office of its own, else the text made of them.

    A narrow column breaks 食生活改善推進協議会 / ＮＰＯ法人 where a longer line would be cut.
    """
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    if len(lines) < 2 or "\n" in text:
        return text
    whole = all(len(o) == 1 and o[0].confidence >= 0.6 for o in map(read_offices, lines))
    ends = [office_rank(line) for line in lines]
    return "\n".join(lines) if whole and len(set(ends)) == 1 else text


def name_offices(text: str, heading: str, default: OfficeRole) -> tuple[OfficeReading, ...]:
    """What stands under a heading for offices though nothing in it looks like one: short names.

    >>> [office.name for office in name_offices("まちの縁側、おやじの会", "連携先", "partner")]
    ['まちの縁側', 'おやじの会']
    """
    pieces = [piece.strip() for piece in re.split(r"[、,，\n]", text) if piece.strip()]
    named = [p for p in pieces if _NAME.fullmatch(p) and not _PROSE.search(p)]
    if not pieces or len(named) < len(pieces):
        return ()
    role = read_office_role(heading, default)
    return tuple(OfficeReading(name=p, role=role, body="", confidence=0.3, text=p) for p in named)


def drop_inline_offices(text: str) -> str:
    """The text without the offices named in brackets.

    >>> drop_inline_offices("住宅の耐震化【担当課：建築住宅課】")
    '住宅の耐震化'
    """
    for office in find_inline_offices(text):
        text = text.replace(office.text, "")
    return text.strip()


def _closing(text: str, match: re.Match[str]) -> str:
    return text[match.end() : match.end() + 1]


def read_office_role(heading: str, default: OfficeRole) -> OfficeRole:
    """The role that a heading or label gives to the offices below it."""
    folded = re.sub(r"\s", "", fold_width(heading))
    for pattern, role in _ROLES:
        if re.search(pattern, folded):
            return role
    return default


def _split_labels(text: str, role: OfficeRole) -> list[tuple[OfficeRole, str]]:
    """The text in pieces of one role each: 主管課：総務課 関係課：企画課; ◎総務課 ○企画課."""
    folded = fold_width(text)
    cuts = [
        (m.start(), m.end(), read_office_role(m["label"], role)) for m in _LABELLED.finditer(folded)
    ]
    if not cuts and "◎" in text and "○" in text:
        cuts = [
            (m.start(), m.end(), "lead" if m.group() == "◎" else "partner")
            for m in re.finditer("[◎○]", text)
        ]
    if not cuts or text[: cuts[0][0]].strip(" 　【（(["):
        cuts.insert(0, (0, 0, role))
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    return [(kind, text[end:stop]) for (_, end, kind), stop in zip(cuts, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A piece of the cell; ``listed`` when a comma, not a line or space, stands before it."""

    text: str
    listed: bool


def _split_list(text: str) -> list[_Fragment]:
    """The fragments of a list, cut outside brackets."""
    fragments: list[_Fragment] = []
    separator = r"([、，,;；／/]|\s+(?:及び|および|並びに|と)\s*|及び|および|並びに|\s+)"
    listed = True
    for piece in re.split(separator, _hide_brackets(text)):
        if re.fullmatch(r"\s+", piece):
            continue
        if re.fullmatch(separator, piece):
            listed = True
        elif piece.strip():
            fragments.append(_Fragment(_show_brackets(piece), listed))
            listed = False
    return [piece for piece in fragments if not _CONTACT.fullmatch(fold_width(piece.text))]


_INSIDE = str.maketrans("、，, 　\n", "\ue000\ue001\ue002\ue003\ue003\ue003")
_OUTSIDE = str.maketrans("\ue000\ue001\ue002\ue003", "、，, ")


def _hide_brackets(text: str) -> str:
    """The text with separators inside round brackets replaced by private characters."""
    return re.sub(r"[（(][^（()）]*[)）]", lambda match: match.group().translate(_INSIDE), text)


def _show_brackets(text: str) -> str:
    return text.translate(_OUTSIDE)


def _join_fragments(fragments: list[_Fragment]) -> list[str]:
    """Names made whole: sections stand behind the department above them."""
    names: list[str] = []
    parent = ""
    for fragment in _mend(fragments):
        text = fragment.text
        if parent and not fragment.listed and _belongs_to(text, parent, names[-1]):
            if names[-1] == parent:
                names.pop()
            names.append(parent + text)
        else:
            names.append(text)
            parent = text
    return names


def _mend(fragments: list[_Fragment]) -> list[_Fragment]:
    """The fragments with words joined that a line break or space cut: 子育て支援 / 課."""
    mended: list[_Fragment] = []
    for fragment in fragments:
        text = _BULLETS.sub("", fragment.text).strip()
        if not text:
            continue
        if mended and not fragment.listed and _is_cut(mended[-1].text, text):
            mended[-1] = replace(mended[-1], text=mended[-1].text + text)
        else:
            mended.append(replace(fragment, text=text))
    return mended


def _is_cut(before: str, text: str) -> bool:
    """Whether a line break or space cut the name: 子育て支援 / 課, 保健福祉セン / ター."""
    if is_ending(text):
        return True
    return (
        looks_like_office(before) == 0
        and not _BODIES.fullmatch(before)
        and "(" not in fold_width(before)
        and looks_like_office(before + text) > 0.8
        and not _VERBAL.search(before)
        and office_rank(text) < 3
        and len(text) <= 3
    )


def _belongs_to(text: str, parent: str, last: str) -> bool:
    """Whether a fragment is a section of ``parent``: lower in rank, without its own department."""
    rank, above = office_rank(text), office_rank(parent)
    if not rank or not above or rank <= above or looks_like_office(text) == 0:
        return rank == 3 and above in (1, 2) and bool(re.search("係|担当|班", text))
    own_parent = re.search(r"[課部局](?=.)", text) and rank == 3 and "課" in text
    first_child = last == parent
    return not own_parent and (rank == 3 or (first_child and above == 1 and "部" not in text[:-1]))


def _read_name(name: str, role: OfficeRole) -> list[OfficeReading]:
    if _NOTHING.fullmatch(name):
        return []
    match = _BODY.fullmatch(fold_width(name))
    if match:
        return _read_bracketed(name, match, role)
    if match is None and "(" in fold_width(name):
        return []
    return [
        reading
        for part in _split_dots(name)
        if (reading := _judge(part, role, "", name)) is not None
    ]


def _read_bracketed(name: str, match: re.Match[str], role: OfficeRole) -> list[OfficeReading]:
    """県（県民生活課）: a body and its offices; 総務課（人事係）: an office and its section."""
    outer = name[: match.end("outer")].strip()
    inner = name[match.start("inner") : match.end("inner")].strip()
    offices = [office for office in read_offices(inner) if office.confidence >= 0.5]
    if offices and looks_like_office(outer) == 0:
        return [replace(o, role=role, body=outer, text=name) for o in offices]
    if len(offices) == 1 and office_rank(inner) > office_rank(outer) > 0:
        return [OfficeReading(outer + offices[0].name, role, "", name, 0.85)]
    reading = _judge(outer, role, "", name)
    if reading is None:
        return []
    others = [o for o in offices if office_rank(o.name) <= office_rank(outer)]
    listed = len(offices) > 1 and len(others) == len(offices)
    return [reading, *(replace(o, role="partner", text=name) for o in others if listed)]


def _split_dots(name: str) -> list[str]:
    """The name cut at ・ where both sides end like an office; 生涯学習・スポーツ課 stays whole."""
    parts: list[str] = []
    current = ""
    for piece in re.split(r"[・･]", name):
        if current and looks_like_office(current) >= 0.5:
            parts.append(current)
            current = piece
        else:
            current = f"{current}・{piece}" if current else piece
    if parts and looks_like_office(current) < 0.5:
        return [name]
    return [*parts, current]


def _judge(name: str, role: OfficeRole, body: str, text: str) -> OfficeReading | None:
    """The reading of one name; bodies without an office count where the role allows them."""
    clean = re.sub(r"(?:ほか|他|等)$", "", name.strip())
    score = looks_like_office(clean)
    if score:
        return OfficeReading(clean, role, body, text, score)
    if _BODIES.fullmatch(fold_width(clean)) and not _VERBAL.search(clean):
        return OfficeReading(clean, role, body, text, 0.6 if role != "lead" else 0.4)
    return None
