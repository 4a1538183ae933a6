"""`newswire feeds check`: fetch and parse feeds, and print a line on each."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.cli.probing import describe_feed, read_host_registry
from flows.cli.progress_bars import show_progress
from flows.config_file import find_feed_faults
from flows.errors import UsageError
from flows.feed_list import find_feeds
from flows.feed_probe import FeedProbe, make_feed
from flows.jobs.workers import Workers
from flows.settings import Settings
from transforms.records import Feed
from transforms.text.redaction import mask_feed_address
from transforms.text.urls import resolve_url


@click.command(name="check")
@click.argument("named", metavar="[NAME|URL]", required=False)
def command(named: str | None) -> int:
    """Fetch and parse feeds, and print a line on each.

    All configured feeds are checked, or the one that is named. Nothing is stored. Ends with status 1 when
    a feed cannot be polled. URL may also be a feed that is not configured.
    """
    settings = read_settings()
    feeds = _choose_feeds(settings, named)
    with show_progress() as progress, Workers(settings.read) as workers:
        progress.begin("checking feeds", len(feeds))
        probe = FeedProbe(
            settings.fetch,
            workers,
            read_host_registry(settings),
            now=datetime.now(UTC),
            addresses=settings.list_addresses(),
        )
        results = probe.probe_feeds(feeds)
    for result in results:
        name = mask_feed_address(result.feed.name)
        say(f"{'ok ' if result.is_sound else 'BAD'} {name}: {describe_feed(result)}")
    faults = find_feed_faults() if named is None else []
    for fault in faults:
        say(f"BAD {fault.message}")
    return 0 if all(result.is_sound for result in results) and not faults else FAILED


def _choose_feeds(settings: Settings, named: str | None) -> list[Feed]:
    feeds = settings.list_feeds()
    if named is None:
        if not feeds:
            raise UsageError("no feeds are configured; `newswire feeds add ADDRESS` adds one")
        return list(feeds)
    chosen = [feeds[index] for index in find_feeds([(feed.name, feed.url) for feed in feeds], named)]
    if chosen:
        return chosen
    url = resolve_url("", named)
    if url is None:
        raise UsageError(f"there is no feed {mask_feed_address(named)!r}; `newswire feeds list` shows them")
    return [make_feed(url)]
