"""The HTTP client: bounded in time and size, following redirects itself."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from flows.settings import FetchSettings
from flows.web.decoding import ACCEPTED, BrokenBodyError, TooLargeError, decode_body
from flows.web.exchange import Exchange, name_status
from flows.web.manners import Manners
from transforms.records import Purpose
from transforms.urls import absolute_url

MAX_REDIRECTS = 5
LIMITS: Mapping[Purpose, int] = {
    "feed": 10_000_000,
    "page": 2_000_000,
    "sitemap": 10_000_000,
    "robots": 512_000,
}
"""Bytes of a decoded body, by what it is fetched for."""
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024


class Client:
    """Fetches addresses politely. Use as an async context manager, within one event loop."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._manners = Manners(delay=settings.delay)
        self._slots = asyncio.Semaphore(settings.parallel)
        self._stack = AsyncExitStack()
        self._agent = f"nissan-newswire/{version('nissan-newswire')} (+{settings.contact})"

    async def __aenter__(self) -> Self:
        self._session = await self._stack.enter_async_context(
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=_Resolver(self._settings.connect_to), limit=0),
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
        self, url: str, purpose: Purpose, *, etag: str | None = None, last_modified: str | None = None
    ) -> tuple[Exchange, ...]:
        """Fetch `url`; returns each exchange on the way, redirects first, the one that counts last.

        Never raises for anything that a server does. `etag` and `last_modified` make the request
        conditional. The deadline holds for the whole way, waiting for our turn excluded.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        exchanges: list[Exchange] = []
        deadline: float | None = None
        target: str | None = url
        async with self._slots:
            while target is not None:
                async with self._manners.turn(urlsplit(target).netloc):
                    deadline = deadline or time.monotonic() + self._settings.timeout
                    exchange, target = await self._exchange(target, purpose, headers, deadline)
                exchanges.append(exchange)
                if target is not None and len(exchanges) > MAX_REDIRECTS:
                    target = None
        return tuple(exchanges)

    async def _exchange(
        self, url: str, purpose: Purpose, conditions: Mapping[str, str], deadline: float
    ) -> tuple[Exchange, str | None]:
        started_at, start = datetime.now(UTC), time.monotonic()
        sent = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED, **conditions}
        status: int | None = None
        answered: tuple[tuple[str, str], ...] = ()
        wire = body = b""
        reason = detail = target = None
        try:
            async with (
                asyncio.timeout(max(0.0, deadline - start)),
                self._session.get(url, headers=sent, allow_redirects=False) as response,
            ):
                status = response.status
                answered = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.raw_headers)
                if status in _REDIRECTS:
                    target = absolute_url(url, response.headers.get("Location", ""))
                    reason, detail = ("redirect", f"to {target}") if target else _BAD_REDIRECT
                elif fault := name_status(status):
                    reason, detail = fault
                else:
                    wire = await _read(response, LIMITS[purpose])
                    coding = response.headers.get("Content-Encoding")
                    body = decode_body(wire, coding=coding, limit=LIMITS[purpose])
        except Exception as error:  # noqa: BLE001 -- aiohttp raises ValueError, OSError and a dozen of its own
            reason, detail = _name_fault(error, self._settings.timeout)
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
        return exchange, target


_BAD_REDIRECT = ("bad-redirect", "the server redirected, but not to an http address")


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Read the body as it comes, up to `limit` bytes: past that, no more is asked for."""
    if (response.content_length or 0) > limit:
        raise TooLargeError(f"the server announced {response.content_length:,} bytes")
    wire = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        wire += chunk
        if len(wire) > limit:
            raise TooLargeError(f"more than {limit:,} bytes")
    return bytes(wire)


def _name_fault(error: Exception, timeout: float) -> tuple[str, str]:
    """Give an exception its reason and a sentence."""
    match error:
        case TooLargeError():
            fault = "too-large", f"the answer is too large: {error}"
        case BrokenBodyError():
            fault = "truncated", str(error)
        case TimeoutError():
            fault = "timeout", f"no whole answer within {timeout:g} seconds"
        case aiohttp.ClientConnectorDNSError():
            fault = "unreachable", f"the name {error.host} cannot be looked up"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            fault = "unreachable", f"no secure connection to {error.host}: {error.os_error or error}"
        case aiohttp.ClientConnectorError():
            fault = (
                "unreachable",
                f"{error.host} does not answer: {error.os_error.strerror or error.os_error}",
            )
        case aiohttp.ClientPayloadError():
            fault = "truncated", "the connection closed before the whole body had come"
        case aiohttp.ClientConnectionError() | OSError():
            fault = "disconnected", f"the connection broke: {error}"
        case aiohttp.InvalidURL() | ValueError():
            fault = "bad-address", f"this is no address that can be fetched: {error}"
        case _:
            fault = "bad-answer", f"the server's answer is not HTTP: {type(error).__name__}: {error}"
    return fault


class _Resolver(AbstractResolver):
    """Looks names up, but for those that the configuration sends elsewhere, as `connect_to` says."""

    def __init__(self, connect_to: Mapping[str, str]) -> None:
        self._connect_to = connect_to
        self._threads = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        target = self._connect_to.get(host)
        if target is None:
            return await self._threads.resolve(host, port, family)
        address, _, port_text = target.rpartition(":")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=int(port_text),
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        await self._threads.close()
