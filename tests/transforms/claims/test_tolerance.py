"""Figures that may mean the same, and figures that cannot."""

from __future__ import annotations

import pytest

from transforms.claims.tolerance import FigureRange, make_range

Given = tuple[float | None, float | None, bool]


def given(value: float, *, rounded: bool = False) -> Given:
    return value, value, rounded


ABOUT = True
CASES: list[tuple[str, Given, Given, bool]] = [
    ("people", given(20_000), given(19_800), True),
    ("people", given(20_000), given(19_000), False),
    ("people", given(20_000, rounded=ABOUT), given(19_000), True),
    ("people", given(20_000, rounded=ABOUT), given(18_000), False),
    ("people", given(133_500), given(133_542), True),
    ("people", given(133_500), given(133_600), False),
    ("people", (10_000, None, False), given(20_000), True),
    ("people", (10_000, None, False), given(9_000), False),
    ("people", (None, 10_000, False), (15_000, None, False), False),
    ("people", (15_000, 20_000, False), (18_000, 25_000, False), True),
    ("people", (None, None, False), given(7), True),
    ("plants", given(10), given(9), False),
    ("plants", given(100), given(96), False),
    ("vehicles", given(100), given(96), True),
    ("percent", given(40), given(39.6), True),
    ("percent", given(40), given(39), False),
    ("percent", given(100), given(96), False),
    ("year", given(2030), given(2029), False),
    ("JPY", given(2.6e12), given(2.58e12), True),
    ("JPY", given(0), given(0), True),
]


@pytest.mark.parametrize(("unit", "one", "other", "expected"), CASES)
def test_figures_meet_if_rounding_explains_their_difference(
    unit: str, one: Given, other: Given, expected: bool
) -> None:
    ranges = [make_range(low, high, unit, rounded=rounded) for low, high, rounded in (one, other)]
    assert ranges[0].meets(ranges[1]) is expected
    assert ranges[1].meets(ranges[0]) is expected


def test_a_difference_allows_what_both_figures_allow() -> None:
    seventeen, about_ten = FigureRange(low=17, high=17, slack=0), FigureRange(low=9, high=11, slack=0.5)
    assert seventeen.subtract(about_ten) == FigureRange(low=6, high=8, slack=0.5)


def test_a_share_of_a_figure_is_as_vague_as_its_percentage() -> None:
    staff, share = (
        make_range(value, value, unit, rounded=False)
        for value, unit in ((133_500, "people"), (15, "percent"))
    )
    cut = staff.take_share(share)
    assert (cut.low, cut.high) == (20_025, 20_025)
    assert cut.slack == pytest.approx(667.5 + 7.5)
