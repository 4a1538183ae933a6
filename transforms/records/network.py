"""Requests, where their answers are kept, and refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from transforms.records.feeds import ParsedFeed
from transforms.records.refusals import Refusal, RefusalReason

Purpose = Literal["feed", "page", "robots", "sitemap"]


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
    reason: RefusalReason | None
    detail: str | None
    archived: ArchiveRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostBackoff:
    """A server that asked to be left alone: `host` is not asked for anything before `until`."""

    host: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """What a site allowed us when its robots.txt was asked for at `fetched_at`.

    `origin` is scheme, host and port. The `text` decides, an empty one allows all; but when
    `reason` is set the file could not be had, and nothing is allowed until it can.
    """

    origin: str
    fetched_at: datetime
    text: str
    reason: RefusalReason | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One look at one feed: the request, then either what it said or why it could not be read.

    Both are null when the server answered that nothing changed; both are set when the feed broke
    off half-way and its whole entries were taken. `hops` are the other requests that it took:
    redirects, robots.txt, and the parts of a sitemap's index.
    `moved_to` is where permanent ones lead, `max_age` for how many seconds the server calls its
    answer fresh, `retry_at` when it asked to be asked again.
    """

    feed_id: str
    fetch: Fetch
    hops: tuple[Fetch, ...] = ()
    parsed: ParsedFeed | None
    refusal: Refusal | None
    moved_to: str | None = None
    max_age: int | None = None
    retry_at: datetime | None = None
