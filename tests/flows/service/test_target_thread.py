"""The thread that publishes to targets: it takes the newest edition, and tries again."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from flows.service.pass_report import PassReport
from flows.service.target_thread import TargetThread

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def make_report(*, published: bool) -> PassReport:
    return PassReport(
        run_id="r",
        counts={},
        article_ids=(),
        entries_discovered=0,
        failing_feeds=(),
        published=published,
        started_at=NOW,
        ended_at=NOW,
    )


def test_it_publishes_at_its_start_and_after_each_pass_with_an_edition() -> None:
    times = threading.Semaphore(0)

    def deliver() -> bool:
        times.release()
        return True

    thread = TargetThread(deliver)
    thread.start()
    assert times.acquire(timeout=30)
    thread.note_pass(make_report(published=False))
    assert not times.acquire(timeout=0.1)
    thread.note_pass(make_report(published=True))
    assert times.acquire(timeout=30)
    thread.stop()


@pytest.mark.parametrize("fault", [None, ValueError("a fault of ours")])
def test_a_failure_is_tried_again_without_another_edition(fault: Exception | None) -> None:
    times = threading.Semaphore(0)

    def deliver() -> bool:
        times.release()
        if fault:
            raise fault
        return False

    thread = TargetThread(deliver, first_wait=0.01)
    thread.start()
    for _ in range(3):
        assert times.acquire(timeout=30)
    thread.stop()
