"""The state of hosts during a run: back-offs, last requests, and robots.txt files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from yarl import URL

from flows.web.robots import RobotsRules, is_fresh
from transforms.records import HostBackoff, RobotsFile

_DEFAULT_PORTS = frozenset({80, 443})
MAX_BACKOFF = timedelta(days=1)
"""The longest back-off, whatever a server's Retry-After says."""
_CLOCK_SLACK = timedelta(seconds=1)  # clocks are corrected by fractions of it all the time


def name_host(url: URL) -> str:
    """Return the key under which a server's requests are limited: http and https of a name share one."""
    host = (url.raw_host or "").rstrip(".")
    return host if url.port in _DEFAULT_PORTS else f"{host}:{url.port}"


def name_origin(url: URL) -> str:
    """Return what a robots.txt file applies to: scheme, host and port."""
    return str(url.origin())


class HostRegistry:
    """The back-offs, request times and robots.txt files of all hosts.

    The clients of one run share a registry, so that a pause lasts from one batch to the next. Changes
    are collected for :meth:`take_changes`, whose caller stores them for later runs.
    """

    def __init__(self) -> None:
        self._backoffs: dict[str, HostBackoff] = {}
        self._pauses: dict[str, tuple[datetime, timedelta]] = {}
        self._robots: dict[str, tuple[RobotsFile, RobotsRules]] = {}
        self._crawl_delays: dict[str, float] = {}
        self._new_backoffs: dict[str, HostBackoff] = {}
        self._new_robots: dict[str, RobotsFile] = {}

    def restore(self, backoffs: Iterable[HostBackoff], robots: Iterable[RobotsFile] = ()) -> None:
        """Add the back-offs and robots.txt files that an earlier run stored; newer ones stay."""
        for backoff in backoffs:
            self._keep_backoff(backoff)
        for file in robots:
            if self.find_robots(file.origin) is None:
                self._keep_robots(file, RobotsRules(file))

    def back_off(self, host: str, until: datetime) -> None:
        """Send no request to `host` before `until`, or for a day if that is sooner."""
        now = datetime.now(UTC)
        self._keep_backoff(HostBackoff(host=host, until=min(until, now + MAX_BACKOFF), noted_at=now))
        self._new_backoffs[host] = self._backoffs[host]

    def backed_off_until(self, host: str) -> datetime | None:
        """Return the end of the current back-off of `host`, `None` when there is none."""
        backoff, now = self._backoffs.get(host), datetime.now(UTC)
        if backoff is None:
            return None
        if backoff.noted_at and backoff.noted_at > now + _CLOCK_SLACK:
            # the clock was ahead when it was noted: the rest of it begins now
            left = min(backoff.until - backoff.noted_at, MAX_BACKOFF)
            backoff = self._backoffs[host] = HostBackoff(host=host, until=now + left, noted_at=now)
        return backoff.until if backoff.until > now else None

    def record_request(self, host: str, *, pause: float) -> None:
        """Note that a request to `host` has just ended; `pause` seconds must pass before the next."""
        self._pauses[host] = datetime.now(UTC), timedelta(seconds=pause)

    def next_request_at(self, host: str) -> datetime | None:
        """Return when the pause after the last request to `host` ends, `None` before the first request."""
        begun, pause = self._pauses.get(host, (None, timedelta(0)))
        return min(begun, datetime.now(UTC)) + pause if begun else None

    def find_crawl_delay(self, host: str) -> float:
        """Return the seconds between two requests that the robots.txt of `host` asks for, 0 by default."""
        return self._crawl_delays.get(host, 0.0)

    def add_robots(self, file: RobotsFile, rules: RobotsRules) -> None:
        """Add a robots.txt file that was just fetched; the crawl delay that it asks for begins now."""
        self._new_robots[file.origin] = file
        self._keep_robots(file, rules)
        host, now = name_host(URL(file.origin)), datetime.now(UTC)
        pause, before = timedelta(seconds=rules.crawl_delay), self.next_request_at(host)
        self._pauses[host] = now, max(pause, before - now if before else pause)

    def find_robots(self, origin: str) -> RobotsRules | None:
        """Return the rules of `origin`, `None` when they are missing or too old to apply."""
        file, rules = self._robots.get(origin, (None, None))
        return rules if file and is_fresh(file, datetime.now(UTC)) else None

    def take_changes(self) -> tuple[tuple[HostBackoff, ...], tuple[RobotsFile, ...]]:
        """Return the back-offs and robots.txt files that are new since the last call."""
        changes = tuple(self._new_backoffs.values()), tuple(self._new_robots.values())
        self._new_backoffs, self._new_robots = {}, {}
        return changes

    def _keep_backoff(self, backoff: HostBackoff) -> None:
        """Keep the one of two back-offs of a host that ends later."""
        before = self._backoffs.get(backoff.host)
        if before is None or before.until < backoff.until:
            self._backoffs[backoff.host] = backoff

    def _keep_robots(self, file: RobotsFile, rules: RobotsRules) -> None:
        self._robots[file.origin] = file, rules
        self._crawl_delays[name_host(URL(file.origin))] = rules.crawl_delay
