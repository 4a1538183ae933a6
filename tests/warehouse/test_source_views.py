"""Publishers: what they publish and copy, and how late it is seen and queryable."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.load import load_batch, sync_feeds


@pytest.fixture
def loaded(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    """Two publishers: one with three articles of its feed, one with a copy of one of them."""
    feed = make.feed()
    sync_feeds(con, [feed], now=make.at(-60))

    def article(name: str, published: float, **changes: Any) -> Any:
        fields = {
            "source": "one.example",
            "origin": feed.url,
            "corpus": "feed",
            "published_precision": "minute",
        }
        made = make.article(name, at=20)
        return replace(made, **{**fields, "published_at": make.at(published), **changes})

    early = article("early", -600)  # before the feed was added
    first = article("first", 0, paywalled=True, language="en")
    undated = article("undated", 0, published_at=None, published_precision=None, language="en")
    copy = article("copy", 10, source="two.example", language="en")
    batch = make.batch(early, first, undated, copy)
    load_batch(con, replace(batch, duplicates=(make.copy(copy, first),)), run_id="r", now=make.at(25))
    for minutes in (21, 40, 30):  # the first is before the load, the last of the three the one that counts
        con.execute(
            "INSERT INTO store.editions BY NAME SELECT ?::VARCHAR AS edition_id, ? AS published_at, "
            "'' AS version, '' AS rules, '' AS duckdb_version, '' AS storage_version",
            [minutes, make.at(minutes)],
        )
    return con


def test_a_publisher_is_counted_with_its_copies_its_paywall_and_its_delay(loaded: DuckDBPyConnection) -> None:
    rows = loaded.execute(
        "SELECT source, articles, originals, copies, copied_share, copied_elsewhere, undated, paywalled, "
        "language, delay, removed_share > 0, feeds FROM sources ORDER BY source"
    ).fetchall()
    assert [row[:9] for row in rows] == [
        ("one.example", 3, 3, 0, 0.0, 1, 1, 1, "en"),
        ("two.example", 1, 0, 1, 1.0, 0, 0, 0, "en"),
    ]
    assert [row[9] for row in rows] == [timedelta(minutes=20), timedelta(minutes=10)]
    assert {row[10] for row in rows} == {True}
    assert len(rows[0][11]) == 1


def test_the_delay_of_articles_that_waited_in_a_new_feed_is_kept_apart(
    loaded: DuckDBPyConnection, make: Any
) -> None:
    rows = loaded.execute(
        "SELECT source, day, backlog, articles, seen_p50, queryable_p50, queryable_p95"
        " FROM latency ORDER BY ALL"
    ).fetchall()
    day = make.at(20).date()
    assert rows == [
        ("one.example", day, False, 1, *(timedelta(minutes=minutes) for minutes in (20, 30, 30))),
        ("one.example", day, True, 1, *(timedelta(minutes=minutes) for minutes in (620, 630, 630))),
        ("two.example", day, False, 1, *(timedelta(minutes=minutes) for minutes in (10, 20, 20))),
    ]


def test_an_article_names_its_feed_its_day_and_its_tags(loaded: DuckDBPyConnection, make: Any) -> None:
    assert loaded.execute(
        "SELECT DISTINCT feed_name, tags, loaded_at, removed_words FROM articles"
    ).fetchall() == [(make.feed().name, ["nissan"], make.at(25), 4)]
    assert loaded.execute(
        "SELECT published_on::VARCHAR, came_out_at FROM articles WHERE published_at IS NULL "
        "OR paywalled ORDER BY ALL"
    ).fetchall() == [("2026-03-02", make.at(0)), (None, make.at(20))]
