"""`newswire watches list`: the watches in use, and those that come with Newswire."""

from __future__ import annotations

import click
from rich.table import Table

from flows.cli.configuration import read_settings
from flows.cli.console import make_line, open_console, say
from flows.cli.exit_status import FAILED
from flows.watches.run_watches import open_journal
from flows.watches.watch_files import list_shipped, list_watches

_PLAIN_WIDTH = 160


@click.command(name="list")
def command() -> int:
    """List the watches in use, and those that can be added.

    Ends with status 1 when a file cannot be used.
    """
    folder = read_settings().watch_folder
    watches, faults = list_watches(folder)
    journal = open_journal(folder)
    console = open_console(_PLAIN_WIDTH)
    table = Table("watch", "state", "watches for", box=None, pad_edge=False)
    for watch in watches:
        known = journal.count(watch.name)
        state = "begins with the next edition" if known is None else f"in use, {known:,} rows so far"
        table.add_row(watch.name, state, make_line(watch.title))
    used = {watch.name for watch in watches}
    for watch in list_shipped():
        if watch.name not in used:
            table.add_row(watch.name, f"newswire watches add {watch.name}", make_line(watch.title))
    console.print(table)
    for fault in faults:
        say(str(fault), err=True)
    return FAILED if faults else 0
