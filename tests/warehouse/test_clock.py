"""What a run whose clock was ahead has noted waits no longer than it was to once the clock is right."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import HostBackoff, RobotsFile
from warehouse.clock import list_future_moments, settle_moments
from warehouse.hosts import write_hosts
from warehouse.load import load_batch, sync_feeds
from warehouse.work_list import read_backoffs, read_due_entries, read_due_feeds, read_next_due, read_robots

AHEAD = [timedelta(days=365), timedelta(hours=2)]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHIFT = """
    UPDATE store.feeds SET
        last_polled_at = $now, last_ok_at = $now, last_full_response_at = $now, last_entries_at = $now,
        next_poll_at = $now + INTERVAL 3 HOUR, wait_until = $now + INTERVAL 2 HOUR
"""


def settle(con: DuckDBPyConnection, now: datetime) -> bool:
    return settle_moments(con, now=now, longest=DAY)


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
def test_a_feed_is_polled_after_the_wait_that_it_was_to_have(
    con: DuckDBPyConnection, make: Any, ahead: timedelta
) -> None:
    sync_feeds(con, [make.feed("one")], now=make.noon)
    con.execute(SHIFT, {"now": make.noon + ahead})
    assert settle(con, make.noon)
    assert read_next_due(con)[0] == make.noon + 3 * HOUR
    assert read_due_feeds(con, now=make.noon + 2 * HOUR - timedelta(seconds=1), every=True) == []
    (feed,) = read_due_feeds(con, now=make.noon + 3 * HOUR)
    assert feed.schedule.last_full_response_at == feed.schedule.last_entries_at == make.noon
    assert con.execute("SELECT last_polled_at FROM store.feeds").fetchall() == [(make.noon,)]
    assert not settle(con, make.noon)


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
@pytest.mark.parametrize("is_killed", [False, True])
def test_an_entry_is_tried_again_after_the_wait_that_it_was_to_have(
    con: DuckDBPyConnection, make: Any, ahead: timedelta, *, is_killed: bool
) -> None:
    now = make.noon + ahead
    sync_feeds(con, [make.feed("one")], now=now)
    con.execute(
        "INSERT INTO store.entries (entry_id, feed_id, guid, url, canonical_url, title, authors, version, "
        "first_seen_at, last_seen_at, outcome, attempts, next_attempt_at, run_id, came_by) "
        "SELECT 'e', feed_id, 'g', 'https://one.example/', 'https://one.example/', 't', [], 'v', $now, $now, "
        "'pending', 1, $now + INTERVAL 20 MINUTE, 'run', 'poll' FROM store.feeds",
        {"now": now},
    )
    if not is_killed:
        con.execute("INSERT INTO store.runs VALUES ('run', 'ingest', $now, $now, MAP {})", {"now": now})
    assert settle(con, make.noon)
    longest = min(ahead + HOUR / 3, DAY) if is_killed else HOUR / 3
    assert read_next_due(con)[1] == make.noon + longest
    assert len(read_due_entries(con, now=make.noon + longest, limit=5)) == 1
    assert not settle(con, make.noon + timedelta(minutes=1))


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
def test_a_back_off_lasts_as_long_as_it_was_to_and_robots_are_fetched_again(
    con: DuckDBPyConnection, make: Any, ahead: timedelta
) -> None:
    later = make.noon + ahead
    backoffs = [
        HostBackoff(host="a.example", until=later + HOUR, noted_at=later),
        HostBackoff(host="b.example", until=make.noon + HOUR, noted_at=make.noon),
        HostBackoff(host="c.example", until=make.noon + 300 * DAY),
    ]
    files = [
        RobotsFile(origin=f"https://{name}.example", fetched_at=at, text="", reason=None, detail=None)
        for name, at in (("a", later), ("b", make.noon))
    ]
    write_hosts(con, backoffs, files, now=make.noon)
    assert settle(con, make.noon)
    assert {one.host: one.until - make.noon for one in read_backoffs(con, now=make.noon)} == {
        "a.example": HOUR,
        "b.example": HOUR,
        "c.example": DAY,
    }
    assert [file.origin for file in read_robots(con, [file.origin for file in files])] == [
        "https://b.example"
    ]
    assert not settle(con, make.noon)


def test_times_in_the_future_are_told(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    assert list_future_moments(con, now=make.noon + DAY) == []
    found = list_future_moments(con, now=make.noon - 300 * DAY)
    assert [(kind, count) for kind, count, _ in found] == [("articles", 1), ("pages", 1)]
