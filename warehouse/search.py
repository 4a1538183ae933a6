"""Maintains the index of the macro `search`: which terms occur in which article, and where.

New postings are in ``store.recent_postings``, whose rows every search reads. Once there are some millions
of them, they are moved into ``store.postings`` as a sorted run, of which DuckDB reads only the row groups
with the terms that are looked up.
"""

from __future__ import annotations

from itertools import pairwise

from duckdb import DuckDBPyConnection

from transforms.records import ArticleText
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import fetch_table, read_records, run_query, start_query
from warehouse.transaction import staged
from warehouse.upsert import insert_rows

INDEX = ("vocabulary", "documents", "postings", "recent_postings")
"""The tables of the index."""
_BATCH = 5_000  # articles: some 2 million terms, well below any memory limit
# These are 25,000 articles of 200 words. Among a million of them a search for three words then reads a tenth
# of the rows in sorted runs, and the recent ones besides.
_MAX_RECENT = 4_000_000
_PARTS = 8  # of a run, sorted one after the other
_END = 1 << 31  # beyond all terms


def index_staged(con: DuckDBPyConnection, *, replace: bool = True) -> None:
    """Index the staged articles, in the caller's transaction.

    The identifiers are staged as ``keys`` and the newest texts as ``texts``, because reading a
    thousand texts out of a million took as long as indexing them.

    Args:
        con: The writer's connection.
        replace: Whether any of the articles may be indexed already.
    """
    from warehouse.postings import SplitTexts  # noqa: PLC0415 -- a run with nothing new needs neither NumPy nor Arrow

    if replace:
        run_query(con, "clear_documents")
        run_query(con, "delete_recent_postings")
        run_query(con, "delete_recent_documents")
    texts = SplitTexts.read(fetch_table(con, "split_texts"))
    with staged(con, words=texts.tabulate_words()):
        run_query(con, "insert_vocabulary")
        start_query(con, "number_words")
        numbers = con.fetchnumpy()["number"]
    ((last,),) = run_query(con, "read_last_document")
    documents, postings = texts.tabulate_documents(last + 1), texts.tabulate_postings(last + 1, numbers)
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
            texts = read_records(con, "read_article_texts", ArticleText)
            with staged(con, texts=tabulate("texts", texts)):
                index_staged(con, replace=False)
        if has_many_postings(con):
            move_recent_postings(con)
