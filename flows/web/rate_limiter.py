"""Politeness: one request at a time per host, a pause between two, and none to a host that rests."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from flows.web.exchange import Exchange
from flows.web.host_registry import LONGEST_REST, HostRegistry

_PATIENCE = timedelta(seconds=10)  # a shorter rest is sat out, a longer one is left to a later run
_DEFAULT_REST = timedelta(minutes=5)  # after a 429 that does not say how long
_JITTER = 0.25  # pauses are up to a quarter longer, so that nobody sees us come like clockwork
_ASKING = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class RetryAfterError(Exception):
    """The host asked to be left alone until `until`, which is too long to wait for."""

    def __init__(self, host: str, until: datetime) -> None:
        super().__init__(f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC")
        self.until = until


class RateLimiter:
    """Gives turns. `delay` is the pause in seconds, `chance` returns a number from 0 to 1 for the jitter."""

    def __init__(self, book: HostRegistry, *, delay: float, chance: Callable[[], float]) -> None:
        self._book = book
        self._delay = delay
        self._chance = chance
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until `host` may be asked; the turn lasts as long as the block.

        Raises :class:`RetryAfterError` when the host rests for longer than a moment.
        """
        async with self._locks[host]:
            await asyncio.sleep(self._find_wait(host))
            try:
                yield
            finally:
                pause = max(self._delay, self._book.crawl_delay(host))
                self._book.pace(host, seconds=pause * (1 + _JITTER * self._chance()))

    def _find_wait(self, host: str) -> float:
        now = datetime.now(UTC)
        rest = self._book.backed_off_until(host)
        if rest and rest - now > _PATIENCE:
            raise RetryAfterError(host, rest)
        until = max(rest or now, self._book.paused_until(host) or now)
        return max(0.0, (until - now).total_seconds())


def read_retry_after(exchange: Exchange, *, now: datetime) -> datetime | None:
    """Return until when the server of this answer asks to be left alone; null when it does not.

    Retry-After is read in seconds and as a date, and never means more than a day.
    """
    if exchange.status not in _ASKING:
        return None
    value = (exchange.header("retry-after") or "").strip()
    wait = _DEFAULT_REST if exchange.status == HTTPStatus.TOO_MANY_REQUESTS else None
    if value.isascii() and value.isdigit():
        wait = timedelta(seconds=min(int(value[:9]), LONGEST_REST.total_seconds()))
    elif value:
        wait = _read_date(value, now) or wait
    return now + min(max(wait, timedelta(0)), LONGEST_REST) if wait is not None else None


def _read_date(value: str, now: datetime) -> timedelta | None:
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
