"""`newswire feeds check`: a verdict on each feed, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import click

from flows.cli.console import show_progress
from flows.cli.failures import FAILED
from flows.cli.options import read_settings
from flows.errors import UsageError
from flows.feed_list import find_feeds
from flows.feed_probe import FeedProbe, Verdict, make_feed
from flows.settings import Settings
from flows.web.host_registry import HostRegistry
from flows.workers import Workers
from transforms.records import Feed, ParsedFeed
from transforms.text.redaction import hide_address
from transforms.text.urls import absolute_url
from warehouse.connection import open_edition
from warehouse.errors import EditionMissingError
from warehouse.read import read_backoffs


@click.command(name="check")
@click.argument("named", metavar="[NAME|URL]", required=False)
def check_command(named: str | None) -> int:
    """Fetch and read each configured feed, or one, and say a line on each; nothing is stored.

    Ends with status 1 when a feed cannot be polled. URL may also be a feed that is not configured.
    """
    settings = read_settings()
    feeds = _choose_feeds(settings, named)
    with show_progress() as progress, Workers(settings.read) as workers:
        progress.begin("checking feeds", len(feeds))
        probe = FeedProbe(
            settings.fetch,
            workers,
            recall_book(settings),
            now=datetime.now(UTC),
            addresses=settings.list_addresses(),
        )
        verdicts = probe.judge(feeds)
    for verdict in verdicts:
        name = hide_address(verdict.feed.name)
        click.echo(f"{'ok ' if verdict.is_sound else 'BAD'} {name}: {describe_feed(verdict)}")
    return 0 if all(verdict.is_sound for verdict in verdicts) else FAILED


def recall_book(settings: Settings) -> HostRegistry:
    """Return what the last edition tells of servers that want to be left alone."""
    book = HostRegistry()
    with suppress(EditionMissingError), open_edition(settings.edition) as con:
        book.recall(read_backoffs(con, now=datetime.now(UTC)))
    return book


def describe_feed(verdict: Verdict) -> str:
    """Say in a line what a feed holds and what is wrong with it."""
    said = [verdict.refusal.detail] if verdict.refusal else []
    if verdict.parsed and (verdict.parsed.entries or not said):
        said += [_describe_entries(verdict.parsed), *_list_problems(verdict.parsed)]
    if verdict.address != verdict.feed.url:
        said.append(f"it has moved for good to {verdict.address}")
    return "; ".join(said)


def _choose_feeds(settings: Settings, named: str | None) -> list[Feed]:
    feeds = settings.list_feeds()
    if named is None:
        if not feeds:
            raise UsageError("no feeds are configured; `newswire feeds add ADDRESS` adds one")
        return list(feeds)
    chosen = [feeds[place] for place in find_feeds([(feed.name, feed.url) for feed in feeds], named)]
    if chosen:
        return chosen
    url = absolute_url("", named)
    if url is None:
        raise UsageError(f"no feed goes by the name or address {named!r}; `newswire feeds list` shows them")
    return [make_feed(url)]


def _describe_entries(parsed: ParsedFeed) -> str:
    if parsed.child_sitemaps:
        return f"{parsed.form} of {len(parsed.child_sitemaps)} sitemaps"
    dates = [entry.published_at or entry.updated_at for entry in parsed.entries]
    newest = max((date for date in dates if date), default=None)
    dated = f"newest {newest:%Y-%m-%d %H:%M}" if newest else "none with a date that can be trusted"
    count = len(parsed.entries)
    return f"{count} {'entry' if count == 1 else 'entries'}, {parsed.form}, {dated}"


def _list_problems(parsed: ParsedFeed) -> Iterator[str]:
    if parsed.truncated:
        yield "more entries than are read at once"
    untaken = sum(entry.published_raw is not None and entry.published_at is None for entry in parsed.entries)
    if untaken:
        yield f"{untaken} dates were not taken"
    if parsed.faults:
        more = f" and {len(parsed.faults) - 1} more" if len(parsed.faults) > 1 else ""
        yield parsed.faults[0] + more
