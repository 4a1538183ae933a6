"""Print the rows of a query as a table, CSV or JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
from rich.table import Column, Table
from rich.text import Text

from flows.cli.console import open_console

FORMATS = ("table", "csv", "json")
_FETCH_SIZE = 1_000  # rows
_MAX_WIDTH = 10_000  # characters; where no terminal sets a width, a table may be as wide as its rows


def print_rows(con: duckdb.DuckDBPyConnection, form: str) -> None:
    """Print the rows of the query that a connection has just run.

    CSV and JSON are written as rows come, so that a large result needs little memory.

    Args:
        con: The connection, whose result was not fetched yet.
        form: One of :data:`FORMATS`.
    """
    names = [column[0] for column in con.description or ()]
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows([_format(value) for value in row] for row in _iterate(con))
    elif form == "json":
        _print_json(names, _iterate(con))
    else:
        _print_table(names, list(_iterate(con)))


def _iterate(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := con.fetchmany(_FETCH_SIZE):
        yield from rows


def _print_json(names: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    opening = "["
    for row in rows:
        shaped = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_to_json)
        sys.stdout.write(f"{opening}\n  {shaped}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def _print_table(names: list[str], rows: list[tuple[Any, ...]]) -> None:
    console = open_console(_MAX_WIDTH)
    table = Table(*(Column(Text(name)) for name in names))
    for column, values in zip(table.columns, zip(*rows, strict=True), strict=False):
        if all(isinstance(value, int | float | Decimal | None) for value in values):
            column.justify = "right"
    for row in rows:
        table.add_row(*(Text(_format(value)) for value in row))
    console.print(table)
    console.print(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", highlight=False)


def _format(value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=_to_json)
        case _:
            return str(value)


def _to_json(value: Any) -> Any:
    match value:
        case date():  # also matches a datetime
            return value.isoformat()
        case Decimal():
            return float(value)
        case bytes():
            return value.hex()
        case _:
            return str(value)
