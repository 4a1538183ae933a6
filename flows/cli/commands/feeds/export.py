"""`newswire feeds export`: the feed list as OPML."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from flows.cli.configuration import read_settings
from flows.cli.exit_status import FAILED
from flows.config_file import warn_of_feed_faults
from transforms.feeds.opml import write_opml


@click.command(name="export")
def command() -> int:
    """Write the feeds to stdout as OPML 2.0.

    Ends with status 1 when a feed of the configuration cannot be used, and so is left out.
    """
    feeds = [(feed.name, feed.url) for feed in read_settings().list_feeds()]
    click.echo(write_opml(feeds, now=datetime.now(UTC)), nl=False)
    return FAILED if warn_of_feed_faults() else 0
