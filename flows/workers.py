"""Worker processes: untrusted bytes are read where reading them can be stopped."""

from __future__ import annotations

import logging
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as WorkerTimeoutError
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.context import ForkServerContext
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from flows.logs import details, log
from flows.settings import ReadSettings
from transforms.records import RefusalReason

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_MEMORY = 1 << 30
_MAX_TRIES = 3
_JOBS_A_WORKER = 500  # a fresh process now and then: parsers in C do not give all memory back
# A job gets this many seconds of wall-clock time for each second of CPU time. Five processes for each core
# leave a job a fifth of its core, and it should still end by its own limit: on two cores at a load of 20 an
# honest text of 1,000 paragraphs took more than 5 s. The limit is for a job that waits without working.
_WALL_FACTOR = 20
# Imported once in the process that workers are forked from: one then starts in 0.01 s, not in 1.5.
_PRELOADED = ["flows.preload"]


class Overrun(Exception):  # noqa: N818 -- the outcome of a job, passed on as a value
    """A job that was stopped.

    Attributes:
        reason: READING_TIMEOUT or MEMORY.
    """

    def __init__(self, reason: RefusalReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Workers:
    """A pool of processes that run jobs within limits on memory, CPU time and wall-clock time.

    The processes start with the first job and end with the `with` block. They are forked from a server
    that holds none of our connections, and end by themselves when this process is killed.
    """

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        self._context = _KeepingContext()
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            if kind is None:
                self._pool.close()
            else:
                self._pool.stop()
            self._pool.join()
            self._pool = None

    def run(self, work: Callable[[_Job], _Result], jobs: Iterable[_Job]) -> Iterator[_Result | Overrun]:
        """Run `work` on each job, and yield the results in the order of the jobs.

        Args:
            work: A function that a fresh process can import, or a `partial` of one.
            jobs: Its arguments, one a job; each must be picklable, and so must the results.

        Yields:
            What `work` returned, or why the job was stopped. A job may use `[read] timeout` seconds of
            CPU time, and 20 times as long by the clock. Errors that `work` raises are raised here.
        """
        waiting = deque(jobs)
        broken = 0
        limited = partial(_run_limited, work, self._settings.timeout)
        while waiting:
            pool = self._pool = self._pool or self._start()
            wall_limit = self._settings.timeout * _WALL_FACTOR
            futures = deque(pool.schedule(limited, args=(job,), timeout=wall_limit) for job in waiting)
            while futures:
                future = futures.popleft()  # one that is kept would keep its result, a text of 2 MB at worst
                try:
                    yield self._await(future)
                except BrokenProcessPool:  # workers died between two jobs: start anew with this one
                    broken += 1
                    self._pool = None
                    log.warning(
                        "the worker processes died and are started again", extra=details(times=broken)
                    )
                    if broken > _MAX_TRIES:
                        raise
                    break
                waiting.popleft()

    def _await(self, future: ProcessFuture[Any]) -> Any:
        timeout = self._settings.timeout
        try:
            return future.result()
        except WorkerTimeoutError:
            overrun = _stop(RefusalReason.READING_TIMEOUT, f"more than {timeout * _WALL_FACTOR:g} seconds")
        except MemoryError:
            overrun = _stop(RefusalReason.MEMORY, f"more than {_MEMORY >> 30} GB")
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGPROF:
                overrun = _stop(RefusalReason.READING_TIMEOUT, f"more than {timeout:g} seconds of CPU time")
            else:
                detail = f"the process that read it died with exit code {error.exitcode}"
                overrun = Overrun(RefusalReason.MEMORY, detail)
        log.info("a worker's job was stopped: %s", overrun, extra=details(reason=overrun.reason))
        return overrun

    def _start(self) -> ProcessPool:
        self._context.set_forkserver_preload(_PRELOADED)
        return ProcessPool(
            max_workers=self._settings.workers,
            max_tasks=_JOBS_A_WORKER,
            initializer=_prepare_worker,
            context=self._context,
        )


class _KeepingContext(ForkServerContext):
    """A multiprocessing context that keeps the locks it has made for as long as it is kept itself.

    A lock's semaphore goes with the last reference to the lock. The pool drops its references first and
    ends its processes then, so one that was just starting did not find the semaphore and printed a
    traceback (`FileNotFoundError` in ``SemLock._rebuild``).
    """

    def __init__(self) -> None:
        super().__init__()
        self._locks: list[object] = []

    def RLock(self) -> Any:  # noqa: N802 -- as multiprocessing has it
        lock = super().RLock()
        self._locks.append(lock)
        return lock


def _stop(reason: RefusalReason, excess: str) -> Overrun:
    return Overrun(reason, f"reading it took {excess} and was stopped")


def _run_limited(work: Callable[[_Job], _Result], seconds: float, job: _Job) -> _Result:
    """Run a job with a limit on its CPU time, at which the kernel ends this process.

    The signal's default action needs no Python: it ends a job in the middle of a C function too.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return work(job)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _prepare_worker() -> None:
    """Limit the memory of a worker to 1 GB more than it has mapped already, which Linux alone reports.

    A worker that is asked to end does so at once, in the middle of a C function too: the pool's own
    handler waits for that function to return, and then for three seconds more.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    logging.disable()  # a library's message about a page is in our refusal
    try:
        mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        mapped = _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
