"""Which failures are tried again, and when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.fetching.retries import FRESH, MAX_ATTEMPTS, plan_attempt
from transforms.records import RefusalReason

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
RETRIED = {
    "bad-answer",
    "disconnected",
    "killed",
    "machine-fault",
    "reading-timeout",
    "robots-unreachable",
    "server-error",
    "timeout",
    "too-many-requests",
    "truncated",
    "unreachable",
}


@pytest.mark.parametrize("reason", [reason for reason in RefusalReason if reason in RETRIED])
def test_failures_that_may_pass_are_tried_again_after_growing_waits(reason: RefusalReason) -> None:
    waits = [plan_attempt(reason, attempts=n, now=NOW) for n in range(1, MAX_ATTEMPTS)]
    assert all(wait is not None for wait in waits)
    gaps = [wait - NOW for wait in waits if wait]
    assert gaps == sorted(set(gaps))
    assert plan_attempt(reason, attempts=MAX_ATTEMPTS, now=NOW) is None


@pytest.mark.parametrize("reason", [reason for reason in RefusalReason if reason not in RETRIED])
def test_other_failures_are_final(reason: RefusalReason) -> None:
    assert plan_attempt(reason, attempts=1, now=NOW) is None


def test_a_success_is_not_tried_again() -> None:
    assert plan_attempt(None, attempts=1, now=NOW) is None


def test_nothing_at_the_address_of_a_fresh_entry_is_tried_again() -> None:
    reason = RefusalReason.NOT_FOUND
    for out_at in (NOW, NOW + FRESH, NOW - FRESH / 2):
        assert plan_attempt(reason, attempts=1, now=NOW, out_at=out_at) is not None
        assert plan_attempt(reason, attempts=MAX_ATTEMPTS, now=NOW, out_at=out_at) is None
    assert plan_attempt(reason, attempts=1, now=NOW, out_at=NOW - FRESH) is None
    assert plan_attempt(RefusalReason.GONE, attempts=1, now=NOW, out_at=NOW) is None
