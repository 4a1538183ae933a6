"""The work list: which entries are due, and how attempts at them end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from polling import list_due, record

from transforms.records import Batch, DueEntry
from warehouse.load import load_batch
from warehouse.work_list import read_due_entries

pytestmark = pytest.mark.usefixtures("two_feeds")


def test_an_entry_is_due_again_in_a_version_that_was_never_seen(con: DuckDBPyConnection, make: Any) -> None:
    old, new = make.entry(), replace(make.entry(version="2"), title="Corrected")
    record(con, [make.poll(old)], run_id="r", now=make.noon)
    done = make.entry_outcome(old.entry_id, "loaded", article_id="a")
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


def test_a_cache_that_alternates_between_old_and_new_versions_makes_no_entry_due(
    con: DuckDBPyConnection, make: Any
) -> None:
    old, new = make.entry(version="1"), make.entry(version="2")
    changed = [
        record(con, [make.poll(entry, at=at)], run_id="r", now=make.at(at))
        for at, entry in enumerate([old, new, old, new, old])
    ]
    assert changed == [1, 1, 0, 0, 0]
    assert con.execute("SELECT version FROM entries").fetchall() == [("2",)]


def test_of_an_entry_listed_twice_the_first_version_counts(con: DuckDBPyConnection, make: Any) -> None:
    first, second = make.entry(version="new"), make.entry(version="old")
    assert record(con, [make.poll(first, second)], run_id="r", now=make.noon) == 1
    assert con.execute("SELECT version FROM entries").fetchall() == [("new",)]


def test_entries_are_due_after_their_time_and_those_that_waited_longest_come_first(
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
    waits = make.entry_outcome(later, "pending", reason="timeout", until=make.at(30))
    load_batch(con, Batch(entries=(waits,)), run_id="r", now=make.at(3))
    assert list_due(con, make, at=29) == ["first", "second"]
    assert sorted(list_due(con, make, at=30)) == ["first", "later", "second"]
    assert sorted(one.attempts for one in read_due_entries(con, now=make.at(30), limit=9)) == [0, 0, 1]
    assert len(read_due_entries(con, now=make.at(30), limit=2)) == 2


def test_a_batch_writes_the_outcomes_of_its_entries_and_its_requests(
    con: DuckDBPyConnection, make: Any
) -> None:
    read, failed = make.entry("read"), make.entry("failed")
    record(con, [make.poll(read, failed)], run_id="r", now=make.noon)
    page = make.page("read", entry=read)
    batch = make.batch(make.article("read", page=page), pages=[page])
    batch = replace(
        batch,
        entries=(*batch.entries, make.entry_outcome(failed.entry_id, "refused", reason="robots")),
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


def test_an_entry_that_is_refused_later_keeps_its_article(con: DuckDBPyConnection, make: Any) -> None:
    record(con, [make.poll(make.entry())], run_id="r", now=make.noon)
    for end in (
        make.entry_outcome(make.entry().entry_id, "loaded", article_id="a"),
        make.entry_outcome(make.entry().entry_id, "refused", reason="not-found"),
    ):
        load_batch(con, Batch(entries=(end,)), run_id="r", now=make.noon)
    assert con.execute("SELECT outcome, reason, article_id FROM entries").fetchall() == [
        ("refused", "not-found", "a")
    ]


def test_a_refusal_is_written_once_in_a_run(con: DuckDBPyConnection, make: Any) -> None:
    refusals = [make.refusal(), make.refusal(), make.refusal(url=None), make.refusal("robots")]
    for run_id in ("r1", "r1", "r2"):
        load_batch(con, Batch(refusals=tuple(refusals)), run_id=run_id, now=make.noon)
    counted = con.execute("SELECT run_id, count(*) FROM refusals GROUP BY run_id ORDER BY run_id").fetchall()
    assert counted == [("r1", 3), ("r2", 3)]


def test_a_request_is_logged_once_with_its_location_in_the_archive(
    con: DuckDBPyConnection, make: Any
) -> None:
    fetch = make.fetch("https://harbour.example/paint-shop", at=3)
    load_batch(con, Batch(fetches=(fetch, fetch)), run_id="r", now=make.noon)
    load_batch(con, Batch(fetches=(fetch,)), run_id="again", now=make.noon)
    assert con.execute("SELECT run_id, status, bytes, duration_ms, archived FROM fetches").fetchall() == [
        ("r", 200, 4_000, 120, {"file": "0001.warc.gz", "offset": 3_000, "length": 900})
    ]
