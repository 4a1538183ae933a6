"""What we know of other people's servers, for the length of a run: when each may be asked, and for what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from yarl import URL

from flows.web.robots import RobotsRules, is_fresh
from transforms.records import HostBackoff, RobotsFile

_DEFAULT_PORTS = frozenset({80, 443})
LONGEST_REST = timedelta(days=1)
"""Whatever a server's Retry-After says, we look again after a day."""


def name_host(url: URL) -> str:
    """Name the server that politeness is owed to: http and https of one name are one server."""
    host = (url.raw_host or "").rstrip(".")
    return host if url.port in _DEFAULT_PORTS else f"{host}:{url.port}"


def name_origin(url: URL) -> str:
    """Name what a robots.txt is good for: scheme, host and port."""
    return str(url.origin())


class HostRegistry:
    """Remembers rests and robots.txt files; what is new in it can be taken out and written down.

    One book serves all the clients of a run, so that a pause holds between two batches too.
    """

    def __init__(self) -> None:
        self._rests: dict[str, datetime] = {}
        self._asked: dict[str, datetime] = {}
        self._robots: dict[str, tuple[RobotsFile, RobotsRules]] = {}
        self._delays: dict[str, float] = {}
        self._new_rests: dict[str, HostBackoff] = {}
        self._new_robots: dict[str, RobotsFile] = {}

    def recall(self, backoffs: Iterable[HostBackoff], robots: Iterable[RobotsFile] = ()) -> None:
        """Take in what an earlier run wrote down."""
        for rest in backoffs:
            self._rests[rest.host] = max(rest.until, self._rests.get(rest.host, rest.until))
        for file in robots:
            if self.find_rules(file.origin) is None:
                self._keep(file, RobotsRules(file))

    def rest(self, host: str, until: datetime) -> None:
        """Note that `host` asked not to be asked before `until`."""
        latest = min(until, datetime.now(UTC) + LONGEST_REST)
        self._rests[host] = max(latest, self._rests.get(host, latest))
        self._new_rests[host] = HostBackoff(host=host, until=self._rests[host])

    def backed_off_until(self, host: str) -> datetime | None:
        """Return until when `host` is to be left alone; null when it may be asked."""
        until = self._rests.get(host)
        return until if until and until > datetime.now(UTC) else None

    def pace(self, host: str, *, seconds: float) -> None:
        """Note that `host` was asked just now, and wants a pause of `seconds`."""
        self._asked[host] = datetime.now(UTC) + timedelta(seconds=seconds)

    def paused_until(self, host: str) -> datetime | None:
        """Return when the pause after the last request to `host` ends."""
        return self._asked.get(host)

    def crawl_delay(self, host: str) -> float:
        """Return the pause in seconds that the robots.txt of `host` asks for, 0 for none known."""
        return self._delays.get(host, 0.0)

    def learn_robots(self, file: RobotsFile, rules: RobotsRules) -> None:
        """Take in a robots.txt that was just fetched, and its rules; the pause it asks for begins now."""
        self._new_robots[file.origin] = file
        self._keep(file, rules)
        host = name_host(URL(file.origin))
        until = datetime.now(UTC) + timedelta(seconds=rules.crawl_delay)
        self._asked[host] = max(until, self._asked.get(host, until))

    def find_rules(self, origin: str) -> RobotsRules | None:
        """Return the rules of `origin`; null when they are not known or too old."""
        file, rules = self._robots.get(origin, (None, None))
        return rules if file and is_fresh(file, datetime.now(UTC)) else None

    def take_news(self) -> tuple[tuple[HostBackoff, ...], tuple[RobotsFile, ...]]:
        """Return what was learned since this was last asked for."""
        news = tuple(self._new_rests.values()), tuple(self._new_robots.values())
        self._new_rests, self._new_robots = {}, {}
        return news

    def _keep(self, file: RobotsFile, rules: RobotsRules) -> None:
        self._robots[file.origin] = file, rules
        self._delays[name_host(URL(file.origin))] = rules.crawl_delay
