"""Which entries of a poll are entries that we know: by guid, then by address, then by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from transforms.records import Entry, ExistingEntry, Poll
from transforms.text.normalisation import identify


def match_polls(polls: Sequence[Poll], known: Iterable[ExistingEntry]) -> list[Poll]:
    """Give the entries of each poll the identifiers of those `known` that they are.

    An entry is only ever one of its own feed, so each poll meets what is known of its feed, and the
    work grows with the entries, not with the feeds times the entries.
    """
    remembered: defaultdict[str, list[ExistingEntry]] = defaultdict(list)
    for one in known:
        remembered[one.feed_id].append(one)
    return [
        replace(
            poll,
            parsed=replace(poll.parsed, entries=match_entries(poll.parsed.entries, remembered[poll.feed_id])),
        )
        if poll.parsed
        else poll
        for poll in polls
    ]


def match_entries(entries: Sequence[Entry], known: Iterable[ExistingEntry]) -> tuple[Entry, ...]:
    """Give each entry the identifier of the one it is, among those `known` of the same feed.

    Feeds that make up new guids with every answer are recognised by the addresses of their entries,
    and those that make up addresses too by a title, date and text that all agree. One that says the
    same as before keeps its version, so that it is not fetched again; new text makes a new version.
    A guid that stands for several pages in one poll names none of them.
    """
    remembered = list(known)
    by_id = {one.entry_id: one for one in remembered}
    by_url: dict[tuple[str, str], str] = {}
    by_text: dict[tuple[str | None, ...], str] = {}
    for one in remembered:
        by_url.setdefault((one.feed_id, one.canonical_url), one.entry_id)
        by_text.setdefault(_key_text(one), one.entry_id)
    shared = _find_shared_guids(entries)
    matched: list[Entry] = []
    for entry in entries:
        place = (entry.feed_id, entry.canonical_url)
        entry_id = entry.entry_id
        if entry_id in shared:
            entry_id = by_url.get(place) or identify("entry", *place)
        elif entry_id not in by_id:
            entry_id = by_url.get(place) or (_has_text(entry) and by_text.get(_key_text(entry))) or entry_id
        by_url.setdefault(place, entry_id)
        matched.append(_rename(entry, entry_id, by_id.get(entry_id)))
    return tuple(matched)


def _rename(entry: Entry, entry_id: str, known: ExistingEntry | None) -> Entry:
    if entry_id == entry.entry_id:
        return entry
    says_the_same = known and (known.title, known.summary, known.content) == (
        entry.title,
        entry.summary,
        entry.content,
    )
    return replace(
        entry, entry_id=entry_id, version=known.version if known and says_the_same else entry.version
    )


def _find_shared_guids(entries: Iterable[Entry]) -> set[str]:
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        pages[entry.entry_id].add(entry.canonical_url)
    return {entry_id for entry_id, urls in pages.items() if len(urls) > 1}


def _has_text(entry: Entry) -> bool:
    """Tell whether an entry says enough to be known by: headlines such as "Markets today" come again."""
    return bool(entry.published_raw and entry.title and (entry.summary or entry.content))


def _key_text(entry: Entry | ExistingEntry) -> tuple[str | None, ...]:
    return entry.feed_id, entry.title, entry.published_raw, entry.summary, entry.content
