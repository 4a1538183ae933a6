"""The passes of the service: a thread that takes arrivals and follows the schedule."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from flows.errors import NewswireError
from flows.logs import bind_fields, details, log
from flows.service.agenda import DEBOUNCE, Agenda
from flows.service.inbox import Inbox
from flows.service.pass_report import PassReport
from flows.service.spool import Spool
from flows.settings import Settings
from flows.workers import Workers
from warehouse.errors import WarehouseBusyError, WarehouseError

_TICK = 1.0  # seconds between two looks at the inbox and at the clock
_BUSY_WAIT = 0.5  # seconds until the run lock of another command is tried again
_FIRST_BACKOFF, _LAST_BACKOFF = 1.0, 60.0  # seconds after a pass that failed, doubled each time


class Passes:
    """Walks the pipeline whenever there is something to do, in a thread of its own.

    An error in a pass is logged and ends that pass alone: what it took stays where it was, and is tried again
    after a while that grows.

    Args:
        settings: The configuration.
        spool: The arrivals that wait.
        inbox: The folder into which people drop files.

    Attributes:
        after_publish: Called in the thread with the report of each pass, after its commit and publish.
        last_report: The report of the last pass that ended.
        last_error: The error that ended the last pass, as a sentence; `None` after a pass without one.
        ready: Set once the worker processes are warm.
    """

    def __init__(self, settings: Settings, spool: Spool, inbox: Inbox) -> None:
        self._settings = settings
        self._spool = spool
        self._inbox = inbox
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="passes", daemon=True)
        self._backoff = 0.0
        self._is_waiting_for_lock = False
        self.ready = threading.Event()
        self.after_publish: list[Callable[[PassReport], None]] = []
        self.last_report: PassReport | None = None
        self.last_error: str | None = None

    def start(self) -> None:
        """Start the thread, which warms the worker processes first."""
        self._thread.start()

    def wake(self) -> None:
        """Start a pass soon; may be called from any thread, as often as something arrives."""
        self._woken.set()

    def stop(self, *, timeout: float = 8.0) -> bool:
        """End the thread after the pass under way; return whether it ended within `timeout` seconds."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def _run(self) -> None:
        with Workers(self._settings.read) as workers:
            agenda = Agenda(
                self._settings,
                self._spool,
                self._inbox,
                workers=workers,
                woken=self._woken,
                tell=self._tell,
            )
            with suppress(Exception):  # the first pass will report it
                agenda.warm()
            self.ready.set()
            self._woken.set()  # for what the spool has from before
            while self._wait():
                self._walk(agenda)

    def _wait(self) -> bool:
        """Wait until there may be something to do; return false when the service ends."""
        if self._backoff:
            self._stopping.wait(self._backoff)
        elif self._woken.wait(_TICK) and not self._stopping.is_set():
            time.sleep(DEBOUNCE)
        self._woken.clear()
        return not self._stopping.is_set()

    def _walk(self, agenda: Agenda) -> None:
        """Make one pass, and decide how long to wait after an error."""
        try:
            agenda.make_passes()
            self._is_waiting_for_lock, self._backoff, self.last_error = False, 0.0, None
        except WarehouseBusyError as error:
            if not self._is_waiting_for_lock:
                log.warning("the pass waits: %s", error)
            self._is_waiting_for_lock, self._backoff = True, _BUSY_WAIT
        except (NewswireError, WarehouseError) as error:
            self._put_off(str(error))
            log.error("the pass failed and is tried again: %s", error)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the next pass may do better
            self._put_off(f"{type(error).__name__}: {error}")
            log.exception("the pass failed and is tried again", extra=details(seconds=self._backoff))

    def _put_off(self, error: str) -> None:
        self.last_error = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC: {error}"
        self._backoff = min(_LAST_BACKOFF, max(_FIRST_BACKOFF, self._backoff * 2))

    def _tell(self, report: PassReport) -> None:
        self.last_report = report
        with bind_fields(run_id=report.run_id):
            for tell in self.after_publish:
                try:
                    tell(report)
                except Exception:  # noqa: BLE001 -- a sink's fault must not cost the others their report
                    log.exception("a report of a pass was not taken")
