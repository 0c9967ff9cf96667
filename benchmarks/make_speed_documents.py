"""Makes the documents that speed is measured on: ``python -m benchmarks.make_speed_documents``.

One long ruled progress table of a fictitious city over 52, 10, 200, 50 and 1 pages, printed through
LibreOffice Writer and Chromium, ten rows and about 2,500 characters a page. Row heights are fixed,
so that every page holds the same rows and the truth is known without looking at the result; it is
written beside each PDF as ``NAME.json``.

The words are drawn with a fixed seed: the same documents on every machine with these two programs
and the font.
"""

from __future__ import annotations

import argparse
import html
import os
import random
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.truth import DocumentTruth, TruthCell, TruthTable, write_truth

OUT = Path("build/speed")
FONT = "IPAGothic"
SEED = 20261122
TIMEOUT = 600
ROWS_A_PAGE = 10
ROWS_A_GROUP = 5  # rows under one measure, whose cell is merged over them
GAP_MM = 1
MARGIN_MM = 15
HEADER_MM = 8
ROW_MM = 16.6
HEADER = ("施策", "番号", "事業名", "担当課", "取組の内容", "昨年度の実績", "評価", "今後の方向")
WIDTHS_MM = (20, 10, 36, 20, 72, 62, 10, 37)
LENGTHS = (12, 0, 17, 6, 90, 74, 1, 42)  # characters of a cell, by column; 0: a number

_SUBJECTS = ("市民団体", "子育て家庭", "高齢者", "若い世代", "地域の事業者", "小中学校", "自治会")
_OBJECTS = ("相談窓口", "交流の場", "防災訓練", "講座", "見守り活動", "情報の発信", "移動の手段")
_VERBS = (
    "を広げる",
    "を続ける",
    "を見直す",
    "を支える",
    "を整える",
    "の回数を増やす",
    "を周知する",
)
_LINKS = ("と連携し、", "の声を聞き、", "に向けて、", "とともに、", "を対象に、")
_OFFICES = ("市民協働課", "こども支援課", "長寿福祉課", "防災安全課", "学校教育課", "都市計画課")
_MARKS = "ＡＢＣＤ"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeedDocument:
    """A document to make; ``producer`` is ``writer`` or ``chromium``."""

    producer: str
    pages: int

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return f"{self.producer}-{self.pages}"


DOCUMENTS = (
    *(SpeedDocument("writer", pages) for pages in (52, 10, 200, 50, 1)),
    SpeedDocument("chromium", 50),
)


def draw_text(rng: random.Random, length: int) -> str:
    """Sentences of a progress table, so many characters in all."""
    text = ""
    while len(text) < length:
        parts = (_SUBJECTS, _LINKS, _OBJECTS, _VERBS)
        text += "".join(rng.choice(words) for words in parts) + f"（{rng.randint(2, 48)}件）。"
    return text[:length]


def draw_rows(pages: int) -> list[Row]:
    """The body rows of a document, one text a column, the same for the same number of pages."""
    rng = random.Random(SEED)
    return [_draw_row(rng, number) for number in range(pages * ROWS_A_PAGE)]


def _draw_row(rng: random.Random, number: int) -> Row:
    texts = [draw_text(rng, length) for length in LENGTHS]
    texts[1] = str(number + 1)
    texts[3] = rng.choice(_OFFICES)
    texts[6] = rng.choice(_MARKS)
    return tuple(texts)


def make_truth(document: SpeedDocument, rows: Sequence[Row]) -> DocumentTruth:
    """The truth: one table, its header repeated on each page."""
    pages = range(1, document.pages + 1)
    parts = [rows[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE] for page in pages]
    tables = tuple(_make_table(part, (page,), 0) for page, part in zip(pages, parts, strict=True))
    joined = (_make_table(rows, tuple(pages), None),)
    name = f"{document.name}.pdf"
    return DocumentTruth(name, "speed", SEED, document.producer, document.pages, tables, joined)


def _make_table(rows: Sequence[Row], pages: tuple[int, ...], joined: int | None) -> TruthTable:
    header = [TruthCell(0, col, 1, 1, text) for col, text in enumerate(HEADER)]
    body = [
        TruthCell(number + 1, col, 1 if col else ROWS_A_GROUP, 1, text)
        for number, row in enumerate(rows)
        for col, text in enumerate(row)
        if col or number % ROWS_A_GROUP == 0
    ]
    cells = tuple(header + body)
    return TruthTable(pages, len(rows) + 1, len(HEADER), cells, header_rows=1, joined=joined)


def write_html(rows: Sequence[Row]) -> str:
    """The table as a page for Chromium, which repeats ``thead``."""
    columns = "".join(f'<col style="width:{width}mm">' for width in WIDTHS_MM)
    header = "".join(f"<th>{text}</th>" for text in HEADER)
    body = "".join(_write_html_row(number, row) for number, row in enumerate(rows))
    style = (
        f"@page{{size:A4 landscape;margin:{MARGIN_MM}mm}}body{{margin:0}}"
        f"table{{border-collapse:collapse;table-layout:fixed;width:{sum(WIDTHS_MM)}mm;"
        f"font:8pt/3.7mm '{FONT}'}}tr{{height:{ROW_MM}mm;break-inside:avoid}}"
        f"thead tr{{height:{HEADER_MM}mm}}"
        "td,th{border:0.5pt solid #000;padding:0.5mm;vertical-align:middle;text-align:left}"
    )
    return (
        f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>進捗状況</title>'
        f"<style>{style}</style><table><colgroup>{columns}</colgroup>"
        f"<thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></html>"
    )


