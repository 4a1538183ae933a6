"""`newswire override`, also called `judge`: correct which articles are duplicates or of one story."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Literal

import click
from duckdb import DuckDBPyConnection

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.rows import FORMS, Form, format_option, open_destination, write_result
from flows.errors import UsageError
from flows.stages.history.override import add_override, remove_override
from flows.stages.publish import describe_publication
from flows.targets.deliver import deliver_edition
from warehouse.article_history import find_article
from warehouse.connection import hold_run, open_writer
from warehouse.edition import open_edition
from warehouse.listings import list_overrides
from warehouse.publish import publish_edition

_MIN_NAME = 4  # characters: fewer are the beginning of some identifier by chance
_RELATIONS = {"duplicate": "copies", "story": "of one story"}


class _OverrideGroup(click.Group):
    """A group that is a command as well: a first word that is no subcommand names an article."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        is_subcommand = args and args[0] in self.commands
        return super().resolve_command(ctx, args if is_subcommand else ["pair", *args])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # The options of `pair` may come before its articles.
        if args and args[0].startswith("--") and args[0] != "--help":
            args = ["pair", *args]
        return super().parse_args(ctx, args)


@click.group(
    name="override",
    cls=_OverrideGroup,
    subcommand_metavar="A B --same|--different",
    epilog="""\b
For example:
  newswire override A B --different
  newswire override A B --same --as story --note "one accident, two papers"
  newswire override list
  newswire override forget A B
""",
)
def command() -> None:
    """Correct which articles are copies or of one story.

    Two articles are said to be the same, or different: copies, or reports of one event. This takes
    precedence over the computed result, at once for copies, and in all later runs. A and B are named as for
    `newswire why`: by an identifier or its first characters, an address, or the name of a loaded file.
    `--as` chooses the relation, duplicate or story, and `--note` records the reason.
    """


@command.command(name="pair", hidden=True)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--same/--different", default=None, help="Whether the relation holds.")
@click.option(
    "--as", "relation", type=click.Choice(list(_RELATIONS)), default="duplicate", show_default=True,
    help="The relation: copies, or reports of one story.",
)  # fmt: skip
@click.option("--note", help="The reason, for readers of the list.")
def pair_command(
    *, first: str, second: str, same: bool | None, relation: Literal["duplicate", "story"], note: str | None
) -> int:
    """Override the relation of two articles."""
    if same is None:
        raise UsageError("say whether the two are the same: --same or --different")
    with _open_held_warehouse("override") as con:
        pair = _find_pair(con, first, second)
        add_override(con, pair, relation=relation, same=same, note=note, now=datetime.now(UTC))
    say(f"{pair[0]} and {pair[1]} are {'' if same else 'not '}{_RELATIONS[relation]}")
    return 0


@command.command(name="list")
@format_option(tuple(form for form in FORMS if form != "parquet"))
def list_command(*, form: Form) -> int:
    """List the overrides, the oldest first."""
    with open_edition(read_settings().edition) as con, open_destination() as destination:
        list_overrides(con)
        write_result(con, form, destination)
    return 0


@command.command(name="forget")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
def forget_command(*, first: str, second: str) -> int:
    """Remove the overrides on two articles."""
    with _open_held_warehouse("override forget") as con:
        removed = remove_override(con, _find_pair(con, first, second))
    if not removed:
        raise UsageError("there is no override on these two; `newswire override list` shows all")
    click.echo(f"{len(removed)} removed")
    return 0


@contextmanager
def _open_held_warehouse(command: str) -> Iterator[DuckDBPyConnection]:
    """Open the warehouse while no run is under way, and publish the changes of the block."""
    settings = read_settings()
    if not settings.warehouse.exists():
        raise UsageError.of_no_warehouse(settings.warehouse)
    with hold_run(settings.home, command=f"newswire {command}", wait=settings.lock_timeout):
        with open_writer(settings.warehouse, wait=settings.lock_timeout) as con:
            yield con
        publish_edition(
            settings.warehouse, settings.edition, describe_publication(), wait=settings.lock_timeout
        )
        deliver_edition(settings)


def _find_pair(con: DuckDBPyConnection, first: str, second: str) -> tuple[str, str]:
    for name in (first, second):
        if len(name) < _MIN_NAME:
            raise UsageError(
                f"{name!r} may mean many articles: give at least {_MIN_NAME} characters of a name"
            )
    found = [find_article(con, name) for name in (first, second)]
    for name, article_id in zip((first, second), found, strict=True):
        if article_id is None:
            raise UsageError(f"there is no article {name!r}")
    one, other = (article_id or "" for article_id in found)
    if one == other:
        raise UsageError(f"{first!r} and {second!r} name one and the same article")
    return one, other
