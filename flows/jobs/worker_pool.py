"""The pool of worker processes: starts it, hands it chunks of jobs, and tells what became of each chunk."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as WorkerTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.context import BaseContext, ForkServerContext, SpawnContext
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from flows.job_failures import (
    JobFailure,
    describe_exception,
    describe_exit,
    describe_lost_process,
    describe_timeout,
)
from flows.jobs.fork_server import ForkedProcess, start_fork_server, start_resource_tracker
from flows.jobs.spawned_process import SpawnedProcess
from flows.jobs.worker_process import prepare_light_worker, prepare_worker
from flows.settings import ReadSettings
from transforms.records import RefusalReason

if TYPE_CHECKING:  # a run with nothing new starts no process and need not import it
    from pebble import ProcessPool

_Job = TypeVar("_Job")
ChunkResults = list[bytes | JobFailure]
"""The pickled results of a chunk's jobs, in order, or why single ones have none."""

_CHUNKS_A_WORKER = 50  # a fresh process now and then: parsers in C do not give all memory back
WALL_FACTOR = 20
"""The seconds of wall-clock time that a job gets for each second of CPU time.

Five processes for each core leave a job a fifth of its core, and it should still end by its own limit: on two
cores at a load of 20 an honest text of 1,000 paragraphs took more than 5 s. The limit is for a job that waits
without working.
"""
START_TIME = 60.0
"""Seconds within which the first worker has started, which takes 1.5 on an idle machine."""
# Imported once in the process that workers are forked from: one then starts in 0.01 s, not in 1.5.
_PRELOADED = ["flows.jobs.preload_first", "flows.jobs.preload"]
_PRELOADED_FOR_MANY = [*_PRELOADED, "flows.jobs.preload_patterns"]
_FEW_JOBS = 20
"""Jobs for which it is cheaper that the workers compile the patterns that these need."""
# Jobs for which one process is cheaper than several. Another that is forked takes 0.05 s of CPU time, most of
# it to compile the patterns of its pages; one that starts by itself takes 0.3 s, as long as twenty feeds.
_FEW_FOR_ONE, _FEW_LIGHT_FOR_ONE = 4, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolFailure(JobFailure):
    """The pool died, or could not be started, so that the chunk may never have been tried."""


