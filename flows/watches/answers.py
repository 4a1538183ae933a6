"""What the process that runs SQL does for watches: it runs one SELECT, and writes its rows as JSON.

This module is imported in that process alone; `run_queries` asks it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, BinaryIO

from duckdb import DuckDBPyConnection

from flows.errors import UsageError
from flows.sql_sandbox.sql_session import SqlSession

MAX_ROWS = 20_000
"""The number of rows that a watch may return."""
_BATCH = 1_000  # rows


def answer(session: SqlSession, fields: Mapping[str, Any], stream: BinaryIO) -> dict[str, Any]:
    """Write the rows of a watch, each as a JSON object on a line.

    Args:
        session: Runs SQL on the edition.
        fields: The `statement` of the watch, and the columns of its `key`.
        stream: Takes the rows.

    Raises:
        UsageError: The statement cannot be used.
    """
    statement = fields["statement"]
    if len(session.parse(statement)) != 1:
        raise UsageError("it has more than one statement")
    _write_rows(session.con, statement, fields["key"], stream)
    return {}


def _write_rows(con: DuckDBPyConnection, statement: str, key: Collection[str], stream: BinaryIO) -> None:
    columns = {column[0] for column in con.execute(f"FROM (\n{statement}\n) LIMIT 0").description}
    for name in key:
        if name not in columns:
            raise UsageError(f"its key names {name}, which is no column of its rows")
    con.execute(f"SELECT to_json(found_row) FROM (\n{statement}\n) AS found_row")  # noqa: S608 -- theirs
    count = 0
    while rows := con.fetchmany(_BATCH):
        count += len(rows)
        if count > MAX_ROWS:
            raise UsageError(f"it returns more than {MAX_ROWS:,} rows; have it look back less far")
        stream.write("".join(f"{text}\n" for (text,) in rows).encode("utf-8"))
