"""Arguments and options that commands share, with their help in Japanese and English."""

from __future__ import annotations

import unicodedata
from typing import Annotated

import typer

from pipeline.options import Limits, check_choice
from schemas.errors import UsageError
from schemas.findings import Lang

DEFAULTS = Limits()
FIRST_YEAR, LAST_YEAR = 1868, 2199

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="PDF・HTML・書き起こしのファイル / Files to read"),
]
Input = Annotated[
    str, typer.Argument(metavar="INPUT", help="PDF・HTML・書き起こしのファイル / File to read")
]
Pages = Annotated[
    str, typer.Option(metavar="RANGES", help="読むページ（例 3-10,12-） / Pages to read")
]
Password = Annotated[
    str | None,
    typer.Option(help="PDFを開くパスワード / Password of the PDF"),
]
Language = Annotated[
    str, typer.Option("--lang", metavar="ja|en", help="表示の言語 / Language of messages")
]
Json = Annotated[bool, typer.Option("--json", help="結果をJSONで出す / Print JSON for machines")]
Force = Annotated[
    bool, typer.Option("--force", help="既にある出力を置き換える / Replace existing output")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="誤りのほか何も表示しない / Errors only")]
Reader = Annotated[
    str,
    typer.Option(metavar="pdfium|pdfplumber", help="PDFの読み取り機能 / First reader of PDFs"),
]
Audit = Annotated[
    bool,
    typer.Option("--audit", help="2つの読み取り機能で読み比べる / Compare both readers"),
]
LimitSeconds = Annotated[
    float, typer.Option(min=0.1, help="1件にかける秒数の上限 / Seconds per input")
]
LimitMemory = Annotated[
    int, typer.Option(min=128, help="1件に使うメモリの上限（MB） / Megabytes per input")
]
LimitBytes = Annotated[int, typer.Option(min=1, help="ファイルの大きさの上限 / Size of an input")]
LimitPages = Annotated[int, typer.Option(min=1, help="読むページ数の上限 / Pages per input")]
LimitCells = Annotated[int, typer.Option(min=1, help="表のセル数の上限 / Table cells per input")]

LimitPageSeconds = Annotated[
    float, typer.Option(min=0.1, help="1ページにかける秒数の上限 / Seconds per page")
]


def choose_language(text: str) -> Lang:
    """The language of messages.

    Raises:
        UsageError: neither ``ja`` nor ``en``.
    """
    check_choice("lang", text)
    return "en" if text == "en" else "ja"


def say_language(text: str) -> Lang:
    """The language in which to tell that an option is wrong: Japanese unless English is wanted."""
    return "en" if text == "en" else "ja"


def read_fiscal_year(text: str) -> int | None:
    """The Western year in which a fiscal year begins, from ``2022`` or ``令和4年度``; None for "".

    Raises:
        UsageError: ``usage.fiscal-year``.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    if plain.isascii() and plain.isdigit():
        year: int | None = int(plain)
    else:
        from schemas.fiscal import parse_fiscal_year

        year = parse_fiscal_year(plain)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError("usage.fiscal-year", value=text)
    return year
