"""Run the statements of ``warehouse/queries``: one a file, with its purpose in the first line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import pytz  # noqa: F401 -- by DuckDB with the first time that is read: a signal then would be a fault of its own
from duckdb import DuckDBPyConnection

from warehouse.rows import make_records

if TYPE_CHECKING:
    import pyarrow as pa

QUERIES = files("warehouse") / "queries"
_Record = TypeVar("_Record")


@cache
def read_query(name: str) -> str:
    """Return the statement in ``warehouse/queries/<name>.sql``."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


def start_query(con: DuckDBPyConnection, name: str, /, **parameters: object) -> None:
    """Run the statement `name` and leave its rows on `con`, for the caller to fetch."""
    con.execute(read_query(name), parameters)


def run_query(con: DuckDBPyConnection, name: str, /, **parameters: object) -> list[tuple[Any, ...]]:
    """Run the statement `name` and return its rows; a write returns one row with their number."""
    start_query(con, name, **parameters)
    return con.fetchall()


def fetch_table(con: DuckDBPyConnection, name: str, /, **parameters: object) -> pa.Table:
    """Run the statement `name` and return its rows as an Arrow table, which other statements can read."""
    start_query(con, name, **parameters)
    return con.to_arrow_table()


def read_rows(con: DuckDBPyConnection, name: str, /, **parameters: object) -> list[dict[str, Any]]:
    """Run the statement `name` and return each row as a dictionary, with tuples for lists."""
    start_query(con, name, **parameters)
    columns = [column[0] for column in con.description or ()]
    return [
        {
            column: tuple(value) if isinstance(value, list) else value
            for column, value in zip(columns, row, strict=True)
        }
        for row in con.fetchall()
    ]


def read_records(
    con: DuckDBPyConnection,
    name: str,
    record: type[_Record],
    /,
    *,
    literals: Mapping[str, Iterable[str]] | None = None,
    **parameters: object,
) -> list[_Record]:
    """Run the statement `name` and return a `record` for each row.

    Args:
        con: The connection.
        name: The statement's file, without ``.sql``.
        record: A dataclass; the statement returns a column for each of its fields.
        literals: Lists of strings that are written into the statement in place of a parameter,
            because DuckDB uses an index for literals only.
        **parameters: Values of the other parameters.

    Raises:
        LookupError: The columns are not the fields of `record`.
    """
    statement = read_query(name)
    for parameter, values in (literals or {}).items():
        statement = statement.replace(f"${parameter}", ", ".join(map(_quote, values)))
    con.execute(statement, parameters)
    columns = [column[0] for column in con.description or ()]
    return make_records(record, columns, con.fetchall())


def _quote(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
