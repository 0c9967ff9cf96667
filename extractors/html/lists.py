"""Lists of labels with their values (``dl``) that a page uses where others print a table."""

from __future__ import annotations

import re

from bs4 import Tag

LEAST_PAIRS = 2
MAX_LABEL = 24
LABEL_SHARE = 0.5
_LABEL = re.compile(
    r"(?:課|室|部署|所管|主体|内容|概要|目的|対象|目標値?|指標|実績値?|状況|成果|評価|判定|課題|方針|方向性?|対応|予定|計画|期間|時期|年度|"
    r"予算額?|決算額?|事業費|費用|番号|名称?|区分|種別|備考|意見|取り?組み?|経緯|現状|背景)\s*(?:[（(][^（()）]*[）)])?\s*[:：]?$"
)
"""How labels of a form end; the terms of a glossary seldom do."""


def find_label_lists(root: Tag) -> frozenset[int]:
    """The ids of the ``dl`` elements that are forms: each label with one value, half of them known.

    Lists that hold headings, tables or further lists are texts.
    """
    return frozenset(id(tag) for tag in root.find_all("dl") if _is_form(tag))


def _is_form(element: Tag) -> bool:
    if element.find(["table", "dl", "h1", "h2", "h3", "h4", "h5", "h6"]) is not None:
        return False
    names = [tag.name for tag in element.find_all(["dt", "dd"])]
    labels = [tag.get_text().strip() for tag in element.find_all("dt")]
    if len(labels) < LEAST_PAIRS or names != ["dt", "dd"] * len(labels):
        return False
    short = all(0 < len(label) <= MAX_LABEL for label in labels)
    return short and sum(map(bool, map(_LABEL.search, labels))) >= LABEL_SHARE * len(labels)
