from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from extractors.html.shades import Shades
from tests.extractors.reading import read_html

RED, WHITE = pytest.approx(0.299), pytest.approx(1)


def shade_of(html: str) -> float | None:
    tree = BeautifulSoup(html, "lxml")
    cell = tree.find("td")
    assert isinstance(cell, Tag)
    return Shades(tree).find(cell)


@pytest.mark.parametrize(
    "attributes",
    [
        "bgcolor=red",
        "bgcolor='#FF0000'",
        "bgcolor=ff0000",
        "style='background: url(a.png) red'",
        "style='color: blue; BACKGROUND-COLOR: rgb(255, 0, 0)'",
        "class='wide bar'",
        "class=xl5",
    ],
)
def test_a_cell_states_its_colour(attributes: str) -> None:
    sheet = "<style><!-- .xl5 {background:#f00} table.plan > td.bar {background:red} --></style>"
    assert shade_of(f"{sheet}<table><tr><td {attributes}></td></tr></table>") == RED


def test_a_cell_takes_the_colour_of_its_row() -> None:
    assert shade_of("<table><tr bgcolor=red><td>a</td></tr></table>") == RED
    assert shade_of("<table><tr bgcolor=red><td bgcolor=white>a</td></tr></table>") == WHITE


@pytest.mark.parametrize(
    "attributes",
    ["", "bgcolor=none", "style='background: transparent'", "style='color: red'", "class=other"],
)
def test_no_colour(attributes: str) -> None:
    sheet = "<style>.bar:hover {background: red} .other b {background: red}</style>"
    assert shade_of(f"{sheet}<table><tr><td {attributes} id=x>a</td></tr></table>") is None


@pytest.mark.parametrize(
    "noise", ["td.a{" * 30_000, "(" * 100_000, "td.a{background:" + "(" * 50_000]
)
def test_broken_style_sheets_say_nothing(noise: str) -> None:
    assert shade_of(f"<style>{noise}</style><table><tr><td class=a>x</td></tr></table>") is None


def test_filled_cells_of_a_timetable_are_bars() -> None:
    filled = "<td bgcolor='#9cf'></td>"
    rows = [f"<td>調査</td>{filled}{filled}<td></td>", f"<td>工事</td><td></td><td></td>{filled}"]
    html = "<table><tr><th>工程</th><th>R5</th><th>R6</th><th>R7</th></tr>" + "".join(
        f"<tr>{row}</tr>" for row in rows
    )
    (table,) = read_html(html).tables()
    assert [(bar.row, bar.first_col, bar.last_col) for bar in table.arrows] == [
        (1, 1, 2),
        (2, 3, 3),
    ]
    assert {(bar.page, bar.bbox) for bar in table.arrows} == {(None, None)}
