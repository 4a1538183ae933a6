"""Checks of the schedule: when each step last ended, and how long something has been due."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from flows.doctor.finding import Finding, describe_age, describe_moment
from flows.doctor.newest import open_newest
from flows.prefect_api import find_prefect_api
from flows.service.status import read_status
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.work_list import read_last_ends, read_next_due

# The listener polls a feed in the second in which it is due, and a deployment every five minutes. Pages may
# wait longer: a batch of 50 from a site that asks for 30 s between two takes 25 minutes.
_LATE_FEED, _LATE_ENTRY = timedelta(minutes=15), timedelta(hours=1)
_NEVER_POLLED = datetime(1970, 1, 2, tzinfo=UTC)  # such a feed is due since the epoch


def check_schedule(settings: Settings) -> Iterator[Finding]:
    """Check that feeds are polled and entries taken in when they are due; silent without a warehouse."""
    if not settings.warehouse.exists():
        return
    try:
        with open_newest(settings) as con:
            ends, (feed_due_at, entry_due_at) = read_last_ends(con), read_next_due(con)
    except WarehouseError:
        return  # the check of the databases says so
    now = datetime.now(UTC)
    published_at = (
        datetime.fromtimestamp(settings.edition.stat().st_mtime, UTC) if settings.edition.exists() else None
    )
    yield Finding(
        ok=True,
        message=f"schedule: last poll {describe_moment(ends.get('poll'), now)},"
        f" last ingest {describe_moment(ends.get('ingest'), now)},"
        f" last edition {describe_moment(published_at, now)}",
    )
    is_scheduled = read_status(settings) is not None or find_prefect_api(os.environ) is not None
    yield _check_due("feed", feed_due_at, now, limit=_LATE_FEED, is_scheduled=is_scheduled)
    yield _check_due("entry", entry_due_at, now, limit=_LATE_ENTRY, is_scheduled=is_scheduled)


def _check_due(
    name: str, due_at: datetime | None, now: datetime, *, limit: timedelta, is_scheduled: bool
) -> Finding:
    """Check for how long the feed or entry that has waited longest has been due.

    Nothing is late where nothing but a person's command does it.
    """
    if due_at is None or due_at > now:
        return Finding(ok=True, message=f"schedule: no {name} is due")
    if due_at < _NEVER_POLLED:
        return Finding(ok=True, message=f"schedule: a {name} is due that was never asked for")
    age = now - due_at
    is_late = is_scheduled and age > limit
    message = f"schedule: the oldest due {name} has been due for {describe_age(age)}"
    if is_late:
        remedy = "see whether a run holds the run lock, and what the log of the service or the worker says"
        return Finding(ok=False, message=f"{message}, so that the schedule is late", remedy=remedy)
    return Finding(
        ok=True, message=message if is_scheduled else f"{message}; `newswire run` or `newswire up` does it"
    )
