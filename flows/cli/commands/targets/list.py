"""`newswire targets list`: the targets, and how far each is behind."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from rich.table import Table

from flows.cli.configuration import read_settings
from flows.cli.console import make_line, open_console, say
from flows.cli.exit_status import FAILED
from flows.doctor.finding import describe_age, describe_moment
from flows.targets.lag import TargetLag, list_lags

_PLAIN_WIDTH = 160


@click.command(name="list")
def command() -> int:
    """List the targets, when each was last published to, and its lag.

    It shows what this machine knows, and asks nobody. Ends with status 1 when the last attempt on one failed.
    """
    lags = list(list_lags(read_settings()))
    if not lags:
        say("no targets: a table [[publish.targets]] in newswire.toml adds one")
        return 0
    console = open_console(_PLAIN_WIDTH)
    table = Table("target", "address", "published", "lag", "size", box=None, pad_edge=False)
    now = datetime.now(UTC)
    for lag in lags:
        size = f"{lag.state.bytes / 1e6:,.1f} MB in {lag.state.seconds:g} s" if lag.state.edition_id else ""
        table.add_row(
            lag.target.name,
            make_line(lag.target.place),
            describe_moment(lag.state.delivered_at, now),
            _describe_lag(lag),
            size,
        )
    console.print(table)
    failing = [lag for lag in lags if lag.state.failures]
    for lag in failing:
        say(f"{lag.target.name}: {lag.state.failures} failed since: {lag.state.error}", err=True)
    return FAILED if failing else 0


def _describe_lag(lag: TargetLag) -> str:
    if not lag.is_behind:
        return "none"
    return describe_age(lag.lag) if lag.lag is not None else "has none yet"
