"""Write the results of a run, each of them in one transaction; repeating it changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import (
    REMEMBERED_DAYS,
    Batch,
    Duplicate,
    Feed,
    FeedNote,
    Fingerprint,
    Override,
    Poll,
    Run,
    Tag,
)
from warehouse.arrow import tabulate, tabulate_batch, tabulate_feeds, tabulate_keys, tabulate_polls
from warehouse.digest_libraries import note_digest_library
from warehouse.freed_memory import release_memory
from warehouse.newest_texts import write_newest_texts
from warehouse.read import read_existing_revisions
from warehouse.read_blocks import forget_blocks
from warehouse.row_groups import request_merge
from warehouse.search import index_texts
from warehouse.sql import fetch_table, run_query
from warehouse.transaction import staged, transaction
from warehouse.upsert import insert_new, insert_rows, upsert

_MANY = 100  # articles of a batch


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
    refused_at: datetime | None = None,
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
        refused_at: The time of the refusals, if it is another one.

    Returns:
        The number of entries that are new or changed.
    """
    with transaction(con, **tabulate_polls(polls, feeds, notes)):
        ((changed,),) = run_query(con, "count_new_versions")
        run_query(con, "merge_entries", run_id=run_id, now=now, came_by="poll")
        run_query(con, "settle_removed_entries")
        run_query(con, "insert_versions", now=now)
        run_query(con, "merge_polls")
        insert_new(con, "feed_notes", run_id=run_id, at=now)
        insert_new(con, "fetches", run_id=run_id)
        insert_new(con, "refusals", run_id=run_id, at=refused_at or now)
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
    duplicates, terms, tags, claims and search index. The article waits for its story to be decided (again).

    Args:
        con: The writer's connection.
        batch: The batch.
        run_id: The run that read the pages.
        now: The time of the load, which its revisions and refusals keep.
    """
    # it imports numpy and Arrow, which a run with nothing new does not
    from warehouse.recent_rows import move_recent_rows  # noqa: PLC0415

    tables = tabulate_batch(batch)
    given = {name for name, table in tables.items() if table.num_rows}
    if len(batch.revisions) >= _MANY:
        forget_blocks(con)  # the rows of a large batch take as much again, until they are written
    # A statement on an empty table takes 1 to 5 ms, so only those are kept that are read beside another one.
    staged_names = given | {"article_tags", "blocks", "duplicates", "fingerprints", "keys"}
    with transaction(con, **{name: tables[name] for name in tables if name in staged_names}):
        _write_batch(con, batch, given, run_id=run_id, now=now)
    del tables
    if len(batch.revisions) >= _MANY:
        release_memory()
    if given & {"fingerprints", "revisions"}:
        move_recent_rows(con)
    request_merge(con)


def _write_batch(
    con: DuckDBPyConnection, batch: Batch, given: set[str], *, run_id: str, now: datetime
) -> None:
    """Write the staged tables of a batch that have rows, whose names are `given`."""
    from warehouse.bands import write_fingerprints  # noqa: PLC0415 -- see above

    is_stored = bool(read_existing_revisions(con, _list_articles(batch)))
    _load_pages(con, given, run_id=run_id, now=now)
    if "revisions" in given:
        _load_revisions(con, batch, given, run_id=run_id, now=now, replace=is_stored)
    if "changes" in given:
        upsert(con, "changes")
    if "fingerprints" in given:
        note_digest_library(con)
        write_fingerprints(con, replace=is_stored)
    if (has_links := "duplicates" in given) or is_stored:
        run_query(con, "delete_duplicates")
    if has_links:
        insert_rows(con, "duplicates")
    if "terms" in given:
        _load_terms(con, replace=is_stored)
    if waiting := _list_waiting(batch):
        _queue(con, waiting, may_wait=has_links or is_stored)
    _load_site_boilerplate(con, given)


def _list_articles(batch: Batch) -> set[str]:
    """Return the identifiers of the articles that the batch has a text or a fingerprint of."""
    return {
        *(revision.article.article_id for revision in batch.revisions),
        *(fingerprint.article_id for fingerprint in batch.fingerprints),
    }


def _list_waiting(batch: Batch) -> set[str]:
    """Return the articles that wait for a story: those with a new text, new terms or a new link."""
    return {
        *_list_articles(batch),
        *(terms.article_id for terms in batch.terms),
        *(link.article_id for link in batch.duplicates),
    }


def _queue(con: DuckDBPyConnection, article_ids: Iterable[str], *, may_wait: bool) -> None:
    """Let articles wait for a story, in the caller's transaction; `may_wait` if some may wait already."""
    with staged(con, queued=tabulate_keys(article_ids)):
        if may_wait:
            run_query(con, "delete_story_queue")
        run_query(con, "insert_story_queue")


