"""Lock files whose holder can be named.

The lock is the operating system's, so it ends with the process, however that ends. Asking for the
lock empties the lock file, so the holder writes its name into a file beside it.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from warehouse.errors import WarehouseBusyError, WarehouseError

_log = logging.getLogger("newswire")
_START_FIELD = 19  # of /proc/PID/stat behind the name: the ticks from the boot to the start
_CLOCK_SLACK = 2.0  # seconds: former notes have whole ones, and the clock may have been set a little


@dataclass(frozen=True, slots=True, kw_only=True)
class LockHolder:
    """The process that holds a lock, its command, and since when it has held the lock."""

    pid: int
    command: str
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} ({self.command}) since {self.since.isoformat(timespec='seconds')}"


def name_run_lock(home: Path) -> Path:
    """Return the run lock of a home folder."""
    return home / "run.lock"


def read_holder(path: Path) -> LockHolder | None:
    """Return who holds the lock file `path`, or None if nobody does.

    Nothing is locked for it, so that a process that asks for the lock meanwhile gets it.
    """
    holder = _read_note(_note_beside(path))
    return holder if holder and _is_alive(holder) else None


@contextmanager
def hold_lock(path: Path, *, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold a lock file while the block runs.

    Args:
        path: The lock file; its folder is created if needed.
        command: The command that messages to other processes name.
        wait: Seconds to wait for another holder.

    Raises:
        WarehouseBusyError: Another process still holds the lock; the message names the process, its
            command, and since when it has held the lock.
        WarehouseError: The lock file cannot be written.
    """
    lock = FileLock(path)
    holder = _note_beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _acquire(lock, holder, wait)
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


def _acquire(lock: BaseFileLock, holder: Path, wait: float) -> None:
    """Acquire a lock, and log the wait where there is one."""
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if wait <= 0:
            raise
        details = {"lock": lock.lock_file, "held_by": _read_holder(holder), "wait_limit": wait}
        _log.info("waiting for a lock", extra={"details": details})
        start = time.monotonic()
        lock.acquire(timeout=wait)
        waited = {"lock": lock.lock_file, "seconds": round(time.monotonic() - start, 3)}
        _log.info("lock acquired after a wait", extra={"details": waited})


def _write_holder(holder: Path, command: str) -> None:
    since = datetime.now(UTC).isoformat()  # not cut: a run may follow a killed one within the second
    written = holder.with_name(f"{holder.name}.{os.getpid()}")
    with suppress(OSError):  # only a courtesy to whoever has to wait: a full disk must not stop the holder
        try:
            note = json.dumps({"pid": os.getpid(), "command": command, "since": since})
            written.write_text(note, "utf-8")
            written.replace(holder)
        except BaseException:  # a signal, too
            written.unlink(missing_ok=True)
            raise


def _read_holder(holder: Path) -> str:
    return str(_read_note(holder) or "another process")


def _note_beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.holder")


def _read_note(holder: Path) -> LockHolder | None:
    try:
        stated = json.loads(holder.read_text("utf-8"))
        return LockHolder(
            pid=int(stated["pid"]),
            command=str(stated["command"]),
            since=datetime.fromisoformat(stated["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_alive(holder: LockHolder) -> bool:
    """Return whether the process of a note still runs, and is no later one with the same number."""
    try:
        os.kill(holder.pid, 0)
    except PermissionError:  # it belongs to somebody else
        pass
    except (ProcessLookupError, OverflowError):
        return False
    started_at = _find_start(holder.pid)
    return started_at is None or started_at <= holder.since.timestamp() + _CLOCK_SLACK


def _find_start(pid: int) -> float | None:
    """Return when a process started, in seconds since the epoch; None where only the system knows."""
    try:
        # its name, in parentheses, may hold spaces and parentheses itself
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        uptime = float(Path("/proc/uptime").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return None
    return time.time() - uptime + int(fields[_START_FIELD]) / os.sysconf("SC_CLK_TCK")
