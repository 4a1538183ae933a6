"""`newswire sql`: read-only SQL over the edition."""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path

import click

from flows.cli.configuration import read_settings
from flows.cli.path_types import OutputPath
from flows.cli.rows import FORMS, Form, format_option, open_destination
from flows.cli.sql.edition_client import EditionClient
from flows.cli.sql.examples import (
    check_variables,
    complete_examples,
    describe_example,
    explain_misfit,
    find_example,
    list_examples,
    set_variables,
    suggest_examples,
)
from flows.cli.wrapping import wrap_lines
from flows.errors import UsageError
from flows.sql_sandbox.limits import TIMEOUT
from flows.sql_sandbox.machine_share import LARGEST, LONGEST, find_limits

_SUFFIXES: dict[str, Form] = {
    ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "md", ".parquet": "parquet"
}  # fmt: skip
_DIGITS_OF_DATES = 8  # 20261120 is a date; a lake has no such number of snapshots


class _SqlCommand(click.Command):
    """A command whose argument may begin with a comment of SQL, which is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = [name for parameter in self.get_params(ctx) for name in parameter.opts]
        for index, word in enumerate(args):
            if word == "--":
                break
            is_option = word.partition("=")[0] in options
            if word.startswith("--") and re.search(r"\s", word) and not is_option:
                # click takes no word behind `--` for an option
                return super().parse_args(ctx, [*args[:index], *args[index + 1 :], "--", word])
        return super().parse_args(ctx, args)


@click.command(name="sql", cls=_SqlCommand)
@click.argument("query", required=False, shell_complete=lambda _, __, typed: complete_examples(typed))
@format_option(FORMS, default=None)
@click.option(
    "--output",
    "file",
    type=OutputPath(dir_okay=False),
    help="File to write the rows into, in place of the screen; its suffix chooses the format.",
)
@click.option(
    "--raw", "is_raw", is_flag=True, help="Write texts that look like formulas into CSV as they are."
)
@click.option("--examples", "lists_examples", is_flag=True, help="List queries that can be run by name.")
@click.option("--set", "variables", multiple=True, metavar="NAME=VALUE", help="Set a variable of the SQL.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Stop the SQL after so many seconds, with status 1.",
)
@click.option(
    "--memory",
    type=click.FloatRange(min=0, min_open=True),
    metavar="GB",
    help="Memory that the SQL may use, in gigabytes.  [default: half of this machine's]",
)
@click.option(
    "--on", "target", metavar="TARGET", help="Query the newest edition of a target, not this machine's."
)
@click.option(
    "--at",
    "moment",
    metavar="TIME",
    help="With --on: the edition of a time, or of a snapshot's number, that a lake keeps.",
)
@click.option(
    "--harlequin", "is_harlequin", is_flag=True, help="Open Harlequin, an SQL editor for terminals."
)
def command(
    *,
    query: str | None,
    form: Form | None,
    file: Path | None,
    is_raw: bool,
    lists_examples: bool,
    variables: tuple[str, ...],
    timeout: float,
    memory: float | None,
    target: str | None,
    moment: str | None,
    is_harlequin: bool,
) -> int:
    """Run SQL on the edition, or open a shell for it.

    Without QUERY, the SQL is read from a pipe, or typed into a shell on a terminal. It may be several
    statements. The edition is opened read-only, and its SQL cannot reach files or the network; SET changes
    the time zone and the order of rows. SHOW TABLES lists the views, DESCRIBE articles the columns of one.

    With --on the newest edition of a target of newswire.toml is queried: it is copied to this machine first,
    unless it is here already. --at names an earlier one of a lake, by a time (in UTC unless it has a zone) or
    by a number that `newswire targets snapshots` lists.

    QUERY may also be the name of an example, of which --examples lists some fifty, such as biggest-stories.

    A table is as wide as the terminal: long cells are cut in the middle, and where that is not enough each
    row is a record of `column  value` lines. Numbers in tables are rounded; all other formats are exact, but
    that in CSV a text that a spreadsheet would take for a formula begins with an apostrophe, unless --raw is
    given.
    """
    if is_harlequin:
        from flows.cli.sql.harlequin import run_harlequin  # noqa: PLC0415 -- for those who ask for it

        if query or form or file:
            raise UsageError("--harlequin takes no SQL, format or file: the editor has its own")
        return run_harlequin(_find_edition(target, moment))
    chosen = form or _choose_form(file)
    if lists_examples:
        with open_destination(file) as destination:
            list_examples(chosen, destination)
        return 0
    edition = _find_edition(target, moment)
    if not (timeout <= LONGEST and (memory is None or memory <= LARGEST)):  # nor is it no number
        raise UsageError(f"--timeout takes up to {LONGEST:,.0f} seconds, --memory up to {LARGEST:,.0f} GB")
    if query and (example := find_example(query)):
        check_variables(example, variables)
    limits = find_limits(seconds=timeout, memory=int(memory * 1e9) if memory else None)
    with EditionClient(edition, limits=limits, settings=set_variables(variables)) as client:
        if query is None and sys.stdin.isatty():
            from flows.cli.sql.shell import run_shell  # noqa: PLC0415 -- prompt_toolkit takes 0.1 s to import

            if file or chosen == "parquet":
                raise UsageError("give the SQL as well: the shell prints its rows")
            run_shell(client, edition, chosen)
            return 0
        _run(client, query if query is not None else _read_input(), chosen, file, is_raw=is_raw)
    return 0


def _choose_form(file: Path | None) -> Form:
    """Return the form that the suffix of a file means; a table where there is none, as on the screen.

    Raises:
        UsageError: The suffix is that of a format which is not written.
    """
    suffix = file.suffix.lower() if file else ""
    if suffix in ("", ".txt"):
        return "table"
    if suffix not in _SUFFIXES:
        raise UsageError(
            f"no format is written into {suffix} files; {', '.join(_SUFFIXES)} and .txt are known, and "
            "--format writes one into any file. Spreadsheets read .csv, as UTF-8"
        )
    return _SUFFIXES[suffix]


def _find_edition(target: str | None, moment: str | None) -> Path:
    """Return the file of the edition: this machine's, or a copy of that of a target."""
    settings = read_settings()
    if target is None:
        if moment is not None:
            raise UsageError("--at goes with --on; as_of('TIME') in SQL gives the articles known then")
        return settings.edition
    from flows.targets.local_copy import copy_edition  # noqa: PLC0415 -- for those who ask for it

    return copy_edition(settings, target, at=None if moment is None else _parse_moment(moment))


def _parse_moment(text: str) -> int | datetime:
    if text.isascii() and text.isdecimal() and len(text) < _DIGITS_OF_DATES:
        return int(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"--at takes a time such as '2026-11-20 09:00', or the number of a snapshot, and not {text!r}"
        ) from error


def _read_input() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise UsageError(f"this SQL is not encoded in {error.encoding.upper()}") from error


def _run(client: EditionClient, text: str, form: Form, file: Path | None, *, is_raw: bool) -> None:
    if form == "parquet" and file is None and sys.stdout.isatty():
        raise UsageError("Parquet is no text for a terminal: name a file with --output, or pipe it")
    example = find_example(text)
    is_single = file is not None or form == "parquet"
    try:
        with open_destination(file, is_raw=is_raw) as destination:
            if example and form in ("table", "record"):
                destination.text.write(wrap_lines(describe_example(example), destination.text) + "\n")
            client.run(example.statement if example else text, form, destination, is_single=is_single)
    except UsageError as error:
        advice = explain_misfit(example, str(error)) if example else suggest_examples(text)
        raise UsageError(f"{error}{advice}") from error
