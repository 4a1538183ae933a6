"""Requests to hubs (WebSub, section 5.1): to begin, renew and end subscriptions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from flows.logs import details, log
from flows.service.websub.callback_keys import CallbackKeys
from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Exchange
from transforms.feeds.subscriptions import MAX_LEASE
from transforms.records import Subscription
from transforms.text.redaction import mask_addresses

CALLBACKS = "/websub/"
"""The path of callbacks, below our public address; the token of the subscription follows."""
_FORM = "application/x-www-form-urlencoded"


class HubFault(NamedTuple):
    """Why a hub did not take a request, and when it allows the next one, if it named a time."""

    detail: str
    retry_at: datetime | None


async def send_requests(
    settings: FetchSettings,
    keys: CallbackKeys,
    subscriptions: Sequence[Subscription],
    *,
    on_fault: Callable[[Subscription, HubFault], None],
) -> None:
    """Send what each subscription awaits, through the guarded client, one request at a time to each hub.

    A hub may confirm before it answers.

    Args:
        settings: How requests are made.
        keys: Derives callbacks and secrets.
        subscriptions: The subscriptions.
        on_fault: Called for each that its hub did not take.
    """
    async with Client(settings) as client:

        async def send(subscription: Subscription) -> None:
            body = urlencode(make_form(subscription, keys)).encode()
            attempt = await client.post(subscription.hub, "hub", body, media_type=_FORM)
            status = attempt.status if isinstance(attempt, Exchange) else None
            log.info(
                "hub asked",
                extra=details(hub=mask_addresses(subscription.hub), mode=subscription.awaited, status=status),
            )
            if status is None or not 200 <= status < 300:  # noqa: PLR2004 -- the class of successes
                detail = attempt.detail or f"the hub answered {status}"
                on_fault(subscription, HubFault(detail, attempt.retry_at))

        await asyncio.gather(*map(send, subscriptions))


def make_form(subscription: Subscription, keys: CallbackKeys) -> dict[str, str]:
    """Return the fields of the request for what a subscription awaits."""
    token = keys.derive_token(subscription.subscription_id)
    form = {
        "hub.mode": subscription.awaited or "subscribe",
        "hub.topic": subscription.topic,
        "hub.callback": f"{subscription.public}{CALLBACKS}{token}",
    }
    if subscription.awaited == "subscribe":
        form["hub.secret"] = keys.derive_secret(subscription.subscription_id)
        form["hub.lease_seconds"] = str(int(MAX_LEASE.total_seconds()))
    return form
