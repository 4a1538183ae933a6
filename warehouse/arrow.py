"""Records as Arrow tables: the only place where they become columns.

Queries see a table as ``incoming_<name>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import pyarrow as pa

from transforms.records import (
    ArticleTag,
    ArticleText,
    Batch,
    BlockCount,
    CleanedBlock,
    Duplicate,
    Entry,
    EntryOutcome,
    Feed,
    FeedNote,
    Fetch,
    Fingerprint,
    HostBackoff,
    LearnedRule,
    Override,
    PageOutcome,
    Poll,
    Refusal,
    Revision,
    RevisionChange,
    RobotsFile,
    Run,
    SiteDay,
    StoryMembership,
    Tag,
    Terms,
)
from warehouse.columns import column_type, gather_column, name_column


class _Key(NamedTuple):
    key: str


class _Number(NamedTuple):
    number: int


class _ListedFeed(NamedTuple):
    position: int
    feed: Feed


class _ReadBlock(NamedTuple):
    reading: Revision
    block: CleanedBlock


# Each table: what a row is made of, and the attributes that become its columns (see columns.py).
_TABLES: dict[str, tuple[type, str]] = {
    "keys": (_Key, "key"),
    "numbers": (_Number, "number"),
    "feeds": (_ListedFeed, "feed.feed_id feed.url feed.name position"),
    "polls": (
        Poll,
        """
        feed_id fetch.started_at fetch.status fetch.etag fetch.last_modified fetch.body_sha256
        parsed.form parsed.title parsed.site_url parsed.language parsed.truncated parsed.faults
        refusal.reason|fetch.reason
        refusal.detail|fetch.detail
        """,
    ),
    "schedules": (
        Feed,
        """
        feed_id etag last_modified body_sha256 failures schedule.next_poll_at schedule.wait_until
        schedule.gone_at schedule.poll_interval schedule.interval_hint schedule.recent_since
        schedule.recent_entries schedule.last_full_response_at schedule.polls_since_full_response
        schedule.last_entries_at schedule.last_gap_at schedule.moved_url schedule.pending_move
        schedule.pending_move_polls
        """,
    ),
    "feed_notes": (FeedNote, "feed_id reason detail"),
    "entries": (
        Entry,
        """
        entry_id feed_id guid url canonical_url title authors published_raw published_at updated_at
        language summary content version
        """,
    ),
    "fetches": (
        Fetch,
        """
        fetch_id url purpose started_at duration_ms status size media_type etag
        last_modified body_sha256 reason detail archived
        """,
    ),
    "outcomes": (EntryOutcome, "entry_id outcome article_id reason detail attempts next_attempt_at"),
    "backoffs": (HostBackoff, "host until"),
    "robots": (RobotsFile, "origin fetched_at text reason detail"),
    "refusals": (Refusal, "url origin stage reason detail"),
    "pages": (
        PageOutcome,
        """
        page.page_id page.corpus page.origin page.entry_id page.url page.sha256 page.media_type
        page.charset page.feed_title page.feed_authors page.feed_published_at page.feed_language
        page.feed_content page.received_at page.archived outcome article_id
        refusal.stage refusal.reason refusal.detail
        """,
    ),
    "texts": (ArticleText, "article_id title text"),
    "revisions": (
        Revision,
        """
        article.article_id revision article.page_id article.corpus article.origin article.source
        article.url article.seen_at article.title article.authors article.published_at
        article.published_precision article.published_source article.language article.text
        article.word_count article.sha256 article.modified_at article.modified_precision
        article.modified_source article.section article.image_url article.canonical_url
        article.paywalled article.truncated article.text_source
        """,
    ),
    "blocks": (
        _ReadBlock,
        """
        reading.article.article_id reading.revision block.position block.kind block.text block.kept
        block.rule block.class_
        """,
    ),
    "changes": (
        RevisionChange,
        "article_id revision title_before blocks_added blocks_removed figures",
    ),
    "fingerprints": (Fingerprint, "article_id site url at seen_at text_sha256 bands"),
    "duplicates": (Duplicate, "article_id duplicate_of nearest method score"),
    "overrides": (Override, "first second relation same note decided_at"),
    "terms": (Terms, "article_id at counts"),
    "memberships": (StoryMembership, "article_id story_id score terms"),
    "article_tags": (ArticleTag, "article_id tag relevance score evidence"),
    "tags": (Tag, "tag kind label parent description"),
    "block_counts": (BlockCount, "key site articles first_day last_day article_id"),
    "site_days": (SiteDay, "site day articles"),
    "learned_rules": (
        LearnedRule,
        "rule site key text class_ articles of_articles first_day last_day learned_at refused_at",
    ),
    "runs": (Run, "run_id flow started_at ended_at counts"),
}


def list_schemas() -> Mapping[str, pa.Schema]:
    """Return the schema of every table that queries may find staged, by the table's name."""
    return {name: tabulate(name, []).schema for name in _TABLES}


