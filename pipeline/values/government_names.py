"""How the name of a local government looks, also of one that is in no list (merged, fictitious)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.local_governments import find_local_government


@dataclass(frozen=True, slots=True)
class GovernmentName:
    """A name as printed and the prefecture before it; ``end`` is where both end in the text."""

    name: str
    prefecture: str
    end: int
    listed: bool


_LETTERS = re.compile(r"[一-鿿㐀-䶿豈-﫿々ぁ-んァ-ヶー]{2,9}")
_MOST_STEM = 7
_PREFECTURE = re.compile(
    r"(?P<prefecture>[○〇◯●]{1,4}県|北海道|東京都|京都府|大阪府|[一-鿿㐀-䶿豈-﫿々ぁ-んァ-ヶー]{2,4}?県)\s*"
    r"(?:[一-鿿㐀-䶿豈-﫿々ァ-ヶ]{1,5}?郡\s*)?(?=[一-鿿㐀-䶿豈-﫿々ぁ-んァ-ヶー]+[市町村区])"
)
_BLANKED = re.compile(r"[○〇◯●]+.*")
# What turns the last character of a name into the first of another word (市街, 町内会, 県道).
# Offices begin with some of them (税務課, 道路課, 長寿課): those words are left out.
_OFTEN = r"[債費内]|民(?!生)|税(?!務)|長(?!期|寿|公室|室)|有(?!害)|営(?!住宅|繕)|道(?!路)|議(?!会)"
_OTHER_WORDS = {
    "市": rf"[町村区場街況販]|{_OFTEN}",
    "町": rf"[並家工村丁市]|{_OFTEN}",
    "村": rf"[落市町]|{_OFTEN}",
    "区": rf"[域分画間別切割役]|{_OFTEN}",
    **dict.fromkeys("都道府", rf"[市道県立]|知事|{_OFTEN}"),
    "県": rf"[境外下産立北南央政]|知事|{_OFTEN}",
}
_GOES_ON = {
    kind: re.compile(rf"{words}|[づつ]くり|おこし|なみ") for kind, words in _OTHER_WORDS.items()
}
_BEFORE_NAME = re.compile(r"[\s「」『』()【】〈〉《》\[\]|]+|年度?版?|第\d+[次期回]|改訂版?")
# Common nouns that end like a name, and words for no town in particular.
_KINDS_OF_TOWN = (
    "本|当|各|全|他|同|自|両|副|前|元|現|新|旧|隣|近|朝|港|下|国|城下|門前|宿場|温泉|中核|中心|政令|指定|政令指定"
    "|特例|特別|近隣|周辺|隣接|関係|関連|構成|参加|加盟|協定|圏域|沿線|沿岸|流域|被災|合併|姉妹|友好|地元|地方"
    "|選手|見本|行政|選挙|保護|禁止|規制|自治|モデル|先進|対象|実施|主催|開催|該当|所在|居住|出身|全国|わが|我が"
    "|[都道府県市区町村][内外下]|[東西南北中上下左右]部|一部"
)
_NO_NAME = re.compile(
    rf"(?:{_KINDS_OF_TOWN}).|(?:各|関係|構成|全国|県内).*"
    r"|.*(?:都市|市[町村区]|町村|区[市町村]|県[市町村]|[農漁]村|団地村)"
    r"|.*(?:地|学|校|特|工|海|団地|行政|保護|選挙|住宅)区"
    r"|都?道?府県|.*(?:都道府県|府県)"
    r"|.*(?:計画|事業|施策|推進|対策|会議|委員|協議|検討|地域|住民|福祉|教育|環境|観光|広域|連携|公共|議会|課|を).*"
    r"|.*(?:[のな]|しい|よい|たい)[市町村区県]|.*[一-鿿].*[いくるた][市町村区県]"
)
_LEAST_STEM = 2
"""An unlisted name has more before 市 than one character: 中村 is a person, 副市 half a word."""


def read_government_name(text: str) -> GovernmentName | None:
    """The local government whose name the text begins with, its prefecture before it or not.

    A listed name goes before an unlisted one, then one that ends where a word ends. None when the
    text begins with no name: 都市計画, 市町村, 町内会, 本市 and the like are none. A blanked
    prefecture (〇〇県) is passed over.

    >>> read_government_name("みずほ野町地域公共交通計画").name
    'みずほ野町'
    >>> read_government_name("都市計画マスタープラン") is None
    True
    """
    match = _PREFECTURE.match(text)
    within = match and _choose(text, match.end())
    if match and within:
        prefecture = _BLANKED.sub("", match["prefecture"])
        return GovernmentName(within.name, prefecture, within.end, within.listed)
    return _choose(text, 0)


def find_government_name(text: str) -> GovernmentName | None:
    """The first name at a place of the text where one may begin: behind 第３次, 令和５年度, 「."""
    for start in (0, *(match.end() for match in _BEFORE_NAME.finditer(text))):
        if (name := read_government_name(text[start:])) is not None:
            return GovernmentName(name.name, name.prefecture, name.end + start, name.listed)
    return None


def _choose(text: str, start: int) -> GovernmentName | None:
    names = list(_list_names(text, start))
    listed = [name for name in names if name.listed]
    ended = [name for name in names if not text[name.end : name.end + 1].strip()]
    return next(iter((*reversed(listed), *ended, *names)), None)


def _list_names(text: str, start: int) -> Iterator[GovernmentName]:
    """Every name that begins at the place, the shortest first."""
    run = _LETTERS.match(text, start)
    for place in range(start + 1, run.end() if run else start):
        goes_on = _GOES_ON.get(text[place])
        if goes_on is None or goes_on.match(text, place + 1):
            continue
        name = text[start : place + 1]
        listed = any(record.name == name for record in find_local_government(name))
        if listed or _looks_like_name(name):
            yield GovernmentName(name, "", place + 1, listed)


def _looks_like_name(name: str) -> bool:
    """Whether an unlisted name may be one; the prefectures that are no 県 are all listed."""
    if name[-1] in "都道府" or not _LEAST_STEM <= len(name) - 1 <= _MOST_STEM:
        return False
    return not _NO_NAME.fullmatch(name)
