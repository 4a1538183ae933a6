"""`newswire rules`: list the learned rules on site boilerplate, and refuse or restore them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import click

from flows.cli.configuration import read_settings
from flows.cli.rows import Form, format_option, open_destination, write_json, write_listing
from flows.errors import UsageError
from flows.stages.publish import describe_publication
from flows.targets.deliver import deliver_edition
from transforms.records import LearnedRule
from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.publish import publish_edition
from warehouse.site_boilerplate import list_learned_rules, refuse_rules


@click.group(name="rules")
def command() -> None:
    """List, refuse and restore learned boilerplate rules.

    A rule is learned from a block that a site repeats on many articles. The view `removals` says what
    each rule removes, learned or not.
    """


@command.command(name="list")
@format_option()
def list_command(*, form: Form) -> int:
    """List the learned rules with their evidence, the newest first."""
    settings = read_settings()
    rules: list[LearnedRule] = []
    if settings.edition.exists():
        with open_edition(settings.edition) as con:
            rules = list_learned_rules(con)
    if form == "json":
        click.echo(write_json([asdict(rule) for rule in rules], indent=2))
        return 0
    if not rules:
        click.echo("no rules were learned yet: a block must be on twelve articles of a site", err=True)
    names = ("rule", "articles", "days", "learned", "state", "text")
    with open_destination() as destination:
        write_listing(names, map(_list_cells, rules), form, destination)
    return 0


def _list_cells(rule: LearnedRule) -> list[Any]:
    return [
        rule.rule,
        f"{rule.articles} of {rule.of_articles}",
        (rule.last_day - rule.first_day).days + 1,
        rule.learned_at.date(),
        f"refused {rule.refused_at:%Y-%m-%d}" if rule.refused_at else "in force",
        rule.text,
    ]


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
        raise UsageError.of_no_warehouse(settings.warehouse)
    with open_writer(settings.warehouse, wait=settings.lock_timeout) as con:
        existing = {rule.rule for rule in list_learned_rules(con)}
        for name in names:
            if name not in existing:
                raise UsageError(f"there is no learned rule {name}; `newswire rules list` shows them")
        changed = refuse_rules(con, names, refused_at=refused_at)
    publish_edition(settings.warehouse, settings.edition, describe_publication(), wait=settings.lock_timeout)
    deliver_edition(settings)
    if not changed:
        click.echo(f"nothing to do: already {'refused' if refused_at else 'in force'}")
        return 0
    state = "refused" if refused_at else "in force again"
    click.echo(f"{changed} {state}; `newswire rebuild` applies this to the articles that are loaded already")
    return 0
