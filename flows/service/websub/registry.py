"""The subscriptions in memory, for the callbacks, which hubs expect to answer at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from flows.service.websub.callback_keys import CallbackKeys
from transforms.records import Subscription


class Registry:
    """The subscriptions by the token of their callbacks. Its methods may be called from any thread.

    Args:
        keys: Derives the tokens.
    """

    def __init__(self, keys: CallbackKeys) -> None:
        self._keys = keys
        self._lock = threading.Lock()
        self._by_id: dict[str, Subscription] = {}
        self._ids: dict[str, str] = {}
        self._changed: set[str] = set()

    def put(self, subscriptions: Iterable[Subscription]) -> None:
        """Add subscriptions that the warehouse has, or replace them."""
        with self._lock:
            for one in subscriptions:
                self._by_id[one.subscription_id] = one
                self._ids[self._keys.derive_token(one.subscription_id)] = one.subscription_id

    def forget(self, subscription_ids: Iterable[str]) -> None:
        """Remove subscriptions; their callbacks answer as if they had never been."""
        with self._lock:
            for subscription_id in subscription_ids:
                self._by_id.pop(subscription_id, None)
                self._ids.pop(self._keys.derive_token(subscription_id), None)

    def find(self, token: str) -> Subscription | None:
        """Return the subscription of a callback, `None` where there is none."""
        with self._lock:
            return self._by_id.get(self._ids.get(token, ""))

    def list_all(self) -> list[Subscription]:
        """Return all subscriptions."""
        with self._lock:
            return [*self._by_id.values()]

    def change(
        self, subscription_id: str, decide: Callable[[Subscription], Subscription | None]
    ) -> Subscription | None:
        """Replace a subscription by what `decide` makes of it, and note that it has to be stored.

        Args:
            subscription_id: The subscription.
            decide: Returns the new record, or `None` to change nothing.

        Returns:
            The new record; `None` if nothing was changed.
        """
        with self._lock:
            before = self._by_id.get(subscription_id)
            after = decide(before) if before else None
            if after:
                self._by_id[subscription_id] = after
                self._changed.add(subscription_id)
            return after

    def list_changed(self) -> list[Subscription]:
        """Return the subscriptions that changed and are not stored yet."""
        with self._lock:
            return [self._by_id[one] for one in sorted(self._changed) if one in self._by_id]

    def note_stored(self, subscriptions: Iterable[Subscription]) -> None:
        """Note that these records are in the warehouse; one that has changed since is still to be stored."""
        with self._lock:
            for one in subscriptions:
                if self._by_id.get(one.subscription_id) == one:
                    self._changed.discard(one.subscription_id)
