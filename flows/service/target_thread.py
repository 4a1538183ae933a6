"""The thread of the service that publishes editions to the targets, so that no pass waits for the network."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flows.logs import log
from flows.service.pass_report import PassReport

_FIRST_WAIT, _LONGEST_WAIT = 60.0, 3600.0  # seconds until targets that failed are tried again


class TargetThread:
    """Publishes the newest edition to the targets, again and again.

    Editions that are replaced while an earlier one is on its way are left out: targets get the newest.

    Args:
        deliver: Publishes the edition to the targets that lack it; returns whether all have it.
        first_wait: Seconds after a failure before another try, doubled each time.
    """

    def __init__(self, deliver: Callable[[], bool], *, first_wait: float = _FIRST_WAIT) -> None:
        self._deliver = deliver
        self._first_wait = first_wait
        self._woken = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="targets", daemon=True)

    def start(self) -> None:
        """Start the thread, which looks at once for what an earlier process has left."""
        self._thread.start()

    def note_pass(self, report: PassReport) -> None:
        """Publish the edition of a pass soon, if it has one."""
        if report.published:
            self._woken.set()

    def stop(self, *, timeout: float = 2.0) -> None:
        """End the thread; the next start sends an edition again that is on its way then."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        wait = self._first_wait
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                has_delivered = self._deliver()
            except Exception:  # noqa: BLE001 -- a fault of ours must not end the thread
                log.exception("the edition could not be published to the targets")
                has_delivered = False
            self._woken.wait(None if has_delivered else wait)
            wait = self._first_wait if has_delivered else min(2 * wait, _LONGEST_WAIT)
