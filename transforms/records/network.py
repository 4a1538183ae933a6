"""Requests, the archived responses, and what servers say about access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from transforms.records.feeds import Entry, ParsedFeed
from transforms.records.poll_schedules import OlderPages
from transforms.records.refusals import Refusal, RefusalReason
from transforms.records.subscriptions import HubLinks

Purpose = Literal["feed", "page", "robots", "sitemap", "hub", "webhook"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRef:
    """The location of a WARC record.

    Attributes:
        file: The name of the file in the archive folder.
        offset: Where the record starts, in bytes.
        length: The length of the record in bytes.
    """

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """An HTTP request and its result.

    Attributes:
        fetch_id: The request's identifier.
        url: The requested URL.
        purpose: What it was requested for.
        started_at: When the request started.
        duration_ms: The time until the whole response was read, in milliseconds.
        status: The HTTP status; `None` when no response came.
        size: The size of the decoded body in bytes.
        media_type: The media type without parameters.
        etag: The ETag header.
        last_modified: The Last-Modified header.
        body_sha256: A digest of the decoded body.
        reason: Why there is no usable response; `None` when there is one.
        detail: The same as a sentence.
        archived: Where the response is archived, if it is.
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
    """A server that asked us to wait.

    Attributes:
        host: The server, which gets no request before `until`.
        until: The end of the wait.
        noted_at: When it asked, by our clock; `None` where nobody noted that.
    """

    host: str
    until: datetime
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """A site's robots.txt.

    Attributes:
        origin: The site: scheme, host and port.
        fetched_at: When it was requested.
        text: The rules; an empty text allows everything.
        reason: Why it could not be fetched. Nothing is allowed then until it can be.
        detail: The same as a sentence.
    """

    origin: str
    fetched_at: datetime
    text: str
    reason: RefusalReason | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One poll of a feed: the request, and the feed's content or the reason for a refusal.

    `parsed` and `refusal` are both `None` when the server answered that nothing changed. Both are set when
    the feed breaks off and its complete entries were taken.

    Attributes:
        feed_id: The feed.
        fetch: The final request.
        hops: The other requests that the poll took: redirects, robots.txt and child sitemaps.
        parsed: The content of the feed.
        refusal: Why it could not be read, or not completely.
        moved_to: Where the permanent redirects at the start of the poll lead.
        max_age: For how many seconds the server calls its response fresh (Cache-Control).
        retry_at: When the server asked us to poll again (Retry-After).
        hub_links: The hubs that the headers of its answer name; `None` when they name none.
        older_page: The next older page that these headers name; `None` when they name none.
        unread: The older pages that it leaves to the next poll; `None` when it leaves none.
    """

    feed_id: str
    fetch: Fetch
    hops: tuple[Fetch, ...] = ()
    parsed: ParsedFeed | None
    refusal: Refusal | None
    moved_to: str | None = None
    max_age: int | None = None
    retry_at: datetime | None = None
    hub_links: HubLinks | None = None
    older_page: str | None = None
    unread: OlderPages | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that the feed lists; none where it could not be read or has not changed."""
        return self.parsed.entries if self.parsed else ()
