"""Single HTTP requests over one session: to public addresses, without redirects, bounded in time and size."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from flows.settings import FetchSettings
from flows.web.decoding import ACCEPTED, BodyDecoder, TooLargeError
from flows.web.exchange import Exchange, classify_status
from flows.web.fetch_errors import REQUEST_ERRORS, classify_error
from flows.web.guard import Guard
from flows.web.own_faults import describe_own_fault, log_own_fault
from flows.web.rate_limiter import read_retry_after
from flows.web.resolver import CheckedResolver
from flows.web.robots import AGENT
from transforms.records import MAX_PAGE_BYTES, Purpose, RefusalReason
from transforms.text.urls import resolve_url

LIMITS: Mapping[Purpose, int] = {
    "feed": 10_000_000,
    "page": MAX_PAGE_BYTES,
    "sitemap": 10_000_000,
    "robots": 500 * 1024,
    "hub": 64 * 1024,
    "webhook": 64 * 1024,
}
"""The largest decoded body in bytes, by purpose."""
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024
_CONDITIONS = {"If-None-Match", "If-Modified-Since"}
_BAD_REDIRECT = (RefusalReason.BAD_REDIRECT, "the server redirected, but not to an http address")


class Transport:
    """A session for single requests. Use as an async context manager, within one event loop.

    Attributes:
        guard: Decides which addresses may be fetched.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self.guard = Guard(private=settings.private, connect_to=settings.connect_to)
        self._settings = settings
        self._stack = AsyncExitStack()
        self._agent = f"{AGENT}/{version('nissan-newswire')} (+{settings.contact})"

    async def __aenter__(self) -> Self:
        self._session = await self._stack.enter_async_context(
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    resolver=CheckedResolver(self.guard, self._settings.connect_to),
                    socket_factory=self.guard.make_socket,
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

    async def send(
        self,
        url: str,
        address: URL,
        purpose: Purpose,
        *,
        headers: Mapping[str, str],
        deadline: float,
        body: bytes | None = None,
    ) -> tuple[Exchange, str | None]:
        """Send one request; whatever the server does becomes part of the exchange.

        Args:
            url: The address as it was given, which relative redirects refer to.
            address: The same address as the guard has checked it.
            purpose: The kind of content that is expected, which sets the limit of the body.
            headers: Headers beside those that every request has.
            deadline: Seconds until the request is given up; 0 or less gives it up at once.
            body: The body of a POST; without one it is a GET.

        Returns:
            The exchange, and the address that it redirects to, if it does.
        """
        started_at, start = datetime.now(UTC), time.monotonic()
        sent = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED, **headers}
        status: int | None = None
        received: tuple[tuple[str, str], ...] = ()
        wire = decoded = b""
        reason = detail = target = None
        try:
            async with (
                asyncio.timeout(max(0.0, deadline)),
                self._session.request(
                    "GET" if body is None else "POST",
                    address,
                    data=body,
                    headers=sent,
                    allow_redirects=False,
                ) as response,
            ):
                status = response.status
                received = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.raw_headers)
                if status in _REDIRECTS:
                    target = _find_target(response, url)
                    reason, detail = (RefusalReason.REDIRECT, f"to {target}") if target else _BAD_REDIRECT
                elif fault := classify_status(status, is_conditional=not _CONDITIONS.isdisjoint(headers)):
                    reason, detail = fault
                else:
                    wire, decoded = await _read_body(response, purpose)
        except REQUEST_ERRORS as error:
            reason, detail = classify_error(error, self._settings.timeout)
        except Exception as error:  # noqa: BLE001 -- the request was sent, and its status and headers are kept
            log_own_fault(error)
            reason, detail = describe_own_fault(error)
        exchange = Exchange(
            url=url,
            purpose=purpose,
            started_at=started_at,
            duration_ms=round(1000 * (time.monotonic() - start)),
            sent=tuple(sent.items()),
            status=status,
            headers=received,
            wire=wire,
            body=decoded,
            reason=reason,
            detail=detail,
        )
        return replace(exchange, retry_at=read_retry_after(exchange, now=datetime.now(UTC))), target


def _find_target(response: aiohttp.ClientResponse, url: str) -> str | None:
    """Return the address that a redirect leads to from `url`; None where it names none on the web."""
    location = response.headers.get("Location", "")
    return resolve_url(url, location) if location else None


async def _read_body(response: aiohttp.ClientResponse, purpose: Purpose) -> tuple[bytes, bytes]:
    """Return the body as it came and decoded; stop reading at the limit."""
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
        # The start of a robots.txt that is too long still applies, to its last whole line (RFC 9309, 2.5).
        return bytes(wire), bytes(decoder.body[:limit]).rpartition(b"\n")[0]
    return bytes(wire), decoder.finish()
