"""`newswire feeds`: the feed list."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

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
    """List the configured feeds, with what the last polls brought."""
    settings = read_settings()
    feeds = settings.list_feeds()
    health: dict[str, dict[str, Any]] = {}
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            health = {row["feed_id"]: row for row in read_feed_health(con)}
    if not feeds:
        click.echo("no feeds are configured: `newswire run` polls the sample newsroom", err=True)
    console = Console()
    if not console.is_terminal:
        console = Console(width=_PLAIN_WIDTH)
    table = Table("feed", "url", "entries", "last polled", "state", box=None, pad_edge=False)
    for feed in feeds:
        known = health.get(feed.feed_id, {})
        polled = known.get("last_polled_at")
        table.add_row(
            Text(feed.name),
            Text(feed.url),
            str(known.get("entries", 0)),
            f"{polled:%Y-%m-%d %H:%M}" if polled else "never",
            Text(_describe(known)),
        )
    console.print(table)
    return 0


def _describe(known: dict[str, Any]) -> str:
    if not known.get("last_polled_at"):
        return "not polled yet"
    if known["gone_at"]:
        return f"gone since {known['gone_at']:%Y-%m-%d}; `newswire feeds revive` asks again"
    if known["wait_until"] and known["wait_until"] > datetime.now(UTC):
        return f"wants to be left alone until {known['wait_until']:%Y-%m-%d %H:%M} UTC"
    if known["last_reason"] is None:
        return "ok"
    return f"failed {known['failures']} times: {known['last_reason']}, {known['last_detail']}"
