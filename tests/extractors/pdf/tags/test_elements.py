"""Structure elements told in one piece: the same as their tokens tell, or nothing."""

from __future__ import annotations

import pytest

from extractors.pdf.tags.elements import MAX_ELEMENT, read_element
from extractors.pdf.tags.values import Ref, parse_value

BROWSER_CELL = (
    b"<</Type /StructElem\n/S /TD\n/P 6 0 R\n/K 8 0 R\n"
    b"/A [<</O /Table\n/Headers [(node1)]>> <</O /Table\n/RowSpan 2>>]\n/ID (node7)>>\n"
)
KNOWN = {
    "text in a browser": b"<</Type /StructElem\n/S /NonStruct\n/P 6 0 R\n/Pg 2 0 R\n/K 9>>\n",
    "a browser's cell": BROWSER_CELL,
    "a row": b"<</Type /StructElem\n/S /TR\n/P 6 0 R\n/K [7 0 R 8 0 R]>>\n",
    "text in LibreOffice": b"<</Type/StructElem\n/S/Span\n/P 6 0 R\n/Pg 2 0 R\n/K[9 ]\n>>\n",
    "a cell of LibreOffice": (
        b"<</Type/StructElem\n/S/TD\n/P 6 0 R\n/Pg 2 0 R\n/A 5 0 R\n/K[9 7 0 R 10 ]\n>>\n"
    ),
    "nothing inside": b"<</Type/StructElem/S/TD/P 6 0 R/K[]>>",
}
OTHER = {
    "entries in another order": b"<</S/TD/Type/StructElem/P 6 0 R/K 9>>",
    "text of its own": b"<</Type/StructElem/S/Span/P 6 0 R/ActualText(a)/K 9>>",
    "marks on other pages": b"<</Type/StructElem/S/TD/P 6 0 R/K[<</Type/MCR/Pg 2 0 R/MCID 1>>]>>",
    "an escaped name": b"<</Type/StructElem/S/T#44/P 6 0 R/K 9>>",
    "no kids": b"<</Type/StructElem/S/TD/P 6 0 R>>",
    "not closed": b"<</Type/StructElem/S/TD/P 6 0 R/K[9 ",
    "a long row": b"<</Type/StructElem/S/TR/P 6 0 R/K[" + b"7 0 R " * MAX_ELEMENT + b"]>>",
    "a number without end": b"<</Type/StructElem/S/TD/P 6 0 R/K " + b"9" * 3000 + b">>",
}


def _write(body: bytes) -> bytes:
    return b"%PDF\n4 0 obj\n" + body + b"endobj\n"


@pytest.mark.parametrize("body", KNOWN.values(), ids=KNOWN)
def test_an_element_is_what_its_tokens_tell(body: bytes) -> None:
    read = read_element(_write(body), 5, 4)
    assert read is not None
    told = parse_value(body)
    assert isinstance(told, dict)
    assert read[0] == {key: value for key, value in told.items() if key in ("S", "K", "Pg", "A")}
    assert read[1] == len(_write(body)) - 1


def test_references_and_marks_are_told_apart() -> None:
    read = read_element(_write(KNOWN["a cell of LibreOffice"]), 5, 4)
    assert read is not None
    kids = read[0]["K"]
    assert isinstance(kids, list)
    assert [type(kid) for kid in kids] == [int, Ref, int]


@pytest.mark.parametrize("body", OTHER.values(), ids=OTHER)
def test_other_elements_are_left_to_their_tokens(body: bytes) -> None:
    assert read_element(_write(body), 5, 4) is None


def test_an_object_of_another_number_is_none() -> None:
    assert read_element(_write(BROWSER_CELL), 5, 3) is None
