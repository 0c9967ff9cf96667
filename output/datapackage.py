"""``datapackage.json``: the descriptor of the open-data package.

Follows Data Package v2 (2024-06, https://datapackage.org) and Table Schema; carries the
report-metadata items of the Japanese government interoperability framework (title, description,
publisher, language, dates, extent) under the names that Data Package gives them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from output.columns import ColumnInfo, ForeignKey, Table, tables
from output.options import CsvVariant, Headings
from output.package import DIALECTS, find_guarded
from schemas.document import SourceInfo
from schemas.plan import Plan

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
JsonObject = dict[str, Json]

_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "PDL-1.0": "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
}
_NO_TITLE = ("名称の記載のない計画", "Plan without a printed title")


def descriptor(
    plan: Plan,
    files: Mapping[str, bytes],
    variant: CsvVariant = "excel",
    headings: Headings = "ja",
    licence: str = "",
) -> JsonObject:
    """The descriptor as JSON values for the CSV files given by name with their bytes.

    Titles and descriptions are in the language of the headings; ``title_ja``, ``title_en`` and so
    on hold both. A licence is stated only when one is given.
    """
    package: JsonObject = {
        "$schema": PROFILE,
        "name": _slug(plan.edition_id),
        "id": plan.edition_id,
        **_both("title", *_titles(plan), headings),
        **_both("description", *_descriptions(plan), headings),
        "version": plan.schema_version,
        "language": "ja",
        "keywords": ["計画", "地方公共団体", "plan", "local government", "Japan"],
    }
    package |= _licence(licence) | _publisher(plan) | _extent(plan)
    package["sources"] = [_source(source) for source in plan.sources]
    package["resources"] = [
        _resource(plan, tables()[name.removesuffix(".csv")], data, variant, headings)
        | _licence(licence)
        for name, data in files.items()
    ]
    return package


def _both(key: str, ja: str, en: str, headings: Headings) -> JsonObject:
    return {key: ja if headings == "ja" else en, f"{key}_ja": ja, f"{key}_en": en}


def _slug(text: str) -> str:
    """A name as Data Package wants it: lower case letters, digits, dots, hyphens, underscores."""
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-") or "plan"


def _titles(plan: Plan) -> tuple[str, str]:
    ja, en = (plan.title or _NO_TITLE[0]), (plan.title or _NO_TITLE[1])
    return f"{ja}（オープンデータ）", f"{en} (open data)"


def _descriptions(plan: Plan) -> tuple[str, str]:
    count = len(plan.items)
    return (
        f"計画文書から読み取った{count}件の項目と、その目標・予算・予定・進捗・担当・原文。",
        f"{count} action items read from a plan document, with targets, budgets, schedule, "
        "progress, offices and every source cell.",
    )


def _licence(licence: str) -> JsonObject:
    if not licence:
        return {}
    path = _LICENCES.get(licence)
    return {"licenses": [{"name": licence} | ({"path": path} if path else {})]}


def _publisher(plan: Plan) -> JsonObject:
    name = plan.local_government.name
    if not name:
        return {}
    contributor: JsonObject = {"title": name, "roles": ["publisher"]}
    if plan.office:
        contributor["organization"] = plan.office
    return {"contributors": [contributor]}


def _extent(plan: Plan) -> JsonObject:
    extent: JsonObject = {}
    place = {key: text for key, text in plan.local_government.model_dump().items() if text}
    if place:
        extent["spatial"] = place
    if temporal := _temporal(plan):
        extent["temporal"] = temporal
    if plan.as_of:
        extent["asOf"] = plan.as_of.date
    return extent


def _temporal(plan: Plan) -> JsonObject:
    """First and last day; a fiscal year runs from 1 April to 31 March of the next year."""
    first = plan.period.first if plan.period.first is not None else plan.fiscal_year
    last = plan.period.last if plan.period.last is not None else plan.fiscal_year
    days: JsonObject = {}
    if first is not None:
        days["start"] = f"{first}-04-01"
    if last is not None:
        days["end"] = f"{last + 1}-03-31"
    return days


def _source(source: SourceInfo) -> JsonObject:
    entry: JsonObject = {
        "title": source.name,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "mediatype": source.media_type,
    }
    if source.url:
        entry["path"] = source.url
    if source.page_count:
        entry["pages"] = source.page_count
    if source.metadata:
        entry["metadata"] = dict(sorted(source.metadata.items()))
    return entry


def _resource(
    plan: Plan, table: Table, data: bytes, variant: CsvVariant, headings: Headings
) -> JsonObject:
    resource: JsonObject = {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        **_both("title", *table.titles, headings),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": DIALECTS[variant].encoding,
        "bytes": len(data),
        "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
        "dialect": _dialect(variant),
        "schema": _schema(table, headings),
    }
    if variant == "excel":
        guarded = find_guarded(plan, table.name, headings)
        resource["guarded"] = [{"row": cell.row, "field": cell.column} for cell in guarded]
    return resource


def _dialect(variant: CsvVariant) -> JsonObject:
    return {
        "header": True,
        "delimiter": ",",
        "lineTerminator": DIALECTS[variant].line_end,
        "quoteChar": '"',
        "doubleQuote": True,
    }


def _schema(table: Table, headings: Headings) -> JsonObject:
    labels = {info.name: info.label(headings) for info in table.infos}
    schema: JsonObject = {
        "fields": [_field(info, table, headings) for info in table.infos],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = [labels[name] for name in table.primary_key]
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(key, labels, headings) for key in table.foreign_keys]
    return schema


def _field(info: ColumnInfo, table: Table, headings: Headings) -> JsonObject:
    english = info.name.replace("_", " ").capitalize()
    field: JsonObject = {
        "name": info.label(headings),
        "type": info.type,
        **_both("title", info.heading, english, headings),
        **_both("description", info.description_ja, info.description_en, headings),
    }
    if constraints := _constraints(info, info.name in table.primary_key):
        field["constraints"] = constraints
    return field


def _constraints(info: ColumnInfo, is_key: bool) -> JsonObject:
    constraints: JsonObject = {}
    if info.required:
        constraints["required"] = True
    if is_key:
        constraints["unique"] = True
    if info.values:
        constraints["enum"] = list(info.values)
    if info.pattern:
        constraints["pattern"] = info.pattern
    return constraints


def _foreign_key(key: ForeignKey, labels: Mapping[str, str], headings: Headings) -> JsonObject:
    other = tables()[key.table].infos if key.table else ()
    target = {info.name: info.label(headings) for info in other} or labels
    reference: JsonObject = {"resource": key.table, "fields": [target[key.target]]}
    return {"fields": [labels[key.column]], "reference": reference}
