"""Findings on the feeds: which fail, whose fault that is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from flows.config_file import find_config, salvage_settings
from flows.description.feed_state import describe_feed
from flows.doctor.finding import Finding
from flows.settings import Settings
from transforms.records import RefusalReason
from warehouse.explorer.feed_health import FeedHealth

_REFUSED = {RefusalReason.FORBIDDEN, RefusalReason.CLIENT_ERROR}
_PASSING = {RefusalReason.EMPTY, RefusalReason.BROKEN_FEED, RefusalReason.NO_CONTENT} | {
    reason for reason in RefusalReason if reason.is_retried
}


def judge_feeds(settings: Settings, feeds: Iterable[FeedHealth], *, now: datetime) -> Iterator[Finding]:
    """Judge the feeds that fail, among those that the configuration has now.

    Args:
        settings: The settings, with the feeds of the configuration.
        feeds: The health of feeds in the edition, which may have some that were removed since.
        now: The time that is compared with the one until which a feed has to wait.
    """
    configured = {feed.feed_id for feed in settings.list_feeds()}
    is_known = bool(settings.feeds) and salvage_settings()[1] is None
    for feed in feeds:
        if not feed.configured or not feed.failures or (is_known and feed.feed_id not in configured):
            continue
        state = describe_feed(feed, now=now)
        yield Finding(
            ok=not state.is_trouble,
            message=f"feed {feed.name}: {state.words}",
            remedy=_advise(feed) if state.is_trouble else "",
        )


def _advise(feed: FeedHealth) -> str:
    """Return what to do about a feed that fails, by whose fault it is."""
    reason = None if feed.gone_at else feed.last_reason
    if reason == RefusalReason.NO_SECRET:
        return "set the variable where newswire is started, or correct its name"
    if reason in _REFUSED:
        return f"its publisher lets no program in: ask there, or remove it from {find_config()}"
    if reason in _PASSING:
        return f"its server is at fault, and is asked again by itself; look at {feed.url} if it stays so"
    return (
        f"look at {feed.url}; correct or remove it in {find_config()} if it has moved "
        "(`newswire feeds add SITE` finds the new feed)"
    )
