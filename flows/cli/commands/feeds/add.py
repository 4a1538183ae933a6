"""`newswire feeds add`: find a feed and add it to the configuration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.cli.probing import describe_feed, read_host_registry
from flows.cli.progress_bars import show_progress
from flows.config_file import find_config
from flows.errors import UsageError
from flows.feed_list import add_feeds, clean_name, find_fault, find_feeds, list_tables
from flows.feed_probe import FeedProbe, ProbeResult
from flows.feed_settings import MAX_PAGES_BACK
from flows.jobs.workers import Workers
from transforms.text.redaction import mask_feed_address
from transforms.text.urls import extract_domain, resolve_url


@click.command(name="add")
@click.argument("address")
@click.option("--name", help="Name in the configuration [default: the feed's title].")
@click.option(
    "--back",
    metavar="N",
    type=click.IntRange(0, MAX_PAGES_BACK),
    default=0,
    help="Older pages that its first poll reads, where it names any (RFC 5005).",
)
def command(address: str, name: str | None, back: int) -> int:
    """Find a feed and add it to the configuration.

    ADDRESS is that of a feed, or of a page of a site. The feed is fetched and parsed first; one that
    cannot be parsed is not added. For a site the feeds that its page announces are tried, then the usual
    places of feeds and sitemaps. The file keeps its comments and its order.
    """
    settings = read_settings()
    url = resolve_url("", address if "://" in address else f"https://{address}")
    if url is None:
        raise UsageError(
            f"{mask_feed_address(address)} is not an address of the web; give one such as https://example.com"
        )
    fault = find_fault("", url)
    if fault:
        raise UsageError(f"{mask_feed_address(url)} cannot be added: {fault}")
    with show_progress() as progress, Workers(settings.read) as workers:
        progress.note(f"looking for a feed at {mask_feed_address(url)}")
        probe = FeedProbe(settings.fetch, workers, read_host_registry(settings), now=datetime.now(UTC))
        found, tried = probe.find_feed(url)
    if found is None:
        _explain_failure(tried)
        return FAILED
    listed = [(table.name, table.url) for table in list_tables(find_config())]
    existing = find_feeds(listed, found.address)
    public = mask_feed_address(found.address)
    if existing:
        say(f"{public} is in the list already, as {listed[existing[0]][0]}")
        return 0
    title = clean_name(name or (found.parsed and found.parsed.title) or "") or extract_domain(found.address)
    add_feeds(find_config(), [(title, found.address)], back=back)
    say(f"added {title}, {public}: {describe_feed(found)}")
    return 0


def _explain_failure(tried: Sequence[ProbeResult]) -> None:
    first, *others = tried
    detail = first.refusal.detail if first.refusal else "it lists no entries"
    if not others:
        say(f"not added: {mask_feed_address(first.feed.url)}: {detail}", err=True)
        return
    say(f"not added: no feed was found at {mask_feed_address(first.feed.url)} nor at", err=True)
    for result in others:
        detail = result.refusal.detail if result.refusal else "a feed without entries"
        say(f"  {mask_feed_address(result.feed.url)}: {detail}", err=True)
