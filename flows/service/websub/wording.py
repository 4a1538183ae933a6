"""Say in words how a subscription is, for the list of feeds and for `newswire doctor`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

_SILENT = 5  # entries that polls found and no push brought: by then a hub that pushes would have pushed one


def describe_subscription(row: Mapping[str, Any], *, now: datetime) -> str:
    """Return a phrase on a row of the view `subscriptions`: the hub, the state, the lease and the tally."""
    host = urlsplit(row["hub"]).hostname or row["hub"]
    if row["state"] == "pending":
        return f"{host} has not confirmed yet"
    if row["state"] != "active":
        again = (
            f"; asked again on {row['next_request_at']:%Y-%m-%d %H:%M} UTC" if row["next_request_at"] else ""
        )
        return f"{host}: {row['detail']}{again}"
    if row["lease_until"] <= now:
        return f"{host} ended its lease on {row['lease_until']:%Y-%m-%d %H:%M} UTC"
    tally = f"{row['entries_by_push']} by push, {row['entries_by_poll']} by poll"
    return f"pushed by {host} until {row['lease_until']:%Y-%m-%d}, new entries: {tally}"


def find_fault(row: Mapping[str, Any], *, now: datetime) -> str | None:
    """Return the fault of a subscription as a sentence for doctor, `None` if there is none.

    A denial is the right of a hub. Polling goes on in any case.
    """
    if row["state"] == "failed" or (row["state"] == "active" and row["lease_until"] <= now):
        return describe_subscription(row, now=now)
    is_silent = row["entries_by_push"] == 0 and row["entries_by_poll"] >= _SILENT
    if row["state"] == "active" and is_silent:
        host = urlsplit(row["hub"]).hostname
        return f"{host} has pushed none of the {row['entries_by_poll']} entries that polls found"
    return None
