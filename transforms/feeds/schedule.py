"""The adaptive schedule: from the result of a feed's poll to the time of its next one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus

from transforms.feeds.moves import follow_move
from transforms.feeds.poll_interval import estimate_interval, note_recent_entries
from transforms.records import Bounds, Feed, FeedNote, Poll

MAX_WAIT = timedelta(days=1)
"""Longer waits that a server or feed asks for are cut to this: a Retry-After of a year is a mistake."""
_FIRST_BACKOFF = timedelta(minutes=15)
_MAX_DOUBLINGS = 16  # far beyond the longest wait; without a limit the number would overflow
_JITTER = 0.1
_FULL_RESPONSE_EVERY = timedelta(days=1)
_FULL_RESPONSE_POLLS = 50
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The facts to store about a feed after a poll, and the notes to report."""

    feed: Feed
    notes: tuple[FeedNote, ...] = ()


def is_full_response_due(feed: Feed, *, now: datetime) -> bool:
    """Return whether to poll without ETag and Last-Modified, so that the server must send a body.

    Some servers answer 304 Not Modified for ever. One unconditional request a day, or after 50
    responses without a body, costs little and limits what such a server can hide.
    """
    schedule = feed.schedule
    return (
        schedule.last_full_response_at is None
        or now - schedule.last_full_response_at >= _FULL_RESPONSE_EVERY
        or schedule.polls_since_full_response >= _FULL_RESPONSE_POLLS
    )


def decide_next_poll(
    feed: Feed, poll: Poll, *, last_listed: Collection[datetime], bounds: Bounds, jitter: float, now: datetime
) -> Decision:
    """Decide when a feed is polled next, and which facts of this poll to store.

    Args:
        feed: The feed as it was before the poll.
        poll: The result of the poll.
        last_listed: For each of the poll's entries that existed before, when the feed last listed it.
        bounds: The shortest and the longest time between two polls.
        jitter: A number from 0 to 1. It lengthens the wait by up to a tenth, to spread polls that
            would otherwise coincide.
        now: The time of the poll.

    Returns:
        The feed as it is to be stored, and notes on gaps and moves and on a feed that is gone.
    """
    if poll.refusal or poll.fetch.reason:
        return _decide_after_failure(feed, poll, bounds, jitter, now)
    entries = poll.parsed.entries if poll.parsed else ()
    schedule = note_recent_entries(follow_move(feed, poll.moved_to, is_success=True), entries, now=now)
    is_full = poll.fetch.status != HTTPStatus.NOT_MODIFIED
    schedule = replace(
        schedule,
        interval_hint=poll.parsed.interval_hint if poll.parsed else schedule.interval_hint,
        wait_until=None,
        gone_at=None,
        last_full_response_at=now if is_full else schedule.last_full_response_at,
        polls_since_full_response=0 if is_full else schedule.polls_since_full_response + 1,
        last_entries_at=now if entries else schedule.last_entries_at,
        last_gap_at=now if entries and has_gap(feed, last_listed) else schedule.last_gap_at,
    )
    if entries:  # a poll without any reads no older page, and leaves those unread that were
        schedule = replace(
            schedule,
            older_page=poll.unread.url if poll.unread else None,
            older_since=poll.unread.since if poll.unread else None,
            older_pages_left=poll.unread.left if poll.unread else 0,
        )
    new_entries = len(entries) - len(last_listed)
    requested = min(max(schedule.interval_hint or 0, poll.max_age or 0), MAX_WAIT.total_seconds())
    estimated = estimate_interval(schedule, new_entries=new_entries, now=now)
    interval = _clamp(max(estimated, timedelta(seconds=requested)), bounds)
    after = replace(
        _keep_validators(feed, poll),
        failures=0,
        schedule=replace(
            schedule,
            poll_interval=round(interval.total_seconds()),
            next_poll_at=now + _add_jitter(interval, bounds, jitter),
        ),
    )
    return Decision(feed=after, notes=tuple(_note_changes(feed, after)))


def _decide_after_failure(feed: Feed, poll: Poll, bounds: Bounds, jitter: float, now: datetime) -> Decision:
    retry_at = poll.retry_at and min(poll.retry_at, now + MAX_WAIT)
    if retry_at and poll.fetch.status is None:
        # No request was sent: the host asked us to wait, perhaps in a response to another feed's poll.
        waiting = replace(feed.schedule, wait_until=retry_at, next_poll_at=retry_at)
        return Decision(feed=replace(feed, schedule=waiting))
    schedule, failures = follow_move(feed, None, is_success=False), feed.failures + 1
    if poll.fetch.status == HTTPStatus.GONE and feed.schedule.moved_url is None:
        stopped = replace(schedule, gone_at=now, wait_until=None, next_poll_at=None)
        after = replace(feed, failures=failures, schedule=stopped)
        return Decision(feed=after, notes=tuple(_note_changes(feed, after)))
    backoff = _clamp(_FIRST_BACKOFF * 2 ** min(failures - 1, _MAX_DOUBLINGS), bounds)
    next_poll_at = now + _add_jitter(backoff, bounds, jitter)
    if retry_at or poll.fetch.status in _BUSY:
        next_poll_at = wait_until = max(next_poll_at, retry_at or now)
        schedule = replace(schedule, wait_until=wait_until)
    return Decision(
        feed=replace(feed, failures=failures, schedule=replace(schedule, next_poll_at=next_poll_at))
    )


def _keep_validators(feed: Feed, poll: Poll) -> Feed:
    """Store ETag and Last-Modified; only of usable responses, so that others are requested again."""
    fetch = poll.fetch
    if fetch.status == HTTPStatus.NOT_MODIFIED:
        return replace(
            feed, etag=fetch.etag or feed.etag, last_modified=fetch.last_modified or feed.last_modified
        )
    return replace(
        feed,
        etag=fetch.etag,
        last_modified=fetch.last_modified,
        body_sha256=fetch.body_sha256 or feed.body_sha256,
    )


def has_gap(feed: Feed, last_listed: Collection[datetime]) -> bool:
    """Return whether a poll that listed entries shares none with the poll before it.

    Args:
        feed: The feed as it was before the poll.
        last_listed: As for :func:`decide_next_poll`.
    """
    last_entries_at = feed.schedule.last_entries_at
    return last_entries_at is not None and not any(at >= last_entries_at for at in last_listed)


def _clamp(wait: timedelta, bounds: Bounds) -> timedelta:
    return max(bounds.shortest, min(wait, bounds.longest))


def _add_jitter(wait: timedelta, bounds: Bounds, jitter: float) -> timedelta:
    """Lengthen `wait` by the jitter; waits near the longest are shortened first, so that none exceeds it."""
    return min(wait, bounds.longest / (1 + _JITTER)) * (1 + _JITTER * jitter)


def _note_changes(feed: Feed, after: Feed) -> Iterator[FeedNote]:
    old, new = feed.schedule, after.schedule
    if new.last_gap_at != old.last_gap_at:
        detail = (
            f"no entry was in the poll of {old.last_entries_at:%Y-%m-%d %H:%M} UTC: some may have been missed"
        )
        yield FeedNote(feed_id=feed.feed_id, reason="gap", detail=detail)
    if new.moved_url and new.moved_url != old.moved_url:
        detail = f"it has moved for good and is polled at {new.moved_url} from now on"
        yield FeedNote(feed_id=feed.feed_id, reason="moved", detail=detail)
    if new.gone_at and not old.gone_at:
        detail = "its server says that it is gone for good; `newswire feeds revive` polls it once more"
        yield FeedNote(feed_id=feed.feed_id, reason="gone", detail=detail)
