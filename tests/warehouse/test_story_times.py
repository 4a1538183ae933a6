"""The times of stories, by which their members are found among others: they hold those of all members."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.load import load_batch
from warehouse.migrate import MIGRATIONS, migrate_store
from warehouse.scripts import list_scripts
from warehouse.stories import read_story_articles, read_story_queue, write_stories
from warehouse.story_times import EARLIEST, LATEST

DAY = 24 * 60
DATES = """
    SELECT first_at::DATE::VARCHAR, last_at::DATE::VARCHAR FROM store.memberships WHERE story_id = 'told'
"""
TIMES = "SELECT DISTINCT story_id, first_at, last_at FROM store.memberships ORDER BY story_id"
BEFORE_TIMES = 18  # the last migration after which memberships have no times


def tell(con: DuckDBPyConnection, make: Any, story: str, *articles: Any) -> None:
    """Load articles and write their story, with its times."""
    load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
    times = {article.article_id: article.seen_at for article in articles}
    ids = [article.article_id for article in articles]
    write_stories(con, make.memberships(*articles, story=story), ids, all_open=True, times=times)


def read_times(con: DuckDBPyConnection) -> dict[str, tuple[datetime, datetime]]:
    """Return the times of each story, which all of its rows have."""
    rows = con.execute(TIMES).fetchall()
    assert len({story_id for story_id, *_ in rows}) == len(rows)
    return {story_id: (first, last) for story_id, first, last in rows}


def test_all_rows_of_a_story_have_the_times_of_its_first_and_its_last_article(
    con: DuckDBPyConnection, make: Any
) -> None:
    tell(con, make, "long", make.article("one", at=0), make.article("two", at=40 * DAY))
    tell(con, make, "short", make.article("three", at=9 * DAY))
    assert read_times(con) == {
        "long": (make.at(0), make.at(40 * DAY)),
        "short": (make.at(9 * DAY), make.at(9 * DAY)),
    }


def test_a_story_is_read_whole_where_it_began_long_before_the_times_in_question(
    con: DuckDBPyConnection, make: Any
) -> None:
    one, two, other = make.article("one", at=0), make.article("two", at=40 * DAY), make.article("other", at=0)
    tell(con, make, "long", one, two)
    tell(con, make, "other", other)
    read = read_story_articles(con, [two.article_id], first=make.at(39 * DAY), last=make.at(41 * DAY))
    assert read.article_ids == [one.article_id, two.article_id]
    assert read.stories == {one.article_id: "long", two.article_id: "long"}


def test_an_article_moves_to_another_story_with_other_times(con: DuckDBPyConnection, make: Any) -> None:
    one, two, three = (make.article(name, at=at * DAY) for name, at in (("one", 0), ("two", 3), ("three", 9)))
    tell(con, make, "first", one, two)
    times = {each.article_id: each.seen_at for each in (one, two, three)}
    load_batch(con, make.batch(three), run_id="r", now=make.noon)
    memberships = [*make.memberships(one, story="first"), *make.memberships(two, three, story="second")]
    write_stories(con, memberships, [three.article_id], all_open=True, times=times)
    assert con.execute("SELECT count(*) FROM store.memberships").fetchall() == [(3,)]
    assert read_times(con) == {
        "first": (make.at(0), make.at(0)),
        "second": (make.at(3 * DAY), make.at(9 * DAY)),
    }


def test_a_story_begins_earlier_where_an_article_gets_an_earlier_time(
    con: DuckDBPyConnection, make: Any
) -> None:
    one, two = make.article("one", at=20 * DAY), make.article("two", at=21 * DAY)
    tell(con, make, "s", one, two)
    corrected = make.article("one", at=20 * DAY, text="Other words.")
    batch = make.batch(corrected)
    earlier = tuple(replace(each, at=make.at(0)) for each in batch.terms)
    load_batch(con, replace(batch, terms=earlier), run_id="r", now=make.noon)
    assert read_times(con) == {"s": (make.at(0), make.at(21 * DAY))}
    queue = read_story_queue(con, limit=9)
    assert (list(queue.at), queue.stories) == ([make.at(0)], {one.article_id: "s"})
    read = read_story_articles(con, [one.article_id], first=make.at(0), last=make.at(0))
    assert read.article_ids == [one.article_id, two.article_id]


def test_a_story_whose_times_are_not_known_is_found_at_all_times(con: DuckDBPyConnection, make: Any) -> None:
    one, two = make.article("one", at=0), make.article("two", at=40 * DAY)
    load_batch(con, make.batch(one, two), run_id="r", now=make.noon)
    write_stories(con, make.memberships(one, two, story="s"), [], all_open=True)
    assert read_times(con) == {"s": (EARLIEST, LATEST)}
    read = read_story_articles(con, [one.article_id], first=make.at(0), last=make.at(0))
    assert read.article_ids == [one.article_id, two.article_id]


def test_the_stories_of_an_older_warehouse_get_their_times(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for script in list_scripts(MIGRATIONS):
        if script.number <= BEFORE_TIMES:
            (folder / f"{script.number:04}_{script.name}.sql").write_text(script.text, encoding="utf-8")
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    migrate_store(con, folder=folder)
    con.execute("""
        INSERT INTO store.terms BY NAME
        SELECT
            id AS article_id, '2026-01-01'::TIMESTAMPTZ + to_days(day) AS "at", [] AS terms, [] AS keys,
            [] AS counts, [] AS flags, 'en' AS language, [] AS shared
        FROM (VALUES ('a', 0), ('b', 9), ('c', 3)) AS made (id, day)
    """)
    con.execute("""
        INSERT INTO store.memberships
        VALUES ('a', 'told', 1, []), ('b', 'told', 1, []), ('c', 'half', 1, []), ('lost', 'half', 1, [])
    """)
    migrate_store(con)
    assert con.execute(DATES).fetchall() == [("2026-01-01", "2026-01-10")] * 2
    assert read_times(con)["half"] == (EARLIEST, LATEST)
