"""Writes the results of a run: each function is one transaction, and repeating it changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import (
    REMEMBERED_DAYS,
    Batch,
    Duplicate,
    Feed,
    FeedNote,
    Fingerprint,
    HostBackoff,
    Override,
    Poll,
    RobotsFile,
    Run,
    Tag,
)
from warehouse.arrow import tabulate, tabulate_batch, tabulate_feeds, tabulate_keys, tabulate_polls
from warehouse.search import index_staged
from warehouse.sql import run_query
from warehouse.transaction import staged, transaction
from warehouse.upsert import insert_new, insert_rows, upsert


def sync_feeds(con: DuckDBPyConnection, feeds: Sequence[Feed], *, now: datetime) -> None:
    """Make `feeds` the configured feeds, in their order.

    Other feeds stay in the warehouse with their entries and health, as not configured.
    """
    with transaction(con, feeds=tabulate_feeds(feeds)):
        run_query(con, "sync_feeds", now=now)


def write_polls(
    con: DuckDBPyConnection,
    polls: Sequence[Poll],
    feeds: Sequence[Feed],
    *,
    notes: Sequence[FeedNote] = (),
    run_id: str,
    now: datetime,
) -> int:
    """Write the results of polls, and put new and changed entries on the work list.

    An entry whose version was seen before is not fetched again, so a cache that serves old and new
    copies of a feed in turn causes no work. A poll that was written before changes nothing.

    Args:
        con: The writer's connection.
        polls: The polls.
        feeds: The polled feeds, with their new schedules.
        notes: Notes for the owner of the feed list.
        run_id: The run that polled.
        now: When the run started.

    Returns:
        The number of entries that are new or changed.
    """
    with transaction(con, **tabulate_polls(polls, feeds, notes)):
        ((changed,),) = run_query(con, "count_new_versions")
        run_query(con, "merge_entries", run_id=run_id, now=now)
        run_query(con, "insert_versions", now=now)
        run_query(con, "merge_polls")
        insert_new(con, "feed_notes", run_id=run_id, at=now)
        insert_new(con, "fetches", run_id=run_id)
        insert_new(con, "refusals", run_id=run_id, at=now)
    return int(changed)


def revive_feeds(con: DuckDBPyConnection, feed_ids: Iterable[str]) -> int:
    """Let the next run poll those of `feed_ids` whose servers said that they are gone.

    Returns:
        The number of feeds that were gone.
    """
    with transaction(con, keys=tabulate_keys(feed_ids)):
        ((revived,),) = run_query(con, "revive_feeds")
    return int(revived)


def load_batch(con: DuckDBPyConnection, batch: Batch, *, run_id: str, now: datetime) -> None:
    """Load a batch of pages with the entries they were fetched for, and everything decided on them.

    A page and its entry are written in the same transaction, so a kill cannot separate them. A new
    revision of an article replaces the rows derived from the one before: blocks, fingerprint,
    duplicates, terms, tags and search index. The article waits for its story to be decided (again).

    Args:
        con: The writer's connection.
        batch: The batch.
        run_id: The run that read the pages.
        now: When the run started.
    """
    with transaction(con, **tabulate_batch(batch)):
        upsert(con, "pages", run_id=run_id)
        run_query(con, "finish_entries", run_id=run_id)
        insert_new(con, "fetches", run_id=run_id)
        insert_new(con, "refusals", run_id=run_id, at=now)
        run_query(con, "merge_articles")
        upsert(con, "revisions", leave_out=("corpus", "origin", "source", "url"), run_id=run_id)
        upsert(con, "changes")
        run_query(con, "delete_blocks")
        insert_rows(con, "blocks")
        run_query(con, "delete_article_tags")
        run_query(con, "insert_article_tags")
        run_query(con, "delete_bands")
        upsert(con, "fingerprints", leave_out=("bands",))
        run_query(con, "insert_bands")
        run_query(con, "delete_duplicates")
        insert_rows(con, "duplicates")
        run_query(con, "merge_terms")
        run_query(con, "delete_story_queue")
        run_query(con, "insert_story_queue")
        upsert(con, "block_counts")
        run_query(con, "prune_block_counts", days=REMEMBERED_DAYS)
        upsert(con, "site_days")
        insert_new(con, "learned_rules")
        index_staged(con)


def write_hosts(
    con: DuckDBPyConnection, backoffs: Sequence[HostBackoff], robots: Sequence[RobotsFile], *, now: datetime
) -> None:
    """Write the back-offs and robots.txt files of servers, and delete those that have expired by `now`."""
    with transaction(con, backoffs=tabulate("backoffs", backoffs), robots=tabulate("robots", robots)):
        run_query(con, "merge_backoffs", now=now)
        run_query(con, "merge_robots", now=now)


def write_overrides(
    con: DuckDBPyConnection,
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
    fingerprints: Sequence[Fingerprint] = (),
    duplicates: Sequence[Duplicate] = (),
) -> None:
    """Write people's decisions on pairs of articles, with the links that follow from them.

    The articles wait for their stories to be decided again.

    Args:
        con: The writer's connection.
        added: Decisions; each replaces an earlier one on the same pair and relation.
        removed: Decisions that were taken back.
        fingerprints: The articles that were compared again; they lose the links they had.
        duplicates: All links that these articles, and others that change with them, have from now on.
    """
    with transaction(
        con,
        overrides=tabulate("overrides", removed),
        fingerprints=tabulate("fingerprints", fingerprints),
        duplicates=tabulate("duplicates", duplicates),
        terms=tabulate("terms", []),
        keys=tabulate_keys(
            article_id for override in (*added, *removed) for article_id in (override.first, override.second)
        ),
    ):
        run_query(con, "delete_overrides")
        with staged(con, overrides=tabulate("overrides", added)):
            upsert(con, "overrides")
        run_query(con, "delete_duplicates")
        insert_rows(con, "duplicates")
        run_query(con, "delete_story_queue")
        run_query(con, "insert_story_queue")


def load_tags(con: DuckDBPyConnection, tags: Sequence[Tag], *, version: str) -> None:
    """Replace the taxonomy by `tags`, which have the version `version`."""
    with transaction(con, tags=tabulate("tags", tags)):
        run_query(con, "delete_tags")
        insert_rows(con, "tags", version=version)


def write_run(con: DuckDBPyConnection, run: Run) -> None:
    """Write that a flow of a run has ended, with its counts by outcome."""
    with transaction(con, runs=tabulate("runs", [run])):
        upsert(con, "runs")
