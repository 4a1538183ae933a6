"""The subscriber and a hub: it asks, the hub confirms, denies, is silent, fails or moves."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from websub_hub import Hub, serve_hub

from flows.service.websub.callback_keys import CallbackKeys
from flows.service.websub.subscriber import Subscriber
from flows.settings import Settings
from warehouse.connection import open_writer
from warehouse.load import sync_feeds
from warehouse.subscriptions import read_subscriptions

if TYPE_CHECKING:
    from conftest import Listening

FEED, NEW_FEED = "https://wheel.example/feed", "https://volt.example/feed"


def test_a_hub_that_confirms_while_it_is_asked_makes_the_subscription_active(
    hub: Hub, listening: Listening
) -> None:
    hub.lease_seconds = "432000"
    listening.subscriber.sync()
    (asked,) = hub.requests
    assert (asked["hub.mode"], asked["hub.topic"]) == ("subscribe", "https://wheel.example/topic")
    assert asked["hub.lease_seconds"] == "1209600"
    assert hub.confirmations == [(200, "carrots & peas")]
    listening.subscriber.sync()
    assert listening.list_states() == [("active", None)]
    assert len(hub.requests) == 1
    (active,) = listening.subscriber.registry.list_all()
    assert active.lease_until is not None
    assert timedelta(days=4) < active.lease_until - datetime.now(UTC) <= timedelta(days=5)
    assert listening.subscriber.registry.list_changed() == []


def test_a_hub_that_confirms_and_then_answers_by_an_error_counts_as_confirmed(
    hub: Hub, listening: Listening
) -> None:
    hub.manner = "stumble"
    listening.subscriber.sync()
    (active,) = listening.subscriber.registry.list_all()
    assert (active.state, active.awaited, active.failures, active.detail) == ("active", None, 0, None)


def test_a_subscription_is_in_the_warehouse_before_its_hub_is_asked(hub: Hub, listening: Listening) -> None:
    states: list[tuple[str, str | None]] = []
    hub.on_request = lambda: states.extend(listening.list_states())
    listening.subscriber.sync()
    assert states == [("pending", "subscribe")]


def test_a_confirmation_that_a_kill_lost_does_not_lose_pushes(hub: Hub, listening: Listening) -> None:
    listening.subscriber.sync()
    token = hub.requests[0]["hub.callback"].rpartition("/")[2]
    again = Subscriber(listening.settings)  # the confirmation is not stored
    assert again.registry.find(token) is None
    again.sync()
    found = again.registry.find(token)
    assert found is not None
    assert found.state == "pending"
    assert again.keys.derive_secret(found.subscription_id) == hub.requests[0]["hub.secret"]
    assert len(hub.requests) == 1


def test_before_the_subscriptions_are_loaded_hubs_are_told_to_come_again(
    hub: Hub, listening: Listening
) -> None:
    callback = f"{listening.settings.listen.public}/websub/{'0' * 64}"
    assert httpx.post(callback, content=b"x", verify=False).status_code == 503
    listening.subscriber.sync()
    assert httpx.post(callback, content=b"x", verify=False).status_code == 404
    assert hub.push(b"<rss/>") == 202


def test_only_what_was_asked_for_is_confirmed(hub: Hub, listening: Listening) -> None:
    hub.manner = "silent"
    listening.subscriber.sync()
    (asked,) = hub.requests
    for changes in (
        {"hub.topic": "https://wheel.example/other"},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "publish"},
        {"hub.challenge": ""},
        {"hub.challenge": "x" * 3_000},
    ):
        assert hub.challenge(asked, **changes) == (404, "")
    guessed = {**asked, "hub.callback": asked["hub.callback"][:-1] + "g"}
    assert hub.challenge(guessed) == (404, "")
    assert hub.challenge(asked) == (200, "carrots & peas")
    assert hub.challenge(asked) == (404, "")  # it is not pending any more


def test_the_challenge_comes_back_as_plain_text(hub: Hub, listening: Listening) -> None:
    hub.manner = "silent"
    listening.subscriber.sync()
    fields = {"hub.mode": "subscribe", "hub.challenge": "<script>1</script>"}
    answer = hub.tell(hub.requests[0], **fields)
    assert answer.text == "<script>1</script>"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("manner", "state", "detail"),
    [
        ("deny", "denied", "the hub refused: not for you"),
        ("fail", "failed", "the server answered 503 Service Unavailable"),
        (
            "move",
            "failed",
            "the server redirected to http://127.0.0.1:80/, and 127.0.0.1 is no public address (loopback)",
        ),
    ],
)
def test_a_hub_that_does_not_take_the_request_leaves_the_feed_to_polling(
    hub: Hub, listening: Listening, manner: str, state: str, detail: str
) -> None:
    hub.manner, hub.moved_to = manner, "http://127.0.0.1:80/"  # type: ignore[assignment]
    listening.subscriber.sync()
    listening.subscriber.sync()
    with open_writer(listening.settings.warehouse, wait=5) as con:
        (stored,) = read_subscriptions(con)
        (due,) = con.execute("SELECT next_poll_at, wait_until FROM store.feeds").fetchall()
    assert (stored.state, stored.awaited, stored.detail) == (state, None, detail)
    assert stored.next_request_at is not None
    assert stored.next_request_at > datetime.now(UTC) + timedelta(minutes=50)
    assert due == (None, None)
    assert len(hub.requests) == 1


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that changes the configuration, given feeds and the places that may be reached."""

    def write(feeds: Sequence[str], *places: str) -> None:
        path = tmp_path / "newswire.toml"
        listed = "".join(f'[[feeds]]\nurl = "{url}"\n' for url in feeds)
        path.write_text(f"[fetch]\ndelay = 0\ntimeout = 5\nprivate = {json.dumps(places)}\n{listed}")
        monkeypatch.setenv("NEWSWIRE_CONFIG", str(path))

    return write


