"""The subscriptions in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from filling import fill

from flows.service.websub.callback_keys import CallbackKeys
from flows.service.websub.registry import Registry
from transforms.records import Subscription


def test_a_record_that_changes_while_it_is_stored_is_stored_again(tmp_path: Path) -> None:
    registry, one = Registry(CallbackKeys(tmp_path / "key")), fill(Subscription)
    registry.put([one])
    registry.change(one.subscription_id, lambda current: replace(current, failures=1))
    written = registry.list_changed()
    registry.change(one.subscription_id, lambda current: replace(current, failures=2))
    registry.note_stored(written)
    assert [changed.failures for changed in registry.list_changed()] == [2]
    registry.note_stored(registry.list_changed())
    assert registry.list_changed() == []


def test_a_forgotten_subscription_is_not_listed_and_its_callback_leads_nowhere(tmp_path: Path) -> None:
    keys = CallbackKeys(tmp_path / "key")
    registry, one = Registry(keys), fill(Subscription)
    registry.put([one])
    token = keys.derive_token(one.subscription_id)
    assert (registry.find(token), registry.list_all()) == (one, [one])
    registry.forget([one.subscription_id])
    assert (registry.find(token), registry.list_all()) == (None, [])
