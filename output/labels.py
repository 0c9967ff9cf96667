"""Words of the deliverables in Japanese and English for the literal strings of the schema."""

from __future__ import annotations

from collections.abc import Mapping

from output.options import Lang
from schemas.fiscal import format_fiscal_year

LABELS: Mapping[str, tuple[str, str]] = {
    "lead": ("担当", "lead"),
    "implementer": ("実施主体", "implementer"),
    "partner": ("関係機関", "partner"),
    "baseline": ("基準値", "baseline"),
    "target": ("目標値", "target"),
    "actual": ("実績値", "actual"),
    "initial": ("当初予算", "initial budget"),
    "supplementary": ("補正予算", "supplementary budget"),
    "carried_over": ("繰越額", "carried over"),
    "settled": ("決算額", "settled"),
    "estimated": ("見込額", "estimate"),
    "total": ("総額", "total"),
    "national": ("国庫支出金", "national"),
    "prefecture": ("県支出金", "prefecture"),
    "bond": ("地方債", "bond"),
    "general": ("一般財源", "general"),
    "other": ("その他", "other"),
    "actions": ("取組・事業の一覧", "list of actions"),
    "indicators": ("指標の表", "table of indicators"),
    "sheet": ("調書", "item sheet"),
    "legend": ("凡例・用語", "legend"),
    "contents": ("目次", "contents list"),
    "ok": ("読み取り完了", "complete"),
    "partial": ("一部未読", "partly read"),
    "failed": ("読み取り失敗", "failed"),
    "info": ("参考", "info"),
    "warning": ("注意", "warning"),
    "error": ("誤り", "error"),
    "progress": ("進捗表", "progress table"),
    "schedule": ("年次計画の表", "schedule"),
    "values": ("項目の記載", "values of items"),
    "headings": ("見出し", "headings"),
    "titles": ("表題", "titles"),
    "notes": ("注記", "notes"),
    "sections": ("本文", "prose"),
    "other_tables": ("その他の表", "other tables"),
    "repeated_headers": ("繰り返し見出し", "repeated headers"),
    "duplicates": ("重複", "duplicates"),
    "hidden": ("非表示", "hidden"),
    "furniture": ("ページ番号等", "page furniture"),
    "unassigned": ("未割当", "unassigned"),
}
"""Literal string → (Japanese, English)."""


def label(name: str, lang: str = "ja") -> str:
    """The word for a literal string of the schema; the string itself when it has none."""
    japanese, english = LABELS.get(name, (name, name))
    return japanese if lang == "ja" else english


def year_span(first: int | None, last: int | None, lang: Lang = "ja") -> str:
    """Fiscal years from first to last in words; an unknown end stays open.

    >>> year_span(2011, 2014)
    '平成23年度～平成26年度'
    """
    if first == last:
        return "" if first is None else format_fiscal_year(first, lang)
    ends = ("" if year is None else format_fiscal_year(year, lang) for year in (first, last))
    return ("～" if lang == "ja" else "–").join(ends)
