"""`newswire rules`: what was learned of sites' furniture, and a person's say in it."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from rich.table import Table
from rich.text import Text

from flows.cli.console import open_console
from flows.cli.options import read_settings
from flows.errors import UsageError
from transforms.records import LearnedRule
from warehouse.connection import open_edition, open_writer
from warehouse.publish import publish_edition
from warehouse.site_boilerplate import list_learned_rules, refuse_rules

_PLAIN_WIDTH = 160


@click.group(name="rules")
def command() -> None:
    """See which blocks were learned to be furniture of their site, and overrule what was learned.

    What each rule removes, those that came along too, is in the view `removals`.
    """


@command.command(name="list")
def list_command() -> int:
    """List the learned rules with what they rest on, the newest first."""
    settings = read_settings()
    rules: list[LearnedRule] = []
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            rules = list_learned_rules(con)
    if not rules:
        click.echo("nothing was learned yet: a block must stand on twelve articles of a site", err=True)
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
    return _rule(names, refused_at=datetime.now(UTC))


@command.command(name="restore")
@click.argument("names", nargs=-1, required=True, metavar="RULE…")
def restore_command(*, names: tuple[str, ...]) -> int:
    """Put refused rules in force again."""
    return _rule(names, refused_at=None)


def _rule(names: tuple[str, ...], *, refused_at: datetime | None) -> int:
    settings = read_settings()
    if not settings.warehouse.exists():
        raise UsageError(f"there is no warehouse at {settings.warehouse} yet: `newswire run` makes one")
    with open_writer(settings.warehouse, wait=settings.patience) as con:
        known = {rule.rule for rule in list_learned_rules(con)}
        for name in names:
            if name not in known:
                raise UsageError(f"no learned rule is called {name}; `newswire rules list` names them")
        changed = refuse_rules(con, names, refused_at=refused_at)
    publish_edition(settings.warehouse, settings.edition, wait=settings.patience)
    if not changed:
        click.echo("nothing to do: it stood so already")
        return 0
    state = "refused" if refused_at else "in force again"
    click.echo(f"{changed} {state}; `newswire rebuild` brings it to the articles that are there already")
    return 0
