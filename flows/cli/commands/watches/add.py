"""`newswire watches add`: use a watch that comes with Newswire."""

from __future__ import annotations

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.errors import UsageError
from flows.watches.watch_files import copy_shipped, list_shipped


@click.command(name="add")
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
def command(*, names: tuple[str, ...]) -> int:
    """Use watches that come with Newswire.

    They are copied into var/watches, where they can be edited. The rows that a watch finds in the next
    edition are noted and not reported; from then on, new ones are.
    """
    folder = read_settings().watch_folder
    shipped = {watch.name: watch for watch in list_shipped()}
    for name in names:
        if name not in shipped:
            raise UsageError(f"no watch {name} comes with Newswire; there are {', '.join(shipped)}")
        if (folder / f"{name}.sql").exists():
            say(f"{name} is in use already: {folder / name}.sql")
            continue
        copy_shipped(name, folder)
        say(f"added {folder / name}.sql: {shipped[name].title}")
    return 0
