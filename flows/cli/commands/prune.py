"""`newswire prune`: remove old articles."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.errors import UsageError
from flows.housekeeping.prune import prune


@click.command(name="prune")
@click.option("--apply", "applies", is_flag=True, help="Remove them; without this, only report them.")
def command(*, applies: bool) -> int:
    """Report or remove old articles.

    The table [retention] in newswire.toml says for how many days, by corpus; without it nothing is ever
    removed. Articles go with everything that was derived from them and with their records in the archive, and
    so do old answers of feeds. Of their pages and entries a remnant without text stays, so that no later run
    loads them again. An original stays as long as one of its copies does. There is no way back but a backup.
    """
    settings = read_settings()
    retention = settings.retention
    if not any((retention.days, *retention.corpora.values())):
        click.echo("nothing is removed: newswire.toml has no [retention] that limits the age of articles")
        return 0
    if not settings.warehouse.exists():
        raise UsageError.of_no_warehouse(settings.warehouse)
    pruning = prune(settings, now=datetime.now(UTC), applies=applies)
    if not pruning.articles and not pruning.records:
        click.echo("nothing is older than it is to be kept")
        return 0
    for corpus, count in sorted(pruning.articles.items()):
        say(f"{count:>10,} articles of the corpus {corpus}")
    if pruning.oldest and pruning.newest:
        click.echo(
            f"{'':>10} whose last revision came from {pruning.oldest:%Y-%m-%d} to {pruning.newest:%Y-%m-%d}"
        )
    click.echo(f"{pruning.records:>10,} records of the archive, {pruning.bytes:,} bytes")
    click.echo("removed" if applies else "would be removed; `newswire prune --apply` does it")
    return 0
