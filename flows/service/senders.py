"""Who may push: whoever shows the token, signs with it, or sits at this machine where there is none."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus

from flows.service.pushes import PushError

TIMESTAMP, SIGNATURE = "x-newswire-timestamp", "x-newswire-signature"
"""The headers of a signed push: Unix seconds, and ``sha256=`` with the HMAC of these, a dot and the body."""
_VALIDITY = 300.0  # seconds that a timestamp may differ from our clock, as is usual for webhooks
_FROM_ELSEWHERE = ("origin", "x-forwarded-for", "forwarded")


class Senders:
    """Decides who may push.

    Args:
        token: The secret that senders have; an empty string where none is configured.
        clock: Returns Unix seconds.
    """

    def __init__(self, token: str, *, clock: Callable[[], float] = time.time) -> None:
        self._token = token.encode()
        self._clock = clock
        self._used: dict[str, float] = {}

    def check(self, headers: Mapping[str, str], *, host: str) -> Callable[[bytes], None]:
        """Check the sender of a push before its body is read.

        Args:
            headers: The headers, by names in lower case.
            host: The address that the connection comes from.

        Returns:
            A check to be called with the body.

        Raises:
            PushError: The push is refused, here or by the check that is returned.
        """
        if not self._token:
            _require_loopback(headers, host)
            return _accept
        if SIGNATURE in headers:
            timestamp, signature = headers.get(TIMESTAMP, ""), headers[SIGNATURE].strip().lower()
            self._check_time(timestamp)
            return lambda body: self._check_signature(timestamp, signature, body)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), self._token):
            return _accept
        raise PushError(HTTPStatus.UNAUTHORIZED, "it has neither the token of [listen] nor a signature")

    def _check_time(self, timestamp: str) -> None:
        is_number = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12  # noqa: PLR2004 -- digits
        if not is_number or abs(int(timestamp) - self._clock()) > _VALIDITY:
            detail = f"{TIMESTAMP} must be the time in Unix seconds, right within five minutes"
            raise PushError(HTTPStatus.UNAUTHORIZED, detail)

    def _check_signature(self, timestamp: str, signature: str, body: bytes) -> None:
        signed = timestamp.encode() + b"." + body
        expected = f"sha256={hmac.new(self._token, signed, hashlib.sha256).hexdigest()}"
        if not hmac.compare_digest(signature.encode(), expected.encode()):
            raise PushError(HTTPStatus.UNAUTHORIZED, "the signature is not that of this body")
        now = self._clock()
        self._used = {used: until for used, until in self._used.items() if until >= now}
        if expected in self._used:
            raise PushError(HTTPStatus.CONFLICT, "this very push has been taken already")
        self._used[expected] = int(timestamp) + _VALIDITY


def _accept(body: bytes) -> None:
    """Take any body: the sender is known."""


def _require_loopback(headers: Mapping[str, str], host: str) -> None:
    """Refuse a push from another machine, through a proxy, or from a page in somebody's browser."""
    try:
        is_here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_here = False
    if not is_here or any(name in headers for name in _FROM_ELSEWHERE):
        detail = "without a token in [listen], pushes are taken from programs on this machine alone"
        raise PushError(HTTPStatus.FORBIDDEN, detail)
