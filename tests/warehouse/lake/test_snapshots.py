"""Which snapshot was the newest at a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from warehouse.lake.snapshots import Snapshot, find_snapshot

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SNAPSHOTS = [
    Snapshot(
        number=number,
        committed_at=NOON + (number + 1) * HOUR,
        edition_id=f"{number:016x}",
        published_at=NOON + number * HOUR,
        added=1,
        removed=0,
    )
    for number in (1, 2, 5)
]


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (None, 5),
        (2, 2),
        (3, None),
        (NOON, None),
        (NOON + HOUR, 1),
        (NOON + 1.5 * HOUR, 1),
        (NOON + 2 * HOUR, 2),
        (NOON + 100 * HOUR, 5),
    ],
)
def test_an_edition_is_found_by_its_number_or_a_moment(at: int | datetime | None, number: int | None) -> None:
    found = find_snapshot(SNAPSHOTS, at)
    assert (found.number if found else None) == number


def test_nothing_is_found_before_the_first_publish() -> None:
    assert find_snapshot([], None) is None