def tabulate(name: str, records: Iterable[object], *, key: Sequence[str] = ()) -> pa.Table:
    """Make the table called `name`, a row a record.

    Of the records that agree in the attributes `key` the last one counts, so that a record which
    comes twice is one row.
    """
    rows = list({attrgetter(*key)(record): record for record in records}.values() if key else records)
    record, paths = _TABLES[name]
    return pa.table(
        {name_column(path): gather_column(rows, path, column_type(record, path)) for path in paths.split()}
    )


def tabulate_keys(keys: Iterable[str]) -> pa.Table:
    """Make the table ``keys`` of the identifiers, terms or addresses that a query is about."""
    return tabulate("keys", [_Key(key) for key in sorted(set(keys))])


def tabulate_numbers(numbers: Iterable[int]) -> pa.Table:
    """Make the table ``numbers`` of the numeric keys that a query is about."""
    return tabulate("numbers", [_Number(number) for number in sorted(set(numbers))])


def tabulate_feeds(feeds: Sequence[Feed]) -> pa.Table:
    """Make the table ``feeds`` of a feed list in its order; a feed listed twice counts once."""
    return tabulate("feeds", [_ListedFeed(*pair) for pair in enumerate(feeds)], key=("feed.feed_id",))


def tabulate_entries(polls: Iterable[Poll]) -> pa.Table:
    """Make the table ``entries`` of what polls list. Of an entry listed twice in a feed the first counts."""
    entries = [entry for poll in polls if poll.parsed for entry in reversed(poll.parsed.entries)]
    return tabulate("entries", entries, key=("entry_id",))


def tabulate_polls(
    polls: Sequence[Poll], feeds: Sequence[Feed], notes: Sequence[FeedNote]
) -> dict[str, pa.Table]:
    """Make the tables that polls come to, with what was decided on their feeds."""
    return {
        "polls": tabulate("polls", polls, key=("feed_id",)),
        "fetches": tabulate(
            "fetches", [fetch for poll in polls for fetch in (*poll.hops, poll.fetch)], key=("fetch_id",)
        ),
        "schedules": tabulate("schedules", feeds, key=("feed_id",)),
        "feed_notes": tabulate("feed_notes", notes),
        "entries": tabulate_entries(polls),
        "refusals": tabulate("refusals", [poll.refusal for poll in polls if poll.refusal]),
    }


def tabulate_batch(batch: Batch) -> dict[str, pa.Table]:
    """Make the tables that one load comes to; ``keys`` holds the articles with a new reading."""
    readings = batch.revisions
    return {
        "pages": tabulate("pages", batch.outcomes, key=("page.page_id",)),
        "outcomes": tabulate("outcomes", batch.entries, key=("entry_id",)),
        "fetches": tabulate("fetches", batch.fetches, key=("fetch_id",)),
        "refusals": tabulate(
            "refusals", [*batch.refusals, *(page.refusal for page in batch.outcomes if page.refusal)]
        ),
        "keys": tabulate_keys(reading.article.article_id for reading in readings),
        "revisions": tabulate("revisions", readings, key=("article.article_id", "revision")),
        "texts": tabulate("texts", [reading.article for reading in readings], key=("article_id",)),
        "blocks": tabulate(
            "blocks",
            [_ReadBlock(reading, block) for reading in readings for block in reading.article.blocks],
            key=("reading.article.article_id", "reading.revision", "block.position"),
        ),
        "changes": tabulate("changes", batch.changes, key=("article_id", "revision")),
        "fingerprints": tabulate("fingerprints", batch.fingerprints, key=("article_id",)),
        "duplicates": tabulate("duplicates", batch.duplicates, key=("article_id",)),
        "terms": tabulate("terms", batch.terms, key=("article_id",)),
        "memberships": tabulate("memberships", batch.memberships, key=("article_id",)),
        "article_tags": tabulate("article_tags", batch.tags, key=("article_id", "tag")),
        "block_counts": tabulate("block_counts", batch.site_boilerplate.counts, key=("key",)),
        "site_days": tabulate("site_days", batch.site_boilerplate.days, key=("site", "day")),
        "learned_rules": tabulate("learned_rules", batch.site_boilerplate.rules, key=("rule",)),
    }
