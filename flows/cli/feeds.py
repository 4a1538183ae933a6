"""`newswire feeds`: the feed list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from flows.cli.console import open_console
from flows.cli.feed_add import add_command, remove_command
from flows.cli.feed_check import check_command
from flows.cli.feed_outlines import export_command, import_command
from flows.cli.feed_revive import revive_command
from flows.cli.options import read_settings
from warehouse.connection import open_edition
from warehouse.read import read_feed_health

_PLAIN_WIDTH = 160


@click.group(name="feeds")
def command() -> None:
    """See which feeds are polled and how they fare, and change the list."""


for _part in (add_command, remove_command, check_command, revive_command, import_command, export_command):
    command.add_command(_part)


@command.command(name="list")
def list_command() -> int:
    """List the configured feeds, or the sample's without a configuration, with their health."""
    settings = read_settings()
    known: dict[str, dict[str, Any]] = {}
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            known = {row["feed_id"]: row for row in read_feed_health(con)}
    configured = [
        known.get(feed.feed_id, {"name": feed.name, "url": feed.url}) for feed in settings.list_feeds()
    ]
    rows = configured or [row for row in known.values() if row["configured"]]
    if not rows:
        click.echo("no feeds are configured: `newswire run` polls the sample site", err=True)
    console = open_console(_PLAIN_WIDTH)
    table = Table("feed", "url", "entries", "last polled", "state", box=None, pad_edge=False)
    for row in rows:
        polled = row.get("last_polled_at")
        table.add_row(
            Text(row["name"]),
            Text(row["url"]),
            str(row.get("entries", 0)),
            f"{polled:%Y-%m-%d %H:%M}" if polled else "never",
            Text(_describe(row)),
        )
    console.print(table)
    return 0


def _describe(row: dict[str, Any]) -> str:
    if not row.get("last_polled_at"):
        return "not polled yet"
    if row["gone_at"]:
        return f"gone since {row['gone_at']:%Y-%m-%d}; `newswire feeds revive` asks again"
    if row["wait_until"] and row["wait_until"] > datetime.now(UTC):
        return f"wants to be left alone until {row['wait_until']:%Y-%m-%d %H:%M} UTC"
    if row["last_reason"] is None:
        return "ok"
    return f"failed {row['failures']} times: {row['last_reason']}, {row['last_detail']}"
