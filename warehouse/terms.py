"""Read and write the terms by which articles are compared.

Articles are named by their rows in ``store.terms``, which hold until something is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from transforms.records import Terms
from warehouse.arrow import tabulate
from warehouse.read_blocks import forget_blocks
from warehouse.sql import fetch_table, run_query, start_query
from warehouse.staged_records import TermPlaces
from warehouse.term_rows import Integers, find_starts
from warehouse.transaction import staged, transaction

_MANY = 1_000  # rows, whose blocks take memory that is better given back early


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTerms:
    """The terms of articles, the oldest article first.

    Attributes:
        starts: Where the terms of each article start in the last three; one more number than articles.
        vocabulary: The keys of all terms, each once, ascending.
        columns: The place in `vocabulary` of each term of each article.
        counts: How often each occurs.
        flags: The flags of each, as :class:`~transforms.records.TermFlag` describes.
    """

    starts: Integers
    vocabulary: Integers
    columns: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int32]
    flags: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerms:
    """The terms of articles that need no translation, the oldest article first.

    Attributes:
        starts: Where the terms of each article start in `columns`; one more number than articles.
        vocabulary: All of these terms, each once, ascending.
        columns: The place in `vocabulary` of each term of each article.
    """

    starts: Integers
    vocabulary: Sequence[str]
    columns: Integers


def read_terms(con: DuckDBPyConnection, rows: Integers, *, first: datetime, last: datetime) -> ArticleTerms:
    """Return the terms in some rows, all of articles published between two times."""
    with staged(con, numbers=pa.table({"number": rows})):
        found = fetch_table(con, "read_terms", first=first, last=last)
    if len(rows) >= _MANY:
        forget_blocks(con)
    # one column after the other: those of 8,000 articles take 26 MB, and to join their parts as much again
    keys = found.column("keys").combine_chunks()
    found = found.drop_columns("keys")
    starts = find_starts(keys)
    vocabulary, places = number_keys(keys.flatten())
    del keys
    return ArticleTerms(
        starts=starts,
        vocabulary=vocabulary,
        columns=places,
        counts=found.column("counts").combine_chunks().flatten().to_numpy(),
        flags=found.column("flags").combine_chunks().flatten().to_numpy(),
    )


def read_shared_terms(
    con: DuckDBPyConnection, rows: Integers, *, first: datetime, last: datetime
) -> SharedTerms:
    """Return the terms that need no translation in some rows, all of articles published between two times."""
    with staged(con, numbers=pa.table({"number": rows})):
        found = fetch_table(con, "read_shared_terms", first=first, last=last)
    shared = found.column("shared").combine_chunks()
    encoded = shared.flatten().dictionary_encode()
    order = pc.sort_indices(encoded.dictionary)  # in a quarter of the time in which numpy compares texts
    places = np.empty(len(order), dtype=np.int64)
    places[order.to_numpy()] = np.arange(len(order))
    return SharedTerms(
        starts=find_starts(shared),
        vocabulary=encoded.dictionary.take(order).to_pylist(),
        columns=places[encoded.indices.to_numpy(zero_copy_only=False)],
    )


def read_rows(con: DuckDBPyConnection, statement: str, *, after: int, last: int) -> pa.Table:
    """Run a statement on the rows behind `after` up to `last`, with the times between which they all are."""
    ((earliest, latest),) = run_query(con, "bound_times", after_row=after, last_row=last)
    return fetch_table(con, statement, after_row=after, last_row=last, first=earliest, last=latest)


def read_term_frequencies(
    con: DuckDBPyConnection, keys: Integers, *, newest: int
) -> tuple[int, Integers, Integers]:
    """Count in how many of the articles loaded last each of `keys` occurs.

    Args:
        con: A connection to the warehouse.
        keys: The keys of terms, each once.
        newest: The number of articles to count, or all if there are fewer.

    Returns:
        How many articles were counted; the keys that occur, ascending; and the counts of these.
    """
    ((articles,),) = run_query(con, "count_terms")
    with staged(con, numbers=pa.table({"number": keys})):
        start_query(con, "read_term_frequencies", newest=newest)
        rows = con.fetchnumpy()
    return min(int(articles), newest), rows["key"], rows["articles"]


def read_shared_frequencies(con: DuckDBPyConnection, terms: Sequence[str], *, newest: int) -> dict[str, int]:
    """Count in how many of the articles loaded last each of the terms occurs that need no translation.

    The terms are given once each.
    """
    with staged(con, keys=pa.table({"key": pa.array(terms, pa.string())})):
        return dict(run_query(con, "read_shared_frequencies", newest=newest))


def read_term_names(
    con: DuckDBPyConnection, places: Iterable[TermPlaces], *, first: datetime, last: datetime
) -> dict[int, tuple[str, ...]]:
    """Return for each row the terms at its places, in their order.

    Args:
        con: A connection to the warehouse.
        places: The rows, and the places of terms in them.
        first: The earliest time at which an article of these was published.
        last: The latest.
    """
    with staged(con, term_places=tabulate("term_places", places)):
        rows: list[tuple[Any, ...]] = run_query(con, "read_term_names", first=first, last=last)
    return {row: tuple(terms) for row, terms in rows}


def write_terms(con: DuckDBPyConnection, terms: Sequence[Terms]) -> None:
    """Write the terms of articles."""
    with transaction(con, terms=tabulate("terms", terms)):
        run_query(con, "merge_terms")
        run_query(con, "widen_stories")


def number_keys(keys: pa.Array) -> tuple[npt.NDArray[Any], npt.NDArray[np.int32]]:
    """Return the distinct keys, ascending, and the place of each key among them.

    Arrow counts by hashes: for the terms of 10,000 articles that takes a fifth of the time of sorting them.
    """
    encoded = keys.dictionary_encode()
    distinct = encoded.dictionary.to_numpy(zero_copy_only=False)
    order = np.argsort(distinct)
    places = np.empty(len(distinct), dtype=np.int32)
    places[order] = np.arange(len(distinct))
    return distinct[order], places[encoded.indices.to_numpy(zero_copy_only=False)]
