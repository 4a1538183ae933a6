"""Lock files that say who holds them.

The lock is the operating system's, so it goes with the process, however that ends. Whoever asks
for it empties the lock file, so the holder's name stands in a file beside it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from warehouse.errors import WarehouseBusyError, WarehouseError


@contextmanager
def hold_lock(path: Path, *, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock file `path`, as `command`, while the block runs.

    Waits up to `wait` seconds for another holder, then raises :class:`WarehouseBusyError`, which
    names its process, its command and since when it has held the lock.
    """
    lock = FileLock(path, timeout=wait)
    holder = path.with_name(f"{path.name}.holder")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise WarehouseBusyError(f"{path} is held by {_read_holder(holder)}") from error
    except OSError as error:
        raise WarehouseError(f"{path} cannot be locked: {error.strerror or error}") from error
    try:
        _write_holder(holder, command)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _write_holder(holder: Path, command: str) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    written = holder.with_name(f"{holder.name}.{os.getpid()}")
    with suppress(OSError):  # a courtesy to whoever has to wait: a full disk must not stop the holder
        written.write_text(json.dumps({"pid": os.getpid(), "command": command, "since": since}), "utf-8")
        written.replace(holder)


def _read_holder(holder: Path) -> str:
    try:
        said = json.loads(holder.read_text("utf-8"))
        return f"process {said['pid']} ({said['command']}) since {said['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
