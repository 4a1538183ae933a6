"""When to try again after a failure."""

from __future__ import annotations

from datetime import datetime, timedelta

from transforms.records import RefusalReason

MAX_ATTEMPTS = 5
"""Attempts for one entry, the first included."""
_FIRST_WAIT = timedelta(minutes=5)
_GROWTH = 4


FRESH = timedelta(days=1)
"""The age of an entry up to which nothing at its address may mean that its page is not there yet."""


def plan_attempt(
    reason: RefusalReason | None, *, attempts: int, now: datetime, out_at: datetime | None = None
) -> datetime | None:
    """Plan the next attempt after a failure.

    The waits are 5, 20, 80 and 320 minutes, so that a publisher's bad night is over by the last one.

    Args:
        reason: Why the last attempt failed; `None` if it did not.
        attempts: The number of attempts so far.
        now: The time of the last attempt.
        out_at: When the entry says that its article came out. A feed may list one before its page is there:
            nothing at the address of a fresh one is tried again, too.

    Returns:
        When to try again, or `None` when there is nothing to retry: the reason is one that is not
        retried (see :attr:`RefusalReason.is_retried`), or all attempts are used up.
    """
    if reason is None or attempts >= MAX_ATTEMPTS:
        return None
    is_fresh = out_at is not None and now - out_at < FRESH
    if not reason.is_retried and not (reason is RefusalReason.NOT_FOUND and is_fresh):
        return None
    growth: int = _GROWTH ** (attempts - 1)
    return now + _FIRST_WAIT * growth
