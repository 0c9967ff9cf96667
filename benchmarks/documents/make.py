"""Prints one document and computes its truth."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.documents.calc import write_fods
from benchmarks.documents.html import write_html
from benchmarks.documents.model import Document
from benchmarks.documents.programs import print_html, print_office, read_word_boxes
from benchmarks.documents.reworks import rework_pdf
from benchmarks.documents.styles import Style, seed_random
from benchmarks.documents.truths import Name, compute_truth
from benchmarks.documents.word import write_docx
from benchmarks.documents.words import parse_words
from benchmarks.truth import DocumentTruth, write_truth


def make_document(set_name: str, style: Style, seed: int, out: Path) -> DocumentTruth:
    """Writes STYLE-SEED.pdf and STYLE-SEED.truth.json into ``out``; the truth that was written.

    Raises LostTextError where the printed pages do not hold what was written.
    """
    document = style.make(seed_random(set_name, style.name, seed))
    name = Name(f"{style.name}-{seed}", style.name, seed)
    pdf = out / f"{name.document}.pdf"
    print_document(document, pdf)
    truth = compute_truth(document, name, parse_words(read_word_boxes(pdf)))
    for rework in document.reworks:
        rework_pdf(pdf, rework)
    write_truth(truth, out / f"{name.document}.truth.json")
    return truth


def print_document(document: Document, pdf: Path) -> None:
    """Prints a document by its producer, without its reworks."""
    with tempfile.TemporaryDirectory() as folder:
        if document.producer == "chromium":
            source = Path(folder) / "document.html"
            source.write_text(write_html(document), encoding="utf-8")
            print_html(source, pdf, tagged=document.tagged)
        elif document.producer == "writer":
            source = Path(folder) / "document.docx"
            write_docx(document, source)
            print_office(source, pdf, tagged=document.tagged)
        else:
            source = Path(folder) / "document.fods"
            source.write_text(write_fods(document), encoding="utf-8")
            print_office(source, pdf, tagged=document.tagged)