def _write_html_row(number: int, row: Row) -> str:
    first = number % ROWS_A_GROUP == 0
    label = f'<td rowspan="{ROWS_A_GROUP}">{html.escape(row[0])}</td>' if first else ""
    return f"<tr>{label}" + "".join(f"<td>{html.escape(text)}</td>" for text in row[1:]) + "</tr>"


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:styles><style:default-style style:family="paragraph"><style:text-properties
 style:font-name-asian="{font}" style:font-name="{font}" fo:font-family="{font}"
 style:font-family-asian="{font}" fo:font-size="8pt" style:font-size-asian="8pt"
 fo:language="ja" fo:country="JP" style:language-asian="ja" style:country-asian="JP"/>
</style:default-style></office:styles><office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="297mm"
 fo:page-height="210mm" style:print-orientation="landscape" fo:margin="{margin}mm"/>
</style:page-layout>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties
 fo:line-height="3.7mm"/></style:style>
<style:style style:name="T" style:family="table"><style:table-properties
 style:width="{width}mm" table:align="left"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000" fo:padding="0.5mm" style:vertical-align="middle"/></style:style>
{sizes}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/>
</office:master-styles><office:body><office:text>
<table:table table:name="進捗" table:style-name="T">{columns}
<table:table-header-rows>{header}</table:table-header-rows>{body}</table:table>
</office:text></office:body></office:document>
"""


def write_fodt(rows: Sequence[Row]) -> str:
    """The table as a flat document for Writer, which repeats header rows."""
    sizes = "".join(_write_column_style(col) for col in range(len(WIDTHS_MM)))
    sizes += _write_row_style("H", HEADER_MM) + _write_row_style("R", ROW_MM)
    return _FODT.format(
        font=FONT,
        margin=MARGIN_MM,
        width=sum(WIDTHS_MM),
        sizes=sizes,
        columns="".join(
            f'<table:table-column table:style-name="K{col}"/>' for col in range(len(WIDTHS_MM))
        ),
        header=_write_fodt_row("H", [_write_fodt_cell(text) for text in HEADER]),
        body="".join(_write_body_row(number, row) for number, row in enumerate(rows)),
    )


def _write_column_style(col: int) -> str:
    return (
        f'<style:style style:name="K{col}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{WIDTHS_MM[col]}mm"/></style:style>'
    )


def _write_row_style(name: str, height: float) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties'
        f' style:row-height="{height}mm" fo:keep-together="always"/></style:style>'
    )


def _write_body_row(number: int, row: Row) -> str:
    if number % ROWS_A_GROUP:
        label = "<table:covered-table-cell/>"
    else:
        label = _write_fodt_cell(row[0], ROWS_A_GROUP)
    return _write_fodt_row("R", [label, *(_write_fodt_cell(text) for text in row[1:])])


def _write_fodt_row(style: str, cells: Sequence[str]) -> str:
    return f'<table:table-row table:style-name="{style}">{"".join(cells)}</table:table-row>\n'


def _write_fodt_cell(text: str, rowspan: int = 1) -> str:
    span = f' table:number-rows-spanned="{rowspan}"' if rowspan > 1 else ""
    return (
        f'<table:table-cell table:style-name="C"{span}><text:p text:style-name="P">'
        f"{html.escape(text)}</text:p></table:table-cell>"
    )


def print_with_writer(text: str, folder: Path) -> Path:
    """The PDF that Writer makes of a flat document, in ``folder``."""
    path = folder / "document.fodt"
    path.write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--convert-to", "pdf", "--outdir", str(folder))
    _run("soffice", profile, *options, str(path))
    return path.with_suffix(".pdf")


def print_with_chromium(text: str, folder: Path) -> Path:
    """The PDF that Chromium makes of a page, in ``folder``."""
    path = folder / "document.html"
    path.write_text(text, encoding="utf-8")
    out = path.with_suffix(".pdf")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")
    quiet = ("--disable-background-networking", f"--user-data-dir={folder / 'profile'}")
    _run("chromium", *options, *quiet, "--no-pdf-header-footer", f"--print-to-pdf={out}", str(path))
    return out


def _run(*command: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT, env=environment)


_PRODUCERS: dict[str, tuple[Callable[[Sequence[Row]], str], Callable[[str, Path], Path]]] = {
    "writer": (write_fodt, print_with_writer),
    "chromium": (write_html, print_with_chromium),
}


def make_document(document: SpeedDocument, out: Path) -> Path:
    """Makes ``NAME.pdf`` and its truth; the path of the PDF."""
    rows = draw_rows(document.pages)
    write, print_pdf = _PRODUCERS[document.producer]
    path = out / f"{document.name}.pdf"
    with tempfile.TemporaryDirectory() as name:
        path.write_bytes(print_pdf(write(rows), Path(name)).read_bytes())
    write_truth(make_truth(document, rows), path.with_suffix(".json"))
    return path


def main() -> None:
    """Makes the documents that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", nargs="*", help="names, as writer-52")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for document in DOCUMENTS:
        if not arguments.only or document.name in arguments.only:
            print(make_document(document, arguments.out))


if __name__ == "__main__":
    main()
