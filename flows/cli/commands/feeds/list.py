"""`newswire feeds list`: the configured feeds and their health."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from flows.cli.configuration import read_settings
from flows.cli.console import open_console
from flows.service.websub.wording import describe_subscription
from warehouse.connection import open_edition
from warehouse.subscriptions import list_subscriptions
from warehouse.work_list import read_feed_health

_PLAIN_WIDTH = 240


@click.command(name="list")
def command() -> int:
    """List the feeds with their health.

    Without a configuration, the feeds of the sample site are listed.
    """
    settings = read_settings()
    health: dict[str, dict[str, Any]] = {}
    pushes: dict[str, str] = {}
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            health = {row["feed_id"]: row for row in read_feed_health(con)}
            pushes = {
                row["feed_id"]: describe_subscription(row, now=datetime.now(UTC))
                for row in list_subscriptions(con)
            }
    configured = [
        health.get(feed.feed_id, {"name": feed.name, "url": feed.url}) for feed in settings.list_feeds()
    ]
    rows = configured or [row for row in health.values() if row["configured"]]
    if not rows:
        click.echo("no feeds are configured: `newswire run` polls the sample site", err=True)
    console = open_console(_PLAIN_WIDTH)
    columns = ("feed", "url", "entries", "last polled", "state", *(("pushes",) if pushes else ()))
    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        polled = row.get("last_polled_at")
        table.add_row(
            Text(row["name"]),
            Text(row["url"]),
            str(row.get("entries", 0)),
            f"{polled:%Y-%m-%d %H:%M}" if polled else "never",
            Text(_describe_state(row)),
            *((Text(pushes.get(row.get("feed_id", ""), "")),) if pushes else ()),
        )
    console.print(table)
    return 0


def _describe_state(row: dict[str, Any]) -> str:
    if not row.get("last_polled_at"):
        return "not polled yet"
    if row["gone_at"]:
        return f"gone since {row['gone_at']:%Y-%m-%d}; `newswire feeds revive` asks again"
    if row["wait_until"] and row["wait_until"] > datetime.now(UTC):
        return f"asked us to wait until {row['wait_until']:%Y-%m-%d %H:%M} UTC"
    if row["last_reason"] is None:
        return "ok"
    return f"failed {row['failures']} times: {row['last_reason']}, {row['last_detail']}"
