"""Words of the report in Japanese and English, and its style sheet."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "report": ("読み取り報告", "Reading report"),
    "untitled": ("名称の記載のない計画", "Plan without a printed title"),
    "status": ("結果", "Outcome"),
    "publisher": ("公表者", "Publisher"),
    "office": ("担当", "Office"),
    "as_of": ("時点", "As of"),
    "period": ("計画期間", "Period"),
    "edition": ("版ID", "Edition"),
    "source": ("原本", "Source"),
    "overview": ("読み取った内容", "What was read"),
    "pages": ("ページ", "Pages"),
    "tables": ("表", "Tables"),
    "policies": ("施策", "Policies"),
    "items": ("項目", "Action items"),
    "values": ("記載", "Values"),
    "unsure": ("確度の低い記載", "Unsure values"),
    "findings": ("気づいた点", "Findings"),
    "none": ("ありません。", "None."),
    "severity": ("重さ", "Severity"),
    "message": ("内容", "Message"),
    "code": ("コード", "Code"),
    "page": ("ページ", "Page"),
    "ledger": ("文字の収支", "Account of characters"),
    "part": ("行き先", "Part"),
    "characters": ("文字数", "Characters"),
    "share": ("割合", "Share"),
    "sum": ("原本の文字", "Characters of the source"),
    "readings": ("表の読み方", "How the tables were read"),
    "evidence": ("根拠", "Evidence"),
    "columns": ("見出し → 役割と確度", "Heading → role, confidence"),
    "of_other": ("うち役割「その他」の記載", "of which values of role “other”"),
    "by_role": ("役割ごとの記載", "Values by role"),
    "role": ("役割", "Role"),
    "count": ("件数", "Count"),
    "tree": ("施策体系と項目", "Policies and items"),
    "no_policy": ("施策の記載のない項目", "Items under no policy"),
    "progress": ("進捗（PDCA）", "Progress (PDCA)"),
    "item": ("項目", "Action item"),
    "year": ("年度", "Fiscal year"),
    "plan": ("計画", "Plan"),
    "do": ("実行", "Do"),
    "check": ("評価", "Check"),
    "issue": ("課題", "Issue"),
    "act": ("改善", "Act"),
    "state": ("状況", "Status"),
    "rating": ("評価区分", "Ratings"),
    "schedule": ("スケジュール", "Schedule"),
    "task": ("取組", "Task"),
    "targets": ("目標と実績", "Targets and actuals"),
    "indicator": ("指標", "Indicator"),
    "kind": ("種別", "Kind"),
    "number": ("数値", "Number"),
    "text": ("記載", "Text"),
    "budgets": ("予算・決算", "Budgets"),
    "fund": ("財源", "Fund source"),
    "amount": ("金額（円）", "Amount (yen)"),
    "notes": ("注記・凡例", "Notes and legends"),
    "mark": ("記号", "Mark"),
    "other_tables": ("その他の表", "Other tables"),
    "table": ("表", "Table"),
    "sections": ("本文", "Prose"),
    "open_ended": ("以降継続", "no end"),
    "undated": ("時期の記載なし", "no year printed"),
    "contents": ("目次", "Contents"),
}
"""Key → (Japanese, English)."""

STYLE = """
:root { color-scheme: light; --ink: #1b1f24; --line: #b8c0c8; --soft: #f3f5f7; --head: #e1e8ef; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.25rem 3rem; color: var(--ink);
  font: 16px/1.65 "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", Meiryo, sans-serif;
  background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.35; margin: .5rem 0; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid #2f5a87; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dt { color: #4a5560; } dd { margin: 0; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; list-style: none; }
a { color: #1d4e89; }
.status { display: inline-block; padding: .1rem .7rem; border: 2px solid currentColor;
  border-radius: 1rem; font-weight: 700; }
.ok { color: #1c6431; } .partial, .warning { color: #8a4b00; } .failed, .error { color: #a11212; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
.figures li { background: var(--soft); padding: .4rem 1rem; border-radius: .4rem; }
.figures b { display: block; font-size: 1.5rem; line-height: 1.3; }
.wide { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; font-size: .875rem; min-width: 100%; }
caption { text-align: left; font-weight: 700; padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left;
  vertical-align: top; }
thead th { background: var(--head); white-space: nowrap; }
tbody th { font-weight: 600; background: var(--soft); min-width: 7rem; }
td { min-width: 3.5rem; }
h2:not(#findings, #other_tables) ~ .wide caption { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); }
#ledger ~ .wide table, #by_role + .wide table { min-width: 26rem; }
.number { text-align: right; white-space: nowrap; }
svg { display: block; } .key { display: inline-block; margin-right: .3em; }
.bar { width: 100%; height: auto; }
code { font-size: .85em; overflow-wrap: anywhere; }
.tree ul { border-left: 1px solid var(--line); margin: .1rem 0 .3rem .4rem; padding-left: 1.1rem; }
.tree li { list-style: none; } .level { color: #4a5560; font-size: .85em; margin-right: .5em; }
@media (max-width: 40rem) { body { padding: .75rem; font-size: 15px; } dl { display: block; }
  dd { margin: 0 0 .4rem; } }
@media print { body { max-width: none; font-size: 10pt; } .wide { overflow: visible; }
  nav { display: none; } tr { break-inside: avoid; } thead { display: table-header-group; }
  h2, h3 { break-after: avoid; } * { print-color-adjust: exact; } }
"""
"""Style sheet: black on white, tables scroll on small screens and flow on paper."""


def word(key: str, lang: str) -> str:
    """A word of the report.

    Raises:
        KeyError: there is no such word.
    """
    japanese, english = WORDS[key]
    return japanese if lang == "ja" else english
