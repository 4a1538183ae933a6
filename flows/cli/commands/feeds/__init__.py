"""`newswire feeds`: the feed list. Each subcommand is a module of this package."""

from __future__ import annotations

import click

from flows.cli.command_group import CommandGroup


@click.group(name="feeds", cls=CommandGroup, package=__name__, first=("list", "check", "add", "remove"))
def command() -> None:
    """Show the feeds and their health, and change the list."""
