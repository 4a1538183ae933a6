"""The passes of the service: a thread that takes what has come and what is due, and publishes it."""

from __future__ import annotations

from collections.abc import Callable

from flows.service.pass_report import PassReport
from flows.service.spool import Spool
from flows.settings import Settings


class Passes:
    """Walks the pipeline whenever there is something to do, in a thread of its own.

    Args:
        settings: The configuration.
        spool: The arrivals that wait.

    Attributes:
        after_publish: Called in the thread with the report of each pass, after its commit and publish.
        last_report: The report of the last pass that ended.
        last_error: The error that ended the last pass, as a sentence; `None` after a pass without one.
    """

    def __init__(self, settings: Settings, spool: Spool) -> None:
        self._settings = settings
        self._spool = spool
        self.after_publish: list[Callable[[PassReport], None]] = []
        self.last_report: PassReport | None = None
        self.last_error: str | None = None

    def start(self) -> None:
        """Warm the worker processes, and start the thread."""

    def wake(self) -> None:
        """Start a pass soon; may be called from any thread, as often as something arrives."""

    def stop(self) -> None:
        """End the thread after the pass under way."""
