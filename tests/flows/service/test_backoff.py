"""How long work is put off after an error."""

from __future__ import annotations

import logging

import pytest

from flows.service.backoff import PutOffWork
from warehouse.errors import WarehouseBusyError


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def count_tries(work: PutOffWork, clock: Clock, tries: list[float], *, until: int) -> list[float]:
    while clock.now < until:
        work.do()
        clock.now += 0.5
    return tries


def test_work_is_put_off_twice_as_long_after_each_error_up_to_a_minute() -> None:
    clock, tries = Clock(), list[float]()

    def fail() -> None:
        tries.append(clock.now)
        raise RuntimeError("the disk is gone")

    work = PutOffWork(fail, clock=clock)
    assert count_tries(work, clock, tries, until=200) == [0, 1, 3, 7, 15, 31, 63, 123, 183]
    assert work.last_error is not None
    assert work.last_error.endswith("RuntimeError: the disk is gone")


def test_work_that_is_done_is_done_again_at_once() -> None:
    clock, tries = Clock(), list[float]()
    work = PutOffWork(lambda: tries.append(clock.now), clock=clock)
    assert count_tries(work, clock, tries, until=2) == [0, 0.5, 1, 1.5]
    assert work.last_error is None


def test_a_lock_that_another_command_holds_is_tried_again_soon_and_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock, tries = Clock(), list[float]()

    def wait() -> None:
        tries.append(clock.now)
        raise WarehouseBusyError("newswire run holds it")

    work = PutOffWork(wait, clock=clock)
    with caplog.at_level(logging.WARNING, "newswire"):
        assert count_tries(work, clock, tries, until=2) == [0, 0.5, 1, 1.5]
    assert [record.getMessage() for record in caplog.records] == ["the pass waits: newswire run holds it"]
    assert work.last_error is None
