"""A process that starts by itself, without a traceback where a signal interrupts that."""

from __future__ import annotations

import signal
from multiprocessing.context import SpawnProcess

from flows.interruption import hold_signals


class SpawnedProcess(SpawnProcess):
    """A process whose start no signal interrupts, here or there, until it calls :func:`take_signals`.

    Python would print where in its imports the new process was at Ctrl-C, which a terminal sends to all
    processes of a command, or that the command has handed over nothing, where that was interrupted.
    """

    def start(self) -> None:
        """Start the process, which inherits that the signals of the command wait.

        It is killed again if one came, since nobody knows of it yet.
        """
        try:
            with hold_signals():
                super().start()
        except BaseException:
            if self.pid is not None:
                self.kill()
                self.join()
            raise


def take_signals() -> None:
    """Let those signals end this process that end it without a word; Ctrl-C waits for good."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGHUP})
