"""Make the index on texts, the only one of the warehouse, whole again after a writer was killed.

DuckDB 1.5.5 keeps the index entries that it replays from a log aside until the index is used. The checkpoint
with which a file is closed drops them; CHECKPOINT, the statement, keeps them. Texts without an entry are
never found again, so that copies of them are not linked, and to delete one of them is a fatal error. The file
may have been closed by another program, or in this one by an interrupt, before a checkpoint of ours. So the
index is made anew as well, which takes 1.5 s of a processor for a million texts, and is right whatever came
before.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query


def keep_replayed_entries(con: DuckDBPyConnection) -> None:
    """Keep the index entries that were replayed from a log; to be called before anything else is done."""
    con.execute("CHECKPOINT")


def renew_text_index(con: DuckDBPyConnection) -> None:
    """Make the index on texts anew, which a file has whose tables are those of today."""
    if run_query(con, "holds_indexed_texts") == [(True,)]:
        # Each in a transaction of its own: DuckDB 1.5.5 ends the process where one commits both. A kill
        # between the two leaves a file that was not closed, whose index the next writer makes.
        run_query(con, "drop_text_index")
        run_query(con, "create_text_index")
        con.execute("CHECKPOINT")
