from __future__ import annotations

import pytest

import pipeline.values


@pytest.mark.parametrize("name", pipeline.values.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(pipeline.values, name).__module__.startswith("pipeline.values.")


def test_the_homes_and_the_list_agree() -> None:
    assert sorted(pipeline.values._HOME_OF) == sorted(pipeline.values.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pipeline.values.nothing
