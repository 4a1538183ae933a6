"""Back-offs, pauses and robots.txt files that a clock that was ahead has noted, once the clock is right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.web import host_registry
from flows.web.host_registry import MAX_BACKOFF, HostRegistry
from flows.web.robots import is_fresh
from transforms.records import HostBackoff, RobotsFile

YEAR, HOUR, SECOND = timedelta(days=365), timedelta(hours=1), timedelta(seconds=1)


class Clock:
    """A clock that can be set, in place of the class `datetime` of the module."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self, _: object) -> datetime:
        return self.at


@pytest.mark.parametrize("wait", [HOUR, 30 * MAX_BACKOFF], ids=str)
def test_a_back_off_ends_after_its_own_time_or_a_day(wait: timedelta) -> None:
    now = datetime.now(UTC)
    hosts = HostRegistry()
    hosts.restore([HostBackoff(host="a.example", until=now + YEAR + wait, noted_at=now + YEAR)])
    hosts.back_off("b.example", now + wait)
    for host in ("a.example", "b.example"):
        until = hosts.backed_off_until(host)
        assert until is not None
        assert timedelta(0) <= until - (now + min(wait, MAX_BACKOFF)) < 10 * SECOND


def test_the_pause_between_two_requests_is_no_longer_when_the_clock_is_set_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(datetime.now(UTC) + YEAR)
    monkeypatch.setattr(host_registry, "datetime", clock)
    hosts = HostRegistry()
    hosts.record_request("a.example", pause=3)
    assert hosts.next_request_at("a.example") == clock.at + 3 * SECOND
    clock.at -= YEAR
    assert hosts.next_request_at("a.example") == clock.at + 3 * SECOND


def test_a_file_from_the_future_is_not_fresh() -> None:
    now = datetime.now(UTC)
    file = RobotsFile(origin="https://a.example", fetched_at=now + YEAR, text="", reason=None, detail=None)
    assert not is_fresh(file, now)
    assert is_fresh(file, now + YEAR + HOUR)
