"""Draws the README's picture: ``python docs/make_images.py`` (needs LibreOffice).

An example is converted; the first page of its Word draft becomes ``docs/images/draft.png``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "progress-report-chromium.pdf"
WIDTH = 1200
COLOURS = 32


def draw_draft(source: Path, target: Path) -> None:
    """Writes ``target``, a picture of the first page of the draft made from ``source``."""
    with tempfile.TemporaryDirectory() as folder:
        keikaku = (sys.executable, "-c", "from pipeline.cli import main; main()", "convert")
        options = ("--out", f"{folder}/out", "--only", "word", "--quiet")
        subprocess.run((*keikaku, str(source), *options), cwd=ROOT, check=True)
        (draft,) = Path(folder, "out").glob("*/draft.docx")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        office = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder)
        subprocess.run((*office, str(draft)), check=True, capture_output=True)
        page = pypdfium2.PdfDocument(Path(folder, "draft.pdf"))[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil()
    target.parent.mkdir(exist_ok=True)
    picture.convert("L").quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    draw_draft(
        Path(sys.argv[1]) if sys.argv[1:] else EXAMPLE, ROOT / "docs" / "images" / "draft.png"
    )
