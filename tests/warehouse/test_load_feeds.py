"""The feed list, and how polls change it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from polling import list_due, record

from transforms.records import DueEntry, Schedule
from warehouse.load import revive_feeds, sync_feeds, write_polls
from warehouse.work_list import read_due_entries, read_due_feeds, read_feed_health, read_waiting_feeds

pytestmark = pytest.mark.usefixtures("two_feeds")


TIMES = (
    "next_poll_at",
    "wait_until",
    "gone_at",
    "recent_since",
    "last_full_response_at",
    "last_entries_at",
    "last_gap_at",
    "older_since",
)


def read_feed(con: DuckDBPyConnection, columns: str, feed: str = "harbour") -> tuple[Any, ...]:
    (row,) = con.execute(f"SELECT {columns} FROM feeds WHERE name = ?", [feed]).fetchall()
    return row


def test_feeds_are_due_in_the_order_of_the_configuration(con: DuckDBPyConnection, make: Any) -> None:
    sync_feeds(con, [make.feed("volt"), make.feed("harbour")], now=make.noon)
    assert [feed.name for feed in read_due_feeds(con, now=make.noon)] == ["volt", "harbour"]


def test_a_feed_that_leaves_the_configuration_stays_in_the_warehouse_and_is_not_polled(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    sync_feeds(con, [make.feed("volt")], now=make.at(10))
    assert [feed.name for feed in read_due_feeds(con, now=make.at(10), every=True)] == ["volt"]
    assert read_feed(con, "configured, title, entries, added_at") == (False, "Harbour", 1, make.noon)


def test_a_feed_that_returns_to_the_configuration_keeps_its_health_and_its_first_day(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll()], run_id="r", now=make.noon)
    sync_feeds(con, [], now=make.at(10))
    sync_feeds(con, [replace(make.feed(), name="renamed")], now=make.at(20))
    (feed,) = read_due_feeds(con, now=make.at(20))
    assert (feed.name, feed.etag) == ("renamed", '"abc"')
    assert read_feed(con, "added_at", "renamed") == (make.noon,)


def test_a_poll_puts_its_entries_on_the_work_list(con: DuckDBPyConnection, make: Any) -> None:
    entry = make.entry()
    assert record(con, [make.poll(entry)], run_id="r", now=make.noon) == 1
    assert read_due_entries(con, now=make.noon, limit=9) == [
        DueEntry(entry=entry, feed_url=make.feed().url, attempts=0, article_id=None)
    ]


def test_a_usable_answer_makes_a_feed_healthy_and_stores_its_validators(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(reason="timeout")], run_id="r", now=make.noon)
    record(con, [make.poll(at=1)], run_id="r", now=make.at(1))
    (feed,) = [feed for feed in read_due_feeds(con, now=make.at(1), every=True) if feed.name == "harbour"]
    assert (feed.etag, feed.failures, feed.body_sha256 is not None) == ('"abc"', 0, True)
    assert read_feed(con, "title, form, last_status, last_reason, last_ok_at") == (
        "Harbour",
        "rss20",
        200,
        None,
        make.at(1),
    )


def test_everything_decided_on_a_feed_is_stored(con: DuckDBPyConnection, make: Any) -> None:
    learnt = {
        field.name: number if field.type in {"int", "int | None"} else f"word {number}"
        for number, field in enumerate(fields(Schedule), start=1)
    } | {name: make.at(number) for number, name in enumerate(TIMES)}
    feed = replace(
        make.feed(), etag="e", last_modified="l", body_sha256="b", failures=3, schedule=Schedule(**learnt)
    )
    write_polls(con, [make.poll()], [feed], run_id="r", now=make.noon)
    con.execute("UPDATE store.feeds SET gone_at = NULL")  # otherwise it would not be due
    remembered = replace(feed, form="rss20", schedule=replace(feed.schedule, gone_at=None))
    assert read_due_feeds(con, now=make.at(99))[0] == remembered


def test_a_feed_is_not_due_before_its_time_except_for_runs_that_poll_every_feed(
    con: DuckDBPyConnection, make: Any
) -> None:
    record(con, [make.poll(reason="timeout")], run_id="r", now=make.noon)
    assert read_feed(con, "failures, next_poll_at, last_reason, last_ok_at") == (
        1,
        make.at(15),
        "timeout",
        None,
    )
    due = [[feed.name for feed in read_due_feeds(con, now=make.at(at))] for at in (14, 15)]
    assert due == [["volt"], ["harbour", "volt"]]
    assert len(read_due_feeds(con, now=make.noon, every=True)) == 2


def test_a_feed_whose_server_asked_us_to_wait_is_polled_by_no_run(con: DuckDBPyConnection, make: Any) -> None:
    busy = make.poll(reason="too-many-requests")
    record(con, [replace(busy, retry_at=make.at(90))], run_id="r", now=make.noon)
    assert [feed.name for feed in read_due_feeds(con, now=make.at(89), every=True)] == ["volt"]
    assert read_waiting_feeds(con, now=make.at(89)) == [
        {"name": "harbour", "wait_until": make.at(90), "gone_at": None}
    ]
    assert len(read_due_feeds(con, now=make.at(90), every=True)) == 2
    assert read_waiting_feeds(con, now=make.at(90)) == []


def receive_gone(con: DuckDBPyConnection, make: Any) -> None:
    gone = make.poll(reason="gone")
    record(con, [replace(gone, fetch=replace(gone.fetch, status=410))], run_id="r", now=make.noon)


def list_names(con: DuckDBPyConnection, make: Any) -> list[str]:
    return [feed.name for feed in read_due_feeds(con, now=make.at(9_999), every=True)]


def test_a_feed_that_is_gone_is_polled_again_once_it_is_revived(con: DuckDBPyConnection, make: Any) -> None:
    receive_gone(con, make)
    assert list_names(con, make) == ["volt"]
    assert con.execute("SELECT name, reason FROM feed_notes").fetchall() == [("harbour", "gone")]
    assert revive_feeds(con, [make.feed().feed_id, make.feed("volt").feed_id]) == 1
    assert list_names(con, make) == ["harbour", "volt"]


@pytest.mark.parametrize("change", [{"name": "renamed"}, {"url": "http://harbour.example/feed.xml"}, None])
def test_a_feed_that_is_gone_is_polled_again_once_its_line_in_the_configuration_changes(
    con: DuckDBPyConnection, make: Any, change: dict[str, str] | None
) -> None:
    receive_gone(con, make)
    sync_feeds(con, [make.feed()], now=make.at(1))
    assert list_names(con, make) == []
    if change is None:
        sync_feeds(con, [], now=make.at(2))
    sync_feeds(con, [replace(make.feed(), **(change or {}))], now=make.at(3))
    assert len(list_names(con, make)) == 1


def test_a_changed_address_is_polled_rather_than_the_one_the_feed_had_moved_to(
    con: DuckDBPyConnection, make: Any
) -> None:
    moved = replace(
        make.feed(), schedule=Schedule(moved_url="https://harbour.example/new", pending_move_polls=2)
    )
    write_polls(con, [make.poll()], [moved], run_id="r", now=make.noon)
    sync_feeds(con, [make.feed()], now=make.at(1))
    assert read_feed(con, "moved_url") == ("https://harbour.example/new",)
    sync_feeds(con, [replace(make.feed(), url="https://harbour.example/other")], now=make.at(2))
    assert read_due_feeds(con, now=make.at(2))[0].schedule == Schedule()


def test_a_feed_that_could_not_be_read_is_fetched_again_in_full(con: DuckDBPyConnection, make: Any) -> None:
    answer = make.poll(at=1)
    refusal = make.refusal("not-a-feed")
    record(con, [replace(answer, parsed=None, refusal=refusal)], run_id="r", now=make.at(1))
    (feed,) = [feed for feed in read_due_feeds(con, now=make.at(1), every=True) if feed.name == "harbour"]
    assert (feed.etag, feed.body_sha256, feed.failures) == (None, None, 1)
    assert read_feed(con, "last_status, last_reason") == (200, "not-a-feed")
    assert con.execute("SELECT stage, reason FROM refusals").fetchall() == [("fetch", "not-a-feed")]


def test_a_poll_older_than_the_last_one_changes_nothing(con: DuckDBPyConnection, make: Any) -> None:
    record(con, [make.poll(at=30)], run_id="r", now=make.at(30))
    record(con, [make.poll(at=10, reason="timeout")], run_id="r", now=make.at(31))
    assert read_feed(con, "failures, last_polled_at") == (0, make.at(30))


def test_redirects_of_a_feed_are_logged_too(con: DuckDBPyConnection, make: Any) -> None:
    hop = make.fetch("http://harbour.example/feed", at=-1, status=301)
    record(con, [replace(make.poll(), hops=(hop,))], run_id="r", now=make.noon)
    assert con.execute("SELECT status FROM fetches ORDER BY started_at").fetchall() == [(301,), (200,)]
    assert read_feed(con, "last_status, last_polled_at") == (200, make.noon)


def test_a_truncated_feed_has_failed_but_its_entries_count(con: DuckDBPyConnection, make: Any) -> None:
    poll = replace(make.poll(make.entry()), refusal=make.refusal("truncated"))
    assert record(con, [poll], run_id="r", now=make.noon) == 1
    assert read_feed(con, "failures, last_reason, title, last_ok_at") == (1, "truncated", "Harbour", None)
    assert list_due(con, make, at=0) == ["paint-shop"]


def test_feed_health_lists_every_feed_with_its_state(con: DuckDBPyConnection, make: Any) -> None:
    sync_feeds(con, [make.feed("volt")], now=make.noon)
    record(con, [make.poll(feed="volt", reason="timeout")], run_id="r", now=make.noon)
    health = read_feed_health(con)
    shown = [(row["name"], row["configured"], row["failures"], row["last_detail"]) for row in health]
    assert shown == [("volt", True, 1, "it ended with timeout"), ("harbour", False, 0, None)]
