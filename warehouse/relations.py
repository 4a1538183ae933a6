"""Reads the input of the decisions on duplicates and stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import Duplicate, Fingerprint, Override, StoryMember, Terms
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.read import read_existing_texts
from warehouse.sql import read_records, read_rows, run_query
from warehouse.transaction import staged


def read_candidates(con: DuckDBPyConnection, fingerprints: Sequence[Fingerprint]) -> list[Fingerprint]:
    """Return the existing articles that may be copies of new ones, or their originals, earliest first.

    A candidate shares a band with one of `fingerprints` or was called the same by a person, and is
    none of them. For each new article there are at most 16 candidates with other texts, all
    different, and 16 with its own text. A candidate has its newest text, and of its bands only
    those that it shares.
    """
    with staged(con, fingerprints=tabulate("fingerprints", fingerprints)):
        rows = read_rows(con, "read_candidates")
    return _add_texts(con, rows)


def read_fingerprints(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Fingerprint]:
    """Return the fingerprints of `article_ids`, and of the copies that are nearest to one of them."""
    with staged(con, keys=tabulate_keys(article_ids)):
        rows = read_rows(con, "read_fingerprints")
    return _add_texts(con, rows)


def _add_texts(con: DuckDBPyConnection, rows: Sequence[dict[str, Any]]) -> list[Fingerprint]:
    texts = read_existing_texts(con, [row["article_id"] for row in rows])
    return [
        Fingerprint(**row, text=texts[row["article_id"]].text) for row in rows if row["article_id"] in texts
    ]


def read_links(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Duplicate]:
    """Return the links of `article_ids` and of all articles that have the same originals."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_links", Duplicate)


def read_overrides(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Override]:
    """Return people's decisions on any of `article_ids`, the oldest first."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_overrides", Override)


def read_terms(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Terms]:
    """Return the terms of `article_ids`, by their identifiers."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_terms", Terms)


def read_open_stories(
    con: DuckDBPyConnection,
    new: Sequence[Terms],
    *,
    window: timedelta,
    young: int,
    limit: int,
    beside: Iterable[str] = (),
) -> list[StoryMember]:
    """Return all members of the stories that new articles may belong to, oldest first.

    These are the stories that have a member within `window` of an article of `new`, and the stories
    of `beside`. While fewer than `young` articles have terms, they are all stories.

    Args:
        con: A connection to the warehouse.
        new: The terms of the new articles.
        window: The longest time between a new article and a member of an open story.
        young: The number of articles below which all stories are open.
        limit: The largest number of articles; stories that share the rarest terms with `new` come first.
        beside: Articles whose stories are open in any case.
    """
    with staged(con, terms=tabulate("terms", new), keys=tabulate_keys(beside)):
        rows = run_query(con, "read_open_stories", window=window, young=young, limit=limit)
    return [
        StoryMember(
            story_id=story_id,
            terms=Terms(article_id=article_id, at=at, counts=tuple(zip(names, counts, strict=True))),
            duplicate_of=original,
        )
        for story_id, article_id, at, names, counts, original in rows
    ]


def read_term_frequencies(con: DuckDBPyConnection, terms: Iterable[str]) -> tuple[dict[str, int], int]:
    """Return in how many articles each of `terms` occurs, and how many articles have terms.

    Terms that occur in none are left out.
    """
    with staged(con, keys=tabulate_keys(terms)):
        frequencies = dict(run_query(con, "read_term_frequencies"))
    ((articles,),) = run_query(con, "count_terms")
    return frequencies, int(articles)
