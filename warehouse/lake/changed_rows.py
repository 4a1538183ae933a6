"""Write a table into the lake: the rows that are new, and no others."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.lake.stored_tables import DIGEST, StoredTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The rows of a table that were added and removed, and whether it was made anew."""

    added: int = 0
    removed: int = 0
    is_new: bool = False

    def __add__(self, other: Changes) -> Changes:
        """Return the changes of both tables together."""
        return Changes(
            added=self.added + other.added,
            removed=self.removed + other.removed,
            is_new=self.is_new or other.is_new,
        )


def write_table(
    con: DuckDBPyConnection, table: StoredTable, source: str, stored: StoredTable | None
) -> Changes:
    """Give a table of the lake the rows of another, in the caller's transaction.

    Rows are compared by their digests. Where one occurs more or less often than before, all of its rows are
    removed and written again.

    Args:
        con: A connection with the lake and the source.
        table: The table.
        source: The name of the relation whose rows it is to have, a table with ``rowid``.
        stored: The table as the lake has it, or None. One with other columns is made anew.
    """
    target = f'lake."rows"."{table.name}"'
    # These statements follow from the columns of tables, and so are in no file.
    if stored is None or list(stored.columns.items()) != list(table.columns.items()):
        columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns.items())
        con.execute(f"DROP TABLE IF EXISTS {target}")
        con.execute(f"CREATE TABLE {target} ({columns}, {DIGEST} UBIGINT)")
        added = _count(
            con,
            f"INSERT INTO {target} SELECT {table.column_list}, {table.digest} FROM {source}",  # noqa: S608 -- names of ours
        )
        return Changes(added=added, is_new=True)
    shared = _count_shared(con, table, source, target)
    if shared is not None:
        rows = f"SELECT {table.column_list}, {table.digest} FROM {source} OFFSET {shared}"  # noqa: S608 -- the same
        return Changes(added=_count(con, f"INSERT INTO {target} {rows}"))
    _compare(con, f"SELECT rowid AS our_row, {table.digest} AS {DIGEST} FROM {source}", target)  # noqa: S608 -- the same
    removed = added = 0
    if _count(con, "SELECT count(*) FROM changed WHERE is_stored"):
        removed = _count(
            con,
            f"DELETE FROM {target} WHERE {DIGEST} IN (SELECT {DIGEST} FROM changed WHERE is_stored)",  # noqa: S608 -- the same
        )
    if _count(con, "SELECT count(*) FROM changed WHERE is_wanted"):
        added = _count(
            con,
            f"""
            INSERT INTO {target}
            SELECT {table.column_list}, {DIGEST}
            FROM {source} AS source
            JOIN (SELECT our_row, {DIGEST} FROM ours SEMI JOIN changed USING ({DIGEST})) AS ours
                ON ours.our_row = source.rowid
            """,  # noqa: S608 -- the same
        )
    return Changes(added=added, removed=removed)


def _count_shared(con: DuckDBPyConnection, table: StoredTable, source: str, target: str) -> int | None:
    """Return the number of stored rows if they are the first of the source; None where they are not.

    Most tables only grow, and the largest grow with each edition. To compare all digests took five times as
    long as to add them up on both sides.
    """
    sums = f"count(*), bit_xor({DIGEST}), sum({DIGEST}::HUGEINT)"
    stored = con.execute(f"SELECT {sums} FROM {target}").fetchall()  # noqa: S608 -- the same
    number = stored[0][0]
    first = f"SELECT {table.digest} AS {DIGEST} FROM {source} LIMIT {number}"  # noqa: S608 -- the same
    ours = con.execute(f"SELECT {sums} FROM ({first})").fetchall()  # noqa: S608 -- the same
    return int(number) if ours == stored else None


def _compare(con: DuckDBPyConnection, digests: str, target: str) -> None:
    """Note the digests of both sides that do not occur equally often."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE ours AS {digests}")
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE changed AS
        WITH wanted AS (SELECT {DIGEST}, count(*) AS times FROM ours GROUP BY {DIGEST}),
        stored AS (SELECT {DIGEST}, count(*) AS times FROM {target} GROUP BY {DIGEST})
        SELECT {DIGEST}, wanted.times IS NOT NULL AS is_wanted, stored.times IS NOT NULL AS is_stored
        FROM wanted
        FULL JOIN stored USING ({DIGEST})
        WHERE wanted.times IS DISTINCT FROM stored.times
        """  # noqa: S608 -- the same
    )


def _count(con: DuckDBPyConnection, statement: str) -> int:
    ((number,),) = con.execute(statement).fetchall()
    return int(number)
