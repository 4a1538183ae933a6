"""The statements of warehouse/queries, one a file, its first line the promise it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, get_type_hints

from duckdb import DuckDBPyConnection

from warehouse.columns import enum_of

QUERIES = files("warehouse") / "queries"
_Record = TypeVar("_Record")


@cache
def read_query(name: str) -> str:
    """Return the statement in ``warehouse/queries/<name>.sql``."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


def start_query(con: DuckDBPyConnection, name: str, /, **parameters: object) -> None:
    """Run the statement called `name` and leave its rows on `con`, to be fetched."""
    con.execute(read_query(name), parameters)


def run_query(con: DuckDBPyConnection, name: str, /, **parameters: object) -> list[tuple[Any, ...]]:
    """Run the statement called `name` and return its rows; for a write, one row with their number."""
    start_query(con, name, **parameters)
    return con.fetchall()


def read_records(
    con: DuckDBPyConnection,
    name: str,
    record: Callable[..., _Record],
    /,
    *,
    nested: Mapping[str, Callable[[Any], object]] | None = None,
    constants: Mapping[str, Iterable[str]] | None = None,
    **parameters: object,
) -> list[_Record]:
    """Run the statement called `name` and make a `record` of each row, column by column.

    A list becomes a tuple, and a string a member of the enum that `record` annotates its column with; a
    column named in `nested` goes through its function, unless null. Lists of
    `constants` are written into the statement in place of a parameter, for an index serves no other.
    """
    statement = read_query(name)
    for parameter, values in (constants or {}).items():
        statement = statement.replace(f"${parameter}", ", ".join(map(_quote, values)))
    cursor = con.execute(statement, parameters)
    columns = [column[0] for column in cursor.description or ()]
    enums = {column: enum for column, hint in get_type_hints(record).items() if (enum := enum_of(hint))}
    chosen: dict[str, Callable[[Any], object]] = {**enums, **(nested or {})}
    makers = [chosen.get(column, _freeze) for column in columns]
    return [record(**dict(zip(columns, _make(makers, row), strict=True))) for row in cursor.fetchall()]


def _quote(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _make(makers: Sequence[Callable[[Any], object]], row: tuple[Any, ...]) -> list[object]:
    return [None if value is None else maker(value) for maker, value in zip(makers, row, strict=True)]


def _freeze(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
