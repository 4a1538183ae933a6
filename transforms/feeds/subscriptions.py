"""Decide on subscriptions with hubs: which to request, renew and end, and what an answer makes of one.

Polling goes on at its own pace whatever the state of a subscription, so a hub that is silent, moves or goes
away delays news by no more than a poll, and what it brings first can be counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from transforms.records import FeedHubs, HubMode, Subscription
from transforms.text.normalisation import squeeze

MAX_LEASE = timedelta(days=14)
"""The longest lease that is believed, so that a hub that has forgotten us is asked again."""
CONFIRMATION_TIME = timedelta(minutes=10)
"""How long a hub may take to confirm a request."""
_DEFAULT_LEASE = timedelta(days=10)  # for a hub that names none; the recommendation gives hubs this default
_RENEWAL = 2 / 3  # of a lease, after which it is renewed: a hub that is away for three days loses nothing
_SHORTEST_RENEWAL = timedelta(minutes=5)  # whatever lease a hub grants
_FIRST_RETRY, _LONGEST_RETRY = timedelta(hours=1), timedelta(days=1)
_DENIED_RETRY = timedelta(days=7)
_REMEMBERED = MAX_LEASE + timedelta(days=1)  # until then pushes to an ended subscription are answered by 410
_MAX_DETAIL = 200  # characters of a hub's reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionPlan:
    """What is to be done about the subscriptions.

    Attributes:
        requests: Subscriptions to store, and then to request as `awaited` says.
        settled: Subscriptions to store only.
        forgotten: The identifiers of subscriptions to delete.
    """

    requests: tuple[Subscription, ...]
    settled: tuple[Subscription, ...]
    forgotten: tuple[str, ...]


def plan_subscriptions(
    feeds: Sequence[FeedHubs],
    subscriptions: Iterable[Subscription],
    *,
    public: str,
    now: datetime,
    make_id: Callable[[], str],
) -> SubscriptionPlan:
    """Decide which subscriptions are requested, renewed, given up and ended.

    A feed has one subscription at a time. It is replaced when the feed names other hubs or another topic, and
    when our own address changes; after a failure the next hub of the feed is tried.

    Args:
        feeds: The feeds to subscribe to, with their hubs.
        subscriptions: All subscriptions so far.
        public: The address at which hubs reach us.
        now: The present.
        make_id: Makes an identifier that nobody can guess.
    """
    stored = list(subscriptions)
    subscriptions = [_settle_clock(one, now) for one in stored]
    current = {one.feed_id: one for one in subscriptions if one.state != "ended"}
    ended = [one for one in subscriptions if one.state == "ended"]
    leaving: list[Subscription] = []
    requests: list[Subscription] = []
    settled: list[Subscription] = []
    for feed in feeds:
        before = current.pop(feed.feed_id, None)
        hub, topic = _choose_hub(feed, before, now), feed.topic or feed.url
        if before is None or (before.hub, before.topic, before.public) != (hub, topic, public):
            begun = _begin(feed, hub, public=public, subscription_id=make_id(), now=now)
            requests.append(replace(begun, failures=before.failures if before else 0))
            leaving += [before] if before else []
        elif _is_due(before, now) and before.awaited:
            settled.append(fail(before, "the hub did not confirm it in time", now=now))
        elif _is_due(before, now):
            requests.append(_request(before, now))
    for one in (*leaving, *current.values()):
        (requests if one.state in {"pending", "active"} else settled).append(_end(one, now))
    decided = {one.subscription_id for one in (*requests, *settled)}
    brought_back = [after for before, after in zip(stored, subscriptions, strict=True) if after != before]
    return SubscriptionPlan(
        requests=tuple(requests),
        settled=(*settled, *(one for one in brought_back if one.subscription_id not in decided)),
        forgotten=tuple(one.subscription_id for one in ended if one.requested_at + _REMEMBERED <= now),
    )


def _settle_clock(one: Subscription, now: datetime) -> Subscription:
    """Return a subscription that was requested by a clock that was ahead as if it had been requested now."""
    ahead = one.requested_at - now
    if ahead <= timedelta(0):
        return one
    return replace(
        one,
        requested_at=now,
        confirmed_at=one.confirmed_at and min(one.confirmed_at, now),
        lease_until=one.lease_until and one.lease_until - ahead,
        next_request_at=one.next_request_at and one.next_request_at - ahead,
    )


def answer_hub(
    subscription: Subscription, fields: Mapping[str, str], *, now: datetime
) -> Subscription | None:
    """Return the subscription once its hub has asked whether we want it, or has denied it.

    Args:
        subscription: The subscription.
        fields: What the hub says, as ``hub.mode`` and ``hub.topic``.
        now: The present.

    Returns:
        The subscription; `None` if it is another topic, or a mode that is not awaited.
    """
    mode = fields.get("hub.mode", "")
    if fields.get("hub.topic") != subscription.topic:
        return None
    if mode == "denied":
        return deny(subscription, fields.get("hub.reason", ""), now=now)
    if subscription.awaited is None or mode != subscription.awaited:
        return None
    lease = _read_lease(fields.get("hub.lease_seconds", ""))
    return confirm(subscription, subscription.awaited, lease_seconds=lease, now=now)


def confirm(
    subscription: Subscription, mode: HubMode, *, lease_seconds: int | None, now: datetime
) -> Subscription:
    """Return the subscription once its hub has confirmed what was requested.

    Args:
        subscription: The subscription.
        mode: What the hub confirmed.
        lease_seconds: The lease that it grants; `None` where it names none.
        now: The present.
    """
    if mode == "unsubscribe":
        return replace(subscription, awaited=None)
    lease = _DEFAULT_LEASE
    if lease_seconds is not None:
        lease = timedelta(seconds=min(lease_seconds, MAX_LEASE.total_seconds()))
    return replace(
        subscription,
        state="active",
        awaited=None,
        detail=None,
        confirmed_at=subscription.confirmed_at or now,
        lease_until=now + lease,
        next_request_at=now + max(lease * _RENEWAL, _SHORTEST_RENEWAL),
        failures=0,
    )


def deny(subscription: Subscription, reason: str, *, now: datetime) -> Subscription:
    """Return the subscription once its hub has denied it, which it may do at any time."""
    if subscription.state == "ended":
        return replace(subscription, awaited=None)
    reason = squeeze(reason)[:_MAX_DETAIL]
    return replace(
        subscription,
        state="denied",
        awaited=None,
        detail=f"the hub refused: {reason}" if reason else "the hub refused and gave no reason",
        lease_until=None,
        next_request_at=now + _DENIED_RETRY,
        failures=subscription.failures + 1,
    )


def fail(
    subscription: Subscription, detail: str, *, now: datetime, retry_at: datetime | None = None
) -> Subscription:
    """Return the subscription after a request without success; one whose lease still runs stays active.

    Args:
        subscription: The subscription.
        detail: A sentence on what happened.
        now: The present.
        retry_at: When the hub allows the next request, if it named a time.
    """
    if subscription.state == "ended":
        return replace(subscription, awaited=None)
    wait = min(_FIRST_RETRY * 2 ** min(subscription.failures, 10), _LONGEST_RETRY)
    return replace(
        subscription,
        state="active" if _has_lease(subscription, now) else "failed",
        awaited=None,
        detail=detail,
        next_request_at=max(now + wait, retry_at or now),
        failures=subscription.failures + 1,
    )


def _read_lease(value: str) -> int | None:
    """Return the seconds of a lease, `None` where the hub names none that can be read."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 20 else None  # noqa: PLR2004 -- digits


