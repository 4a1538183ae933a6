"""`newswire targets snapshots`: the editions that a lake keeps."""

from __future__ import annotations

import click
from rich.table import Table

from flows.cli.configuration import read_settings
from flows.cli.console import open_console, say
from flows.targets.local_copy import find_target
from flows.targets.open_target import open_lake_target

_PLAIN_WIDTH = 120


@click.command(name="snapshots")
@click.argument("name", metavar="TARGET")
def command(name: str) -> int:
    """List the editions that a lake keeps, the oldest first.

    Each is a snapshot: `newswire sql --on TARGET --at NUMBER` reads it, and so does --at with a time, in UTC
    unless it has a zone, which takes the newest edition of then.
    """
    snapshots = open_lake_target(find_target(read_settings(), name).fill()).list_snapshots()
    if not snapshots:
        say(f"nothing was published to the target {name} yet")
        return 0
    table = Table("snapshot", "published", "edition", "rows added", "removed", box=None, pad_edge=False)
    for one in snapshots:
        published = f"{one.published_at:%Y-%m-%d %H:%M:%S} UTC"
        table.add_row(str(one.number), published, one.edition_id, f"{one.added:,}", f"{one.removed:,}")
    open_console(_PLAIN_WIDTH).print(table)
    return 0