def _load_pages(con: DuckDBPyConnection, given: Collection[str], *, run_id: str, now: datetime) -> None:
    if "pages" in given:
        upsert(con, "pages", run_id=run_id)
    if "outcomes" in given:
        run_query(con, "finish_entries", run_id=run_id)
    if "fetches" in given:
        insert_new(con, "fetches", run_id=run_id)
    if "refusals" in given:
        insert_new(con, "refusals", run_id=run_id, at=now)


def _load_revisions(
    con: DuckDBPyConnection,
    batch: Batch,
    given: Collection[str],
    *,
    run_id: str,
    now: datetime,
    replace: bool,
) -> None:
    """Load revisions with their blocks, tags, claims and search terms.

    Args:
        con: The writer's connection.
        batch: The batch, whose tables are staged.
        given: The names of those that have rows.
        run_id: The run that read the pages.
        now: The time of the load.
        replace: Whether any of the articles is in the warehouse; if not, no table is searched for old rows.
    """
    columns_of_articles = ("corpus", "origin", "source", "url")
    with staged(con, articles=fetch_table(con, "describe_articles")):
        if replace:
            run_query(con, "keep_corrected_articles")
            run_query(con, "merge_articles")
        else:
            insert_rows(con, "articles")
    if replace:
        upsert(con, "revisions", leave_out=columns_of_articles, run_id=run_id, loaded_at=now)
        run_query(con, "delete_blocks")
        run_query(con, "delete_article_tags")
        run_query(con, "delete_claims")
        run_query(con, "delete_claim_pairs")
    else:
        insert_rows(con, "revisions", leave_out=columns_of_articles, run_id=run_id, loaded_at=now)
    if "blocks" in given:
        run_query(con, "insert_blocks")
    if "article_tags" in given:
        run_query(con, "insert_article_tags")
    if "claims" in given:
        run_query(con, "insert_claims")
    write_newest_texts(con, replace=replace)
    index_texts(con, [revision.article for revision in batch.revisions], replace=replace)


def _load_terms(con: DuckDBPyConnection, *, replace: bool) -> None:
    if replace:
        run_query(con, "merge_terms")
        run_query(con, "widen_stories")
    else:
        insert_rows(con, "terms")


def _load_site_boilerplate(con: DuckDBPyConnection, given: Collection[str]) -> None:
    if "block_counts" in given:
        upsert(con, "block_counts")
        run_query(con, "prune_block_counts", days=REMEMBERED_DAYS)
    if "site_days" in given:
        upsert(con, "site_days")
    if "learned_rules" in given:
        insert_new(con, "learned_rules")


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
        fingerprints=tabulate("fingerprints", fingerprints),
        duplicates=tabulate("duplicates", duplicates),
    ):
        with staged(con, overrides=tabulate("overrides", removed)):
            run_query(con, "delete_overrides")
        with staged(con, overrides=tabulate("overrides", added)):
            upsert(con, "overrides")
        run_query(con, "delete_duplicates")
        insert_rows(con, "duplicates")
        waiting = {
            *(article_id for one in (*added, *removed) for article_id in (one.first, one.second)),
            *(one.article_id for one in fingerprints),
            *(link.article_id for link in duplicates),
        }
        _queue(con, waiting, may_wait=True)


def load_tags(con: DuckDBPyConnection, tags: Sequence[Tag], *, version: str) -> None:
    """Replace the taxonomy by `tags`, which have the version `version`."""
    with transaction(con, tags=tabulate("tags", tags)):
        run_query(con, "delete_tags")
        insert_rows(con, "tags", version=version)


def write_run(con: DuckDBPyConnection, run: Run) -> None:
    """Write that a flow of a run has ended, with its counts by outcome."""
    with transaction(con, runs=tabulate("runs", [run])):
        upsert(con, "runs")
