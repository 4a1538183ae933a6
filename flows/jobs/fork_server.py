"""Start the process that workers are forked from, without a traceback where a signal interrupts that."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerProcess


def start_fork_server() -> None:
    """Start the server unless it runs, with SIGINT blocked until :mod:`flows.jobs.preload_first` frees it.

    Ctrl-C on a terminal goes to all processes of a command, and Python would print where each was.

    Raises:
        OSError: No process can be started.
    """
    start_resource_tracker()  # which unblocks the signal, and would be started in between
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_resource_tracker() -> None:
    """Start the process that removes semaphores unless it runs, with SIGHUP blocked in it for good.

    It ignores the other signals by itself. Without it the command, which SIGHUP ends as well, would start
    another, and that one prints a traceback for each semaphore that it does not know.

    Raises:
        OSError: No process can be started.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        resource_tracker.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class ForkedProcess(ForkServerProcess):
    """A process that is not started after all where a signal interrupts its start.

    The start waits until the server has imported everything. The server would go on to fork a process that
    nobody knows, and that prints a traceback, since its semaphores are gone; so the server is killed.
    """

    def start(self) -> None:
        """Start the process.

        Raises:
            OSError: The server cannot be reached, so that it has forked nothing.
        """
        try:
            super().start()
        except OSError:
            raise
        except BaseException:
            server: int | None = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # noqa: SLF001 -- it is not public
            if server is not None:
                with suppress(ProcessLookupError):
                    os.kill(server, signal.SIGKILL)
            raise
