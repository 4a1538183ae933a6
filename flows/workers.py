"""Worker processes: untrusted bytes are read where reading them can be stopped."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as WorkerTimeoutError
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from flows.logs import details, log
from flows.settings import ReadSettings
from flows.worker_process import MEMORY, cut_chunks, prepare_worker, run_chunk
from transforms.records import RefusalReason

if TYPE_CHECKING:  # a run with nothing new starts no process and need not import it
    from pebble import ProcessFuture, ProcessPool

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_MAX_TRIES = 3
_CHUNKS_A_WORKER = 50  # a fresh process now and then: parsers in C do not give all memory back
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


class _Killed(Overrun):
    """A job whose process was killed from outside, by the kernel for want of memory or by a person."""


class Workers:
    """A pool of processes that run jobs within limits on memory, CPU time and wall-clock time.

    The processes start with the first job and end with the `with` block. They are forked from a server
    that holds none of our connections, and end by themselves when this process is killed.
    """

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        self._context = _KeepingContext()
        self._pool: ProcessPool | None = None
        self._starting = Lock()  # the service runs jobs from two threads

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

    def prepare(self) -> None:
        """Start the process that workers are forked from, without waiting: it imports for a second.

        The first jobs wait for it, unless the caller has something else to do meanwhile.
        """
        self._context.set_forkserver_preload(_PRELOADED)
        forkserver.ensure_running()

    def run(
        self,
        work: Callable[[_Job], _Result],
        jobs: Iterable[_Job],
        *,
        measure: Callable[[_Job], int] = lambda _: 0,
    ) -> Iterator[_Result | Overrun]:
        """Start to run `work` on each job, and yield the results in the order of the jobs.

        The jobs are handed to the processes at once, several at a time, and are worked on while the caller
        does something else before it asks for results. The jobs of a process that was stopped are run
        again one by one, so that only the one at fault has no result. One whose process was killed from
        outside is run three times before it has none.

        Args:
            work: A function that a fresh process can import, or a `partial` of one.
            jobs: Its arguments, one a job; each must be picklable, and so must the results.
            measure: Returns the bytes of a job, by which its time is estimated.

        Returns:
            What `work` returned for each job, or why the job was stopped. A job may use `[read] timeout`
            seconds of CPU time, and 20 times as long by the clock. Errors that `work` raises are raised when
            the result is asked for.
        """
        limited = partial(run_chunk, work, self._settings.timeout)
        chunks = deque(cut_chunks(list(jobs), workers=self._settings.workers, measure=measure))
        return self._collect(limited, chunks, self._schedule(limited, chunks))

    def _schedule(
        self, work: Callable[[list[_Job]], list[_Result]], chunks: Iterable[list[_Job]]
    ) -> deque[ProcessFuture[list[_Result]]]:
        futures: deque[ProcessFuture[list[_Result]]] = deque()
        for chunk in chunks:
            with self._starting:
                if self._pool is None or not self._pool.active:
                    self._pool = self._start()
                pool = self._pool
            futures.append(pool.schedule(work, args=(chunk,), timeout=self._settings.timeout * _WALL_FACTOR))
        return futures

    def _collect(
        self,
        work: Callable[[list[_Job]], list[_Result]],
        chunks: deque[list[_Job]],
        futures: deque[ProcessFuture[list[_Result]]],
        *,
        tries: int = 1,
    ) -> Iterator[_Result | Overrun]:
        broken = 0
        while chunks:
            try:  # a future that is kept would keep its results, texts of 2 MB at worst
                results = self._await(futures.popleft())
            except BrokenProcessPool:  # workers died between two jobs: start anew with this chunk
                broken += 1
                log.warning("the worker processes died and are started again", extra=details(times=broken))
                if broken > _MAX_TRIES:
                    raise
                futures = self._schedule(work, chunks)
                continue
            chunk = chunks.popleft()
            if not isinstance(results, Overrun):
                yield from results
            elif len(chunk) == 1 and not (isinstance(results, _Killed) and tries < _MAX_TRIES):
                log.info("a worker's job was stopped: %s", results, extra=details(reason=results.reason))
                yield results
            else:
                singles = deque([job] for job in chunk)
                yield from self._collect(work, singles, self._schedule(work, singles), tries=tries + 1)

    def _await(self, future: ProcessFuture[list[_Result]]) -> list[_Result] | Overrun:
        from pebble import ProcessExpired  # noqa: PLC0415 -- see above

        timeout = self._settings.timeout
        try:
            return future.result()
        except WorkerTimeoutError:
            return _stop(RefusalReason.READING_TIMEOUT, f"more than {timeout * _WALL_FACTOR:g} seconds")
        except MemoryError:
            return _stop(RefusalReason.MEMORY, f"more than {MEMORY >> 30} GB")
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGPROF:
                return _stop(RefusalReason.READING_TIMEOUT, f"more than {timeout:g} seconds of CPU time")
            detail = f"the process that read it died with exit code {error.exitcode}"
            # none of our limits kills, so that another page or program may be to blame
            kind = _Killed if error.exitcode == -signal.SIGKILL else Overrun
            return kind(RefusalReason.MEMORY, detail)

    def _start(self) -> ProcessPool:
        from pebble import ProcessPool  # noqa: PLC0415 -- see above

        self.prepare()
        return ProcessPool(
            max_workers=self._settings.workers,
            max_tasks=_CHUNKS_A_WORKER,
            initializer=prepare_worker,
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
