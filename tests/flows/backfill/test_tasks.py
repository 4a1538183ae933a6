"""The name of a shard changes with whatever its content depends on, so that no other one is taken for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.backfill.begun import keep_moment
from flows.backfill.segments import Segment
from flows.backfill.tasks import make_tasks
from transforms.records import Knowledge

SEGMENT = Segment(origin="03/a.warc.gz", address="/crawl/03/a.warc.gz", size=9, identity="9-1-1")
PLAIN: dict[str, Any] = {
    "corpus": "crawl",
    "now": datetime(2026, 3, 2, tzinfo=UTC),
    "knowledge": Knowledge(),
    "tags": ("nissan",),
}


def name_shard(segment: Segment = SEGMENT, **changed: Any) -> str:
    (task,) = make_tasks([segment], Path("/shards"), **PLAIN | changed)
    return task.shard.name


@pytest.mark.parametrize(
    "changed",
    [
        {"segment": Segment(origin="03/a.warc.gz", address="/crawl/03/a.warc.gz", size=9, identity="9-1-2")},
        {"segment": Segment(origin="04/a.warc.gz", address="/crawl/04/a.warc.gz", size=9, identity="9-1-1")},
        {"corpus": "other"},
        {"knowledge": Knowledge(taxonomy="version = 2")},
        {"knowledge": Knowledge(quantities="version = 2")},
        {"tags": ("infiniti",)},
        {"tags": ()},
    ],
)
def test_a_shard_of_other_content_has_another_name(changed: dict[str, Any]) -> None:
    assert name_shard(**changed) != name_shard()


def test_a_shard_is_found_again_at_another_time_and_address() -> None:
    moved = Segment(origin="03/a.warc.gz", address="s3://crawl/03/a.warc.gz", size=9, identity="9-1-1")
    assert name_shard(moved, now=datetime(2026, 4, 1, tzinfo=UTC)) == name_shard()
    assert name_shard().startswith("a.warc.gz-")


def begin(folder: Path, now: datetime) -> datetime:
    """Begin a backfill at `now` that is interrupted, and return its moment."""
    with pytest.raises(KeyboardInterrupt), keep_moment(folder, [folder / "a.parquet"], now) as moment:
        raise KeyboardInterrupt
    return moment


def test_a_backfill_that_is_started_again_keeps_its_moment_unless_that_is_still_to_come(
    tmp_path: Path,
) -> None:
    first: datetime = PLAIN["now"]
    assert begin(tmp_path, first + timedelta(days=400)) == first + timedelta(days=400)
    assert begin(tmp_path, first) == first  # the clock was ahead, and is right now
    assert begin(tmp_path, first + timedelta(days=1)) == first
