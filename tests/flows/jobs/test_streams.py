"""A job with many results hands them over one by one, within limits from one to the next."""

from __future__ import annotations

import os
import time
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from jobs import count_up, count_up_and_be_killed, count_up_and_fail
from waiting import wait_until

from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import ReadSettings

SETTINGS = ReadSettings(timeout=0.5)


def test_results_come_in_order_and_each_has_the_whole_cpu_time() -> None:
    with Workers(SETTINGS) as workers:
        assert list(workers.stream(partial(count_up, burning=0.1), 8)) == list(range(8))


def test_a_beat_renews_the_time_of_a_job_that_has_no_result_for_long() -> None:
    with Workers(SETTINGS) as workers:
        assert list(workers.stream(partial(count_up, burning=0.3, beats=3), 1)) == [0]
        *results, stopped = workers.stream(partial(count_up, burning=0.9), 1)
    assert results == []
    assert isinstance(stopped, JobFailure)
    assert (stopped.reason, "0.5 seconds of CPU time" in stopped.detail) == ("reading-timeout", True)


@pytest.mark.parametrize(
    ("fault", "reason"), [("wrong value", "unreadable"), ("no room", "machine-fault"), ("exit", "unreadable")]
)
def test_the_results_before_a_failure_count(fault: str, reason: str) -> None:
    with Workers(SETTINGS) as workers:
        *results, failed = workers.stream(partial(count_up_and_fail, fault=fault), 3)
    assert results == [0, 1, 2]
    assert isinstance(failed, JobFailure)
    assert failed.reason == reason


@pytest.mark.parametrize(("times", "ends_well"), [(2, True), (3, False)])
def test_a_job_that_is_killed_from_outside_goes_on_where_it_was(
    tmp_path: Path, times: int, ends_well: bool
) -> None:
    with Workers(SETTINGS) as workers:
        results = list(workers.stream(partial(count_up_and_be_killed, folder=str(tmp_path), times=times), 5))
    assert results[:3] == [0, 1, 2]
    if ends_well:
        assert results == [0, 1, 2, 3, 4]
    else:
        assert isinstance(results[3], JobFailure)
        assert results[3].reason == "killed"


def test_a_job_waits_for_its_reader_and_ends_with_it(tmp_path: Path) -> None:
    with Workers(SETTINGS) as workers:
        results = workers.stream(partial(count_up, folder=str(tmp_path), size=1 << 20), 1_000)
        assert len(list(islice(results, 2))) == 2
        time.sleep(0.2)
        (process,) = [int(path.name) for path in tmp_path.iterdir()]
        assert (tmp_path / str(process)).stat().st_size < 10
        del results
        wait_until(lambda: not Path("/proc", str(process)).exists())


def test_a_job_is_run_again_when_no_process_could_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    with Workers(SETTINGS) as workers:
        with monkeypatch.context() as patched:
            patched.setattr(os, "pipe", partial(_refuse, OSError(24, "Too many open files")))
            (failed,) = workers.stream(count_up, 3)
        assert isinstance(failed, JobFailure)
        assert (failed.reason, "Too many open files" in failed.detail) == ("machine-fault", True)
        assert list(workers.stream(count_up, 3)) == [0, 1, 2]


def _refuse(error: OSError) -> None:
    raise error
