"""Checks of the clock: whether anything was written with a time that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from flows.doctor.finding import Finding
from flows.doctor.newest import open_newest
from flows.settings import Settings
from warehouse.clock import list_future_moments
from warehouse.errors import WarehouseError

_SLACK = timedelta(minutes=5)
_WAITING = {"polls of feeds", "back-offs", "robots.txt files", "subscriptions"}


def check_clock(settings: Settings) -> Iterator[Finding]:
    """Tell of times in the future; silent where there are none, and without a warehouse."""
    if not settings.warehouse.exists():
        return
    now = datetime.now(UTC)
    try:
        with open_newest(settings) as con:
            found = list_future_moments(con, now=now + _SLACK)
    except WarehouseError:
        return  # the check of the databases says so
    if not found:
        return
    latest = max(at for _, _, at in found)
    waits = any(kind in _WAITING for kind, _, _ in found)
    rows = ", ".join(f"{count:,} {kind}" for kind, count, _ in found)
    yield Finding(
        ok=not waits,
        message=f"clock: it is {now:%Y-%m-%d %H:%M} UTC, and some times are later, up to "
        f"{latest:%Y-%m-%d %H:%M} UTC: {rows}",
        remedy="correct the clock if it is wrong. If it was: the next `newswire run` lets nothing wait "
        "longer than it was to, and the times of articles and runs stay as they were written"
        if waits
        else "",
    )
