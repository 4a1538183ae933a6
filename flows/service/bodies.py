"""Read the bodies of pushes within limits of size, time and number."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from flows.service.pushes import PushError

_TIMEOUT = 15.0  # seconds for a whole body: 4 MB within them are 2 Mbit/s
_MAX_AT_ONCE = 32  # bodies in memory: 128 MB with the default size limit


class BodyReader:
    """Reads bodies, no further than a limit: the length that a sender names is a claim.

    A new body is always begun: where too many come at once, the oldest has to give way. An honest push takes
    milliseconds and is never the oldest for long, so peers that hold up many bodies do not hold up others.

    Args:
        max_bytes: The size limit of a body in bytes.
        timeout: The seconds that a body may take.
        max_at_once: How many bodies are read at the same time.
    """

    def __init__(self, *, max_bytes: int, timeout: float = _TIMEOUT, max_at_once: int = _MAX_AT_ONCE) -> None:
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._max_at_once = max_at_once
        self._reading: dict[asyncio.Timeout, None] = {}

    async def read(self, request: Request, feed: Callable[[bytes], None] | None = None) -> bytes:
        """Return the body.

        What can be refused by its headers is refused before a byte of it is read.

        Args:
            request: The request.
            feed: Called with each part of the body as it comes, such as to sign it.

        Raises:
            PushError: It is too large, too slow, empty or compressed, or it broke off.
        """
        self._check_headers(request)
        try:
            async with asyncio.timeout(self._timeout) as limit:
                body = await self._take_turn(request, feed, limit)
        except TimeoutError as error:
            raise PushError(HTTPStatus.REQUEST_TIMEOUT, "its body took too long") from error
        except ClientDisconnect as error:
            raise PushError(HTTPStatus.BAD_REQUEST, "its body broke off") from error
        if not body:
            raise PushError(HTTPStatus.BAD_REQUEST, "its body is empty")
        return body

    async def _take_turn(
        self, request: Request, feed: Callable[[bytes], None] | None, limit: asyncio.Timeout
    ) -> bytes:
        if len(self._reading) >= self._max_at_once:
            oldest = next(iter(self._reading))
            self._reading.pop(oldest)
            oldest.reschedule(asyncio.get_running_loop().time())
        self._reading[limit] = None
        try:
            return await self._read_bounded(request, feed)
        finally:
            self._reading.pop(limit, None)

    def _check_headers(self, request: Request) -> None:
        length = request.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > self._max_bytes:
            raise self._refuse_size()
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise PushError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "its body is compressed; send it as it is")
        if request.headers.get("content-type", "").lower().startswith("multipart/"):
            words = "it is a form of several parts; send the page itself, as curl does with --data-binary"
            raise PushError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words)

    async def _read_bounded(self, request: Request, feed: Callable[[bytes], None] | None) -> bytes:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._max_bytes:
                raise self._refuse_size()
            if feed:
                feed(chunk)
        return bytes(body)

    def _refuse_size(self) -> PushError:
        return PushError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"its body has more than {self._max_bytes:,} bytes"
        )
