"""Take what hubs push (WebSub, section 7): bounded, signed, and once."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter, OrderedDict
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from flows.service.websub.signatures import SignatureCheck

_TIMEOUT = 15.0  # seconds for a whole body: 4 MB within them are 2 Mbit/s
_MAX_AT_ONCE = 8  # bodies that one subscription may send at the same time
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

    Args:
        max_bytes: The size limit of a body in bytes.
        timeout: The seconds that a body may take.
    """

    def __init__(self, *, max_bytes: int, timeout: float = _TIMEOUT) -> None:
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._reading: Counter[str] = Counter()

    async def read(self, request: Request, subscription_id: str, secret: str) -> bytes:
        """Return the body once its signature is checked.

        What can be refused by its headers is refused before a byte of it is read.

        Raises:
            DeliveryError: It is not signed, too large, too slow, empty, or one of too many at once.
        """
        self._check_headers(request)
        try:
            check = SignatureCheck(request.headers.get("x-hub-signature", ""), secret)
        except ValueError as error:
            raise DeliveryError(HTTPStatus.FORBIDDEN, str(error)) from error
        if self._reading[subscription_id] >= _MAX_AT_ONCE:
            raise DeliveryError(HTTPStatus.SERVICE_UNAVAILABLE, "too many pushes at the same time")
        self._reading[subscription_id] += 1
        try:
            async with asyncio.timeout(self._timeout):
                body = await self._read_bounded(request, check)
        except TimeoutError as error:
            raise DeliveryError(HTTPStatus.REQUEST_TIMEOUT, "it took too long") from error
        except ClientDisconnect as error:
            raise DeliveryError(HTTPStatus.BAD_REQUEST, "it broke off") from error
        finally:
            self._reading[subscription_id] -= 1
            self._reading += Counter()  # drops the zeros
        if not check.is_valid():
            raise DeliveryError(HTTPStatus.FORBIDDEN, "its signature is not that of its body")
        if not body:
            raise DeliveryError(HTTPStatus.BAD_REQUEST, "it is empty")
        return body

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
