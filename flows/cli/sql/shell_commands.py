"""The commands of the SQL shell, as DuckDB's own shell, psql and plain words call them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from flows.cli.rows import FORMS, Destination, Form, open_destination
from flows.cli.sql.edition_client import EditionClient
from flows.cli.sql.examples import describe_example, find_example, list_examples
from flows.cli.wrapping import wrap_lines
from flows.errors import NewswireError
from flows.log_output import escape_controls
from warehouse.errors import WarehouseError

_HELP = """\
End a statement with a semicolon; it may run over several
lines. Tab completes names.

  \\d, .tables            the views
  \\d VIEW, .schema VIEW  the columns of a view
  .mode FORM             print rows as FORM, which is one of
                         {forms}
  \\x                     records for tables, or tables again
  .examples              queries that can be run by name
  .run NAME              run one of them
  help, \\?, .help        this text
  quit, exit, \\q, .quit  leave, as Ctrl-D does"""
_SHELL_FORMS = tuple(form for form in FORMS if form != "parquet")
_WORDS = {"help", "quit", "exit"}


class ShellCommands:
    """The commands of a shell, and the form of its rows, which they change.

    Attributes:
        form: How rows are printed now.
    """

    def __init__(self, client: EditionClient, form: Form) -> None:
        self._client = client
        self.form = form

    def is_command(self, line: str) -> bool:
        """Return whether a line that begins a statement is a command and no SQL."""
        text = line.strip()
        return text.startswith((".", "\\")) or text.rstrip(";").strip().lower() in _WORDS

    def run(self, line: str) -> bool:
        """Run a command, and return whether the shell goes on."""
        words = line.strip().rstrip(";").split()
        match [words[0].lower(), *words[1:]] if words else []:
            case [".quit" | ".exit" | ".q" | "\\q" | "quit" | "exit", *_]:
                return False
            case [".tables" | "\\d" | "\\dt" | "\\dv" | ".schema"]:
                self._print(lambda destination: self._client.list_views(self.form, destination))
            case [".schema" | ".describe" | "\\d" | "\\d+", view]:
                name = view.strip('"')
                self._print(lambda destination: self._client.list_columns(name, self.form, destination))
            case [".examples"]:
                with open_destination() as destination:
                    list_examples(self.form, destination)
            case [".run", name]:
                self._run_example(name)
            case [".mode"]:
                _say(f"{self.form}; there are {', '.join(_SHELL_FORMS)}")
            case [".mode", name]:
                self._set_form(name.lower())
            case ["\\x", *_]:
                self._set_form("table" if self.form == "record" else "record")
            case ["help" | ".help" | "\\?" | "\\h", *_]:
                click.echo(_HELP.format(forms=", ".join(_SHELL_FORMS)))
            case _:
                _say(f"there is no command {escape_controls(line.strip())}; help lists them")
        return True

    def _set_form(self, name: str) -> None:
        found = next((form for form in _SHELL_FORMS if form == name), None)
        if found is None:
            _say(f"there is no mode {escape_controls(name)}; there are {', '.join(_SHELL_FORMS)}")
            return
        self.form = found
        click.echo(f"rows are printed as {found}")

    def _run_example(self, name: str) -> None:
        example = find_example(name)
        if example is None:
            _say(f"there is no example {escape_controls(name)}; .examples lists them")
            return
        _say(describe_example(example))
        self._print(lambda destination: self._client.run(example.statement, self.form, destination))

    def _print(self, write: Callable[[Destination], None]) -> None:
        try:
            with open_destination() as destination:
                write(destination)
        except (NewswireError, WarehouseError) as error:
            _say(f"error: {error}")
        except KeyboardInterrupt:
            _say("interrupted")


def _say(text: str) -> None:
    click.echo(wrap_lines(text, sys.stdout))
