"""The tag trees of published documents are read without trouble, and never believed blindly."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf.tags.check import Trust, check_tags
from extractors.pdf.tags.place import place_tables
from extractors.pdf.tags.tree import read_tag_tables
from tests.corpus import find_documents, requires_corpus
from tests.extractors.pdf.pages import characters, set_text

pytestmark = [pytest.mark.corpus, requires_corpus]


@pytest.mark.parametrize("path", find_documents("corpus/pdf/*.pdf")[::4], ids=lambda p: p.stem)
def test_trees_of_real_files_are_read(path: Path) -> None:
    tree = read_tag_tables(path.read_bytes())
    assert not tree.incomplete
    for table in tree.tables:
        assert len(table.groups) == table.rows
        assert all(cell.col + cell.colspan <= table.cols for cell in table.cells)
        assert all(cell.row + cell.rowspan <= table.rows for cell in table.cells)


def test_tags_are_not_believed_on_pages_with_other_text() -> None:
    content = characters(set_text("計画の目標と施策", 0, 0))
    for path in find_documents("corpus/pdf/*.pdf")[:40]:
        tree = read_tag_tables(path.read_bytes())
        for page in tree.pages:
            for part in place_tables(tree, page, content, content.mark):
                assert check_tags(part, content).trust is Trust.NEITHER
