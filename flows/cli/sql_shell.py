"""The SQL shell that `newswire sql` opens on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import duckdb
from duckdb import DuckDBPyConnection
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from flows.cli.row_output import print_rows
from warehouse.listings import list_columns, list_views, list_words

_HELP = """\
End a statement with a semicolon; it may run over several lines.
  .tables        the views that can be queried
  .schema VIEW   the columns of a view and their meaning
  .help          this text
  .quit          leave (or Ctrl-D)"""


def run_shell(con: DuckDBPyConnection, edition: Path, form: str) -> None:
    """Read statements from the terminal and print their results, until the user leaves.

    Args:
        con: A connection to the edition.
        edition: The edition's file; the history of statements is kept beside it.
        form: How rows are printed, one of :data:`flows.cli.row_output.FORMATS`.
    """
    session: PromptSession[str] = PromptSession(
        lexer=PygmentsLexer(SqlLexer),
        completer=WordCompleter(list_words(con), ignore_case=True),
        complete_while_typing=False,
        history=FileHistory(edition.parent / ".sql_history"),
    )
    click.echo(f"{edition}, read-only. End statements with a semicolon; .help for more.")
    statement = ""
    while True:
        try:
            line = session.prompt("... " if statement else "news> ")
        except KeyboardInterrupt:
            statement = ""
            continue
        except EOFError:
            return
        if not statement and line.strip().startswith("."):
            if not _run_command(con, line.split(), form):
                return
            continue
        statement += line + "\n"
        if line.rstrip().endswith(";"):
            _run(con, partial(DuckDBPyConnection.execute, query=statement), form)
            statement = ""


def _run_command(con: DuckDBPyConnection, words: list[str], form: str) -> bool:
    match words:
        case [".quit" | ".exit"]:
            return False
        case [".tables"]:
            _run(con, list_views, form)
        case [".schema", view]:
            _run(con, partial(list_columns, view=view), form)
        case _:
            click.echo(_HELP)
    return True


def _run(con: DuckDBPyConnection, query: Callable[[DuckDBPyConnection], object], form: str) -> None:
    """Run a query on the connection, and print its rows or its error."""
    try:
        query(con)
        print_rows(con, form)
    except duckdb.Error as error:
        click.echo(f"error: {error}", err=True)
    except KeyboardInterrupt:
        con.interrupt()
        click.echo("interrupted", err=True)
