"""The feed list, the polls, and the work list that comes of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import EntryOutcome
from warehouse.load import finish_entries, load_batch, record_fetches, record_polls, sync_feeds
from warehouse.read import read_due_entries, read_due_feeds


@pytest.fixture
def con(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    sync_feeds(con, [make.feed("harbour"), make.feed("volt")], now=make.noon)
    return con


def list_due(con: DuckDBPyConnection, make: Any, *, at: float) -> list[str]:
    return [entry.guid.rpartition("/")[2] for entry, _ in read_due_entries(con, now=make.at(at), limit=100)]


def ask(con: DuckDBPyConnection, columns: str, feed: str = "harbour") -> tuple[Any, ...]:
    (row,) = con.execute(f"SELECT {columns} FROM feeds WHERE name = ?", [feed]).fetchall()
    return row


def test_feeds_are_due_in_the_order_of_the_configuration(con: DuckDBPyConnection, make: Any) -> None:
    sync_feeds(con, [make.feed("volt"), make.feed("harbour")], now=make.noon)
    assert [feed.name for feed in read_due_feeds(con, now=make.noon)] == ["volt", "harbour"]


def test_a_feed_that_leaves_the_configuration_stays_known_and_is_not_polled(
    con: DuckDBPyConnection, make: Any
) -> None:
    record_polls(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    sync_feeds(con, [make.feed("volt")], now=make.at(10))
    assert [feed.name for feed in read_due_feeds(con, now=make.at(10), every=True)] == ["volt"]
    assert ask(con, "configured, title, entries, added_at") == (False, "Harbour", 1, make.noon)


def test_a_feed_that_comes_back_keeps_its_health_and_its_first_day(
    con: DuckDBPyConnection, make: Any
) -> None:
    record_polls(con, [make.poll()], run_id="r", now=make.noon)
    sync_feeds(con, [], now=make.at(10))
    sync_feeds(con, [replace(make.feed(), name="renamed")], now=make.at(20))
    (feed,) = read_due_feeds(con, now=make.at(20))
    assert (feed.name, feed.etag) == ("renamed", '"abc"')
    assert ask(con, "added_at", "renamed") == (make.noon,)


def test_a_poll_puts_its_entries_on_the_work_list(con: DuckDBPyConnection, make: Any) -> None:
    entry = make.entry()
    assert record_polls(con, [make.poll(entry)], run_id="r", now=make.noon) == 1
    assert read_due_entries(con, now=make.noon, limit=9) == [(entry, 0)]


def test_a_usable_answer_makes_a_feed_healthy_and_keeps_its_validators(
    con: DuckDBPyConnection, make: Any
) -> None:
    record_polls(con, [make.poll(reason="timeout")], run_id="r", now=make.noon)
    record_polls(con, [make.poll(at=1)], run_id="r", now=make.at(1))
    (feed,) = [feed for feed in read_due_feeds(con, now=make.at(1)) if feed.name == "harbour"]
    assert (feed.etag, feed.failures, feed.body_sha256 is not None) == ('"abc"', 0, True)
    assert ask(con, "title, form, last_status, last_reason, last_ok_at") == (
        "Harbour",
        "rss20",
        200,
        None,
        make.at(1),
    )


def test_nothing_changed_keeps_what_was_known(con: DuckDBPyConnection, make: Any) -> None:
    record_polls(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    before = read_due_feeds(con, now=make.noon)
    answer = make.poll(at=60)
    nothing = replace(answer.fetch, status=304, etag=None, body_sha256=None, size=0)
    record_polls(con, [replace(answer, parsed=None, fetch=nothing)], run_id="r2", now=make.at(60))
    assert read_due_feeds(con, now=make.at(60)) == before
    assert ask(con, "title, last_status, last_ok_at") == ("Harbour", 304, make.at(60))


@pytest.mark.parametrize(
    ("failures", "minutes"), [(1, 15), (2, 30), (3, 60), (7, 960), (8, 1440), (20, 1440)]
)
def test_a_feed_rests_the_longer_the_more_often_it_fails(
    con: DuckDBPyConnection, make: Any, failures: int, minutes: int
) -> None:
    for at in range(failures):
        record_polls(con, [make.poll(at=at, reason="timeout")], run_id="r", now=make.noon)
    assert ask(con, "failures, next_poll_at, last_reason, last_ok_at") == (
        failures,
        make.at(minutes),
        "timeout",
        None,
    )
    due = [[feed.name for feed in read_due_feeds(con, now=make.at(at))] for at in (minutes - 1, minutes)]
    assert due == [["volt"], ["harbour", "volt"]]
    assert len(read_due_feeds(con, now=make.noon, every=True)) == 2


def test_what_could_not_be_read_is_asked_for_again(con: DuckDBPyConnection, make: Any) -> None:
    answer = make.poll(at=1)
    refusal = make.refusal("not-a-feed")
    record_polls(con, [replace(answer, parsed=None, refusal=refusal)], run_id="r", now=make.at(1))
    (feed,) = [feed for feed in read_due_feeds(con, now=make.at(1), every=True) if feed.name == "harbour"]
    assert (feed.etag, feed.body_sha256, feed.failures) == (None, None, 1)
    assert ask(con, "last_status, last_reason") == (200, "not-a-feed")
    assert con.execute("SELECT stage, reason FROM refusals").fetchall() == [("fetch", "not-a-feed")]


def test_a_poll_older_than_the_last_one_changes_nothing(con: DuckDBPyConnection, make: Any) -> None:
    record_polls(con, [make.poll(at=30)], run_id="r", now=make.at(30))
    record_polls(con, [make.poll(at=10, reason="timeout")], run_id="r", now=make.at(31))
    assert ask(con, "failures, last_polled_at") == (0, make.at(30))


def test_an_entry_is_taken_up_again_when_its_version_was_never_seen(
    con: DuckDBPyConnection, make: Any
) -> None:
    old, new = make.entry(), replace(make.entry(version="2"), title="Corrected")
    record_polls(con, [make.poll(old)], run_id="r", now=make.noon)
    done = EntryOutcome(
        entry_id=old.entry_id,
        outcome="loaded",
        article_id="a",
        reason=None,
        detail=None,
        attempts=1,
        next_attempt_at=None,
    )
    finish_entries(con, [done], [], run_id="r", now=make.noon)
    assert record_polls(con, [make.poll(old, at=1)], run_id="r", now=make.at(1)) == 0
    assert list_due(con, make, at=1) == []
    assert record_polls(con, [make.poll(new, at=2)], run_id="r", now=make.at(2)) == 1
    assert read_due_entries(con, now=make.at(2), limit=9) == [(new, 0)]
    assert con.execute("SELECT article_id, first_seen_at, last_seen_at FROM entries").fetchall() == [
        ("a", make.noon, make.at(2))
    ]


def test_a_stale_cache_that_goes_back_and_forth_wakes_nothing(con: DuckDBPyConnection, make: Any) -> None:
    old, new = make.entry(version="1"), make.entry(version="2")
    changed = [
        record_polls(con, [make.poll(entry, at=at)], run_id="r", now=make.at(at))
        for at, entry in enumerate([old, new, old, new, old])
    ]
    assert changed == [1, 1, 0, 0, 0]
    assert con.execute("SELECT version FROM entries").fetchall() == [("2",)]


def test_of_an_entry_listed_twice_the_first_counts(con: DuckDBPyConnection, make: Any) -> None:
    first, second = make.entry(version="new"), make.entry(version="old")
    assert record_polls(con, [make.poll(first, second)], run_id="r", now=make.noon) == 1
    assert con.execute("SELECT version FROM entries").fetchall() == [("new",)]


def test_entries_come_longest_waiting_first_and_not_before_their_time(
    con: DuckDBPyConnection, make: Any
) -> None:
    record_polls(con, [make.poll(make.entry("second"))], run_id="r", now=make.at(2))
    record_polls(
        con,
        [make.poll(make.entry("first", feed="volt"), make.entry("later", feed="volt"), feed="volt")],
        run_id="r",
        now=make.at(1),
    )
    waits = EntryOutcome(
        entry_id=make.entry("later", feed="volt").entry_id,
        outcome="pending",
        article_id=None,
        reason="timeout",
        detail="it timed out",
        attempts=1,
        next_attempt_at=make.at(30),
    )
    finish_entries(con, [waits], [], run_id="r", now=make.at(3))
    assert list_due(con, make, at=29) == ["first", "second"]
    assert sorted(list_due(con, make, at=30)) == ["first", "later", "second"]
    assert [attempts for entry, attempts in read_due_entries(con, now=make.at(30), limit=9)].count(1) == 1
    assert len(read_due_entries(con, now=make.at(30), limit=2)) == 2


def test_a_loaded_page_finishes_its_entry_in_the_same_transaction(con: DuckDBPyConnection, make: Any) -> None:
    entry = make.entry()
    record_polls(con, [make.poll(entry)], run_id="r", now=make.noon)
    page = make.page("paint", entry=entry)
    load_batch(con, make.batch(make.article("paint", page=page), pages=[page]), run_id="r", now=make.at(6))
    assert list_due(con, make, at=6) == []
    assert con.execute("SELECT outcome, article_id FROM entries").fetchall() == [
        ("loaded", make.article("paint").article_id)
    ]


def test_a_page_read_again_does_not_finish_an_entry_that_changed_since(
    con: DuckDBPyConnection, make: Any
) -> None:
    page = make.page("paint", entry=make.entry(), at=5)
    batch = make.batch(make.article("paint", page=page), pages=[page])
    record_polls(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    load_batch(con, batch, run_id="r", now=make.at(6))
    record_polls(con, [make.poll(make.entry(version="2"), at=60)], run_id="r", now=make.at(60))
    load_batch(con, batch, run_id="rebuild", now=make.at(61))
    assert list_due(con, make, at=61) == ["paint-shop"]


def test_a_refusal_is_written_once_in_a_run(con: DuckDBPyConnection, make: Any) -> None:
    refusals = [make.refusal(), make.refusal(), make.refusal(url=None), make.refusal("robots")]
    for run_id in ("r1", "r1", "r2"):
        finish_entries(con, [], refusals, run_id=run_id, now=make.noon)
    counted = con.execute("SELECT run_id, count(*) FROM refusals GROUP BY run_id ORDER BY run_id").fetchall()
    assert counted == [("r1", 3), ("r2", 3)]


def test_a_request_is_logged_once_with_its_place_in_the_archive(con: DuckDBPyConnection, make: Any) -> None:
    fetch = make.fetch("https://harbour.example/paint-shop", at=3)
    record_fetches(con, [fetch, fetch], run_id="r")
    record_fetches(con, [fetch], run_id="again")
    assert con.execute("SELECT run_id, status, bytes, duration_ms, archived FROM fetches").fetchall() == [
        ("r", 200, 4_000, 120, {"file": "0001.warc.gz", "offset": 3_000, "length": 900})
    ]
