"""Take what hubs push (WebSub, section 7): bounded, signed, and once."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from flows.service.websub.signatures import SignatureCheck

_TIMEOUT = 15.0  # seconds for a whole body: 4 MB within them are 2 Mbit/s
_MAX_AT_ONCE = 32  # bodies in memory: 128 MB with the default size limit
_MAX_REMEMBERED = 10_000  # digests of pushes, 32 bytes each


class DeliveryError(Exception):
    """A push that is not taken.

    Attributes:
        status: The status of the answer.
    """

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class BodyReader:
    """Reads the bodies of pushes within limits of size, time and number.

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

    async def read(self, request: Request, secret: str) -> bytes:
        """Return the body once its signature is checked.

        What can be refused by its headers is refused before a byte of it is read.

        Args:
            request: The request.
            secret: The secret that it must be signed with.

        Raises:
            DeliveryError: It is not signed, too large, too slow, empty, compressed, or broke off.
        """
        self._check_headers(request)
        try:
            check = SignatureCheck(request.headers.get("x-hub-signature", ""), secret)
        except ValueError as error:
            raise DeliveryError(HTTPStatus.FORBIDDEN, str(error)) from error
        try:
            async with asyncio.timeout(self._timeout) as limit:
                body = await self._take_turn(request, check, limit)
        except TimeoutError as error:
            raise DeliveryError(HTTPStatus.REQUEST_TIMEOUT, "it took too long") from error
        except ClientDisconnect as error:
            raise DeliveryError(HTTPStatus.BAD_REQUEST, "it broke off") from error
        if not check.is_valid():
            raise DeliveryError(HTTPStatus.FORBIDDEN, "its signature is not that of its body")
        if not body:
            raise DeliveryError(HTTPStatus.BAD_REQUEST, "it is empty")
        return body

    async def _take_turn(self, request: Request, check: SignatureCheck, limit: asyncio.Timeout) -> bytes:
        if len(self._reading) >= self._max_at_once:
            oldest = next(iter(self._reading))
            self._reading.pop(oldest)
            oldest.reschedule(asyncio.get_running_loop().time())
        self._reading[limit] = None
        try:
            return await self._read_bounded(request, check)
        finally:
            self._reading.pop(limit, None)

    def _check_headers(self, request: Request) -> None:
        length = request.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length) > self._max_bytes:
            raise DeliveryError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {self._max_bytes:,} bytes")
        if request.headers.get("content-encoding", "identity").lower() != "identity":
            raise DeliveryError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "it is compressed")

    async def _read_bounded(self, request: Request, check: SignatureCheck) -> bytes:
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self._max_bytes:
                raise DeliveryError(
                    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {self._max_bytes:,} bytes"
                )
            check.feed(chunk)
        return bytes(body)


class DeliveryMemory:
    """Remembers the last pushes that were taken, so that one that is sent again is not taken again.

    After a restart the memory is empty; a push that is taken once more then changes nothing, as the work
    list has each version of its entries.
    """

    def __init__(self) -> None:
        self._digests: OrderedDict[bytes, None] = OrderedDict()

    def has(self, subscription_id: str, body: bytes) -> bool:
        """Return whether this body was taken for this subscription."""
        return _digest(subscription_id, body) in self._digests

    def add(self, subscription_id: str, body: bytes) -> None:
        """Remember a body that was taken."""
        self._digests[_digest(subscription_id, body)] = None
        while len(self._digests) > _MAX_REMEMBERED:
            self._digests.popitem(last=False)


def _digest(subscription_id: str, body: bytes) -> bytes:
    return hashlib.sha256(subscription_id.encode() + body).digest()
