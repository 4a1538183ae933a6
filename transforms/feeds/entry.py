"""One way to make an entry, whatever dialect its feed speaks."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import datetime

from transforms.records import Entry, Feed
from transforms.text.dates import parse_date
from transforms.text.normalisation import digest, identify, scrub, squeeze
from transforms.text.urls import absolute_url, canonical_url

_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")

MAX_ENTRIES = 2_000
"""Entries read from one poll. Twice what the longest news feeds carry."""


def make_entry(
    feed: Feed,
    *,
    base: str,
    guid: str | None,
    link: str | None,
    title: str | None,
    authors: tuple[str, ...],
    published: str | None,
    updated: str | None,
    language: str | None,
    summary: str | None,
    content: str | None,
    now: datetime,
    published_guess: Sequence[int] | None = None,
    updated_guess: Sequence[int] | None = None,
) -> Entry | None:
    """Make an entry of `feed`; null when it names no http address where its article stands.

    Dates come as written. An entry's version is its page, its title and its date of change; where the feed
    gives no such date, its text counts instead, since nothing else tells of a correction.
    """
    url = absolute_url(base, scrub(link)) if link else None
    if url is None:
        return None
    page = canonical_url(url)
    name = squeeze(guid or "") or url
    plain_title = strip_markup(title or "")
    witness = updated or "\n".join((published or "", summary or "", content or ""))
    return Entry(
        entry_id=identify("entry", feed.feed_id, name),
        feed_id=feed.feed_id,
        guid=name,
        url=url,
        canonical_url=page,
        title=plain_title,
        authors=tuple(name for name in map(strip_markup, authors) if name),
        published_raw=squeeze(published) if published else None,
        published_at=parse_date(published, now=now, guess=published_guess),
        updated_at=parse_date(updated, now=now, guess=updated_guess),
        language=squeeze(language).lower() if language else None,
        summary=scrub(summary) if summary else None,
        content=scrub(content) if content else None,
        version=digest(f"{page}\n{plain_title}\n{witness}")[:16],
    )


def strip_markup(text: str) -> str:
    """Return `text` without tags and entities, on one line: titles and names carry live markup."""
    return squeeze(html.unescape(_TAG.sub(" ", html.unescape(text)) if "&" in text or "<" in text else text))
