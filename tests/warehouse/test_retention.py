"""What removed articles leave: enough to keep feeds from bringing them back, and none of their text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from polling import list_due

from transforms.records import ArchiveRef
from warehouse.load import load_batch, sync_feeds, write_polls
from warehouse.retention import (
    Ages,
    list_archived_records,
    list_expired_articles,
    move_records,
    remove_articles,
)
from warehouse.staged_records import MovedRecord

AGES = Ages(days=30, corpora={})


def poll(con: DuckDBPyConnection, make: Any, *entries: Any, at: float, feed: str = "harbour") -> None:
    polled = make.poll(*entries, feed=feed, at=at)
    write_polls(con, [polled], [make.feed(feed)], run_id=f"r{at}", now=make.at(at))


@pytest.fixture
def removed(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    """A warehouse whose only article, which a feed had listed, was removed after forty days."""
    entry = make.entry()
    page = make.page("paint", entry=entry)
    sync_feeds(con, [make.feed(), make.feed("volt")], now=make.noon)
    poll(con, make, entry, at=0)
    load_batch(con, make.batch(make.article("paint", page=page), pages=[page]), run_id="r", now=make.noon)
    now = make.at(60 * 24 * 40)
    expired = [article.article_id for article in list_expired_articles(con, AGES, now=now)]
    with remove_articles(con, expired, AGES, now=now, keep=True):
        pass
    return con


def test_nothing_of_its_text_is_left_in_any_table(removed: DuckDBPyConnection) -> None:
    tables = removed.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store' AND table_name NOT IN "
        "('migrations', 'views', 'view_guide', 'view_columns')"
    ).fetchall()
    dumped = {name: str(removed.execute(f"FROM store.{name}").fetchall()) for (name,) in tables}
    assert [name for name, rows in dumped.items() if "says a good deal" in rows or "Ada Quill" in rows] == []
    assert removed.execute("SELECT outcome, count(*) FROM entries GROUP BY ALL").fetchall() == [
        ("removed", 1)
    ]
    assert removed.execute("SELECT outcome, archived FROM pages").fetchall() == [("removed", None)]


def test_the_same_entry_in_a_new_version_is_not_fetched_again(removed: DuckDBPyConnection, make: Any) -> None:
    poll(removed, make, make.entry(version="2"), at=60 * 24 * 41)
    assert list_due(removed, make, at=60 * 24 * 42) == []
    assert removed.execute("SELECT outcome FROM entries").fetchall() == [("removed",)]


def test_another_entry_of_the_same_address_is_not_fetched(removed: DuckDBPyConnection, make: Any) -> None:
    other = make.entry()
    again = replace(make.entry(feed="volt"), url=other.url, canonical_url=other.canonical_url)
    poll(removed, make, again, at=60 * 24 * 41, feed="volt")
    assert list_due(removed, make, at=60 * 24 * 42) == []
    new = make.entry("another")
    poll(removed, make, new, at=60 * 24 * 43)
    assert len(list_due(removed, make, at=60 * 24 * 44)) == 1


def test_records_are_referred_to_in_their_new_places(con: DuckDBPyConnection, make: Any) -> None:
    page = replace(make.page("paint"), archived=ArchiveRef(file="a.warc.gz", offset=100, length=9))
    load_batch(con, make.batch(make.article("paint", page=page), pages=[page]), run_id="r", now=make.noon)
    move_records(con, [MovedRecord("a.warc.gz", 100, "a.1.warc.gz", 40)])
    (record,) = list_archived_records(con)
    assert (record.file, record.offset, record.length) == ("a.1.warc.gz", 40, 9)


def test_without_ages_nothing_expires(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    none = Ages(days=0, corpora={})
    assert not none.are_limited
    assert list_expired_articles(con, none, now=make.at(10**7)) == []
