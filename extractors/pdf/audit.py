"""What two independent readers found on one page, compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.document import Page, Table
from schemas.findings import Param
from schemas.text import clean_text

# So many of the characters that differ, and of the tables, are told.
SAMPLE = 12


@dataclass(frozen=True, slots=True)
class Differences:
    """What only one of two readers has, each with its number."""

    first: Counter[str]
    second: Counter[str]

    def __bool__(self) -> bool:
        return bool(self.first or self.second)

    def params(self) -> Mapping[str, Param]:
        """Numbers and a sample for each side, as the findings name them."""
        return {
            "first_count": self.first.total(),
            "first": _sample(self.first),
            "second_count": self.second.total(),
            "second": _sample(self.second),
        }


def compare_pages(first: Page, second: Page) -> Iterator[tuple[str, Mapping[str, Param]]]:
    """Code and parameters of a finding for each thing in which two readings of a page differ."""
    for code, compare in (("characters", compare_characters), ("tables", compare_tables)):
        if differences := compare(first, second):
            yield f"audit.{code}", differences.params()


def compare_characters(first: Page, second: Page) -> Differences:
    """The printed characters of which one page has more than the other, whatever their order.

    Overprints, hidden characters and white space are apart; radicals and their ideographs, and what
    else the safe clean-up makes one, are the same.
    """
    return _compare(_count_characters(first), _count_characters(second))


def _count_characters(page: Page) -> Counter[str]:
    counts: Counter[str] = Counter()
    for block in page.blocks:
        raws = [cell.raw for cell in block.cells] if isinstance(block, Table) else [block.raw]
        for raw in raws:
            counts.update(clean_text(raw))
    return Counter({mark: count for mark, count in counts.items() if not mark.isspace()})


def compare_tables(first: Page, second: Page) -> Differences:
    """The shapes of tables (rows × columns, cells) of which one page has more than the other."""
    return _compare(_count_shapes(first), _count_shapes(second))


def _count_shapes(page: Page) -> Counter[str]:
    tables = (block for block in page.blocks if isinstance(block, Table))
    return Counter(f"{table.rows}×{table.cols} ({len(table.cells)})" for table in tables)


def _compare(first: Counter[str], second: Counter[str]) -> Differences:
    return Differences(first - second, second - first)


def _sample(counts: Counter[str]) -> str:
    """The commonest, each once, in an order that does not depend on the readers."""
    ordered = sorted(counts, key=lambda item: (-counts[item], item))[:SAMPLE]
    return (" " if any(len(item) > 1 for item in ordered) else "").join(ordered)
