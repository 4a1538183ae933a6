"""Worker processes: untrusted bytes are read where reading them can be stopped."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from types import TracebackType
from typing import Self, TypeVar, cast

from flows.job_failures import JobFailure
from flows.jobs.started_jobs import StartedJobs
from flows.jobs.streams import StreamingWork, stream_results
from flows.jobs.worker_pool import START_TIME, WALL_FACTOR, ChunkResults, PoolFailure, WorkerPool
from flows.jobs.worker_process import cut_chunks, run_chunk
from flows.logs import details, log
from flows.settings import ReadSettings
from transforms.records import RefusalReason

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_MAX_TRIES = 3  # of a job whose process was killed, of a chunk whose pool died, and of chunks in a row


class Workers:
    """A pool of processes that run jobs within limits on memory, CPU time and wall-clock time.

    The processes start with the first job and end with the `with` block. They are forked from a server
    that holds none of our connections, and end by themselves when this process is killed.
    """

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        self._pool = WorkerPool(settings)
        self._light_pool = WorkerPool(settings, is_light=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in (self._pool, self._light_pool):
            pool.close(is_urgent=kind is not None)

    def prepare(self, *, jobs: int | None = None) -> None:
        """Start the process that workers are forked from, without waiting: it imports for a second.

        The first jobs wait for it, unless the caller has something else to do meanwhile.

        Args:
            jobs: The number of jobs that are known of; None for many.
        """
        self._pool.prepare(jobs=jobs)

    def run(
        self,
        work: Callable[[_Job], _Result],
        jobs: Iterable[_Job],
        *,
        measure: Callable[[_Job], int] = lambda _: 0,
        is_light: bool = False,
    ) -> StartedJobs[_Result]:
        """Start to run `work` on each job, and yield the results in the order of the jobs.

        The jobs are handed to the processes at once, several at a time, and are worked on while the caller
        does something else before it asks for results. The jobs of a process that was stopped are run
        again one by one, so that only the one at fault has no result. One whose process was killed from
        outside is run three times before it has none, and a pool or fork server that died is started anew.

        Args:
            work: A function that a fresh process can import, or a `partial` of one.
            jobs: Its arguments, one a job; each must be picklable, and so must the results.
            measure: Returns the bytes of a job, by which its time is estimated.
            is_light: Whether a job needs what feeds do alone. It runs in a process that has imported nothing
                else, unless what reading pages needs was imported for other jobs already.

        Returns:
            What `work` returned for each job, or why there is nothing. Nothing that a job does, exceptions
            included, is raised here. A job may use `[read] timeout` seconds of CPU time, and 20 times as
            long by the clock.
        """
        limited = partial(run_chunk, work, self._settings.timeout)
        chunks = deque(cut_chunks(list(jobs), workers=self._settings.workers, measure=measure))
        pool = self._light_pool if is_light and not self._pool.is_prepared else self._pool
        started = pool.start(limited, chunks)
        results = cast("Iterator[_Result | JobFailure]", self._collect(pool, limited, chunks, started))
        return StartedJobs(results, started)

    def stream(self, work: StreamingWork[_Job, _Result], job: _Job) -> Iterator[_Result | JobFailure]:
        """Run a job with many results in a process of its own, and yield them while it goes on.

        Args:
            work: A function that a fresh process can import. It yields the results, and calls its second
                argument after each part of the work that may take as long as a page.
            job: Its first argument.

        Yields:
            The results; last, why there are no more, if the job did not end by itself. Its limits are those
            of a page from one result to the next.
        """
        self.prepare()
        patience = self._settings.timeout * WALL_FACTOR + START_TIME
        return stream_results(work, job, seconds=self._settings.timeout, patience=patience)

    def _collect(
        self,
        pool: WorkerPool,
        work: Callable[[list[_Job]], ChunkResults],
        chunks: deque[list[_Job]],
        started: deque[Future[ChunkResults]],
        *,
        tries: int = 1,
    ) -> Iterator[object]:
        breaks = lost = 0
        while chunks:
            # a future that is kept would keep its results, texts of 2 MB at worst
            outcome = pool.await_chunk(started.popleft()) if started else pool.trouble
            if isinstance(outcome, PoolFailure):
                started = deque()  # they died with the pool
                if breaks + 1 < _MAX_TRIES and lost < _MAX_TRIES:
                    breaks += 1
                    log.warning(
                        "the worker processes died and are started again", extra=details(times=breaks)
                    )
                    started = pool.start(work, chunks)
                    continue
            breaks, lost = 0, lost + 1 if isinstance(outcome, PoolFailure) else 0
            chunk = chunks.popleft()
            if not isinstance(outcome, JobFailure):
                yield from (one if isinstance(one, JobFailure) else pickle.loads(one) for one in outcome)  # noqa: S301 -- our own workers'
            elif lost == _MAX_TRIES or _is_final(outcome, chunk, tries):
                log.info(
                    "a worker's job was stopped: %s", outcome.detail, extra=details(reason=outcome.reason)
                )
                yield from [outcome] * len(chunk)
            else:
                singles = deque([job] for job in chunk)
                yield from self._collect(pool, work, singles, pool.start(work, singles), tries=tries + 1)


def _is_final(outcome: JobFailure, chunk: list[_Job], tries: int) -> bool:
    """Return whether a chunk without results is not run again."""
    if len(chunk) > 1:
        return False
    return (
        isinstance(outcome, PoolFailure) or outcome.reason is not RefusalReason.KILLED or tries >= _MAX_TRIES
    )
