"""`newswire rules`: list the learned rules on site boilerplate, and refuse or restore them."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from rich.table import Table
from rich.text import Text

from flows.cli.configuration import read_settings
from flows.cli.console import open_console
from flows.errors import UsageError
from flows.stages.publish import describe_publication
from transforms.records import LearnedRule
from warehouse.connection import open_edition, open_writer
from warehouse.publish import publish_edition
from warehouse.site_boilerplate import list_learned_rules, refuse_rules

_PLAIN_WIDTH = 160


@click.group(name="rules")
def command() -> None:
    """List, refuse and restore learned boilerplate rules.

    A rule is learned from a block that a site repeats on many articles. The view `removals` says what
    each rule removes, learned or not.
    """


@command.command(name="list")
def list_command() -> int:
    """List the learned rules with their evidence, the newest first."""
    settings = read_settings()
    rules: list[LearnedRule] = []
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            rules = list_learned_rules(con)
    if not rules:
        click.echo("no rules were learned yet: a block must be on twelve articles of a site", err=True)
    console = open_console(_PLAIN_WIDTH)
    table = Table("rule", "articles", "days", "learned", "state", "text", box=None, pad_edge=False)
    for rule in rules:
        table.add_row(
            Text(rule.rule),
            f"{rule.articles} of {rule.of_articles}",
            str((rule.last_day - rule.first_day).days + 1),
            f"{rule.learned_at:%Y-%m-%d}",
            f"refused {rule.refused_at:%Y-%m-%d}" if rule.refused_at else "in force",
            Text(rule.text),
        )
    console.print(table)
    return 0


@command.command(name="forget")
@click.argument("names", nargs=-1, required=True, metavar="RULE…")
def forget_command(*, names: tuple[str, ...]) -> int:
    """Refuse learned rules: they remove nothing from now on, and are not learned again."""
    return _set_refused(names, refused_at=datetime.now(UTC))


@command.command(name="restore")
@click.argument("names", nargs=-1, required=True, metavar="RULE…")
def restore_command(*, names: tuple[str, ...]) -> int:
    """Put refused rules in force again."""
    return _set_refused(names, refused_at=None)


def _set_refused(names: tuple[str, ...], *, refused_at: datetime | None) -> int:
    settings = read_settings()
    if not settings.warehouse.exists():
        raise UsageError(f"there is no warehouse at {settings.warehouse} yet: `newswire run` makes one")
    with open_writer(settings.warehouse, wait=settings.lock_timeout) as con:
        existing = {rule.rule for rule in list_learned_rules(con)}
        for name in names:
            if name not in existing:
                raise UsageError(f"there is no learned rule {name}; `newswire rules list` shows them")
        changed = refuse_rules(con, names, refused_at=refused_at)
    publish_edition(settings.warehouse, settings.edition, describe_publication(), wait=settings.lock_timeout)
    if not changed:
        click.echo(f"nothing to do: already {'refused' if refused_at else 'in force'}")
        return 0
    state = "refused" if refused_at else "in force again"
    click.echo(f"{changed} {state}; `newswire rebuild` applies this to the articles that are loaded already")
    return 0
