"""Log what became of requests: those that were sent, and those that were not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus

from flows.logs import details, log
from flows.web.exchange import Exchange, UnsentRequest
from transforms.records import Purpose, RefusalReason


def log_exchange(exchange: Exchange, mask: Callable[[str], str]) -> None:
    """Log a request: at INFO when the server failed or did not answer, else at DEBUG."""
    is_failure = exchange.status is None or exchange.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    log.log(
        logging.INFO if is_failure else logging.DEBUG,
        "request",
        extra=details(
            url=mask(exchange.url),
            purpose=exchange.purpose,
            status=exchange.status,
            reason=exchange.reason,
            bytes=len(exchange.body),
            ms=exchange.duration_ms,
        ),
    )


def refuse_request(
    url: str,
    purpose: Purpose,
    fault: tuple[RefusalReason, str],
    mask: Callable[[str], str],
    *,
    retry_at: datetime | None = None,
) -> UnsentRequest:
    """Make the record of a request that is not sent, and log it.

    Args:
        url: The address.
        purpose: The kind of content that was expected.
        fault: Why it is not sent, as a reason and a sentence.
        mask: Hides secrets in the address that is logged.
        retry_at: When the host allows the next request, if it asked us to wait.
    """
    reason, detail = fault
    log.info(
        "request not sent", extra=details(url=mask(url), purpose=purpose, reason=reason, retry_at=retry_at)
    )
    return UnsentRequest(
        url=url,
        purpose=purpose,
        decided_at=datetime.now(UTC),
        reason=reason,
        detail=detail,
        retry_at=retry_at,
    )
