"""`newswire feeds list`: the configured feeds and their health."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click

from flows.cli.configuration import read_settings
from flows.cli.rows import Form, format_option, open_destination, write_json, write_listing
from flows.config_file import find_config, find_feed_faults
from flows.description.feed_state import describe_defects, describe_feed
from flows.feed_list import list_tables
from flows.service.websub.wording import describe_subscription
from warehouse.edition import open_edition
from warehouse.explorer.feed_health import FeedHealth, list_feed_health
from warehouse.subscriptions import list_subscriptions
from warehouse.work_list import read_feed_health

_UNKNOWN = "not polled yet"  # of a feed that was configured since the edition


@click.command(name="list")
@format_option()
def command(*, form: Form) -> int:
    """List the feeds with their health.

    Without a configuration, the feeds of the sample site are listed. As JSON, each feed is its row of the
    view `feeds` with its state in words. Feeds that cannot be used are listed last, with what is wrong. A
    state goes on with the defects of the feed when it was last read, such as a sitemap that an index lists
    and that cannot be fetched.
    """
    settings = read_settings()
    health: dict[str, dict[str, Any]] = {}
    states: dict[str, str] = {}
    pushes: dict[str, str] = {}
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            health = {row["feed_id"]: row for row in read_feed_health(con)}
            states = {feed.feed_id: _describe_state(feed) for feed in list_feed_health(con)}
            pushes = {
                row["feed_id"]: describe_subscription(row, now=datetime.now(UTC))
                for row in list_subscriptions(con)
            }
    configured = [
        health.get(
            feed.feed_id, {"feed_id": feed.feed_id, "name": feed.name, "url": feed.url, "configured": True}
        )
        for feed in settings.list_feeds()
    ]
    unusable = _list_unusable()
    rows = configured or ([] if unusable else [row for row in health.values() if row["configured"]])
    if not rows and not unusable:
        config = find_config()
        words = f"{config} lists none; `newswire feeds add SITE` adds one"
        none = "`newswire run` polls the sample site"
        click.echo(f"no feeds are configured: {words if config.exists() else none}", err=True)
    if form == "json":
        shown = [
            row | {"state": states.get(row["feed_id"], _UNKNOWN), "pushes": pushes.get(row["feed_id"])}
            for row in rows
        ]
        faults = [
            {"name": name, "url": url, "configured": True, "state": state} for name, url, state in unusable
        ]
        click.echo(write_json([*shown, *faults], indent=2))
        return 0
    names = ("feed", "url", "entries", "last polled", *(("pushes",) if pushes else ()), "state")
    with open_destination() as destination:
        cells = [_list_cells(row, pushes, states) for row in rows]
        cells += [[name, url, 0, "never", *([""] if pushes else []), state] for name, url, state in unusable]
        write_listing(names, cells, form, destination)
    return 0


def _list_unusable() -> list[tuple[str, str, str]]:
    """Return name, address and state of each feed of the configuration that cannot be used."""
    faults: dict[int, list[str]] = {}
    for fault in find_feed_faults():
        faults.setdefault(fault.position, []).append(fault.message)
    if not faults:
        return []
    tables = list_tables(find_config())
    return [
        (tables[position].name, tables[position].url, f"left out: {'; '.join(messages)}")
        for position, messages in faults.items()
        if position < len(tables)
    ]


def _list_cells(row: dict[str, Any], pushes: dict[str, str], states: dict[str, str]) -> list[Any]:
    polled: datetime | None = row.get("last_polled_at")
    return [
        row["name"],
        row["url"],
        row.get("entries", 0),
        polled.replace(microsecond=0) if polled else "never",
        *((pushes.get(row["feed_id"], ""),) if pushes else ()),
        states.get(row["feed_id"], _UNKNOWN),
    ]


def _describe_state(feed: FeedHealth) -> str:
    # all that are listed are configured: one that was taken up again is so since the edition
    found = describe_feed(replace(feed, configured=True), now=datetime.now(UTC))
    words = "ok" if found.state == "ok" else found.words
    return "; ".join(filter(None, (words, describe_defects(feed))))
