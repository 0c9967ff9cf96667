from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, cast

import pytest

from output.edition import render_edition
from output.options import CSV_TABLES, CsvVariant, Headings, OutputOptions
from schemas.plan import Plan
from tests.output.sample_plan import BARE, PLAN


def write_package(
    folder: Path,
    plan: Plan,
    csv: CsvVariant = "excel",
    headings: Headings = "ja",
    licence: str = "",
) -> Path:
    options = OutputOptions(headings=headings, csv=csv, formats=("csv",), licence=licence)
    for name, data in render_edition(plan, None, options).items():
        (folder / name).write_bytes(data)
    return folder / "datapackage.json"


def package(folder: Path, plan: Plan = PLAN, **options: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(write_package(folder, plan, **options).read_bytes()))


def is_valid(path: Path) -> bool:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(path))
    assert [task.name for task in report.tasks] == list(CSV_TABLES)
    return bool(report.valid)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("csv", ["excel", "plain", "cp932"])
@pytest.mark.parametrize("headings", ["ja", "en"])
def test_frictionless_finds_the_package_valid(
    tmp_path: Path, csv: CsvVariant, headings: Headings
) -> None:
    assert is_valid(write_package(tmp_path, PLAN, csv, headings))


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_an_empty_package_valid(tmp_path: Path) -> None:
    assert is_valid(write_package(tmp_path, BARE, licence="CC-BY-4.0"))


@pytest.mark.filterwarnings("ignore")
def test_frictionless_sees_a_broken_foreign_key(tmp_path: Path) -> None:
    path = write_package(tmp_path, PLAN, "plain", "en")
    offices = (tmp_path / "offices.csv").read_text(encoding="utf-8")
    (tmp_path / "offices.csv").write_text(offices.replace("P:1-①", "P:9"), encoding="utf-8")
    assert not is_valid(path)


def test_resources_tell_size_hash_encoding_and_dialect(tmp_path: Path) -> None:
    resource = package(tmp_path, csv="cp932")["resources"][0]
    data = (tmp_path / "items.csv").read_bytes()
    assert resource["bytes"] == len(data)
    assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
    assert resource["encoding"] == "cp932"
    assert resource["dialect"]["lineTerminator"] == "\r\n"
    assert resource["schema"]["missingValues"] == [""]


def test_sources_and_extent(tmp_path: Path) -> None:
    data = package(tmp_path)
    assert [source["sha256"] for source in data["sources"]] == ["a1" * 32, "b2" * 32]
    assert data["temporal"] == {"start": "2011-04-01", "end": "2015-03-31"}
    assert data["spatial"]["code"] == "391000"
    assert data["asOf"] == "2014-12-31"
    assert data["contributors"][0]["title"] == "青葉野市"


def test_titles_stand_in_both_languages(tmp_path: Path) -> None:
    data = package(tmp_path, headings="en")
    assert data["title"] == data["title_en"] == "青葉野市協働推進行動計画 (open data)"
    field = data["resources"][0]["schema"]["fields"][3]
    assert (field["title_ja"], field["title_en"]) == ("項目ID", "Item id")


def test_a_licence_is_only_stated_when_given(tmp_path: Path) -> None:
    assert "licenses" not in package(tmp_path)
    data = package(tmp_path, licence="CC-BY-4.0")
    assert data["licenses"] == data["resources"][3]["licenses"]
    assert data["licenses"][0]["name"] == "CC-BY-4.0"


def test_guarded_cells_are_listed_in_the_excel_variant_only(tmp_path: Path) -> None:
    assert package(tmp_path)["resources"][0]["guarded"] == [
        {"row": 1, "field": "備考"},
        {"row": 2, "field": "内容"},
    ]
    assert "guarded" not in package(tmp_path, csv="plain")["resources"][0]


def test_a_bare_plan_claims_nothing(tmp_path: Path) -> None:
    data = package(tmp_path, BARE)
    assert not {"spatial", "temporal", "contributors", "licenses"} & data.keys()
