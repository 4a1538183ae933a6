"""Turn the steps of a fetch into rows of the fetch log."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flows.web.exchange import Attempt, UnsentRequest
from transforms.records import ArchiveRef, Fetch
from transforms.text.normalisation import digest


def make_fetch_row(attempt: Attempt, archived: ArchiveRef | None = None) -> Fetch:
    """Return the row of one request.

    Args:
        attempt: The request and its answer, or the request that was not sent.
        archived: Where the answer is in the archive, if it was archived.
    """
    if isinstance(attempt, UnsentRequest):
        return _make_unsent_row(attempt)
    return Fetch(
        fetch_id=_make_id(),
        url=attempt.url,
        purpose=attempt.purpose,
        started_at=attempt.started_at,
        duration_ms=attempt.duration_ms,
        status=attempt.status,
        size=len(attempt.body),
        media_type=attempt.media_type,
        etag=attempt.header("etag"),
        last_modified=attempt.header("last-modified"),
        body_sha256=digest(attempt.body) if attempt.status == HTTPStatus.OK else None,
        reason=attempt.reason,
        detail=attempt.detail,
        archived=archived,
    )


def _make_unsent_row(request: UnsentRequest) -> Fetch:
    return Fetch(
        fetch_id=_make_id(),
        url=request.url,
        purpose=request.purpose,
        started_at=request.decided_at,
        duration_ms=0,
        status=None,
        size=0,
        media_type=None,
        etag=None,
        last_modified=None,
        body_sha256=None,
        reason=request.reason,
        detail=request.detail,
        archived=None,
    )


def _make_id() -> str:
    return secrets.token_hex(8)
