"""Which subscriptions are requested, renewed, given up and ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from transforms.feeds.subscriptions import (
    CONFIRMATION_TIME,
    MAX_LEASE,
    SubscriptionPlan,
    answer_hub,
    confirm,
    deny,
    fail,
    plan_subscriptions,
)
from transforms.records import FeedHubs, Subscription

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
A, B = "https://a.example/", "https://b.example/"
PUBLIC = "https://news.example"
FEED = FeedHubs(feed_id="f", url="https://wheel.example/feed", hubs=(A, B), topic="https://wheel.example/t")


def plan(
    *subscriptions: Subscription,
    feeds: Sequence[FeedHubs] = (FEED,),
    now: datetime = NOW,
    public: str = PUBLIC,
) -> SubscriptionPlan:
    numbers = count(1)
    return plan_subscriptions(
        feeds, subscriptions, public=public, now=now, make_id=lambda: f"new {next(numbers)}"
    )


def begin(feed: FeedHubs = FEED) -> Subscription:
    (begun,) = plan(feeds=[feed]).requests
    return begun


def activate(lease: timedelta = 10 * DAY) -> Subscription:
    return confirm(begin(), "subscribe", lease_seconds=int(lease.total_seconds()), now=NOW)


def test_a_feed_is_subscribed_to_with_its_first_hub_under_its_topic() -> None:
    begun = begin()
    assert (begun.hub, begun.topic, begun.state, begun.awaited) == (A, FEED.topic, "pending", "subscribe")
    assert begin(replace(FEED, topic=None)).topic == FEED.url
    assert plan(begun, now=NOW + CONFIRMATION_TIME / 2) == plan(feeds=())


def test_a_hub_that_does_not_confirm_is_followed_by_the_next_hub_after_an_hour() -> None:
    (silent,) = plan(begin(), now=NOW + CONFIRMATION_TIME).settled
    assert (silent.state, silent.detail) == ("failed", "the hub did not confirm it in time")
    assert plan(silent, now=NOW + CONFIRMATION_TIME + HOUR / 2) == plan(feeds=())
    later = plan(silent, now=NOW + CONFIRMATION_TIME + HOUR)
    assert [(one.hub, one.state, one.failures) for one in later.requests] == [(B, "pending", 1)]
    assert [one.state for one in later.settled] == ["ended"]


def test_the_only_hub_of_a_feed_is_asked_again_ever_more_rarely() -> None:
    feed = replace(FEED, hubs=(A,))
    asked, at, waits = begin(feed), NOW, []
    for _ in range(7):
        asked = fail(asked, "the server answered 500", now=at)
        assert asked.next_request_at is not None
        waits.append((asked.next_request_at - at) / HOUR)
        at = asked.next_request_at
        (asked,) = plan(asked, feeds=[feed], now=at).requests
    assert waits == [1, 2, 4, 8, 16, 24, 24]
    assert fail(asked, "busy", now=at, retry_at=at + 3 * DAY).next_request_at == at + 3 * DAY


@pytest.mark.parametrize(
    ("changes", "answered"),
    [
        ({}, ("active", 5 * DAY)),
        ({"hub.lease_seconds": "soon"}, ("active", 10 * DAY)),
        ({"hub.lease_seconds": "9" * 20}, ("active", 10 * DAY)),
        ({"hub.mode": "denied"}, ("denied", None)),
        ({"hub.mode": "unsubscribe"}, None),
        ({"hub.mode": ""}, None),
        ({"hub.topic": "https://wheel.example/other"}, None),
        ({"hub.mode": "denied", "hub.topic": ""}, None),
    ],
)
def test_a_hub_is_answered_for_the_topic_and_the_mode_that_are_awaited(
    changes: dict[str, str], answered: tuple[str, timedelta | None] | None
) -> None:
    fields = {"hub.mode": "subscribe", "hub.topic": FEED.topic or "", "hub.lease_seconds": "432000"}
    after = answer_hub(begin(), {**fields, **changes}, now=NOW)
    assert (after and (after.state, after.lease_until and after.lease_until - NOW)) == answered
    assert answer_hub(activate(), fields, now=NOW) is None


def test_a_lease_is_renewed_early_and_pushes_go_on_meanwhile() -> None:
    active = activate(9 * DAY)
    assert (active.state, active.lease_until, active.next_request_at) == (
        "active",
        NOW + 9 * DAY,
        NOW + 6 * DAY,
    )
    (renewed,) = plan(active, now=NOW + 6 * DAY).requests
    assert (renewed.subscription_id, renewed.state, renewed.awaited) == (
        active.subscription_id,
        "active",
        "subscribe",
    )
    again = confirm(renewed, "subscribe", lease_seconds=864_000, now=NOW + 6 * DAY)
    assert (again.confirmed_at, again.lease_until) == (NOW, NOW + 16 * DAY)


def test_a_lease_is_limited_to_two_weeks_and_never_renewed_at_short_intervals() -> None:
    assert activate(400 * DAY).lease_until == NOW + MAX_LEASE
    assert confirm(begin(), "subscribe", lease_seconds=10**30, now=NOW).lease_until == NOW + MAX_LEASE
    assert confirm(begin(), "subscribe", lease_seconds=None, now=NOW).lease_until == NOW + 10 * DAY
    assert activate(timedelta(0)).next_request_at == NOW + timedelta(minutes=5)


def test_a_renewal_without_success_keeps_the_subscription_until_its_lease_ends() -> None:
    (renewed,) = plan(activate(9 * DAY), now=NOW + 6 * DAY).requests
    (silent,) = plan(renewed, now=NOW + 6 * DAY + HOUR).settled
    assert (silent.state, silent.lease_until) == ("active", NOW + 9 * DAY)
    (late,) = plan(silent, now=NOW + 9 * DAY).requests
    assert late.state == "pending"


def test_a_denial_holds_for_a_week_and_has_the_reason_of_the_hub() -> None:
    denied = deny(activate(), " not\r\n  you " + "x" * 999, now=NOW)
    assert (denied.state, denied.lease_until, denied.next_request_at) == ("denied", None, NOW + 7 * DAY)
    assert denied.detail is not None
    assert denied.detail.startswith("the hub refused: not you x")
    assert len(denied.detail) < 250
    assert deny(begin(), "", now=NOW).detail == "the hub refused and gave no reason"


def test_a_feed_that_moves_to_another_hub_topic_or_address_of_ours_is_subscribed_to_anew() -> None:
    active = activate()
    moves = (
        plan(active, feeds=[replace(FEED, hubs=(B,))]),
        plan(active, feeds=[replace(FEED, topic="https://wheel.example/other")]),
        plan(active, public="https://other.example"),
    )
    for moved in moves:
        assert [(one.state, one.awaited) for one in moved.requests] == [
            ("pending", "subscribe"),
            ("ended", "unsubscribe"),
        ]


def test_a_feed_without_hubs_or_a_configuration_is_unsubscribed_from_and_then_forgotten() -> None:
    (ended,) = plan(activate(), feeds=()).requests
    assert (ended.state, ended.awaited) == ("ended", "unsubscribe")
    assert plan(ended, feeds=(), now=NOW + MAX_LEASE).forgotten == ()
    assert plan(ended, feeds=(), now=NOW + MAX_LEASE + DAY).forgotten == (ended.subscription_id,)
    assert confirm(ended, "unsubscribe", lease_seconds=None, now=NOW).awaited is None


def test_a_subscription_that_was_requested_by_a_clock_that_was_ahead_is_due_when_it_was_to_be() -> None:
    ahead = timedelta(days=365)
    requested = replace(begin(), requested_at=NOW + ahead, next_request_at=NOW + ahead + HOUR)
    (settled,) = plan(requested, now=NOW).settled
    assert (settled.requested_at, settled.next_request_at) == (NOW, NOW + HOUR)
    assert plan(settled, now=NOW).settled == ()
