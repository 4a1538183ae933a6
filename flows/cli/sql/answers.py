"""What the process that runs SQL does for `newswire sql`: it runs statements, and writes rows in a form.

This module is imported in that process alone; the command and its shell ask it by `EditionClient`.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

from duckdb import DuckDBPyConnection, StatementType
from rich.console import Console

from flows.cli.rows import Destination, Form, write_result
from flows.cli.sql.unknown_names import describe_unknown_names
from flows.errors import UsageError
from flows.log_output import escape_controls
from flows.sql_sandbox.sql_session import SqlSession
from flows.sql_sandbox.statement_kinds import QUERIES


def answer(session: SqlSession, fields: Mapping[str, Any], stream: BinaryIO) -> dict[str, Any]:
    """Answer a request of `EditionClient`.

    Args:
        session: Runs SQL on the edition.
        fields: The request, and the width of the terminal that shows its rows.
        stream: Takes the rows.

    Returns:
        Answers that are no rows.
    """
    if fields["wanted"] == "results":
        with _open_destination(fields, stream) as destination:
            _run(session, fields, destination)
        return {"notes": describe_unknown_names(session.con, fields["text"])}
    return _help_shell(session.con, fields, stream)


def _help_shell(con: DuckDBPyConnection, fields: Mapping[str, Any], stream: BinaryIO) -> dict[str, Any]:
    """Answer what the shell alone asks for; its modules import Arrow and Pygments, 0.2 s of CPU time."""
    from flows.cli.sql.completeness import is_complete  # noqa: PLC0415 -- see above
    from warehouse.listings import list_columns, list_views, list_words  # noqa: PLC0415 -- see above

    match fields["wanted"]:
        case "words":
            return {"words": list_words(con)}
        case "completeness":
            return {"is_complete": is_complete(con, fields["text"])}
        case "views":
            list_views(con)
        case "columns":
            list_columns(con, fields["view"])
    with _open_destination(fields, stream) as destination:
        write_result(con, fields["form"], destination, is_listing=True)
    return {}


def _run(session: SqlSession, fields: Mapping[str, Any], destination: Destination) -> None:
    """Run statements in their order, and write the rows of each query."""
    form: Form = fields["form"]
    statements = session.parse(fields["text"])
    if not statements:
        raise UsageError('there is no SQL to run; try newswire sql "SELECT count(*) FROM articles"')
    results = sum(one.type in QUERIES for one in statements)
    if fields["is_single"] and results != 1:
        raise UsageError(f"a file holds the rows of one query; these are {results}")
    for statement in statements:
        session.execute(statement)
        if statement.type == StatementType.EXPLAIN and form in ("table", "record"):
            for _, plan in session.con.fetchall():
                destination.text.write("\n".join(map(escape_controls, plan.splitlines())) + "\n")
        elif statement.type in QUERIES:
            write_result(session.con, form, destination)


@contextmanager
def _open_destination(fields: Mapping[str, Any], stream: BinaryIO) -> Iterator[Destination]:
    """Yield a destination that is laid out as the one that the parent writes to."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n")
    console = None
    if fields["width"] is not None:
        os.environ["COLUMNS"] = str(fields["width"])
        color = "standard" if fields["has_color"] else None
        console = Console(file=text, force_terminal=True, color_system=color)  # type: ignore[arg-type] # rich wants a literal
    try:
        yield Destination(text=text, console=console, is_raw=fields["is_raw"])
    finally:
        text.flush()
        text.detach()
