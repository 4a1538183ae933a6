"""The SQL shell that `newswire sql` opens on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.sql import SqlLexer

from flows.cli.rows import Form, open_destination
from flows.cli.sql.edition_client import EditionClient
from flows.cli.sql.shell_commands import ShellCommands
from flows.cli.wrapping import wrap_lines
from flows.errors import NewswireError
from warehouse.errors import WarehouseError


def run_shell(client: EditionClient, edition: Path, form: Form) -> None:
    """Read statements from the terminal and print their results, until the user leaves.

    Args:
        client: Runs SQL on the edition.
        edition: The edition's file; the history of statements is kept beside it.
        form: How rows are printed at first.
    """
    session: PromptSession[str] = PromptSession(
        lexer=PygmentsLexer(SqlLexer),
        completer=WordCompleter(client.list_words(), ignore_case=True),
        complete_while_typing=False,
        history=_open_history(edition.parent / ".sql_history"),
    )
    commands = ShellCommands(client, form)
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
        if _is_complete(client, typed):
            _run(client, typed, commands.form)
            typed = ""
        elif not typed.strip():
            typed = ""


def _is_complete(client: EditionClient, typed: str) -> bool:
    try:
        return ";" in typed and client.is_complete(typed)
    except (NewswireError, WarehouseError) as error:  # the process has ended: the next one is asked again
        _say_error(error)
        return False


def _run(client: EditionClient, text: str, form: Form) -> None:
    """Run the typed SQL, and print its rows or its error."""
    try:
        with open_destination() as destination:
            client.run(text, form, destination)
    except (NewswireError, WarehouseError) as error:
        _say_error(error)
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)


def _say_error(error: Exception) -> None:
    click.echo(wrap_lines(f"error: {error}", sys.stderr), err=True)


def _open_history(file: Path) -> History:
    """Return the history that is kept in `file`, or that of this session where the file cannot be written."""
    try:
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(file)
