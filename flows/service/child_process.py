"""Processes that end with the one that started them, whichever way that ends.

Linux does both halves: a process is killed when its parent dies (PR_SET_PDEATHSIG), and a grandchild whose
parent has died becomes a child of the supervisor (PR_SET_CHILD_SUBREAPER), which ends it. Elsewhere a process
group is all there is, so that only the death of the supervisor itself leaves processes behind.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_SET_PDEATHSIG, _SET_CHILD_SUBREAPER = 1, 36  # of prctl(2)
_UNUSABLE = 2  # the status of a SettingsError or a UsageError


def start_child(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a process that is killed when this one dies, in a session of its own.

    A session of its own keeps Ctrl-C in a terminal from reaching it, so that it ends when it is told to. Its
    messages on stderr are in the log of the service. To be called in the main thread, since the kernel
    takes the end of the starting *thread* for the parent's death.

    Args:
        command: The program and its arguments.
        environment: All its environment variables.

    Returns:
        The process.
    """
    return subprocess.Popen(  # noqa: S603 -- the command lines are ours
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr.fileno(),
        start_new_session=True,
        preexec_fn=_make_preparation(),  # noqa: PLW1509 -- the supervisor has one thread
    )


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies; only Linux can."""
    if prctl := _find_prctl():
        prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_orphans(known: Collection[int]) -> list[int]:
    """Kill the children of this process that are not in `known`, and reap those that have ended.

    Returns:
        The processes that were killed. Their own children are orphans then, for the next call.
    """
    killed = []
    for pid in _list_children():
        if pid in known:
            continue
        with suppress(ProcessLookupError, ChildProcessError):
            if os.waitpid(pid, os.WNOHANG) == (0, 0):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
    return killed


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a process and to those that it started, unless all have ended."""
    with suppress(ProcessLookupError, PermissionError):  # macOS refuses the group of a zombie
        os.killpg(process.pid, number)


def explain_end(returncode: int) -> str:
    """Return the words for how a process ended, such as "was killed by SIGKILL"."""
    if returncode == _UNUSABLE:
        return f"ended with status {returncode}: it cannot be run as it is configured, and the log says why"
    if returncode >= 0:
        return f"ended with status {returncode}"
    try:
        return f"was killed by {signal.Signals(-returncode).name}"
    except ValueError:
        return f"was killed by signal {-returncode}"


def _make_preparation() -> Callable[[], None]:
    """Return what a new process does before its program starts; the library is found before the fork."""
    prctl, parent = _find_prctl(), os.getpid()

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())  # the supervisor's blocked signals are inherited
        if prctl:
            prctl(_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent:  # it died before it could be watched
                os._exit(1)

    return prepare


def _find_prctl() -> Callable[..., int] | None:
    return ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def _list_children() -> list[int]:
    """Return the children of the main thread, which starts all of them; orphans are among them."""
    own = os.getpid()
    try:
        listed = Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(pid) for pid in listed.split()]
