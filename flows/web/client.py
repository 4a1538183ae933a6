"""The HTTP client: follows redirects itself, obeys robots.txt and limits the rate of its requests."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from yarl import URL

from flows.logs import bind_fields, details, log
from flows.settings import FetchSettings
from flows.web.exchange import Attempt, Exchange, FetchResult, UnsentRequest
from flows.web.guard import BlockedAddressError
from flows.web.host_registry import HostRegistry, name_host, name_origin
from flows.web.rate_limiter import RateLimiter, RetryAfterError
from flows.web.robots import ROBOTS_PURPOSES, RobotsRules, read_robots_response
from flows.web.transport import Transport
from transforms.records import Purpose, RefusalReason

MAX_REDIRECTS = 5
_JITTER = random.SystemRandom().random


class Client:
    """Fetches addresses politely. Use as an async context manager, within one event loop."""

    def __init__(
        self,
        settings: FetchSettings,
        hosts: HostRegistry | None = None,
        *,
        on_backoff: Callable[[], None] | None = None,
        jitter: Callable[[], float] = _JITTER,
    ) -> None:
        """Prepare a client.

        Args:
            settings: Time-out, delay, parallel requests and the exceptions for private addresses.
            hosts: The state of hosts, which the clients of one run share.
            on_backoff: Called in a thread each time that a server asked us to wait.
            jitter: Returns a random number from 0 to 1, for the pauses.
        """
        self._settings = settings
        self._hosts = HostRegistry() if hosts is None else hosts
        self._on_backoff = on_backoff
        self._writing = asyncio.Lock()
        self._limiter = RateLimiter(self._hosts, delay=settings.delay, jitter=jitter)
        self._slots = asyncio.Semaphore(settings.parallel)
        self._robots_locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._transport = Transport(settings)

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.__aexit__(kind, error, trace)

    async def fetch(
        self,
        url: str,
        purpose: Purpose,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        authorization: str | None = None,
    ) -> FetchResult:
        """Fetch an address. Never raises for anything that a server does.

        The time-out holds for all requests to pages and redirects together; waiting for a turn and
        for robots.txt does not count.

        Args:
            url: The address.
            purpose: What it is fetched for; pages and sitemaps need the permission of robots.txt.
            etag: Makes the request conditional on this entity tag.
            last_modified: Makes the request conditional on this date.
            authorization: The value of an Authorization header. These three are sent to the origin of
                `url` alone, not to where it redirects.
        """
        own = {"If-None-Match": etag, "If-Modified-Since": last_modified, "Authorization": authorization}
        *hops, last = await self._follow(url, purpose, {name: value for name, value in own.items() if value})
        return FetchResult(hops=tuple(hops), last=last)

    async def list_sitemaps(self, url: str) -> tuple[tuple[str, ...], tuple[Attempt, ...]]:
        """List the sitemaps that the robots.txt of a site names.

        Args:
            url: Any address of the site.

        Returns:
            The addresses of the sitemaps, none when robots.txt is out of reach; and the requests for
            it, none when the registry has it already.
        """
        try:
            address = self._transport.guard.check_url(url)
        except BlockedAddressError:
            return (), ()
        attempts, rules = await self._read_robots(address)
        return () if isinstance(rules, UnsentRequest) else rules.sitemaps, tuple(attempts)

    async def _follow(self, url: str, purpose: Purpose, own: Mapping[str, str]) -> list[Attempt]:
        """Fetch `url` and follow its redirects; `own` headers are sent to its own origin alone."""
        attempts: list[Attempt] = []
        left = self._settings.timeout
        origin: str | None = None
        target = url
        for _ in range(1 + MAX_REDIRECTS):
            try:
                address = self._transport.guard.check_url(target)
            except BlockedAddressError as error:
                return [*attempts, _refuse(target, purpose, (RefusalReason.BLOCKED_ADDRESS, str(error)))]
            if purpose in ROBOTS_PURPOSES:
                requests, refused = await self._check_robots(target, address, purpose)
                attempts += requests
                if refused:
                    return [*attempts, refused]
            origin = origin or name_origin(address)
            own = own if name_origin(address) == origin else {}
            attempt, redirect = await self._take_turn(target, address, purpose, own, left)
            attempts.append(attempt)
            if redirect is None or isinstance(attempt, UnsentRequest):
                break
            left -= attempt.duration_ms / 1000
            target = redirect
        return attempts

    async def _check_robots(
        self, target: str, address: URL, purpose: Purpose
    ) -> tuple[list[Attempt], UnsentRequest | None]:
        """Return the requests for robots.txt, and the request for `target` unsent if it is not allowed."""
        attempts, rules = await self._read_robots(address)
        if isinstance(rules, UnsentRequest):
            return attempts, replace(rules, url=target, purpose=purpose)
        refusal = rules.find_refusal(str(address))
        return attempts, _refuse(target, purpose, refusal) if refusal else None

    async def _read_robots(self, address: URL) -> tuple[list[Attempt], RobotsRules | UnsentRequest]:
        """Return the requests for robots.txt, and its rules or the request for it that has to wait."""
        origin = name_origin(address)
        async with self._robots_locks[origin]:
            rules = self._hosts.find_robots(origin)
            if rules is not None:
                return [], rules
            attempts = await self._follow(f"{origin}/robots.txt", "robots", {})
            last = attempts[-1]
            if isinstance(last, UnsentRequest) and last.reason is RefusalReason.ASKED_TO_WAIT:
                return attempts[:-1], last
            file = read_robots_response(origin, last, now=datetime.now(UTC))
            rules = await asyncio.to_thread(RobotsRules, file)  # a hostile one takes a second
            self._hosts.add_robots(file, rules)
            return attempts, rules

    async def _take_turn(
        self, url: str, address: URL, purpose: Purpose, own: Mapping[str, str], left: float
    ) -> tuple[Attempt, str | None]:
        """Wait for a turn at the host and send the request; return where it redirects to as well."""
        host = name_host(address)
        try:
            with bind_fields(host=host):
                async with self._limiter.turn(host), self._slots:
                    exchange, redirect = await self._transport.get(
                        url, address, purpose, headers=own, deadline=left
                    )
                    _log_exchange(exchange)
                    if exchange.retry_at:
                        await self._back_off(host, exchange.retry_at)
        except RetryAfterError as error:
            log.info("host gets no request: it asked us to wait", extra=details(host=host, until=error.until))
            fault = RefusalReason.ASKED_TO_WAIT, str(error)
            return _refuse(url, purpose, fault, retry_at=error.until), None
        return exchange, redirect

    async def _back_off(self, host: str, until: datetime) -> None:
        self._hosts.back_off(host, until)
        log.info("server asked us to wait", extra=details(until=until))
        if self._on_backoff:
            async with self._writing:
                await asyncio.to_thread(self._on_backoff)


def _log_exchange(exchange: Exchange) -> None:
    """Log a request without its address, which may hold secrets here; its row in the fetch log has it."""
    log.debug(
        "request",
        extra=details(
            purpose=exchange.purpose,
            status=exchange.status,
            reason=exchange.reason,
            bytes=len(exchange.body),
            ms=exchange.duration_ms,
        ),
    )


def _refuse(
    url: str, purpose: Purpose, fault: tuple[RefusalReason, str], *, retry_at: datetime | None = None
) -> UnsentRequest:
    reason, detail = fault
    return UnsentRequest(
        url=url,
        purpose=purpose,
        decided_at=datetime.now(UTC),
        reason=reason,
        detail=detail,
        retry_at=retry_at,
    )
