"""Write what arrived without a poll: the entries of feed documents that were pushed or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import ArrivalCorpus, Entry, Feed, Refusal
from warehouse.arrow import tabulate, tabulate_entries, tabulate_feeds
from warehouse.sql import run_query
from warehouse.transaction import transaction
from warehouse.upsert import insert_new


def write_entries(
    con: DuckDBPyConnection,
    entries: Sequence[Entry],
    *,
    feeds: Sequence[Feed],
    refusals: Sequence[Refusal],
    came_by: ArrivalCorpus,
    run_id: str,
    now: datetime,
) -> int:
    """Put new and changed entries on the work list that came without a poll.

    Args:
        con: The writer's connection.
        entries: The entries; of one that is given twice the first counts.
        feeds: The feeds of the entries. Those that the warehouse does not have are added as not configured;
            nothing changes in the others.
        refusals: Why something could not be read.
        came_by: How they came.
        run_id: The run.
        now: When the run started.

    Returns:
        The number of entries that are new or changed.
    """
    tables = {
        "entries": tabulate_entries(entries),
        "feeds": tabulate_feeds(feeds),
        "refusals": tabulate("refusals", refusals),
    }
    with transaction(con, **tables):
        run_query(con, "insert_arrived_feeds", now=now)
        ((changed,),) = run_query(con, "count_new_versions")
        run_query(con, "merge_entries", run_id=run_id, now=now, came_by=came_by)
        run_query(con, "settle_removed_entries")
        run_query(con, "insert_versions", now=now)
        insert_new(con, "refusals", run_id=run_id, at=now)
    return int(changed)
