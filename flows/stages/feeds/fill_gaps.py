"""Find entries that a feed has dropped between two polls, on its older pages or in its site's sitemaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.run_context import RunContext
from flows.stages.feeds.read_older_pages import read_older_pages
from flows.stages.feeds.search_sitemaps import search_sitemaps
from transforms.feeds.identity import match_polls
from transforms.feeds.older_pages import Walk, begin_walk
from transforms.feeds.schedule import has_gap
from transforms.records import Feed, Poll
from warehouse.work_list import read_existing_entries


def fill_gaps(context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]) -> list[Poll]:
    """Add entries that may have been missed to the polls that have a gap before them.

    There is a gap before a poll when it shares no entry with the poll before. The older pages that the feed
    names are then read back to one with an entry that was known. Where there are none, or they do not lead
    so far, the sitemaps of its site are searched for entries that are dated between the two polls. When
    the site has no sitemap that can be read, only rows of the fetch log are added.

    Older pages are also read where an earlier poll left some, and at the first poll of a feed for which
    the configuration asks for some.

    Args:
        context: The run.
        feeds: The feeds that were polled.
        polls: Their polls.

    Returns:
        All of `polls` in order, those after a gap with the entries that were found.
    """
    by_id = {feed.feed_id: feed for feed in feeds}
    usable = [poll for poll in polls if poll.entries and not poll.refusal]
    gaps = _find_gaps(context, by_id, usable)
    back = context.settings.list_pages_back()
    begun = [
        begin_walk(by_id[poll.feed_id], poll, has_gap=poll.feed_id in gaps, back=back.get(poll.feed_id, 0))
        for poll in usable
    ]
    walks = {walk.feed.feed_id: walk for walk in read_older_pages(context, [walk for walk in begun if walk])}
    polls = [_add_pages(poll, walks[poll.feed_id]) if poll.feed_id in walks else poll for poll in polls]
    unfilled = {feed_id: by_id[feed_id].schedule.last_entries_at for feed_id in gaps if feed_id not in walks}
    unfilled |= {
        feed_id: walk.since for feed_id, walk in walks.items() if not (walk.is_reached or walk.unread)
    }
    return search_sitemaps(context, feeds, polls, {one: since for one, since in unfilled.items() if since})


def _find_gaps(context: RunContext, feeds: Mapping[str, Feed], polls: Sequence[Poll]) -> set[str]:
    """Return the feeds among whose polls there is a gap, by their identifiers."""
    listing = [poll for poll in polls if feeds[poll.feed_id].schedule.last_entries_at is not None]
    if not listing:
        return set()
    with context.open_warehouse() as con:
        listed = [entry for poll in listing for entry in poll.entries]
        existing = {one.entry_id: one for one in read_existing_entries(con, listed)}
    gaps = set()
    for poll in match_polls(listing, existing.values()):
        seen = [existing[entry.entry_id].last_seen_at for entry in poll.entries if entry.entry_id in existing]
        if has_gap(feeds[poll.feed_id], seen):
            gaps.add(poll.feed_id)
    return gaps


def _add_pages(poll: Poll, walk: Walk) -> Poll:
    """Add the entries of older pages to a poll, the requests for them, and what there is to say."""
    assert poll.parsed is not None
    faults = (*poll.parsed.faults, walk.fault) if walk.fault else poll.parsed.faults
    return replace(
        poll,
        hops=(*poll.hops, *walk.fetches),
        parsed=replace(poll.parsed, entries=(*poll.parsed.entries, *walk.entries), faults=faults),
        unread=walk.unread,
    )
