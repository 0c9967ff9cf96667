"""Cells and amounts of item sheets."""

from __future__ import annotations

from random import Random

from benchmarks.plans.book import cell
from schemas.plan import Budget, BudgetKind, FundSource

FUNDS: tuple[tuple[str, FundSource], ...] = (
    ("国庫支出金", "national"),
    ("県支出金", "prefecture"),
    ("地方債", "bond"),
    ("その他", "other"),
    ("一般財源", "general"),
)


def tall(text: str) -> str:
    """A label whose letters stand one below the other."""
    return "\n".join(text)


def th(text: str, span: int = 1, rows: int = 1, tag: str = "th") -> str:
    """A label."""
    return cell(text, tag=tag, attrs=f'class="l" colspan="{span}" rowspan="{rows}"')


def td(text: str, mark: str, span: int = 1, rows: int = 1, look: str = "") -> str:
    """A value."""
    more = f' class="{look}"' if look else ""
    return cell(text, mark if text else "", attrs=f'colspan="{span}" rowspan="{rows}"{more}')


def spread(width: int, count: int) -> list[int]:
    """A width shared by columns."""
    return [width // count + (1 if n < width % count else 0) for n in range(count)]


def make_budget(amount: int, year: int, kind: BudgetKind, fund: FundSource, text: str) -> Budget:
    """An amount that is printed in 1,000 yen."""
    return Budget(
        fiscal_year=year,
        kind=kind,
        fund_source=fund,
        amount=amount * 1000,
        unit="千円",
        text=text,
    )


def draw_amounts(random: Random) -> list[list[int]]:
    """Amounts of three years by fund; some funds give nothing."""
    grid = []
    for place in range(len(FUNDS)):
        given = place == len(FUNDS) - 1 or random.random() < 0.45
        base = random.randint(120, 9800) if given else 0
        grid.append([round(base * random.uniform(0.9, 1.2)) for _ in range(3)])
    return grid
