"""What a figure allows: its range of values, and whether two ranges may mean one figure.

Reports round. One writes 19,800 jobs and another 20,000, and both are right; 9 plants and 10 are not. So a
plain figure allows what rounds to it at its own precision, and one that is called approximate a little more.
Only one of two figures may be stretched at a time: both 20,000 and 19,000 allow 19,500, and differ.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

_ROUNDED_DIGITS = 2
"""Figures with fewer significant digits are taken for as precise as with two: "20,000" means 19,500 to
20,500, and not 15,000 to 25,000."""
_HEDGE = 0.05
"""The share by which "about", "nearly" and "some" stretch a figure: "nearly 20,000" is 19,000 or more."""
_EXACT_UNITS = frozenset({"year"})
_WHOLE_UNITS = frozenset({"plants", "models", "percent"})
"""Units in which no report rounds to tens: 100 plants are not 96."""
_TOLERANCE = 1e-9  # relative, for what arithmetic with floating point numbers loses


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRange:
    """The values that a figure allows.

    Attributes:
        low: The lowest; minus infinity where that end is open.
        high: The highest; infinity where that end is open.
        slack: How far beyond an end that is not open the figure may be meant to reach.
    """

    low: float
    high: float
    slack: float

    def meets(self, other: Self) -> bool:
        """Return whether both may mean one figure: whether they overlap when one of them is stretched."""
        return self._reaches(other) or other._reaches(self)

    def _reaches(self, other: Self) -> bool:
        scale = max((abs(end) for end in (*self._ends(), *other._ends())), default=0.0)
        slack = self.slack + scale * _TOLERANCE
        return self.low - slack <= other.high and other.low <= self.high + slack

    def _ends(self) -> list[float]:
        return [end for end in (self.low, self.high) if math.isfinite(end)]

    def subtract(self, other: Self) -> FigureRange:
        """Return the range of the difference between a figure in this range and one in the other."""
        return FigureRange(
            low=self.low - other.high, high=self.high - other.low, slack=self.slack + other.slack
        )

    def take_share(self, percent: Self) -> FigureRange:
        """Return the range of a percentage of a figure in this range."""
        slack = (percent.slack * self.high + self.slack * percent.high) / 100
        return FigureRange(
            low=self.low * percent.low / 100,
            high=self.high * percent.high / 100,
            slack=slack if math.isfinite(slack) else 0.0,
        )


def make_range(low: float | None, high: float | None, unit: str, *, rounded: bool) -> FigureRange:
    """Return the range of a figure.

    Args:
        low: Its lowest value; `None` where that end is open.
        high: Its highest value; `None` where that end is open.
        unit: The unit.
        rounded: Whether it is given as approximate.
    """
    ends = [end for end in (low, high) if end is not None]
    is_open = len(ends) == 1
    return FigureRange(
        low=-math.inf if low is None else low,
        high=math.inf if high is None else high,
        # "more than 20,000" says on which side of it the figure is
        slack=0.0 if is_open and not rounded else _find_slack(ends, unit, rounded=rounded),
    )


def _find_slack(ends: Sequence[float], unit: str, *, rounded: bool) -> float:
    if unit in _EXACT_UNITS or not ends:
        return 0.0
    step = max(map(_find_step, ends))
    slack = (min(step, 1.0) if unit in _WHOLE_UNITS else step) / 2
    return max(slack, _HEDGE * max(map(abs, ends))) if rounded else slack


def _find_step(value: float) -> float:
    """Return the value of a figure's last significant digit, with no fewer than two of them."""
    number = Decimal(repr(value)).normalize()
    first = number.adjusted()  # the power of ten of its first digit
    last = first - len(number.as_tuple().digits) + 1
    return 10.0 ** min(last, first - _ROUNDED_DIGITS + 1)
