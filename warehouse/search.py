"""What the macro `search` stands on: the terms of every article, indexed as it is loaded."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from transforms.records import ArticleText
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged

_AT_ONCE = 5_000  # articles: 2 million terms or so, well under any memory limit


def index_staged(con: DuckDBPyConnection) -> None:
    """Index the articles staged as ``keys`` by their newest ``texts``, in the caller's transaction.

    The texts come along, since looking a thousand of them up among a million took as long as indexing them.
    """
    run_query(con, "delete_postings")
    run_query(con, "delete_lengths")
    run_query(con, "insert_postings")
    run_query(con, "insert_lengths")


def index_all(con: DuckDBPyConnection) -> None:
    """Index every article anew, in the caller's transaction: what a term is has changed."""
    article_ids = [article_id for (article_id,) in run_query(con, "read_article_ids")]
    for first in range(0, len(article_ids), _AT_ONCE):
        with staged(con, keys=tabulate_keys(article_ids[first : first + _AT_ONCE])):
            texts = read_records(con, "read_article_texts", ArticleText)
            with staged(con, texts=tabulate("texts", texts)):
                index_staged(con)
