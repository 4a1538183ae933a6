"""What is remembered of terms is what the queries say, whatever happened meanwhile."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from duckdb import DuckDBPyConnection

from transforms.records import Batch, Terms
from transforms.stories.pack_terms import pack_terms
from warehouse.arrow import tabulate
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.newest_terms import NewestTerms
from warehouse.remembered_terms import RememberedTerms
from warehouse.staged_records import SharedTerm, WeightedTerm
from warehouse.stored_terms import StoredTerms
from warehouse.term_memory import TermMemory

START = datetime(2026, 3, 1, tzinfo=UTC)
LANGUAGES = ("en", "ja", "de", None)
WORDS = [f"word{number}" for number in range(60)]
SHARED = [f"name:{number}" for number in range(12)]


def make_terms(number: int, chance: random.Random) -> Terms:
    """Return terms of an article by chance; a third of the articles are of one day."""
    words = {word: chance.randrange(1, 4) for word in chance.sample(WORDS, chance.randrange(9))}
    return pack_terms(
        f"{number * 7919 % 10_007:05}",
        START + timedelta(days=chance.choice((3, number % 10))),
        words.items(),
        language=chance.choice(LANGUAGES),
        shared=sorted(chance.sample(SHARED, chance.randrange(5))),
    )


def load(con: DuckDBPyConnection, terms: Sequence[Terms]) -> None:
    load_batch(con, Batch(terms=tuple(terms)), run_id="r", now=START)


def load_article(con: DuckDBPyConnection, make: Any, name: str, revision: int = 1, **words: int) -> None:
    """Load an article, or a revision of it, with some words."""
    article = make.article(name)
    batch = replace(make.batch(article, revision=revision), terms=(make.terms(article, **words),))
    load_batch(con, batch, run_id="r", now=make.noon)


def add_many(con: DuckDBPyConnection, make: Any) -> None:
    del make
    ((last,),) = con.execute("SELECT coalesce(max(rowid), 0) + 100 FROM store.terms").fetchall()
    load(con, [make_terms(number, random.Random(number)) for number in range(last, last + 8)])


def revise(con: DuckDBPyConnection, make: Any) -> None:
    load_article(con, make, "one", 2, tram=1, quay=1)


def remove(con: DuckDBPyConnection, make: Any) -> None:
    con.execute("DELETE FROM store.terms WHERE rowid = (SELECT max(rowid) - 3 FROM store.terms)")
    load_article(con, make, "two", plant=1)


def renumber(con: DuckDBPyConnection, make: Any) -> None:
    """Let each article have another row, as when the warehouse is compacted."""
    revise(con, make)
    con.execute("CREATE TABLE store.other AS FROM store.terms ORDER BY rowid DESC; DELETE FROM store.terms")
    con.execute("INSERT INTO store.terms FROM store.other; DROP TABLE store.other")


def empty(con: DuckDBPyConnection, make: Any) -> None:
    del make
    con.execute("DELETE FROM store.terms")


@pytest.mark.parametrize("change", [add_many, revise, remove, renumber, empty])
@pytest.mark.parametrize("newest", [2, 12, 999])
def test_what_is_remembered_is_what_is_read(
    con: DuckDBPyConnection, make: Any, newest: int, change: Callable[[DuckDBPyConnection, Any], None]
) -> None:
    load_article(con, make, "one", plant=5, quay=1)
    load(con, [make_terms(number, random.Random(number)) for number in range(30)])
    remembered = RememberedTerms()
    for step in (None, None, change, None, add_many):
        if step:
            step(con, make)
        stored = StoredTerms(con, newest=newest)
        check_equal(con, stored, remembered.begin(con, newest=newest), NewestTerms(con, newest=newest))


@pytest.mark.parametrize(("pairs", "sizes"), [(1, [1, 1, 1, 1]), (95, [3, 1])])
def test_what_is_similar_to_many_articles_is_found_in_parts(
    con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, pairs: int, sizes: list[int]
) -> None:
    """One new article a part, and several: 30 others were published."""
    load(con, [make_terms(number, random.Random(number)) for number in range(30)])
    monkeypatch.setattr("warehouse.stories._MAX_PAIRS", pairs)
    stored = StoredTerms(con, newest=99)
    check_equal(con, stored, RememberedTerms().begin(con, newest=99))
    parts: list[set[str]] = []

    def note(name: str, terms: Sequence[WeightedTerm]) -> object:
        parts.append({each.article_id for each in terms})
        return tabulate(name, terms)

    monkeypatch.setattr("warehouse.stories.tabulate", note)
    given = [WeightedTerm(new, key, 1.0) for key in range(3) for new in "abcd"]
    between = {"first": START, "last": START + timedelta(days=20)}
    stored.list_similar(given, **between, limit=2)
    assert list(map(len, parts)) == sizes


def test_a_rebuilt_warehouse_with_the_same_articles_in_the_same_rows_is_read_anew(
    con: DuckDBPyConnection, make: Any, tmp_path: Path
) -> None:
    load_article(con, make, "one", plant=5)
    remembered = RememberedTerms()
    remembered.begin(con, newest=9)
    with open_writer(tmp_path / "rebuilt.duckdb", wait=0) as rebuilt:
        load_article(rebuilt, make, "one", plant=1, quay=2)
        check_equal(rebuilt, StoredTerms(rebuilt, newest=9), remembered.begin(rebuilt, newest=9))


def test_many_small_additions_are_found_as_well(
    con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.term_memory._MAX_PARTS", 3)
    remembered = RememberedTerms()
    for number in range(12):
        load(con, [make_terms(number, random.Random(number))])
        check_equal(con, StoredTerms(con, newest=9), remembered.begin(con, newest=9))


def test_rows_that_are_remembered_are_not_read_again(
    con: DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembered = RememberedTerms()
    load(con, [make_terms(number, random.Random(number)) for number in range(5)])
    remembered.begin(con, newest=99)
    monkeypatch.delattr(TermMemory, "__init__")
    load(con, [make_terms(5, random.Random(5))])
    remembered.begin(con, newest=99)


def check_equal(con: DuckDBPyConnection, stored: StoredTerms, *others: StoredTerms) -> None:
    """Check that all answer the same, for the articles of the warehouse and for terms by chance."""
    rows = con.execute('SELECT rowid, "at" FROM store.terms ORDER BY "at", article_id').fetchall()
    query = "SELECT DISTINCT unnest(keys) AS key FROM store.terms ORDER BY key"
    keys = con.execute(query).fetchnumpy()["key"]
    expected = list_answers(stored, rows, keys)
    for other in others:
        assert list_answers(other, rows, keys) == expected


def list_answers(terms: StoredTerms, rows: Sequence[tuple[int, datetime]], keys: Any) -> list[Any]:
    """Return the answers to all questions, which are the same for the same rows and keys."""
    answers: list[Any] = []
    for chosen in filter(None, (rows, rows[::3], rows[-1:])):
        places = np.array([row for row, _ in chosen], dtype=np.int64)
        times = {"first": chosen[0][1], "last": chosen[-1][1]}
        answers += [list_values(terms.read(places, **times)), list_values(terms.read_shared(places, **times))]
    articles, *counted = terms.count(keys)
    answers += [articles, *(each.tolist() for each in counted)]
    answers += terms.count_shared([*SHARED, "name:x"]).tolist()
    chance = random.Random(len(rows))
    weighted = [
        WeightedTerm(new, int(key), chance.random())
        for new in ("a", "b")
        for key in chance.sample(keys.tolist(), min(9, len(keys)))
    ]
    shared = [
        SharedTerm(new, language, term, chance.random())
        for new, language in (("a", "en"), ("b", "fr"))
        for term in chance.sample([*SHARED, "name:x"], 6)
    ]
    days = [START + timedelta(days=day) for day in (0, 2, 5, 20)]
    for first, last in pairwise(days):
        between = {"first": first, "last": last}
        answers.append(terms.list_languages(**between))
        for limit in (2, 50):
            answers.append(terms.list_similar(weighted, **between, limit=limit))
            answers.append(terms.list_sharing(shared, **between, limit=limit))
    return answers


def list_values(record: Any) -> list[Any]:
    """Return the values of a record of arrays as lists."""
    values = [getattr(record, name) for name in record.__slots__]
    return [value.tolist() if isinstance(value, np.ndarray) else value for value in values]
