"""`newswire feeds import` and `newswire feeds export`: feed lists as OPML."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from flows.cli.failures import FAILED
from flows.cli.options import read_settings
from flows.errors import UsageError
from flows.feed_list import add_feeds
from flows.settings import find_config
from transforms.feeds.opml import MAX_BYTES, OutlineError, read_outlines, write_outlines
from transforms.text.redaction import hide_address, is_masked, names_variable
from transforms.text.urls import canonical_url


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(file: Path) -> int:
    """Add the feeds of an OPML FILE to the configuration, however deep its folders are.

    Feeds that are listed already are left out. The feeds are not fetched: `newswire feeds check`
    does that. An address that names an environment variable is left out: its server would be told
    the value, and the file may be a stranger's. Ends with status 1 when a feed could not be taken.
    """
    settings = read_settings()
    try:
        with file.open("rb") as stream:
            outlines = read_outlines(stream.read(MAX_BYTES + 1))
    except OutlineError as error:
        raise UsageError(f"{file}, {error}") from error
    known = {canonical_url(feed.address.public) for feed in settings.feeds}
    new: dict[str, tuple[str, str]] = {}
    left: list[str] = []
    for name, url in outlines.feeds:
        told = canonical_url(hide_address(url))
        if is_masked(url):
            left.append(f"{url}, whose secret is hidden")
        elif told not in known and names_variable(url):
            told_of = f"{hide_address(url)}, which names an environment variable"
            left.append(f"{told_of}; if you mean that, `newswire feeds add` takes it")
        elif told not in known:
            new.setdefault(told, (name, url))
    if new:
        add_feeds(find_config(), list(new.values()))
    for fault in outlines.faults:
        click.echo(f"left out: {file}, {fault}", err=True)
    for words in left:
        click.echo(f"left out: {words}", err=True)
    known_already = len(outlines.feeds) - len(new) - len(left)
    click.echo(f"added {len(new)} feeds; {known_already} were listed already")
    return FAILED if outlines.faults or left else 0


@click.command(name="export")
def export_command() -> int:
    """Write the configured feeds to stdout as OPML 2.0, which every feed reader imports."""
    feeds = [(feed.name, feed.url) for feed in read_settings().list_feeds()]
    click.echo(write_outlines(feeds, now=datetime.now(UTC)), nl=False)
    return 0
