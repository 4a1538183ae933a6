"""Reading: what the pure stages and the flows ask of the warehouse, as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import (
    DueEntry,
    Duplicate,
    Entry,
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
    RobotsFile,
    Schedule,
    StoryMember,
    Terms,
)
from warehouse.arrow import tabulate, tabulate_entries, tabulate_keys
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged

_LOOKED_UP = 1_000  # identifiers at once; for 2,048 and more DuckDB leaves the index aside


def read_due_feeds(con: DuckDBPyConnection, *, now: datetime, every: bool = False) -> list[Feed]:
    """Return the configured feeds whose turn it is at `now`, in their order.

    With `every` also those whose turn has not come, but for the ones that rest: whose servers want to
    be left alone, and those that are gone.
    """

    def recall(
        *,
        feed_id: str,
        url: str,
        name: str,
        etag: str | None,
        last_modified: str | None,
        body_sha256: str | None,
        failures: int,
        form: str | None,
        **learnt: Any,
    ) -> Feed:
        return Feed(
            feed_id=feed_id,
            url=url,
            name=name,
            etag=etag,
            last_modified=last_modified,
            body_sha256=body_sha256,
            failures=failures,
            form=form,
            schedule=Schedule(**learnt),
        )

    return read_records(con, "read_due_feeds", recall, now=now, every=every)


def read_waiting_feeds(con: DuckDBPyConnection, *, now: datetime) -> list[dict[str, Any]]:
    """Return name, `wait_until` and `gone_at` of the configured feeds that no run asks at `now`."""
    return read_records(con, "read_waiting_feeds", dict, now=now)


def read_existing_entries(con: DuckDBPyConnection, polls: Iterable[Poll]) -> list[ExistingEntry]:
    """Return the entries that those listed by `polls` may be, the oldest first."""
    with staged(con, entries=tabulate_entries(polls)):
        return read_records(con, "read_existing_entries", ExistingEntry)


def read_feed_health(con: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return the rows of the view `feeds`, configured ones first, in their order."""
    return read_records(con, "read_feed_health", dict)


def read_backoffs(con: DuckDBPyConnection, *, now: datetime) -> list[HostBackoff]:
    """Return the servers that want to be left alone at `now`."""
    return read_records(con, "read_backoffs", HostBackoff, now=now)


def read_robots(con: DuckDBPyConnection, origins: Iterable[str]) -> list[RobotsFile]:
    """Return what is remembered of the robots.txt of each of `origins`."""
    with staged(con, keys=tabulate_keys(origins)):
        return read_records(con, "read_robots", RobotsFile)


def read_due_entries(con: DuckDBPyConnection, *, now: datetime, limit: int) -> list[DueEntry]:
    """Return at most `limit` entries whose turn it is, the longest waiting first."""

    def take(*, feed_url: str, attempts: int, article_id: str | None, **columns: Any) -> DueEntry:
        return DueEntry(entry=Entry(**columns), feed_url=feed_url, attempts=attempts, article_id=article_id)

    return read_records(con, "read_due_entries", take, now=now, most=limit)


def read_existing_pages(con: DuckDBPyConnection, page_ids: Iterable[str]) -> dict[str, Refusal | None]:
    """Return those of `page_ids` that have had their outcome, with the refusal if that was it."""

    def recall(
        *, page_id: str, is_refused: bool, reason: RefusalReason, **columns: Any
    ) -> tuple[str, Refusal | None]:
        return page_id, Refusal(reason=reason, **columns) if is_refused else None

    with staged(con, keys=tabulate_keys(page_ids)):
        return dict(read_records(con, "read_existing_pages", recall))


def read_existing_urls(
    con: DuckDBPyConnection, canonical_urls: Iterable[str]
) -> dict[str, tuple[str, datetime]]:
    """Return which article each canonical URL led to, and when its page last landed."""
    with staged(con, keys=tabulate_keys(canonical_urls)):
        return {url: (article_id, at) for url, article_id, at in run_query(con, "read_existing_urls")}


