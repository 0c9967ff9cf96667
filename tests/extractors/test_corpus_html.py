from __future__ import annotations

from pathlib import Path

import pytest

from extractors.registry import extract
from extractors.source import open_source
from schemas.document import document_from_json, document_to_json
from tests.corpus import find_documents, requires_corpus
from tests.extractors.reading import is_accounted

DOCUMENTS = [
    *find_documents("corpus/html/*.html"),
    *find_documents("corpus/hocr/*.hocr"),
    *find_documents("seeds/*.txt"),
]


@pytest.mark.corpus
@requires_corpus
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_character_of_a_real_document_stands_in_one_block(path: Path) -> None:
    document = extract(open_source(path))
    assert all(is_accounted(page) for page in document.pages)
    assert document_from_json(document_to_json(document)) == document
