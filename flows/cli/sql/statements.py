"""The statements that `newswire sql` runs: queries, and settings of how their results are shown."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
from duckdb import DuckDBPyConnection, Statement, StatementType

from flows.cli.rows import Destination, Form, write_result
from flows.errors import QueryStoppedError, UsageError
from flows.log_output import escape_controls
from warehouse.edition import SETTABLE

_QUERIES = (StatementType.SELECT, StatementType.EXPLAIN)
_LOCKED = re.compile(r'Cannot change configuration option "(\w+)" - the configuration has been locked')
_HINT = "queries (SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, PIVOT, EXPLAIN) and SET"


def parse_statements(con: DuckDBPyConnection, text: str) -> list[Statement]:
    """Split SQL into its statements, as DuckDB does.

    Args:
        con: A connection to the edition.
        text: The SQL; it may hold several statements, and comments.

    Returns:
        The statements; none where there are comments alone.

    Raises:
        UsageError: The SQL cannot be parsed, or a statement of it would do more than read.
    """
    try:
        statements = con.extract_statements(text)
    except duckdb.Error as error:
        raise UsageError(explain_error(error)) from error
    for one in statements:
        if one.type not in (*_QUERIES, StatementType.SET) and not _is_pivot_type(one):
            kind = one.type.name.replace("_", " ")
            raise UsageError(f"the edition is read-only, so {kind} does not run here; {_HINT} do")
    return statements


def run_statements(
    con: DuckDBPyConnection, statements: Iterable[Statement], form: Form, destination: Destination
) -> None:
    """Run statements in their order, and write the rows of each query.

    Raises:
        UsageError: A statement fails; the results of those before it are written.
    """
    for statement in statements:
        try:
            con.execute(statement)
            if statement.type == StatementType.EXPLAIN and form in ("table", "record"):
                _write_plans(con, destination)
            elif statement.type in _QUERIES:
                write_result(con, form, destination)
        except duckdb.Error as error:
            raise UsageError(explain_error(error)) from error


@contextmanager
def stop_after(con: DuckDBPyConnection, seconds: float | None) -> Iterator[None]:
    """Interrupt the queries of the block after so many seconds; None lets them run.

    Raises:
        QueryStoppedError: They took longer.
    """
    if seconds is None:
        yield
        return
    late = threading.Event()

    def stop() -> None:
        late.set()
        con.interrupt()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        yield
    except UsageError as error:
        if late.is_set() and isinstance(error.__cause__, duckdb.InterruptException):
            raise QueryStoppedError(f"stopped after {seconds:g} seconds; --timeout gives it more") from error
        raise
    finally:
        timer.cancel()


def count_results(statements: Iterable[Statement]) -> int:
    """Return how many of the statements have rows to write."""
    return sum(one.type in _QUERIES for one in statements)


def explain_error(error: duckdb.Error) -> str:
    """Return the text of an error, with the settings that exist where another one was to be set."""
    locked = _LOCKED.search(str(error))
    if locked:
        return (
            f"{locked[1]} cannot be set here; these can: {', '.join(SETTABLE)}, and variables (SET VARIABLE)"
        )
    return "\n".join(escape_controls(line) for line in str(error).splitlines() if line.strip())


def _is_pivot_type(statement: Statement) -> bool:
    """Return whether a statement is the half of a PIVOT that lists the values of its columns.

    DuckDB makes two statements of it, without any text: CREATE of a temporary type, and SELECT.
    """
    return statement.type == StatementType.CREATE and not statement.query


def _write_plans(con: DuckDBPyConnection, destination: Destination) -> None:
    for _, plan in con.fetchall():
        destination.text.write("\n".join(map(escape_controls, plan.splitlines())) + "\n")
