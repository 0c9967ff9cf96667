from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from schemas.geometry import BBox, union_boxes

numbers = st.integers(-1000, 1000)


@st.composite
def boxes(draw: st.DrawFn) -> BBox:
    x0, x1 = sorted((draw(numbers), draw(numbers)))
    top, bottom = sorted((draw(numbers), draw(numbers)))
    return BBox(x0, top, x1, bottom)


def holds(outer: BBox, inner: BBox) -> bool:
    return outer.contains(inner.x0, inner.top) and outer.contains(inner.x1, inner.bottom)


@given(boxes(), boxes())
def test_union_holds_both_and_does_not_depend_on_order(one: BBox, other: BBox) -> None:
    union = one.union(other)
    assert union == other.union(one)
    assert holds(union, one)
    assert holds(union, other)


@given(boxes(), boxes(), boxes())
def test_union_does_not_depend_on_grouping(a: BBox, b: BBox, c: BBox) -> None:
    assert a.union(b).union(c) == a.union(b.union(c)) == union_boxes([a, None, b, c])


@given(boxes(), boxes())
def test_intersection_lies_in_both(one: BBox, other: BBox) -> None:
    common = one.intersection(other)
    assert common == other.intersection(one)
    if common is not None:
        assert holds(one, common)
        assert holds(other, common)
        assert 0 < common.area <= min(one.area, other.area)


@given(boxes())
def test_a_box_with_itself(box: BBox) -> None:
    assert box.union(box) == box
    assert box.intersection(box) == (box if box.area else None)
    assert box.contains(*box.center)
    assert box.is_valid
    assert box.area == box.width * box.height


def test_inverted_and_endless_boxes_are_not_valid() -> None:
    assert not BBox(2, 0, 1, 1).is_valid
    assert BBox(2, 0, 1, 1).area == 0
    assert not BBox(0, 0, math.inf, 1).is_valid
    assert not BBox(math.nan, 0, 1, 1).is_valid


def test_no_boxes_have_no_union() -> None:
    assert union_boxes([]) is None
    assert union_boxes([None]) is None
