"""What moved in a time window."""

from __future__ import annotations

from datetime import date

import pytest

from warehouse.explorer.movement import find_recent_day
from warehouse.explorer.window import Window


@pytest.mark.parametrize(
    ("first_day", "recent_day"),
    [
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 3, 25), date(2026, 3, 25)),
        (date(2026, 3, 2), date(2026, 3, 25)),
        (date(2025, 12, 22), date(2026, 3, 18)),
    ],
    ids=["a day", "a week", "thirty days", "a hundred days"],
)
def test_stories_moved_in_the_last_week_or_the_last_seventh_of_a_longer_time(
    first_day: date, recent_day: date
) -> None:
    assert find_recent_day(Window(corpus=None, first_day=first_day, last_day=date(2026, 3, 31))) == recent_day
