"""Worker processes hold what they read within bounds."""

from __future__ import annotations

import os
import time
from pathlib import Path

from flows.settings import ReadSettings
from flows.workers import Overrun, open_workers, run_jobs

SETTINGS = ReadSettings(workers=2, timeout=1.5)


def run(work: object, jobs: list[int]) -> list[object]:
    assert callable(work)
    with open_workers(SETTINGS) as pool:
        return list(run_jobs(pool, work, jobs, timeout=SETTINGS.timeout))


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert run(abs, [-3, 2, -1]) == [3, 2, 1]


def test_a_job_that_takes_too_long_is_stopped_and_the_others_go_on() -> None:
    start = time.monotonic()
    slow, quick = run(time.sleep, [600, 0])
    assert isinstance(slow, Overrun)
    assert slow.reason == "timeout"
    assert quick is None
    assert time.monotonic() - start < 8


def test_a_job_that_takes_too_much_memory_is_refused() -> None:
    huge, small = run(bytes, [1 << 31, 3])
    assert isinstance(huge, Overrun)
    assert huge.reason == "memory"
    assert small == bytes(3)


def test_a_job_whose_process_dies_is_refused_and_the_others_go_on() -> None:
    dead, alive = run(os._exit, [3]) + run(abs, [-4])
    assert isinstance(dead, Overrun)
    assert alive == 4


def test_no_worker_outlives_its_pool() -> None:
    before = _list_children()
    with open_workers(SETTINGS) as pool:
        assert list(run_jobs(pool, abs, [1], timeout=SETTINGS.timeout)) == [1]
        assert _list_children() > before
    assert _list_children() <= before | {tracker for tracker in _list_children() if _is_tracker(tracker)}


def _list_children() -> set[int]:
    return {
        int(child) for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    }


def _is_tracker(process: int) -> bool:
    """The standard library keeps one process for shared resources until we end."""
    return b"resource_tracker" in Path(f"/proc/{process}/cmdline").read_bytes()
