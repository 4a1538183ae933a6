"""Which entries of a poll exist already: matched by guid, then by URL, then by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.records import Entry, ExistingEntry, Poll
from transforms.text.normalisation import identify
from transforms.text.urls import read_fragment


def match_polls(polls: Sequence[Poll], existing: Iterable[ExistingEntry]) -> list[Poll]:
    """Give the entries of each poll the identifiers of the existing entries that they match.

    Entries only match entries of the same feed, so the work grows with the number of entries, not with
    the number of feeds times the number of entries.

    Args:
        polls: Polls of any feeds.
        existing: The existing entries of these feeds.

    Returns:
        The polls in their order.
    """
    by_feed: defaultdict[str, list[ExistingEntry]] = defaultdict(list)
    for one in existing:
        by_feed[one.feed_id].append(one)
    return [
        replace(
            poll,
            parsed=replace(poll.parsed, entries=match_entries(poll.parsed.entries, by_feed[poll.feed_id])),
        )
        if poll.parsed
        else poll
        for poll in polls
    ]


def match_entries(entries: Sequence[Entry], existing: Iterable[ExistingEntry]) -> tuple[Entry, ...]:
    """Give each entry the identifier of the existing entry that it matches.

    Some feeds make new guids for every response: their entries are matched by URL, and where the URLs
    are new as well by title, date and text, which must all agree. A matched entry with the same text
    keeps its version, so that it is not fetched again; new text makes a new version. A guid that
    several pages of one poll share identifies none of them.

    Args:
        entries: The entries of one poll, with identifiers made from their guids.
        existing: The existing entries of the same feed.

    Returns:
        The entries in their order.
    """
    candidates = list(existing)
    by_id = {one.entry_id: one for one in candidates}
    by_url: dict[tuple[str, ...], str] = {}
    by_text: dict[tuple[str | None, ...], str] = {}
    for one in candidates:
        by_url.setdefault(_make_url_key(one), one.entry_id)
        by_text.setdefault(_make_text_key(one), one.entry_id)
    shared = _find_shared_guids(entries)
    matched: list[Entry] = []
    for entry in entries:
        url_key = _make_url_key(entry)
        entry_id = entry.entry_id
        if entry_id in shared:
            entry_id = by_url.get(url_key) or identify("entry", *url_key)
        elif entry_id not in by_id:
            entry_id = (
                by_url.get(url_key) or (_has_text(entry) and by_text.get(_make_text_key(entry))) or entry_id
            )
        by_url.setdefault(url_key, entry_id)
        matched.append(_rename(entry, entry_id, by_id.get(entry_id)))
    return tuple(matched)


def _rename(entry: Entry, entry_id: str, existing: ExistingEntry | None) -> Entry:
    if entry_id == entry.entry_id:
        return entry
    is_same_text = existing and (existing.title, existing.summary, existing.content) == (
        entry.title,
        entry.summary,
        entry.content,
    )
    return replace(
        entry, entry_id=entry_id, version=existing.version if existing and is_same_text else entry.version
    )


def _find_shared_guids(entries: Iterable[Entry]) -> set[str]:
    pages: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in entries:
        pages[entry.entry_id].add(_make_url_key(entry))
    return {entry_id for entry_id, urls in pages.items() if len(urls) > 1}


def _make_url_key(entry: Entry | ExistingEntry) -> tuple[str, ...]:
    """Return what entries of one place share: of a page of short notes, each has a fragment of its own."""
    place = read_fragment(entry.url)
    return (entry.feed_id, entry.canonical_url, place) if place else (entry.feed_id, entry.canonical_url)


def _has_text(entry: Entry) -> bool:
    """Return whether an entry's text identifies it: headlines such as "Markets today" recur."""
    return bool(entry.published_raw and entry.title and (entry.summary or entry.content))


def _make_text_key(entry: Entry | ExistingEntry) -> tuple[str | None, ...]:
    return entry.feed_id, entry.title, entry.published_raw, entry.summary, entry.content
