"""Worker processes run jobs within limits, and a job that is stopped does not stop the others."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from functools import partial
from multiprocessing import forkserver
from pathlib import Path

import pytest
from folders import ROOT
from jobs import FAULTS, burn, do_wrong, end_by_signal, end_fork_server
from process_tree import read_command
from waiting import wait_until

from flows import job_failures
from flows.job_failures import JobFailure
from flows.jobs import worker_pool
from flows.jobs.worker_pool import PoolFailure, WorkerPool
from flows.jobs.workers import Workers
from flows.settings import ReadSettings

SETTINGS = ReadSettings(workers=2, timeout=0.5)
ENDLESS = range(10**15)  # summed in one call of a C function


def run(work: object, jobs: list[object], *, timeout: float = 0.5, workers: int = 2) -> list[object]:
    assert callable(work)
    with Workers(ReadSettings(workers=workers, timeout=timeout)) as pool:
        return list(pool.run(work, jobs))


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert run(abs, [-3, 2, -1]) == [3, 2, 1]


def test_a_job_that_uses_too_much_cpu_time_is_stopped_in_the_middle_of_a_c_function() -> None:
    results = run(sum, [ENDLESS] * 3, timeout=0.3, workers=1)
    assert [isinstance(result, JobFailure) and result.reason for result in results] == ["reading-timeout"] * 3
    assert all(
        "0.3 seconds of CPU time" in result.detail for result in results if isinstance(result, JobFailure)
    )


def test_jobs_after_one_that_was_stopped_are_run() -> None:
    stopped, *others = run(sum, [ENDLESS, *([n, 1] for n in range(20))])
    assert isinstance(stopped, JobFailure)
    assert others == [n + 1 for n in range(20)]


def test_of_jobs_that_a_process_takes_together_only_the_one_at_fault_is_refused() -> None:
    jobs: list[object] = [[n, 1] for n in range(100)]
    jobs[30] = ENDLESS
    results = run(sum, jobs, timeout=0.3)
    refused = [n for n, result in enumerate(results) if isinstance(result, JobFailure)]
    assert refused == [30]
    assert [result for result in results if not isinstance(result, JobFailure)] == [
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
    assert isinstance(stuck, JobFailure)
    assert stuck.reason == "reading-timeout"
    assert "more than 2 seconds" in stuck.detail
    assert quick is None


@pytest.fixture(scope="module")
def failures() -> dict[str, object]:
    """Run a job of every fault, each beside a good one, in few chunks."""
    names = [name for fault in FAULTS for name in (fault, f"good beside {fault}")]
    return dict(zip(names, run(do_wrong, list(names), timeout=5, workers=1), strict=True))


@pytest.mark.parametrize("fault", FAULTS)
def test_no_exception_of_a_job_is_more_than_its_own_failure(fault: str, failures: dict[str, object]) -> None:
    _, reason, words = FAULTS[fault]
    failed = failures[fault]
    assert isinstance(failed, JobFailure)
    assert (failed.reason, words in failed.detail) == (reason, True), failed
    assert not re.search("[\x00\ud800-\udfff\n]", failed.detail)
    assert failures[f"good beside {fault}"] == f"good beside {fault}"


def test_a_job_that_lacks_memory_is_to_blame_only_where_the_machine_had_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "meminfo"
    monkeypatch.setattr(job_failures, "_MEMORY_STATE", state)
    reasons = []
    for kilobytes in ((1 << 20) - 1, 1 << 20):
        state.write_text(f"MemTotal: 9 kB\nMemAvailable: {kilobytes} kB\n")
        reasons.append(job_failures.describe_exception(MemoryError()).reason)
    assert reasons == ["machine-fault", "memory"]


@pytest.mark.parametrize(
    ("exit_code", "reason"),
    [(3, "crashed"), (255, "killed"), (errno.ENOSPC, "machine-fault")],
)
def test_a_job_whose_process_dies_is_refused_and_the_others_continue(exit_code: int, reason: str) -> None:
    dead, alive = run(os._exit, [exit_code]) + run(abs, [-4])
    assert isinstance(dead, JobFailure)
    assert (dead.reason, alive) == (reason, 4)


@pytest.mark.parametrize(
    ("signal_number", "reason"),
    [(signal.SIGSEGV, "crashed"), (signal.SIGABRT, "crashed"), (signal.SIGTERM, "killed")],
)
def test_a_process_that_crashes_is_told_from_one_that_is_killed(
    signal_number: signal.Signals, reason: str
) -> None:
    (dead,) = run(signal.raise_signal, [signal_number], timeout=5)
    assert isinstance(dead, JobFailure)
    assert dead.reason == reason
    assert dead.reason.is_retried == (reason == "killed")


def test_a_job_whose_process_was_killed_from_outside_is_run_again_three_times_in_all(tmp_path: Path) -> None:
    with Workers(ReadSettings(workers=1)) as workers:
        (result,) = workers.run(partial(end_by_signal, times=2), [str(tmp_path)])
        (refused,) = workers.run(partial(end_by_signal, times=99), [str(tmp_path)])
    assert result == 2
    assert isinstance(refused, JobFailure)
    assert len(list(tmp_path.iterdir())) == 3 + 3


def test_jobs_are_run_again_when_the_server_that_workers_are_forked_from_dies(tmp_path: Path) -> None:
    with Workers(ReadSettings(workers=2)) as workers:
        (result,) = workers.run(partial(end_fork_server, times=1), [str(tmp_path)])
        assert result == 1
        assert list(workers.run(abs, range(-40, 0))) == list(range(40, 0, -1))


def test_a_fork_server_that_died_between_two_jobs_is_started_again() -> None:
    with Workers(SETTINGS) as workers:
        assert list(workers.run(abs, [-1])) == [1]
        for server in _list_servers():
            os.kill(server, signal.SIGKILL)
        assert list(workers.run(abs, [-2, -3])) == [2, 3]


def test_where_no_process_can_be_started_each_job_fails_for_now_and_not_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused = OSError(errno.EMFILE, "Too many open files")
    with Workers(ReadSettings(workers=2)) as workers:
        with monkeypatch.context() as patched:
            patched.setattr(forkserver, "connect_to_new_process", partial(_raise, refused))
            failed = list(workers.run(abs, range(100)))
        assert {(one.reason, one.reason.is_retried) for one in failed if isinstance(one, JobFailure)} == {
            ("machine-fault", True)
        }
        assert len(failed) == 100
        assert "Too many open files" in str(failed[0])
        assert list(workers.run(abs, [-1])) == [1]


def _raise(error: Exception, *_: object) -> None:
    raise error


def test_workers_start_with_the_first_job_and_end_with_the_block() -> None:
    with Workers(SETTINGS) as workers:
        assert _list_workers() == set()
        assert list(workers.run(abs, [1])) == [1]
        assert _list_workers()
    assert _list_workers() == set()


def test_a_pool_that_closes_while_its_processes_start_prints_nothing() -> None:
    """One job, sixteen processes: most of them are starting when the pool closes."""
    code = """
from flows.job_failures import JobFailure
from flows.settings import ReadSettings
from flows.jobs import worker_pool
from flows.jobs.worker_pool import PoolFailure, WorkerPool
from flows.jobs.workers import Workers
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
    return set().union(*(_list_children(server) for server in _list_servers()))


def _list_servers() -> set[int]:
    """Return the fork server; other tests of this process have started children that go on."""
    return {child for child in _list_children(os.getpid()) if "forkserver" in read_command(child)}


def _list_children(process: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()}


def test_a_chunk_that_a_killed_process_has_taken_along_is_given_up_and_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker_pool, "START_TIME", 0.1)
    pool = WorkerPool(ReadSettings(workers=1, timeout=0.01))
    assert not pool.start(list, ())
    outcome = pool.await_chunk(Future())
    assert outcome == pool.trouble
    assert isinstance(outcome, PoolFailure)
    assert (outcome.reason, "ended nothing for" in outcome.detail) == ("killed", True)
