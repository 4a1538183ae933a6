"""Feeds: what is polled, what it says, and the work list that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from transforms.records.refusals import RefusalReason
from transforms.records.schedules import Schedule

INDEX_FORM = "sitemap-index"
"""The form of an index of sitemaps; its entries stand in its parts."""
Outcome = Literal["pending", "loaded", "revised", "unchanged", "known", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as the warehouse remembers it: where it is, what it was and what the server said last."""

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
    what had to be overlooked, such as an entry without an address. `interval_hint` is how long
    the feed asks to be left alone after a poll, in seconds. `child_sitemaps` are the addresses of the
    sitemaps that an index of them lists.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingEntry:
    """An entry of the work list, with what an entry of the same feed is recognised by."""

    entry_id: str
    feed_id: str
    canonical_url: str
    title: str
    published_raw: str | None
    summary: str | None
    content: str | None
    version: str
    last_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEntry:
    """An entry whose turn has come. `article_id` is what an earlier version of it became."""

    entry: Entry
    feed_url: str
    attempts: int
    article_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOutcome:
    """How an entry's turn on the work list ended.

    `next_attempt_at` is set only while the outcome is pending: the failure may heal.
    """

    entry_id: str
    outcome: Outcome
    article_id: str | None
    reason: RefusalReason | None
    detail: str | None
    attempts: int
    next_attempt_at: datetime | None
