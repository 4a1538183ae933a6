"""End the process of a command without taking apart what the system takes back at once."""

from __future__ import annotations

import atexit
import os
import signal
import sys


class QuickEnd:
    """Ends the process with the status of its command, after all that was registered for the end of Python.

    To take modules and objects apart one by one was 8 % of the CPU time of a run with nothing new. Threads
    were waited for by then, and all that was registered later has run: the last comes first.
    A command that failed, or output that cannot be written, ends as in any other program.
    """

    def __init__(self) -> None:
        self._status: int | None = None
        atexit.register(self._end)

    def settle(self, status: int) -> None:
        """Let the process end with this status, or by the signal of which it is the negative number.

        The command is done: Ctrl-C behind that would only print where Python was.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._status = status

    def _end(self) -> None:
        if self._status is None:
            return
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):  # a closed pipe or a full disk, of which Python tells
            return
        if self._status < 0:  # so that a supervisor sees an end by its own signal
            signal.signal(-self._status, signal.SIG_DFL)
            signal.raise_signal(-self._status)  # without effect in the first process of a container
        os._exit(self._status if self._status >= 0 else 128 - self._status)
