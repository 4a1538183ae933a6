"""The subscriber: a thread that keeps the subscriptions with hubs as they should be."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from flows.logs import details, log
from flows.service.configuration import Configuration
from flows.service.pass_report import PassReport
from flows.service.websub.callback_keys import CallbackKeys
from flows.service.websub.hub_requests import HubFault, send_requests
from flows.service.websub.registry import Registry
from flows.settings import Settings
from transforms.feeds.subscriptions import fail, plan_subscriptions
from transforms.records import Subscription
from transforms.text.redaction import mask_addresses
from warehouse.connection import open_writer
from warehouse.errors import WarehouseError
from warehouse.subscriptions import read_feed_hubs, read_subscriptions, write_subscriptions

_KEY_FILE = "websub.key"
_SYNC_INTERVAL = 300.0  # seconds: how late a feed's new hub, a renewal or a silent hub is noticed
_START_INTERVAL, _STOP_TIMEOUT = 0.1, 3.0  # seconds
_PAUSE = 1.0  # seconds in which confirmations collect: each write opens the warehouse
_RETRY_INTERVAL = 30.0  # seconds until the next try after an error, such as a warehouse that is in use


class Subscriber:
    """Subscribes to the configured feeds that name hubs, and renews and ends what it subscribed to.

    Feeds whose addresses hold secrets are left out: the hub would learn them. A changed configuration is read
    again; the address at which hubs reach us stays, like that of the listener.

    Args:
        settings: The configuration.

    Attributes:
        keys: Derives the callbacks and secrets of subscriptions.
        registry: The subscriptions, for the callbacks.
        is_loaded: Whether the registry has the stored subscriptions, as it does soon after the start.
    """

    def __init__(self, settings: Settings) -> None:
        self._configuration = Configuration(settings)
        self._public = settings.listen.public
        self.keys = CallbackKeys(settings.home / _KEY_FILE)
        self.registry = Registry(self.keys)
        self._feeds = _list_open_feeds(settings)
        self.is_loaded = self._has_polled = False
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep_up, name="websub", daemon=True)

    @property
    def settings(self) -> Settings:
        """The configuration as it was last read."""
        return self._configuration.settings

    def start(self, *, is_listening: Callable[[], bool]) -> None:
        """Start the thread, which asks no hub before the listener can answer it."""
        self._is_listening = is_listening
        self._thread.start()

    def wake(self) -> None:
        """Look at the subscriptions soon: one has changed, or feeds were read that may name hubs."""
        self._wanted.set()

    def note_pass(self, report: PassReport) -> None:
        """Look for hubs after the first pass that polled feeds; others are noticed within five minutes."""
        if "poll" in report.counts and not self._has_polled:
            self._has_polled = True
            self.wake()

    def stop(self) -> None:
        """End the thread, which may leave a request to a hub unanswered. Subscriptions stay as they are.

        A confirmation that is not stored yet is lost, and the hub is asked once more after the next start.
        """
        self._stopped.set()
        self._wanted.set()
        self._thread.join(_STOP_TIMEOUT)

    def find_feed(self, subscription: Subscription) -> str | None:
        """Return the configured address of the feed of a subscription; `None` once it is not configured."""
        return self._feeds.get(subscription.feed_id)

    def sync(self) -> None:
        """Store the changes, decide which requests are due, and send them.

        A subscription is stored before its hub is asked, since a hub may confirm before it answers.

        Raises:
            WarehouseError: The warehouse cannot be opened; the next call does what this one did not.
        """
        if self._configuration.refresh():
            self._feeds = _list_open_feeds(self.settings)
        now = datetime.now(UTC)
        with open_writer(self.settings.warehouse, wait=self.settings.lock_timeout) as con:
            if not self.is_loaded:
                self._load(con)
            self._store_changed(con)
            plan = plan_subscriptions(
                [feed for feed in read_feed_hubs(con) if feed.feed_id in self._feeds],
                self.registry.list_all(),
                public=self._public,
                now=now,
                make_id=lambda: secrets.token_hex(16),
            )
            planned = (*plan.requests, *plan.settled)
            if planned or plan.forgotten:
                write_subscriptions(con, planned, forgotten=plan.forgotten)
        self.registry.put(planned)
        self.registry.forget(plan.forgotten)
        _log_plan(planned)
        if plan.requests:
            asyncio.run(
                send_requests(self.settings.fetch, self.keys, plan.requests, on_fault=self._note_fault)
            )

    def _keep_up(self) -> None:
        while not self._is_listening() and not self._stopped.wait(_START_INTERVAL):
            pass
        while not self._stopped.is_set():
            self._wanted.clear()
            try:
                self.sync()
            except (WarehouseError, OSError) as error:
                log.warning("subscriptions have to wait: %s", error)
                self._stopped.wait(_RETRY_INTERVAL)
            except Exception:  # noqa: BLE001 -- one bad row must not end the thread
                log.exception("subscriptions could not be looked after")
                self._stopped.wait(_RETRY_INTERVAL)
            else:
                self._wanted.wait(_SYNC_INTERVAL)
                self._stopped.wait(_PAUSE)

    def _load(self, con: DuckDBPyConnection) -> None:
        stored = read_subscriptions(con)
        if self.keys.is_new:  # the callbacks that hubs know do not follow from this key
            write_subscriptions(con, (), forgotten=[one.subscription_id for one in stored])
        else:
            self.registry.put(stored)
        self.is_loaded = True

    def _store_changed(self, con: DuckDBPyConnection) -> None:
        changed = self.registry.list_changed()
        if changed:
            write_subscriptions(con, changed)
            self.registry.note_stored(changed)

    def _note_fault(self, asked: Subscription, fault: HubFault) -> None:
        def decide(now_stored: Subscription) -> Subscription | None:
            if now_stored != asked:  # the hub confirmed or denied it before it answered
                return None
            return fail(now_stored, fault.detail, now=datetime.now(UTC), retry_at=fault.retry_at)

        if self.registry.change(asked.subscription_id, decide):
            self.wake()


def _list_open_feeds(settings: Settings) -> dict[str, str]:
    """Return the addresses of the configured feeds that hold no secret, by their identifiers."""
    addresses = settings.list_addresses()
    return {
        feed.feed_id: feed.url
        for feed in settings.list_feeds()
        if not addresses[feed.feed_id].is_secret and not addresses[feed.feed_id].missing
    }


def _log_plan(planned: Iterable[Subscription]) -> None:
    for one in planned:
        log.info(
            "subscription decided",
            extra=details(
                hub=mask_addresses(one.hub),
                topic=mask_addresses(one.topic),
                state=one.state,
                awaited=one.awaited,
                detail=one.detail,
            ),
        )
