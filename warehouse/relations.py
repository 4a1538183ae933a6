"""Reads the input of the decisions on duplicates and stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import Duplicate, Fingerprint, Override
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.bands import find_holders
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
    met = find_holders(con, (band for one in fingerprints for band in one.bands))
    if not (met.num_rows or holds_overrides(con)):  # as mostly; the query takes 4 ms
        return []
    with staged(con, fingerprints=tabulate("fingerprints", fingerprints), met=met):
        rows = read_rows(con, "read_candidates")
    return _add_texts(con, rows)


def read_fingerprints(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Fingerprint]:
    """Return the fingerprints of `article_ids`, and of the copies that are nearest to one of them."""
    with staged(con, keys=tabulate_keys(article_ids)):
        rows = read_rows(con, "read_fingerprints")
    return _add_texts(con, rows)


def _add_texts(con: DuckDBPyConnection, rows: Sequence[dict[str, Any]]) -> list[Fingerprint]:
    texts = read_existing_texts(con, [row["article_id"] for row in rows])
    return [Fingerprint(**row, text=texts[row["article_id"]].text) for row in rows]


def read_links(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Duplicate]:
    """Return the links of `article_ids` and of all articles that have the same originals."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_links", Duplicate)


def holds_overrides(con: DuckDBPyConnection) -> bool:
    """Return whether people have decided on any pair of articles."""
    return bool(run_query(con, "holds_overrides"))


def read_overrides(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Override]:
    """Return people's decisions on any of `article_ids`, the oldest first."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_overrides", Override)


def read_story_overrides(con: DuckDBPyConnection) -> list[Override]:
    """Return all decisions of people on stories, the oldest first."""
    return read_records(con, "read_story_overrides", Override)
