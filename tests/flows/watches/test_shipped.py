"""The watches that come with Newswire, each on an edition with rows for and against it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from polling import record
from record_factory import RecordFactory as Make

from flows.watches.sandbox import run_queries
from flows.watches.watch_files import list_shipped
from transforms.records import Article, Entry, Tag
from warehouse.connection import open_writer
from warehouse.load import load_batch, load_tags, sync_feeds
from warehouse.publish import publish_edition
from warehouse.stories import write_stories

Find = Callable[[str, Callable[[DuckDBPyConnection], None]], list[dict[str, Any]]]
WATCHES = {watch.name: watch for watch in list_shipped()}
TAGS = [
    Tag(tag=tag, kind=kind, label=tag.title(), parent=None, description="A tag")  # type: ignore[arg-type]
    for tag, kind in (("oppama", "plant"), ("exports", "topic"))
]


@pytest.fixture
def find(tmp_path: Path, empty_warehouse: Path) -> Find:
    """Return a function that fills a warehouse, publishes it and returns the rows of a watch."""

    def find_rows(name: str, fill: Callable[[DuckDBPyConnection], None]) -> list[dict[str, Any]]:
        writer = shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
        with open_writer(writer, wait=0, threads=1) as con:
            fill(con)
        publish_edition(writer, tmp_path / "news.duckdb", wait=0)
        (result,) = run_queries(tmp_path / "news.duckdb", [WATCHES[name]])
        assert result.fault is None
        return [match.row for match in result.matches]

    return find_rows


@pytest.mark.parametrize("name", WATCHES)
def test_a_watch_runs_on_an_empty_edition(find: Find, name: str) -> None:
    assert find(name, lambda _: None) == []


def report(name: str, source: str, *, at: float) -> Article:
    return replace(Make.article(name, title=f"Title {name}", at=at), source=source)


def test_a_second_publisher_is_a_second_outlet_and_a_copy_is_none(find: Find) -> None:
    first, again, second, third = (
        report(name, source, at=at)
        for name, source, at in (
            ("first", "one.example", 5),
            ("again", "one.example", 6),
            ("second", "two.example", 7),
            ("third", "three.example", 8),
        )
    )
    original, copy = report("original", "one.example", at=9), report("copy", "two.example", at=10)

    def fill(con: DuckDBPyConnection) -> None:
        batch = Make.batch(first, again, second, third, original, copy)
        batch = replace(batch, duplicates=(Make.copy(copy, original),))
        load_batch(con, batch, run_id="r", now=Make.noon)
        confirmed = Make.memberships(first, again, second, third, story="confirmed")
        write_stories(con, [*confirmed, *Make.memberships(original, copy, story="copied")], [], all_open=True)

    (row,) = find("second-outlet", fill)
    assert (row["story_id"], row["source"], row["title"]) == ("confirmed", "two.example", "Title second")
    assert (row["first_source"], row["first_title"]) == ("one.example", "Title first")


def test_the_first_article_about_a_plant_is_a_row_with_its_topics(find: Find) -> None:
    first, second, mention = (Make.article(name, at=at) for at, name in enumerate(("a", "b", "c")))

    def fill(con: DuckDBPyConnection) -> None:
        load_tags(con, TAGS, version="1")
        load_batch(con, Make.batch(first, second, mention), run_id="r", now=Make.noon)
        con.execute("UPDATE store.article_tags SET tag = 'oppama'")
        con.execute(
            "UPDATE store.article_tags SET relevance = 'mention' WHERE article_id = ?", [mention.article_id]
        )
        con.execute(
            "INSERT INTO store.article_tags SELECT * REPLACE ('exports' AS tag) FROM store.article_tags"
        )
        memberships = [*Make.memberships(first, second, story="s"), *Make.memberships(mention, story="t")]
        write_stories(con, memberships, [], all_open=True)

    (row,) = find("plant-news", fill)
    assert (row["tag"], row["plant"], row["story_id"]) == ("oppama", "Oppama", "s")
    assert (row["article_id"], row["topics"]) == (first.article_id, ["exports"])


def test_a_revision_with_other_figures_is_a_row(find: Find) -> None:
    before, after, other = (
        Make.article("a", at=1),
        Make.article("a", text="14 cars.", at=9),
        Make.article("b"),
    )

    def fill(con: DuckDBPyConnection) -> None:
        load_batch(con, Make.batch(before, other), run_id="r1", now=Make.noon)
        load_batch(con, Make.batch(after, revision=2), run_id="r2", now=Make.at(9))

    (row,) = find("corrected-figures", fill)
    assert (row["article_id"], row["revision"], row["figures"]) == (after.article_id, 2, ["12 → 14"])


def test_two_reports_at_odds_over_a_figure_are_a_row_and_an_update_is_none(find: Find) -> None:
    one, other = report("one", "one.example", at=5), report("other", "two.example", at=6)
    later = report("later", "one.example", at=9)

    def fill(con: DuckDBPyConnection) -> None:
        claims = (Make.claim(one), Make.claim(other, value=9_000), Make.claim(later, value=10_000))
        load_batch(con, replace(Make.batch(one, other, later), claims=claims), run_id="r", now=Make.noon)
        update = replace(Make.claim_pair(one, later, other_value=10_000), verdict="update")
        write_stories(
            con,
            Make.memberships(one, other, later, story="s"),
            [],
            all_open=True,
            compared=[one.article_id],
            pairs=[Make.claim_pair(one, other), update],
        )

    (row,) = find("contradictory-figures", fill)
    assert (row["article_id"], row["other_article_id"]) == (one.article_id, other.article_id)
    assert (row["source"], row["other_source"], row["difference"]) == ("one.example", "two.example", 11_000)
    assert (row["quantity"], row["story_id"], row["title"]) == ("job-cuts", "s", "Title other")


@pytest.mark.parametrize(
    ("days", "silent", "expected"),
    [
        ((0, 1, 2, 3), 3.5, 3.5),
        ((0, 1, 2, 3), 2.5, None),
        ((0, 7, 14, 21), 20, None),
        ((0, 7, 14, 21), 22, 22),
        ((0, 1, 2), 30, None),
    ],
    ids=["daily-silent", "daily", "weekly", "weekly-silent", "too-few"],
)
def test_a_feed_is_silent_after_three_times_its_rhythm(
    find: Find, days: tuple[int, ...], silent: float, expected: float | None
) -> None:
    def entry(day: int) -> Entry:
        return replace(Make.entry(f"day-{day}"), published_at=Make.noon + timedelta(days=day - 100))

    def fill(con: DuckDBPyConnection) -> None:
        sync_feeds(con, [Make.feed()], now=Make.noon)
        at = (days[-1] - 100 + silent) * 24 * 60
        record(con, [Make.poll(*map(entry, days), at=at)], run_id="r", now=Make.at(at))

    rows = find("silent-feed", fill)
    assert [row["silent_days"] for row in rows] == ([] if expected is None else [expected])


def test_a_feed_that_fails_is_not_silent(find: Find) -> None:
    entries = [
        replace(Make.entry(f"day-{day}"), published_at=Make.noon + timedelta(days=day)) for day in range(4)
    ]

    def fill(con: DuckDBPyConnection) -> None:
        sync_feeds(con, [Make.feed()], now=Make.noon)
        record(con, [Make.poll(*entries, at=9e3)], run_id="r1", now=Make.at(9e3))
        record(con, [Make.poll(at=9e4, reason="timeout")], run_id="r2", now=Make.at(9e4))

    assert find("silent-feed", fill) == []
