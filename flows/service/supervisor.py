"""The supervisor: one process that holds all parts of the service, and starts those again that end.

It has one thread, reads no news and holds no database, so that nothing of the work can bring it down. It
sleeps in `sigtimedwait`, and so learns of a part's end and of a wish to stop at once.
"""

from __future__ import annotations

import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Protocol

from flows.logs import log, notice
from flows.prefect_api import PrefectApiError
from flows.service.child_process import adopt_orphans, end_orphans
from flows.service.part_process import PartProcess
from flows.service.parts import SERVER, WORKER, Part
from flows.service.status import PartStatus, read_status, remove_status, service_lock, write_status
from flows.settings import Settings
from warehouse.errors import WarehouseBusyError
from warehouse.locks import hold_lock

_INTERVAL = 0.5  # seconds between two looks at the parts
PROBE_TIMEOUT = 2.0
"""Seconds that a part has to answer."""
_PATIENCE = 5.0  # seconds that parts have to end, and then the server behind them half of it
_SEARCH_INTERVAL = 30.0  # seconds between two searches for runs whose process is gone


class MarkLostRuns(Protocol):
    """Marks the flow runs whose process is gone."""

    def __call__(self, *, worker_started_at: datetime | None) -> None:
        """Mark them, given when the Prefect worker was started (None before)."""


def supervise(
    settings: Settings, parts: Sequence[Part], *, mark_lost_runs: MarkLostRuns | None = None
) -> None:
    """Run the parts until this process is told to end, and end them within ten seconds.

    SIGTERM, Ctrl-C or the end of the terminal ends the service; a second one ends it at once.

    Args:
        settings: The settings.
        parts: The parts, in the order of their start.
        mark_lost_runs: Called every half minute while the Prefect server answers, and when it begins to. It
            must not take long: the service is not told to end meanwhile.

    Raises:
        WarehouseBusyError: A supervisor of this state folder runs; the message says where.
    """
    with _hold_service(settings), _block_signals() as signals:
        adopt_orphans()
        processes = [PartProcess(part, answers) for part in parts]
        try:
            _keep_running(settings, processes, signals, mark_lost_runs)
        finally:
            _end_all(processes, signals)
            remove_status(settings)


def answers(url: str) -> bool:
    """Return whether an address answers with a status of success within two seconds."""
    try:
        with urllib.request.urlopen(url, timeout=PROBE_TIMEOUT):  # noqa: S310 -- addresses of our own parts
            return True
    except (urllib.error.URLError, OSError, ValueError):
        return False


@contextmanager
def _hold_service(settings: Settings) -> Iterator[None]:
    try:
        with hold_lock(service_lock(settings), command="newswire up"):
            yield
    except WarehouseBusyError as error:
        status = read_status(settings)
        if status is None:  # it is ending just now
            raise
        places = ", ".join(f"{part.name} at {part.address}" for part in status.parts if part.address)
        raise WarehouseBusyError(
            f"the service runs already, as process {status.supervisor.pid}"
            f"{f': {places}' if places else ''}; `newswire up --status` says more"
        ) from error


@contextmanager
def _block_signals() -> Iterator[set[signal.Signals]]:
    """Yield the signals that end the service; they wait until they are asked for.

    One that is ignored stays so, as the end of the terminal is under nohup.
    """
    ends = {signal.SIGTERM} | {
        one for one in (signal.SIGINT, signal.SIGHUP) if signal.getsignal(one) is not signal.SIG_IGN
    }
    former = signal.pthread_sigmask(signal.SIG_BLOCK, ends | {signal.SIGCHLD})
    try:
        yield ends
    finally:
        while signal.sigtimedwait(ends | {signal.SIGCHLD}, 0):  # none may strike when they are let through
            pass
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _keep_running(
    settings: Settings,
    processes: Sequence[PartProcess],
    signals: set[signal.Signals],
    mark_lost_runs: MarkLostRuns | None,
) -> None:
    written: list[PartStatus] = []
    next_search = 0.0
    while True:
        now = time.monotonic()
        running = {process.part.name for process in processes if process.is_running}
        for process in processes:
            process.step(now, may_start=process.part.needs is None or process.part.needs in running)
        end_orphans({process.pid for process in processes if process.pid})
        if mark_lost_runs and now >= next_search and _is_server_well(processes):
            next_search = now + _SEARCH_INTERVAL
            _mark(mark_lost_runs, processes)
        status = [process.status for process in processes]
        if status != written:
            with suppress(OSError):  # a full disk must not end the service; it is tried again
                write_status(settings, status)
                written = status
        received = signal.sigtimedwait(signals | {signal.SIGCHLD}, _INTERVAL)
        if received and received.si_signo in signals:
            notice(f"{signal.Signals(received.si_signo).name}: the service ends")
            return


def _is_server_well(processes: Sequence[PartProcess]) -> bool:
    """Return whether the server answers; a request to one that hangs would hold up the end of the service."""
    return any(process.part.name == SERVER and process.is_well for process in processes)


def _mark(mark_lost_runs: MarkLostRuns, processes: Sequence[PartProcess]) -> None:
    """Mark lost runs, whatever the server answers: it is looked after by its probes."""
    started = [process.started_at for process in processes if process.part.name == WORKER and process.pid]
    try:
        mark_lost_runs(worker_started_at=started[0] if started else None)
    except PrefectApiError as error:
        log.info("runs without a process were not searched for: %s", error)
    except Exception:  # noqa: BLE001 -- an answer of another shape must not end the service
        log.exception("runs without a process were not searched for")


def _end_all(processes: Sequence[PartProcess], signals: set[signal.Signals]) -> None:
    """End the parts that need another first, as they report to it; then that one; then kill the rest."""
    needed = {process.part.needs for process in processes} | {SERVER}
    fronts = [process for process in processes if process.part.name not in needed]
    backs = [process for process in processes if process.part.name in needed]
    for group, patience in ((fronts, _PATIENCE), (backs, _PATIENCE / 2)):
        for process in group:
            process.ask_to_end()
        deadline = time.monotonic() + patience
        while not all(process.has_ended() for process in group) and time.monotonic() < deadline:
            received = signal.sigtimedwait(signals | {signal.SIGCHLD}, _INTERVAL)
            if received and received.si_signo in signals:
                break
        for process in group:
            process.kill()
    for process in processes:
        while not process.has_ended():
            time.sleep(0.01)
    while end_orphans(set()):
        time.sleep(0.01)
    log.info("the service has ended as process %d", os.getpid())
