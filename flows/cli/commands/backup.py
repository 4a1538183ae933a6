"""`newswire backup`: the state in one file."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.path_types import TypedPath
from flows.housekeeping.backup import Backup, make_backup, verify_backup


@click.command(name="backup")
@click.argument("file", type=TypedPath(dir_okay=False))
@click.option("--without-archive", is_flag=True, help="Leave the WARC files out.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option("--check", is_flag=True, help="Only verify a backup that was made before.")
def command(*, file: Path, without_archive: bool, force: bool, check: bool) -> int:
    """Back the state up into one file, and verify it.

    The file is a tar archive with the warehouse, the archive of WARC files, watches with their journal, the
    spool, the inbox and the key of hubs, so keep it as you keep secrets; only its owner can read it.
    newswire.toml is not in it. It is read again before it gets its name: all digests are compared, and the
    warehouse in it is opened and counted. No run starts meanwhile; readers go on.

    Without the archive everything can be queried after a restore, but not derived anew by `newswire rebuild`.
    """
    if check:
        describe_backup(file, verify_backup(file))
        return 0
    backup = make_backup(read_settings(), file, with_archive=not without_archive, replaces=force)
    describe_backup(file, backup)
    return 0


def describe_backup(file: Path, backup: Backup) -> None:
    """Print what a verified backup holds."""
    manifest = backup.manifest
    archive = "with the archive" if manifest.has_archive else "without the archive"
    held = f"{len(manifest.members):,} files, {manifest.tables['articles']:,} articles, {archive}"
    made = f"made {manifest.made_at} by newswire {manifest.version}, and verified"
    say(f"{file}: {backup.bytes:,} bytes, {held}; {made}")
