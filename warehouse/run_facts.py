"""Read the facts of a run that others are told of: identifiers and counts, and no content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records, run_query


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingFeed:
    """A feed whose poll failed.

    Attributes:
        feed_id: The feed.
        reason: Why the poll failed, one of :class:`transforms.records.RefusalReason`.
        failures: The number of polls that failed since the last one that succeeded.
    """

    feed_id: str
    reason: str
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """The facts of a run, as they are committed.

    Attributes:
        entries: The number of new or changed entries.
        article_ids: The articles that were loaded or revised.
        failing_feeds: The feeds whose poll failed.
    """

    entries: int
    article_ids: tuple[str, ...]
    failing_feeds: tuple[FailingFeed, ...]


def read_run_facts(con: DuckDBPyConnection, *, run_id: str, now: datetime) -> RunFacts:
    """Read the facts of a run.

    Args:
        con: A connection to the warehouse.
        run_id: The run.
        now: Its time; nothing of the run is older.
    """
    ((entries,),) = run_query(con, "count_run_entries", run_id=run_id)
    articles = run_query(con, "list_run_articles", run_id=run_id, now=now)
    return RunFacts(
        entries=entries,
        article_ids=tuple(article_id for (article_id,) in articles),
        failing_feeds=tuple(read_records(con, "list_failing_feeds", FailingFeed, now=now)),
    )
