"""Send single requests politely: each at its turn, and none before the back-off of its host has ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from yarl import URL

from flows.logs import bind_fields, details, log
from flows.settings import FetchSettings
from flows.web.attempt_log import log_exchange, refuse_request
from flows.web.exchange import Attempt
from flows.web.host_registry import HostRegistry, name_host
from flows.web.rate_limiter import RateLimiter, RetryAfterError
from transforms.records import Purpose, RefusalReason

if TYPE_CHECKING:
    from flows.web.transport import Transport


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it is to be sent.

    Attributes:
        url: The address as it was given.
        address: The same as the guard has checked it.
        purpose: The kind of content that is expected.
        headers: Headers beside those that every request has.
        mask: Hides secrets in its log records.
        body: The body of a POST; without one it is a GET.
    """

    url: str
    address: URL
    purpose: Purpose
    headers: Mapping[str, str]
    mask: Callable[[str], str]
    body: bytes | None = None


class PoliteSender:
    """A sender of single requests.

    Args:
        transport: The session to send them over.
        settings: The delay, and the number of hosts that are asked at the same time.
        hosts: The state of hosts.
        on_backoff: As for :class:`flows.web.client.Client`, like the next two.
        has_room: See there.
        jitter: See there.
    """

    def __init__(
        self,
        transport: Transport,
        settings: FetchSettings,
        hosts: HostRegistry,
        *,
        on_backoff: Callable[[], None] | None,
        has_room: Callable[[], bool],
        jitter: Callable[[], float],
    ) -> None:
        self._transport = transport
        self._hosts = hosts
        self._on_backoff = on_backoff
        self._has_room = has_room
        self._writing = asyncio.Lock()
        self._limiter = RateLimiter(hosts, delay=settings.delay, jitter=jitter)
        self._slots = asyncio.Semaphore(settings.parallel)

    async def send(self, request: Request, left: float) -> tuple[Attempt, str | None]:
        """Wait for a turn at the host and send the request; return where it redirects to as well."""
        host = name_host(request.address)
        try:
            with bind_fields(host=request.mask(host)):
                async with self._limiter.turn(host), self._slots:
                    if request.purpose == "page" and not self._has_room():
                        full = RefusalReason.BATCH_FULL
                        return refuse_request(
                            request.url, request.purpose, (full, full.sentence), request.mask
                        ), None
                    exchange, redirect = await self._transport.send(
                        request.url,
                        request.address,
                        request.purpose,
                        headers=request.headers,
                        deadline=left,
                        body=request.body,
                    )
                    log_exchange(exchange, request.mask)
                    if exchange.retry_at:
                        await self._back_off(host, exchange.retry_at)
        except RetryAfterError as error:
            fault = RefusalReason.ASKED_TO_WAIT, str(error)
            return refuse_request(
                request.url, request.purpose, fault, request.mask, retry_at=error.until
            ), None
        return exchange, redirect

    async def _back_off(self, host: str, until: datetime) -> None:
        self._hosts.back_off(host, until)
        log.info("server asked us to wait", extra=details(until=until))
        if self._on_backoff:
            async with self._writing:
                await asyncio.to_thread(self._on_backoff)
