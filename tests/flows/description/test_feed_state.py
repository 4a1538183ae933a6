"""The state of a feed in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.description.feed_state import describe_defects, describe_feed
from warehouse.explorer.feed_health import FeedHealth

NOW = datetime(2026, 3, 1, tzinfo=UTC)
WELL = FeedHealth(
    feed_id="1",
    name="Harbour Wheel",
    url="https://harbourwheel.example/feed.xml",
    title=None,
    configured=True,
    last_polled_at=NOW,
    last_ok_at=NOW,
    failures=0,
    last_reason=None,
    last_detail=None,
    wait_until=None,
    gone_at=None,
    moved_url=None,
    last_gap_at=None,
    truncated=False,
    faults=(),
    poll_interval=None,
    last_entry_at=NOW - timedelta(hours=5),
    rhythm_days=1,
)


@pytest.mark.parametrize(
    ("feed", "state", "words", "is_trouble"),
    [
        (WELL, "ok", "answers", False),
        (replace(WELL, configured=False, failures=9), "removed", "newswire.toml", False),
        (replace(WELL, gone_at=NOW), "gone", "since 2026-03-01", True),
        (replace(WELL, last_reason="timeout", failures=1), "failing", "failed once: timeout", True),
        (
            replace(WELL, last_reason="timeout", last_detail="it is late", failures=2),
            "failing",
            "failed 2 times in a row: timeout, it is late",
            True,
        ),
        (
            replace(WELL, wait_until=NOW + timedelta(hours=1)),
            "waiting",
            "asked us to wait until 2026-03-01 01:00 UTC",
            False,
        ),
        (replace(WELL, wait_until=NOW - timedelta(hours=1)), "ok", "answers", False),
        (replace(WELL, last_polled_at=None, last_ok_at=None), "never polled", "not polled yet", False),
        (replace(WELL, last_entry_at=NOW - timedelta(days=4)), "silent", "for 4 days", True),
        (replace(WELL, last_entry_at=NOW - timedelta(days=4), rhythm_days=2), "ok", "answers", False),
        (replace(WELL, last_entry_at=NOW - timedelta(days=80), rhythm_days=None), "ok", "answers", False),
    ],
)
def test_a_feed_is_described_by_what_matters_most(
    feed: FeedHealth, state: str, words: str, is_trouble: bool
) -> None:
    found = describe_feed(feed, now=NOW)
    assert (found.state, found.is_trouble) == (state, is_trouble)
    assert words in found.words


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        (WELL, ""),
        (replace(WELL, truncated=True), "lists more than one poll takes, so only the newest were read"),
        (replace(WELL, faults=("one", "two")), "one; two"),
        (replace(WELL, truncated=True, faults=("one", "two", "three")), "were read; one and 2 more defects"),
    ],
)
def test_what_a_feed_lacked_is_told_in_short(feed: FeedHealth, words: str) -> None:
    found = describe_defects(feed)
    assert found.endswith(words)
    assert bool(found) == bool(words)
