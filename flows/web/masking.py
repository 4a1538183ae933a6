"""Fetch addresses that hold secrets, and mask the secrets in everything that comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flows.logs import details, log
from flows.web.client import Client
from flows.web.exchange import Attempt, Exchange, FetchResult, UnsentRequest
from transforms.records import Purpose, RefusalReason
from transforms.text.redaction import FeedAddress, mask_feed_addresses
from transforms.text.secret_names import is_secret_header
from transforms.text.secret_spans import MASK

# These describe the body as it came, and are wrong for a body in which a secret is masked.
_BODY_HEADERS = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "content-digest", "digest", "content-md5"}
)
_ADDRESS_HEADERS = frozenset({"location", "content-location", "link", "refresh"})


async def fetch_with_secrets(
    client: Client,
    url: str,
    purpose: Purpose,
    *,
    address: FeedAddress,
    etag: str | None = None,
    last_modified: str | None = None,
    timeout: float | None = None,  # noqa: ASYNC109 -- of the requests, without the waits between them
) -> FetchResult:
    """Fetch an address of a feed with the feed's secrets, and return the result without them.

    Addresses, headers and bodies that repeat a secret are masked. Nothing is sent when the environment
    does not set a secret.

    Args:
        client: The client to fetch with.
        url: The address, with its secrets masked.
        purpose: The kind of content that is expected.
        address: The address of the feed that `url` belongs to, with the secrets.
        etag: Makes the request conditional on this entity tag.
        last_modified: Makes the request conditional on this date.
        timeout: As for :meth:`Client.fetch`.
    """
    if address.missing:
        return FetchResult(last=_refuse(url, purpose, address))
    result = await client.fetch(
        address.unmask(url),
        purpose,
        etag=etag,
        last_modified=last_modified,
        authorization=address.authorization if address.is_same_origin(url) else None,
        mask=lambda text: _mask_text(text, address, purpose),
        timeout=timeout,
    )
    *hops, last = (_mask(attempt, address) for attempt in result.attempts)
    return FetchResult(hops=tuple(hops), last=last)


def _refuse(url: str, purpose: Purpose, address: FeedAddress) -> UnsentRequest:
    names = " and ".join(address.missing)
    log.info("request not sent", extra=details(url=url, purpose=purpose, reason=RefusalReason.NO_SECRET))
    return UnsentRequest(
        url=url,
        purpose=purpose,
        decided_at=datetime.now(UTC),
        reason=RefusalReason.NO_SECRET,
        detail=f"its address names {names}, which the environment does not set",
    )


def _mask(attempt: Attempt, address: FeedAddress) -> Attempt:
    if isinstance(attempt, Exchange):
        return _mask_exchange(attempt, address)
    return replace(
        attempt,
        url=_mask_text(attempt.url, address, attempt.purpose),
        detail=_mask_text(attempt.detail, address, attempt.purpose),
    )


def _mask_exchange(exchange: Exchange, address: FeedAddress) -> Exchange:
    sent = tuple(
        (name, MASK if is_secret_header(name) else address.mask(value)) for name, value in exchange.sent
    )
    headers = tuple(
        (name, _mask_header(name, value, address, exchange.purpose)) for name, value in exchange.headers
    )
    masked = replace(
        exchange,
        url=_mask_text(exchange.url, address, exchange.purpose),
        sent=sent,
        headers=headers,
        detail=exchange.detail and _mask_text(exchange.detail, address, exchange.purpose),
    )
    body = address.mask_bytes(exchange.body)
    if body == exchange.body:
        return masked
    kept = tuple((name, value) for name, value in headers if name.lower() not in _BODY_HEADERS)
    return replace(masked, body=body, wire=body, headers=(*kept, ("Content-Length", str(len(body)))))


def _mask_header(name: str, value: str, address: FeedAddress, purpose: Purpose) -> str:
    """Mask the value of a header: all of it where it may be a session that our secret opened."""
    if address.is_secret and is_secret_header(name):
        return MASK
    return _mask_text(value, address, purpose) if name.lower() in _ADDRESS_HEADERS else address.mask(value)


def _mask_text(text: str, address: FeedAddress, purpose: Purpose) -> str:
    """Mask the feed's secrets in a text that holds addresses.

    For the feed itself, secrets that servers add when they redirect are masked too.
    """
    masked = address.mask(text)
    return mask_feed_addresses(masked) if purpose == "feed" else masked
