"""Who may push: whoever shows the token, signs with it, or sits at this machine where there is none."""

from __future__ import annotations

import hmac
import ipaddress
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus

from flows.service.pushes import PushError
from flows.web.signed_messages import MESSAGE, SIGNATURE, TIMESTAMP, sign

_MAX_SIGNATURES = 5  # of one push: senders that change their secret sign with the old and the new one
_VALIDITY = 300.0  # seconds that a timestamp may differ from our clock, as is usual for webhooks
_FROM_ELSEWHERE = ("origin", "x-forwarded-for", "forwarded")


class Senders:
    """Decides who may push.

    Args:
        token: The secret that senders have; an empty string where none is configured.
        clock: Returns Unix seconds.
    """

    def __init__(self, token: str, *, clock: Callable[[], float] = time.time) -> None:
        self._token, self._secret = token.encode(), token
        self._clock = clock
        self._taken: dict[str, float] = {}  # identifiers of messages, until when they are remembered

    def check(self, headers: Mapping[str, str], *, host: str) -> Callable[[bytes], None]:
        """Check the sender of a push before its body is read.

        Args:
            headers: The headers, by names in lower case.
            host: The address that the connection comes from.

        Returns:
            A check to be called with the body. Once a push that passes it is on disk, :meth:`note_taken` is
            to be called.

        Raises:
            PushError: The push is refused, here or by the check that is returned.
        """
        if not self._token:
            _require_loopback(headers, host)
            return _accept
        if SIGNATURE in headers:
            self._check_time(headers.get(TIMESTAMP, ""))
            return lambda body: self._check_signature(headers, body)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), self._token):
            return _accept
        raise PushError(HTTPStatus.UNAUTHORIZED, "it has neither the token of [listen] nor a signature")

    def note_taken(self, headers: Mapping[str, str]) -> None:
        """Remember a signed push that is on disk, so that it is refused if it is sent again.

        Not before: a sender whose push could not be written sends the same message again.
        """
        if self._token and SIGNATURE in headers:
            now = self._clock()
            self._taken = {one: until for one, until in self._taken.items() if until >= now}
            self._taken[headers.get(MESSAGE, "")] = int(headers[TIMESTAMP]) + _VALIDITY

    def _check_time(self, timestamp: str) -> None:
        is_number = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12  # noqa: PLR2004 -- digits
        if not is_number or abs(int(timestamp) - self._clock()) > _VALIDITY:
            detail = f"{TIMESTAMP} must be the time in Unix seconds, right within five minutes"
            raise PushError(HTTPStatus.UNAUTHORIZED, detail)

    def _check_signature(self, headers: Mapping[str, str], body: bytes) -> None:
        at = int(headers[TIMESTAMP])
        message_id = headers.get(MESSAGE, "")
        expected = sign(body, message_id, secret=self._secret, at=at)[SIGNATURE]
        given = headers[SIGNATURE].split()[:_MAX_SIGNATURES]
        if not any(hmac.compare_digest(one.encode(), expected.encode()) for one in given):
            raise PushError(HTTPStatus.UNAUTHORIZED, "the signature is not that of this body")
        if self._taken.get(message_id, 0.0) >= self._clock():
            raise PushError(HTTPStatus.CONFLICT, "this message has been taken already")


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
