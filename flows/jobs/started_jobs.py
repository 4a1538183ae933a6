"""The results of jobs that worker processes have begun to run."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from flows.job_failures import JobFailure

_Result = TypeVar("_Result")


class StartedJobs(Iterator[_Result | JobFailure]):
    """The result of each job, or why there is none, in the order of the jobs; asking for one waits for it.

    Args:
        results: Yields the results.
        futures: The chunks of jobs that are not asked for yet. A future that is kept would keep its results,
            so this is the very queue from which they are taken.
    """

    def __init__(self, results: Iterator[_Result | JobFailure], futures: deque[Future[Any]]) -> None:
        self._results = results
        self._futures = futures

    def __next__(self) -> _Result | JobFailure:
        """Return the next result."""
        return next(self._results)

    def are_ready(self, *, within: float) -> bool:
        """Wait until all jobs have run, `within` seconds at most; return whether they have.

        Jobs that will have to be run again, since their process was stopped, count as run.
        """
        return not wait(tuple(self._futures), timeout=within).not_done
