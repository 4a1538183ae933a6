"""Remembering polls: what they brought meets what is known, and the next ones are decided."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta

from flows.shift import Shift
from transforms.identity import match_polls
from transforms.records import Bounds, Feed, KnownEntry, Poll
from transforms.schedule import Decision, decide_next
from warehouse.load import record_polls
from warehouse.read import read_known_entries


def record_answers(shift: Shift, feeds: Sequence[Feed], polls: Sequence[Poll]) -> int:
    """Write down what the polls of `feeds` brought; returns how many entries are new or have changed."""
    for poll in polls:
        if poll.refusal:
            shift.progress.warn(f"{poll.refusal.origin}: {poll.refusal.detail}")
    asked = {feed.feed_id: feed for feed in feeds}
    with shift.open_warehouse() as con:
        known = {one.entry_id: one for one in read_known_entries(con, polls)}
        matched = match_polls(polls, known.values())
        decided = [_decide(shift, asked[poll.feed_id], poll, known) for poll in matched]
        notes = [note for decision in decided for note in decision.notes]
        found = record_polls(
            con,
            matched,
            [decision.feed for decision in decided],
            notes=notes,
            run_id=shift.run_id,
            now=shift.now,
        )
    for note in notes:
        shift.progress.warn(f"{asked[note.feed_id].name}: {note.detail}")
    return found


def _decide(shift: Shift, feed: Feed, poll: Poll, known: Mapping[str, KnownEntry]) -> Decision:
    entries = poll.parsed.entries if poll.parsed else ()
    schedule = shift.settings.schedule
    return decide_next(
        feed,
        poll,
        seen=[known[entry.entry_id].last_seen_at for entry in entries if entry.entry_id in known],
        bounds=Bounds(shortest=timedelta(seconds=schedule.min), longest=timedelta(seconds=schedule.max)),
        jitter=random.SystemRandom().random(),
        now=shift.now,
    )
