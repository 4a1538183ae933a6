"""Rate limiting: one request at a time to a host, a pause between two, and none during a back-off."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from flows.web.exchange import Exchange
from flows.web.host_registry import MAX_BACKOFF, HostRegistry

_MAX_WAIT = timedelta(seconds=10)  # a run waits for a shorter back-off; a longer one is left to a later run
_DEFAULT_BACKOFF = timedelta(minutes=5)  # after a 429 without a Retry-After
_JITTER = 0.25  # pauses are up to a quarter longer, so that requests do not come like clockwork
_BACKOFF_STATUSES = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class RetryAfterError(Exception):
    """The host asked us to wait for longer than a run waits.

    Attributes:
        until: When the host allows the next request.
    """

    def __init__(self, host: str, until: datetime) -> None:
        super().__init__(f"{host} asked us to wait until {until:%Y-%m-%d %H:%M:%S} UTC")
        self.until = until


class RateLimiter:
    """A limiter that lets one request at a time through to each host, with pauses between them."""

    def __init__(self, hosts: HostRegistry, *, delay: float, jitter: Callable[[], float]) -> None:
        """Set the pauses.

        Args:
            hosts: Back-offs, last requests and crawl delays.
            delay: Seconds between two requests to a host; a longer crawl delay of its robots.txt wins.
            jitter: Returns a random number from 0 to 1, by which pauses become up to a quarter longer.
        """
        self._hosts = hosts
        self._delay = delay
        self._jitter = jitter
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until a request to `host` may be sent, and let no other one through while the block lasts.

        Raises:
            RetryAfterError: The host's back-off ends in more than 10 seconds.
        """
        async with self._locks[host]:
            await asyncio.sleep(self._find_wait(host))
            try:
                yield
            finally:
                pause = max(self._delay, self._hosts.find_crawl_delay(host))
                self._hosts.record_request(host, pause=pause * (1 + _JITTER * self._jitter()))

    def _find_wait(self, host: str) -> float:
        now = datetime.now(UTC)
        backoff = self._hosts.backed_off_until(host)
        if backoff and backoff - now > _MAX_WAIT:
            raise RetryAfterError(host, backoff)
        until = max(backoff or now, self._hosts.next_request_at(host) or now)
        return max(0.0, (until - now).total_seconds())


def read_retry_after(exchange: Exchange, *, now: datetime) -> datetime | None:
    """Return when the server allows the next request, `None` when its answer does not limit that.

    Retry-After (RFC 9110, 10.2.3) is read on a 429 or 503, in seconds or as a date, and is limited to a
    day. A 429 without it means 5 minutes.
    """
    if exchange.status not in _BACKOFF_STATUSES:
        return None
    value = (exchange.header("retry-after") or "").strip()
    wait = _DEFAULT_BACKOFF if exchange.status == HTTPStatus.TOO_MANY_REQUESTS else None
    if value.isascii() and value.isdigit():
        wait = timedelta(seconds=min(int(value[:9]), MAX_BACKOFF.total_seconds()))
    elif value:
        wait = _read_date(value, now) or wait
    return now + min(max(wait, timedelta(0)), MAX_BACKOFF) if wait is not None else None


def _read_date(value: str, now: datetime) -> timedelta | None:
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the second for a zone of twenty digits
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
