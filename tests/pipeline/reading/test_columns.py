from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.reading.columns import ColumnReading, read_columns
from pipeline.reading.grid import Grid
from pipeline.reading.headers import Header
from pipeline.reading.lexicon import load_lexicon
from schemas.document import Arrow
from schemas.geometry import BBox
from schemas.roles import Role
from tests.pipeline.drawn_tables import draw_table


def read(
    rows: Sequence[str], end: int = 1, unit: str = "", arrows: tuple[Arrow, ...] = ()
) -> tuple[ColumnReading, ...]:
    grid = Grid(draw_table(rows, arrows=arrows))
    return read_columns(grid, Header(0, end), load_lexicon(), unit=unit)


def roles(columns: Sequence[ColumnReading]) -> list[Role]:
    return [column.role for column in columns]


YEARS = "事業名 | 令和4年度 | 令和5年度"


@pytest.mark.parametrize(
    ("body", "unit", "role"),
    [
        ("植樹 | 実施 | →", "", Role.SCHEDULE),
        ("植樹 | 検討・準備 | 実施", "", Role.SCHEDULE),
        ("植樹 | 1,200 | 1,500", "千円", Role.BUDGET),
        ("植樹 | 120人 | 150人", "", Role.ACTUAL_VALUE),
    ],
)
def test_a_run_of_years_plays_one_role(body: str, unit: str, role: Role) -> None:
    columns = read([YEARS, body], unit=unit)
    assert roles(columns)[1:] == [role, role]
    assert [column.fiscal_year for column in columns] == [None, 2022, 2023]


def test_arrows_make_years_a_schedule() -> None:
    arrow = Arrow(1, BBox(100, 125, 290, 130), 1, 1, 2)
    assert roles(read([YEARS, "植樹 | | "], arrows=(arrow,)))[1:] == [Role.SCHEDULE] * 2


def test_a_bare_year_takes_the_era_of_its_neighbours() -> None:
    columns = read(["事業名 | 平成30年度 | 31年度 | 令和2年度", "植樹 | 実施 | 実施 | 実施"])
    assert [column.fiscal_year for column in columns[1:]] == [2018, 2019, 2020]


def test_quarters_under_a_year_are_its_parts() -> None:
    columns = read(["事業名 | 令和5年度 | <", "^ | 上半期 | 下半期", "植樹 | 準備 | 実施"], end=2)
    assert [(c.fiscal_year, c.part) for c in columns[1:]] == [(2023, "上半期"), (2023, "下半期")]


def test_amounts_share_the_unit_that_one_of_them_prints() -> None:
    columns = read(["事業名 | 事業費（千円） | 国庫支出金 | 一般財源", "植樹 | 1,200 | 800 | 400"])
    assert [c.unit for c in columns if c.role is Role.BUDGET] == ["千円"] * 3


def test_two_printed_units_are_not_spread() -> None:
    columns = read(
        ["事業名 | 予算額（千円） | 決算額（円） | 一般財源", "植樹 | 1,200 | 800,000 | 400"]
    )
    assert [c.unit for c in columns if c.role is Role.BUDGET] == ["千円", "円", ""]


def test_the_unit_of_the_table_goes_to_its_amounts_only() -> None:
    columns = read(["事業名 | 予算額 | 参加者数", "植樹 | 1,200 | 300"], unit="千円")
    assert [c.unit for c in columns] == ["", "千円", ""]


def test_a_column_without_a_heading_is_read_by_its_contents() -> None:
    columns = read(["事業名 | 内容 | ", "植樹 | 春に植える。 | 公園課", "剪定 | 枝を切る。 | 緑課"])
    assert columns[2].role is Role.OFFICE
    assert columns[2].by_contents


def test_contents_choose_between_the_senses_of_a_heading() -> None:
    """Money words over something else (補正の時期) are no amounts."""
    columns = read(["事業名 | 予算 | 担当課", "植樹 | 当初 | 公園課", "剪定 | 9月補正 | 緑政課"])
    assert columns[1].role is not Role.BUDGET


def test_paths_may_be_given_after_repair() -> None:
    grid = Grid(draw_table(["事業名 | 担当課 | ", "植樹 | 木を植える。 | 公園課"]))
    paths = (("事業名",), ("事業名",), ("担当課",))
    columns = read_columns(grid, Header(0, 1), load_lexicon(), paths=paths)
    assert columns[2].role is Role.OFFICE
    assert columns[2].heading == "担当課"
