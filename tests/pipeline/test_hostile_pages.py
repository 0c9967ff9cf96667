"""One hostile page between two good ones, through the real program: the good ones are read."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline import hostile_pages as pages
from tests.pipeline.command import keikaku

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
LINES = b"".join(
    b"%d %d m %d %d l S " % (i % 180, i % 190, i % 180 + 5, i % 190) for i in range(999)
)
TEXTS = b"BT /F 9 Tf 9 9 Td (abcdefgh) Tj ET\n"
FORM = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /X %d 0 R >> "
    b">> /Length 60 >> stream\n" + b"/X Do " * 10 + b"\nendstream"
)
FORMS = pages.FONT.removesuffix(b" >>") + b" /XObject << /X 10 0 R >> >>"


@dataclass(frozen=True)
class Reading:
    """How the program ended, the characters of each page that it read, and its findings."""

    code: int
    characters: Mapping[int, int]
    findings: Mapping[str, Mapping[str, Any]]


def read(folder: Path, data: bytes, *options: str) -> Reading:
    (folder / "plan.pdf").write_bytes(data)
    done = keikaku("inspect", folder / "plan.pdf", "--json", *options)
    document = json.loads(done.out) if done.out else {"pages": [], "findings": []}
    characters = {page["number"]: page["characters"] for page in document["pages"]}
    found = {finding["code"]: finding["params"] for finding in document["findings"]}
    return Reading(done.code, characters, found)


def test_two_million_segments_in_a_small_file(tmp_path: Path) -> None:
    data = pages.make_three_pages(LINES * 2000 + pages.GOOD, times=2)
    assert len(data) < 55_000
    reading = read(tmp_path, data)
    assert reading.characters == {1: 8, 2: 8, 3: 8}
    assert (reading.code, set(reading.findings)) == (3, {"limit.strokes"})


def test_a_million_saved_graphics_states(tmp_path: Path) -> None:
    data = pages.make_three_pages(b"q " * 1_000_000 + pages.GOOD)
    reading = read(tmp_path, data)
    assert (reading.code, reading.characters, reading.findings) == (0, {1: 8, 2: 8, 3: 8}, {})


@pytest.mark.parametrize(
    "box", ["/MediaBox [0 0 200000 200000]", "", "/MediaBox [200 200 0 0]", "/MediaBox [0 0 0 0]"]
)
def test_a_media_box_that_is_huge_or_none(tmp_path: Path, box: str) -> None:
    reading = read(tmp_path, pages.make_three_pages(pages.GOOD, box=box.encode()))
    assert (reading.code, reading.characters) == (0, {1: 8, 2: 8, 3: 8})


def test_a_bomb_of_three_hundred_megabytes(tmp_path: Path) -> None:
    data = pages.make_three_pages(b" " * 300_000_000 + pages.GOOD, times=2)
    assert len(data) < 3_000
    reading = read(tmp_path, data)
    assert (reading.characters[1], reading.characters[3]) == (8, 8)


def test_a_bomb_beyond_the_memory(tmp_path: Path) -> None:
    data = pages.make_three_pages(b" " * 300_000_000 + pages.GOOD, times=2)
    reading = read(tmp_path, data, "--limit-memory", "384")
    assert (reading.characters[1], reading.characters[3]) == (8, 8)
    assert 2 not in reading.characters or reading.characters[2] in {0, 8}


@pytest.mark.parametrize("font", [b"/Resources << >>", b"/Resources << /Font << /F 99 0 R >> >>"])
def test_missing_fonts(tmp_path: Path, font: bytes) -> None:
    reading = read(tmp_path, pages.make_three_pages(pages.GOOD, resources=font))
    assert (reading.code, reading.characters) == (0, {1: 8, 2: 8, 3: 8})


@pytest.mark.parametrize("kids", [b"3 0 R 2 0 R 5 0 R", b"3 0 R 10 0 R 5 0 R"])
def test_a_page_tree_that_goes_in_circles(tmp_path: Path, kids: bytes) -> None:
    loop = {
        2: b"<< /Type /Pages /Kids [%s] /Count 3 >>" % kids,
        10: b"<< /Type /Pages /Kids [10 0 R 2 0 R] /Count 1 /Parent 2 0 R >>",
    }
    reading = read(tmp_path, pages.make_three_pages(pages.GOOD, more=loop))
    assert reading.characters[1] == 8
    assert reading.code in {0, 3}


def test_forms_that_draw_themselves_again_and_again(tmp_path: Path) -> None:
    forms = {10 + level: FORM % (11 + level) for level in range(12)}
    data = pages.make_three_pages(b"/X Do " + pages.GOOD, resources=FORMS, more=forms)
    reading = read(tmp_path, data, "--limit-page-seconds", "0.5", "--limit-memory", "512")
    assert (reading.characters[1], reading.characters[3]) == (8, 8)
    assert (reading.code, set(reading.findings)) == (3, {"page.unreadable"})


TREE = b"<< /Type /StructTreeRoot /K 20 0 R >>"
TAGGED = b"/TD << /MCID 0 >> BDC BT /F 9 Tf 20 120 Td (tagged) Tj ET EMC " + pages.GOOD
CYCLE = {
    20: b"<< /S /Table /K [21 0 R 20 0 R] >>",
    21: b"<< /S /TR /P 20 0 R /K [20 0 R 21 0 R << /S /TD /Pg 4 0 R /K 0 >>] >>",
}
LIE = {
    20: b"<< /S /Table /K [21 0 R 21 0 R 22 0 R] >>",
    21: b"<< /S /TR /P 20 0 R /K << /S /TD /Pg 9 0 R /K [0 7 -1 999999999] /A << /O /Table "
    b"/RowSpan 1000000000 /ColSpan -5 >> >> >>",
    22: b"<< /S /TR /K [<< /S /TH /Pg 4 0 R /K 0 >> << /S /TD /Pg 4 0 R /K 0 >> (text) 3.5] >>",
}


@pytest.mark.parametrize("tree", [CYCLE, LIE])
def test_a_tag_tree_that_goes_in_circles_or_lies(tmp_path: Path, tree: Mapping[int, bytes]) -> None:
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 19 0 R /MarkInfo << /Marked true >> >>"
    )
    more = {1: catalogue, 19: TREE, **tree}
    reading = read(tmp_path, pages.make_three_pages(TAGGED, more=more))
    assert reading.characters == {1: 8, 2: 14, 3: 8}
    assert reading.code == 0
    assert set(reading.findings) <= {"tags.incomplete", "tags.contradicted"}


@needs_posix
def test_a_page_that_keeps_the_library_busy_is_left_out(tmp_path: Path) -> None:
    data = pages.make_three_pages(TEXTS * 2_000_000, times=2)
    reading = read(tmp_path, data, "--limit-page-seconds", "0.3")
    assert reading.characters == {1: 8, 3: 8}
    assert reading.findings == {"page.unreadable": {"page": 2, "reason": "limit.page-time"}}
    assert reading.code == 3
