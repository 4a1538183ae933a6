"""How subscriptions are described, and which of them doctor complains about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.service.websub.wording import describe_subscription, find_fault

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def make_row(**fields: Any) -> dict[str, Any]:
    return {
        "hub": "https://hub.example/x",
        "state": "active",
        "detail": None,
        "lease_until": NOW + timedelta(days=3),
        "next_request_at": NOW + timedelta(days=2),
        "entries_by_push": 4,
        "entries_by_poll": 9,
    } | fields


@pytest.mark.parametrize(
    ("fields", "phrase", "is_fault"),
    [
        ({}, "pushed by hub.example until 2026-03-04, new entries: 4 by push, 9 by poll", False),
        ({"state": "pending", "lease_until": None}, "hub.example has not confirmed yet", False),
        (
            {"state": "denied", "detail": "the hub refused: no"},
            "hub.example: the hub refused: no; asked again on 2026-03-03 12:00 UTC",
            False,
        ),
        (
            {"state": "failed", "detail": "it is silent", "next_request_at": None},
            "hub.example: it is silent",
            True,
        ),
        ({"lease_until": NOW}, "hub.example ended its lease on 2026-03-01 12:00 UTC", True),
    ],
)
def test_each_state_has_its_phrase(fields: dict[str, Any], phrase: str, is_fault: bool) -> None:
    assert describe_subscription(make_row(**fields), now=NOW) == phrase
    assert find_fault(make_row(**fields), now=NOW) == (phrase if is_fault else None)


def test_a_hub_that_pushes_nothing_while_polls_find_entries_is_a_fault() -> None:
    found = find_fault(make_row(entries_by_push=0, entries_by_poll=5), now=NOW)
    assert found == "hub.example has pushed none of the 5 entries that polls found"
    assert find_fault(make_row(entries_by_push=0, entries_by_poll=4), now=NOW) is None
