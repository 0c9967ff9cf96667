from __future__ import annotations

import json
import string

import pytest

from schemas.findings import CATALOGUE, Finding, finding_from_json, make_finding
from schemas.geometry import BBox
from schemas.places import Anchor


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", CATALOGUE)
def test_messages_of_both_languages_say_the_same_things(code: str) -> None:
    kind = CATALOGUE[code]
    assert placeholders(kind.ja) == placeholders(kind.en)


@pytest.mark.parametrize("code", CATALOGUE)
def test_messages_format_in_both_languages(code: str) -> None:
    params = {name: f"<{name}>" for name in placeholders(CATALOGUE[code].ja)}
    finding = make_finding(code, (), "ja", **params)
    english = finding.in_language("en")
    for message in (finding.message, english.message):
        assert message
        assert all(value in message for value in params.values())
    assert english.in_language("ja") == finding
    assert finding.is_partial is CATALOGUE[code].partial


@pytest.mark.parametrize("code", CATALOGUE)
def test_codes_are_dotted_and_partial_ones_are_errors(code: str) -> None:
    assert code == code.lower()
    assert code.count(".") == 1
    kind = CATALOGUE[code]
    assert kind.severity in {"info", "warning", "error"}
    assert not kind.partial or kind.severity == "error"


def test_round_trip_as_json() -> None:
    anchor = Anchor("0" * 64, page=2, bbox=BBox(1, 2, 3, 4.5), table=0, row=1, col=2)
    finding = make_finding("era.extrapolated", [anchor], text="平成52年度", year=2040)
    assert finding_from_json(json.loads(json.dumps(finding.to_json()))) == finding


def test_unknown_codes_and_missing_params_are_refused() -> None:
    with pytest.raises(KeyError):
        make_finding("no.such-code")
    with pytest.raises(KeyError):
        make_finding("era.unread")


def test_a_finding_may_have_no_place() -> None:
    assert make_finding("document.no-table") == Finding(
        "warning", "document.no-table", "表が見つかりませんでした。"
    )
