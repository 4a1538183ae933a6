"""Copies of a target's editions on a reader's machine.

Queries run on a copy, and not over the network: SQL that people type runs in a process without network, and
one download serves all queries up to the next edition.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from flows.errors import TargetError, UsageError
from flows.logs import details, log
from flows.settings import Settings
from flows.target_settings import TargetSettings
from flows.targets.open_store import open_store
from warehouse.errors import EditionMissingError

if TYPE_CHECKING:
    from flows.targets.object_store import ObjectStore, Pointer

_TRIES = 3
_LOCK = "lock"
_KEEP = timedelta(minutes=1)  # for processes that are about to open the copy before


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


def copy_edition(settings: Settings, name: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Return a copy of a target's newest edition, which is downloaded unless it is here already.

    Args:
        settings: The configuration, which names the target.
        name: The target.
        environment: Holds its secrets.

    Returns:
        The file, which nobody changes. It stays for a minute after a newer one was copied.

    Raises:
        UsageError: There is no such target, or a package is missing.
        EditionMissingError: Nothing was published to it yet.
        TargetError: It does not answer, or holds something else.
    """
    store = open_store(find_target(settings, name).fill(environment))
    folder = settings.name_target_folder(name) / "copies"
    folder.mkdir(parents=True, exist_ok=True)
    for _ in range(_TRIES):
        pointer = store.read_pointer()
        if pointer is None:
            raise EditionMissingError(f"nothing was published to the target {name} yet")
        copy = folder / Path(pointer.file).name
        with FileLock(folder / _LOCK):  # of several readers that find a new edition, one downloads it
            if copy.exists() or _download(store, pointer, copy):
                return copy
    raise TargetError(f"the target {name} removes editions faster than they can be copied: raise `keep`")


def _download(store: ObjectStore, pointer: Pointer, copy: Path) -> bool:
    """Copy an edition; return whether it was there."""
    unfinished = copy.with_name(".unfinished")  # the lock makes one name enough
    with unfinished.open("wb") as file:
        if not store.download(pointer, file):
            return False
    unfinished.chmod(0o444)
    unfinished.replace(copy)
    log.info("edition copied from a target", extra=details(bytes=pointer.size))
    _remove_replaced(copy)
    return True


def _remove_replaced(newest: Path) -> None:
    copies = sorted(newest.parent.glob("*.duckdb"), key=lambda path: path.stat().st_mtime)
    limit = (datetime.now(UTC) - _KEEP).timestamp()
    for copy, successor in pairwise(copies):
        if copy != newest and successor.stat().st_mtime <= limit:
            copy.unlink(missing_ok=True)
