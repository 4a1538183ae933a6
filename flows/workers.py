"""Worker processes: bytes from strangers are read where they can be stopped."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as WorkerTimeoutError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from flows.settings import ReadSettings
from transforms.records import RefusalReason

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_MEMORY = 1 << 30
_TRIES = 3
_JOBS_A_WORKER = 500  # a fresh process now and then: parsers in C do not give all memory back
# Imported once in the process that workers are forked from: one then starts in 0.01 s, not in 1.5.
_PRELOADED = ["flows.preload"]


class Overrun(Exception):  # noqa: N818 -- a verdict on a page, passed on as a value
    """A job that was stopped. `reason` is reading-timeout or memory, the text a sentence."""

    def __init__(self, reason: RefusalReason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class Workers:
    """Processes that do jobs, each held to 1 GB of memory; started when the first job comes.

    Use as a context manager: the processes end with the block. They are forked from a server that
    holds none of our connections, and end by themselves when this process is killed.
    """

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
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
        """Run `work` on each job; yields results in order, or why a job had to be stopped.

        `work` must be a function that a fresh process can import. The configured seconds count
        from the start of each job.
        """
        waiting = deque(jobs)
        broken = 0
        while waiting:
            pool = self._pool = self._pool or self._start()
            futures = deque(
                pool.schedule(work, args=(job,), timeout=self._settings.timeout) for job in waiting
            )
            while futures:
                future = futures.popleft()  # one that is kept would keep its result, a text of 2 MB at worst
                try:
                    yield self._await(future)
                except BrokenProcessPool:  # workers died between two jobs: start anew with this one
                    broken += 1
                    self._pool = None
                    if broken > _TRIES:
                        raise
                    break
                waiting.popleft()

    def _await(self, future: ProcessFuture[Any]) -> Any:
        try:
            return future.result()
        except WorkerTimeoutError:
            seconds = f"{self._settings.timeout:g} seconds"
            return Overrun(
                RefusalReason.READING_TIMEOUT, f"reading it took more than {seconds} and was stopped"
            )
        except MemoryError:
            return Overrun(
                RefusalReason.MEMORY, f"reading it took more than {_MEMORY >> 30} GB and was stopped"
            )
        except ProcessExpired as error:
            return Overrun(
                RefusalReason.MEMORY, f"the process that read it died with exit code {error.exitcode}"
            )

    def _start(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        return ProcessPool(
            max_workers=self._settings.workers,
            max_tasks=_JOBS_A_WORKER,
            initializer=_prepare_worker,
            context=context,
        )


def _prepare_worker() -> None:
    """Let a page take 1 GB more than the process has mapped already; Linux alone tells how much that is.

    A process that is told to end ends at once, in the middle of a C function too: the pool's own
    handler waits for that function to return, and then for three seconds more.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # what trafilatura has to say of a page comes back as our refusal; it need not be logged too
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        mapped = _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
