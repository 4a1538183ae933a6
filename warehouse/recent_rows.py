"""Move the rows that were loaded last to where they are found quickly, once these are many.

Bands and postings become sorted runs, texts go into the indexed table. It is done behind the transaction that
brought them, and behind a checkpoint: until then DuckDB keeps what a batch has written in memory, 68 MB for
500 articles. A kill in between leaves rows that are found where they are, and the next load moves them.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.bands import has_many_bands, merge_runs
from warehouse.newest_texts import has_many_texts, move_recent_texts
from warehouse.read_blocks import forget_blocks
from warehouse.row_groups import request_rewrite
from warehouse.search import has_many_postings, move_recent_postings
from warehouse.transaction import transaction


def move_recent_rows(con: DuckDBPyConnection) -> None:
    """Move the recent bands, postings and texts, each if these are many, outside a transaction."""
    many_bands, many_postings, many_texts = has_many_bands(con), has_many_postings(con), has_many_texts(con)
    if not (many_bands or many_postings or many_texts):
        return
    con.execute("CHECKPOINT")
    forget_blocks(con)
    if many_bands:
        merge_runs(con)
        forget_blocks(con)
    if many_postings:
        with transaction(con):
            move_recent_postings(con)
        forget_blocks(con)
    if many_texts:
        with transaction(con):
            move_recent_texts(con)
        request_rewrite(con)
