"""What the cells of a column look like, and how well that fits a role.

Headings slide, are missing or mean different things in different towns; contents do not lie as
easily: offices end in 課, targets stand in brackets or hold a bound, results are in the past tense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.values.offices import read_offices
from pipeline.values.tags import is_tag
from schemas.roles import Role
from schemas.text import count_characters

SHORT = 30
LONG = 60

_AMOUNT = re.compile(
    r"[△▲\-－−(（]?\s*[¥￥]?\s*[\d０-９,，]{1,15}(?:[.．][\d０-９]+)?\s*(?:[百千万億]*円)?[)）]?"
)
_MONEY = re.compile(r"[\d０-９][\d０-９,，]{2,}|[\d０-９]\s*[千万億]?円|^[-－―ー]$")
_NUMBER_UNIT = re.compile(
    r"約?[\d０-９,，.．]+\s*(?:[^\d\s、。]{0,6}|[千万]?[tｔkｋgｇトン]*[-－‐]?[CＣ][OＯ][2２₂])(?:以上|以下)?"
)
_FREQUENCY = re.compile(
    r"(?:毎?年|毎?月|毎週|週)\s*[\d０-９一二三四五六七八九十]+\s*回|毎年|毎月|随時"
)
_BOUND = re.compile(r"[\d０-９]+\s*[^\d\s、。]{0,6}(?:以上|以下|未満|程度|を超え|増|減)")
_BRACKETED = re.compile(r"[【\[［][^】\]］]*[\d０-９][^】\]］]*[】\]］]")
_PAST = re.compile(
    r"(?:した|った|された|いだ|済み?|ました|である|ている|開催予定|掲載|配布|参加)(?:[。）)\s・]|$)"
)
_COUNTED = re.compile(r"[\d０-９]+\s*(?:名|人|回|件|団体|法人|か所|箇所|市町|社|校|世帯|枚|部)")
_DATE = re.compile(r"[\d０-９]{1,2}\s*[/／月]\s*[\d０-９]{1,2}\s*日?|[\d０-９]{1,2}月")
_ISSUE = re.compile(
    r"課題|問題|必要(?:がある|である|性|だ)?|不足|困難|難し|懸念|低い|低下|少ない|進んでい(?:ない|な)|"
    r"できていない|ない(?:[。）)\s]|$)|見込めない|重要|対する(?:ニーズ|理解)|ニーズ|フォロー|高齢化|負担"
)
_FUTURE = re.compile(
    r"(?:図る|目指す|めざす|努める|進める|行う|検討(?:する|していく)?|見直す|継続(?:する|していく)?|"
    r"ていく|実施する|取り組む|創出する|紹介する|強化する|充実(?:する|させる)|アプローチする|改善(?:する)?|働きかける)"
    r"(?:[。）)\s(（]|$)"
)
_ACT_CUE = re.compile(
    r"改善|見直|今後|次年度|来年度|前年度|実績を踏まえ|募集時|引き続き|さらに|拡充|工夫"
)
_GOAL = re.compile(
    r"(?:増加|向上|増進|実現|促進|定着|確立|浸透|減少|縮減|事業化|状態|まち|社会|目指す姿|達成)(?:[。）)\s・]|$)"
)
_ACTIVITY = re.compile(
    r"(?:実施|開催|配布|報告|支援|推進|整備|周知|啓発|募集|調査|派遣|作成|設置|提供|運営|研修|普及|強化|発行|策定|交付|"
    r"検討|充実|活用|育成|導入|設立|確保|検証|参加|会議|セミナー|講座)(?:[（(][^）)]*[）)])*(?:[。\s・【]|$)"
)
_SENTENCE_PLAN = re.compile(
    r"(?:する|行う|図る|実施する|設ける|進める|努める|である|います|ます|を行う)。"
)
_NUMBERED = re.compile(
    r"[（(]?(?:[①-⑳㉑-㉟]|[\d０-９]{1,3}(?:[-－][\d０-９]{1,3})*|[ア-ンⅠ-Ⅻⅰ-ⅻ]|[IVX]{1,4})"
    r"[)）.．、\s　]|[①-⑳]"
)
_MARK = re.compile(
    r"[◎○◯〇●△▲×✕☆★◆◇□■－ー\-A-FＡ-ＦS-ZＳ-Ｚ1-5１-５][+＋\-－′']?|順調|概ね順調|おおむね順調|やや遅れ|遅れ|未着手|完了|達成|未達成|実施中|検討中|継続|拡充|縮小|廃止|新規"
)
SYMBOL = re.compile(r"[◎○◯〇●△▲▽×✕☆★]|[A-FSＡ-ＦＳ][+＋\-－′]?")
"""A mark of a scale that is no word."""
_DASH = re.compile(r"[-－―ー‐−–—]+")
_TICK = re.compile(r"[○◯〇●✓✔レ]")
_ARROW = re.compile(
    r"[→⇒⟶➡➔⇨]+|[○●◎].{0,3}|(?:継続)?(?:実施|検討|準備|調査|整備|設計|工事|運用)(?:・[^、]{1,6})?"
)
_YEAR = re.compile(
    r"(?:明治|大正|昭和|平成|令和|[MTSHR])?\s*(?:[\d０-９]{1,4}|元)\s*年度?.{0,12}|[HRS]\d+.{0,10}"
)
_SOURCE_WORD = (
    r"(?:国庫|国|[都道府県]+|市町村|特定|一般|その他)?(?:支出金|補助金?|負担金|費|財源|債|交付金|基金|使用料|手数料|繰入金|諸収入|寄附金)"
    r"|起債|国庫|国費|県費|都費|道費|府費|一般財源|一財|その他|合計|計|小計|事業費計|内訳"
)
_SOURCE = re.compile(rf"(?:{_SOURCE_WORD})(?:[、・,／/\s](?:{_SOURCE_WORD}))*(?:[(（].*[)）])?")
_DIGIT = re.compile(r"[\d０-９]")
_BULLET = re.compile(r"(?:^|\s)[・●○◆◇■□➢▶-]")


@dataclass(frozen=True, slots=True)
class ColumnContents:
    """Shares (0–1) of the filled cells of a column that show a feature; ``filled`` counts them."""

    filled: int
    fill_rate: float
    distinct_rate: float
    shares: Mapping[str, float]

    @property
    def is_ticked(self) -> bool:
        """Whether all filled cells hold one and the same tick: the heading holds for those rows."""
        return self.share("tick") == 1.0 and round(self.distinct_rate * self.filled) == 1

    def share(self, feature: str) -> float:
        """The share of cells with a feature of :data:`FEATURES`."""
        return self.shares.get(feature, 0.0)


def _names_offices(text: str) -> bool:
    if count_characters(text) > LONG:
        return False
    offices = read_offices(text)
    return bool(offices) and all(office.confidence >= 0.5 for office in offices)


def tells_past(text: str) -> bool:
    """Whether a text ends by telling what was done (利用しました) rather than what will be."""
    return bool(re.search(r"(?:した|ました|った|いた|いだ)[。）)\s]*$", text.strip()))


def is_quantity(text: str) -> bool:
    """Whether a cell holds one number with its unit and nothing else: 44か所, 1,265世帯."""
    return bool(_NUMBER_UNIT.fullmatch(text))


FEATURES: dict[str, Callable[[str], bool]] = {
    "office": _names_offices,
    "amount": lambda text: bool(_AMOUNT.fullmatch(text)),
    "symbol": lambda text: bool(SYMBOL.fullmatch(text)),
    "yen": lambda text: bool(re.search(r"[\d０-９]\s*[百千万億]*円$", text)),
    "money": lambda text: bool(_AMOUNT.fullmatch(text) or _MONEY.search(text)),
    "quantity": is_quantity,
    "wording": lambda text: count_characters(text) > 1 and not _DIGIT.search(text),
    "frequency": lambda text: bool(_FREQUENCY.search(text)),
    "bound": lambda text: bool(_BOUND.search(text)),
    "bracketed": lambda text: bool(_BRACKETED.search(text)),
    "past": lambda text: bool(_PAST.search(text)),
    "counted": lambda text: bool(_COUNTED.search(text)),
    "date": lambda text: bool(_DATE.search(text)),
    "issue": lambda text: bool(_ISSUE.search(text)),
    "future": lambda text: bool(_FUTURE.search(text)),
    "act_cue": lambda text: bool(_ACT_CUE.search(text)),
    "goal": lambda text: bool(_GOAL.search(text)),
    "activity": lambda text: bool(_ACTIVITY.search(text)),
    "sentence": lambda text: bool(_SENTENCE_PLAN.search(text)),
    "numbered": lambda text: bool(_NUMBERED.match(text)),
    "mark": lambda text: bool(_MARK.fullmatch(text)),
    "tag": is_tag,
    "source": lambda text: bool(_SOURCE.fullmatch(text)),
    "tick": lambda text: bool(_TICK.fullmatch(text)),
    "arrow": lambda text: bool(_ARROW.fullmatch(text)),
    "year": lambda text: bool(_YEAR.fullmatch(text)),
    "bullet": lambda text: bool(_BULLET.search(text)),
    "short": lambda text: count_characters(text) <= SHORT,
    "long": lambda text: count_characters(text) > LONG,
}
"""What can be seen in one cell; each test gets the cell's text without line breaks."""

