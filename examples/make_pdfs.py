"""Makes the PDFs of this folder from ``sources/*.html``, each by two producers.

Chromium prints the page as it is; LibreOffice Writer gets it as an OpenDocument text
(:mod:`writer_document`). The PDFs are committed, so that nobody needs the two programs to use them;
run this again after editing a source: ``python examples/make_pdfs.py [NAME...]``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from writer_document import flat_document

EXAMPLES = Path(__file__).resolve().parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WRITER = ("soffice", "libreoffice")


def print_with_chromium(source: Path, target: Path) -> None:
    """Writes ``target``, the page printed by Chromium."""
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        quiet = ["--disable-background-networking", f"--user-data-dir={profile}"]
        _run(CHROMIUM, *flags, *quiet, f"--print-to-pdf={target}", source.as_uri())


def print_with_writer(source: Path, target: Path) -> None:
    """Writes ``target``, the page laid out and exported by LibreOffice Writer."""
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder, target.with_suffix(".fodt").name)
        flat.write_text(flat_document(source.read_text(encoding="utf-8")), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run(WRITER, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(flat))
        shutil.move(flat.with_suffix(".pdf"), target)


def _run(names: tuple[str, ...], *arguments: str) -> None:
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        raise SystemExit(f"None of {', '.join(names)} is installed.")
    subprocess.run([program, *arguments], check=True, capture_output=True, timeout=180)


def main(names: list[str]) -> None:
    """Makes the PDFs of the named sources, of all when none is named."""
    for source in sorted((EXAMPLES / "sources").glob("*.html")):
        if not names or source.stem in names:
            print_with_chromium(source, EXAMPLES / f"{source.stem}-chromium.pdf")
            print_with_writer(source, EXAMPLES / f"{source.stem}-writer.pdf")
            print(source.stem)


if __name__ == "__main__":
    main(sys.argv[1:])
