"""The records that stages hand to one another.

A stage adds a record, it never fills in a field of somebody else's: a page becomes an
extraction, an extraction an article, and each refers to the one before by identifier. All
times are aware datetimes in UTC. Identifiers are hex strings made by
:func:`transforms.text.identify`, so the same input always gets the same identifier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal["paragraph", "heading", "list", "quote", "table"]
Outcome = Literal["pending", "loaded", "revised", "unchanged", "known", "refused"]
Precision = Literal["second", "minute", "day", "month", "year"]
Purpose = Literal["feed", "page", "robots", "sitemap"]
Relevance = Literal["subject", "mention"]
TagKind = Literal["topic", "company", "model", "plant", "person", "programme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as the warehouse remembers it: where it is and what the server said last."""

    feed_id: str
    url: str
    name: str
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedBody:
    """The bytes that came from `url` when `feed` was asked for, and what the server said they are."""

    feed: Feed
    url: str
    body: bytes
    media_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a feed: a promise that an article stands at `url`.

    `version` changes when the publisher says that the entry changed; the same guid with a new
    version is fetched again, a version that was seen before never is.
    """

    entry_id: str
    feed_id: str
    guid: str
    url: str
    canonical_url: str
    title: str
    authors: tuple[str, ...]
    published_raw: str | None
    published_at: datetime | None
    updated_at: datetime | None
    language: str | None
    summary: str | None
    content: str | None
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a feed's bytes say: its own title and language, and its entries in feed order.

    `form` names the dialect, such as ``rss20``, ``atom10``, ``rss10`` or ``json11``.
    `truncated` is set when entries beyond the limit were left out. `faults` lists, in words,
    what had to be overlooked, such as an entry without an address.
    """

    form: str
    title: str | None
    site_url: str | None
    language: str | None
    entries: tuple[Entry, ...]
    truncated: bool
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRef:
    """Where a WARC record starts: the file's name inside the archive, offset and length in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One HTTP request and how it ended. `reason` is null when a usable answer came.

    `size` counts the body's bytes after decoding, `duration_ms` the whole exchange.
    """

    fetch_id: str
    url: str
    purpose: Purpose
    started_at: datetime
    duration_ms: int
    status: int | None
    size: int
    media_type: str | None
    etag: str | None
    last_modified: str | None
    body_sha256: str | None
    reason: str | None
    detail: str | None
    archived: ArchiveRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something did not become an article. `stage` is fetch, parse, extract, clean or load."""

    url: str | None
    origin: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One look at one feed: the request, then either what it said or why it could not be read.

    Both are null when the server answered that nothing changed; both are set when the feed broke
    off half-way and its whole entries were taken. `hops` are the redirects on the way.
    """

    feed_id: str
    fetch: Fetch
    hops: tuple[Fetch, ...] = ()
    parsed: ParsedFeed | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes that arrived and wait to be read: a fetched web page or a loaded file.

    `corpus` and `origin` are those of the `articles` view. `charset` is what the server said.
    The `feed_…` fields are what the feed's entry claims, for pages that are silent themselves.
    """

    page_id: str
    corpus: str
    origin: str
    entry_id: str | None
    url: str | None
    body: bytes
    media_type: str
    charset: str | None
    sha256: str
    landed_at: datetime
    archived: ArchiveRef | None
    feed_title: str | None = None
    feed_authors: tuple[str, ...] = ()
    feed_published_at: datetime | None = None
    feed_language: str | None = None
    feed_content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text that stands on its own on the page: a paragraph, a heading, a list.

    `links` is the share of its characters that stand inside links, from 0 to 1.
    """

    kind: BlockKind
    text: str
    links: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one page says, before cleaning. `published_source` names where the date was found."""

    page_id: str
    title: str | None
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: Precision | None
    published_source: str | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedBlock:
    """A block and the verdict on it: kept, or removed by a named rule of a class."""

    position: int
    kind: BlockKind
    text: str
    kept: bool
    rule: str | None
    class_: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One reading of one page: what the warehouse stores as an article's revision.

    `text` is the kept blocks with a blank line between; `sha256` digests the title and the
    text after normalising, so that a change of boilerplate alone does not change it.
    """

    article_id: str
    page_id: str
    corpus: str
    origin: str
    source: str
    url: str | None
    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: Precision | None
    published_source: str | None
    language: str | None
    text: str
    word_count: int
    sha256: str
    seen_at: datetime
    blocks: tuple[CleanedBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEntry:
    """An entry whose turn has come. `article_id` is what an earlier version of it became."""

    entry: Entry
    feed_url: str
    attempts: int
    article_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """The one outcome of a page; `article_id` is null when it was refused."""

    page: Page
    outcome: Outcome
    article_id: str | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRevision:
    """The newest revision of an article that is in the warehouse already."""

    article_id: str
    revision: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An intent: store this reading as revision `revision` (1 for a new article)."""

    article: Article
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What duplicates are found by.

    `text_sha256` digests the normalised text alone; `bands` are the MinHash band keys, each
    a signed 64-bit integer that already carries its band's number; `text` is there for the
    exact check. `site` is the publisher's domain, `at` when the article was first seen.
    """

    article_id: str
    site: str
    at: datetime
    text_sha256: str
    bands: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A link from a copy to its original. `score` is the share of text they have in common."""

    article_id: str
    duplicate_of: str
    method: Literal["exact", "near"]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words and names that tell what an article is about, with how often each occurs."""

    article_id: str
    at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """An article that belongs to a story, with the terms it can be compared by."""

    story_id: str
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMembership:
    """An intent: this article belongs to that story, by this score and on these terms."""

    article_id: str
    story_id: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word of the taxonomy that articles can be tagged with."""

    tag: str
    kind: TagKind
    label: str
    parent: str | None
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span that a tag rests on: `field` is title or text, `start` and `end` count characters."""

    field: Literal["title", "text"]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTag:
    """A tag on an article, whether it is what the article is about, and how we know."""

    article_id: str
    tag: str
    relevance: Relevance
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOutcome:
    """How an entry's turn on the work list ended.

    `next_attempt_at` is set only while the outcome is pending: the failure may heal.
    """

    entry_id: str
    outcome: Outcome
    article_id: str | None
    reason: str | None
    detail: str | None
    attempts: int
    next_attempt_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that can be told from one page alone."""

    article: Article
    fingerprint: Fingerprint
    terms: Terms
    tags: tuple[ArticleTag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Everything that one load writes, decided beforehand; it goes in as one transaction.

    `refusals` are those of entries that never became a page; a refused page carries its own.
    """

    outcomes: tuple[PageOutcome, ...] = ()
    revisions: tuple[Revision, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    terms: tuple[Terms, ...] = ()
    memberships: tuple[StoryMembership, ...] = ()
    tags: tuple[ArticleTag, ...] = ()
    entries: tuple[EntryOutcome, ...] = ()
    fetches: tuple[Fetch, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a flow, with how often each outcome occurred."""

    run_id: str
    flow: str
    started_at: datetime
    ended_at: datetime
    counts: tuple[tuple[str, int], ...]
