"""Loading articles: repeatable, with unique keys, and a new revision replaces all derived rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from filling import fill

from transforms.records import (
    Batch,
    ComparedQuantity,
    FeedNote,
    HostBackoff,
    PageOutcome,
    RobotsFile,
    Run,
    Subscription,
    Tag,
)
from warehouse.bands import merge_runs
from warehouse.claims import load_quantities
from warehouse.hosts import write_hosts
from warehouse.load import load_batch, load_tags, sync_feeds, write_overrides, write_polls, write_run
from warehouse.newest_texts import move_recent_texts
from warehouse.search import move_recent_postings
from warehouse.sql import run_query
from warehouse.stories import write_stories
from warehouse.subscriptions import write_subscriptions

SUBSCRIPTION = fill(Subscription)
# The columns that identify a row of each table.
KEYS = {
    "article_tags": "article_id, tag",
    "articles": "article_id",
    "band_runs": "run, part",
    "block_counts": "key",
    "blocks": "article_id, revision, position",
    "changes": "article_id, revision",
    "claim_pairs": "article_id, position, other_article_id, other_position",
    "claims": "article_id, position",
    "former_articles": "article_id, replaced_at",
    "view_columns": "view_name, column_name",
    "view_guide": "name, kind",
    "digest_libraries": "library, version",
    "duplicates": "article_id",
    "entries": "entry_id",
    "entry_versions": "entry_id, version",
    "feed_notes": "run_id, feed_id, reason, detail",
    "feeds": "feed_id",
    "editions": "edition_id",
    "fetches": "fetch_id",
    "fingerprints": "article_id",
    "former_bands": "band, fingerprint",
    "learned_rules": "rule",
    "documents": "document",
    "memberships": "article_id",
    "migrations": "number",
    "newest_texts": "article_id",
    "pages": "page_id",
    "postings": "term, document",
    "quantities": "quantity",
    "recent_bands": "band, fingerprint",
    "recent_postings": "term, document",
    "vocabulary": "term",
    "recent_texts": "article_id",
    "refusals": "run_id, url, origin, stage, reason, detail",
    "backoffs": "host",
    "revisions": "article_id, revision",
    "robots": "origin",
    "overrides": "first, second, relation",
    "runs": "run_id",
    "site_days": "site, day",
    "story_queue": "article_id",
    "subscriptions": "subscription_id",
    "tags": "tag",
    "terms": "article_id",
    "views": "name",
}


def dump(con: DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {table: con.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in KEYS}


def full_batch(make: Any) -> Batch:
    """Return two articles, the second a copy of the first, a page and an entry that were refused."""
    one, two = make.article("one"), make.article("two", at=6)
    refused = PageOutcome(
        page=make.page("empty"),
        outcome="refused",
        article_id=None,
        refusal=replace(make.refusal("no-text"), stage="extract"),
    )
    batch = make.batch(one, two)
    return replace(
        batch,
        outcomes=(*batch.outcomes, refused),
        duplicates=(make.copy(two, one),),
        entries=(make.entry_outcome(make.entry("second").entry_id, "refused", reason="robots"),),
        refusals=(make.refusal("robots"),),
        fetches=(make.fetch("https://harbour.example/paint-shop"),),
        site_boilerplate=make.site_boilerplate(),
    )


STEPS: dict[str, Callable[[DuckDBPyConnection, Any], object]] = {
    "sync_feeds": lambda con, make: sync_feeds(con, [make.feed(), make.feed("volt")], now=make.noon),
    "write_polls": lambda con, make: write_polls(
        con,
        [make.poll(make.entry(), make.entry("second")), make.poll(feed="volt", reason="timeout")],
        [make.feed(), make.feed("volt")],
        notes=[FeedNote(feed_id=make.feed().feed_id, reason="gap", detail="some may have been missed")],
        run_id="r",
        now=make.noon,
    ),
    "write_hosts": lambda con, make: write_hosts(
        con,
        [HostBackoff(host="harbour.example", until=make.at(60))],
        [RobotsFile(origin="https://harbour.example", fetched_at=make.noon, text="")],
        now=make.noon,
    ),
    "load_batch": lambda con, make: load_batch(con, full_batch(make), run_id="r", now=make.noon),
    "write_stories": lambda con, make: write_stories(
        con,
        make.memberships(make.article("one"), make.article("two"), story="s"),
        [make.article("one").article_id],
        all_open=False,
        compared=[make.article("two").article_id],
        pairs=[make.claim_pair(make.article("two"), make.article("three"))],
    ),
    "write_overrides": lambda con, make: write_overrides(
        con,
        added=[make.override("a", "b")],
        removed=[make.override("c", "d")],
        fingerprints=[make.fingerprint(make.article("two"))],
        duplicates=[make.copy(make.article("two"), make.article("one"))],
    ),
    "load_tags": lambda con, _: load_tags(
        con,
        [Tag(tag="nissan", kind="company", label="Nissan", parent=None, description="The carmaker")],
        version="1",
    ),
    "load_quantities": lambda con, _: load_quantities(
        con, [ComparedQuantity(quantity="job-cuts", label="Job cuts", description="Jobs cut")], version="1"
    ),
    "write_subscriptions": lambda con, _: write_subscriptions(con, [SUBSCRIPTION]),
    "write_run": lambda con, make: write_run(
        con, Run(run_id="r", flow="run", started_at=make.noon, ended_at=make.noon, counts=(("loaded", 2),))
    ),
}


@pytest.mark.parametrize("repeated", STEPS)
def test_a_repeated_write_changes_nothing(con: DuckDBPyConnection, make: Any, repeated: str) -> None:
    for name, step in STEPS.items():
        if name == repeated:
            break
        step(con, make)
    before = dump(con)
    step(con, make)
    once = dump(con)
    step(con, make)
    assert before != once == dump(con)


def test_every_table_has_a_key_and_its_rows_are_unique(con: DuckDBPyConnection, make: Any) -> None:
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'").fetchall()
    assert {name for (name,) in tables} == set(KEYS)
    for step in [*STEPS.values(), *STEPS.values()]:
        step(con, make)
    facts = {"published_at": make.noon, "version": "0.1", "run_id": "r", "rules": "abcd"}
    run_query(con, "insert_edition", edition_id="0123456789abcdef", **facts)
    move_recent_texts(con)
    move_recent_postings(con)
    merge_runs(con)
    load_batch(
        con, make.batch(make.article("one", text="Anew.", at=60), revision=2), run_id="r", now=make.noon
    )
    for table, key in KEYS.items():
        assert con.execute(f"SELECT count(*) > 0 FROM store.{table}").fetchall() == [(True,)], table
        assert (
            con.execute(f"SELECT {key} FROM store.{table} GROUP BY {key} HAVING count(*) > 1").fetchall()
            == []
        )


def test_a_batch_that_fails_leaves_no_trace(con: DuckDBPyConnection, make: Any) -> None:
    before = dump(con)
    nobody = replace(make.copy(make.article("one"), make.article("two")), duplicate_of=None)
    with pytest.raises(Exception, match="NOT NULL"):
        load_batch(con, replace(full_batch(make), duplicates=(nobody,)), run_id="r", now=make.noon)
    assert dump(con) == before
    load_batch(con, full_batch(make), run_id="r", now=make.noon)
    assert con.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]


def test_lone_surrogates_and_zero_characters_do_not_stop_a_batch(con: DuckDBPyConnection, make: Any) -> None:
    bad, good = make.article("bad", title="Half a \ud83d sign", text="A \0 in it."), make.article("good")
    load_batch(con, make.batch(bad, good), run_id="r", now=make.noon)
    assert con.execute("SELECT title, text FROM articles ORDER BY title").fetchall()[0] == (
        "Half a ? sign",
        "A \0 in it.",
    )


def test_a_refused_page_is_a_row_with_a_reason(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, full_batch(make), run_id="r", now=make.noon)
    assert con.execute(
        "SELECT article_id, reason, detail FROM pages WHERE outcome = 'refused'"
    ).fetchall() == [(None, "no-text", "it ended with no-text")]
    assert con.execute("SELECT stage, reason, refused_at FROM refusals ORDER BY stage").fetchall() == [
        ("extract", "no-text", make.noon),
        ("fetch", "robots", make.noon),
    ]


def test_a_new_revision_replaces_the_rows_derived_from_the_old_one(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, full_batch(make), run_id="r1", now=make.noon)
    two = make.article("two", text="Something else entirely.", at=60)
    revised = replace(make.batch(two, revision=2), tags=())
    load_batch(con, revised, run_id="r2", now=make.at(60))
    article_id = two.article_id
    assert con.execute("SELECT count(*) FROM article_tags WHERE article_id = ?", [article_id]).fetchall() == [
        (0,)
    ]
    assert con.execute("FROM duplicates").fetchall() == []
    assert con.execute("SELECT article_id FROM search('deal')").fetchall() == [
        (make.article("one").article_id,)
    ]
    assert con.execute("SELECT article_id FROM search('entirely')").fetchall() == [(article_id,)]
    assert con.execute(
        "SELECT DISTINCT revision FROM blocks WHERE article_id = ? ORDER BY 1", [article_id]
    ).fetchall() == [
        (1,),
        (2,),
    ]


def test_an_old_batch_that_is_loaded_again_leaves_the_newest_revision_in_place(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one", title="Old")), run_id="r1", now=make.noon)
    load_batch(
        con, make.batch(make.article("one", title="New", at=60), revision=2), run_id="r2", now=make.at(60)
    )
    load_batch(con, make.batch(make.article("one", title="Old")), run_id="r3", now=make.at(61))
    assert con.execute("SELECT title, revision, first_seen_at FROM articles").fetchall() == [
        ("New", 2, make.at(5))
    ]


def test_two_revisions_of_one_article_fit_in_one_batch(con: DuckDBPyConnection, make: Any) -> None:
    first, second = make.article("one", title="Old", at=5), make.article("one", title="New", at=6)
    both = make.batch(first, second)
    one, two = both.revisions
    load_batch(con, replace(both, revisions=(one, replace(two, revision=2))), run_id="r", now=make.noon)
    assert con.execute("SELECT title, revision FROM articles").fetchall() == [("New", 2)]
    assert con.execute("SELECT revision, title FROM revisions ORDER BY 1").fetchall() == [
        (1, "Old"),
        (2, "New"),
    ]


def test_a_new_taxonomy_replaces_the_old_one(con: DuckDBPyConnection) -> None:
    old = Tag(tag="micra", kind="model", label="Micra", parent="nissan", description="A small car")
    new = replace(old, tag="leaf", label="Leaf")
    load_tags(con, [old], version="1")
    load_tags(con, [new], version="2")
    assert con.execute("SELECT tag, parent, version FROM tags").fetchall() == [("leaf", "nissan", "2")]


def test_the_time_of_an_article_in_its_terms_never_becomes_later(con: DuckDBPyConnection, make: Any) -> None:
    for minute in (10, 20, 5):
        batch = make.batch(make.article("one", at=minute))
        load_batch(con, batch, run_id="r", now=make.noon)
    assert con.execute('SELECT "at" FROM store.terms').fetchall() == [(make.at(5),)]
    load_batch(con, make.batch(make.article("one", at=30)), run_id="r", now=make.noon)
    assert con.execute('SELECT "at" FROM store.terms').fetchall() == [(make.at(5),)]
