"""The feed list, the polls, and the work list that comes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import Batch, Bounds, DueEntry, Poll, Schedule
from transforms.schedule import decide_next
from warehouse.load import load_batch, record_polls, revive_feeds, sync_feeds
from warehouse.read import (
    read_due_entries,
    read_due_feeds,
    read_feed_health,
    read_known_entries,
    read_resting_feeds,
)

BOUNDS = Bounds(shortest=timedelta(minutes=5), longest=timedelta(days=1))


@pytest.fixture
def con(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    sync_feeds(con, [make.feed("harbour"), make.feed("volt")], now=make.noon)
    return con


TIMES = ("next_poll_at", "wait_until", "gone_at", "rhythm_since", "whole_at", "listed_at", "gap_at")


def record(con: DuckDBPyConnection, polls: Sequence[Poll], *, run_id: str, now: datetime) -> int:
    """Record polls with what is decided of them by what is remembered."""
    known = {feed.feed_id: feed for feed in read_due_feeds(con, now=now + timedelta(days=9), every=True)}
    seen = {one.entry_id: one.last_seen_at for one in read_known_entries(con, polls)}
    decided = [
        decide_next(known[poll.feed_id], poll, seen=list(seen.values()), bounds=BOUNDS, jitter=0.0, now=now)
        for poll in polls
    ]
    notes = [note for one in decided for note in one.notes]
    return record_polls(con, polls, [one.feed for one in decided], notes=notes, run_id=run_id, now=now)


def list_due(con: DuckDBPyConnection, make: Any, *, at: float) -> list[str]:
    due = read_due_entries(con, now=make.at(at), limit=100)
    return [one.entry.guid.rpartition("/")[2] for one in due]


def ask(con: DuckDBPyConnection, columns: str, feed: str = "harbour") -> tuple[Any, ...]:
    (row,) = con.execute(f"SELECT {columns} FROM feeds WHERE name = ?", [feed]).fetchall()
    return row


def test_feeds_are_due_in_the_order_of_the_configuration(con: DuckDBPyConnection, make: Any) -> None:
    sync_feeds(con, [make.feed("volt"), make.feed("harbour")], now=make.noon)
    assert [feed.name for feed in read_due_feeds(con, now=make.noon)] == ["volt", "harbour"]


def test_a_feed_that_leaves_the_configuration_stays_known_and_is_not_polled(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    sync_feeds(con, [make.feed("volt")], now=make.at(10))
    assert [feed.name for feed in read_due_feeds(con, now=make.at(10), every=True)] == ["volt"]
    assert ask(con, "configured, title, entries, added_at") == (False, "Harbour", 1, make.noon)


def test_a_feed_that_comes_back_keeps_its_health_and_its_first_day(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll()], run_id="r", now=make.noon)
    sync_feeds(con, [], now=make.at(10))
    sync_feeds(con, [replace(make.feed(), name="renamed")], now=make.at(20))
    (feed,) = read_due_feeds(con, now=make.at(20))
    assert (feed.name, feed.etag) == ("renamed", '"abc"')
    assert ask(con, "added_at", "renamed") == (make.noon,)


def test_a_poll_puts_its_entries_on_the_work_list(con: DuckDBPyConnection, make: Any) -> None:
    entry = make.entry()
    assert record(con, [make.poll(entry)], run_id="r", now=make.noon) == 1
    assert read_due_entries(con, now=make.noon, limit=9) == [
        DueEntry(entry=entry, feed_url=make.feed().url, attempts=0, article_id=None)
    ]


def test_a_usable_answer_makes_a_feed_healthy_and_keeps_its_validators(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(reason="timeout")], run_id="r", now=make.noon)
    record(con, [make.poll(at=1)], run_id="r", now=make.at(1))
    (feed,) = [feed for feed in read_due_feeds(con, now=make.at(1), every=True) if feed.name == "harbour"]
    assert (feed.etag, feed.failures, feed.body_sha256 is not None) == ('"abc"', 0, True)
    assert ask(con, "title, form, last_status, last_reason, last_ok_at") == (
        "Harbour",
        "rss20",
        200,
        None,
        make.at(1),
    )


def test_all_that_was_decided_of_a_feed_is_remembered(con: DuckDBPyConnection, make: Any) -> None:
    learnt = {
        field.name: number if field.type in {"int", "int | None"} else f"word {number}"
        for number, field in enumerate(fields(Schedule), start=1)
    } | {name: make.at(number) for number, name in enumerate(TIMES)}
    feed = replace(
        make.feed(), etag="e", last_modified="l", body_sha256="b", failures=3, schedule=Schedule(**learnt)
    )
    record_polls(con, [make.poll()], [feed], run_id="r", now=make.noon)
    con.execute("UPDATE store.feeds SET gone_at = NULL")  # else it would not be read
    remembered = replace(feed, form="rss20", schedule=replace(feed.schedule, gone_at=None))
    assert read_due_feeds(con, now=make.at(99))[0] == remembered


def test_a_feed_rests_until_its_time_but_for_runs_that_ask_every_feed(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(reason="timeout")], run_id="r", now=make.noon)
    assert ask(con, "failures, next_poll_at, last_reason, last_ok_at") == (1, make.at(15), "timeout", None)
    due = [[feed.name for feed in read_due_feeds(con, now=make.at(at))] for at in (14, 15)]
    assert due == [["volt"], ["harbour", "volt"]]
    assert len(read_due_feeds(con, now=make.noon, every=True)) == 2


def test_a_feed_whose_server_wants_to_be_left_alone_is_asked_by_no_run(
    con: DuckDBPyConnection, make: Any
) -> None:
    busy = make.poll(reason="too-many-requests")
    record(con, [replace(busy, retry_at=make.at(90))], run_id="r", now=make.noon)
    assert [feed.name for feed in read_due_feeds(con, now=make.at(89), every=True)] == ["volt"]
    assert read_resting_feeds(con, now=make.at(89)) == [
        {"name": "harbour", "wait_until": make.at(90), "gone_at": None}
    ]
    assert len(read_due_feeds(con, now=make.at(90), every=True)) == 2
    assert read_resting_feeds(con, now=make.at(90)) == []


def end(con: DuckDBPyConnection, make: Any) -> None:
    gone = make.poll(reason="gone")
    record(con, [replace(gone, fetch=replace(gone.fetch, status=410))], run_id="r", now=make.noon)


def list_names(con: DuckDBPyConnection, make: Any) -> list[str]:
    return [feed.name for feed in read_due_feeds(con, now=make.at(9_999), every=True)]


def test_a_feed_that_is_gone_is_asked_again_once_it_is_revived(con: DuckDBPyConnection, make: Any) -> None:
    end(con, make)
    assert list_names(con, make) == ["volt"]
    assert con.execute("SELECT name, reason FROM feed_notes").fetchall() == [("harbour", "gone")]
    assert revive_feeds(con, [make.feed().feed_id, make.feed("volt").feed_id]) == 1
    assert list_names(con, make) == ["harbour", "volt"]


@pytest.mark.parametrize("change", [{"name": "renamed"}, {"url": "http://harbour.example/feed.xml"}, None])
def test_a_feed_that_is_gone_is_asked_again_once_its_line_changes(
    con: DuckDBPyConnection, make: Any, change: dict[str, str] | None
) -> None:
    end(con, make)
    sync_feeds(con, [make.feed()], now=make.at(1))
    assert list_names(con, make) == []
    if change is None:
        sync_feeds(con, [], now=make.at(2))
    sync_feeds(con, [replace(make.feed(), **(change or {}))], now=make.at(3))
    assert len(list_names(con, make)) == 1


def test_a_changed_address_is_asked_rather_than_the_one_it_had_moved_to(
    con: DuckDBPyConnection, make: Any
) -> None:
    moved = replace(make.feed(), schedule=Schedule(address="https://harbour.example/new", moved_sightings=2))
    record_polls(con, [make.poll()], [moved], run_id="r", now=make.noon)
    sync_feeds(con, [make.feed()], now=make.at(1))
    assert ask(con, "address") == ("https://harbour.example/new",)
    sync_feeds(con, [replace(make.feed(), url="https://harbour.example/other")], now=make.at(2))
    assert read_due_feeds(con, now=make.at(2))[0].schedule == Schedule()


def test_what_could_not_be_read_is_asked_for_again(con: DuckDBPyConnection, make: Any) -> None:
    answer = make.poll(at=1)
    refusal = make.refusal("not-a-feed")
    record(con, [replace(answer, parsed=None, refusal=refusal)], run_id="r", now=make.at(1))
    (feed,) = [feed for feed in read_due_feeds(con, now=make.at(1), every=True) if feed.name == "harbour"]
    assert (feed.etag, feed.body_sha256, feed.failures) == (None, None, 1)
    assert ask(con, "last_status, last_reason") == (200, "not-a-feed")
    assert con.execute("SELECT stage, reason FROM refusals").fetchall() == [("fetch", "not-a-feed")]


def test_a_poll_older_than_the_last_one_changes_nothing(con: DuckDBPyConnection, make: Any) -> None:
    record(con, [make.poll(at=30)], run_id="r", now=make.at(30))
    record(con, [make.poll(at=10, reason="timeout")], run_id="r", now=make.at(31))
    assert ask(con, "failures, last_polled_at") == (0, make.at(30))


def test_an_entry_is_taken_up_again_when_its_version_was_never_seen(
    con: DuckDBPyConnection, make: Any
) -> None:
    old, new = make.entry(), replace(make.entry(version="2"), title="Corrected")
    record(con, [make.poll(old)], run_id="r", now=make.noon)
    done = make.ended(old.entry_id, "loaded", article_id="a")
    load_batch(con, Batch(entries=(done,)), run_id="r", now=make.noon)
    assert record(con, [make.poll(old, at=1)], run_id="r", now=make.at(1)) == 0
    assert list_due(con, make, at=1) == []
    assert record(con, [make.poll(new, at=2)], run_id="r", now=make.at(2)) == 1
    assert read_due_entries(con, now=make.at(2), limit=9) == [
        DueEntry(entry=new, feed_url=make.feed().url, attempts=0, article_id="a")
    ]
    assert con.execute("SELECT article_id, first_seen_at, last_seen_at FROM entries").fetchall() == [
        ("a", make.noon, make.at(2))
    ]


def test_a_stale_cache_that_goes_back_and_forth_wakes_nothing(con: DuckDBPyConnection, make: Any) -> None:
    old, new = make.entry(version="1"), make.entry(version="2")
    changed = [
        record(con, [make.poll(entry, at=at)], run_id="r", now=make.at(at))
        for at, entry in enumerate([old, new, old, new, old])
    ]
    assert changed == [1, 1, 0, 0, 0]
    assert con.execute("SELECT version FROM entries").fetchall() == [("2",)]


def test_of_an_entry_listed_twice_the_first_counts(con: DuckDBPyConnection, make: Any) -> None:
    first, second = make.entry(version="new"), make.entry(version="old")
    assert record(con, [make.poll(first, second)], run_id="r", now=make.noon) == 1
    assert con.execute("SELECT version FROM entries").fetchall() == [("new",)]


def test_entries_come_longest_waiting_first_and_not_before_their_time(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(make.entry("second"))], run_id="r", now=make.at(2))
    record(
        con,
        [make.poll(make.entry("first", feed="volt"), make.entry("later", feed="volt"), feed="volt")],
        run_id="r",
        now=make.at(1),
    )
    later = make.entry("later", feed="volt").entry_id
    waits = make.ended(later, "pending", reason="timeout", until=make.at(30))
    load_batch(con, Batch(entries=(waits,)), run_id="r", now=make.at(3))
    assert list_due(con, make, at=29) == ["first", "second"]
    assert sorted(list_due(con, make, at=30)) == ["first", "later", "second"]
    assert sorted(one.attempts for one in read_due_entries(con, now=make.at(30), limit=9)) == [0, 0, 1]
    assert len(read_due_entries(con, now=make.at(30), limit=2)) == 2


def test_a_batch_finishes_its_entries_and_logs_its_requests(con: DuckDBPyConnection, make: Any) -> None:
    read, failed = make.entry("read"), make.entry("failed")
    record(con, [make.poll(read, failed)], run_id="r", now=make.noon)
    page = make.page("read", entry=read)
    batch = make.batch(make.article("read", page=page), pages=[page])
    batch = replace(
        batch,
        entries=(*batch.entries, make.ended(failed.entry_id, "refused", reason="robots")),
        refusals=(make.refusal("robots"),),
        fetches=(make.fetch(read.url, at=4),),
    )
    load_batch(con, batch, run_id="r", now=make.at(6))
    assert list_due(con, make, at=6) == []
    assert con.execute("SELECT outcome, article_id, reason FROM entries ORDER BY outcome").fetchall() == [
        ("loaded", make.article("read").article_id, None),
        ("refused", None, "robots"),
    ]
    assert con.execute("SELECT reason FROM refusals").fetchall() == [("robots",)]
    assert con.execute("SELECT url FROM fetches WHERE purpose = 'page'").fetchall() == [(read.url,)]


def test_an_entry_that_fails_later_keeps_the_article_it_led_to(con: DuckDBPyConnection, make: Any) -> None:
    record(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    for end in (
        make.ended(make.entry().entry_id, "loaded", article_id="a"),
        make.ended(make.entry().entry_id, "refused", reason="not-found"),
    ):
        load_batch(con, Batch(entries=(end,)), run_id="r", now=make.noon)
    assert con.execute("SELECT outcome, reason, article_id FROM entries").fetchall() == [
        ("refused", "not-found", "a")
    ]


def test_redirects_on_the_way_to_a_feed_are_logged_too(con: DuckDBPyConnection, make: Any) -> None:
    hop = make.fetch("http://harbour.example/feed", at=-1, status=301)
    record(con, [replace(make.poll(), hops=(hop,))], run_id="r", now=make.noon)
    assert con.execute("SELECT status FROM fetches ORDER BY started_at").fetchall() == [(301,), (200,)]
    assert ask(con, "last_status, last_polled_at") == (200, make.noon)


def test_a_feed_that_breaks_off_halfway_has_failed_but_its_entries_count(
    con: DuckDBPyConnection, make: Any
) -> None:
    poll = replace(make.poll(make.entry()), refusal=make.refusal("truncated"))
    assert record(con, [poll], run_id="r", now=make.noon) == 1
    assert ask(con, "failures, last_reason, title, last_ok_at") == (1, "truncated", "Harbour", None)
    assert list_due(con, make, at=0) == ["paint-shop"]


def test_feed_health_names_every_feed_with_its_state(con: DuckDBPyConnection, make: Any) -> None:
    sync_feeds(con, [make.feed("volt")], now=make.noon)
    record(con, [make.poll(feed="volt", reason="timeout")], run_id="r", now=make.noon)
    health = read_feed_health(con)
    shown = [(row["name"], row["configured"], row["failures"], row["last_detail"]) for row in health]
    assert shown == [("volt", True, 1, "it ended with timeout"), ("harbour", False, 0, None)]


def test_a_refusal_is_written_once_in_a_run(con: DuckDBPyConnection, make: Any) -> None:
    refusals = [make.refusal(), make.refusal(), make.refusal(url=None), make.refusal("robots")]
    for run_id in ("r1", "r1", "r2"):
        load_batch(con, Batch(refusals=tuple(refusals)), run_id=run_id, now=make.noon)
    counted = con.execute("SELECT run_id, count(*) FROM refusals GROUP BY run_id ORDER BY run_id").fetchall()
    assert counted == [("r1", 3), ("r2", 3)]


def test_a_request_is_logged_once_with_its_place_in_the_archive(con: DuckDBPyConnection, make: Any) -> None:
    fetch = make.fetch("https://harbour.example/paint-shop", at=3)
    load_batch(con, Batch(fetches=(fetch, fetch)), run_id="r", now=make.noon)
    load_batch(con, Batch(fetches=(fetch,)), run_id="again", now=make.noon)
    assert con.execute("SELECT run_id, status, bytes, duration_ms, archived FROM fetches").fetchall() == [
        ("r", 200, 4_000, 120, {"file": "0001.warc.gz", "offset": 3_000, "length": 900})
    ]
