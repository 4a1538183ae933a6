"""`newswire feeds remove`: remove a feed from the configuration."""

from __future__ import annotations

import click

from flows.cli.configuration import list_feed_names, read_settings
from flows.config_file import find_config
from flows.errors import UsageError
from flows.feed_list import find_feeds, remove_feeds


@click.command(name="remove")
@click.argument("named", metavar="NAME|URL")
def command(named: str) -> int:
    """Remove a feed from the configuration.

    Its articles stay, and so do the comments in the file.
    """
    listed = list_feed_names(read_settings())
    positions = find_feeds(listed, named)
    if not positions:
        raise UsageError(f"there is no feed {named!r}; `newswire feeds list` shows them")
    if len({listed[position][1] for position in positions}) > 1:
        addresses = ", ".join(listed[position][1] for position in positions)
        raise UsageError(
            f"{len(positions)} feeds are called {named!r}; give one of their addresses: {addresses}"
        )
    remove_feeds(find_config(), positions)
    name, url = listed[positions[0]]
    click.echo(f"removed {name}, {url}")
    return 0
