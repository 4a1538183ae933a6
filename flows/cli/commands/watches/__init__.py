"""`newswire watches`: queries whose new rows are reported. Each subcommand is a module of this package."""

from __future__ import annotations

import click

from flows.cli.command_group import CommandGroup


@click.group(name="watches", cls=CommandGroup, package=__name__, first=("list", "add", "test"))
def command() -> None:
    """Report new rows of SQL files that run on each edition.

    A watch is a file var/watches/NAME.sql: comment lines that say what it watches for, then one SELECT. A
    comment line "key: COLUMN, …" names the columns that identify a row. Rows that were not there before are
    written to var/watches/matches.jsonl and logged, and sent to the webhook of [watches] in newswire.toml.
    """
