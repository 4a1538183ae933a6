"""Reading the terms by which articles are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection

from warehouse.load import load_batch
from warehouse.staged_records import TermPlaces
from warehouse.stories import list_open_languages, read_story_articles
from warehouse.terms import read_shared_terms, read_term_frequencies, read_term_names, read_terms


def load(con: DuckDBPyConnection, make: Any, article: Any, **terms: Any) -> Any:
    """Load an article with some terms, and return these."""
    made = replace(make.terms(article), **terms)
    load_batch(con, replace(make.batch(article), terms=(made,)), run_id="r", now=make.noon)
    return made


def test_terms_are_read_by_their_rows(con: DuckDBPyConnection, make: Any) -> None:
    terms = [load(con, make, make.article(each, at=at)) for each, at in (("late", 9), ("early", 1))]
    rows = read_story_articles(con, [each.article_id for each in terms]).rows
    read = read_terms(con, rows, first=make.at(1), last=make.at(9))
    assert read.starts.tolist() == [0, 2, 4]
    assert read.vocabulary.tolist() == sorted(set(read.vocabulary.tolist()))
    for place, expected in enumerate(reversed(terms)):
        part = slice(read.starts[place], read.starts[place + 1])
        assert read.vocabulary[read.columns[part]].tolist() == list(expected.keys)
        assert read.counts[part].tolist() == list(expected.counts)
        assert read.flags[part].tolist() == list(expected.flags)


def test_terms_that_need_no_translation_are_read_by_their_rows(con: DuckDBPyConnection, make: Any) -> None:
    one = load(con, make, make.article("one", at=1), language="en", shared=("day:2026-07-01", "place:Oppama"))
    two = load(con, make, make.article("two", at=2), language="ja", shared=("place:Oppama",))
    rows = read_story_articles(con, [two.article_id, one.article_id]).rows
    read = read_shared_terms(con, rows, first=make.at(1), last=make.at(2))
    assert [read.vocabulary[column] for column in read.columns] == [*one.shared, *two.shared]
    assert read.starts.tolist() == [0, 2, 3]
    assert list_open_languages(con, first=make.at(0), last=make.at(2)) == ["en", "ja"]
    assert list_open_languages(con, first=make.at(2), last=make.at(9)) == ["ja"]


def test_no_rows_are_read_as_empty_arrays(con: DuckDBPyConnection, make: Any) -> None:
    rows, times = read_story_articles(con, []).rows, {"first": make.at(0), "last": make.at(9)}
    for read in (read_terms(con, rows, **times), read_shared_terms(con, rows, **times)):
        assert (read.starts.tolist(), list(read.vocabulary), len(read.columns)) == ([0], [], 0)


def test_term_frequencies_count_the_newest_articles_and_not_occurrences(
    con: DuckDBPyConnection, make: Any
) -> None:
    keys = dict(
        zip((packed := make.terms(make.article("x"), plant=1, quay=1, bun=1)).terms, packed.keys, strict=True)
    )
    for each, words in (("one", {"plant": 5, "quay": 1}), ("two", {"plant": 1}), ("three", {"quay": 2})):
        article = make.article(each)
        packed = make.terms(article, **words)
        load(
            con,
            make,
            article,
            **{name: getattr(packed, name) for name in ("terms", "keys", "counts", "flags")},
        )
    wanted = np.array(sorted(keys.values()))
    for newest, expected in ((9, {"plant": 2, "quay": 2}), (2, {"plant": 1, "quay": 1})):
        articles, found, counts = read_term_frequencies(con, wanted, newest=newest)
        assert articles == min(newest, 3)
        assert found.tolist() == sorted(found.tolist())
        assert dict(zip(found.tolist(), counts.tolist(), strict=True)) == {
            keys[term]: count for term, count in expected.items()
        }


def test_terms_are_named_by_their_places(con: DuckDBPyConnection, make: Any) -> None:
    terms = load(con, make, make.article("one"))
    [row] = read_story_articles(con, [terms.article_id]).rows.tolist()
    named = read_term_names(con, [TermPlaces(row, (1, 0))], first=terms.at, last=terms.at)
    assert named == {row: (terms.terms[1], terms.terms[0])}
