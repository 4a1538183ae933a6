"""The schedule that learns: from what a feed's poll brought to the time of its next one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus

from transforms.feeds.moves import follow_move
from transforms.feeds.rhythm import find_pace, learn_rhythm
from transforms.records import Bounds, Feed, FeedNote, Poll, Schedule

LONGEST_WAIT = timedelta(days=1)
"""No server keeps us away for longer: a Retry-After of a year is a mistake, and so is such a `ttl`."""
_FIRST_REST = timedelta(minutes=15)
_JITTER = 0.1
_WHOLE_EVERY = timedelta(days=1)
_WHOLE_POLLS = 50
_BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to remember of a feed after a poll, and what its keeper should be told."""

    feed: Feed
    notes: tuple[FeedNote, ...] = ()


def wants_whole(feed: Feed, *, now: datetime) -> bool:
    """Tell whether to ask without conditions: servers that say 304 for ever were met.

    Once a day, or after 50 answers without a body, costs little and bounds what such a lie costs.
    """
    schedule = feed.schedule
    return (
        schedule.whole_at is None
        or now - schedule.whole_at >= _WHOLE_EVERY
        or schedule.polls_since_whole >= _WHOLE_POLLS
    )


def decide_next(
    feed: Feed, poll: Poll, *, seen: Collection[datetime], bounds: Bounds, jitter: float, now: datetime
) -> Decision:
    """Decide when `feed` is asked again and what is remembered of `poll`, which was taken at `now`.

    `seen` tells, for each of the poll's entries that was known, when the feed last listed it.
    `jitter`, from 0 to 1, spreads what would fall together: it lengthens the wait by up to a tenth.
    """
    if poll.refusal or poll.fetch.reason:
        return _decide_after_failure(feed, poll, bounds, jitter, now)
    entries = poll.parsed.entries if poll.parsed else ()
    schedule = learn_rhythm(follow_move(feed, poll.moved_to, is_answer=True), entries, now=now)
    is_whole = poll.fetch.status != HTTPStatus.NOT_MODIFIED
    schedule = replace(
        schedule,
        hint=poll.parsed.interval_hint if poll.parsed else schedule.hint,
        wait_until=None,
        gone_at=None,
        whole_at=now if is_whole else schedule.whole_at,
        polls_since_whole=0 if is_whole else schedule.polls_since_whole + 1,
        listed_at=now if entries else schedule.listed_at,
        gap_at=now if entries and has_gap(feed, seen) else schedule.gap_at,
    )
    pace = _hold_in(
        max(
            find_pace(schedule, news=len(entries) - len(seen), now=now),
            timedelta(seconds=min(max(schedule.hint or 0, poll.max_age or 0), LONGEST_WAIT.total_seconds())),
        ),
        bounds,
    )
    after = replace(
        _keep_validators(feed, poll),
        failures=0,
        schedule=replace(
            schedule,
            pace=round(pace.total_seconds()),
            next_poll_at=now + _spread(pace, bounds, jitter),
        ),
    )
    return Decision(feed=after, notes=_note_changes(feed, after))


def _decide_after_failure(feed: Feed, poll: Poll, bounds: Bounds, jitter: float, now: datetime) -> Decision:
    asked = poll.retry_at and min(poll.retry_at, now + LONGEST_WAIT)
    if (
        asked and poll.fetch.status is None
    ):  # nobody was asked: the host rests, for another feed's sake perhaps
        waiting = replace(feed.schedule, wait_until=asked, next_poll_at=asked)
        return Decision(feed=replace(feed, schedule=waiting))
    schedule, failures = follow_move(feed, None, is_answer=False), feed.failures + 1
    if poll.fetch.status == HTTPStatus.GONE and feed.schedule.address is None:
        stopped = replace(schedule, gone_at=now, wait_until=None, next_poll_at=None)
        after = replace(feed, failures=failures, schedule=stopped)
        return Decision(feed=after, notes=_note_changes(feed, after))
    rest = _hold_in(_FIRST_REST * 2 ** min(failures - 1, 16), bounds)
    next_poll_at = now + _spread(rest, bounds, jitter)
    if asked or poll.fetch.status in _BUSY:
        next_poll_at = wait_until = max(next_poll_at, asked or now)
        schedule = replace(schedule, wait_until=wait_until)
    return Decision(
        feed=replace(feed, failures=failures, schedule=replace(schedule, next_poll_at=next_poll_at))
    )


def _keep_validators(feed: Feed, poll: Poll) -> Feed:
    """Keep what the server names its answer by; only of usable ones, so that others are asked for again."""
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


def has_gap(feed: Feed, seen: Collection[datetime]) -> bool:
    """Tell whether a poll that listed entries shares none with the one before.

    `seen` is as for :func:`decide_next`.
    """
    listed_at = feed.schedule.listed_at
    return listed_at is not None and not any(at >= listed_at for at in seen)


def _hold_in(wait: timedelta, bounds: Bounds) -> timedelta:
    return max(bounds.shortest, min(wait, bounds.longest))


def _spread(wait: timedelta, bounds: Bounds, jitter: float) -> timedelta:
    """Lengthen `wait` by the jitter; the longest wait is shortened first, so that it stays the longest."""
    return min(wait, bounds.longest / (1 + _JITTER)) * (1 + _JITTER * jitter)


def _note_changes(before: Feed, after: Feed) -> tuple[FeedNote, ...]:
    was, is_now = before.schedule, after.schedule
    said: list[tuple[str, str]] = []
    if is_now.gap_at != was.gap_at:
        said.append(("gap", f"no entry was in the poll of {_name_time(was)}: some may have been missed"))
    if is_now.address and is_now.address != was.address:
        said.append(("moved", f"it has moved for good and is asked for at {is_now.address} from now on"))
    if is_now.gone_at and not was.gone_at:
        said.append(
            ("gone", "its server says that it is gone for good; `newswire feeds revive` asks once more")
        )
    return tuple(FeedNote(feed_id=after.feed_id, reason=reason, detail=detail) for reason, detail in said)


def _name_time(schedule: Schedule) -> str:
    return f"{schedule.listed_at:%Y-%m-%d %H:%M} UTC"
