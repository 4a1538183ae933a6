"""`newswire restore`: the state from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.commands.backup import describe_backup
from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.cli.path_types import TypedPath
from flows.housekeeping.restore import restore_backup


@click.command(name="restore")
@click.argument("file", type=TypedPath(exists=True, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace the warehouse that is there.")
def command(*, file: Path, force: bool) -> int:
    """Restore the state from a backup, and publish its edition.

    The backup is verified as a whole before anything is replaced. The service must not run. What the backup
    does not hold stays, such as the WARC files where it was made without them; those that the warehouse
    refers to and that are not there are listed.
    """
    settings = read_settings()
    restored = restore_backup(settings, file, replaces=force)
    describe_backup(file, restored.backup)
    say(f"{settings.home} holds its state now, and {settings.edition.name} is its edition")
    for name in restored.missing:
        say(f"archive/{name} is missing: its pages cannot be read again", err=True)
    return FAILED if restored.missing else 0
