"""Maintain the index of the macro `search`: which terms occur in which article, and where.

New postings are in ``store.recent_postings``, whose rows every search reads. Once there are some millions
of them, they are moved into ``store.postings`` as a sorted run, of which DuckDB reads only the row groups
with the terms that are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from transforms.records import Article, ArticleText
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import fetch_table, read_records, run_query
from warehouse.staged_records import Passage
from warehouse.transaction import staged
from warehouse.upsert import insert_rows

if TYPE_CHECKING:  # they take 0.1 s to import
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

INDEX = ("vocabulary", "documents", "postings", "recent_postings")
"""The tables of the index."""
_BATCH = 5_000  # articles: some 2 million terms, well below any memory limit
# These are 25,000 articles of 200 words. Among a million of them a search for three words then reads a tenth
# of the rows in sorted runs, and the recent ones besides.
_MAX_RECENT = 4_000_000
_PARTS = 8  # of a run, sorted one after the other
_END = 1 << 31  # beyond all terms


def index_texts(con: DuckDBPyConnection, texts: Iterable[ArticleText | Article], *, replace: bool) -> None:
    """Index articles, in the caller's transaction.

    Args:
        con: The writer's connection.
        texts: The articles with their newest texts.
        replace: Whether any of them may be indexed already; their identifiers are staged as ``keys`` then.
    """
    from warehouse.postings import SplitTexts  # noqa: PLC0415 -- a run with nothing new needs neither NumPy nor Arrow

    if replace:
        run_query(con, "clear_documents")
        run_query(con, "delete_recent_postings")
        run_query(con, "delete_recent_documents")
    split = SplitTexts.split(texts, partial(_split_passages, con))
    with staged(con, words=split.tabulate_words()):
        numbers = _number_words(con)
    ((last,),) = run_query(con, "read_last_document")
    documents, postings = split.tabulate_documents(last + 1), split.tabulate_postings(last + 1, numbers)
    with staged(con, documents=documents, postings=postings):
        insert_rows(con, "documents")
        insert_rows(con, "postings", into="recent_postings")


def has_many_postings(con: DuckDBPyConnection) -> bool:
    """Return whether the recent postings are enough for a run."""
    ((recent,),) = run_query(con, "count_recent_postings")
    return bool(recent >= _MAX_RECENT)


def move_recent_postings(con: DuckDBPyConnection) -> None:
    """Make a sorted run of the recent postings, in the caller's transaction.

    They are sorted part by part, from the first terms to the last: all at once took 270 MB.
    """
    ((middle,),) = run_query(con, "split_recent_postings", shares=[n / _PARTS for n in range(1, _PARTS)])
    for first, end in pairwise([0, *sorted(set(middle or ())), _END]):
        run_query(con, "move_recent_postings", from_term=first, to_term=end)
    run_query(con, "delete_moved_postings")


def index_all(con: DuckDBPyConnection) -> None:
    """Index all articles again, in the caller's transaction, after the macro `tokens` has changed."""
    for table in INDEX:  # the same statement for every table, and so not in a file
        con.execute(f"DELETE FROM store.{table}")  # noqa: S608 -- all names are this code's
    article_ids = [article_id for (article_id,) in run_query(con, "read_article_ids")]
    for first in range(0, len(article_ids), _BATCH):
        with staged(con, keys=tabulate_keys(article_ids[first : first + _BATCH])):
            index_texts(con, read_records(con, "read_article_texts", ArticleText), replace=False)
        if has_many_postings(con):
            move_recent_postings(con)


def _number_words(con: DuckDBPyConnection) -> npt.NDArray[np.int32]:
    """Return the number of each staged word's term; new terms get the next ones.

    All terms of the index are read for it, once.
    """
    import numpy as np  # noqa: PLC0415 -- as in index_texts
    import pyarrow.compute as pc  # noqa: PLC0415

    found = fetch_table(con, "number_words")
    numbers = found["number"]
    if numbers.null_count:
        with staged(con, numbered_words=found):
            added = fetch_table(con, "insert_vocabulary")
        places = pc.index_in(found["term"], added["term"].combine_chunks())
        numbers = pc.coalesce(numbers, added["number"].take(places))
    return np.asarray(numbers)


def _split_passages(con: DuckDBPyConnection, passages: Sequence[str]) -> pa.Array:
    """Return the list of the terms of each passage."""
    with staged(con, passages=tabulate("passages", [Passage(*each) for each in enumerate(passages)])):
        return fetch_table(con, "split_texts")["terms"].combine_chunks()
