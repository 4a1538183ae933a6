"""Asking for addresses that hold secrets, in such a way that nothing after it gets to see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from flows.web.client import Client
from flows.web.exchange import Exchange
from transforms.records import Purpose, RefusalReason
from transforms.text.redaction import MASK, FeedAddress, hide_address

_ABOUT_THE_BODY = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "content-digest", "digest", "content-md5"}
)
_LEADING_ON = frozenset({"location", "content-location", "link", "refresh"})


async def ask(
    client: Client,
    url: str,
    purpose: Purpose,
    *,
    address: FeedAddress,
    etag: str | None = None,
    last_modified: str | None = None,
) -> tuple[Exchange, ...]:
    """Ask for `url`, of the feed at `address`, with the secrets that its server wants to see.

    What comes back tells of none of them: neither the addresses on the way, nor headers, nor a body
    that repeats them. A feed whose secret is not there is not asked.
    """
    if address.missing:
        return (_refuse(url, purpose, address),)
    exchanges = await client.fetch(
        address.reveal(url),
        purpose,
        etag=etag,
        last_modified=last_modified,
        authorization=address.authorization if address.is_own(url) else None,
    )
    return tuple(_hide(exchange, address) for exchange in exchanges)


def _refuse(url: str, purpose: Purpose, address: FeedAddress) -> Exchange:
    names = " and ".join(address.missing)
    return Exchange(
        url=url,
        purpose=purpose,
        started_at=datetime.now(UTC),
        duration_ms=0,
        sent=(),
        reason=RefusalReason.NO_SECRET,
        detail=f"its address names {names}, which the environment does not set",
    )


def _hide(exchange: Exchange, address: FeedAddress) -> Exchange:
    """Hide the secrets of `address`, and what servers add of that kind when they redirect a feed."""
    is_feed = exchange.purpose == "feed"

    def tell(text: str, *, is_address: bool = True) -> str:
        told = address.hide(text)
        return hide_address(told) if is_feed and is_address else told

    sent = tuple(
        (name, MASK if name.lower() == "authorization" else address.hide(value))
        for name, value in exchange.sent
    )
    headers = tuple(
        (name, tell(value, is_address=name.lower() in _LEADING_ON)) for name, value in exchange.headers
    )
    told = replace(
        exchange,
        url=tell(exchange.url),
        sent=sent,
        headers=headers,
        detail=exchange.detail and tell(exchange.detail),
    )
    body = address.hide_bytes(exchange.body)
    if body == exchange.body:
        return told
    kept = tuple((name, value) for name, value in headers if name.lower() not in _ABOUT_THE_BODY)
    return replace(told, body=body, wire=body, headers=(*kept, ("Content-Length", str(len(body)))))
