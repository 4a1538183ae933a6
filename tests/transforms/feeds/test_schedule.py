"""When a feed is polled next, and what is stored about the poll."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from records import make_entry

from transforms.feeds.schedule import Decision, decide_next_poll, is_full_response_due
from transforms.records import Bounds, Feed, Fetch, ParsedFeed, Poll, Refusal, RefusalReason, Schedule

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BOUNDS = Bounds(shortest=5 * MINUTE, longest=DAY)
FEED = Feed(
    feed_id="f", url="https://www.harbour.example/feed", name="Harbour", etag='"old"', body_sha256="b"
)


def make_poll(
    *ages: timedelta | None, status: int | None = 200, hint: int | None = None, **fields: Any
) -> Poll:
    usable = status in {200, 304}
    return Poll(
        feed_id="f",
        fetch=Fetch(
            fetch_id="x",
            url=FEED.url,
            purpose="feed",
            started_at=NOW,
            duration_ms=9,
            status=status,
            size=9,
            media_type=None,
            etag='"new"' if status == 200 else None,
            last_modified=None,
            body_sha256="c" if status == 200 else None,
            reason=None if usable else RefusalReason.SERVER_ERROR,
            detail=None,
            archived=None,
        ),
        parsed=ParsedFeed(
            form="rss20",
            title=None,
            site_url=None,
            language=None,
            entries=tuple(
                make_entry(str(number), published_at=None if age is None else NOW - age)
                for number, age in enumerate(ages)
            ),
            truncated=False,
            faults=(),
            interval_hint=hint,
        )
        if ages
        else None,
        refusal=None
        if usable
        else Refusal(
            url=None, origin=FEED.url, stage="fetch", reason=RefusalReason.SERVER_ERROR, detail="it failed"
        ),
        **fields,
    )


def decide(
    poll: Poll,
    feed: Feed = FEED,
    *,
    last_listed: tuple[datetime, ...] = (),
    jitter: float = 0.0,
    now: datetime = NOW,
) -> Decision:
    return decide_next_poll(feed, poll, last_listed=last_listed, bounds=BOUNDS, jitter=jitter, now=now)


def wait_after(poll: Poll, feed: Feed = FEED, **circumstances: Any) -> timedelta:
    at = decide(poll, feed, **circumstances).feed.schedule.next_poll_at
    assert at is not None
    return at - circumstances.get("now", NOW)


@pytest.mark.parametrize(
    ("ages", "wait"),
    [
        ([n * 2 * HOUR for n in range(1, 21)], HOUR),  # a daily: an entry every two hours
        ([n * 20 * MINUTE for n in range(1, 21)], 10 * MINUTE),
        ([timedelta(seconds=n) for n in range(20)], 5 * MINUTE),  # a burst: the shortest interval
        (
            [n * 30 * DAY for n in range(1, 9)],
            DAY / 1.1,
        ),  # a monthly: the longest interval, with room for the jitter
        ([n * HOUR for n in range(1, 21)] + [900 * DAY] * 50, 30 * MINUTE),  # only the newest 20 count
        ([-40 * DAY, 2 * HOUR], 30 * MINUTE),  # a date in the future counts as now
    ],
)
def test_the_interval_follows_the_publication_rate_within_bounds(
    ages: list[timedelta], wait: timedelta
) -> None:
    assert wait_after(make_poll(*ages)) == wait


def test_a_silent_feed_is_polled_less_and_less_often() -> None:
    feed = decide(make_poll(*[n * HOUR for n in range(1, 21)])).feed
    waits = [wait_after(make_poll(status=304), feed, now=NOW + days * DAY) for days in (0, 1, 5)]
    assert waits == [30 * MINUTE, 66 * MINUTE, 210 * MINUTE]


def test_a_feed_without_dates_is_polled_more_often_after_new_entries_and_less_often_after_none() -> None:
    first = decide(make_poll(None, None)).feed
    assert first.schedule.poll_interval == 1800
    second = decide(make_poll(None, None), first, last_listed=(NOW, NOW)).feed
    assert second.schedule.poll_interval == 2700
    assert decide(make_poll(status=304), second).feed.schedule.poll_interval == 4050


@pytest.mark.parametrize(
    ("requested", "wait"),
    [
        ({"hint": 3600}, HOUR),
        ({"max_age": 1800}, 30 * MINUTE),
        ({"hint": 3600, "max_age": 7200}, 2 * HOUR),
        ({"max_age": 60}, 10 * MINUTE),
        ({"hint": 10**15}, DAY / 1.1),
        ({"max_age": 31_536_000}, DAY / 1.1),
    ],
)
def test_the_interval_that_a_feed_asks_for_is_respected_within_bounds(
    requested: dict[str, int], wait: timedelta
) -> None:
    assert wait_after(make_poll(*[n * 20 * MINUTE for n in range(1, 21)], **requested)) == wait


def test_the_interval_that_a_feed_asked_for_still_counts_after_a_304() -> None:
    feed = decide(make_poll(HOUR, hint=7200)).feed
    assert wait_after(make_poll(status=304), feed) == 2 * HOUR


def test_jitter_lengthens_a_wait_by_at_most_a_tenth_and_never_beyond_the_longest() -> None:
    hourly = make_poll(*[n * 2 * HOUR for n in range(1, 21)])
    assert [wait_after(hourly, jitter=jitter) for jitter in (0.0, 0.5, 1.0)] == [
        HOUR,
        63 * MINUTE,
        66 * MINUTE,
    ]
    assert wait_after(make_poll(900 * DAY), jitter=1.0) == DAY


def test_the_backoff_of_a_failing_feed_grows_up_to_the_longest_interval() -> None:
    feed, waits = FEED, []
    for _ in range(60):
        waits.append(wait_after(make_poll(status=500), feed))
        feed = decide(make_poll(status=500), feed).feed
    assert [wait / MINUTE for wait in waits[:7]] == [15, 30, 60, 120, 240, 480, 960]
    assert set(waits[7:]) == {DAY / 1.1}
    assert feed.failures == 60
    assert feed.schedule.gone_at is None
    assert (feed.etag, feed.body_sha256) == ('"old"', "b")
    back = decide(make_poll(HOUR), feed).feed
    assert (back.failures, back.etag, back.body_sha256) == (0, '"new"', "c")


@pytest.mark.parametrize(
    ("status", "retry", "wait"),
    [
        (429, None, 15 * MINUTE),
        (503, None, 15 * MINUTE),
        (429, HOUR, HOUR),
        (503, 10 * MINUTE, 15 * MINUTE),
        (500, 2 * HOUR, 2 * HOUR),
        (429, 365 * DAY, DAY),
    ],
)
def test_no_poll_is_made_while_a_server_asked_us_to_wait(
    status: int, retry: timedelta | None, wait: timedelta
) -> None:
    schedule = decide(make_poll(status=status, retry_at=retry and NOW + retry)).feed.schedule
    assert schedule.wait_until == schedule.next_poll_at == NOW + wait
    assert decide(make_poll(HOUR), replace(FEED, schedule=schedule)).feed.schedule.wait_until is None


def test_a_failure_without_retry_after_sets_no_waiting_time() -> None:
    assert decide(make_poll(status=500)).feed.schedule.wait_until is None


def test_a_poll_that_was_not_sent_during_a_hosts_backoff_is_no_failure() -> None:
    feed = decide(make_poll(status=None, retry_at=NOW + HOUR)).feed
    assert (feed.failures, feed.schedule.wait_until) == (0, NOW + HOUR)


def test_a_feed_that_is_gone_is_not_polled_again_and_noted_once() -> None:
    decision = decide(make_poll(status=410))
    assert (decision.feed.schedule.gone_at, decision.feed.schedule.next_poll_at) == (NOW, None)
    assert [note.reason for note in decision.notes] == ["gone"]
    assert decide(make_poll(status=410), decision.feed).notes == ()
    assert decide(make_poll(HOUR), decision.feed).feed.schedule.gone_at is None


def test_a_full_response_is_due_once_a_day_and_after_fifty_polls_without_one() -> None:
    assert is_full_response_due(FEED, now=NOW)
    feed = decide(make_poll(HOUR)).feed
    assert not is_full_response_due(feed, now=NOW + DAY - MINUTE)
    assert is_full_response_due(feed, now=NOW + DAY)
    for count in range(50):
        assert not is_full_response_due(feed, now=NOW), count
        feed = decide(make_poll(status=304), feed).feed
    assert is_full_response_due(feed, now=NOW)
    assert not is_full_response_due(decide(make_poll(HOUR), feed).feed, now=NOW)


def test_a_304_keeps_the_stored_validators() -> None:
    feed = decide(make_poll(status=304)).feed
    assert (feed.etag, feed.body_sha256) == ('"old"', "b")


LISTED = replace(FEED, schedule=Schedule(last_entries_at=NOW - HOUR))


@pytest.mark.parametrize(
    ("feed", "last_listed", "has_gap"),
    [
        (LISTED, (), True),
        (LISTED, (NOW - DAY,), True),  # an old entry is listed again; it was not in the previous poll
        (LISTED, (NOW - DAY, NOW - HOUR), False),
        (FEED, (), False),  # the first poll
    ],
)
def test_a_poll_that_shares_no_entry_with_the_previous_one_is_a_gap(
    feed: Feed, last_listed: tuple[datetime, ...], *, has_gap: bool
) -> None:
    decision = decide(make_poll(HOUR, HOUR), feed, last_listed=last_listed)
    assert (decision.feed.schedule.last_gap_at == NOW) is has_gap
    assert [note.reason for note in decision.notes] == ["gap"] * has_gap
    assert decision.feed.schedule.last_entries_at == NOW


def test_a_poll_without_entries_is_no_gap_and_is_skipped_in_the_comparison() -> None:
    decision = decide(make_poll(status=304), LISTED)
    assert (decision.notes, decision.feed.schedule.last_entries_at) == ((), NOW - HOUR)


def test_a_move_is_followed_after_three_polls_and_noted_once() -> None:
    feed, notes = FEED, []
    for _ in range(4):
        decision = decide(make_poll(status=304, moved_to="https://news.harbour.example/feed"), feed)
        feed = decision.feed
        notes.append([note.reason for note in decision.notes])
    assert notes == [[], [], ["moved"], []]
    assert feed.schedule.moved_url == "https://news.harbour.example/feed"


def test_a_failure_at_the_new_url_brings_back_the_configured_one() -> None:
    moved = replace(FEED, schedule=Schedule(moved_url="https://news.harbour.example/feed"))
    schedule = decide(make_poll(status=410), moved).feed.schedule
    assert (schedule.moved_url, schedule.gone_at) == (None, None)
    assert schedule.next_poll_at is not None
