"""Loading: every function is one transaction, and called twice it leaves what one call leaves."""

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
    StoryMembership,
    Tag,
)
from warehouse.arrow import tabulate, tabulate_batch, tabulate_feeds, tabulate_keys, tabulate_polls
from warehouse.search import index_staged
from warehouse.sql import run_query
from warehouse.transaction import staged, transaction


def sync_feeds(con: DuckDBPyConnection, feeds: Sequence[Feed], *, now: datetime) -> None:
    """Make `feeds`, in their order, the configured ones.

    Feeds that are no longer among them stay, as not configured, with their entries and health.
    """
    with transaction(con, feeds=tabulate_feeds(feeds)):
        run_query(con, "sync_feeds", now=now)


def record_polls(
    con: DuckDBPyConnection,
    polls: Sequence[Poll],
    feeds: Sequence[Feed],
    *,
    notes: Sequence[FeedNote] = (),
    run_id: str,
    now: datetime,
) -> int:
    """Record what polls brought; return how many entries are new or changed, and so wait to be fetched.

    `feeds` are the polled feeds as they are to be remembered, `notes` what to tell of them. An entry in
    a version never seen goes on the work list; a stale cache that serves old and new versions in turn
    wakes nothing. A poll recorded before does not count again.
    """
    with transaction(con, **tabulate_polls(polls, feeds, notes)):
        ((changed,),) = run_query(con, "count_new_versions")
        run_query(con, "merge_entries", run_id=run_id, now=now)
        run_query(con, "insert_versions", now=now)
        run_query(con, "note_polls")
        run_query(con, "insert_feed_notes", run_id=run_id, now=now)
        run_query(con, "insert_fetches", run_id=run_id)
        run_query(con, "insert_refusals", run_id=run_id, now=now)
    return int(changed)


def revive_feeds(con: DuckDBPyConnection, feed_ids: Iterable[str]) -> int:
    """Have those of `feed_ids` that are gone asked again by the next run; returns how many were."""
    with transaction(con, keys=tabulate_keys(feed_ids)):
        ((revived,),) = run_query(con, "revive_feeds")
    return int(revived)


def load_batch(con: DuckDBPyConnection, batch: Batch, *, run_id: str, now: datetime) -> None:
    """Load everything that was decided about a batch of pages and the entries they came from.

    No kill can part a page from its entry. What is derived from an article (blocks, fingerprint,
    duplicates, terms, story, tags, index) is that of its newest reading: a new one replaces it.
    """
    with transaction(con, **tabulate_batch(batch)):
        run_query(con, "merge_pages", run_id=run_id)
        run_query(con, "finish_entries", run_id=run_id)
        run_query(con, "insert_fetches", run_id=run_id)
        run_query(con, "insert_refusals", run_id=run_id, now=now)
        run_query(con, "merge_articles")
        run_query(con, "merge_revisions", run_id=run_id)
        run_query(con, "merge_changes")
        run_query(con, "delete_blocks")
        run_query(con, "insert_blocks")
        run_query(con, "delete_article_tags")
        run_query(con, "insert_article_tags")
        run_query(con, "delete_bands")
        run_query(con, "merge_fingerprints")
        run_query(con, "insert_bands")
        run_query(con, "delete_duplicates")
        run_query(con, "insert_duplicates")
        run_query(con, "merge_term_frequencies")
        run_query(con, "merge_terms")
        run_query(con, "merge_memberships")
        run_query(con, "merge_block_counts")
        run_query(con, "prune_block_counts", days=REMEMBERED_DAYS)
        run_query(con, "merge_site_days")
        run_query(con, "insert_learned_rules")
        index_staged(con)


def record_hosts(
    con: DuckDBPyConnection, backoffs: Sequence[HostBackoff], robots: Sequence[RobotsFile], *, now: datetime
) -> None:
    """Record what servers asked of us; what has lost its force by `now` is dropped."""
    with transaction(
        con,
        backoffs=tabulate("backoffs", backoffs, key=("host",)),
        robots=tabulate("robots", robots, key=("origin",)),
    ):
        run_query(con, "merge_backoffs", now=now)
        run_query(con, "merge_robots", now=now)


def record_overrides(
    con: DuckDBPyConnection,
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
    fingerprints: Sequence[Fingerprint] = (),
    duplicates: Sequence[Duplicate] = (),
    memberships: Sequence[StoryMembership] = (),
) -> None:
    """Record what people decided, and forget what they took back.

    A new ruling on a pair replaces the old one. `duplicates` are the links as they are to be now of the
    articles of `fingerprints`, which were compared anew, and of others that change with them;
    `memberships` are the stories of articles that were decided on again.
    """
    with transaction(
        con,
        overrides=tabulate("overrides", [*removed, *added], key=("first", "second", "relation")),
        fingerprints=tabulate("fingerprints", fingerprints, key=("article_id",)),
        duplicates=tabulate("duplicates", duplicates, key=("article_id",)),
        memberships=tabulate("memberships", memberships, key=("article_id",)),
    ):
        run_query(con, "delete_overrides")
        with staged(con, overrides=tabulate("overrides", added, key=("first", "second", "relation"))):
            run_query(con, "insert_overrides")
        run_query(con, "delete_duplicates")
        run_query(con, "insert_duplicates")
        run_query(con, "merge_memberships")


def load_tags(con: DuckDBPyConnection, tags: Sequence[Tag], *, version: str) -> None:
    """Make `tags` the taxonomy, in place of the one before."""
    with transaction(con, tags=tabulate("tags", tags, key=("tag",))):
        run_query(con, "delete_tags")
        run_query(con, "insert_tags", version=version)


def record_run(con: DuckDBPyConnection, run: Run) -> None:
    """Record that a run of a flow ended, and with how many of each outcome."""
    with transaction(con, runs=tabulate("runs", [run])):
        run_query(con, "merge_runs")
