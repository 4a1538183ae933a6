"""Jobs for worker processes, in a module that these can import."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from flows.job_failures import MEMORY, JobFailure
from flows.jobs.worker_process import run_chunk

_KILLS = 3  # of a job, before it is given up
_MAX_DIGITS = sys.get_int_max_str_digits()


def burn(seconds: float) -> float:
    """Use CPU time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def end_by_signal(folder: str, *, times: int) -> int:
    """Have this process killed, as for want of memory, the first so many times; return the count."""
    count = len(list(Path(folder).iterdir()))
    (Path(folder) / str(count)).touch()
    if count < times:
        os.kill(os.getpid(), signal.SIGKILL)
    return count


def run_chunk_and_be_killed(
    folder: str, works: Collection[str], work: partial[object], seconds: float, jobs: Sequence[Any]
) -> list[bytes | JobFailure]:
    """Run a chunk of jobs; have this process killed three times in the middle of one job of each kind.

    Args:
        folder: Remembers which job, and how often; it is empty at first.
        works: The names of the functions of which a job is killed.
        work: The function, with further arguments.
        seconds: The limit on the CPU time of a job.
        jobs: The jobs.
    """
    name = work.func.__name__
    if name in works:
        victim = Path(folder) / name
        digests = [hashlib.sha256(repr(job).encode()).hexdigest() for job in jobs]
        _create_once(victim, f"{digests[0]}\n")
        chosen, *kills = victim.read_text("ascii").splitlines()
        if chosen in digests and len(kills) < _KILLS:
            with victim.open("a", encoding="ascii") as file:
                file.write("killed\n")
            os.kill(os.getpid(), signal.SIGKILL)
    return run_chunk(work, seconds, jobs)


def _create_once(path: Path, text: str) -> None:
    """Write a file unless another process has: it appears whole, so nobody reads it empty."""
    with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=path.parent.parent) as file:
        file.write(text)
        file.flush()
        with suppress(FileExistsError):
            path.hardlink_to(file.name)


def end_fork_server(folder: str, *, times: int) -> int:
    """Kill the process that this one was forked from, the first so many times; return the count."""
    count = len(list(Path(folder).iterdir()))
    (Path(folder) / str(count)).touch()
    if count < times:
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(0.2)
    return count


class PanicError(BaseException):
    """What libraries raise beside `Exception`, such as the panics of those in Rust."""


def _wrap() -> None:
    try:
        _raise(OSError(errno.EMFILE, os.strerror(errno.EMFILE)))
    except OSError as error:
        raise KeyError("entry") from error


def _recurse() -> None:
    _recurse()


def _raise(error: BaseException) -> None:
    raise error


FAULTS: dict[str, tuple[Callable[[], object], str, str]] = {
    "wrong value": (lambda: int("1" * (_MAX_DIGITS + 1)), "unreadable", "ValueError: Exceeds the limit"),
    "half a character": (lambda: _raise(KeyError("\ud800\x00 x")), "unreadable", "KeyError:"),
    "no text": (lambda: _raise(AssertionError), "unreadable", "AssertionError"),
    "panic": (lambda: _raise(PanicError("index out of range")), "unreadable", "PanicError: index"),
    "exit": (lambda: sys.exit("enough"), "unreadable", "SystemExit: enough"),
    "recursion": (_recurse, "unreadable", "RecursionError"),
    "unpicklable": (lambda: lambda: None, "unreadable", "pickle"),
    "unknown errno": (lambda: _raise(OSError("no such encoding")), "unreadable", "OSError: no such"),
    "missing file": (lambda: Path("/nowhere").read_text("utf-8"), "unreadable", "FileNotFoundError"),
    "too much memory": (lambda: len(bytes(MEMORY + (1 << 26))), "memory", "more than 1 GB"),
    "no room": (
        lambda: _raise(OSError(errno.ENOSPC, "No space left on device")),
        "machine-fault",
        "No space",
    ),
    "no descriptor": (
        lambda: _raise(OSError(errno.EMFILE, "Too many open files")),
        "machine-fault",
        "Too many",
    ),
    "wrapped": (_wrap, "machine-fault", "Too many open files"),
    "no thread": (lambda: _raise(RuntimeError("can't start new thread")), "machine-fault", "new thread"),
    "no library": (lambda: _raise(ImportError("libz.so: cannot open")), "machine-fault", "libz.so"),
}
"""By name: what a job does, the reason of its failure, and words of it."""


def do_wrong(name: str) -> object:
    """Fail as the fault of this name does; return any other name."""
    if name in FAULTS:
        return FAULTS[name][0]()
    return name


def count_up(
    limit: int,
    beat: Callable[[], None],
    *,
    burning: float = 0.0,
    beats: int = 1,
    size: int = 0,
    folder: str | None = None,
) -> Iterator[int | bytes]:
    """Yield numbers, or so many bytes, each after some CPU time; each makes a file a byte longer."""
    for number in range(limit):
        for _ in range(beats):
            burn(burning)
            beat()
        if folder:
            with Path(folder, str(os.getpid())).open("ab") as file:
                file.write(b".")  # in one step: another process reads the size at any time
        yield bytes(size) if size else number


def count_up_and_fail(limit: int, beat: Callable[[], None], *, fault: str) -> Iterator[object]:
    """Yield numbers, and fail then."""
    yield from count_up(limit, beat)
    yield do_wrong(fault)


def count_up_and_be_killed(
    limit: int, beat: Callable[[], None], *, folder: str, times: int
) -> Iterator[int | bytes]:
    """Yield numbers, and have this process killed behind the third one, the first so many times."""
    for number in count_up(limit, beat):
        if number == 3:
            end_by_signal(folder, times=times)
        yield number


def find_process(seconds: float) -> int:
    """Wait, so that one process has no time for all jobs, and return the process's identifier."""
    time.sleep(seconds)
    return os.getpid()


def has_reader(_: int) -> bool:
    """Return whether the process has imported what reads pages."""
    return "transforms.pipeline" in sys.modules
