"""Published documents of all kinds: each comes to an end, and no character is lost on the way."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from extractors import extract
from extractors.source import open_source
from pipeline import ConvertOptions, Limits, convert
from pipeline.building import build_plan
from pipeline.stages import Edition, judge_reading, make_edition
from pipeline.stitch import stitch
from schemas.document import document_from_json, document_to_json
from schemas.errors import ERRORS, KeikakuError
from schemas.findings import CATALOGUE
from schemas.plan import Plan
from tests.corpus import SHARED, find_documents, requires_corpus

pytestmark = [pytest.mark.corpus, requires_corpus]

LARGE = 250_000
"""Larger PDFs, and every second of the others, are left out so that the test stays quick."""
DOCUMENTS = [
    *[p for p in find_documents("corpus/pdf/*.pdf") if p.stat().st_size < LARGE][::2],
    *find_documents("corpus/html/*.html"),
    *find_documents("corpus/hocr/*.hocr"),
]


@lru_cache
def read(path: Path) -> Edition | str:
    """The edition of a document, or the code of the error that it ends with."""
    try:
        return make_edition(open_source(path), ConvertOptions())
    except KeikakuError as error:
        return error.code


def plan_of(name: str) -> Plan:
    edition = read(SHARED / "corpus" / "pdf" / f"{name}.pdf")
    assert isinstance(edition, Edition)
    return edition.plan


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_document_is_read_or_refused_with_a_code(path: Path) -> None:
    edition = read(path)
    if isinstance(edition, str):
        assert edition in ERRORS
        return
    plan = edition.plan
    assert judge_reading(plan.findings) in ("ok", "partial")
    assert {finding.code for finding in plan.findings} <= set(CATALOGUE)
    assert plan.ledger.assigned + plan.ledger.unassigned == plan.ledger.source
    assert plan.ledger.unassigned == 0
    assert not [f.code for f in plan.findings if f.code.startswith("ledger.")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_parts_of_a_plan_refer_to_each_other(path: Path) -> None:
    edition = read(path)
    if isinstance(edition, str):
        pytest.skip(f"refused: {edition}")
    plan = edition.plan
    policies = [policy.id for policy in plan.policies]
    items = [item.id for item in plan.items]
    assert len({*policies, *items}) == len(policies) + len(items)
    assert {policy.parent_id for policy in plan.policies} <= {None, *policies}
    for item in plan.items:
        values = {value.id for value in item.values}
        assert len(values) == len(item.values)
        assert set(item.policy_ids) <= set(policies)
        parts = (*item.offices, *item.targets, *item.budgets, *item.schedule, *item.progress)
        assert all(set(part.value_ids) <= values for part in parts)


@pytest.mark.parametrize("path", find_documents("corpus/malformed/*")[::40], ids=lambda p: p.name)
def test_a_damaged_file_ends_with_a_status(path: Path) -> None:
    options = ConvertOptions(limits=Limits(seconds=20))
    (result,) = convert(path, options=options)
    assert result.status in ("ok", "partial", "failed")
    assert (result.error is not None) == (result.status == "failed")
    assert result.error is None or result.error.code in ERRORS


@pytest.mark.parametrize("name", ["90baf5c981", "0503daab5c", "aa2da7c87a", "60f905b025"])
def test_prose_gives_no_items(name: str) -> None:
    plan = plan_of(name)
    assert not plan.items
    assert not plan.tables
    assert plan.sections
    assert "document.no-table" in {finding.code for finding in plan.findings}


@pytest.mark.parametrize(
    ("name", "items", "total"),
    [
        ("00331e59a4", 2, 166_397_000),
        ("404ef656c9", 8, 475_633_000),
        ("ce2f7fb33c", 45, 1_826_501_000),
        ("1248889b18", 8, None),
        ("f22f63709b", 19, None),
        ("a5ddfe0a33", 27, None),
    ],
)
def test_lists_of_projects_are_read_to_their_last_row(
    name: str, items: int, total: int | None
) -> None:
    """The number of the last row and the printed sum, as seen on paper."""
    plan = plan_of(name)
    assert [item.number for item in plan.items] == [str(n) for n in range(1, items + 1)]
    assert all(item.offices and item.budgets for item in plan.items)
    amounts = [b.amount or 0 for i in plan.items for b in i.budgets if b.fund_source == "total"]
    assert total in (None, sum(amounts))


def test_reading_a_written_document_again_gives_the_same_plan() -> None:
    """A Document survives its JSON form, so that inspection and conversion agree."""
    path = SHARED / "corpus" / "pdf" / "f22f63709b.pdf"
    document = extract(open_source(path))
    again = document_from_json(document_to_json(document))
    assert build_plan(stitch(again)) == build_plan(stitch(document))
