from __future__ import annotations

import pytest

from output.columns import define_table, read_column_table, rows, tables
from output.options import CSV_TABLES
from output.rows import item_rows
from tests.output.sample_plan import BARE, PLAN


def row_dicts(name: str) -> list[dict[str, object]]:
    names = [info.name for info in tables()[name].infos]
    return [dict(zip(names, row, strict=True)) for row in rows(PLAN, f"{name}.csv")]


def test_tables_stand_in_the_order_of_the_package() -> None:
    assert tuple(tables()) == CSV_TABLES


def test_every_table_begins_with_the_leading_columns() -> None:
    for table in tables().values():
        headings = [info.heading for info in table.infos[:3]]
        assert headings == ["全国地方公共団体コード", "計画ID", "版ID"]


def test_column_names_and_headings_are_unique_in_a_table() -> None:
    for table in tables().values():
        for language in ("ja", "en"):
            labels = [info.label(language) for info in table.infos]
            assert len(set(labels)) == len(labels)


def test_every_column_is_described_in_both_languages() -> None:
    infos = [info for infos in read_column_table().values() for info in infos]
    assert all(info.description_ja and info.description_en for info in infos)


def test_keys_name_existing_columns() -> None:
    for table in tables().values():
        names = {info.name for info in table.infos}
        assert set(table.primary_key) <= names
        for key in table.foreign_keys:
            target = tables()[key.table or table.name]
            assert key.column in names
            assert (key.target,) == target.primary_key


def test_getters_in_another_order_are_refused() -> None:
    with pytest.raises(ValueError, match="items"):
        define_table("items", ("", ""), {"title": lambda r: r.part.title}, item_rows)


def test_item_row_joins_texts_for_reading() -> None:
    first = row_dicts("items")[0]
    assert first["policy_path"] == (
        "基本方針Ⅰ　市民と行政との協働の促進 > 実施項目1　職員に対する理解の促進"
    )
    assert first["offices"] == "人事課 / 県（県民生活・男女共同参画課）"
    assert first["targets"] == "短期派遣研修：毎年15名以上の派遣"
    assert (first["first_year"], first["last_year"]) == (2011, 2014)
    assert first["source"] == "行動計画.pdf"
    assert first["source_pages"] == "1"
    assert first["budget"] == (
        "平成26年度 当初予算 1,200,000円 / 平成26年度 当初予算（一般財源） 800,000円"
        " / 平成25年度 決算額 -34,526,000円"
    )


def test_empty_means_that_the_source_says_nothing() -> None:
    item = row_dicts("items")[4]
    assert item["policy_path"] is None
    assert item["number"] is None
    assert item["first_year"] is None


def test_targets_give_a_row_to_indicators_without_a_target() -> None:
    found = row_dicts("targets")
    bare = [(row["item_id"], row["indicator"], row["unit"]) for row in found if not row["kind"]]
    assert bare == [("P:Ⅱ-(1)", "整備した施設の数", "か所"), (None, "市民の満足度", "%")]


def test_targets_name_the_page_of_their_value() -> None:
    first = row_dicts("targets")[0]
    assert (first["value"], first["comparator"], first["frequency"]) == (15, "ge", "year")
    assert first["page"] == 1


def test_values_hold_every_source_cell_with_its_place() -> None:
    found = row_dicts("values")
    assert len(found) == sum(len(item.values) for item in PLAN.items)
    assert found[0]["role"] == "initiative"
    assert found[0]["heading"] == "行動計画（Ｐ） / 具体的な取組内容"
    assert (found[0]["table"], found[0]["row"], found[0]["col"]) == (0, 0, 2)


def test_anchors_hold_every_place_of_a_value() -> None:
    found = [row for row in row_dicts("anchors") if row["value_id"] == "P:Ⅱ-(1).other"]
    assert [(row["page"], row["path"]) for row in found] == [
        (None, "html/body/table[2]/tr[3]/td[4]"),
        (2, None),
    ]


def test_policies_notes_and_offices() -> None:
    assert [row["parent_id"] for row in row_dicts("policies")] == [None, "P:Ⅰ", "P:Ⅰ", None]
    assert row_dicts("notes")[0]["page"] == 2
    assert row_dicts("offices")[1]["body"] == "県"


def test_a_plan_without_anything_has_no_rows() -> None:
    assert all(not list(table.rows(BARE)) for table in tables().values())


def test_a_circle_of_policies_ends() -> None:
    circle = tuple(
        policy.model_copy(update={"parent_id": "P:Ⅰ-1"}) if policy.id == "P:Ⅰ" else policy
        for policy in PLAN.policies
    )
    plan = PLAN.model_copy(update={"policies": circle})
    assert next(rows(plan, "items"))[6]
