"""The service compacts the warehouse rarely, and a large one never while pushes wait."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.service.compaction import CompactionSchedule

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MB = 1 << 20


@pytest.mark.parametrize(
    ("minutes", "megabytes", "has_pushes", "expected"),
    [
        (9, 1, True, False),
        (10, 1, True, True),
        (10, 32, True, True),
        (10, 33, True, False),
        (10, 33, False, True),
        (10, 512, False, True),
        (600, 513, False, False),
        (9, 1, False, False),
    ],
)
def test_a_pass_compacts_a_warehouse_of_bounded_size_after_ten_minutes(
    tmp_path: Path, minutes: int, megabytes: int, has_pushes: bool, expected: bool
) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    warehouse.touch()
    os.truncate(warehouse, megabytes * MB)
    for schedule in (CompactionSchedule(NOON), CompactionSchedule(NOON - timedelta(days=1))):
        schedule.note(NOON)
        at = NOON + timedelta(minutes=minutes)
        assert schedule.is_due(warehouse, at, has_pushes=has_pushes) is expected


def test_a_missing_warehouse_is_not_compacted(tmp_path: Path) -> None:
    later = NOON + timedelta(days=1)
    assert not CompactionSchedule(NOON).is_due(tmp_path / "none.duckdb", later, has_pushes=False)
