"""From an exchange to its line in the fetch log."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flows.web.exchange import Exchange
from transforms.records import ArchiveRef, Fetch
from transforms.text.normalisation import digest


def make_fetch_row(exchange: Exchange, archived: ArchiveRef | None = None) -> Fetch:
    """Return the log's line for one request; `archived` is where its answer was kept."""
    return Fetch(
        fetch_id=secrets.token_hex(8),
        url=exchange.url,
        purpose=exchange.purpose,
        started_at=exchange.started_at,
        duration_ms=exchange.duration_ms,
        status=exchange.status,
        size=len(exchange.body),
        media_type=exchange.media_type,
        etag=exchange.header("etag"),
        last_modified=exchange.header("last-modified"),
        body_sha256=digest(exchange.body) if exchange.status == HTTPStatus.OK else None,
        reason=exchange.reason,
        detail=exchange.detail,
        archived=archived,
    )
