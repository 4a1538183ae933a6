"""Hubs that announce the changes of feeds, and our subscriptions with them (WebSub, W3C, 2018)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SubscriptionState = Literal["pending", "active", "denied", "failed", "ended"]
"""What came of a subscription.

``pending``: the hub has not confirmed it. ``active``: it pushes until the lease ends. ``denied``: the hub
refused. ``failed``: the hub could not be asked, did not confirm in time, or let the lease end. ``ended``: we
do not want it any more.
"""
HubMode = Literal["subscribe", "unsubscribe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HubLinks:
    """The links by which a feed names its hubs.

    Attributes:
        hubs: The addresses of its hubs, in the order of the feed.
        topic: The address under which hubs know the feed (its link `self`).
    """

    hubs: tuple[str, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHubs:
    """A configured feed with the hubs that it named when it was last read."""

    feed_id: str
    url: str
    hubs: tuple[str, ...]
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A subscription to a feed with a hub.

    Attributes:
        subscription_id: Its identifier; the address of its callback and its secret follow from it and a key
            that is not in the warehouse.
        feed_id: The feed.
        public: Our address when it was requested.
        hub: The address of the hub.
        topic: The address under which the hub knows the feed.
        state: What came of it.
        awaited: The request that the hub has not confirmed yet.
        detail: Why it was denied or failed, as a sentence.
        requested_at: When the last request was made.
        confirmed_at: When the hub first confirmed it.
        lease_until: When the hub ends it unless it is renewed.
        next_request_at: When it is requested again, or given up if the hub has not confirmed it by then.
        failures: The number of requests in a row without success.
    """

    subscription_id: str
    feed_id: str
    public: str
    hub: str
    topic: str
    state: SubscriptionState
    awaited: HubMode | None = None
    detail: str | None = None
    requested_at: datetime
    confirmed_at: datetime | None = None
    lease_until: datetime | None = None
    next_request_at: datetime | None = None
    failures: int = 0
