"""The passes of the service: a thread that takes arrivals and follows the schedule."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from flows.job_failures import word_exception
from flows.jobs.workers import Workers
from flows.logs import bind_fields, log
from flows.service.agenda import DEBOUNCE, Agenda
from flows.service.backoff import PutOffWork
from flows.service.inbox import Inbox
from flows.service.pass_report import PassReport
from flows.service.spool import Spool
from flows.settings import Settings
from warehouse.writing_instance import end_kept_instance

_REST = 5.0  # seconds for which the next pass finds its memory ready
_TICK = 0.5  # seconds between two looks at the inbox and at the clock


class Passes:
    """Walks the pipeline whenever there is something to do, in a thread of its own.

    An error in a pass is logged and ends that pass alone: what it took stays where it was, and is tried again
    after a while that grows. Pushes, files and the schedule wait for themselves: a poll that fails again and
    again delays no push.

    Args:
        settings: The configuration.
        spool: The arrivals that wait.
        inbox: The folder into which people drop files.

    Attributes:
        after_publish: Called in the thread with the report of each pass, after its commit and publish.
        last_report: The report of the last pass that ended.
        ready: Set once the worker processes are warm.
    """

    def __init__(self, settings: Settings, spool: Spool, inbox: Inbox) -> None:
        self._settings = settings
        self._spool = spool
        self._inbox = inbox
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="passes", daemon=True)
        self._work: tuple[PutOffWork, ...] = ()
        self.ready = threading.Event()
        self.after_publish: list[Callable[[PassReport], None]] = []
        self.last_report: PassReport | None = None

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

    @property
    def last_error(self) -> str | None:
        """The error that ended the last pass of its kind, as a sentence; None where all ended without one."""
        return next((work.last_error for work in self._work if work.last_error), None)

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
            try:
                agenda.warm()
            except Exception as error:  # noqa: BLE001 -- the first pass needs the same, and its error counts
                log.info("nothing is warm before the first pass: %s", word_exception(error))
            self.ready.set()
            self._woken.set()  # for what the spool has from before
            self._work = tuple(
                map(PutOffWork, (agenda.take_pushes, agenda.take_files, agenda.follow_schedule, _rest))
            )
            while self._wait():
                for work in self._work:
                    if not self._stopping.is_set():
                        work.do()
            agenda.close()
            end_kept_instance()

    def _wait(self) -> bool:
        """Wait until there may be something to do; return false when the service ends."""
        if self._woken.wait(_TICK) and not self._stopping.is_set():
            time.sleep(DEBOUNCE)
        self._woken.clear()
        return not self._stopping.is_set()

    def _tell(self, report: PassReport) -> None:
        self.last_report = report
        with bind_fields(run_id=report.run_id):
            for tell in self.after_publish:
                try:
                    tell(report)
                except Exception:  # noqa: BLE001 -- a sink's fault must not cost the others their report
                    log.exception("a report of a pass was not taken")


def _rest() -> None:
    """Give back memory when there was no pass for a while."""
    end_kept_instance(unused_for=_REST)