def _begin(feed: FeedHubs, hub: str, *, public: str, subscription_id: str, now: datetime) -> Subscription:
    return Subscription(
        subscription_id=subscription_id,
        feed_id=feed.feed_id,
        public=public,
        hub=hub,
        topic=feed.topic or feed.url,
        state="pending",
        awaited="subscribe",
        requested_at=now,
        next_request_at=now + CONFIRMATION_TIME,
    )


def _end(subscription: Subscription, now: datetime) -> Subscription:
    """Return the subscription as it ends; a hub that may have it is asked to end it too."""
    is_live = subscription.state in {"pending", "active"}
    return replace(
        subscription,
        state="ended",
        awaited="unsubscribe" if is_live else None,
        requested_at=now,
        next_request_at=None,
    )


def _request(subscription: Subscription, now: datetime) -> Subscription:
    """Return the subscription as it is requested once more; one whose lease still runs stays active."""
    return replace(
        subscription,
        state="active" if _has_lease(subscription, now) else "pending",
        awaited="subscribe",
        requested_at=now,
        next_request_at=now + CONFIRMATION_TIME,
    )


def _choose_hub(feed: FeedHubs, before: Subscription | None, now: datetime) -> str:
    """Return the hub of the subscription that the feed should have.

    That is the hub of the one before; after a failure or a denial, once its time has come, the next hub.
    """
    if before is None or before.hub not in feed.hubs:
        return feed.hubs[0]
    if before.state in {"pending", "active"} or not _is_due(before, now):
        return before.hub
    return feed.hubs[(feed.hubs.index(before.hub) + 1) % len(feed.hubs)]


def _is_due(subscription: Subscription, now: datetime) -> bool:
    return subscription.next_request_at is not None and subscription.next_request_at <= now


def _has_lease(subscription: Subscription, now: datetime) -> bool:
    return (
        subscription.state == "active"
        and subscription.lease_until is not None
        and subscription.lease_until > now
    )
