"""Read and write the subscriptions with hubs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duckdb import CatalogException, DuckDBPyConnection

from transforms.records import FeedHubs, Subscription
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import read_records, read_rows, run_query
from warehouse.transaction import transaction
from warehouse.upsert import upsert


def read_feed_hubs(con: DuckDBPyConnection) -> list[FeedHubs]:
    """Return the configured feeds that name hubs, in their order."""
    return read_records(con, "read_feed_hubs", FeedHubs)


def read_subscriptions(con: DuckDBPyConnection) -> list[Subscription]:
    """Return all subscriptions, the oldest request first."""
    return read_records(con, "read_subscriptions", Subscription)


def write_subscriptions(
    con: DuckDBPyConnection, subscriptions: Iterable[Subscription], *, forgotten: Iterable[str] = ()
) -> None:
    """Write subscriptions, and delete those with the identifiers in `forgotten`, in one transaction."""
    tables = {
        "subscriptions": tabulate("subscriptions", subscriptions),
        "keys": tabulate_keys(forgotten),
    }
    with transaction(con, **tables):
        upsert(con, "subscriptions")
        run_query(con, "delete_subscriptions")


def list_subscriptions(con: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the rows of the view `subscriptions`, in the order of the feeds."""
    try:
        return read_rows(con, "list_subscriptions")
    except CatalogException:  # an edition of earlier code, until the next run publishes one
        return []
