"""When to try again after a failure."""

from __future__ import annotations

from datetime import datetime, timedelta

from transforms.records import RefusalReason

MAX_ATTEMPTS = 5
"""Attempts for one entry, the first included."""
_FIRST_WAIT = timedelta(minutes=5)
_GROWTH = 4


def plan_attempt(reason: RefusalReason | None, *, attempts: int, now: datetime) -> datetime | None:
    """Plan the next attempt after a failure.

    The waits are 5, 20, 80 and 320 minutes, so that a publisher's bad night is over by the last one.

    Args:
        reason: Why the last attempt failed; `None` if it did not.
        attempts: The number of attempts so far.
        now: The time of the last attempt.

    Returns:
        When to try again, or `None` when there is nothing to retry: the reason is one that is not
        retried (see :attr:`RefusalReason.is_retried`), or all attempts are used up.
    """
    if reason is None or not reason.is_retried or attempts >= MAX_ATTEMPTS:
        return None
    growth: int = _GROWTH ** (attempts - 1)
    return now + _FIRST_WAIT * growth
