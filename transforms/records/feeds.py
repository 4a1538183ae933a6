"""Feeds, their entries, and the work list that is made from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from transforms.records.moments import Precision
from transforms.records.poll_schedules import Schedule
from transforms.records.refusals import RefusalReason
from transforms.records.subscriptions import HubLinks

INDEX_FORM = "sitemap-index"
"""The form of an index of sitemaps, which has no entries of its own."""
Outcome = Literal["pending", "loaded", "revised", "unchanged", "known", "refused", "removed"]
"""How a page or an entry ended.

``pending``: another attempt follows. ``loaded``: a new article. ``revised``: a new revision.
``unchanged``: the same text as the newest revision. ``known``: another entry brought the same page
already. ``refused``: there is no article, see :class:`RefusalReason`. ``removed``: its article was older
than it was to be kept.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed, with the facts that are stored about it between polls.

    Attributes:
        feed_id: The feed's identifier, made from its configured URL.
        url: The configured URL.
        name: The configured name.
        etag: The ETag of the last usable response.
        last_modified: The Last-Modified header of the last usable response.
        body_sha256: A digest of the last body that was read.
        failures: The number of failed polls since the last success.
        form: The format of the feed as it was last read, such as ``rss20``.
        schedule: When it is polled next, and what that is decided from.
    """

    feed_id: str
    url: str
    name: str
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    failures: int = 0
    form: str | None = None
    schedule: Schedule = field(default_factory=Schedule)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedBody:
    """The body of a response to a feed's poll.

    Attributes:
        feed: The feed.
        url: The URL that the body came from, after redirects.
        body: The decoded bytes.
        media_type: The media type that the server named.
        charset: The encoding that the server named.
    """

    feed: Feed
    url: str
    body: bytes
    media_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a feed: the announcement of an article at a URL.

    Attributes:
        entry_id: The entry's identifier, made from the feed and the guid.
        feed_id: The feed that lists it.
        guid: What the feed identifies it by; its URL where it has no guid.
        url: The URL of the article.
        canonical_url: The URL in the normalised form by which pages are compared.
        title: The title without markup.
        authors: The authors' names without markup.
        published_raw: The date of publication as written in the feed.
        published_at: The same, parsed; `None` where it cannot be parsed or is not plausible.
        updated_at: When the feed says that it last changed.
        language: The language code that the feed gives.
        summary: The summary, with markup.
        content: The full text, with markup.
        version: A digest that changes when the publisher changes the entry. An entry is fetched again
            when it gets a version that was never seen before.
        published_precision: How exact `published_at` is.
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
    published_precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """The content of a feed.

    Attributes:
        form: The format, such as ``rss20``, ``atom10``, ``rss10``, ``json11``, ``sitemap`` or
            ``sitemap-index``.
        title: The feed's title.
        site_url: The URL of its site.
        language: Its language code.
        entries: Its entries, in the order of the feed.
        truncated: Whether entries beyond the limit of one poll were left out.
        faults: A sentence for each fault that was tolerated, such as an entry without a URL.
        interval_hint: The time between two polls that the feed asks for, in seconds.
        child_sitemaps: The URLs of the sitemaps that an index of sitemaps lists, newest first.
        hub_links: The hubs that it names.
        older_page: The address of the next page with older entries; `None` where it names none.
    """

    form: str
    title: str | None
    site_url: str | None
    language: str | None
    entries: tuple[Entry, ...]
    truncated: bool
    faults: tuple[str, ...]
    interval_hint: int | None = None
    child_sitemaps: tuple[str, ...] = ()
    hub_links: HubLinks = field(default_factory=HubLinks)
    older_page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingEntry:
    """A stored entry, with the fields that entries of later polls are matched by."""

    entry_id: str
    feed_id: str
    url: str
    canonical_url: str
    title: str
    published_raw: str | None
    summary: str | None
    content: str | None
    version: str
    last_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEntry:
    """An entry that is due to be fetched.

    Attributes:
        entry: The entry.
        feed_url: The URL of its feed.
        attempts: The number of attempts so far.
        article_id: The article that an earlier version of the entry became, if any.
    """

    entry: Entry
    feed_url: str
    attempts: int
    article_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOutcome:
    """The result of one attempt at an entry of the work list.

    Attributes:
        entry_id: The entry.
        outcome: The outcome; ``pending`` when another attempt follows.
        article_id: The article that it became, if any.
        reason: Why it was refused or has to wait.
        detail: The same as a sentence.
        attempts: The number of attempts so far.
        next_attempt_at: When it is tried again; set only while the outcome is ``pending``.
    """

    entry_id: str
    outcome: Outcome
    article_id: str | None
    reason: RefusalReason | None
    detail: str | None
    attempts: int
    next_attempt_at: datetime | None
