"""How every parser makes entries, whatever the format of the feed."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import datetime

from transforms.records import Entry, Feed
from transforms.text.dates import parse_date
from transforms.text.normalisation import digest, identify, scrub, squeeze
from transforms.text.urls import canonicalise_url, resolve_url

_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")

MAX_ENTRIES = 2_000
"""Entries taken from one poll: twice what the longest news feeds list."""


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
    """Make an entry from the fields that a feed gives, as written.

    An entry's version is a digest of its URL, title and date of change. Where the feed gives no date
    of change its text is digested instead, since nothing else shows a correction.

    Args:
        feed: The feed that lists the entry.
        base: The URL that `link` is resolved against.
        guid: The entry's own identifier; its URL where it has none.
        link: The URL of its article.
        title: The title, with or without markup.
        authors: The authors' names, with or without markup.
        published: The date of publication.
        updated: The date of the last change.
        language: The language of the entry, or else of the feed.
        summary: The summary.
        content: The full text.
        now: The time of the poll; dates that are not plausible then are dropped.
        published_guess: How another parser read `published`: year, month, day, hour, minute, second.
        updated_guess: How another parser read `updated`.

    Returns:
        The entry, or `None` when its link is not an http or https address.
    """
    url = resolve_url(base, scrub(link)) if link else None
    if url is None:
        return None
    page = canonicalise_url(url)
    name = squeeze(guid or "") or url
    plain_title = strip_markup(title or "")
    evidence = updated or "\n".join((published or "", summary or "", content or ""))
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
        version=digest(f"{page}\n{plain_title}\n{evidence}")[:16],
    )


def strip_markup(text: str) -> str:
    """Return a title or name without tags and entities, on one line."""
    return squeeze(html.unescape(_TAG.sub(" ", html.unescape(text)) if "&" in text or "<" in text else text))
