"""Worker processes run jobs within limits, and a job that is stopped does not stop the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from folders import ROOT
from jobs import burn, end_by_signal
from waiting import wait_until

from flows.settings import ReadSettings
from flows.workers import Overrun, Workers

SETTINGS = ReadSettings(workers=2, timeout=0.5)
ENDLESS = range(10**15)  # summed in one call of a C function


def run(work: object, jobs: list[object], *, timeout: float = 0.5, workers: int = 2) -> list[object]:
    assert callable(work)
    with Workers(ReadSettings(workers=workers, timeout=timeout)) as pool:
        return list(pool.run(work, jobs))


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert run(abs, [-3, 2, -1]) == [3, 2, 1]


def test_a_job_that_uses_too_much_cpu_time_is_stopped_in_the_middle_of_a_c_function() -> None:
    start = time.monotonic()
    results = run(sum, [ENDLESS] * 3, timeout=0.3, workers=1)
    assert [isinstance(result, Overrun) and result.reason for result in results] == ["reading-timeout"] * 3
    assert all("0.3 seconds of CPU time" in str(result) for result in results)
    assert time.monotonic() - start < 3 * 0.3 * 20  # before the limit by the clock


def test_jobs_after_one_that_was_stopped_are_run() -> None:
    stopped, *others = run(sum, [ENDLESS, *([n, 1] for n in range(20))])
    assert isinstance(stopped, Overrun)
    assert others == [n + 1 for n in range(20)]


def test_of_jobs_that_a_process_takes_together_only_the_one_at_fault_is_refused() -> None:
    jobs: list[object] = [[n, 1] for n in range(100)]
    jobs[30] = ENDLESS
    results = run(sum, jobs, timeout=0.3)
    refused = [n for n, result in enumerate(results) if isinstance(result, Overrun)]
    assert refused == [30]
    assert [result for result in results if not isinstance(result, Overrun)] == [
        n + 1 for n in range(100) if n != 30
    ]


def test_jobs_are_worked_on_before_their_results_are_asked_for(tmp_path: Path) -> None:
    with Workers(SETTINGS) as workers:
        results = workers.run(Path.touch, [tmp_path / "worked-on"])
        wait_until((tmp_path / "worked-on").exists, seconds=60)
        assert list(results) == [None]


def test_workers_that_were_killed_between_two_jobs_are_started_again() -> None:
    with Workers(SETTINGS) as workers:
        assert list(workers.run(abs, [-1])) == [1]
        for worker in _list_workers():
            os.kill(worker, signal.SIGKILL)
        assert list(workers.run(abs, [-2, -3])) == [2, 3]


def test_a_job_that_waits_for_its_turn_longer_than_its_cpu_limit_is_not_stopped() -> None:
    assert run(time.sleep, [0.8], timeout=0.2) == [None]


def test_each_job_of_a_process_has_the_whole_cpu_limit() -> None:
    assert run(burn, [0.2] * 8, timeout=0.5, workers=1) == [0.2] * 8


def test_a_job_that_waits_forever_is_stopped_and_the_others_continue() -> None:
    stuck, quick = run(time.sleep, [600, 0], timeout=0.1)
    assert isinstance(stuck, Overrun)
    assert stuck.reason == "reading-timeout"
    assert "more than 2 seconds" in str(stuck)
    assert quick is None


def test_a_job_that_takes_too_much_memory_is_refused() -> None:
    huge, small = run(bytes, [1 << 31, 3])
    assert isinstance(huge, Overrun)
    assert huge.reason == "memory"
    assert small == bytes(3)


def test_a_job_whose_process_dies_is_refused_and_the_others_continue() -> None:
    dead, alive = run(os._exit, [3]) + run(abs, [-4])
    assert isinstance(dead, Overrun)
    assert alive == 4


def test_a_job_whose_process_was_killed_from_outside_is_run_again_three_times_in_all(tmp_path: Path) -> None:
    with Workers(ReadSettings(workers=1)) as workers:
        (result,) = workers.run(partial(end_by_signal, times=2), [str(tmp_path)])
        (refused,) = workers.run(partial(end_by_signal, times=99), [str(tmp_path)])
    assert result == 2
    assert isinstance(refused, Overrun)
    assert len(list(tmp_path.iterdir())) == 3 + 3


def test_workers_start_with_the_first_job_and_end_with_the_block() -> None:
    with Workers(SETTINGS) as workers:
        assert _list_workers() == set()
        assert list(workers.run(abs, [1])) == [1]
        assert _list_workers()
    assert _list_workers() == set()


def test_a_pool_that_closes_while_its_processes_start_prints_nothing() -> None:
    """One job, sixteen processes: most of them are starting when the pool closes."""
    code = """
from flows.settings import ReadSettings
from flows.workers import Workers
if __name__ == "__main__":
    with Workers(ReadSettings(workers=16)) as workers:
        print(list(workers.run(abs, [-1])))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert (done.stdout, done.stderr) == ("[1]\n", "")


def _list_workers() -> set[int]:
    """Return the processes forked from the fork server, which itself lives as long as this process."""
    servers = _list_children(os.getpid())
    return set().union(*(_list_children(server) for server in servers))


def _list_children(process: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()}
