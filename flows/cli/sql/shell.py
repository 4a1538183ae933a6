"""The SQL shell that `newswire sql` opens on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import duckdb
from duckdb import DuckDBPyConnection
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer
from pygments.token import Comment, is_token_subtype

from flows.cli.rows import Form, open_destination
from flows.cli.sql.shell_commands import ShellCommands
from flows.cli.sql.statements import parse_statements, run_statements
from flows.cli.wrapping import wrap_lines
from flows.errors import UsageError
from warehouse.listings import list_words


def run_shell(con: DuckDBPyConnection, edition: Path, form: Form) -> None:
    """Read statements from the terminal and print their results, until the user leaves.

    Args:
        con: A connection to the edition.
        edition: The edition's file; the history of statements is kept beside it.
        form: How rows are printed at first.
    """
    session: PromptSession[str] = PromptSession(
        lexer=PygmentsLexer(SqlLexer),
        completer=WordCompleter(list_words(con), ignore_case=True),
        complete_while_typing=False,
        history=_open_history(edition.parent / ".sql_history"),
    )
    commands = ShellCommands(con, form)
    click.echo(f"{edition}, read-only.\nEnd a statement with a semicolon; help lists more.")
    typed = ""
    while True:
        try:
            line = session.prompt("...   " if typed else "news> ")
        except KeyboardInterrupt:
            typed = ""
            continue
        except EOFError:
            return
        if not typed and commands.is_command(line):
            if not commands.run(line):
                return
            continue
        typed += line + "\n"
        if is_complete(con, typed):
            _run(con, typed, commands.form)
            typed = ""
        elif not typed.strip():
            typed = ""


def is_complete(con: DuckDBPyConnection, text: str) -> bool:
    """Return whether SQL ends with a semicolon, comments apart, and has no open quote or comment."""
    tokens = [
        token
        for kind, token in SqlLexer().get_tokens(text)
        if token.strip() and not is_token_subtype(kind, Comment)
    ]
    if not tokens or tokens[-1] != ";":
        return False
    try:
        con.extract_statements(text)
    except duckdb.Error as error:
        return "unterminated" not in str(error)
    return True


def _run(con: DuckDBPyConnection, text: str, form: Form) -> None:
    """Run the typed SQL, and print its rows or its error."""
    try:
        with open_destination() as destination:
            run_statements(con, parse_statements(con, text), form, destination)
    except UsageError as error:
        click.echo(wrap_lines(f"error: {error}", sys.stderr), err=True)
    except KeyboardInterrupt:
        con.interrupt()
        click.echo("interrupted", err=True)


def _open_history(file: Path) -> History:
    """Return the history that is kept in `file`, or that of this session where the file cannot be written."""
    try:
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(file)
