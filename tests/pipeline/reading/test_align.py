from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.align import Label, align_labels


def no_preference(column: int, upper: int, lower: int | None) -> float:
    return 0.0


def test_contents_pull_labels_over_their_columns() -> None:
    upper = [Label("計画", 0), Label("実績", 1), Label("担当", 2)]
    wanted = (0, 0, 1, 2)
    best = align_labels(upper, [], 4, lambda c, u, _: 2.0 * (wanted[c] == u))[0]
    assert best.upper == wanted
    assert best.widths() == {0: 2, 1: 1, 2: 1}


def test_lower_labels_stand_under_one_column_each() -> None:
    upper, lower = [Label("計画", 0), Label("実績", 2)], [Label("内容", 0), Label("目標", 1)]
    best = align_labels(upper, lower, 3, no_preference)[0]
    assert best.upper == (0, 0, 1)
    assert best.lower == (0, 1, None)


def test_more_labels_than_columns_have_no_alignment() -> None:
    assert align_labels([Label("a", 0), Label("b", 1)], [], 1, no_preference) == ()


@st.composite
def labels(draw: st.DrawFn, columns: int) -> list[Label]:
    places = draw(st.sets(st.integers(0, columns - 1), min_size=1, max_size=columns))
    return [Label(f"l{col}", col) for col in sorted(places)]


@given(st.data(), st.integers(1, 7))
def test_every_alignment_uses_every_label_once_and_in_order(
    data: st.DataObject, columns: int
) -> None:
    upper = data.draw(labels(columns))
    lower = data.draw(st.one_of(st.just([]), labels(columns)))
    weights = data.draw(st.lists(st.floats(-1, 1), min_size=8, max_size=8))
    found = align_labels(upper, lower, columns, lambda c, u, s: weights[(c + 3 * u + (s or 0)) % 8])
    assert found
    for alignment in found:
        assert len(alignment.upper) == len(alignment.lower) == columns
        assert sorted(set(alignment.upper)) == list(range(len(upper)))
        assert list(alignment.upper) == sorted(alignment.upper)
        assert [sub for sub in alignment.lower if sub is not None] == list(range(len(lower)))
    assert [a.score for a in found] == sorted((a.score for a in found), reverse=True)
