"""Keep the newest text of each article where it is found quickly, to compare new texts with it.

The texts that were loaded last are in ``store.recent_texts``, all others in ``store.newest_texts``, which
has an index; the migration that makes these tables says why.
"""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.arrow import tabulate
from warehouse.packed_texts import pack_text
from warehouse.sql import read_records, run_query
from warehouse.staged_records import NewestText
from warehouse.transaction import staged, transaction
from warehouse.upsert import insert_rows

# Moving writes the last row group of the indexed table anew: 0.25 s on average, 0.06 ms for each text that is
# moved. Reading as many recent texts as this takes a batch 5 ms.
_MAX_RECENT = 4_096
_FILL = 20_000  # texts at a time: 80 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredText:
    article_id: str
    revision: int
    sha256: str
    title: str
    text: str


def write_newest_texts(con: DuckDBPyConnection, *, replace: bool) -> None:
    """Write the staged ``newest_texts``, in the caller's transaction.

    Args:
        con: The writer's connection.
        replace: Whether any of the articles is in the warehouse already.
    """
    if replace:
        run_query(con, "delete_recent_texts")
    insert_rows(con, "newest_texts", into="recent_texts")


def has_many_texts(con: DuckDBPyConnection) -> bool:
    """Return whether the recent texts are enough to be moved."""
    ((recent,),) = run_query(con, "count_recent_texts")
    return bool(recent >= _MAX_RECENT)


def move_recent_texts(con: DuckDBPyConnection) -> None:
    """Move the recent texts into the indexed table, in the caller's transaction."""
    run_query(con, "delete_replaced_texts")
    run_query(con, "move_recent_texts")
    run_query(con, "delete_moved_texts")


def fill_newest_texts(con: DuckDBPyConnection) -> None:
    """Fill the tables of texts of a warehouse that was written before there were any."""
    ((end,),) = run_query(con, "count_unpacked_texts")
    if not end:
        return
    with transaction(con):
        for first in range(0, end, _FILL):
            texts = read_records(
                con, "read_unpacked_texts", _StoredText, first_row=first, end_row=first + _FILL
            )
            with staged(con, newest_texts=tabulate("newest_texts", map(_pack, texts))):
                insert_rows(con, "newest_texts")


def _pack(stored: _StoredText) -> NewestText:
    return NewestText(
        article_id=stored.article_id,
        revision=stored.revision,
        sha256=stored.sha256,
        title=stored.title,
        packed_text=pack_text(stored.text),
    )