def test_a_hub_that_has_moved_is_followed_through_the_guard(
    hub: Hub, listening: Listening, configure: Callable[..., None]
) -> None:
    with serve_hub() as other:
        hub.manner, hub.moved_to = "move", other.url
        configure([FEED], hub.place, other.place)
        listening.subscriber.sync()
        assert other.requests == hub.requests
        assert other.confirmations == [(200, "carrots & peas")]


def test_a_feed_that_is_configured_while_the_service_runs_is_subscribed_to(
    hub: Hub, listening: Listening, configure: Callable[..., None]
) -> None:
    listening.subscriber.sync()
    configure([FEED, NEW_FEED], hub.place)
    with open_writer(listening.settings.warehouse, wait=5) as con:
        changed = Settings(feeds=({"url": FEED}, {"url": NEW_FEED}))
        sync_feeds(con, changed.list_feeds(), now=datetime.now(UTC))
    listening.name_hubs(hub.url)
    listening.subscriber.sync()
    assert len(hub.requests) == 2
    assert hub.push(b"<rss/>") == 202
    assert [one.feed for one in listening.spool.read(9)] == [NEW_FEED]


def test_a_lease_is_renewed_with_the_same_callback_and_pushes_are_taken_meanwhile(
    hub: Hub, listening: Listening
) -> None:
    listening.subscriber.sync()
    (subscription,) = listening.subscriber.registry.list_all()
    listening.subscriber.registry.put([replace(subscription, next_request_at=datetime.now(UTC))])
    hub.manner = "silent"
    listening.subscriber.sync()
    first, second = hub.requests
    assert first == second
    assert hub.push(b"<rss/>") == 202
    assert hub.challenge(second) == (200, "carrots & peas")


def test_a_feed_that_names_no_hub_any_more_is_unsubscribed_from_and_its_callback_is_gone(
    hub: Hub, listening: Listening
) -> None:
    listening.subscriber.sync()
    listening.name_hubs()
    listening.subscriber.sync()
    assert [one["hub.mode"] for one in hub.requests] == ["subscribe", "unsubscribe"]
    assert hub.confirmations[-1] == (200, "carrots & peas")
    assert "hub.secret" not in hub.requests[-1]
    assert hub.push(b"<rss/>") == 410
    listening.subscriber.sync()
    assert listening.list_states() == [("ended", None)]


def test_a_denied_subscription_answers_pushes_as_gone(hub: Hub, listening: Listening) -> None:
    listening.subscriber.sync()
    assert hub.tell(hub.requests[0], **{"hub.mode": "denied"}).status_code == 200
    assert hub.push(b"<rss/>") == 410


def test_a_feed_whose_address_holds_a_secret_is_not_told_to_a_hub(hub: Hub, listening: Listening) -> None:
    secret = Settings(
        home=listening.settings.home, feeds=({"url": "https://wheel.example/feed?token=abcdef1234"},)
    )
    subscriber = Subscriber(secret)
    with open_writer(secret.warehouse, wait=5) as con:
        feed_id = secret.list_feeds()[0].feed_id
        con.execute("UPDATE store.feeds SET feed_id = $feed_id", {"feed_id": feed_id})
    subscriber.sync()
    assert hub.requests == []


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "websub.key"
    first, second = CallbackKeys(path), CallbackKeys(path)
    assert (first.is_new, second.is_new) == (True, False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first.derive_token("a") == second.derive_token("a")
    assert len({first.derive_token("a"), first.derive_token("b"), first.derive_secret("a")}) == 3


def test_without_the_key_all_subscriptions_begin_anew(hub: Hub, listening: Listening) -> None:
    listening.subscriber.sync()
    (listening.settings.home / "websub.key").unlink()
    again = Subscriber(listening.settings)
    hub.manner = "silent"
    again.sync()
    assert listening.list_states() == [("pending", "subscribe")]
    assert hub.requests[0]["hub.callback"] != hub.requests[1]["hub.callback"]


def test_neither_callbacks_nor_secrets_are_in_the_warehouse(hub: Hub, listening: Listening) -> None:
    listening.subscriber.sync()
    listening.subscriber.sync()
    stored = listening.settings.warehouse.read_bytes()
    assert b"wheel.example/topic" in stored
    assert hub.requests[0]["hub.secret"].encode() not in stored
    assert hub.requests[0]["hub.callback"].rpartition("/")[2].encode() not in stored


def test_other_methods_are_refused(hub: Hub, listening: Listening) -> None:
    listening.subscriber.sync()
    assert httpx.put(hub.requests[0]["hub.callback"], content=b"x").status_code == 405
