"""Worker processes hold what they read within bounds."""

from __future__ import annotations

import os
import time
from pathlib import Path

from flows.settings import ReadSettings
from flows.workers import Overrun, Workers

SETTINGS = ReadSettings(workers=2, timeout=1.5)


def run(work: object, jobs: list[int]) -> list[object]:
    assert callable(work)
    with Workers(SETTINGS) as workers:
        return list(workers.run(work, jobs))


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert run(abs, [-3, 2, -1]) == [3, 2, 1]


def test_a_job_that_takes_too_long_is_stopped_and_the_others_go_on() -> None:
    start = time.monotonic()
    slow, quick = run(time.sleep, [600, 0])
    assert isinstance(slow, Overrun)
    assert slow.reason == "reading-timeout"
    assert quick is None
    assert time.monotonic() - start < 8


def test_a_job_that_is_deep_in_a_c_function_is_stopped_at_once() -> None:
    start = time.monotonic()
    with Workers(ReadSettings(workers=1, timeout=0.5)) as workers:
        results = list(workers.run(sum, [range(10**15)] * 5))
    assert [isinstance(result, Overrun) and result.reason for result in results] == ["reading-timeout"] * 5
    assert time.monotonic() - start < 12  # three seconds more for each when the process must be asked


def test_a_job_that_takes_too_much_memory_is_refused() -> None:
    huge, small = run(bytes, [1 << 31, 3])
    assert isinstance(huge, Overrun)
    assert huge.reason == "memory"
    assert small == bytes(3)


def test_a_job_whose_process_dies_is_refused_and_the_others_go_on() -> None:
    dead, alive = run(os._exit, [3]) + run(abs, [-4])
    assert isinstance(dead, Overrun)
    assert alive == 4


def test_workers_start_with_the_first_job_and_end_with_the_block() -> None:
    with Workers(SETTINGS) as workers:
        assert _list_workers() == set()
        assert list(workers.run(abs, [1])) == [1]
        assert _list_workers()
    assert _list_workers() == set()


def _list_workers() -> set[int]:
    """The processes forked from the standard library's server, which itself stays until we end."""
    servers = _list_children(os.getpid())
    return set().union(*(_list_children(server) for server in servers))


def _list_children(process: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()}
