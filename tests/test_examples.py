"""The example documents come out as a person reads them (``examples/expected``)."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from extractors.source import open_source
from pipeline import ConvertOptions, convert
from pipeline.stages import make_edition
from tests.facts import EXAMPLES, Facts, find_differences, read_facts

CASES = [pytest.param(name, facts, id=name) for name, facts in read_facts()]


@pytest.mark.parametrize(("name", "facts"), CASES)
def test_example_comes_out_as_read_by_hand(name: str, facts: Facts) -> None:
    # In this process rather than in a limited child, so that an error shows where it arose.
    options = ConvertOptions()
    edition = make_edition(open_source(EXAMPLES / name, options.limits.bytes), options)
    differences = find_differences(edition.plan, facts)
    assert not differences, "\n" + "\n".join(differences)


@pytest.mark.parametrize(("name", "facts"), CASES)
def test_example_is_read_whole(name: str, facts: Facts) -> None:
    (result,) = convert(EXAMPLES / name)
    partial = [finding.message for finding in result.findings if finding.is_partial]
    assert (result.status, partial) == ("ok", [])


def test_every_document_has_facts() -> None:
    documents = {path.name for path in EXAMPLES.iterdir() if path.suffix in {".pdf", ".html"}}
    documents |= {path.name for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".hocr"}}
    assert documents == {name for name, _ in read_facts()}


def test_no_key_of_the_facts_is_misspelt() -> None:
    """A key that no comparison knows would compare nothing."""
    known = {
        *("inputs", "title", "municipality", "document_number", "office", "fiscal_year", "as_of"),
        *("period", "policies", "items", "notes", "legends", "findings", "kept", "not_items"),
    }
    used = Counter(key for _, facts in read_facts() for key in facts)
    assert set(used) <= known


def test_amounts_add_up_to_the_printed_total() -> None:
    """The sums of the project list are those of its 合計 row: the facts themselves are sound."""
    facts = json.loads((EXAMPLES / "expected/project-list.json").read_text(encoding="utf-8"))
    sums: Counter[str] = Counter()
    for item in facts["items"]:
        for budget in item["budgets"]:
            sums[budget["fund_source"]] += budget["amount"] // 1000
    assert sums == {
        "total": 398_990,
        "national": 127_825,
        "prefecture": 18_220,
        "bond": 190_300,
        "other": 7_420,
        "general": 55_225,
    }
