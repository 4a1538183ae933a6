"""Tell what waits for a story. Without numpy and Arrow: in most runs of a schedule, nothing waits."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQueue:
    """The sizes of the queue and of the warehouse.

    Attributes:
        waiting: How many articles wait for a story.
        since: How many articles came since all open stories were decided together, those included.
        articles: How many articles have terms.
    """

    waiting: int
    since: int
    articles: int


def count_story_queue(con: DuckDBPyConnection) -> StoryQueue:
    """Count the articles that wait for a story."""
    ((waiting, since),) = run_query(con, "count_story_queue")
    ((articles,),) = run_query(con, "count_terms")
    return StoryQueue(waiting=waiting, since=since, articles=articles)


def list_pages_without_terms(con: DuckDBPyConnection, *, limit: int) -> list[str]:
    """Return the pages of articles that wait for a story and have no terms yet, at most `limit`."""
    return [page_id for (page_id,) in run_query(con, "list_pages_without_terms", limit=limit)]
