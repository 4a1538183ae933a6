"""Declare the staged tables: the record behind a row, its columns, and the key.

A staged table has a column for each field of its record, so that a new field needs no line here.
A table of the store that is written row by row has the name of its staged table.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.records import (
    ArticleClaim,
    BlockCount,
    ClaimPair,
    ComparedQuantity,
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
    Subscription,
    Tag,
    Terms,
)
from warehouse.columns import list_paths
from warehouse.staged_records import (
    ArticleRow,
    BandPart,
    Candidate,
    ClaimTopic,
    IndexedText,
    KeptCorpus,
    Key,
    ListedFeed,
    MovedRecord,
    NewestText,
    Number,
    NumberedWord,
    Passage,
    Posting,
    RevisionBlock,
    RevisionTag,
    SharedTerm,
    TermPlaces,
    WeightedTerm,
    Word,
)
from warehouse.story_times import TimedMembership


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedTable:
    """How records of one type become rows.

    Attributes:
        record: The type of the records.
        paths: Where each column is in a record, as :mod:`warehouse.columns` describes.
        key: The columns that identify a row of the store's table; empty where every record is a row.
        number: The column of the store's table that holds 64 bits of the MD5 of the key, by which rows are
            looked up quickly; empty where there is none.
    """

    record: type
    paths: tuple[str, ...]
    key: tuple[str, ...] = ()
    number: str = ""


def _declare(
    record: type, key: str = "", *, inline: str = "", without: str = "", number: str = ""
) -> StagedTable:
    paths = list_paths(record, inline=inline.split(), without=without.split())
    return StagedTable(record=record, paths=paths, key=tuple(key.split()), number=number)


TABLES: dict[str, StagedTable] = {
    "keys": _declare(Key, "key"),
    "numbers": _declare(Number, "number"),
    "feeds": StagedTable(
        record=ListedFeed, paths=("feed.feed_id", "feed.url", "feed.name", "position"), key=("feed_id",)
    ),
    "polls": StagedTable(
        record=Poll,
        paths=(
            *("feed_id", "fetch.started_at", "fetch.status", "fetch.etag", "fetch.last_modified"),
            *("fetch.body_sha256", "parsed.form", "parsed.title", "parsed.site_url", "parsed.language"),
            *("parsed.truncated", "parsed.faults"),
            *("hub_links.hubs|parsed.hub_links.hubs", "hub_links.topic|parsed.hub_links.topic"),
            *("refusal.reason|fetch.reason", "refusal.detail|fetch.detail"),
        ),
        key=("feed_id",),
    ),
    "schedules": _declare(Feed, "feed_id", inline="schedule", without="url name form"),
    "feed_notes": _declare(FeedNote, "run_id feed_id reason detail"),
    "entries": _declare(Entry, "entry_id"),
    "fetches": _declare(Fetch, "fetch_id"),
    "outcomes": _declare(EntryOutcome, "entry_id"),
    "backoffs": _declare(HostBackoff, "host"),
    "robots": _declare(RobotsFile, "origin"),
    "refusals": _declare(Refusal, "run_id url origin stage reason detail"),
    "pages": _declare(
        PageOutcome,
        "page_id",
        inline="page refusal",
        without="page.body page.canonical_link refusal.url refusal.origin",
        number="page_key",
    ),
    "passages": _declare(Passage, "place"),
    "words": _declare(Word, "place"),
    "numbered_words": _declare(NumberedWord),
    "postings": _declare(Posting),
    "documents": _declare(IndexedText, "article_id"),
    "newest_texts": _declare(NewestText, "article_id"),
    "articles": _declare(ArticleRow, "article_id"),
    "revisions": _declare(Revision, "article_id revision", inline="article", without="article.blocks"),
    "blocks": _declare(RevisionBlock, "article_id revision position", inline="block"),
    "changes": _declare(RevisionChange, "article_id revision"),
    "fingerprints": _declare(Fingerprint, "article_id", without="text"),
    "kept": _declare(Key, "key"),
    "replaced": _declare(Key, "key"),
    "queued": _declare(Key, "key"),
    "decided": _declare(Key, "key"),
    "candidates": _declare(Candidate),
    "band_runs": _declare(BandPart),
    "duplicates": _declare(Duplicate, "article_id"),
    "overrides": _declare(Override, "first second relation"),
    "terms": _declare(Terms, "article_id"),
    "weighted_terms": _declare(WeightedTerm),
    "shared_terms": _declare(SharedTerm),
    "corpora": _declare(KeptCorpus, "corpus"),
    "moved": _declare(MovedRecord),
    "term_places": _declare(TermPlaces),
    "memberships": _declare(TimedMembership, "article_id", inline="membership"),
    "article_tags": _declare(RevisionTag, "article_id tag", inline="tag"),
    "tags": _declare(Tag, "tag"),
    "claims": _declare(ArticleClaim, "article_id position", inline="claim"),
    "claim_pairs": _declare(ClaimPair, "article_id position other_article_id other_position"),
    "topics": _declare(ClaimTopic, "subject quantity"),
    "quantities": _declare(ComparedQuantity, "quantity"),
    "block_counts": _declare(BlockCount, "key"),
    "site_days": _declare(SiteDay, "site day"),
    "learned_rules": _declare(LearnedRule, "rule"),
    "subscriptions": _declare(Subscription, "subscription_id"),
    "runs": _declare(Run, "run_id flow"),
}
