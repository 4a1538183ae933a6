"""Entries that a feed may have listed and dropped between two polls, found in the site's sitemap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import reduce
from urllib.parse import urlsplit

from transforms.records import Entry
from transforms.text.normalisation import split_words

MAX_MISSED = 100
"""Entries taken for one gap: more than any feed lists at once, so that the rest belongs to other feeds."""
_TOLERANCE = timedelta(hours=1)  # a page is often dated a little before the feed lists it
_MIN_WORD_LENGTH = 4


def select_missed_entries(
    listed: Sequence[Entry], found: Sequence[Entry], *, since: datetime, now: datetime
) -> tuple[Entry, ...]:
    """Select the entries of a sitemap that a feed may have listed and dropped since its last poll.

    An entry must be dated since then and be on the same host as the feed's entries. A feed on one topic
    is recognised by words that occur in the title or path of all its entries; one of these words must
    then occur in the selected entries too, or the gap of a topic would be filled with the whole site.

    Args:
        listed: The entries that the feed lists now.
        found: The entries of the sitemap.
        since: When the feed was last polled.
        now: The time of this poll.

    Returns:
        At most :data:`MAX_MISSED` entries, newest first.
    """
    hosts = {urlsplit(entry.canonical_url).netloc for entry in listed}
    listed_urls = {entry.canonical_url for entry in listed}
    common = reduce(frozenset.__and__, map(_list_words, listed)) if listed else frozenset[str]()
    missed = [
        entry
        for entry in found
        if entry.canonical_url not in listed_urls
        and urlsplit(entry.canonical_url).netloc in hosts
        and entry.published_at is not None
        and since - _TOLERANCE <= entry.published_at <= now
        and (not common or common & _list_words(entry))
    ]
    return tuple(sorted(missed, key=lambda entry: entry.published_at or now, reverse=True)[:MAX_MISSED])


def _list_words(entry: Entry) -> frozenset[str]:
    found = split_words(f"{entry.title} {urlsplit(entry.canonical_url).path}")
    return frozenset(word for word in found if len(word) >= _MIN_WORD_LENGTH and not word.isdigit())
