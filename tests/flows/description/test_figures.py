"""Figures in words."""

from __future__ import annotations

import pytest

from flows.description.figures import describe_difference, describe_value


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (10.0, 10.0, "10 plants"),
        (8.0, 10.0, "8 to 10 plants"),
        (10.0, None, "10 plants or more"),
        (None, 2.5e10, "up to 25,000,000,000 plants"),
        (None, None, "plants"),
        (0.5, 0.5, "0.5 plants"),
    ],
)
def test_a_value_has_its_limits_and_its_unit(low: float | None, high: float | None, words: str) -> None:
    assert describe_value(low, high, "plants") == words


def test_a_difference_is_told_and_a_denial_has_none() -> None:
    assert describe_difference(11_000.0, "people") == "11,000 people apart"
    assert describe_difference(0.0, "people") == "the figure is denied"
