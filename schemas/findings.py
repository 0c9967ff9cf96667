"""Findings: what was noticed while reading, with stable dotted codes.

A bad cell is a Finding, never an exception. Every code stands in :data:`CATALOGUE`; docs/findings.md
is generated from it. ``partial`` codes mean that a named page, table or limit was not read, and turn
the outcome of the input from ``ok`` to ``partial``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from schemas.places import Anchor, anchor_from_json

Severity = Literal["info", "warning", "error"]
Lang = Literal["ja", "en"]
Param = str | int | float


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One line of the catalogue: severity, messages in two languages (``str.format`` templates)."""

    severity: Severity
    ja: str
    en: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed at some places; ``message`` is the code's template filled with ``params``."""

    severity: Severity
    code: str
    message: str
    params: Mapping[str, Param] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values with the names of this class."""
        return asdict(self)

    def in_language(self, lang: Lang) -> Finding:
        """The same finding with its message in ``lang``."""
        return make_finding(self.code, self.anchors, lang=lang, **self.params)

    @property
    def is_partial(self) -> bool:
        """Whether something named was not read."""
        return CATALOGUE[self.code].partial


def make_finding(
    code: str, anchors: Iterable[Anchor] = (), lang: Lang = "ja", **params: Param
) -> Finding:
    """The finding for a code of the catalogue.

    Raises:
        KeyError: the code is not in :data:`CATALOGUE`, or a parameter of its message is missing.
    """
    kind = CATALOGUE[code]
    template = kind.ja if lang == "ja" else kind.en
    return Finding(kind.severity, code, template.format(**params), dict(params), tuple(anchors))


def finding_from_json(data: Mapping[str, Any]) -> Finding:
    """The finding that :meth:`Finding.to_json` wrote."""
    anchors = tuple(anchor_from_json(anchor) for anchor in data["anchors"])
    return Finding(data["severity"], data["code"], data["message"], dict(data["params"]), anchors)


CATALOGUE: dict[str, FindingKind] = {
    # --- what was not read (partial) -------------------------------------------------------------
    "page.unreadable": FindingKind(
        "error",
        "{page}ページを読み取れませんでした（{reason}）。このページの内容は出力に含まれていません。",
        "Page {page} could not be read ({reason}); its content is not in the output.",
        partial=True,
    ),
    "page.no-text": FindingKind(
        "error",
        "{page}ページに文字情報がありません（画像のみ）。文字認識（OCR）済みのPDFを用意してください。",
        "Page {page} has no text, only a picture; provide a PDF that went through OCR.",
        partial=True,
    ),
    "page.garbled": FindingKind(
        "error",
        "{page}ページの文字の{percent}%が文字化けしています（文字コード情報のないフォント）。",
        "{percent}% of the characters of page {page} are garbled (fonts without character codes).",
        partial=True,
    ),
    "page.pictures": FindingKind(
        "info",
        "{page}ページには画像が{count}か所あります（うち表の中{in_tables}）。画像の中の文字や印は読み取っていません。原本で確かめてください。",
        "Page {page} has {count} pictures, {in_tables} of them inside tables; text and marks in them were not read."
        " Compare with the original.",
    ),
    "tags.contradicted": FindingKind(
        "info",
        "{page}ページの表のタグは印刷内容と合わないため使いませんでした（{reason}）。",
        "The tags of a table on page {page} contradict what is printed and were not used"
        " ({reason}).",
    ),
    "tags.incomplete": FindingKind(
        "info",
        "タグ構造が壊れているか大きすぎるため、途中までしか読めませんでした。罫線などから表を読みました。",
        "The tag tree is broken or too large and was read in part; tables were read by their lines.",
    ),
    "pages.absent": FindingKind(
        "error",
        "指定されたページがありません（全{total}ページ）。--pages を確かめてください。",
        "None of the pages asked for exists (there are {total}); check --pages.",
        partial=True,
    ),
    "document.no-text": FindingKind(
        "error",
        "読み取れる文字がありません。ファイルの中身を確かめてください。",
        "There is no text that can be read; look into the file.",
        partial=True,
    ),
    "limit.pages": FindingKind(
        "error",
        "{total}ページのうち先頭の{read}ページだけを読みました。続きは --pages か --limit-pages で指定してください。",
        "Read only the first {read} of {total} pages; use --pages or --limit-pages for the rest.",
        partial=True,
    ),
    "limit.cells": FindingKind(
        "error",
        "表のセルが上限（{limit}）を超えたため、超えた部分を読みませんでした。--limit-cells で変更できます。",
        "The tables exceed the limit of {limit} cells; the rest was not read. See --limit-cells.",
        partial=True,
    ),
    "limit.page-time": FindingKind(
        "error",
        "{page}ページの読み取りが{seconds}秒を超えたため、表を読まず、文字だけを段落として残しました。--limit-page-seconds で変更できます。",
        "Page {page} took more than {seconds} s; its tables were not read, its text is kept as"
        " paragraphs. See --limit-page-seconds.",
        partial=True,
    ),
    "page.text-only": FindingKind(
        "error",
        "{page}ページの表を読み取れなかったため（{reason}）、文字だけを段落として残しました。",
        "The tables of page {page} could not be read ({reason}); its text is kept as paragraphs.",
        partial=True,
    ),
    "limit.strokes": FindingKind(
        "error",
        "{page}ページの線の数が上限（{limit}）を超えたため、罫線を読みませんでした。",
        "Page {page} has more than {limit} strokes; its ruling was not read.",
        partial=True,
    ),
    # --- reading of the file ---------------------------------------------------------------------
    "page.second-reader": FindingKind(
        "warning",
        "{page}ページは {first_reader} で読めなかったため（{reason}）、{second_reader} で読みました。原本で確かめてください。",
        "Page {page} could not be read by {first_reader} ({reason}) and was read by {second_reader}; compare it"
        " with the original.",
    ),
    "source.second-reader": FindingKind(
        "warning",
        "{first_reader} で開けなかったため（{reason}）、{second_reader} で読みました。原本で確かめてください。",
        "{first_reader} could not open the file ({reason}); it was read by {second_reader}. Compare with the"
        " original.",
    ),
    "audit.characters": FindingKind(
        "warning",
        "{page}ページ：読んだ文字が違います。{first_reader} だけ{first_count}字「{first}」、{second_reader} だけ{second_count}字「{second}」。原本で確かめてください。",
        "Page {page}: the characters differ. Only {first_reader}: {first_count} “{first}”; only"
        " {second_reader}: {second_count} “{second}”. Compare with the original.",
    ),
    "audit.tables": FindingKind(
        "warning",
        "{page}ページ：表の形（行×列、セル数）が違います。{first_reader} だけ{first_count}表「{first}」、{second_reader} だけ{second_count}表「{second}」。原本で確かめてください。",
        "Page {page}: the tables (rows × columns, cells) differ. Only {first_reader}: {first_count}"
        " “{first}”; only {second_reader}: {second_count} “{second}”. Compare with the original.",
    ),
    "audit.unread": FindingKind(
        "info",
        "{page}ページは {second_reader} で読めなかったため（{reason}）、読み比べていません。",
        "Page {page} could not be read by {second_reader} ({reason}), so that nothing was compared.",
    ),
    "document.no-table": FindingKind(
        "warning", "表が見つかりませんでした。", "No table was found in the document."
    ),
    "document.no-items": FindingKind(
        "warning",
        "表はありましたが、計画の項目は見つかりませんでした。表は「その他の表」として残しました。事業の一覧のはずなら、"
        "report.html の「表の読み方」で見出しを確かめ、keikaku profile new で意味を指定してください。",
        "There are tables but no action items; the tables are kept as other tables. If one of them lists "
        "projects, see how it was read in report.html, and say what its headings mean in a profile "
        "(keikaku profile new).",
    ),
    "source.name-differs": FindingKind(
        "warning",
        "名前は「{suffix}」ですが、中身は {used} でした。中身に従って読みました。違う文書でないか確かめてください。",
        "The name ends in {suffix}, but the content is {used}; it was read as such. "
        "Check whether it is the file you meant.",
    ),
    "source.encoding-guessed": FindingKind(
        "info",
        "文字コードの宣言（{declared}）が内容と合わないため、{used}として読みました。",
        "The declared encoding ({declared}) does not fit the content; read as {used}.",
    ),
    "source.encoding-damaged": FindingKind(
        "warning",
        "{count}文字が文字コードとして正しくないため「�」になっています。",
        "{count} characters are not valid in the encoding and appear as U+FFFD.",
    ),
    "source.permissions": FindingKind(
        "info",
        "編集制限のあるPDFです（閲覧は許可されています）。",
        "The PDF restricts editing (reading is allowed).",
    ),
    "source.repaired": FindingKind(
        "warning",
        "ファイルが壊れているため、修復しながら読みました（{reason}）。欠けた部分がないか原本で確かめてください。",
        "The file is damaged and was repaired while reading ({reason}); compare with the original.",
    ),
    "source.repeated": FindingKind(
        "info",
        "内容が「{name}」と同じため、一度だけ読みました。",
        "The content is the same as that of “{name}”; it was read once.",
    ),
    "edition.repeated": FindingKind(
        "warning",
        "「{name}」と同じ版IDになるため、別のフォルダー「{folder}」に書き出しました。",
        "It has the same edition id as “{name}” and was written into a folder of its own, “{folder}”.",
    ),
    "html.span-clamped": FindingKind(
        "warning",
        "結合セルの指定 {attribute}={value} が正しくないため {used} としました。",
        "The span {attribute}={value} is not valid; {used} was used.",
    ),
    "html.nested-table": FindingKind(
        "info",
        "表の中に表があります。内側の表は別の表として読みました。",
        "A table stands inside a table; the inner one was read as a table of its own.",
    ),
    "html.frames": FindingKind(
        "error",
        "フレームで構成されたページで、本文は別のページ（{pages}）にあります。そのページを指定してください。",
        "The page consists of frames; the text stands in other pages ({pages}), which are not read.",
        partial=True,
    ),
    "bbox.invalid": FindingKind(
        "warning",
        '位置情報 data-bbox="{value}" が正しくないため、位置なしとしました。',
        'The position data-bbox="{value}" is not valid; the cell is kept without a place.',
    ),
    # --- text ------------------------------------------------------------------------------------
    "text.radical-mapped": FindingKind(
        "info",
        "部首の文字 {count} 字を通常の漢字に直しました（例：{example}）。",
        "{count} radical characters were mapped to ideographs (for example {example}).",
    ),
    "text.middle-dot-mapped": FindingKind(
        "info",
        "中点の異なる文字 {count} 字を「・」に直しました。",
        "{count} hyphenation points were mapped to the katakana middle dot.",
    ),
    "text.half-width-kana-mapped": FindingKind(
        "info",
        "半角カナ {count} 字を全角に直しました。",
        "{count} half-width kana were mapped to full width.",
    ),
    "text.composed": FindingKind(
        "info",
        "分かれていた濁点・半濁点 {count} 字を合わせました。",
        "{count} separate voicing marks were combined with their kana.",
    ),
    "text.invisible-removed": FindingKind(
        "info",
        "見えない制御文字 {count} 字を除きました。",
        "{count} invisible control characters were removed.",
    ),
    "text.overprinted": FindingKind(
        "info",
        "重ねて印字された文字 {count} 字を1字にまとめました。",
        "{count} overprinted characters were counted once.",
    ),
    "text.hidden": FindingKind(
        "info",
        "印刷されない文字 {count} 字を除きました（透明、用紙の外、非表示）。",
        "{count} characters that are not printed were left out (invisible, off-page, hidden).",
    ),
    # --- tables ----------------------------------------------------------------------------------
    "table.joined-over-pages": FindingKind(
        "info",
        "{first}～{last}ページに続く表を1つにまとめました（根拠：{evidence}）。",
        "The table on pages {first}–{last} was joined ({evidence}).",
    ),
    "table.halves-joined": FindingKind(
        "info",
        "左右に分かれた表を1つにまとめました（{left}・{right}ページ、行の境{edges}か所が一致）。",
        "The left and right halves of a table were joined (pages {left} and {right}; {edges} row "
        "edges agree).",
    ),
    "table.row-joined": FindingKind(
        "warning",
        "ページの変わり目で切れた行を1行にまとめました（{page}ページ）。",
        "A row cut by the page break was put together (page {page}).",
    ),
    "table.kept-whole": FindingKind(
        "info",
        "項目の表と判断できない表を「その他の表」として残しました（{rows}行×{cols}列）。",
        "A table that does not list action items was kept whole ({rows} × {cols}).",
    ),
    "table.overlapping-cells": FindingKind(
        "warning",
        "表のセルが重なっています（{rows}行×{cols}列の表）。",
        "Cells of a table overlap ({rows} × {cols}).",
    ),
    "duplicate.table-dropped": FindingKind(
        "info",
        "同じ表が繰り返されているため、{count}回分の繰り返しを除きました。",
        "The same table is repeated; {count} repeats were dropped.",
    ),
    "row.duplicate-dropped": FindingKind(
        "info",
        "同じ内容の行が続いているため、1行を除きました。",
        "A row that repeats the one before was dropped.",
    ),
    "row.total-skipped": FindingKind(
        "info",
        "合計の行「{text}」は項目にしていません。",
        "The total row “{text}” is not an item.",
    ),
    # --- headings --------------------------------------------------------------------------------
    "header.span-repaired": FindingKind(
        "warning",
        "見出しと列がずれているため、内容に合わせて見出し「{label}」を{cols}列分に広げました。原本で確かめてください。",
        "Headings had slid against the columns; “{label}” was widened to {cols} columns by contents.",
    ),
    "header.ambiguous": FindingKind(
        "warning",
        "見出しの対応に別の読み方があります。採用：{chosen}　別案：{other}",
        "The headings can be read in another way. Chosen: {chosen}. Other: {other}",
    ),
    "header.unknown": FindingKind(
        "info",
        "見出し「{heading}」の意味が分からないため「その他」として残しました。",
        "The heading “{heading}” is not known; its column is kept as “other”.",
    ),
    "header.years-unordered": FindingKind(
        "warning",
        "年度の列が順に並んでいません：{years}。印刷された年度のまま読みました。",
        "The year columns do not stand in order: {years}. They were read as printed.",
    ),
    "table.heading-in-body": FindingKind(
        "warning",
        "表の途中に見出しの行「{text}」があります。項目にせず、上の見出しのまま読みました。",
        "A row of headings (“{text}”) stands within the table; the headings above it were kept.",
    ),
    "legend.contradicting": FindingKind(
        "warning",
        "凡例が記号「{mark}」に複数の意味を与えています（{meanings}）。意味は付けていません。",
        "The legends give the mark “{mark}” several meanings ({meanings}); none was applied.",
    ),
    "date.contradicting": FindingKind(
        "info",
        "「{text}」のほかに、別の時点の記載があります：{others}",
        "Besides “{text}” other dates are printed: {others}",
    ),
    "document.second-plan": FindingKind(
        "warning",
        "「{title}」のほかに別の計画「{other}」が含まれているようです。--pages で分けて読めます。",
        "Besides “{title}” the file seems to hold another plan, “{other}”; --pages reads it apart.",
    ),
    "budget.sum": FindingKind(
        "warning",
        "合計「{text}」が内訳の和（{sum}円）と一致しません。",
        "The sum “{text}” is not the sum of its parts ({sum} yen).",
    ),
    "header.doubtful": FindingKind(
        "warning",
        "見出し「{heading}」は「{role}」と読みましたが、「{rival}」とも読めます。",
        "The heading “{heading}” was read as “{role}”, but may also mean “{rival}”.",
    ),
    "header.by-contents": FindingKind(
        "info",
        "見出し「{heading}」の役割を列の内容から「{role}」と判断しました。",
        "The heading “{heading}” was read as “{role}” from the contents of its column.",
    ),
    # --- values ----------------------------------------------------------------------------------
    "era.extrapolated": FindingKind(
        "warning",
        "存在しない年号「{text}」を西暦{year}年として読みました。",
        "The impossible year “{text}” was read as {year}.",
    ),
    "era.assumed": FindingKind(
        "info",
        "年号のない年「{text}」を、前後の記載から西暦{year}年として読みました。",
        "The year “{text}” has no era; read as {year} from its neighbours.",
    ),
    "era.unread": FindingKind(
        "warning",
        "年「{text}」がどの年号か分からないため、年として読んでいません。",
        "The era of the year “{text}” is unknown; it was not read as a year.",
    ),
    "budget.unread": FindingKind(
        "warning",
        "金額「{text}」を数値として読めませんでした。",
        "The amount “{text}” could not be read as a number.",
    ),
    "budget.unit-assumed": FindingKind(
        "warning",
        "「{heading}」の単位の記載がないため、円として読みました。",
        "No unit is printed for “{heading}”; amounts were read as yen.",
    ),
    "local-government.unknown": FindingKind(
        "info",
        "「{name}」は現在の地方公共団体の一覧にないため、団体コードを付けていません。",
        "“{name}” is not in today's list of local governments; no code was given.",
    ),
    "local-government.ambiguous": FindingKind(
        "warning",
        "「{name}」という団体は複数あります（{candidates}）。--municipality で都道府県から指定してください。",
        "There are several local governments called “{name}” ({candidates}); use --municipality.",
    ),
    "title.missing": FindingKind(
        "info",
        "計画の名称が見つかりませんでした。--title で指定できます。",
        "No plan title was found; it can be given with --title.",
    ),
    "id.repeated": FindingKind(
        "warning",
        "項目ID「{id}」が重なるため、{count}件目に番号を付けました。",
        "The item id “{id}” occurs again; number {count} was added.",
    ),
    "profile.unused": FindingKind(
        "warning",
        "プロファイルの指定「{entry}」に当てはまるものがありませんでした。",
        "The profile's entry “{entry}” matched nothing.",
    ),
    # --- account of characters -------------------------------------------------------------------
    "ledger.unassigned": FindingKind(
        "warning",
        "{count}文字がどの項目にも割り当てられていません：{text}",
        "{count} characters are not assigned to any part: {text}",
    ),
    "ledger.mismatch": FindingKind(
        "error",
        "{page}ページ：読み取った{read}文字に対し、ブロックに{placed}文字あります。",
        "Page {page}: {read} characters were read but {placed} stand in blocks.",
    ),
    "csv.not-encodable": FindingKind(
        "warning",
        "{count}文字はcp932で書けないため置き換えました：{characters}",
        "{count} characters cannot be written in cp932 and were replaced: {characters}",
    ),
}
"""Every code that exists, in the order of docs/findings.md."""
