"""What a feed may have dropped between two polls, told from the site's sitemap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import reduce
from urllib.parse import urlsplit

from transforms.records import Entry
from transforms.text.normalisation import words

MAX_MISSED = 100
"""Entries taken for one gap: more than any feed lists, so what is beyond is another one's."""
_LEEWAY = timedelta(hours=1)  # a page is often dated a little before the feed lists it
_SHORTEST = 4


def choose_missed(
    listed: Sequence[Entry], found: Sequence[Entry], *, since: datetime, now: datetime
) -> tuple[Entry, ...]:
    """Return the entries of a sitemap that the feed may have listed since `since`, newest first.

    `listed` are those that the feed lists now. What was `found` must be dated in between and stand
    on the same host. A feed on one topic shows it: where words stand in the title or address of
    all that is listed, one of them must stand there too, or the gap of a topic would be filled
    with the whole site.
    """
    hosts = {urlsplit(entry.canonical_url).netloc for entry in listed}
    known = {entry.canonical_url for entry in listed}
    common = reduce(frozenset.__and__, map(_list_words, listed)) if listed else frozenset[str]()
    missed = [
        entry
        for entry in found
        if entry.canonical_url not in known
        and urlsplit(entry.canonical_url).netloc in hosts
        and entry.published_at is not None
        and since - _LEEWAY <= entry.published_at <= now
        and (not common or common & _list_words(entry))
    ]
    return tuple(sorted(missed, key=lambda entry: entry.published_at or now, reverse=True)[:MAX_MISSED])


def _list_words(entry: Entry) -> frozenset[str]:
    said = words(f"{entry.title} {urlsplit(entry.canonical_url).path}")
    return frozenset(word for word in said if len(word) >= _SHORTEST and not word.isdigit())
