from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.characters import GETA, drop_illegal, find_unencodable, to_cp932
from output.columns import tables
from output.options import CsvVariant
from output.package import find_guarded, find_lost_characters, is_formula, write_csv
from schemas.plan import Note
from tests.output.sample_plan import BARE, PLAN

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


def read(data: bytes, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_excel_variant_has_a_byte_order_mark_and_crlf() -> None:
    data = write_csv(PLAN, "items.csv", "excel")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")


def test_plain_variant_is_bare_utf8_with_lf() -> None:
    data = write_csv(PLAN, "items", "plain")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data


def test_headings_in_both_languages() -> None:
    assert write_csv(BARE, "notes", "plain", "ja").decode() == (
        "全国地方公共団体コード,計画ID,版ID,記号,用語,内容,ページ\n"
    )
    english = write_csv(BARE, "notes", "plain", "en").decode()
    assert english.startswith("local_government_code,plan_id,edition_id,mark,term,text,page\n")


def test_quotes_commas_and_line_breaks_survive() -> None:
    found = read(write_csv(PLAN, "values", "plain", "en"), "utf-8")
    assert '一行目\n二行目「引用」, "quoted"' in {row["text"] for row in found}


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+SUM(A1)",
        "-所管課",
        "@cmd",
        "＝１＋１",
        "＋ａ",
        "－課",
        "＠ａ",
        "\t=1",
        "\r=1",
        "--",
    ],
)
def test_formulas_are_seen(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize("text", ["-", "－", "+3.2%", "-34,526", "＋５", "", "1-2", "▲3", "'=1"])
def test_numbers_and_marks_are_no_formulas(text: str) -> None:
    assert not is_formula(text)


def test_excel_guards_formulas_and_plain_leaves_them() -> None:
    excel = read(write_csv(PLAN, "items", "excel", "en"), "utf-8-sig")
    plain = read(write_csv(PLAN, "items", "plain", "en"), "utf-8")
    assert excel[1]["description"] == "'- 養成講座を開く"
    assert plain[1]["description"] == "- 養成講座を開く"
    assert excel[0]["remarks"].startswith("'=SUM")


def test_guarded_cells_are_listed() -> None:
    found = [(cell.row, cell.column) for cell in find_guarded(PLAN, "items", "en")]
    assert found == [(1, "remarks"), (2, "description")]


def test_numbers_are_bare_and_booleans_are_words() -> None:
    targets = read(write_csv(PLAN, "targets", "plain", "en"), "utf-8")
    assert targets[0]["value"] == "15"
    budgets = read(write_csv(PLAN, "budgets", "plain", "en"), "utf-8")
    assert budgets[2]["amount"] == "-34526000"
    schedule = read(write_csv(PLAN, "schedule", "plain", "en"), "utf-8")
    assert [row["open_ended"] for row in schedule[:2]] == ["false", "true"]


def test_cp932_maps_twins_and_replaces_the_rest() -> None:
    rows = read(write_csv(PLAN, "items", "cp932", "en"), "cp932")
    assert rows[2]["title"] == f"{GETA}田地区の意見交換会～開かれた市政"
    assert set(find_lost_characters(PLAN)) == {"𠮷"}


def test_twins_of_jis_conversions() -> None:
    assert to_cp932("〜−—‖¢£¬") == "～－―∥￠￡￢"
    assert find_unencodable(["〜−", "髙﨑"]) == ()


@given(TEXT)
def test_cp932_text_is_always_encodable(text: str) -> None:
    to_cp932(text).encode("cp932")
    assert len(find_unencodable([text])) >= to_cp932(text).count(GETA) - text.count(GETA)


@given(st.text(max_size=30))
def test_legal_text_can_be_encoded_and_stays(text: str) -> None:
    legal = drop_illegal(text)
    legal.encode("utf-8")
    assert drop_illegal(legal) == legal


@given(TEXT, st.sampled_from(["excel", "plain"]))
def test_any_text_comes_back(text: str, variant: CsvVariant) -> None:
    plan = BARE.model_copy(update={"notes": (Note(id="N", text=text),)})
    encoding = "utf-8-sig" if variant == "excel" else "utf-8"
    (row,) = read(write_csv(plan, "notes", variant, "en"), encoding)
    want = drop_illegal(text)
    guarded = variant == "excel" and is_formula(want)
    assert row["text"] == ("'" + want if guarded else want)


def test_unknown_table_is_refused() -> None:
    with pytest.raises(KeyError):
        write_csv(PLAN, "nothing.csv")


def test_same_plan_gives_the_same_bytes() -> None:
    for name in tables():
        assert write_csv(PLAN, name) == write_csv(PLAN, name)
