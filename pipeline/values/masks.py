"""Numbers that are no quantities: dates, years, ages, laws, item numbers, fractions."""

from __future__ import annotations

import re

from pipeline.values.folding import fold_width

_ERA = r"(?:明治|大正|昭和|平成|令和|[㍻㍼㍽㍾㋿]|\b[MTSHR](?=\s*\d)|西暦)"
_YEAR = rf"(?:{_ERA}\s*(?:\d{{1,2}}|元)|(?:19|20)\d\d|'\d\d)"
_PATTERNS = (
    # dates and years, with the words that hang on them
    rf"{_YEAR}\s*[(](?:\d{{4}}|{_ERA}\s*(?:\d{{1,2}}|元))\s*(?:年度?)?[)]\s*(?:年度?)?",
    rf"{_YEAR}(?:\.\d{{1,2}}){{1,2}}(?!\d)",
    rf"{_YEAR}\s*年度?(?:\s*(?:末|当初|上半期|下半期|中|頃))?",
    rf"{_YEAR}\s*(?=[~-])",
    rf"(?<=[~-])\s*{_YEAR}",
    r"(?<![\d.])(?:\d{1,2}|元)\s*年度(?:末)?",
    r"\d{1,2}\s*[~-]\s*\d{1,2}\s*年度",
    r"\d{1,2}\s*年\s*(?:\d{1,2}\s*月|[春夏秋冬])(?:\s*\d{1,2}\s*日|末)?",
    r"\d{1,2}\s*月\s*(?:\d{1,2}\s*日|末日?|上旬|中旬|下旬|初旬)",
    r"\d{1,2}(?:\s*[・,、~-]\s*\d{1,2})*\s*月(?!\s*\d+\s*[回件日]|に)",
    r"(?<![\d/.])\d{1,2}/\d{1,2}(?![\d/]|\s*以)",
    r"\d{1,2}\s*日(?=[(（](?!\s*(?:[RHS]|令和|平成|20\d\d))|から|まで|に|現在|時点)",
    r"(?<![A-Za-z\d])\d{1,2}(?::\d{2}(?![\d%])|\s*時\s*\d{1,2}\s*分)",
    r"(?:午前|午後)\s*\d{1,2}\s*時",
    # spans of time and ages that describe, but do not measure
    r"\d+\s*(?:か|ヶ|カ|ヵ|ケ|箇)年",
    r"(?<=今後)\s*\d+\s*年間?|\d+\s*年(?:前|後|目|生|間(?!\s*\d)|以内|代)",
    r"24\s*時間|365\s*日",
    # ordinals, laws, numbers of things
    r"第\s*(?:\d+(?:[.-]\d+)*|[一二三四五六七八九十]+)\s*(?:章|節|条|項|号|次|期|回|版|段階|[一-鿿])?",
    r"\d+\s*条(?:の\d+)?(?:\d+項)?|\d+\s*(?:丁目|番地?|号(?:線|館|機|俸)?|条例|周年|学期|学年|級|類)",
    r"(?<!\d)\d\s*次(?:評価|救急|産業|交通)|\d+\s*期(?!待)",
    r"(?:表|図|資料|別紙|別添|様式|No\.?|№|Ver\.?|ISO|IPv|Society|Web|G|Wi-?Fi)\s*\d+(?:[.-]\d+)*",
    r"(?:目標|施策|政策|方針|柱|項目|課題|議案|議題|ケース|プラン|フェーズ|ステップ|レベル|ゴール)\s*\d+"
    r"(?:[-.]\d+)*(?![\d,.]*\s*[%人名件回])",
    r"[①-⑳❶-❿⑴-⒇]|[(]\d{1,2}[)](?=[^\d]|$)|^\s*[(]?\d{1,2}[)．.](?!\d)\s*",
    r"(?<![A-Za-z])[A-Za-zＡ-Ｚ]-?\d+(?![\d,.]*\s*(?:%|人|名|件|回|か所))",
    r"\d+[RGDK](?![A-Za-z])",
    r"[※*注]\s*\d{1,2}(?!\d)|\d+\s*[回件人番校社日度期個本台]目(?!標)",
    r"\d{2,4}-\d{2,4}(?:-\d{3,4})?",
    r"一人(?:ひとり|一人|暮らし|親)|一[般部定時方貫環層連体緒括元律気部]|三位一体|十分|万[一全]",
)
_AGES = re.compile(
    r"\d+\s*(?:歳|才)(?:児|以上|以下|未満|代|~\s*\d+\s*(?:歳|才))?(?!\s*(?:延伸|延ば))"
)
_NOT_QUANTITIES = tuple(re.compile(pattern, re.MULTILINE) for pattern in _PATTERNS)
BLANK = "\x00"


def mask_ordinals(text: str, *, ages: bool = True) -> str:
    """The folded text with every number that is no quantity blanked out; same length.

    ``ages=False`` leaves ages in, for columns whose cells are values (健康寿命 80歳以上).

    >>> mask_ordinals("令和5年3月までに3か所").replace(BLANK, "_")
    '______までに3か所'
    """
    folded = fold_width(text)
    for pattern in (*_NOT_QUANTITIES, _AGES) if ages else _NOT_QUANTITIES:
        folded = pattern.sub(lambda match: BLANK * len(match.group()), folded)
    return folded
