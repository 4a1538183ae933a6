"""Rows that no constraint holds together are checked: keys, references, and the index on texts."""

from __future__ import annotations

from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.integrity import UNKEYED, find_key, list_faults, read_everything
from warehouse.load import load_batch
from warehouse.newest_texts import move_recent_texts
from warehouse.sql import run_query
from warehouse.transaction import transaction

ENTRY = (
    "INSERT INTO store.entries (entry_id, feed_id, guid, url, canonical_url, title, authors, version, "
    "first_seen_at, last_seen_at, outcome, attempts, run_id, came_by, article_id) VALUES "
    "('e', 'f', 'g', 'https://one.example/', 'https://one.example/', 't', [], 'v', "
    "now(), now(), 'pending', 0, 'r', 'poll',"
)

DAMAGES = {
    "INSERT INTO store.pages FROM store.pages LIMIT 1": "keys of pages that several rows have",
    "INSERT INTO store.newest_texts FROM store.newest_texts LIMIT 1": (
        "keys of newest_texts that several rows have"
    ),
    "UPDATE store.articles SET revision = 2 WHERE origin = (SELECT min(origin) FROM store.articles)": (
        "articles without their newest revision"
    ),
    "INSERT INTO store.blocks SELECT * REPLACE (9 AS revision) FROM store.blocks LIMIT 1": (
        "blocks of no revision"
    ),
    "INSERT INTO store.article_tags SELECT * REPLACE ('x' AS article_id) FROM store.article_tags LIMIT 1": (
        "tags of no article"
    ),
    "DELETE FROM store.fingerprints WHERE article_id = (SELECT min(article_id) FROM store.articles)": (
        "articles without a fingerprint"
    ),
    "INSERT INTO store.recent_bands VALUES (1, 99)": "bands of no fingerprint",
    "DELETE FROM store.recent_bands WHERE fingerprint = 1": "fingerprints that no new text is compared with",
    "INSERT INTO store.duplicates VALUES ('x', 'y', 'near', 1, 'y')": "copies of no article",
    "INSERT INTO store.memberships VALUES ('x', 'y', 1, [], now(), now())": (
        "members of stories that are no article"
    ),
    "DELETE FROM store.documents WHERE article_id = (SELECT min(article_id) FROM store.articles)": (
        "articles that no search finds"
    ),
    "UPDATE store.pages SET article_id = 'x' WHERE page_id = (SELECT min(page_id) FROM store.pages)": (
        "pages of articles that are not there"
    ),
    f"{ENTRY} 'x')": "entries of articles that are not there",
}


@pytest.fixture
def loaded(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    load_batch(con, make.batch(*map(make.article, ("one", "two"))), run_id="r", now=make.noon)
    with transaction(con):
        move_recent_texts(con)
    load_batch(con, make.batch(make.article("three")), run_id="r", now=make.noon)
    return con


def test_every_table_has_a_key_that_is_checked_or_is_known_to_have_none(
    untouched: DuckDBPyConnection,
) -> None:
    tables = {table for (table,) in run_query(untouched, "list_tables", name="warehouse")}
    assert {table for table in tables if not find_key(table)} == UNKEYED & tables


def test_loaded_rows_fit_together(loaded: DuckDBPyConnection) -> None:
    read_everything(loaded, "warehouse")
    assert list_faults(loaded, "warehouse") == []


def test_an_entry_that_waits_is_no_fault_where_there_is_no_article_yet(con: DuckDBPyConnection) -> None:
    con.execute(f"{ENTRY} NULL)")
    assert list_faults(con, "warehouse") == []


@pytest.mark.parametrize(("statement", "kind"), DAMAGES.items(), ids=DAMAGES.values())
def test_rows_that_do_not_fit_are_told_with_an_example(
    loaded: DuckDBPyConnection, statement: str, kind: str
) -> None:
    loaded.execute(statement)
    faults = {fault.kind: fault for fault in list_faults(loaded, "warehouse")}
    assert kind in faults
    assert faults[kind].count >= 1
    assert faults[kind].example
