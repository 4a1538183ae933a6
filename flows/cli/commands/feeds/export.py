"""`newswire feeds export`: the feed list as OPML."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from flows.cli.configuration import read_settings
from transforms.feeds.opml import write_opml


@click.command(name="export")
def command() -> int:
    """Write the feeds to stdout as OPML 2.0."""
    feeds = [(feed.name, feed.url) for feed in read_settings().list_feeds()]
    click.echo(write_opml(feeds, now=datetime.now(UTC)), nl=False)
    return 0
