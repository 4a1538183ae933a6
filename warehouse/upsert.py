"""Write staged rows into the tables of the store, by the keys that :mod:`warehouse.tables` declares.

No table has a PRIMARY KEY, since one makes upserts of text 4 to 10 times slower. A staged table has
one row for each key, so that a row of the store never has two candidates: DuckDB 2.0.0 raises
on those, and 1.5.5 takes the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from warehouse.tables import TABLES


def upsert(
    con: DuckDBPyConnection, table: str, *, leave_out: Sequence[str] = (), **constants: object
) -> None:
    """Insert the staged rows of `table`, or replace the rows that have the same key.

    Args:
        con: A connection on which the table is staged.
        table: The name of the staged table, and of the table in the store.
        leave_out: Staged columns that the store's table does not have.
        **constants: Columns that have one value in all rows, such as ``run_id``.
    """
    if TABLES[table].number and not _holds_any(con, table):
        insert_rows(con, table, into=table, leave_out=leave_out, **constants)
        return
    on = " AND ".join(f'existing."{column}" = incoming."{column}"' for column in TABLES[table].key)
    con.execute(
        f"""
        MERGE INTO store.{table} AS existing
        USING ({_select(table, constants, leave_out)}) AS incoming
        ON {on}
        WHEN MATCHED THEN UPDATE BY NAME
        WHEN NOT MATCHED THEN INSERT BY NAME
        """,
        constants,
    )


def insert_new(con: DuckDBPyConnection, table: str, **constants: object) -> None:
    """Insert those staged rows of `table` whose key is new; existing rows stay as they are.

    Args:
        con: A connection on which the table is staged.
        table: The name of the staged table, and of the table in the store.
        **constants: Columns that have one value in all rows, such as ``run_id``.
    """
    same = " AND ".join(
        f'existing."{column}" IS NOT DISTINCT FROM incoming."{column}"' for column in TABLES[table].key
    )
    statement = f"""
        INSERT INTO store.{table} BY NAME
        SELECT * FROM ({_select(table, constants)}) AS incoming
        WHERE NOT EXISTS (SELECT 1 FROM store.{table} AS existing WHERE {same})
    """  # noqa: S608 -- all names are this code's
    con.execute(statement, constants)


def insert_rows(
    con: DuckDBPyConnection,
    table: str,
    *,
    into: str = "",
    leave_out: Sequence[str] = (),
    **constants: object,
) -> None:
    """Insert all staged rows of `table`; the caller has deleted the rows that they replace.

    Args:
        con: A connection on which the table is staged.
        table: The name of the staged table.
        into: The name of the table in the store, where it is another one.
        leave_out: Staged columns that the store's table does not have.
        **constants: Columns that have one value in all rows, such as ``version``.
    """
    selected = _select(table, constants, leave_out)
    con.execute(f"INSERT INTO store.{into or table} BY NAME {selected}", constants)


def _holds_any(con: DuckDBPyConnection, table: str) -> bool:
    """Return whether the store's table has a row for any of the staged ones, by their numbers."""
    (column,), number = TABLES[table].key, TABLES[table].number
    wanted = f'SELECT md5_number_lower("{column}") FROM incoming_{table}'  # noqa: S608 -- all names are this code's
    rows = con.execute(f"SELECT 1 FROM store.{table} WHERE {number} IN ({wanted}) LIMIT 1").fetchall()  # noqa: S608
    return bool(rows)


def _select(table: str, constants: dict[str, object], leave_out: Sequence[str] = ()) -> str:
    left_out = f" EXCLUDE ({', '.join(leave_out)})" if leave_out else ""
    columns = [f"*{left_out}", *(f'${column} AS "{column}"' for column in constants)]
    if number := TABLES[table].number:
        columns.append(f'md5_number_lower("{TABLES[table].key[0]}") AS {number}')
    return f"SELECT {', '.join(columns)} FROM incoming_{table}"  # noqa: S608 -- all names are this code's
