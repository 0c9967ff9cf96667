"""A book as files: HTML, Shift_JIS HTML, PDF, tab-separated transcript, HTML with boxes."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import html

from benchmarks.documents.programs import TIMEOUT, find_chromium, print_html
from benchmarks.plans.markup import strip_marks, text_of
from benchmarks.plans.styles import Form

SUFFIXES: Mapping[Form, str] = {
    "html": ".html",
    "sjis": ".sjis.html",
    "pdf": ".pdf",
    "transcript": ".txt",
    "boxes": ".boxes.html",
}
_META = re.compile(r"<meta[^>]*charset[^>]*>", re.IGNORECASE)
_BOXES = """
<script>
for (const e of document.body.querySelectorAll('h1,h2,h3,h4,h5,h6,p,table,tr,td,th,li,caption')) {
  const b = e.getBoundingClientRect(), n = Math.round;
  const at = [n(b.left + scrollX), n(b.top + scrollY), n(b.right + scrollX), n(b.bottom + scrollY)];
  e.setAttribute('data-bbox', at.join(','));
}
</script>
"""


def render(source: str, form: Form, path: Path) -> None:
    """Writes marked HTML in one form.

    Raises:
        RuntimeError: Chromium is missing or printed nothing.
        UnicodeEncodeError: the text has a character that Shift_JIS has not.
    """
    _RENDERERS[form](strip_marks(source), path)


def _write_html(source: str, path: Path) -> None:
    path.write_text(_with_charset(source, "utf-8"), encoding="utf-8")


def _write_shift_jis(source: str, path: Path) -> None:
    path.write_bytes(_with_charset(source, "Shift_JIS").encode("cp932"))


def _print(source: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        _write_html(source, page)
        print_html(page, path, tagged=False)


def _write_transcript(source: str, path: Path) -> None:
    """Tables as tab-separated rows: of merged cells only the first place holds the text.

    In the header the widths of merged cells are lost altogether, as happens when tables are copied
    cell by cell: the labels slide to the left.
    """
    body = html.document_fromstring(source).find("body")
    lines: list[str] = []
    _transcribe(body, lines)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _transcribe(element: html.HtmlElement, lines: list[str]) -> None:
    for child in element:
        if child.tag == "table":
            lines += [*_rows(child), ""]
        elif child.tag in ("div", "section", "body", "header", "footer", "main", "article"):
            _transcribe(child, lines)
        elif isinstance(child.tag, str) and child.tag not in ("script", "style"):
            lines += [text_of(child).replace("\n", " "), ""]


def _rows(table: html.HtmlElement) -> list[str]:
    open_until: dict[int, int] = {}
    rows = []
    for number, row in enumerate(table.iter("tr")):
        header = all(cell.tag == "th" for cell in row.iterchildren("td", "th"))
        texts: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while not header and open_until.get(len(texts), 0) > number:
                texts.append("")
            width = int(cell.get("colspan", 1))
            for col in range(len(texts), len(texts) + width):
                open_until[col] = number + int(cell.get("rowspan", 1))
            texts.append(text_of(cell).replace("\n", " "))
            texts += [] if header else [""] * (width - 1)
        rows.append("\t".join(texts))
    return rows


def _write_boxes(source: str, path: Path) -> None:
    """HTML in which every block says where a browser draws it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "page.html"
        _write_html(source.replace("</body>", _BOXES + "</body>"), page)
        command = [
            find_chromium(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1600,1000",
            f"--user-data-dir={folder}/profile",
            "--dump-dom",
            page.resolve().as_uri(),
        ]
        done = subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT)
    text = re.sub(r"<script>.*?</script>", "", done.stdout.decode("utf-8"), flags=re.DOTALL)
    if "data-bbox" not in text:
        raise RuntimeError("Chromium drew no boxes")
    path.write_text(text, encoding="utf-8")


def _with_charset(source: str, charset: str) -> str:
    plain = _META.sub("", source)
    return plain.replace("<head>", f'<head><meta charset="{charset}">', 1)


_RENDERERS: Mapping[Form, Callable[[str, Path], None]] = {
    "html": _write_html,
    "sjis": _write_shift_jis,
    "pdf": _print,
    "transcript": _write_transcript,
    "boxes": _write_boxes,
}
