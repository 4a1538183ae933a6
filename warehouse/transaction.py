"""Transactions that read staged tables: everything of a load is written, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    import pyarrow as pa

from warehouse.commit_notes import note_commit
from warehouse.staged_rows import StagedRows, register_table, stage_rows


@contextmanager
def staged(con: duckdb.DuckDBPyConnection, **tables: StagedRows | pa.Table) -> Iterator[None]:
    """Let statements read each of `tables` as ``incoming_<name>`` while the block runs."""
    with ExitStack() as stack:
        for name, table in tables.items():
            incoming = f"incoming_{name}"
            if isinstance(table, StagedRows):
                stage_rows(con, table, name=incoming)
                stack.callback(_drop_quietly, con, incoming)
            else:
                register_table(con, incoming, table)
                stack.callback(con.unregister, incoming)
        yield


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection, **tables: StagedRows | pa.Table) -> Iterator[None]:
    """Run the block as one transaction, with `tables` staged as :func:`staged` does."""
    with staged(con, **tables):
        con.execute("BEGIN")
        try:
            yield
            con.execute("COMMIT")
            note_commit(con)
        except BaseException:
            with suppress(duckdb.Error):  # after a fatal error there is nothing to roll back
                con.execute("ROLLBACK")
            raise


def _drop_quietly(con: duckdb.DuckDBPyConnection, view: str) -> None:
    """Take a staged view away, unless the transaction that made it has failed, which does so itself."""
    with suppress(duckdb.Error):
        con.execute(f'DROP VIEW "{view}"')
