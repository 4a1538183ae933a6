"""The result of a query: its columns, and its rows as they come."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


_FETCH_SIZE = 1_000  # rows
Row = Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """The result of a query.

    Attributes:
        names: The names of the columns, which may have doubles.
        rows: The rows, a value for each column. They can be read once.
    """

    names: tuple[str, ...]
    rows: Iterator[Row]


def read_result(con: DuckDBPyConnection) -> QueryResult:
    """Return the result of the query that `con` has just run, whose rows were not fetched yet.

    Numbers of type FLOAT are returned as the shortest number that is the same FLOAT: 0.1 and not
    0.10000000149011612, which is that number as a DOUBLE.
    """
    columns = con.description or ()
    singles = [
        index
        for index, column in enumerate(columns)
        if "FLOAT" in str(column[1]) and "DOUBLE" not in str(column[1])
    ]
    return QueryResult(names=tuple(column[0] for column in columns), rows=_iterate(con, singles))


def _iterate(con: DuckDBPyConnection, singles: Sequence[int]) -> Iterator[Row]:
    while rows := con.fetchmany(_FETCH_SIZE):
        if not singles:
            yield from rows
            continue
        for row in map(list, rows):
            for index in singles:
                row[index] = _shorten(row[index])
            yield row


def _shorten(value: Any) -> Any:
    """Return `value` with each number in it as the shortest one that is the same FLOAT."""
    match value:
        case float():
            digits = (float(f"{value:.{count}g}") for count in range(6, 10))
            return next((short for short in digits if _is_same_single(short, value)), value)
        case list() | tuple():
            return [_shorten(one) for one in value]
        case dict():
            return {key: _shorten(one) for key, one in value.items()}
        case _:
            return value


def _is_same_single(one: float, other: float) -> bool:
    try:
        return struct.pack("f", one) == struct.pack("f", other)
    except OverflowError:
        return False
