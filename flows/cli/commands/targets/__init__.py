"""`newswire targets`: the places to which each edition is published. Each subcommand is a module here."""

from __future__ import annotations

import click

from flows.cli.command_group import CommandGroup


@click.group(
    name="targets", cls=CommandGroup, package=__name__, first=("list", "publish", "snapshots", "compact")
)
def command() -> None:
    """Publish editions for readers on other machines.

    Each [[publish.targets]] table of newswire.toml names a place: a bucket of S3 or a folder, which gets
    every edition as a whole, or a lake (DuckLake), which gets its new rows and keeps the editions before.
    `newswire sql --on NAME` and newswire.connect("NAME") read it from anywhere. A target that fails holds up
    nothing: it is tried again with the next edition, which has all of it.
    """
