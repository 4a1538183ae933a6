"""`newswire feeds add` and `newswire feeds remove`: the feed list in the configuration, changed."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from flows.cli.console import show_progress
from flows.cli.failures import FAILED
from flows.cli.feed_check import describe_feed, recall_book
from flows.cli.options import read_settings
from flows.errors import UsageError
from flows.feed_list import add_feeds, find_feeds, remove_feeds
from flows.feed_probe import FeedProbe, Verdict
from flows.settings import Settings, find_config
from flows.workers import Workers
from transforms.text.normalisation import squeeze
from transforms.text.redaction import hide_address
from transforms.text.urls import absolute_url, site_of


@click.command(name="add")
@click.argument("address")
@click.option("--name", help="What to call it [default: what the feed calls itself].")
def add_command(address: str, name: str | None) -> int:
    """Find the feed at ADDRESS, a feed or the page of a site, and add it to the configuration.

    The feed is fetched and read first; one that cannot be read is not added. Of a site the feeds that
    its page announces are tried, then the places where feeds and sitemaps usually stand. The file
    keeps its comments and its order.
    """
    settings = read_settings()
    url = absolute_url("", address if "://" in address else f"https://{address}")
    if url is None:
        raise UsageError(f"{address} is not an address of the web; give one such as https://example.com")
    with show_progress() as progress, Workers(settings.read) as workers:
        progress.note(f"looking for a feed at {hide_address(url)}")
        probe = FeedProbe(settings.fetch, workers, recall_book(settings), now=datetime.now(UTC))
        found, tried = probe.find(url)
    if found is None:
        return _explain_failure(tried)
    listed = _list_feeds(settings)
    known = find_feeds(listed, found.address)
    told = hide_address(found.address)
    if known:
        click.echo(f"{told} is in the list already, as {listed[known[0]][0]}")
        return 0
    called = squeeze(name or (found.parsed and found.parsed.title) or "") or site_of(found.address)
    add_feeds(find_config(), [(called, found.address)])
    click.echo(f"added {called}, {told}: {describe_feed(found)}")
    return 0


@click.command(name="remove")
@click.argument("named", metavar="NAME|URL")
def remove_command(named: str) -> int:
    """Remove a feed from the configuration; its articles stay, and so do the comments in the file."""
    listed = _list_feeds(read_settings())
    places = find_feeds(listed, named)
    if not places:
        raise UsageError(f"no feed goes by the name or address {named!r}; `newswire feeds list` shows them")
    if len({listed[place][1] for place in places}) > 1:
        addresses = ", ".join(listed[place][1] for place in places)
        raise UsageError(
            f"{len(places)} feeds are called {named!r}; give one of their addresses: {addresses}"
        )
    remove_feeds(find_config(), places)
    name, url = listed[places[0]]
    click.echo(f"removed {name}, {url}")
    return 0


def _list_feeds(settings: Settings) -> list[tuple[str, str]]:
    """Return name and address of each feed as the file lists them, twice where it lists one twice."""
    return [(feed.name or feed.url.host or "", feed.address.public) for feed in settings.feeds]


def _explain_failure(tried: list[Verdict]) -> int:
    first = tried[0]
    detail = first.refusal.detail if first.refusal else "it lists no entries"
    if len(tried) == 1:
        click.echo(f"not added: {hide_address(first.feed.url)}: {detail}", err=True)
        return FAILED
    click.echo(f"not added: no feed was found at {hide_address(first.feed.url)} nor at", err=True)
    for verdict in tried[1:]:
        said = verdict.refusal.detail if verdict.refusal else "a feed without entries"
        click.echo(f"  {hide_address(verdict.feed.url)}: {said}", err=True)
    return FAILED
