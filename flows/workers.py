"""Worker processes: bytes from strangers are read where they can be stopped."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as WorkerTimeoutError
from contextlib import contextmanager
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from flows.settings import ReadSettings

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_MEMORY = 1 << 30
_JOBS_A_WORKER = 500  # a fresh process now and then: parsers in C do not give all memory back


class Overrun(Exception):  # noqa: N818 -- a verdict on a page, passed on as a value
    """A job that was stopped. `reason` is timeout or memory, the text a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@contextmanager
def open_workers(settings: ReadSettings) -> Iterator[ProcessPool]:
    """Start worker processes, each held to 1 GB of memory; they end with the block."""
    pool = ProcessPool(
        max_workers=settings.workers,
        max_tasks=_JOBS_A_WORKER,
        initializer=_limit_memory,
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield pool
    except BaseException:
        pool.stop()
        raise
    else:
        pool.close()
    finally:
        pool.join()


def run_jobs(
    pool: ProcessPool,
    work: Callable[[_Job], _Result],
    jobs: Iterable[_Job],
    *,
    timeout: float,
) -> Iterator[_Result | Overrun]:
    """Run `work` on each job; yields results in order, or why a job had to be stopped.

    `work` must be a function that a fresh process can import. Seconds count from its start.
    """
    futures = [pool.schedule(work, args=(job,), timeout=timeout) for job in jobs]
    for future in futures:
        try:
            yield future.result()
        except WorkerTimeoutError:
            yield Overrun("timeout", f"reading it took more than {timeout:g} seconds and was stopped")
        except MemoryError:
            yield Overrun("memory", f"reading it took more than {_MEMORY >> 30} GB of memory and was stopped")
        except ProcessExpired as error:
            yield Overrun("memory", f"the process that read it died with exit code {error.exitcode}")


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
