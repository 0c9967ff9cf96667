"""A Document as text, page by page: what was read, before anything was understood."""

from __future__ import annotations

import json
from collections.abc import Iterator

from schemas.document import (
    Arrow,
    Document,
    Page,
    Paragraph,
    Table,
    page_to_json,
    source_to_json,
)
from schemas.findings import Finding, Lang

KINDS = {
    "heading": ("見出し", "heading"),
    "body": ("本文", "body"),
    "note": ("注", "note"),
    "legend": ("凡例", "legend"),
    "caption": ("表題", "caption"),
    "furniture": ("柱・頁番号", "furniture"),
}
SEVERITIES = {
    "error": ("誤り", "error"),
    "warning": ("注意", "warning"),
    "info": ("情報", "info"),
}


def write_json(document: Document, *, ascii_only: bool = False) -> Iterator[str]:
    """Lines of the Document's JSON form, one a page, so that it never stands in memory as a whole.

    ``ascii_only`` writes every other character as an escape.
    """

    def write(data: object) -> str:
        return json.dumps(data, ensure_ascii=ascii_only)

    yield '{"source": ' + write(source_to_json(document.source)) + ',\n"pages": ['
    last = len(document.pages) - 1
    for position, page in enumerate(document.pages):
        yield write(page_to_json(page)) + ("," if position < last else "")
    yield '],\n"findings": ['
    last = len(document.findings) - 1
    for position, finding in enumerate(document.findings):
        yield write(finding.to_json()) + ("," if position < last else "")
    yield "]}"


def describe_document(document: Document, lang: Lang = "ja") -> Iterator[str]:
    """The Document's lines: the source, each page's blocks in reading order, the findings."""
    source = document.source
    yield f"# {source.name} ({source.media_type}, {source.bytes:,} bytes, {source.sha256[:12]})"
    for key, value in sorted(source.metadata.items()):
        yield f"  {key}: {value}"
    for page in document.pages:
        yield ""
        yield from _describe_page(page, lang)
    if document.findings:
        yield ""
        yield "## " + _pick(("気付いたこと", "Findings"), lang)
        yield from (_describe_finding(finding, lang) for finding in document.findings)


def _describe_page(page: Page, lang: Lang) -> Iterator[str]:
    size = "" if page.width is None else f" {page.width:g} x {page.height:g} {page.unit}"
    counts = f"{page.characters:,} / {page.hidden:,} / {page.overprinted:,}"
    words = f"{page.number}ページ", f"page {page.number}"
    meaning = _pick(("文字 / 非表示 / 重ね印字", "characters / hidden / overprinted"), lang)
    yield f"## {_pick(words, lang)}{size} ({meaning}: {counts})"
    for block in page.blocks:
        if isinstance(block, Table):
            yield from _describe_table(block, lang)
        else:
            yield _describe_paragraph(block, lang)


def _describe_paragraph(paragraph: Paragraph, lang: Lang) -> str:
    level = "" if paragraph.level is None else str(paragraph.level)
    label = f"[{_pick(KINDS[paragraph.kind], lang)}{level}] "
    return label + paragraph.text.replace("\n", "\n" + " " * 4)


def _describe_table(table: Table, lang: Lang) -> Iterator[str]:
    words = f"{table.rows}行×{table.cols}列", f"{table.rows} rows x {table.cols} columns"
    facts = [_pick(words, lang), table.evidence, table.caption]
    if table.continues:
        facts.append(_pick(("前のページから続く", "continues"), lang))
    from pipeline.drawing import draw_table

    yield f"[{_pick(('表', 'table'), lang)}] " + " / ".join(filter(None, facts))
    yield draw_table(table)
    yield from (_describe_arrow(arrow, lang) for arrow in table.arrows)


def _describe_arrow(arrow: Arrow, lang: Lang) -> str:
    """An arrow's row and columns, counted from 1; ``~`` where it ends within a column."""
    first = f"{'~' if arrow.starts_inside else ''}{arrow.first_col + 1}"
    last = f"{'~' if arrow.ends_inside else ''}{arrow.last_col + 1}"
    words = (
        f"{arrow.row + 1}行目の矢印 {first}列→{last}列",
        f"arrow in row {arrow.row + 1}, columns {first} to {last}",
    )
    return f"  -> {_pick(words, lang)} {arrow.label}".rstrip()


def _describe_finding(finding: Finding, lang: Lang) -> str:
    return f"- {_pick(SEVERITIES[finding.severity], lang)}: {finding.message} [{finding.code}]"


def _pick(words: tuple[str, str], lang: Lang) -> str:
    return words[0] if lang == "ja" else words[1]
