"""Prepare a process for all else that workers need, when it is imported.

The server that workers are forked from imports this module first. No module that it imports then becomes
garbage, and to look through them again and again took 0.07 s of CPU time. Ctrl-C on a terminal goes to all
processes of a command: from here on it ends the server without a traceback, and it is ignored, as
multiprocessing has it, once everything is imported.
"""

from __future__ import annotations

import signal

from flows.garbage import collect_rarely

signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # see `flows.jobs.fork_server`
collect_rarely()
