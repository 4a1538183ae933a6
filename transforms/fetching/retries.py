"""Which failures may heal, and when to look again."""

from __future__ import annotations

from datetime import datetime, timedelta

MAX_ATTEMPTS = 5
_HEALING = frozenset(
    {
        "bad-answer",
        "disconnected",
        "robots-unreachable",
        "server-error",
        "timeout",
        "too-many-requests",
        "truncated",
        "unreachable",
    }
)
_FIRST_WAIT = timedelta(minutes=5)
_GROWTH = 4


def plan_attempt(reason: str, *, attempts: int, now: datetime) -> datetime | None:
    """Return when to try again after `attempts` failures, the last for `reason`; null for never.

    Waits of 5 and 20 minutes, 80 minutes and 5 hours 20: a publisher's bad night is over by then.
    """
    if reason not in _HEALING or attempts >= MAX_ATTEMPTS:
        return None
    growth: int = _GROWTH ** (attempts - 1)
    return now + _FIRST_WAIT * growth
