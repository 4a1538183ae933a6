"""Read what a run did: its slowest requests for feeds, and the stories that it added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query

_LIMIT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RunActivity:
    """What a run did.

    Attributes:
        slowest: The slowest requests for feeds: address, milliseconds, and status or `None`.
        stories: The stories with articles that the run saw first: headline, and the numbers of its new
            articles, of all articles and of publishers.
    """

    slowest: tuple[tuple[str, int, int | None], ...] = ()
    stories: tuple[tuple[str, int, int, int], ...] = ()


def read_run_activity(con: DuckDBPyConnection, run_id: str, *, seen_at: datetime) -> RunActivity:
    """Return what a run did, the ten largest of each kind.

    Args:
        con: The connection, to the edition for instance.
        run_id: The run.
        seen_at: The time of the run, at which it saw its articles first.
    """
    return RunActivity(
        slowest=tuple(run_query(con, "list_slowest_feeds", run_id=run_id, limit=_LIMIT)),
        stories=tuple(run_query(con, "list_moved_stories", seen_at=seen_at, limit=_LIMIT)),
    )