def read_existing_revisions(
    con: DuckDBPyConnection, article_ids: Iterable[str]
) -> dict[str, ExistingRevision]:
    """Return the newest revision of each of `article_ids` that is known."""
    with staged(con, keys=tabulate_keys(article_ids)):
        known = read_records(con, "read_existing_revisions", ExistingRevision)
    return {revision.article_id: revision for revision in known}


def read_existing_texts(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, ExistingText]:
    """Return what the newest revision of each of `article_ids` says that is known."""
    ids = sorted(set(article_ids))
    batches = (ids[start : start + _LOOKED_UP] for start in range(0, len(ids), _LOOKED_UP))
    return {
        past.article_id: past
        for some in batches
        for past in read_records(con, "read_existing_texts", ExistingText, constants={"article_ids": some})
    }


def read_candidates(con: DuckDBPyConnection, fingerprints: Sequence[Fingerprint]) -> list[Fingerprint]:
    """Return the known articles that may be copies of new ones, or originals, earliest first.

    They share a band with one of `fingerprints`, or a ruling says that they are the same, and are none
    of them; for each at most 16 of other texts, no two of one, and 16 of its own. They come with their
    latest text and with the bands that they share.
    """
    with staged(con, fingerprints=tabulate("fingerprints", fingerprints, key=("article_id",))):
        rows: list[dict[str, Any]] = read_records(con, "read_candidates", dict)
    return _add_texts(con, rows)


def read_fingerprints(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Fingerprint]:
    """Return the fingerprints of `article_ids`, and of the copies that hang on them."""
    with staged(con, keys=tabulate_keys(article_ids)):
        rows: list[dict[str, Any]] = read_records(con, "read_fingerprints", dict)
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
    """Return what people decided about any of `article_ids`, the oldest first."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_overrides", Override)


def read_terms(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[Terms]:
    """Return the terms of `article_ids`, in their order."""
    with staged(con, keys=tabulate_keys(article_ids)):
        rows = run_query(con, "read_terms")
    return [
        Terms(article_id=article_id, at=at, counts=tuple(counts.items())) for article_id, at, counts in rows
    ]


def read_open_stories(
    con: DuckDBPyConnection,
    new: Sequence[Terms],
    *,
    window: timedelta,
    young: int,
    most: int,
    beside: Iterable[str] = (),
) -> list[StoryMember]:
    """Return all members of the stories that had one within `window` of an article of `new`, oldest first.

    So are those of the stories that the articles `beside` belong to, and in a warehouse of fewer than
    `young` articles those of all. Of more than `most` articles come the stories that share the rarest
    terms with `new`.
    """
    with staged(con, terms=tabulate("terms", new, key=("article_id",)), keys=tabulate_keys(beside)):
        rows = run_query(con, "read_open_stories", window=window, young=young, most=most)
    return [
        StoryMember(
            story_id=story_id,
            terms=Terms(article_id=article_id, at=at, counts=tuple(zip(names, counts, strict=True))),
            duplicate_of=original,
        )
        for story_id, article_id, at, names, counts, original in rows
    ]


def read_term_frequencies(con: DuckDBPyConnection, terms: Iterable[str]) -> tuple[dict[str, int], int]:
    """Return in how many articles each of `terms` occurs, and how many articles there are.

    Terms that occur in none are left out.
    """
    with staged(con, keys=tabulate_keys(terms)):
        frequencies = dict(run_query(con, "read_term_frequencies"))
    ((articles,),) = run_query(con, "count_terms")
    return frequencies, int(articles)


def read_archive_end(con: DuckDBPyConnection, file: str) -> int:
    """Return where the last known record of the archive's `file` ends, in bytes; 0 if none is known."""
    ((end,),) = run_query(con, "read_archive_end", file=file)
    return int(end)


def read_totals(con: DuckDBPyConnection) -> dict[str, int]:
    """Return what the warehouse or an edition holds, such as ``articles`` and ``articles.seed``.

    Parts of a number are named after it: articles by corpus, refusals by reason.
    """
    return dict(run_query(con, "read_totals"))
