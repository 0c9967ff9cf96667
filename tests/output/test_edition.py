from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

import output
from output.dataframes import frames
from output.edition import add_output_findings, render_edition
from output.json import document_json, plan_json, plan_schema, write_json
from output.options import FORMATS, OutputOptions
from schemas.document import Cell, Document, Page, Paragraph, SourceInfo, Table, document_from_json
from schemas.plan import Plan
from tests.output.sample_plan import BARE, PLAN

TABLE = Table(cells=(Cell(0, 0, 1, 1, "項\n目", "項目"),), rows=1, cols=1)
DOCUMENT = Document(
    source=SourceInfo("計画.html", "c3" * 32, "text/html", 10),
    pages=(Page(1, blocks=(Paragraph("表題\ud800", "表題"), TABLE)),),
)


def test_plan_json_is_lossless() -> None:
    assert Plan.model_validate_json(plan_json(PLAN)) == PLAN


def test_document_json_is_lossless_even_with_lone_surrogates() -> None:
    assert document_from_json(json.loads(document_json(DOCUMENT))) == DOCUMENT


def test_json_is_readable_and_ends_with_a_line_end() -> None:
    text = plan_json(PLAN).decode("utf-8")
    assert "青葉野市" in text
    assert text.endswith("}\n")


def test_json_refuses_what_json_cannot_express() -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_json(float("nan"))


def test_schema_names_every_part_of_a_plan() -> None:
    schema = plan_schema()
    assert set(Plan.model_fields) == set(schema["properties"])
    assert {"ActionItem", "Value", "Anchor", "Finding"} <= set(schema["$defs"])


def test_formats_say_which_files_come_out() -> None:
    for name, files in FORMATS.items():
        options = OutputOptions(formats=(name,))
        assert tuple(render_edition(PLAN, DOCUMENT, options)) == files


def test_all_formats_by_default_and_the_same_bytes_again() -> None:
    files = render_edition(PLAN, DOCUMENT, OutputOptions())
    assert tuple(files) == tuple(file for names in FORMATS.values() for file in names)
    assert files == render_edition(PLAN, DOCUMENT, OutputOptions())


def test_a_plan_without_anything_is_rendered() -> None:
    assert set(render_edition(BARE, None, OutputOptions())) >= {"draft.docx", "report.html"}


def test_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="pdf"):
        OutputOptions(formats=("pdf",))


def test_what_cp932_loses_is_a_finding_in_plan_and_report() -> None:
    files = render_edition(PLAN, None, OutputOptions(csv="cp932"))
    found = json.loads(files["plan.json"])["findings"][-1]
    assert found["code"] == "csv.not-encodable"
    assert found["params"]["characters"] == "𠮷（U+20BB7）"
    assert "csv.not-encodable" in files["report.html"].decode("utf-8")


def test_output_findings_are_added_once() -> None:
    options = OutputOptions(csv="cp932")
    once = add_output_findings(PLAN, options)
    assert add_output_findings(once, options) == once
    assert add_output_findings(PLAN, OutputOptions()) is PLAN


def test_frames_have_nullable_types() -> None:
    tables = frames(PLAN)
    assert str(tables["items"]["first_year"].dtype) == "Int64"
    assert str(tables["targets"]["value"].dtype) == "Float64"
    assert str(tables["schedule"]["open_ended"].dtype) == "boolean"
    assert str(tables["progress"]["as_of"].dtype) == "datetime64[s]"
    assert tables["budgets"]["amount"].sum() == 32_537_000
    assert tables["items"]["number"].isna().tolist() == [False] * 4 + [True]


def test_frames_of_an_empty_plan_keep_columns_and_types() -> None:
    for name, frame in frames(BARE).items():
        assert frame.empty
        assert frame.dtypes.equals(frames(PLAN)[name].dtypes)


def test_all_names_what_can_be_imported() -> None:
    for module in (output, importlib.import_module("output.word")):
        names = {name for name in module.__all__ if getattr(module, name) is not None}
        assert names == set(module.__all__)
    with pytest.raises(AttributeError):
        output.nothing  # noqa: B018


def test_importing_the_room_loads_nothing_heavy() -> None:
    heavy = "{'pandas', 'docx', 'pydantic', 'lxml'} & set(sys.modules)"
    code = f"import sys, output, output.options, output.word, output.report; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
