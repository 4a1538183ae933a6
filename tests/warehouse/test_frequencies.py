"""The remembered frequencies of terms are those that are counted anew, whatever happened meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.frequencies import RememberedFrequencies
from warehouse.load import load_batch
from warehouse.terms import read_term_frequencies


def load(con: DuckDBPyConnection, make: Any, name: str, revision: int = 1, **words: int) -> None:
    """Load an article, or a revision of it, with some words."""
    article = make.article(name)
    batch = replace(make.batch(article, revision=revision), terms=(make.terms(article, **words),))
    load_batch(con, batch, run_id="r", now=make.noon)


def add_one(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, "four", plant=1, crane=2)


def add_many(con: DuckDBPyConnection, make: Any) -> None:
    for number in range(5):
        load(con, make, f"more-{number}", **{f"word{number}": 1, "quay": 1})


def revise(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, "two", 2, tram=1, quay=1)


def remove(con: DuckDBPyConnection, make: Any) -> None:
    con.execute("DELETE FROM store.terms WHERE article_id = ?", [make.article("one").article_id])
    add_one(con, make)


def renumber(con: DuckDBPyConnection, make: Any) -> None:
    """Let each article have another row, as when the warehouse is compacted."""
    revise(con, make)
    con.execute("CREATE TABLE store.other AS FROM store.terms ORDER BY rowid DESC; DELETE FROM store.terms")
    con.execute("INSERT INTO store.terms FROM store.other; DROP TABLE store.other")


def empty(con: DuckDBPyConnection, make: Any) -> None:
    del make
    con.execute("DELETE FROM store.terms")


@pytest.mark.parametrize("change", [add_one, add_many, revise, remove, renumber, empty])
@pytest.mark.parametrize("newest", [2, 4, 99])
def test_what_is_remembered_is_what_is_counted(
    con: DuckDBPyConnection, make: Any, newest: int, change: Callable[[DuckDBPyConnection, Any], None]
) -> None:
    load(con, make, "one", plant=5, quay=1)
    load(con, make, "two", plant=1)
    load(con, make, "three", quay=2, bun=1)
    remembered = RememberedFrequencies()
    for step in (None, None, change, None, add_one):
        if step:
            step(con, make)
        articles, keys, counts = remembered.read(con, newest=newest)
        rows = con.execute("SELECT DISTINCT unnest(keys) AS key FROM store.terms ORDER BY key").fetchnumpy()
        expected_articles, expected_keys, expected = read_term_frequencies(con, rows["key"], newest=newest)
        assert articles == expected_articles
        assert keys.tolist() == expected_keys.tolist()
        assert counts.tolist() == expected.tolist()