class WorkerPool:
    """A pool that is started with its first chunk, and again after it has died or for more jobs.

    Args:
        settings: The number of processes and their limits.
        is_light: Whether its processes start by themselves, and import what feeds need in 0.2 s of CPU time.
            Others are forked from one that has imported all that reading pages needs, which takes 1.5 s.

    Attributes:
        trouble: Why it died, or could not be started, the last time.
        is_prepared: Whether the process that workers are forked from was started.
    """

    def __init__(self, settings: ReadSettings, *, is_light: bool = False) -> None:
        self.trouble = PoolFailure(reason=RefusalReason.MACHINE_FAULT, detail="no worker process was started")
        self.is_prepared = False
        self._settings = settings
        self._few = _FEW_LIGHT_FOR_ONE if is_light else _FEW_FOR_ONE
        self._limit = settings.timeout * WALL_FACTOR
        self._patience = self._limit + START_TIME
        self._context = _SpawningContext() if is_light else _ForkingContext()
        self._prepare_worker = prepare_light_worker if is_light else prepare_worker
        self._pool: ProcessPool | None = None
        self._size, self._wanted_size = 0, 1
        self._running: set[Future[ChunkResults]] = set()
        self._starting = Lock()  # the service runs jobs from two threads
        self._moved_at = 0.0

    def prepare(self, *, jobs: int | None = None) -> None:
        """Start the process that workers are forked from, if they are, without waiting for it.

        Args:
            jobs: The number of jobs that are known of; None for many. A few need not wait until every pattern
                is compiled, and need no second worker.
        """
        if jobs is None or jobs > self._few:
            self._wanted_size = self._settings.workers
        if isinstance(self._context, SpawnContext):
            return
        self.is_prepared = True
        is_for_few = jobs is not None and jobs <= _FEW_JOBS
        self._context.set_forkserver_preload(_PRELOADED if is_for_few else _PRELOADED_FOR_MANY)
        with suppress(OSError):  # the first chunk meets it again
            start_fork_server()

    def close(self, *, is_urgent: bool) -> None:
        """End the processes, with `is_urgent` in the middle of their jobs."""
        if self._pool is not None:
            if is_urgent:
                self._pool.stop()
            else:
                self._pool.close()
            self._pool.join()
            self._pool = None

    def start(
        self, work: Callable[[list[_Job]], ChunkResults], chunks: Collection[list[_Job]]
    ) -> deque[Future[ChunkResults]]:
        """Hand chunks of jobs to the processes; return nothing where these cannot be started."""
        futures: deque[Future[ChunkResults]] = deque()
        self._moved_at = time.monotonic()
        if chunks:
            self.prepare(jobs=sum(map(len, chunks)))
        try:
            for chunk in chunks:
                with self._starting:
                    future = self._find_pool().schedule(work, args=(chunk,), timeout=self._limit)
                    self._running.add(future)
                future.add_done_callback(self._note_move)
                futures.append(future)
        except (OSError, EOFError, RuntimeError) as error:
            with self._starting:
                self._discard()
            self.trouble = _describe_break(error)
            return deque()
        return futures

    def await_chunk(self, future: Future[ChunkResults]) -> ChunkResults | JobFailure:
        """Wait for the results of a chunk, and return them or why its process was stopped."""
        outcome = self._read(future) if self._wait(future) else self._give_up()
        if isinstance(outcome, PoolFailure):
            self.trouble = outcome
        return outcome

    def _wait(self, future: Future[ChunkResults]) -> bool:
        """Wait until a chunk has ended; return false once no chunk has for too long.

        A worker that is killed with a chunk in its hands, and before it says so, takes it along.
        """
        while not future.done():
            wait([future], timeout=self._patience)
            if not future.done() and time.monotonic() - self._moved_at > self._patience:
                return False
        return True

    def _give_up(self) -> PoolFailure:
        with self._starting:
            self._discard()
        detail = f"the worker processes ended nothing for {self._patience:g} seconds"
        return PoolFailure(reason=RefusalReason.KILLED, detail=detail)

    def _read(self, future: Future[ChunkResults]) -> ChunkResults | JobFailure:
        from pebble import ProcessExpired  # noqa: PLC0415 -- see above

        try:
            return future.result()
        except WorkerTimeoutError:
            return describe_timeout(f"more than {self._limit:g} seconds")
        except BrokenProcessPool as error:
            return _describe_break(error)
        except ProcessExpired as error:
            return describe_exit(error.exitcode, seconds=self._settings.timeout)
        except Exception as error:  # noqa: BLE001 -- a job that cannot be pickled, in any way
            return describe_exception(error)

    def _find_pool(self) -> ProcessPool:
        """Return the pool, a new one where it died, or has fewer processes than are wanted and no job."""
        if self._pool and self._size < self._wanted_size and not self._running:
            self.close(is_urgent=False)
        if self._pool is None or not self._pool.active:
            self._discard()
            from pebble import ProcessPool  # noqa: PLC0415 -- see above

            self._size = self._wanted_size
            self._pool = ProcessPool(
                max_workers=self._size,
                max_tasks=_CHUNKS_A_WORKER,
                initializer=self._prepare_worker,
                context=self._context,
            )
        return self._pool

    def _discard(self) -> None:
        """End the rest of a pool that died; it may be half started."""
        pool, self._pool = self._pool, None
        self._running.clear()
        if pool is not None:
            with suppress(OSError, RuntimeError):
                pool.stop()
                pool.join()

    def _note_move(self, future: Future[ChunkResults]) -> None:
        self._moved_at = time.monotonic()
        self._running.discard(future)


class _KeepingContext(BaseContext):
    """A multiprocessing context that keeps the locks it has made for as long as it is kept itself.

    A lock's semaphore goes with the last reference to the lock. The pool drops its references first and
    ends its processes then, so one that was just starting did not find the semaphore and printed a
    traceback (`FileNotFoundError` in ``SemLock._rebuild``).
    """

    def __init__(self) -> None:
        super().__init__()
        self._locks: list[object] = []

    def RLock(self) -> Any:  # noqa: N802 -- as multiprocessing has it
        start_resource_tracker()
        lock = super().RLock()
        self._locks.append(lock)
        return lock


class _ForkingContext(_KeepingContext, ForkServerContext):
    """Processes are forked from a server."""

    Process = ForkedProcess


class _SpawningContext(_KeepingContext, SpawnContext):
    """Processes start by themselves."""

    Process = SpawnedProcess


def _describe_break(error: BaseException) -> PoolFailure:
    """Tell why a pool died."""
    found = describe_lost_process(error)
    return PoolFailure(reason=found.reason, detail=found.detail)
