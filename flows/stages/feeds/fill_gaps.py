"""Find entries that a feed has dropped between two polls in the sitemaps of its site."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from flows.run_context import RunContext
from flows.stages.feeds.fetch_sitemaps import SitemapResult, fetch_sitemaps
from flows.stages.host_state import open_client, restore_hosts
from flows.stages.request_log import make_fetch_row
from transforms.feeds.identity import match_polls
from transforms.feeds.missed_entries import select_missed_entries
from transforms.feeds.schedule import has_gap
from transforms.records import Feed, Fetch, Poll
from transforms.text.urls import resolve_url
from warehouse.work_list import read_existing_entries

_USUAL_PATHS = ("/news-sitemap.xml", "/sitemap.xml")
_MAX_SITEMAPS = 3
"""Sitemaps fetched for one gap, those of news first; the children of an index are fetched as well."""


def fill_gaps(context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]) -> list[Poll]:
    """Add entries that may have been missed to the polls that have a gap before them.

    There is a gap before a poll when it shares no entry with the poll before. The sitemaps of its site
    are then searched for entries that are dated between the two. When the site has no sitemap that can
    be read, only rows of the fetch log are added.

    Args:
        context: The run.
        feeds: The feeds that were polled.
        polls: Their polls.

    Returns:
        All of `polls` in order, those after a gap with the entries that were found.
    """
    by_id = {feed.feed_id: feed for feed in feeds}
    gaps = [by_id[poll.feed_id] for poll in _find_gaps(context, by_id, polls)]
    if not gaps:
        return list(polls)
    with context.open_warehouse() as con:
        restore_hosts(context, con, [feed.url for feed in gaps])
    sitemaps, fetches = asyncio.run(_find_sitemaps(context, gaps))
    results = fetch_sitemaps(context, gaps, sitemaps)
    existing = _list_existing(context, polls, results)
    return [
        _fill(
            context,
            by_id[poll.feed_id],
            replace(poll, hops=(*poll.hops, *fetches[poll.feed_id])),
            results[poll.feed_id],
            existing,
        )
        if poll.feed_id in results
        else poll
        for poll in polls
    ]


def _find_gaps(context: RunContext, feeds: Mapping[str, Feed], polls: Sequence[Poll]) -> list[Poll]:
    listing = [
        poll
        for poll in polls
        if poll.entries and not poll.refusal and feeds[poll.feed_id].schedule.last_entries_at is not None
    ]
    if not listing:
        return []
    with context.open_warehouse() as con:
        listed = [entry for poll in listing for entry in poll.entries]
        existing = {one.entry_id: one for one in read_existing_entries(con, listed)}
    gaps = []
    for poll in match_polls(listing, existing.values()):
        seen = [existing[entry.entry_id].last_seen_at for entry in poll.entries if entry.entry_id in existing]
        if has_gap(feeds[poll.feed_id], seen):
            gaps.append(poll)
    return gaps


async def _find_sitemaps(
    context: RunContext, gaps: Sequence[Feed]
) -> tuple[dict[str, list[str]], dict[str, list[Fetch]]]:
    """Return the sitemaps of each feed's site, and the rows of the requests for its robots.txt.

    The sitemaps are those that robots.txt names, else those at the usual paths.
    """
    async with open_client(context) as client:
        named = await asyncio.gather(*(client.list_sitemaps(feed.url) for feed in gaps))
    sitemaps = {
        feed.feed_id: sorted(
            urls or [url for path in _USUAL_PATHS if (url := resolve_url(feed.url, path))],
            key=lambda url: "news" not in url.lower(),
        )[:_MAX_SITEMAPS]
        for feed, (urls, _) in zip(gaps, named, strict=True)
    }
    fetches = {
        feed.feed_id: [make_fetch_row(attempt) for attempt in attempts]
        for feed, (_, attempts) in zip(gaps, named, strict=True)
    }
    return sitemaps, fetches


def _list_existing(
    context: RunContext, polls: Sequence[Poll], results: Mapping[str, Sequence[SitemapResult]]
) -> set[str]:
    """Return the canonical URLs in the sitemaps that the feeds have listed before."""
    found = [
        entry
        for poll in polls
        for result in results.get(poll.feed_id, ())
        if result.parsed
        for entry in result.parsed.entries
    ]
    with context.open_warehouse() as con:
        return {existing.canonical_url for existing in read_existing_entries(con, found)}


def _fill(
    context: RunContext,
    feed: Feed,
    poll: Poll,
    results: Sequence[SitemapResult],
    existing: Collection[str],
) -> Poll:
    assert poll.parsed is not None
    assert feed.schedule.last_entries_at is not None
    found = [
        entry
        for result in results
        if result.parsed
        for entry in result.parsed.entries
        if entry.canonical_url not in existing
    ]
    missed = select_missed_entries(
        poll.parsed.entries, found, since=feed.schedule.last_entries_at, now=context.now
    )
    if missed:
        context.progress.note(
            f"{feed.name}: {len(missed)} entries that it no longer lists were found in its sitemap"
        )
    return replace(
        poll,
        hops=(*poll.hops, *(fetch for result in results for fetch in result.fetches)),
        parsed=replace(poll.parsed, entries=(*poll.parsed.entries, *missed)),
    )
