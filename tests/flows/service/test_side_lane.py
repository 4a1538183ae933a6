"""While a stage waits for the network, other work is done."""

from __future__ import annotations

import threading

import pytest

from flows.service.side_lane import SideLane
from flows.stage_runner import run_stage_locally
from flows.stages.feeds.fetch_feeds import fetch_feeds, select_due_feeds


def test_other_work_is_done_while_the_network_is_waited_for() -> None:
    worked = threading.Event()

    def run_stage(stage: object, /, *args: object, **kwargs: object) -> object:
        assert stage is fetch_feeds
        assert worked.wait(60)
        return [args, kwargs]

    lane = SideLane(run_stage, worked.set)  # type: ignore[arg-type]
    assert lane(fetch_feeds, 1, feeds=2) == [(1,), {"feeds": 2}]  # type: ignore[arg-type,call-arg]


def test_a_stage_on_the_warehouse_runs_alone() -> None:
    threads: list[str] = []

    def run_stage(stage: object, /, *args: object, **kwargs: object) -> object:
        threads.append(threading.current_thread().name)
        return stage, args, kwargs

    lane = SideLane(run_stage, lambda: pytest.fail("the warehouse is in use"))  # type: ignore[arg-type]
    lane(select_due_feeds)  # type: ignore[call-arg]
    assert threads == [threading.current_thread().name]


def test_the_error_of_a_stage_is_raised() -> None:
    lane = SideLane(run_stage_locally, lambda: None)
    with pytest.raises(TypeError):
        lane(fetch_feeds)  # type: ignore[call-arg]
