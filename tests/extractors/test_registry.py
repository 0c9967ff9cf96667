from __future__ import annotations

import subprocess
import sys

import pytest

import extractors
from extractors.registry import LOADERS, extract, find_extractor, load_extractors
from extractors.source import make_source
from schemas.errors import SourceError


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"<html><p>x", "html"),
        (b"<html><p data-bbox='1 2 3 4'>x", "annotated-html"),
        (b"<html><p class='ocr_page'>x", "hocr"),
        (b"a\tb", "transcript"),
        (b"text", "transcript"),
    ],
)
def test_each_kind_has_its_extractor(data: bytes, name: str) -> None:
    assert find_extractor(make_source("x", data)).name == name


def test_the_unknown_names_all_who_were_asked() -> None:
    with pytest.raises(SourceError) as caught:
        find_extractor(make_source("x", bytes(range(256))))
    assert caught.value.code == "source.unknown"
    asked = str(caught.value.params["asked"])
    assert all(extractor.name in asked for extractor in load_extractors())
    assert len(list(load_extractors())) == len(LOADERS)


def test_public_names_can_be_imported() -> None:
    assert sorted(extractors._HOMES) == sorted(extractors.__all__)
    for name in extractors.__all__:
        assert getattr(extractors, name) is not None
    with pytest.raises(AttributeError):
        extractors.nothing  # noqa: B018


def test_importing_the_package_imports_no_parser() -> None:
    code = (
        "import sys, extractors; from extractors import open_source, extract\n"
        "heavy = {'bs4', 'lxml', 'pdfplumber', 'pandas', 'numpy', 'docx'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("name", "told"), [("a.pdf", True), ("a.jtd", True), ("a.txt", False), ("a", False)]
)
def test_a_name_that_says_something_else_is_told(name: str, told: bool) -> None:
    document = extract(make_source(name, "事業名\t担当課\n植樹\t公園課\n".encode()))
    assert ("source.name-differs" in [f.code for f in document.findings]) is told
