from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.building import build_plan
from pipeline.building.account import Account, find_losses, places_of
from pipeline.building.places import cell_place, paragraph_places
from pipeline.stitch import stitch
from schemas.document import Document, Paragraph
from tests.pipeline.building.plans import plan_of
from tests.pipeline.drawn_tables import SOURCE, draw_document, draw_table

TABLE = draw_table(["事業名 | 担当課", "植樹 | 公園課"])


def with_counts(characters: int, hidden: int = 0, overprinted: int = 0) -> Document:
    document = draw_document([TABLE])
    page = replace(document.pages[0], characters=characters, hidden=hidden, overprinted=overprinted)
    return replace(document, pages=(page,))


def test_the_first_claim_of_a_place_holds() -> None:
    account = Account(SOURCE)
    place = cell_place(SOURCE, 0, TABLE.cells[0])
    account.claim("headings", place, "事業名")
    account.claim("values", place, "事業名")
    assert (account.count("headings"), account.count("values")) == (3, 0)
    assert account.is_claimed(place)


def test_what_nobody_claims_is_unassigned() -> None:
    document = draw_document([TABLE, "そのほか"])
    account = Account(SOURCE)
    account.claim("headings", cell_place(SOURCE, 0, TABLE.cells[0]), "事業名")
    lost = [raw for _, raw in account.unassigned(document)]
    assert lost == ["担当課", "植樹", "公園課", "そのほか"]
    findings = find_losses(account, document, document)
    assert [f.code for f in findings] == ["ledger.unassigned"] * 4


def test_a_page_whose_blocks_lack_what_was_read_is_named() -> None:
    plan = build_plan(stitch(with_counts(20)))
    (finding,) = (f for f in plan.findings if f.code == "ledger.mismatch")
    assert finding.params == {"page": 1, "read": 20, "placed": 11}


def test_hidden_and_overprinted_text_is_counted() -> None:
    plan = build_plan(stitch(with_counts(18, hidden=4, overprinted=3)))
    ledger = plan.ledger
    assert (ledger.hidden, ledger.duplicates, ledger.unassigned) == (4, 3, 0)
    assert ledger.assigned == ledger.source == 18
    assert {"text.hidden", "text.overprinted"} <= {f.code for f in plan.findings}


def test_paragraphs_at_one_place_are_told_apart() -> None:
    same = Paragraph("緑", "緑", page=1, path="/p[1]")
    document = draw_document([same, same, replace(same, path=None)])
    places = paragraph_places(SOURCE, document)
    assert [places[n].path for n in range(3)] == ["/p[1]", "/p[1]#2", "block[2]"]
    assert len(set(places_of(document, SOURCE))) == 3


def test_a_merged_label_over_several_items_counts_once() -> None:
    rows = ["施策 | 事業名 | 担当課", "緑を守る | 植樹 | 公園課", "^ | 剪定 | 公園課"]
    plan = plan_of([draw_table(rows)])
    assert [len(item.values) for item in plan.items] == [3, 3]
    assert plan.ledger.values == len("緑を守る植樹公園課剪定公園課")
    assert plan.ledger.headings == len("施策事業名担当課")


def test_repeated_headers_over_pages_are_counted() -> None:
    first = draw_table(["事業名 | 担当課", "植樹 | 公園課"], page=1)
    second = draw_table(["事業名 | 担当課", "剪定 | 公園課"], page=2)
    plan = plan_of([first], [second])
    assert plan.ledger.repeated_headers == 6
    assert [item.title for item in plan.items] == ["植樹", "剪定"]
    assert [item.values[0].anchors[0].page for item in plan.items] == [1, 2]


@pytest.mark.parametrize("text", ["", " \n "])
def test_empty_documents_have_an_empty_ledger(text: str) -> None:
    assert plan_of([text]).ledger.source == 0


def test_under_audit_the_source_is_counted_by_the_second_reader() -> None:
    document = with_counts(11)
    audited = replace(document, pages=(replace(document.pages[0], audited=12),))
    assert build_plan(stitch(audited)).ledger.source == 12
    assert build_plan(stitch(document)).ledger.source == 11
