"""A second warehouse beside the first: it has the data that is not derived, and can be compared."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import PageOutcome
from warehouse.connection import open_writer
from warehouse.errors import WarehouseError
from warehouse.load import load_batch, sync_feeds, write_polls
from warehouse.rebuild import DERIVED, compare_rebuild, install_rebuild, prepare_rebuild
from warehouse.reprocess import list_pages_to_reprocess, read_stored_pages

KEPT = {
    "editions",
    "quantities",
    "entries",
    "entry_versions",
    "feed_notes",
    "feeds",
    "fetches",
    "learned_rules",
    "backoffs",
    "former_articles",
    "robots",
    "overrides",
    "runs",
    "subscriptions",
    "tags",
}


@pytest.fixture
def writer(writer: Path, empty_warehouse: Path) -> Path:
    """A new warehouse, copied rather than made."""
    shutil.copyfile(empty_warehouse, writer)
    return writer


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "rebuild" / "warehouse.duckdb"


@pytest.fixture
def filled(writer: Path, make: Any) -> Path:
    """A warehouse with a feed, an entry that became an article, and a page that was refused."""
    entry = make.entry()
    page = make.page("paint", entry=entry)
    refused = PageOutcome(
        page=make.page("empty"),
        outcome="refused",
        article_id=None,
        refusal=replace(make.refusal("no-text"), stage="extract", origin="empty.txt", url=None),
    )
    batch = make.batch(make.article("paint", page=page), pages=[page])
    batch = replace(batch, outcomes=(*batch.outcomes, refused), site_boilerplate=make.site_boilerplate())
    with open_writer(writer, wait=0) as con:
        sync_feeds(con, [make.feed()], now=make.noon)
        write_polls(con, [make.poll(entry)], [make.feed()], run_id="r", now=make.noon)
        load_batch(con, batch, run_id="r", now=make.noon)
    return writer


def test_every_table_is_either_copied_or_derived(untouched: DuckDBPyConnection) -> None:
    tables = untouched.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() "
        "AND schema_name = 'store'"
    ).fetchall()
    assert {name for (name,) in tables} == KEPT | {
        *DERIVED,
        "migrations",
        "views",
        "view_columns",
        "view_guide",
    }
    assert not KEPT & {*DERIVED}


def test_tables_that_are_not_derived_are_copied_and_the_others_are_empty(filled: Path, scratch: Path) -> None:
    prepare_rebuild(filled, scratch, [], wait=0)
    with open_writer(filled, wait=0) as con:
        before = {table: con.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in KEPT}
    with open_writer(scratch, wait=0) as con:
        after = {table: con.execute(f"FROM store.{table} ORDER BY ALL").fetchall() for table in KEPT}
        left = {table: con.execute(f"FROM store.{table}").fetchall() for table in DERIVED}
    assert after == before
    assert {table for table, rows in left.items() if rows} == set()


def test_a_page_that_could_never_be_read_keeps_its_refusal(filled: Path, scratch: Path, make: Any) -> None:
    page = replace(make.page("huge"), archived=None)
    refusal = replace(make.refusal("too-large"), stage="load", origin=page.origin, url=None)
    huge = PageOutcome(page=page, outcome="refused", article_id=None, refusal=refusal)
    with open_writer(filled, wait=0) as con:
        load_batch(con, replace(make.batch(), outcomes=(huge,)), run_id="r", now=make.noon)
        assert page.page_id not in {one.page_id for one in list_pages_to_reprocess(con)}
    prepare_rebuild(filled, scratch, [], wait=0)
    with open_writer(scratch, wait=0) as con:
        assert con.execute("SELECT page_id FROM pages").fetchall() == [(page.page_id,)]
        assert con.execute("SELECT reason FROM refusals").fetchall() == [("too-large",)]


def test_pages_are_read_with_their_articles_and_refusals(filled: Path, make: Any) -> None:
    entry = make.entry()
    page = make.page("paint", entry=entry)
    with open_writer(filled, wait=0) as con:
        listed = list_pages_to_reprocess(con)
        past = read_stored_pages(con, [one.page_id for one in listed])
    assert {one.run_id for one in listed} == {"r"}
    assert past[page.page_id].page == replace(page, body=b"")
    assert past[page.page_id].article == make.article("paint", page=page)
    (refused,) = [one for one in past.values() if one.article is None]
    assert refused.refusal is not None
    assert refused.refusal.reason == "no-text"


def test_an_entry_gets_the_outcome_of_its_page_and_a_pending_one_stays_pending(
    filled: Path, scratch: Path, make: Any
) -> None:
    entry, waiting = make.entry(), make.entry("second")
    with open_writer(filled, wait=0) as con:
        write_polls(con, [make.poll(entry, waiting, at=9)], [make.feed()], run_id="r", now=make.noon)
    prepare_rebuild(filled, scratch, [], wait=0)
    page = make.page("paint", entry=entry)
    refusal = replace(make.refusal("no-article"), stage="extract")
    ended = PageOutcome(page=page, outcome="refused", article_id=None, refusal=refusal)
    with open_writer(scratch, wait=0) as con:
        load_batch(con, replace(make.batch(), outcomes=(ended,)), run_id="r", now=make.noon)
    difference = compare_rebuild(filled, scratch, wait=0)
    assert [(change.name, change.count) for change in difference.articles] == [("lost", 1)]
    assert {"articles", "pages", "refusals"} <= set(difference.tables)
    with open_writer(scratch, wait=0) as con:
        rows = con.execute("SELECT entry_id, outcome, article_id, reason FROM entries ORDER BY outcome DESC")
        assert rows.fetchall() == [
            (entry.entry_id, "refused", None, "no-article"),
            (waiting.entry_id, "pending", None, None),
        ]


def test_entries_that_share_a_refused_page_get_the_article_that_it_becomes(
    writer: Path, scratch: Path, make: Any
) -> None:
    first, other = make.entry(), replace(make.entry("second"), canonical_url=make.entry().canonical_url)
    page = make.page("paint", entry=first)
    refusal = replace(make.refusal("no-article"), stage="extract")
    ended = PageOutcome(page=page, outcome="refused", article_id=None, refusal=refusal)
    both = tuple(
        make.entry_outcome(entry.entry_id, "refused", reason="no-article") for entry in (first, other)
    )
    with open_writer(writer, wait=0) as con:
        sync_feeds(con, [make.feed()], now=make.noon)
        write_polls(con, [make.poll(first, other)], [make.feed()], run_id="r", now=make.noon)
        load_batch(con, replace(make.batch(), outcomes=(ended,), entries=both), run_id="r", now=make.noon)
    prepare_rebuild(writer, scratch, [], wait=0)
    article = make.article("paint", page=page)
    with open_writer(scratch, wait=0) as con:
        load_batch(con, make.batch(article, pages=[page]), run_id="r", now=make.noon)
    compare_rebuild(writer, scratch, wait=0)
    with open_writer(scratch, wait=0) as con:
        rows = dict(con.execute("SELECT entry_id, (outcome, article_id, reason) FROM entries").fetchall())
    assert rows[first.entry_id][:2] == ("loaded", article.article_id)
    assert rows[other.entry_id] == ("known", article.article_id, None)


def test_the_examples_of_removed_blocks_are_the_same_each_time(
    writer: Path, scratch: Path, make: Any
) -> None:
    articles = [make.article(str(number)) for number in range(40)]
    removed = [
        replace(article, blocks=(replace(article.blocks[-1], text=f"HBRW{number * 17 % 40:02}"),))
        for number, article in enumerate(articles)
    ]
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(replace(articles[0], blocks=removed[3].blocks)), run_id="r", now=make.noon)
    prepare_rebuild(writer, scratch, [], wait=0)
    with open_writer(scratch, wait=0) as con:
        load_batch(con, make.batch(*removed), run_id="r", now=make.noon)
    (rule,) = compare_rebuild(writer, scratch, wait=0).rules
    assert (rule.name, rule.gained, rule.lost) == ("ticker-line", 40, 1)
    assert rule.examples == ("+ HBRW00", "+ HBRW01", "+ HBRW02", "+ HBRW03", "+ HBRW04")


def test_what_was_loaded_and_refused_before_keeps_the_time_of_that(
    filled: Path, scratch: Path, make: Any
) -> None:
    prepare_rebuild(filled, scratch, [], wait=0)
    with open_writer(filled, wait=0) as con:
        stored = read_stored_pages(con, [one.page_id for one in list_pages_to_reprocess(con)])
    pages = {one.page.page_id: one for one in stored.values()}
    article = next(one.article for one in pages.values() if one.article)
    refused = tuple(
        PageOutcome(page=one.page, outcome="refused", article_id=None, refusal=one.refusal)
        for one in pages.values()
        if one.refusal
    )
    batch = make.batch(article, make.article("new"), pages=[pages[article.page_id].page])
    with open_writer(scratch, wait=0) as con:
        load_batch(con, replace(batch, outcomes=batch.outcomes + refused), run_id="r", now=make.at(600))
    difference = compare_rebuild(filled, scratch, wait=0)
    assert "refusals" not in difference.tables
    with open_writer(scratch, wait=0) as con:
        times = dict(con.execute("SELECT article_id, loaded_at FROM articles").fetchall())
        assert times == {
            article.article_id: make.noon,
            make.article("new").article_id: make.at(600),
        }
        assert con.execute("SELECT refused_at FROM refusals").fetchall() == [(make.noon,)]


def test_a_warehouse_that_was_not_closed_cleanly_is_not_replaced(filled: Path, scratch: Path) -> None:
    prepare_rebuild(filled, scratch, [], wait=0)
    log = filled.with_name(f"{filled.name}.wal")
    log.write_bytes(b"left by a killed writer")
    before = filled.read_bytes()
    with pytest.raises(WarehouseError, match="not closed cleanly"):
        install_rebuild(filled, scratch)
    assert filled.read_bytes() == before
    log.unlink()
    install_rebuild(filled, scratch)
    assert not scratch.exists()
    with open_writer(filled, wait=0) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(0,)]
