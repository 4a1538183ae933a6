"""The commands of the SQL shell, as DuckDB's own shell, psql and plain words call them."""

from __future__ import annotations

import sys

import click
import duckdb
from duckdb import DuckDBPyConnection

from flows.cli.rows import FORMS, Form, open_destination, write_result
from flows.cli.sql.examples import describe_example, find_example, list_examples
from flows.cli.sql.statements import parse_statements, run_statements
from flows.cli.wrapping import wrap_lines
from flows.errors import UsageError
from flows.log_output import escape_controls
from warehouse.listings import list_columns, list_views

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

    def __init__(self, con: DuckDBPyConnection, form: Form) -> None:
        self._con = con
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
                list_views(self._con)
                self._print()
            case [".schema" | ".describe" | "\\d" | "\\d+", view]:
                self._print_columns(view.strip('"'))
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
        try:
            with open_destination() as destination:
                run_statements(
                    self._con, parse_statements(self._con, example.statement), self.form, destination
                )
        except UsageError as error:
            _say(f"error: {error}")

    def _print_columns(self, view: str) -> None:
        list_columns(self._con, view)
        self._print()

    def _print(self) -> None:
        try:
            with open_destination() as destination:
                write_result(self._con, self.form, destination, is_listing=True)
        except duckdb.Error as error:
            _say(f"error: {error}")


def _say(text: str) -> None:
    click.echo(wrap_lines(text, sys.stdout))
