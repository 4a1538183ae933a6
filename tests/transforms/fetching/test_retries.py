"""Which failures may heal, and when each is tried again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.fetching.retries import MAX_ATTEMPTS, plan_attempt

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_failures_that_may_heal_are_tried_again_later_and_later() -> None:
    waits = [plan_attempt("timeout", attempts=n, now=NOW) for n in range(1, MAX_ATTEMPTS)]
    assert all(wait is not None for wait in waits)
    gaps = [wait - NOW for wait in waits if wait]
    assert gaps == sorted(set(gaps))
    assert plan_attempt("timeout", attempts=MAX_ATTEMPTS, now=NOW) is None


@pytest.mark.parametrize("reason", ["not-found", "gone", "forbidden", "not-html", "too-large"])
def test_failures_that_cannot_heal_are_final(reason: str) -> None:
    assert plan_attempt(reason, attempts=1, now=NOW) is None
