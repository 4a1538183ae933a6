"""Read the input of the decisions on duplicates and stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from transforms.records import Duplicate, Fingerprint, Override
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.bands import find_holders
from warehouse.candidate_choice import BandHolders, RankedHolders, choose_candidates
from warehouse.read import read_existing_texts
from warehouse.read_blocks import forget_blocks
from warehouse.sql import fetch_table, read_records, read_rows, run_query, start_query
from warehouse.transaction import staged

_MANY = 1_000  # candidates, of some hundred new articles


def read_candidates(con: DuckDBPyConnection, fingerprints: Sequence[Fingerprint]) -> list[Fingerprint]:
    """Return the existing articles that may be copies of new ones, or their originals, earliest first.

    A candidate shares a band with one of `fingerprints` or was called the same by a person, and is
    none of them; see :func:`~warehouse.candidate_choice.choose_candidates`. It has its newest text, and of
    its bands only those that it shares.
    """
    new = {one.article_id: one for one in fingerprints}
    holders = find_holders(con, (band for one in new.values() for band in one.bands))
    if not (len(holders.bands) or holds_overrides(con)):  # as mostly; the queries take 4 ms
        return []
    with (
        staged(con, fingerprints=tabulate("fingerprints", new.values())),
        staged(con, decided=fetch_table(con, "list_decided")),
        staged(con, candidates=_choose(con, holders, list(new.values()))),
    ):
        rows = read_rows(con, "read_candidates")
    if len(rows) >= _MANY:
        forget_blocks(con)  # the texts are in as many others
    return _add_texts(con, rows)


def _choose(con: DuckDBPyConnection, holders: BandHolders, new: Sequence[Fingerprint]) -> pa.Table:
    """Choose the candidates among the holders of bands; `new` are the staged fingerprints."""
    with staged(con, numbers=pa.table({"number": np.unique(holders.fingerprints)})):
        start_query(con, "rank_holders")
        ranked = con.fetchnumpy()
    start_query(con, "hash_texts")
    return choose_candidates(
        holders,
        RankedHolders(
            numbers=ranked["number"],
            texts=ranked["text"],
            are_new=ranked["is_new"],
            are_decided=ranked["is_decided"],
        ),
        [one.bands for one in new],
        con.fetchnumpy()["text"],
    )


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
