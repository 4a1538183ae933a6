"""The steps of a fetch: requests with their answers, and requests that were not sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TypeGuard

from transforms.records import Purpose, RefusalReason
from transforms.text.link_headers import find_canonical_link
from transforms.text.normalisation import scrub

# The reasons of single statuses. All others are no-content, client-error or server-error.
_REASONS: Mapping[int, RefusalReason] = {
    HTTPStatus.UNAUTHORIZED: RefusalReason.FORBIDDEN,
    HTTPStatus.FORBIDDEN: RefusalReason.FORBIDDEN,
    HTTPStatus.NOT_FOUND: RefusalReason.NOT_FOUND,
    HTTPStatus.GONE: RefusalReason.GONE,
    HTTPStatus.REQUEST_TIMEOUT: RefusalReason.TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS: RefusalReason.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: RefusalReason.FORBIDDEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request that was sent, and its answer.

    Attributes:
        url: The address of the request.
        purpose: The kind of content that was expected.
        started_at: When the request began.
        duration_ms: Milliseconds until the answer was complete or had failed.
        sent: The request's headers.
        status: The answer's status; `None` when no answer came, such as after a time-out.
        headers: The answer's headers, names and values as they came.
        wire: The body as it came, before decompression.
        body: The decoded body. A 304 has none.
        reason: Why the answer cannot be used; `None` when it can.
        detail: The same as a sentence.
        retry_at: When the server allows the next request, if it named a time.
    """

    url: str
    purpose: Purpose
    started_at: datetime
    duration_ms: int
    sent: tuple[tuple[str, str], ...]
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    wire: bytes = b""
    body: bytes = b""
    reason: RefusalReason | None = None
    detail: str | None = None
    retry_at: datetime | None = None

    def header(self, name: str) -> str | None:
        """Return the first header of the answer with this name, in any letter case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def list_headers(self, name: str) -> list[str]:
        """Return all headers of the answer with this name, in any letter case."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    @property
    def canonical_link(self) -> str | None:
        """The address that a Link header names as the canonical one."""
        return find_canonical_link(self.url, self.list_headers("link"))

    @property
    def media_type(self) -> str | None:
        """The media type of the answer without parameters, in lower case."""
        return read_content_type(self.header("content-type"))[0]

    @property
    def charset(self) -> str | None:
        """The charset parameter of the media type as the server wrote it, without quotes."""
        return read_content_type(self.header("content-type"))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentRequest:
    """A request that was not sent, with the reason.

    The address is blocked, robots.txt disallows it, its host asked us to wait, or its secret is not set.

    Attributes:
        url: The address that was to be fetched.
        purpose: The kind of content that was expected.
        decided_at: When the client decided not to send the request.
        reason: Why it was not sent.
        detail: The same as a sentence.
        retry_at: When the host allows the next request, if it asked us to wait.
    """

    url: str
    purpose: Purpose
    decided_at: datetime
    reason: RefusalReason
    detail: str
    retry_at: datetime | None = None


Attempt = Exchange | UnsentRequest
"""One step of a fetch: the request was sent, or it was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """The outcome of fetching one address.

    Attributes:
        hops: Redirects, and requests for the robots.txt files that had to be read first, in order.
        last: The final answer, or the request at which the fetch ended without being sent.
    """

    hops: tuple[Attempt, ...] = ()
    last: Attempt

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """All steps in order, the last one included."""
        return (*self.hops, self.last)

    @property
    def statuses(self) -> tuple[tuple[str, int | None], ...]:
        """The address and the status of each step, `None` where no answer came."""
        return tuple(
            (step.url, step.status if isinstance(step, Exchange) else None) for step in self.attempts
        )


def count_seconds(attempts: Iterable[Attempt]) -> float:
    """Return the seconds that some requests took; those that were not sent took none."""
    return sum(one.duration_ms for one in attempts if isinstance(one, Exchange)) / 1000


def has_body(attempt: Attempt) -> TypeGuard[Exchange]:
    """Return whether the whole body of a page, feed or sitemap came: a 200 that can be used."""
    return isinstance(attempt, Exchange) and attempt.status == HTTPStatus.OK and attempt.reason is None


def read_content_type(value: str | None) -> tuple[str | None, str | None]:
    """Return the media type, in lower case, and the charset of a Content-Type; `None` where it has none."""
    media_type, *parameters = scrub(value or "").split(";")
    charset = None
    for parameter in parameters:
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = charset or given.strip().strip("\"'") or None
    return media_type.strip().lower() or None, charset


def classify_status(status: int, *, is_conditional: bool) -> tuple[RefusalReason, str] | None:
    """Return the reason and the sentence for a status without a usable answer, else `None`.

    A 304 is one only where the request was conditional: otherwise it names no version.
    """
    if status == HTTPStatus.OK or (status == HTTPStatus.NOT_MODIFIED and is_conditional):
        return None
    try:
        sentence = f"the server answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        sentence = f"the server answered {status}"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        fallback = RefusalReason.SERVER_ERROR
    elif status >= HTTPStatus.BAD_REQUEST:
        fallback = RefusalReason.CLIENT_ERROR
    else:
        fallback = RefusalReason.NO_CONTENT
    return _REASONS.get(status, fallback), sentence
