"""`newswire targets compact`: drop old snapshots of a lake, and merge its files."""

from __future__ import annotations

import click
from filelock import FileLock, Timeout

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.errors import TargetError
from flows.targets.deliver import LOCK
from flows.targets.local_copy import find_target
from flows.targets.open_target import open_lake_target

_WAIT = 600.0  # seconds for a publish of this machine that is under way


@click.command(name="compact")
@click.argument("name", metavar="TARGET")
def command(name: str) -> int:
    """Drop old snapshots of a lake and merge its files.

    Each publish adds files, small ones as a rule; once a day is enough for most lakes. Snapshots that were
    replaced longer ago than `keep` (30 days) can be read no more, all others as before. Files that nothing
    needs any more are removed after an hour. Readers go on.
    """
    settings = read_settings()
    lake = open_lake_target(find_target(settings, name).fill())
    folder = settings.name_target_folder(name)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=_WAIT):
            done = lake.compact()
    except Timeout:
        raise TargetError(f"another process is publishing to the target {name}: try again later") from None
    say(
        f"{name}: {done.files_before:,} files are {done.files:,} now, with {done.bytes / 1e6:,.1f} MB;"
        f" {done.expired:,} snapshots dropped, {done.kept:,} editions kept; {done.removed:,} files removed"
    )
    return 0
