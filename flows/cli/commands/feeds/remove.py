"""`newswire feeds remove`: remove a feed from the configuration."""

from __future__ import annotations

import click

from flows.cli.console import say
from flows.config_file import find_config
from flows.errors import UsageError
from flows.feed_list import find_feeds, list_tables, remove_feeds
from transforms.text.redaction import mask_feed_address


@click.command(name="remove")
@click.argument("named", metavar="NAME|URL")
def command(named: str) -> int:
    """Remove a feed from the configuration.

    Its articles stay, and so do the comments in the file. A feed that cannot be used is removed too; one
    without a name and an address is called as messages call it, such as feeds.3.
    """
    tables = list_tables(find_config())
    listed = [(table.name, table.url) for table in tables]
    positions = find_feeds(listed, named) or [
        position for position, table in enumerate(tables) if table.place == named
    ]
    if not positions:
        raise UsageError(f"there is no feed {mask_feed_address(named)!r}; `newswire feeds list` shows them")
    if len({listed[position][1] for position in positions}) > 1:
        addresses = ", ".join(listed[position][1] for position in positions)
        raise UsageError(
            f"{len(positions)} feeds are called {named!r}; give one of their addresses: {addresses}"
        )
    remove_feeds(find_config(), positions)
    name, url = listed[positions[0]]
    say(f"removed {name}, {url}")
    return 0
