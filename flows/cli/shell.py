"""The SQL shell that `newswire sql` opens on a terminal."""

from __future__ import annotations

from pathlib import Path

import click
import duckdb
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from flows.cli.rows import print_rows

_HELP = """\
End a statement with a semicolon; it may run over several lines.
  .tables        what there is to query
  .schema VIEW   the columns of a view and what they mean
  .help          this text
  .quit          leave (or Ctrl-D)"""
_TABLES = """
SELECT view_name AS "view", comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY 1
"""
_COLUMNS = """
SELECT column_name AS "column", data_type AS type, comment FROM duckdb_columns()
WHERE schema_name = 'main' AND table_name = ? ORDER BY column_index
"""


def run_shell(con: duckdb.DuckDBPyConnection, edition: Path, form: str) -> None:
    """Read statements and print what they give, until the user leaves."""
    session: PromptSession[str] = PromptSession(
        lexer=PygmentsLexer(SqlLexer),
        completer=WordCompleter(_list_words(con), ignore_case=True),
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
            _run(con, statement, (), form)
            statement = ""


def _run_command(con: duckdb.DuckDBPyConnection, words: list[str], form: str) -> bool:
    match words:
        case [".quit" | ".exit"]:
            return False
        case [".tables"]:
            _run(con, _TABLES, (), form)
        case [".schema", view]:
            _run(con, _COLUMNS, (view,), form)
        case _:
            click.echo(_HELP)
    return True


def _run(con: duckdb.DuckDBPyConnection, statement: str, values: tuple[str, ...], form: str) -> None:
    try:
        print_rows(con.execute(statement, values or None), form)
    except duckdb.Error as error:
        click.echo(f"error: {error}", err=True)
    except KeyboardInterrupt:
        con.interrupt()
        click.echo("interrupted", err=True)


def _list_words(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute(
        "SELECT table_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
        " UNION SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
        " UNION SELECT keyword_name FROM duckdb_keywords() ORDER BY 1"
    ).fetchall()
    return [word for (word,) in rows]
