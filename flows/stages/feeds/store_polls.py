"""Store the results of polls, and decide when each feed is polled next."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from flows.logs import bind_fields, details, log
from flows.run_context import RunContext
from transforms.feeds.identity import match_polls
from transforms.feeds.schedule import Decision, decide_next_poll
from transforms.records import Bounds, ExistingEntry, Feed, Poll
from warehouse.load import write_polls
from warehouse.work_list import read_existing_entries


def store_polls(context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]) -> int:
    """Match entries with those on the work list and store the polls, in one transaction.

    Args:
        context: The run.
        feeds: The feeds that were polled.
        polls: Their polls.

    Returns:
        How many entries are new or have changed.
    """
    for poll in polls:
        if poll.refusal:
            with bind_fields(feed=poll.refusal.origin, reason=poll.refusal.reason):
                context.progress.warn(f"{poll.refusal.origin}: {poll.refusal.detail}")
    by_id = {feed.feed_id: feed for feed in feeds}
    with context.open_warehouse() as con:
        listed = [entry for poll in polls for entry in poll.entries]
        existing = {one.entry_id: one for one in read_existing_entries(con, listed)}
        matched = match_polls(polls, existing.values())
        decisions = [_decide(context, by_id[poll.feed_id], poll, existing) for poll in matched]
        notes = [note for decision in decisions for note in decision.notes]
        found = write_polls(
            con,
            matched,
            [decision.feed for decision in decisions],
            notes=notes,
            run_id=context.run_id,
            now=context.now,
            refused_at=datetime.now(UTC),
        )
    for poll, decision in zip(matched, decisions, strict=True):
        _log_poll(poll, decision)
    for note in notes:
        context.progress.warn(f"{by_id[note.feed_id].name}: {note.detail}")
    return found


def _log_poll(poll: Poll, decision: Decision) -> None:
    feed = decision.feed
    log.info(
        "feed polled",
        extra=details(
            feed=feed.url,
            status=poll.fetch.status,
            entries=len(poll.entries),
            failures=feed.failures,
            next_poll_at=feed.schedule.next_poll_at,
        ),
    )


def _decide(context: RunContext, feed: Feed, poll: Poll, existing: Mapping[str, ExistingEntry]) -> Decision:
    schedule = context.settings.schedule
    return decide_next_poll(
        feed,
        poll,
        last_listed=[
            existing[entry.entry_id].last_seen_at for entry in poll.entries if entry.entry_id in existing
        ],
        bounds=Bounds(shortest=timedelta(seconds=schedule.min), longest=timedelta(seconds=schedule.max)),
        jitter=random.SystemRandom().random(),
        now=context.now,
    )
