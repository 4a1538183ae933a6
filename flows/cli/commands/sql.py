"""`newswire sql`: read-only SQL over the edition."""

from __future__ import annotations

import sys

import click
import duckdb

from flows.cli.configuration import read_settings
from flows.cli.row_output import FORMATS, print_rows
from flows.errors import UsageError
from warehouse.connection import open_edition


@click.command(name="sql")
@click.argument("query", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How rows are printed.",
)
def command(*, query: str | None, form: str) -> int:
    """Run SQL on the edition, or open a shell for it.

    Without QUERY, the SQL is read from a pipe, or typed into a shell on a terminal. The edition is opened
    read-only, and its SQL cannot reach files or the network. SHOW TABLES lists the views, DESCRIBE
    articles the columns of one.
    """
    edition = read_settings().edition
    with open_edition(edition) as con:
        if query is None and sys.stdin.isatty():
            from flows.cli.sql_shell import run_shell  # noqa: PLC0415 -- prompt_toolkit takes 0.1 s to import

            run_shell(con, edition, form)
            return 0
        text = query if query is not None else sys.stdin.read()
        if not text.strip():
            raise UsageError('there is no SQL to run; try newswire sql "SELECT count(*) FROM articles"')
        try:
            print_rows(con.execute(text), form)
        except duckdb.Error as error:
            raise UsageError(str(error)) from error
    return 0
