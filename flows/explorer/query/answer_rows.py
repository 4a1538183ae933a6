"""What the process that runs SQL does for the SQL page: it runs statements, and writes the rows of queries.

Only its limits are imported elsewhere; `SqlRun` asks it. It writes texts in their final form, so that the
explorer has nothing to do with values of DuckDB.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from duckdb import DuckDBPyConnection, StatementType

from flows.errors import UsageError
from flows.log_output import escape_controls, escape_lines
from flows.rows.destination import Destination
from flows.rows.documents import write_csv
from flows.rows.kinds import find_kind
from flows.rows.result import Row, read_result
from flows.rows.values import show_numbers, show_value, write_json
from flows.sql_sandbox.sql_session import SqlSession
from flows.sql_sandbox.statement_kinds import QUERIES

MAX_ROWS = 1_000
"""The number of rows that a page shows of a result."""
MAX_CHARACTERS = 2_000_000
"""The number of characters that a page shows of a result."""
MAX_CELL = 2_000
"""The number of characters that a page shows of a value."""
MAX_RESULTS = 10
"""The number of results that a page shows."""
_MAX_LABEL = 80  # characters of a text in a chart


def answer(session: SqlSession, fields: Mapping[str, Any], stream: BinaryIO) -> dict[str, Any]:
    """Answer a request: run the statements of `text`, and write rows in a form.

    Args:
        session: Runs SQL on the edition.
        fields: The `text`, and the `form`: ``csv`` for the rows of one query as a file, ``table`` for each
            result as a JSON object on a line, with the texts of its cells, ``chart`` for their values too.
        stream: Takes the rows.

    Raises:
        UsageError: There is no SQL, or too many results.
    """
    statements = session.parse(fields["text"])
    results = sum(one.type in QUERIES for one in statements)
    if not statements:
        raise UsageError("there is no SQL to run; an example is SELECT count(*) FROM articles")
    is_file = fields["form"] == "csv"
    if is_file and results != 1:
        raise UsageError(f"a file holds the rows of one query; these are {results}")
    if results > MAX_RESULTS:
        raise UsageError(f"a page shows {MAX_RESULTS} results; these are {results}")
    for statement in statements:
        session.execute(statement)
        if statement.type not in QUERIES:
            continue
        if is_file:
            _write_file(session.con, stream)
        elif statement.type == StatementType.EXPLAIN:
            plans = [escape_lines(str(plan)) for _, plan in session.con.fetchall()]
            _write_line(stream, {"plan": "\n".join(plans)})
        else:
            _write_line(stream, _describe_result(session.con, with_values=fields["form"] == "chart"))
    return {}


def _write_file(con: DuckDBPyConnection, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n")
    try:
        write_csv(read_result(con), Destination(text=text))
    finally:
        text.flush()
        text.detach()


def _describe_result(con: DuckDBPyConnection, *, with_values: bool) -> dict[str, Any]:
    """Return the columns of a result, and as many of its rows as a page shows."""
    types = [str(column[1]) for column in con.description or ()]
    result = read_result(con)
    rows, is_cut = _take_rows(result.rows)
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in types]
    kinds = [find_kind(column) for column in columns]
    cells = [
        show_numbers(column) if kind == "number" else [_show(value) for value in column]
        for column, kind in zip(columns, kinds, strict=True)
    ]
    return {
        "columns": [
            {"name": escape_controls(name), "type": kind_of_data, "kind": kind}
            for name, kind_of_data, kind in zip(result.names, types, kinds, strict=True)
        ],
        "rows": [
            [None if value is None else text for value, text in zip(row, texts, strict=True)]
            for row, texts in zip(rows, zip(*cells, strict=True), strict=True)
        ],
        "values": [[_simplify(value) for value in row] for row in rows] if with_values else [],
        "is_cut": is_cut,
    }


def _take_rows(rows: Iterator[Row]) -> tuple[list[Row], bool]:
    """Return the first rows, and whether there are more of them than a page shows."""
    taken: list[Row] = []
    characters = 0
    for row in rows:
        characters += sum(len(value) if isinstance(value, str) else 1 for value in row)
        if taken and (len(taken) == MAX_ROWS or characters > MAX_CHARACTERS):
            return taken, True
        taken.append(row)
    return taken, False


def _show(value: Any) -> str:
    text = show_value(value, lines=True)
    if len(text) <= MAX_CELL:
        return text
    return f"{text[:MAX_CELL]}… ({len(text):,} characters)"


def _simplify(value: Any) -> Any:
    """Return a value as a chart takes it: a number, a truth value, NULL, or a short text."""
    plain = json.loads(write_json(value)) if value is not None else None
    if plain is None or isinstance(plain, bool | int | float):
        return plain
    return (plain if isinstance(plain, str) else write_json(value))[:_MAX_LABEL]


def _write_line(stream: BinaryIO, fields: Mapping[str, Any]) -> None:
    stream.write(json.dumps(fields).encode("ascii") + b"\n")