WEIGHTS: dict[Role, dict[str, float]] = {
    Role.POLICY: {"numbered": 0.5, "short": 0.3, "bullet": -0.4, "long": -0.6, "amount": -0.8},
    Role.ITEM: {"numbered": 0.6, "short": 0.3, "bullet": -0.5, "long": -0.6, "amount": -0.9},
    Role.NUMBER: {"amount": 0.5, "numbered": 0.3, "short": 0.1, "long": -1.0, "bullet": -0.5},
    Role.DESCRIPTION: {
        "sentence": 0.7,
        "past": -0.5,
        "long": 0.4,
        "bullet": -0.3,
        "short": -0.2,
        "office": -0.7,
    },
    Role.INITIATIVE: {
        "activity": 0.7,
        "bullet": 0.4,
        "sentence": -0.3,
        "past": -0.4,
        "issue": -0.3,
    },
    Role.PLAN: {"activity": 0.5, "bullet": 0.2, "past": -0.3, "issue": -0.2, "office": -0.7},
    Role.TARGET: {"bracketed": 0.8, "frequency": 0.4, "bound": 0.4, "past": -0.3, "issue": -0.4},
    Role.DO: {"past": 0.5, "counted": 0.4, "date": 0.3, "office": -0.8, "act_cue": -0.2},
    Role.CHECK: {
        "mark": -0.8,
        "past": 0.4,
        "goal": 0.2,
        "issue": 0.1,
        "office": -0.8,
        "bracketed": -0.2,
    },
    Role.ISSUE: {"issue": 0.9, "past": -0.2, "office": -0.8, "bracketed": -0.3},
    Role.ACT: {"future": 0.6, "act_cue": 0.5, "office": -0.8, "bracketed": -0.3},
    Role.DIRECTION: {"future": 0.5, "mark": 0.3, "office": -0.8},
    Role.GOAL: {"goal": 0.9, "short": 0.1, "future": -0.2, "office": -0.8, "sentence": -0.1},
    Role.OFFICE: {"office": 1.0, "long": -0.8, "amount": -0.8, "bullet": -0.6, "sentence": -0.6},
    Role.PARTNER: {"office": 0.8, "long": -0.8, "amount": -0.8, "bullet": -0.4},
    Role.BUDGET: {"amount": 0.9, "source": -0.8, "long": -0.9, "office": -0.9, "activity": -0.4},
    Role.TARGET_VALUE: {"quantity": 0.5, "amount": 0.4, "long": -0.8, "office": -0.8},
    Role.ACTUAL_VALUE: {"quantity": 0.5, "amount": 0.4, "long": -0.8, "office": -0.8},
    Role.BASELINE: {"quantity": 0.5, "amount": 0.4, "long": -0.8, "office": -0.8},
    Role.RATING: {"mark": 0.9, "long": -0.5, "office": -0.8},
    Role.STATUS: {"mark": 0.8, "long": -0.4, "office": -0.8},
    Role.SCHEDULE: {"arrow": 0.8, "year": 0.3, "long": -0.6, "office": -0.8},
    Role.FUND_SOURCE: {"source": 0.9, "amount": -0.8, "long": -0.5, "office": -0.5},
    Role.TAG: {"tag": 0.9, "long": -0.6, "amount": -0.6, "office": -0.6},
    Role.TYPE: {"tag": -0.5, "short": 0.2, "long": -0.5, "office": -0.6},
    Role.PERIOD: {"year": 0.9, "long": -0.8, "office": -0.8},
    Role.BACKGROUND: {"issue": 0.4, "sentence": 0.3, "long": 0.3, "office": -0.8},
}
"""How much each feature speaks for (or against) a role: the signs follow what such columns hold,
the sizes say which evidence is plain and which is weak."""


def describe_column(texts: Iterable[str], rows: int) -> ColumnContents:
    """The features of a column's cells; empty texts and dashes count only for the fill rate."""
    printed = [" ".join(text.split()) for text in texts if text.strip()]
    filled = [text for text in printed if not _DASH.fullmatch(text)] or printed
    total = len(filled)
    shares = {
        name: sum(test(text) for text in filled) / total if total else 0.0
        for name, test in FEATURES.items()
    }
    distinct = len(set(filled)) / total if total else 0.0
    return ColumnContents(total, total / rows if rows else 0.0, distinct, shares)


def score_contents(role: Role, contents: ColumnContents) -> float:
    """How well the contents fit the role, in [-1, 1]; 0 where nothing is known."""
    if not contents.filled:
        return 0.0
    weights = WEIGHTS.get(role, {})
    score = sum(weight * contents.share(feature) for feature, weight in weights.items())
    return max(-1.0, min(1.0, score))


def best_by_contents(contents: ColumnContents, roles: Sequence[Role]) -> tuple[Role, float] | None:
    """The role among ``roles`` that fits best with its score, or None for an empty column."""
    if not contents.filled or not roles:
        return None
    return max(((role, score_contents(role, contents)) for role in roles), key=lambda pair: pair[1])
