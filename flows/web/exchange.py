"""One request and its answer, as they went over the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from transforms.records import Purpose, RefusalReason

# What the log, the refusals and the retries call a status. Others: no-content, client-error, server-error.
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
    """A request and its answer; `reason` is null when the answer can be used.

    `wire` is the body as it came, `body` decoded; header names and values are those that were
    sent. `status` is null when no answer came. A status 304 can be used and has no body. `sent` is
    empty when the request was never made: a blocked address, a path that robots.txt rules out, or
    a server that asked to be left alone. `retry_at` is when a server said to come again.
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
        """Return the first header of that name, whatever its case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def media_type(self) -> str | None:
        """The media type without parameters, in lower case."""
        return read_content_type(self.header("content-type"))[0]

    @property
    def charset(self) -> str | None:
        """The charset parameter of the media type, as it was written but for quotes."""
        return read_content_type(self.header("content-type"))[1]


def read_content_type(said: str | None) -> tuple[str | None, str | None]:
    """Return the media type, in lower case, and the charset that a Content-Type names; null for none."""
    media_type, *parameters = (said or "").split(";")
    charset = None
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = charset or value.strip().strip("\"'") or None
    return media_type.strip().lower() or None, charset


def name_status(status: int) -> tuple[RefusalReason, str] | None:
    """Return reason and sentence for a status that brings no usable answer, else null."""
    if status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        return None
    try:
        words = f"the server answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        words = f"the server answered {status}"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        fallback = RefusalReason.SERVER_ERROR
    else:
        fallback = (
            RefusalReason.CLIENT_ERROR if status >= HTTPStatus.BAD_REQUEST else RefusalReason.NO_CONTENT
        )
    return _REASONS.get(status, fallback), words
