"""Reads records for the stages and the flows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import (
    DueEntry,
    Duplicate,
    ExistingEntry,
    ExistingRevision,
    ExistingText,
    Feed,
    Fingerprint,
    HostBackoff,
    Override,
    Poll,
    Refusal,
    RefusalReason,
    RefusalStage,
    RobotsFile,
    StoryMember,
    Terms,
)
from warehouse.arrow import tabulate, tabulate_entries, tabulate_keys
from warehouse.sql import read_records, read_rows, run_query
from warehouse.transaction import staged

_MAX_LITERALS = 1_000  # identifiers in one statement; with 2,048 or more DuckDB does not use the index


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExistingPage:
    page_id: str
    url: str | None
    origin: str
    stage: RefusalStage | None
    reason: RefusalReason | None
    detail: str | None

    @property
    def refusal(self) -> Refusal | None:
        """Why the page was refused; `None` where it was not."""
        if not (self.stage and self.reason):
            return None
        return Refusal(
            url=self.url,
            origin=self.origin,
            stage=self.stage,
            reason=self.reason,
            detail=self.detail or self.reason.sentence,
        )


def read_due_feeds(con: DuckDBPyConnection, *, now: datetime, every: bool = False) -> list[Feed]:
    """Return the configured feeds that are due at `now`, in their order.

    Feeds whose servers asked us to wait, and feeds that are gone, are never due.

    Args:
        con: A connection to the warehouse.
        now: The time.
        every: Return the feeds that are not due yet as well.
    """
    return read_records(con, "read_due_feeds", Feed, now=now, every=every)


def read_waiting_feeds(con: DuckDBPyConnection, *, now: datetime) -> list[dict[str, Any]]:
    """Return `name`, `wait_until` and `gone_at` of the configured feeds that no run polls at `now`."""
    return read_rows(con, "read_waiting_feeds", now=now)


def read_existing_entries(con: DuckDBPyConnection, polls: Iterable[Poll]) -> list[ExistingEntry]:
    """Return the entries of the work list that those listed by `polls` may be, the oldest first."""
    with staged(con, entries=tabulate_entries(polls)):
        return read_records(con, "read_existing_entries", ExistingEntry)


def read_feed_health(con: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the rows of the view `feeds`, the configured ones first, in their order."""
    return read_rows(con, "read_feed_health")


def read_backoffs(con: DuckDBPyConnection, *, now: datetime) -> list[HostBackoff]:
    """Return the servers that asked us to wait beyond `now`."""
    return read_records(con, "read_backoffs", HostBackoff, now=now)


def read_robots(con: DuckDBPyConnection, origins: Iterable[str]) -> list[RobotsFile]:
    """Return the stored robots.txt of each of `origins` that has one."""
    with staged(con, keys=tabulate_keys(origins)):
        return read_records(con, "read_robots", RobotsFile)


def read_due_entries(con: DuckDBPyConnection, *, now: datetime, limit: int) -> list[DueEntry]:
    """Return at most `limit` entries that are due at `now`, those that have waited longest first."""
    return read_records(con, "read_due_entries", DueEntry, now=now, limit=limit)


def read_existing_pages(con: DuckDBPyConnection, page_ids: Iterable[str]) -> dict[str, Refusal | None]:
    """Return those of `page_ids` that are in the warehouse, each with its refusal if it was refused."""
    with staged(con, keys=tabulate_keys(page_ids)):
        pages = read_records(con, "read_existing_pages", _ExistingPage)
    return {page.page_id: page.refusal for page in pages}


def read_existing_urls(
    con: DuckDBPyConnection, canonical_urls: Iterable[str]
) -> dict[str, tuple[str, datetime]]:
    """Return the article that each canonical URL led to, and when its newest page arrived."""
    with staged(con, keys=tabulate_keys(canonical_urls)):
        return {url: (article_id, at) for url, article_id, at in run_query(con, "read_existing_urls")}


def read_existing_revisions(
    con: DuckDBPyConnection, article_ids: Iterable[str]
) -> dict[str, ExistingRevision]:
    """Return the newest revision of each of `article_ids` that is in the warehouse."""
    with staged(con, keys=tabulate_keys(article_ids)):
        existing = read_records(con, "read_existing_revisions", ExistingRevision)
    return {revision.article_id: revision for revision in existing}


