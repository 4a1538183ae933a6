"""How times are told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.doctor.finding import describe_moment

NOON = datetime(2026, 2, 16, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, "never"),
        (NOON - timedelta(hours=3), "2026-02-16 09:00 UTC (3 hours ago)"),
        (NOON, "2026-02-16 12:00 UTC (less than a second ago)"),
        (NOON + timedelta(days=2, hours=1), "2026-02-18 13:00 UTC (still to come, in 2 days)"),
    ],
)
def test_a_moment_has_its_distance_from_now(at: datetime | None, words: str) -> None:
    assert describe_moment(at, NOON) == words
