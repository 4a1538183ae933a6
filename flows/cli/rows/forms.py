"""The forms in which commands write rows, and the option that chooses one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

import click

from flows.cli.rows.display import display_result
from flows.errors import UsageError
from flows.rows.destination import Destination
from flows.rows.documents import write_csv, write_json_array, write_json_lines, write_markdown
from flows.rows.parquet import write_parquet
from flows.rows.result import QueryResult, Row, read_result

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Form = Literal["table", "record", "csv", "json", "jsonl", "md", "parquet"]
FORMS: tuple[Form, ...] = get_args(Form)
_Command = TypeVar("_Command", bound=Callable[..., Any])
_Writer = Callable[[QueryResult, Destination], None]
_WRITERS: dict[str, _Writer] = {
    "csv": write_csv,
    "json": write_json_array,
    "jsonl": write_json_lines,
    "md": write_markdown,
}


def format_option(
    forms: Sequence[str] = ("table", "json"), *, default: str | None = "table"
) -> Callable[[_Command], _Command]:
    """Return the option ``--format`` of a command, whose value is its argument `form`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=default,
        show_default=default is not None,
        help="Form of what is printed.",
    )


def write_result(
    con: DuckDBPyConnection, form: Form, destination: Destination, *, is_listing: bool = False
) -> None:
    """Write the rows of the query that `con` has just run.

    Documents are written as rows come, so that a large result needs little memory.

    Args:
        con: The connection, whose result was not fetched yet.
        form: How to write them.
        destination: Where to write them.
        is_listing: Whether the last column is prose, which a table wraps and does not cut.

    Raises:
        UsageError: The rows have no such form.
    """
    if form == "parquet":
        write_parquet(con, destination.binary)
    else:
        _write(read_result(con), form, destination, is_listing=is_listing)


def write_listing(names: Sequence[str], rows: Iterable[Row], form: Form, destination: Destination) -> None:
    """Write rows that are no result of a query, and whose last column is prose, in any form but Parquet.

    Raises:
        UsageError: Parquet is asked for.
    """
    if form == "parquet":
        raise UsageError("this list is not written as Parquet; csv and json are exact too")
    _write(QueryResult(names=tuple(names), rows=iter(rows)), form, destination, is_listing=True)


def _write(result: QueryResult, form: Form, destination: Destination, *, is_listing: bool) -> None:
    if form in _WRITERS:
        _WRITERS[form](result, destination)
    else:
        display_result(result, destination, as_records=form == "record", is_listing=is_listing)