def read_existing_texts(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, ExistingText]:
    """Return the newest title and text of each of `article_ids` that is in the warehouse."""
    ids = sorted(set(article_ids))
    batches = (ids[start : start + _MAX_LITERALS] for start in range(0, len(ids), _MAX_LITERALS))
    return {
        text.article_id: text
        for batch in batches
        for text in read_records(con, "read_existing_texts", ExistingText, literals={"article_ids": batch})
    }


def read_candidates(con: DuckDBPyConnection, fingerprints: Sequence[Fingerprint]) -> list[Fingerprint]:
    """Return the existing articles that may be copies of new ones, or their originals, earliest first.

    A candidate shares a band with one of `fingerprints` or was called the same by a person, and is
    none of them. For each new article there are at most 16 candidates with other texts, all
    different, and 16 with its own text. A candidate has its newest text, and of its bands only
    those that it shares.
    """
    with staged(con, fingerprints=tabulate("fingerprints", fingerprints)):
        rows = read_rows(con, "read_candidates")
    return _add_texts(con, rows)


def read_fingerprints(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Fingerprint]:
    """Return the fingerprints of `article_ids`, and of the copies that are nearest to one of them."""
    with staged(con, keys=tabulate_keys(article_ids)):
        rows = read_rows(con, "read_fingerprints")
    return _add_texts(con, rows)


def _add_texts(con: DuckDBPyConnection, rows: Sequence[dict[str, Any]]) -> list[Fingerprint]:
    texts = read_existing_texts(con, [row["article_id"] for row in rows])
    return [
        Fingerprint(**row, text=texts[row["article_id"]].text) for row in rows if row["article_id"] in texts
    ]


def read_links(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Duplicate]:
    """Return the links of `article_ids` and of all articles that have the same originals."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_links", Duplicate)


def read_overrides(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Override]:
    """Return people's decisions on any of `article_ids`, the oldest first."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_overrides", Override)


def read_terms(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Terms]:
    """Return the terms of `article_ids`, by their identifiers."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_terms", Terms)


def read_open_stories(
    con: DuckDBPyConnection,
    new: Sequence[Terms],
    *,
    window: timedelta,
    young: int,
    limit: int,
    beside: Iterable[str] = (),
) -> list[StoryMember]:
    """Return all members of the stories that new articles may belong to, oldest first.

    These are the stories that have a member within `window` of an article of `new`, and the stories
    of `beside`. While fewer than `young` articles have terms, they are all stories.

    Args:
        con: A connection to the warehouse.
        new: The terms of the new articles.
        window: The longest time between a new article and a member of an open story.
        young: The number of articles below which all stories are open.
        limit: The largest number of articles; stories that share the rarest terms with `new` come first.
        beside: Articles whose stories are open in any case.
    """
    with staged(con, terms=tabulate("terms", new), keys=tabulate_keys(beside)):
        rows = run_query(con, "read_open_stories", window=window, young=young, limit=limit)
    return [
        StoryMember(
            story_id=story_id,
            terms=Terms(article_id=article_id, at=at, counts=tuple(zip(names, counts, strict=True))),
            duplicate_of=original,
        )
        for story_id, article_id, at, names, counts, original in rows
    ]


def read_term_frequencies(con: DuckDBPyConnection, terms: Iterable[str]) -> tuple[dict[str, int], int]:
    """Return in how many articles each of `terms` occurs, and how many articles have terms.

    Terms that occur in none are left out.
    """
    with staged(con, keys=tabulate_keys(terms)):
        frequencies = dict(run_query(con, "read_term_frequencies"))
    ((articles,),) = run_query(con, "count_terms")
    return frequencies, int(articles)


def read_archive_end(con: DuckDBPyConnection, file: str) -> int:
    """Return where the last record of the archive's `file` that the warehouse refers to ends.

    Returns:
        The offset in bytes; 0 if the warehouse refers to no record of the file.
    """
    ((end,),) = run_query(con, "read_archive_end", file=file)
    return int(end)


def read_totals(con: DuckDBPyConnection) -> dict[str, int]:
    """Return the totals of the warehouse or an edition by name, such as ``articles``.

    A name such as ``articles.seed`` is a part of a total: articles by corpus, refusals by reason.
    """
    return dict(run_query(con, "read_totals"))
