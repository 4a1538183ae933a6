"""Copies of a target's editions on a reader's machine.

Queries run on a copy, and not over the network: SQL that people type runs in a process without network, and
one download serves all queries up to the next edition.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from flows.errors import TargetError, UsageError
from flows.logs import details, log
from flows.settings import Settings
from flows.target_settings import TargetSettings
from flows.targets.open_target import open_target
from flows.targets.target_kind import OfferedEdition, Target
from warehouse.errors import EditionMissingError

_TRIES = 3
_LOCK = "lock"
_KEEP = 60.0  # seconds since a copy was asked for, whose process is about to open it
_KEEP_PAST = 3600.0  # those of the past are asked for again by whoever compares them


def find_target(settings: Settings, name: str) -> TargetSettings:
    """Return a target of the configuration.

    Raises:
        UsageError: There is none of this name.
    """
    for target in settings.publish.targets:
        if target.name == name:
            return target
    names = ", ".join(target.name for target in settings.publish.targets)
    has = f"there are {names}" if names else "newswire.toml has none"
    raise UsageError(f"there is no target {name!r}: {has}; [[publish.targets]] adds one")


def copy_edition(
    settings: Settings,
    name: str,
    environment: Mapping[str, str] = os.environ,
    *,
    at: int | datetime | None = None,
) -> Path:
    """Return a copy of an edition of a target, which is downloaded unless it is here already.

    Args:
        settings: The configuration, which names the target.
        name: The target.
        environment: Holds its secrets.
        at: The number of a snapshot of a lake, or the moment whose newest edition is wanted, in UTC unless it
            has a time zone; None for the newest of all.

    Returns:
        The file, which nobody changes. It stays for a minute after it was asked for, one of the past for an
        hour.

    Raises:
        UsageError: There is no such target, it keeps no past editions, or a package is missing.
        EditionMissingError: Nothing was published to it yet, or then.
        TargetError: It does not answer, or holds something else.
    """
    target = open_target(find_target(settings, name).fill(environment))
    folder = settings.name_target_folder(name) / ("copies" if at is None else "past")
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(at, datetime) and at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    for _ in range(_TRIES):
        offered = target.find_edition(at)
        if offered is None:
            raise EditionMissingError(_explain_absence(name, at))
        copy = folder / offered.file_name
        with FileLock(folder / _LOCK):  # of several readers that find a new edition, one downloads it
            if copy.exists() or _fetch(target, offered, copy):
                _note_use(copy)
                _remove_unused(copy, keep=_KEEP if at is None else _KEEP_PAST)
                return copy
    raise TargetError(f"the target {name} removes editions faster than they can be copied: raise `keep`")


def _explain_absence(name: str, at: int | datetime | None) -> str:
    match at:
        case None:
            return (
                f"nothing was published to the target {name} yet, or it was emptied since:"
                " `newswire targets publish --again` fills it, on the machine that publishes"
            )
        case int():
            what = f"no snapshot {at} that is an edition"
        case datetime():
            what = f"no edition of {at:%Y-%m-%d %H:%M:%S%z} or before"
    return f"the target {name} has {what}: `newswire targets snapshots {name}` lists them"


def _fetch(target: Target, offered: OfferedEdition, copy: Path) -> bool:
    """Copy an edition; return whether it was there."""
    unfinished = copy.with_name(".unfinished")  # the lock makes one name enough
    for left in copy.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    try:
        if not target.fetch(offered, unfinished):
            return False
    except OSError:  # of a full disk, for one
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.chmod(0o444)
    size = unfinished.stat().st_size
    unfinished.replace(copy)
    log.info("edition copied from a target", extra=details(bytes=size))
    return True


def _note_use(copy: Path) -> None:
    with suppress(OSError):  # it is another user's, who keeps it as long as they use it themselves
        os.utime(copy)


def _remove_unused(newest: Path, *, keep: float) -> None:
    limit = time.time() - keep
    for copy in newest.parent.glob("*.duckdb"):
        if copy != newest and copy.stat().st_mtime <= limit:
            copy.unlink(missing_ok=True)
