"""Few jobs take one process, and light ones a process that has not imported the reading of pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jobs import find_process, has_reader

from flows.jobs.workers import Workers
from flows.settings import ReadSettings

_FEW_PAGES, _FEW_FEEDS = 4, 20


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(ReadSettings(workers=2)) as started:
        yield started


def test_a_light_job_runs_in_a_process_that_imported_nothing_that_reads_pages(workers: Workers) -> None:
    assert list(workers.run(has_reader, [0], is_light=True)) == [False]
    assert list(workers.run(has_reader, [0])) == [True]


def test_light_jobs_run_where_pages_are_read_once_these_processes_have_started(workers: Workers) -> None:
    assert list(workers.run(has_reader, [0])) == [True]
    assert list(workers.run(has_reader, [0], is_light=True)) == [True]


@pytest.mark.parametrize(("is_light", "few"), [(False, _FEW_PAGES), (True, _FEW_FEEDS)])
def test_few_jobs_run_in_one_process_and_more_in_all(workers: Workers, *, is_light: bool, few: int) -> None:
    one = set(workers.run(find_process, [0.01] * few, is_light=is_light))
    assert len(one) == 1
    assert len(set(workers.run(find_process, [0.1] * (few + 1), is_light=is_light))) == 2
    assert len(set(workers.run(find_process, [0.1] * 10, is_light=is_light))) == 2, "and all of them stay"


def test_more_jobs_do_not_end_those_that_one_process_is_running(workers: Workers) -> None:
    first = workers.run(find_process, [1.0])
    more = list(workers.run(find_process, [0.0] * 10))
    assert set(more) == set(first), "they wait for it"
    assert len(set(workers.run(find_process, [0.1] * 10))) == 2


def test_all_processes_start_where_the_number_of_jobs_is_not_known(workers: Workers) -> None:
    workers.prepare()
    assert len(set(workers.run(find_process, [0.5, 0.5]))) == 2
