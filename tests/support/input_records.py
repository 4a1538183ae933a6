"""Plausible records of feeds, entries, polls, pages and refusals, for tests of the warehouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from records import NOON, make_entry, make_page

from transforms.records import ArchiveRef, Entry, Feed, Fetch, Page, ParsedFeed, Poll, Refusal, RefusalReason
from transforms.text.normalisation import digest

REASONS = {str(each): each for each in RefusalReason}
"""The reasons of refusals by their names."""


class InputRecordFactory:
    """A factory of the records that precede articles; other fields are derived from those given."""

    noon = NOON

    @staticmethod
    def at(minutes: float) -> datetime:
        return NOON + timedelta(minutes=minutes)

    @staticmethod
    def feed(name: str = "harbour") -> Feed:
        return Feed(feed_id=digest(name)[:16], url=f"https://{name}.example/feed.xml", name=name)

    @staticmethod
    def entry(slug: str = "paint-shop", *, feed: str = "harbour", version: str = "1") -> Entry:
        url = f"https://{feed}.example/{slug}"
        return make_entry(
            digest(feed + slug)[:16],
            feed_id=InputRecordFactory.feed(feed).feed_id,
            guid=url,
            url=url,
            title=f"All about {slug}",
            authors=("Ada Quill",),
            published_raw="Mon, 02 Mar 2026 12:00:00 GMT",
            published_at=NOON,
            language="en",
            version=version,
        )

    @staticmethod
    def fetch(url: str, *, at: float = 0, status: int | None = 200, reason: str | None = None) -> Fetch:
        return Fetch(
            fetch_id=digest(f"{url} {at}")[:16],
            url=url,
            purpose="page",
            started_at=InputRecordFactory.at(at),
            duration_ms=120,
            status=status,
            size=4_000,
            media_type="text/html",
            etag='"abc"',
            last_modified=None,
            body_sha256=digest(url),
            reason=REASONS[reason] if reason else None,
            detail=reason and f"it ended with {reason}",
            archived=None if reason else ArchiveRef(file="0001.warc.gz", offset=int(at) * 1_000, length=900),
        )

    @staticmethod
    def poll(*entries: Entry, feed: str = "harbour", at: float = 0, reason: str | None = None) -> Poll:
        polled = InputRecordFactory.feed(feed)
        fetch = replace(
            InputRecordFactory.fetch(polled.url, at=at, status=None if reason else 200, reason=reason),
            purpose="feed",
        )
        parsed = ParsedFeed(
            form="rss20",
            title=feed.title(),
            site_url=f"https://{feed}.example/",
            language="en",
            entries=entries,
            truncated=False,
            faults=(),
        )
        refusal = reason and Refusal(
            url=polled.url,
            origin=polled.url,
            stage="fetch",
            reason=REASONS[reason],
            detail=f"it ended with {reason}",
        )
        return Poll(
            feed_id=polled.feed_id, fetch=fetch, parsed=None if reason else parsed, refusal=refusal or None
        )

    @staticmethod
    def page(name: str, *, corpus: str = "inbox", entry: Entry | None = None, at: float = 5) -> Page:
        return make_page(
            b"never stored here",
            page_id=digest(f"{name} {at}")[:16],
            corpus="feed" if entry else corpus,
            origin=InputRecordFactory.feed().url if entry else f"{name}.txt",
            entry_id=entry.entry_id if entry else None,
            url=entry.url if entry else None,
            media_type="text/plain",
            sha256=digest(name),
            received_at=InputRecordFactory.at(at),
            archived=ArchiveRef(file="0002.warc.gz", offset=int(at) * 1_000, length=700),
        )

    @staticmethod
    def refusal(reason: str = "timeout", *, url: str | None = "https://harbour.example/slow") -> Refusal:
        return Refusal(
            url=url,
            origin="harbour",
            stage="fetch",
            reason=REASONS[reason],
            detail=f"it ended with {reason}",
        )
