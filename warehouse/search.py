"""Maintains the index of the macro `search`: the terms of every article."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from transforms.records import ArticleText
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import fetch_table, read_records, run_query
from warehouse.transaction import staged
from warehouse.upsert import insert_rows

_BATCH = 5_000  # articles: some 2 million terms, well below any memory limit


def index_staged(con: DuckDBPyConnection, *, replace: bool = True) -> None:
    """Index the staged articles, in the caller's transaction.

    The identifiers are staged as ``keys`` and the newest texts as ``texts``, because reading a
    thousand texts out of a million took as long as indexing them.

    Args:
        con: The writer's connection.
        replace: Whether any of the articles may be indexed already.
    """
    if replace:
        run_query(con, "delete_postings")
        run_query(con, "delete_lengths")
    with staged(con, postings=fetch_table(con, "count_words")):
        insert_rows(con, "postings")
        run_query(con, "insert_lengths")


def index_all(con: DuckDBPyConnection) -> None:
    """Index all articles again, in the caller's transaction, after the macro `tokens` has changed."""
    article_ids = [article_id for (article_id,) in run_query(con, "read_article_ids")]
    for first in range(0, len(article_ids), _BATCH):
        with staged(con, keys=tabulate_keys(article_ids[first : first + _BATCH])):
            texts = read_records(con, "read_article_texts", ArticleText)
            with staged(con, texts=tabulate("texts", texts)):
                index_staged(con)
