"""Quantities in running text: value, range, unit, bound, frequency and direction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.numerals import DIGITS, read_number
from schemas.plan import Comparator, Frequency


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what is printed around it; ``start`` and ``end`` are offsets in the text.

    ``comparator`` is None where nothing says how the number is meant. A frequency that is neither
    yearly nor monthly stands in the unit (回/週, 回/3年).
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    comparator: Comparator | None
    frequency: Frequency | None

    @property
    def is_bound(self) -> bool:
        """Whether the text says more than a bare number: a bound, a change or a frequency."""
        return self.comparator not in (None, "eq") or self.frequency is not None


COUNTERS = (
    "か所|ヶ所|カ所|ヵ所|ケ所|箇所|個所|か国|カ国|ヶ国|人日|人泊|人回|世帯|団体|法人|企業|組織|機関|自治体"
    "|事業所|事業者|事業|施設|店舗|講座|教室|コース|クラブ|グループ|サークル|チーム|路線|地区|地域"
    "|市町村|市町|種類|品目|作品|項目|床|名|人|件|回|校|園|社|戸|棟|台|基|冊|部|枚|点|組|店|隊|班|床"
    "|匹|頭|羽|席|本|個|区画|便|か月|通(?![年常学勤知報行訳帳])|歩(?![道行])|食(?![品育事生料])|票|口(?![座腔])|者(?![がにはをのと])"
)
"""Words that count things, longest first where one begins with another."""

_MEASURES = (
    "百万円|千円|万円|億円|兆円|円|千人|千件|千㎥|千m3|千t-CO2|万t-CO2|千トン-CO2|万トン-CO2|千トン|万トン|千t|t-CO2|kg-CO2|トン-CO2|kWh|MWh|kW|MW|GWh|GJ|TJ|kL|kl"
    "|㎢|k㎡|km2|km|㎞|㎡|m2|㎥|m3|cm|㎝|mm|㎜|ha|kg|㎏|mg|㎎|ppm|dB|℃|トン|㌧|リットル|ℓ|ポイント|pt|泊"
    "|時間|分|秒|日|年|歳|位|倍|割|%|‰|m|a|t|g|L|PV|アクセス|ダウンロード|フォロワー"
)
UNIT = rf"(?:{COUNTERS}|{_MEASURES})"
_PER = r"(?P<per>/\s*(?:年度?|月|週|日|回|人|世帯|1?\d*万?人日?|ha|件|か所|km))?"

_COUNTED = "か所|ヶ所|カ所|箇所|回(?![ず収復転])|名|件|校|団体|社(?!会)"
_KANJI_NUMBER = rf"(?<![一-鿿々])[一二三四五六七八九十](?={_COUNTED})"
_NUMBER = (
    rf"(?:(?:{DIGITS}[百千]?[兆億万](?!円))*{DIGITS}(?:[百千]?[兆億万](?!円))?|{_KANJI_NUMBER})"
)

_BEFORE = (
    r"(?P<often>毎年度?|年度ごとに?|年間|各年度?|年(?:に|あたり|当たり)?|毎月|月(?:に|あたり|当たり)?"
    r"|毎週|週(?:に|間)?|四半期(?:に|ごとに)|\d+\s*年(?:に|ごとに)|\d+\s*か月(?:に|ごとに)|隔年)?\s*"
    r"(?P<lead>約|およそ|おおむね|概ね|ほぼ|少なくとも|最低|最低でも|最大|上限|延べ|のべ|計|合計|累計|各"
    r"|全)*\s*"
)
_NEGATIVE = r"(?P<sign>[△▲-](?=\s*\d))?\s*"
_AFTER = (
    r"(?P<bound>以上|以下|以内|未満|を?超え?る?|超|を上回る|を下回る|程度|前後|ほど|くらい|弱|強|台)?"
    r"(?P<per_after>\s*[(](?:年間|年|月間|月|毎年)[)])?"
    r"\s*(?P<change>(?:[のをにへ]|まで)?(?:増加?|増やす|アップ|向上|上昇|拡大|引き?上げ|減少?|減らす|削減"
    r"|ダウン|低下|縮減|低減|引き?下げ|維持|を?保つ|を?確保|キープ)(?![産価築額資量]))?"
)
QUANTITY = re.compile(
    rf"{_BEFORE}{_NEGATIVE}(?<![\d.,])(?P<number>{_NUMBER})\s*(?P<unit1>{UNIT})?"
    rf"(?:\s*(?:~|から)\s*(?P<number2>{_NUMBER}))?\s*(?P<unit>{UNIT})?{_PER}{_AFTER}"
)

_BOUNDS: tuple[tuple[str, Comparator], ...] = (
    ("以上", "ge"),
    ("以下", "le"),
    ("以内", "le"),
    ("未満", "lt"),
    ("下回", "lt"),
    ("超", "gt"),
    ("上回", "gt"),
    ("程度", "about"),
    ("前後", "about"),
    ("ほど", "about"),
    ("くらい", "about"),
    ("弱", "about"),
    ("強", "about"),
    ("台", "about"),
)
_LEADS: tuple[tuple[str, Comparator], ...] = (
    ("少なくとも", "ge"),
    ("最低", "ge"),
    ("最大", "le"),
    ("上限", "le"),
    ("約", "about"),
    ("およそ", "about"),
    ("おおむね", "about"),
    ("概ね", "about"),
    ("ほぼ", "about"),
)
_CHANGES: tuple[tuple[str, Comparator], ...] = (
    ("維持|保つ|キープ", "maintain"),
    ("減|ダウン|低下|下げ", "decrease"),
    ("増|アップ|向上|上昇|拡大|上げ", "increase"),
)


_ROUND = re.compile(r"[\d,.]+[万億兆]")


def find_quantities(masked: str) -> tuple[Quantity, ...]:
    """The quantities of a folded text in which other numbers are blanked out (see ``masks``).

    >>> found = find_quantities("毎年15名以上の派遣")[0]
    >>> found.value, found.unit, found.comparator, found.frequency
    (15.0, '名', 'ge', 'year')
    """
    found = (_make_quantity(match) for match in QUANTITY.finditer(masked))
    return tuple(quantity for quantity in found if quantity is not None)


def _make_quantity(match: re.Match[str]) -> Quantity | None:
    unit, number = _split_unit(match)
    value = _signed(number, negative=bool(match["sign"]))
    value_max = _signed(match["number2"] or "", negative=False)
    if value is None or (match["number2"] and value_max is None):
        return None
    frequency, suffix = _read_frequency(match)
    comparator = _read_comparator(match)
    # "3人から5人に増加" runs from today's value to the target: the second number is meant.
    if value_max is not None and match["change"]:
        value, value_max = value_max, None
    elif value_max is not None:
        comparator = "range"
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Quantity(start, match.end(), value, value_max, unit + suffix, comparator, frequency)


def _split_unit(match: re.Match[str]) -> tuple[str, str]:
    """The unit, and the first number as it counts in that unit.

    310万枚 are 310 万枚; in 1万2千人 the pattern gave 千 to the unit, which is the number's.
    """
    unit, number = match["unit"] or match["unit1"] or "", match["number"]
    if unit and not match["number2"] and _ROUND.fullmatch(number):
        return number[-1] + unit, number[:-1]
    if unit[:1] in "千万億" and re.search("[兆億万]", number):
        return unit[1:], number + unit[:1]
    return unit, number


def _signed(text: str, *, negative: bool) -> float | None:
    number: Decimal | None = read_number(text) if text else None
    if number is None:
        return None
    return float(-number if negative else number)


def _read_frequency(match: re.Match[str]) -> tuple[Frequency | None, str]:
    """The frequency, and the suffix of the unit for what the schema has no word for."""
    often = re.sub(r"\s|あたり|当たり|ごとに?|[に間]", "", match["often"] or "")
    per = re.sub(r"\s", "", match["per"] or "")
    after = match["per_after"] or ""
    if often in ("毎年", "毎年度", "年", "年度", "各年", "各年度") or "年" in after:
        return "year", per if not per.startswith("/年") else ""
    if often in ("毎月", "月") or "月" in after:
        return "month", per
    if per in ("/年", "/年度"):
        return "year", ""
    if per == "/月":
        return "month", ""
    if often:
        return None, "/" + {"毎週": "週", "隔年": "2年"}.get(often, often)
    return None, per


def _read_comparator(match: re.Match[str]) -> Comparator | None:
    """A change by the number overrules its bound; 100件に増加 and 80%以上を維持 state a level."""
    change, bound = _first_of(match["change"], _CHANGES), _first_of(match["bound"], _BOUNDS)
    if re.match("[にへ]|まで", match["change"] or "") and change != "maintain":
        change = None
    if bound and change in (None, "maintain"):
        return bound
    return change or _first_of(match["lead"], _LEADS)


def _first_of(printed: str | None, words: tuple[tuple[str, Comparator], ...]) -> Comparator | None:
    hits = (comparator for word, comparator in words if printed and re.search(word, printed))
    return next(hits, None)
