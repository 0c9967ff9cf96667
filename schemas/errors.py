"""What ends the reading of an input, as one small tree of exceptions.

    KeikakuError
    ├── UsageError    exit 2   the command line, an option or a profile is wrong
    ├── SourceError   exit 4   the input cannot be read
    ├── LimitError    exit 4   the input takes more time, memory or nesting than allowed
    └── OutputError   exit 4   the result cannot be written

Each error has a stable dotted code of :data:`ERRORS` and a message in Japanese and English that says
what is wrong and what to do next. Whatever can be skipped and named is a Finding, not an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EXIT_OK = 0
EXIT_USAGE = 2
EXIT_PARTIAL = 3
EXIT_FAILED = 4


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """Messages of an error code in two languages (``str.format`` templates)."""

    ja: str
    en: str


class KeikakuError(Exception):
    """Base of all errors that end the reading of an input."""

    exit_code = EXIT_FAILED

    def __init__(self, code: str, **params: str | int | float) -> None:
        self.code = code
        self.params: Mapping[str, str | int | float] = params
        super().__init__(self.message())

    def message(self, lang: str = "ja") -> str:
        """What is wrong and what to do next, in ``ja`` or ``en``."""
        kind = ERRORS[self.code]
        return (kind.ja if lang == "ja" else kind.en).format(**self.params)

    def __reduce__(self) -> tuple[object, tuple[type[KeikakuError], str, dict[str, object]]]:
        """Errors cross the border of the child process."""
        return _rebuild, (type(self), self.code, dict(self.params))


class UsageError(KeikakuError):
    """The command line, an option or a profile is wrong."""

    exit_code = EXIT_USAGE


class SourceError(KeikakuError):
    """The input cannot be read."""


class LimitError(KeikakuError):
    """The input takes more than it is allowed to."""


class OutputError(KeikakuError):
    """The result cannot be written."""


def _rebuild(
    cls: type[KeikakuError], code: str, params: dict[str, str | int | float]
) -> KeikakuError:
    return cls(code, **params)


ERRORS: dict[str, ErrorKind] = {
    "source.not-found": ErrorKind(
        "ファイル「{name}」がありません。名前と場所を確かめてください。",
        "There is no file “{name}”; check its name and folder.",
    ),
    "source.not-a-file": ErrorKind(
        "「{name}」は通常のファイルではありません（{kind}）。PDFかHTMLのファイルを指定してください。",
        "“{name}” is not a regular file ({kind}); give a PDF or HTML file.",
    ),
    "source.not-readable": ErrorKind(
        "ファイル「{name}」を開けません（{reason}）。アクセス権を確かめてください。",
        "The file “{name}” cannot be opened ({reason}); check its permissions.",
    ),
    "source.changed": ErrorKind(
        "ファイル「{name}」が読み取り中に変わりました。もう一度実行してください。",
        "The file “{name}” changed while it was read; run again.",
    ),
    "source.empty": ErrorKind(
        "ファイル「{name}」は空です（0バイト）。もう一度入手してください。",
        "The file “{name}” is empty (0 bytes); obtain it again.",
    ),
    "source.too-large": ErrorKind(
        "ファイル「{name}」は大きすぎます（{bytes}バイト、上限{limit}）。--limit-bytes で変更できます。",
        "The file “{name}” is too large ({bytes} bytes, limit {limit}); see --limit-bytes.",
    ),
    "source.folder": ErrorKind(
        "「{name}」はフォルダーです。中のPDFかHTMLのファイルを指定してください。",
        "“{name}” is a folder; give a PDF or HTML file inside it.",
    ),
    "source.word": ErrorKind(
        "「{name}」はWordの文書です。Wordで開き、「名前を付けて保存」でPDFとして保存したものを指定してください。",
        "“{name}” is a Word document; open it in Word, save it as PDF and give the PDF.",
    ),
    "source.excel": ErrorKind(
        "「{name}」はExcelのブックです。Excelで開き、PDFとして保存（エクスポート）したものを指定してください。",
        "“{name}” is an Excel workbook; open it in Excel, export it as PDF and give the PDF.",
    ),
    "source.powerpoint": ErrorKind(
        "「{name}」はPowerPointの文書です。PowerPointで開き、PDFとして保存したものを指定してください。",
        "“{name}” is a PowerPoint presentation; save it as PDF and give the PDF.",
    ),
    "source.ichitaro": ErrorKind(
        "「{name}」は一太郎の文書です。一太郎で開き、PDFとして保存（PDF出力）したものを指定してください。",
        "“{name}” is an Ichitaro document; open it in Ichitaro, save it as PDF and give the PDF.",
    ),
    "source.office": ErrorKind(
        "「{name}」はオフィスソフトの文書です。作成したソフトで開き、PDFとして保存したものを指定してください。",
        "“{name}” is an office document; open it in its program, save it as PDF and give the PDF.",
    ),
    "source.office-encrypted": ErrorKind(
        "「{name}」は暗号化されたオフィス文書です。パスワードで開き、PDFとして保存したものを指定してください。",
        "“{name}” is an encrypted office document; open it with its password and save it as PDF.",
    ),
    "source.image": ErrorKind(
        "「{name}」は画像です。文字認識（OCR）を行い、文字情報の入ったPDFとして保存したものを指定してください。",
        "“{name}” is a picture; run OCR on it, save it as PDF with a text layer and give the PDF.",
    ),
    "source.archive": ErrorKind(
        "「{name}」は圧縮ファイルです。展開して、中のPDFかHTMLのファイルを指定してください。",
        "“{name}” is a compressed archive; unpack it and give the PDF or HTML file inside.",
    ),
    "source.rtf": ErrorKind(
        "「{name}」はリッチテキスト（RTF）です。Wordなどで開き、PDFとして保存したものを指定してください。",
        "“{name}” is a rich text (RTF) document; open it in a word processor and save it as PDF.",
    ),
    "source.alto": ErrorKind(
        "「{name}」は文字認識結果のALTO XMLです。文字認識ソフトでhOCRか文字情報付きPDFとして出力し直してください。",
        "“{name}” is an ALTO XML file; let the OCR program write hOCR or a PDF with a text layer.",
    ),
    "source.ocr-table": ErrorKind(
        "「{name}」は文字認識結果のTSVです。文字認識ソフトでhOCRか文字情報付きPDFとして出力し直してください。",
        "“{name}” is a TSV file of an OCR program; let it write hOCR or a PDF with a text layer.",
    ),
    "source.xml": ErrorKind(
        "「{name}」はXMLです。元の画面や文書をHTMLかPDFとして保存したものを指定してください。",
        "“{name}” is an XML file; save the original as HTML or PDF and give that.",
    ),
    "source.unsupported": ErrorKind(
        "「{name}」は読み取れない種類のファイル（{kind}）です。PDFかHTMLとして保存したものを指定してください。",
        "“{name}” is of a type that cannot be read ({kind}); save it as PDF or HTML and give that.",
    ),
    "source.unknown": ErrorKind(
        "「{name}」の種類が分かりません（{asked}）。PDFかHTMLのファイルを指定してください。",
        "The type of “{name}” is unknown ({asked}); give a PDF or HTML file.",
    ),
    "pdf.password-needed": ErrorKind(
        "「{name}」はパスワードで保護されています。--password でパスワードを指定してください。",
        "“{name}” is protected by a password; give it with --password.",
    ),
    "pdf.password-wrong": ErrorKind(
        "「{name}」のパスワードが違います。--password を確かめてください。",
        "The password given for “{name}” is wrong; check --password.",
    ),
    "pdf.damaged": ErrorKind(
        "「{name}」はPDFとして壊れています（{reason}）。もう一度入手するか、PDFとして保存し直してください。",
        "“{name}” is damaged ({reason}); obtain it again or save it as PDF anew.",
    ),
    "pdf.no-pages": ErrorKind(
        "「{name}」に読み取れるページがありません。もう一度入手するか、PDFとして保存し直してください。",
        "“{name}” has no page that can be read; obtain it again or save it as PDF anew.",
    ),
    "html.too-deep": ErrorKind(
        "「{name}」は要素の入れ子が深すぎます（{depth}段、上限{limit}）。",
        "The elements of “{name}” are nested too deeply ({depth}, limit {limit}).",
    ),
    "html.too-many-cells": ErrorKind(
        "「{name}」の表は大きすぎます（上限{limit}セル）。--limit-cells で変更できます。",
        "A table of “{name}” is too large (limit {limit} cells); see --limit-cells.",
    ),
    "limit.time": ErrorKind(
        "「{name}」の読み取りが{seconds}秒で終わらなかったため、中止しました。--pages で範囲を狭めるか --limit-seconds で延ばしてください。",
        "Reading “{name}” did not end within {seconds} s and was stopped; use --pages or --limit-seconds.",
    ),
    "limit.page-time": ErrorKind(
        "「{name}」の{page}ページの読み取りが{seconds}秒で終わらなかったため、中止しました。--pages で避けるか --limit-page-seconds で延ばしてください。",
        "Reading page {page} of “{name}” did not end within {seconds} s; leave it out with --pages or use --limit-page-seconds.",
    ),
    "limit.memory": ErrorKind(
        "「{name}」の読み取りにメモリが足りません（上限{megabytes}MB）。--pages で範囲を狭めるか --limit-memory で増やしてください。",
        "Reading “{name}” needs more than {megabytes} MB; use --pages or --limit-memory.",
    ),
    "worker.died": ErrorKind(
        "「{name}」の読み取り処理が異常終了しました（{reason}）。--pages で問題のページを避けてください。",
        "The reading process of “{name}” died ({reason}); use --pages to leave out the page at fault.",
    ),
    "worker.failed": ErrorKind(
        "「{name}」の読み取り中に想定外の誤りが起きました（{reason}）。この文書を添えて開発元に知らせてください。",
        "An unexpected error occurred while reading “{name}” ({reason}); please report it.",
    ),
    "output.exists": ErrorKind(
        "出力先「{folder}」は既にあります。上書きするには --force を付けてください。",
        "The output “{folder}” exists; add --force to replace it.",
    ),
    "output.not-writable": ErrorKind(
        "出力先「{folder}」に書き込めません（{reason}）。別の場所を --out で指定してください。",
        "The output “{folder}” cannot be written ({reason}); choose another place with --out.",
    ),
    "output.disk-full": ErrorKind(
        "出力先「{folder}」のディスクに空きがありません（{reason}）。空きを増やすか、別の場所を --out で指定してください。",
        "The disk of the output “{folder}” is full ({reason}); free some space or use another --out.",
    ),
    "output.not-a-folder": ErrorKind(
        "出力先「{folder}」はフォルダーではありません（リンクかファイル）。取り除くか、別の場所を --out で指定してください。",
        "The output “{folder}” is a link or a file, not a folder; remove it or use another --out.",
    ),
    "output.busy": ErrorKind(
        "出力先「{folder}」は別の実行が使用中です。終わってからもう一度実行してください。",
        "The output “{folder}” is in use by another run; try again when it has ended.",
    ),
    "usage.choice": ErrorKind(
        "{option} の値「{value}」は使えません。{choices} のどれかを指定してください。",
        "{option} cannot be “{value}”; choose one of {choices}.",
    ),
    "usage.pages": ErrorKind(
        "--pages の値「{value}」を読めません。「3-10,12-」のように指定してください。",
        "The value “{value}” of --pages cannot be read; write it like 3-10,12-.",
    ),
    "usage.overlay": ErrorKind(
        "「{name}」はPDFではないため、ページ画像（--overlay）を作れません。--overlay を外してください。",
        "“{name}” is not a PDF, so there are no page pictures to draw on; leave out --overlay.",
    ),
    "usage.fiscal-year": ErrorKind(
        "--fiscal-year の値「{value}」を年度として読めません。「2022」や「令和4年度」のように指定してください。",
        "The value “{value}” of --fiscal-year is not a fiscal year; write it like 2022.",
    ),
    "usage.profile-key": ErrorKind(
        "プロファイル「{name}」の「{key}」は使えない名前です。使える名前：{suggestion}",
        "The profile “{name}” has the unknown key “{key}”; did you mean: {suggestion}?",
    ),
    "usage.profile-type": ErrorKind(
        "プロファイル「{name}」の「{key}」は {wanted} の形で書いてください。",
        "The key “{key}” of the profile “{name}” must be written as {wanted}.",
    ),
    "usage.profile-role": ErrorKind(
        "プロファイル「{name}」：見出し「{heading}」の役割「{role}」はありません。候補：{suggestion}",
        "The profile “{name}” gives “{heading}” the unknown role “{role}”; did you mean: {suggestion}?",
    ),
    "ledger.unassigned": ErrorKind(
        "「{name}」の{count}字がどこにも入りませんでした（--strict）。--strict を外して報告を見てください。",
        "{count} characters of “{name}” went nowhere (--strict); without --strict the report shows where.",
    ),
    "usage.profile-extends": ErrorKind(
        "プロファイル「{name}」の extends が{count}回を超えて続いています。互いを指していないか確かめてください。",
        "The profile “{name}” extends more than {count} others in a row; do they name each other?",
    ),
    "usage.file-exists": ErrorKind(
        "「{name}」は既にあります。置き換えるには --force を付けてください。",
        "“{name}” exists already; use --force to replace it.",
    ),
    "usage.profile": ErrorKind(
        "プロファイル「{name}」が正しくありません：{reason}",
        "The profile “{name}” is not valid: {reason}",
    ),
}
"""Every error code that exists."""
