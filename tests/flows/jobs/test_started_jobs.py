"""Jobs that have begun are waited for as long as the caller likes, and no longer."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future

from flows.jobs.started_jobs import StartedJobs


def test_jobs_are_ready_once_all_have_run_and_the_results_are_those() -> None:
    first, second = Future[list[int]](), Future[list[int]]()
    jobs = StartedJobs(iter([1, 2]), deque([first, second]))
    assert not jobs.are_ready(within=0)
    first.set_result([1])
    assert not jobs.are_ready(within=0.01)
    second.set_exception(MemoryError())
    assert jobs.are_ready(within=0)
    assert list(jobs) == [1, 2]


def test_nothing_to_run_is_ready_at_once() -> None:
    assert StartedJobs(iter(()), deque()).are_ready(within=0)
