"""The side of the worker processes: they run jobs in chunks, each job within limits that the kernel keeps."""

from __future__ import annotations

import logging
import pickle
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from flows.job_failures import MEMORY, JobFailure, describe_exception
from flows.jobs.spawned_process import take_signals

_Job = TypeVar("_Job")

_CHUNK_JOBS, _CHUNK_BYTES = 32, 500_000
_CHUNKS_EACH = 4  # for each worker


def cut_chunks(jobs: Sequence[_Job], *, workers: int, measure: Callable[[_Job], int]) -> Iterator[list[_Job]]:
    """Cut jobs into the chunks that a process takes at a time, in order.

    Handing over a job and its result takes 0.2 ms of CPU time in both processes together, for a text that is
    analysed in 3. A chunk is some 100 ms of work: 32 texts, or half a megabyte of HTML. Of few jobs, each
    process gets several chunks, so that all end at about the same time. A larger job is a chunk of its own:
    such jobs are stopped most often, and the other jobs of a chunk that is stopped are run again, behind all
    other chunks, whose results wait in memory meanwhile.

    Args:
        jobs: The jobs.
        workers: The number of processes.
        measure: Returns the bytes of a job.
    """
    limit = min(_CHUNK_JOBS, max(1, len(jobs) // (workers * _CHUNKS_EACH)))
    chunk: list[_Job] = []
    size = 0
    for job in jobs:
        job_size = measure(job)
        if len(chunk) == limit or (chunk and size + job_size > _CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(job)
        size += job_size
    if chunk:
        yield chunk


def run_chunk(
    work: Callable[[_Job], object], seconds: float, jobs: Sequence[_Job]
) -> list[bytes | JobFailure]:
    """Run jobs, each with a limit on its CPU time, at which the kernel ends this process.

    The signal's default action needs no Python: it ends a job in the middle of a C function too.

    Returns:
        The pickled result of each job, or why it has none. They are pickled here, so that one that cannot be
        is a failure of its own job.
    """
    return [_run_job(work, seconds, job) for job in jobs]


def _run_job(work: Callable[[_Job], object], seconds: float, job: _Job) -> bytes | JobFailure:
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return pickle.dumps(work(job), protocol=pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # noqa: BLE001 -- a library in Rust panics beside Exception, and code exits
        return describe_exception(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def prepare_worker() -> None:
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
        mapped = MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (mapped + MEMORY, mapped + MEMORY))


def prepare_light_worker() -> None:
    """Import what feeds need, which is not to count as time of the first feed, and limit the memory."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # that of pebble would wait, as in `prepare_worker`
    take_signals()
    import transforms.feeds.parse  # noqa: F401, PLC0415 -- in this process alone

    prepare_worker()
