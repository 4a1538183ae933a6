"""The HTTP client: guarded, polite, bounded in time and size, following redirects itself."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from flows.logs import bind_fields, details, log
from flows.settings import FetchSettings
from flows.web.decoding import ACCEPTED, BodyDecoder, TooLargeError
from flows.web.exchange import Exchange, name_status
from flows.web.faults import name_fault
from flows.web.guard import BlockedAddressError, Guard
from flows.web.host_registry import HostRegistry, name_host, name_origin
from flows.web.rate_limiter import RateLimiter, RetryAfterError, read_retry_after
from flows.web.resolver import GuardedResolver
from flows.web.robots import AGENT, ASKED_FOR, RobotsRules, judge_answer
from transforms.records import Purpose, RefusalReason
from transforms.text.urls import absolute_url

MAX_REDIRECTS = 5
LIMITS: Mapping[Purpose, int] = {
    "feed": 10_000_000,
    "page": 2_000_000,
    "sitemap": 10_000_000,
    "robots": 500 * 1024,
}
"""Bytes of a decoded body, by what it is fetched for."""
_CHANCE = random.SystemRandom().random
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024
_BAD_REDIRECT = (RefusalReason.BAD_REDIRECT, "the server redirected, but not to an http address")


class Client:
    """Fetches addresses politely. Use as an async context manager, within one event loop.

    `book` is what is known of servers; clients of one run share it. `on_rest` is called, in a thread,
    each time that a server asked to be left alone. `chance` returns a number from 0 to 1, for the
    jitter on pauses.
    """

    def __init__(
        self,
        settings: FetchSettings,
        book: HostRegistry | None = None,
        *,
        on_rest: Callable[[], None] | None = None,
        chance: Callable[[], float] = _CHANCE,
    ) -> None:
        self._settings = settings
        self._book = HostRegistry() if book is None else book
        self._on_rest = on_rest
        self._writing = asyncio.Lock()
        self._guard = Guard(private=settings.private, connect_to=settings.connect_to)
        self._manners = RateLimiter(self._book, delay=settings.delay, chance=chance)
        self._slots = asyncio.Semaphore(settings.parallel)
        self._robots_locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._stack = AsyncExitStack()
        self._agent = f"{AGENT}/{version('nissan-newswire')} (+{settings.contact})"

    async def __aenter__(self) -> Self:
        self._session = await self._stack.enter_async_context(
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=GuardedResolver(self._guard, self._settings.connect_to),
                    socket_factory=self._guard.make_socket,
                    limit=0,
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=None),
            )
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def fetch(
        self,
        url: str,
        purpose: Purpose,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        authorization: str | None = None,
    ) -> tuple[Exchange, ...]:
        """Fetch `url`; returns each exchange on the way, the one that counts last.

        Before it come redirects, and requests for robots.txt where these had to be made. Never
        raises for anything that a server does. `etag` and `last_modified` make the request
        conditional; they and `authorization` go to the origin of `url` alone. The deadline holds
        for all hops together, waiting for our turn excluded.
        """
        own = {"If-None-Match": etag, "If-Modified-Since": last_modified, "Authorization": authorization}
        return tuple(await self._follow(url, purpose, {name: value for name, value in own.items() if value}))

    async def list_sitemaps(self, url: str) -> tuple[tuple[str, ...], tuple[Exchange, ...]]:
        """Return the sitemaps that the robots.txt of the site of `url` names, and what asking took.

        None when it cannot be had. What is known of it from before takes no request.
        """
        try:
            address = self._guard.check_url(url)
        except BlockedAddressError:
            return (), ()
        exchanges, _ = await self._ask_robots(address)
        rules = self._book.find_rules(name_origin(address))
        return rules.sitemaps if rules else (), tuple(exchanges)

    async def _follow(self, url: str, purpose: Purpose, own: Mapping[str, str]) -> list[Exchange]:
        """Follow `url` to where it leads; `own` headers go to its own origin alone."""
        exchanges: list[Exchange] = []
        left = self._settings.timeout
        origin: str | None = None
        target: str | None = url
        hops = 0
        while target is not None and hops <= MAX_REDIRECTS:
            try:
                address = self._guard.check_url(target)
            except BlockedAddressError as error:
                return [*exchanges, _leave(target, purpose, (RefusalReason.BLOCKED_ADDRESS, str(error)))]
            if purpose in ASKED_FOR:
                asked, fault = await self._ask_robots(address)
                exchanges += asked
                if fault:
                    return [*exchanges, replace(fault, url=target, purpose=purpose)]
            origin = origin or name_origin(address)
            own = own if name_origin(address) == origin else {}
            exchange, target = await self._take_turn(target, address, purpose, own, left)
            exchanges.append(exchange)
            left -= exchange.duration_ms / 1000
            hops += 1
        return exchanges

    async def _ask_robots(self, address: URL) -> tuple[list[Exchange], Exchange | None]:
        """Return what asking for robots.txt took, and why `address` must not be asked for, if so."""
        origin = name_origin(address)
        exchanges: list[Exchange] = []
        async with self._robots_locks[origin]:
            rules = self._book.find_rules(origin)
            if rules is None:
                exchanges = await self._follow(f"{origin}/robots.txt", "robots", {})
                if exchanges[-1].reason is RefusalReason.ASKED_TO_WAIT:
                    return exchanges[:-1], exchanges[-1]
                file = judge_answer(origin, exchanges[-1], now=datetime.now(UTC))
                rules = await asyncio.to_thread(RobotsRules, file)  # a hostile one takes a second
                self._book.learn_robots(file, rules)
        refused = rules.refuse(str(address))
        return exchanges, _leave(str(address), "robots", refused) if refused else None

    async def _take_turn(
        self, url: str, address: URL, purpose: Purpose, own: Mapping[str, str], left: float
    ) -> tuple[Exchange, str | None]:
        """Wait for our turn at the host and take it; returns the exchange and where it redirects to."""
        host = name_host(address)
        try:
            with bind_fields(host=host):
                async with self._manners.turn(host), self._slots:
                    exchange, target = await self._exchange(url, address, purpose, own, left)
                    _log_exchange(exchange)
                    if exchange.retry_at:
                        await self._rest(host, exchange.retry_at)
        except RetryAfterError as error:
            log.info("host is not asked: it asked to wait", extra=details(host=host, until=error.until))
            return _leave(url, purpose, (RefusalReason.ASKED_TO_WAIT, str(error)), retry_at=error.until), None
        return exchange, target

    async def _rest(self, host: str, until: datetime) -> None:
        self._book.rest(host, until)
        log.info("server asked to wait", extra=details(until=until))
        if self._on_rest:
            async with self._writing:
                await asyncio.to_thread(self._on_rest)

    async def _exchange(
        self, url: str, address: URL, purpose: Purpose, own: Mapping[str, str], left: float
    ) -> tuple[Exchange, str | None]:
        started_at, start = datetime.now(UTC), time.monotonic()
        sent = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED, **own}
        status: int | None = None
        answered: tuple[tuple[str, str], ...] = ()
        wire = body = b""
        reason = detail = target = None
        try:
            async with (
                asyncio.timeout(max(0.0, left)),
                self._session.get(address, headers=sent, allow_redirects=False) as response,
            ):
                status = response.status
                answered = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.raw_headers)
                if status in _REDIRECTS:
                    target = absolute_url(url, response.headers.get("Location", ""))
                    reason, detail = (RefusalReason.REDIRECT, f"to {target}") if target else _BAD_REDIRECT
                elif fault := name_status(status):
                    reason, detail = fault
                else:
                    wire, body = await _read(response, purpose)
        except Exception as error:  # noqa: BLE001 -- aiohttp raises ValueError, OSError and a dozen of its own
            reason, detail = name_fault(error, self._settings.timeout)
        exchange = Exchange(
            url=url,
            purpose=purpose,
            started_at=started_at,
            duration_ms=round(1000 * (time.monotonic() - start)),
            sent=tuple(sent.items()),
            status=status,
            headers=answered,
            wire=wire,
            body=body,
            reason=reason,
            detail=detail,
        )
        return replace(exchange, retry_at=read_retry_after(exchange, now=datetime.now(UTC))), target


def _log_exchange(exchange: Exchange) -> None:
    """Log a request without its address, which may hold secrets here; the row in the fetch log has it."""
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


def _leave(
    url: str, purpose: Purpose, fault: tuple[RefusalReason, str], *, retry_at: datetime | None = None
) -> Exchange:
    """Return the exchange that did not happen, with the reason."""
    return Exchange(
        url=url,
        purpose=purpose,
        started_at=datetime.now(UTC),
        duration_ms=0,
        sent=(),
        reason=fault[0],
        detail=fault[1],
        retry_at=retry_at,
    )


async def _read(response: aiohttp.ClientResponse, purpose: Purpose) -> tuple[bytes, bytes]:
    """Read the body as it comes and return it as it came and decoded; past the limit no more is asked for."""
    limit = LIMITS[purpose]
    announced = response.content_length or 0
    if announced > limit and purpose != "robots":
        raise TooLargeError(f"the server announced {announced:,} bytes")
    decoder = BodyDecoder(",".join(response.headers.getall("Content-Encoding", ())), limit=limit)
    wire = bytearray()
    try:
        async for chunk in response.content.iter_chunked(_CHUNK):
            wire += chunk
            decoder.feed(chunk)
    except TooLargeError:
        if purpose != "robots":
            raise
        # Of a robots.txt that is too long the start counts, up to its last whole line (RFC 9309, 2.5).
        return bytes(wire), bytes(decoder.body[:limit]).rpartition(b"\n")[0]
    return bytes(wire), decoder.finish()
