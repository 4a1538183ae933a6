"""The name of a shard changes with whatever its content depends on, so that no other one is taken for it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

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
