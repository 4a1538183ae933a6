"""Start the process that workers are forked from, without a traceback where Ctrl-C interrupts that."""

from __future__ import annotations

import signal
from multiprocessing import forkserver, resource_tracker


def start_fork_server() -> None:
    """Start the server unless it runs, with SIGINT blocked until :mod:`flows.jobs.preload_first` frees it.

    Ctrl-C on a terminal goes to all processes of a command, and Python would print where each was.

    Raises:
        OSError: No process can be started.
    """
    resource_tracker.ensure_running()  # which unblocks the signal, and would be started in between
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
