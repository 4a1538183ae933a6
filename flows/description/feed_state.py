"""The state of a feed in words, and whether somebody should look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from warehouse.explorer.feed_health import FeedHealth

State = Literal["ok", "gone", "failing", "silent", "waiting", "never polled", "removed"]
_SILENCE = 3  # times the usual gap between two days with entries, as in the watch silent-feed


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """The state of a feed.

    Attributes:
        state: The state in a word.
        words: The state as a sentence whose subject is the feed.
        is_trouble: Whether somebody should look at it.
    """

    state: State
    words: str
    is_trouble: bool = False


def describe_feed(feed: FeedHealth, *, now: datetime) -> FeedState:
    """Return the state of a feed.

    Args:
        feed: The feed.
        now: The time that is compared with the one until which it has to wait.
    """
    if not feed.configured:
        return FeedState(state="removed", words="is no longer in newswire.toml; its articles stay")
    if feed.wait_until and feed.wait_until > now and not feed.gone_at:
        words = f"asked us to wait until {feed.wait_until:%Y-%m-%d %H:%M} UTC"
        return FeedState(state="waiting", words=words)
    if feed.last_polled_at is None and feed.last_ok_at is None:
        return FeedState(state="never polled", words="not polled yet")
    return _find_trouble(feed) or FeedState(state="ok", words="answers")


def describe_defects(feed: FeedHealth) -> str:
    """Return the defects that a feed had when it was last read, in short; nothing if it had none.

    Args:
        feed: The feed.
    """
    limit = ["lists more than one poll takes, so only the newest were read"] if feed.truncated else []
    more = f" and {len(feed.faults) - 1} more defects" if len(feed.faults) > 2 else ""  # noqa: PLR2004 -- two are shown
    shown = feed.faults[:1] if more else feed.faults
    return "; ".join([*limit, *shown]) + more


def _find_trouble(feed: FeedHealth) -> FeedState | None:
    if feed.gone_at:
        words = f"gone since {feed.gone_at:%Y-%m-%d}, as its server says; `newswire feeds revive` asks again"
        return FeedState(state="gone", words=words, is_trouble=True)
    if feed.last_reason:
        times = "once" if feed.failures <= 1 else f"{feed.failures} times in a row"
        words = f"failed {times}: {', '.join(filter(None, (feed.last_reason, feed.last_detail)))}"
        return FeedState(state="failing", words=words, is_trouble=True)
    silence = _measure_silence(feed)
    if silence:
        words = f"answers, but has listed nothing new for {silence.days} days"
        return FeedState(state="silent", words=words, is_trouble=True)
    return None


def _measure_silence(feed: FeedHealth) -> timedelta | None:
    """Return for how long a feed has listed nothing new, if that is long for it."""
    if not (feed.last_ok_at and feed.last_entry_at and feed.rhythm_days):
        return None
    silence = feed.last_ok_at - feed.last_entry_at
    return silence if silence > timedelta(days=_SILENCE * feed.rhythm_days) else None
