"""Supply each run of SQL with a process of its own, of which one is started ahead.

A process answers one request and is ended: settings and whatever else the SQL of one reader leaves behind
reach no other. To start one takes 0.25 s of CPU time, so another waits, confined and with the edition open,
while somebody uses the page. It holds 85 MB and the file of its edition, so it is ended when nobody asks.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from flows.errors import NewswireError
from flows.explorer.errors import BusyError
from flows.sql_sandbox.limits import SandboxLimits
from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox
from warehouse.errors import WarehouseError

RUNS = 2
"""The number of runs of SQL at the same time."""
_WAITING = 6  # requests that wait for one of these to end
_WAIT = 5.0  # seconds
_UNUSED = 60.0  # seconds after which a process that nobody asked for is ended
_PROGRAM = "flows.explorer.query.answer_rows:answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spare:
    sandbox: Future[SqlSandbox]
    edition: tuple[int, int] | None
    since: float


class SandboxSupply:
    """Supplies processes that run SQL on the edition.

    Args:
        edition: The edition, which need not exist yet.
        limits: What one run may take; by default the share of this machine that `newswire sql` gives, divided
            among the runs at the same time.
        wait: The seconds that a request waits for another to end.
    """

    def __init__(self, edition: Path, *, limits: SandboxLimits | None = None, wait: float = _WAIT) -> None:
        self._edition = edition
        self._limits = limits
        self._wait = wait
        self._free = threading.BoundedSemaphore(RUNS)
        self._lock = threading.Lock()
        self._waiting = 0
        self._spare: _Spare | None = None
        self._running: set[SqlSandbox] = set()
        self._is_closed = False
        # On Linux a process dies with the thread that started it, and those of requests end when idle.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="start of SQL")

    @property
    def limits(self) -> SandboxLimits:
        """What one run may take."""
        if self._limits is None:
            share = find_limits()
            self._limits = find_limits(memory=share.memory // RUNS)
        return self._limits

    def prepare(self) -> None:
        """Start a process ahead, unless one waits already."""
        with self._lock:
            if self._spare is None and not self._is_closed:
                self._spare = self._start()

    @contextmanager
    def take(self) -> Iterator[SqlSandbox]:
        """Yield a process for one run, which is ended with the block.

        Raises:
            BusyError: As many runs as there may be are under way.
            QueryStoppedError: The process does not start.
            WarehouseError: There is no edition, or it is damaged.
        """
        self._wait_for_turn()
        try:
            sandbox = self._take_spare().sandbox.result()
            with self._lock:
                self._running.add(sandbox)
            try:
                yield sandbox
            finally:
                with self._lock:
                    self._running.discard(sandbox)
                sandbox.end()
                self.prepare()
        finally:
            self._free.release()

    def end_unused(self) -> None:
        """End the waiting process where nobody has asked for it for a minute, or its edition was replaced."""
        with self._lock:
            spare = self._spare
            if spare is None or (
                spare.edition == self._identify() and time.monotonic() - spare.since < _UNUSED
            ):
                return
            self._spare = None
        _end(spare)

    def close(self) -> None:
        """End all processes; runs that are under way fail."""
        with self._lock:
            self._is_closed = True
            spare, self._spare = self._spare, None
            for sandbox in self._running:
                sandbox.kill()
        if spare:
            _end(spare)
        self._starter.shutdown(wait=False)

    def _wait_for_turn(self) -> None:
        with self._lock:
            if self._waiting >= _WAITING:
                raise BusyError("Other SQL runs, and more waits for it. Try again in a few seconds.")
            self._waiting += 1
        try:
            if not self._free.acquire(timeout=self._wait):
                raise BusyError(f"{RUNS} other queries run. Try again when one of them is done.")
        finally:
            with self._lock:
                self._waiting -= 1

    def _take_spare(self) -> _Spare:
        with self._lock:
            if self._is_closed:
                raise BusyError("The explorer ends.")
            spare, self._spare = self._spare, None
        if spare and spare.edition != self._identify():
            _end(spare)
            spare = None
        return spare or self._start()

    def _start(self) -> _Spare:
        sandbox = SqlSandbox(self._edition, program=_PROGRAM, limits=self.limits)

        def start() -> SqlSandbox:
            sandbox.start()
            return sandbox

        return _Spare(sandbox=self._starter.submit(start), edition=self._identify(), since=time.monotonic())

    def _identify(self) -> tuple[int, int] | None:
        try:
            found = self._edition.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


def _end(spare: _Spare) -> None:
    if not spare.sandbox.cancel():
        with suppress(NewswireError, WarehouseError):
            spare.sandbox.result().end()
