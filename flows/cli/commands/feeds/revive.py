"""`newswire feeds revive`: ask feeds again that were gone."""

from __future__ import annotations

import click

from flows.cli.configuration import read_settings
from flows.errors import UsageError
from warehouse.connection import open_writer
from warehouse.load import revive_feeds


@click.command(name="revive")
@click.argument("feeds", nargs=-1, metavar="[NAME|URL]...")
def command(*, feeds: tuple[str, ...]) -> int:
    """Ask feeds again that were gone for good.

    These are the feeds that are named, or all whose servers said so. The next run asks them once; one
    that is still gone stops again. A feed is also asked again when its lines in the configuration change.
    """
    settings = read_settings()
    listed = settings.list_feeds()
    named = [feed for feed in listed if not feeds or {feed.name, feed.url} & set(feeds)]
    unknown = set(feeds) - {name for feed in named for name in (feed.name, feed.url)}
    if unknown:
        raise UsageError(f"there is no feed {min(unknown)}; `newswire feeds list` shows them")
    if settings.warehouse.exists():
        with open_writer(settings.warehouse, wait=settings.lock_timeout) as con:
            revived = revive_feeds(con, [feed.feed_id for feed in named])
    else:
        revived = 0
    click.echo(f"{revived} asked again by the next run" if revived else "none of them is gone")
    return 0
