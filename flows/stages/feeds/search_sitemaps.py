"""Search the sitemaps of a feed's site for entries that the feed has listed and dropped between two polls."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from flows.run_context import RunContext
from flows.stages.feeds.fetch_further import FurtherResult
from flows.stages.feeds.fetch_sitemaps import fetch_sitemaps
from flows.stages.host_state import open_client, restore_hosts
from flows.stages.request_log import make_fetch_row
from transforms.feeds.missed_entries import select_missed_entries
from transforms.records import Feed, Fetch, Poll
from transforms.text.urls import resolve_url
from warehouse.work_list import read_existing_entries

_USUAL_PATHS = ("/news-sitemap.xml", "/sitemap.xml")
_MAX_SITEMAPS = 3
"""Sitemaps fetched for one gap, those of news first; the children of an index are fetched as well."""


def search_sitemaps(
    context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll], gaps: Mapping[str, datetime]
) -> list[Poll]:
    """Add entries of sitemaps to the polls that have a gap before them.

    Args:
        context: The run.
        feeds: The feeds that were polled.
        polls: Their polls.
        gaps: When each feed with a gap was last polled before it, by the feed's identifier.

    Returns:
        All of `polls` in order, those after a gap with the entries that were found.
    """
    if not gaps:
        return list(polls)
    gapped = [feed for feed in feeds if feed.feed_id in gaps]
    with context.open_warehouse() as con:
        restore_hosts(context, con, [feed.url for feed in gapped])
    sitemaps, fetches = asyncio.run(_find_sitemaps(context, gapped))
    results = fetch_sitemaps(context, gapped, sitemaps)
    existing = _list_existing(context, polls, results)
    names = {feed.feed_id: feed.name for feed in gapped}
    return [
        _fill(
            context,
            names[poll.feed_id],
            replace(poll, hops=(*poll.hops, *fetches[poll.feed_id])),
            results[poll.feed_id],
            existing,
            since=gaps[poll.feed_id],
        )
        if poll.feed_id in results
        else poll
        for poll in polls
    ]


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
    context: RunContext, polls: Sequence[Poll], results: Mapping[str, Sequence[FurtherResult]]
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
    name: str,
    poll: Poll,
    results: Sequence[FurtherResult],
    existing: Collection[str],
    *,
    since: datetime,
) -> Poll:
    assert poll.parsed is not None
    found = [
        entry
        for result in results
        if result.parsed
        for entry in result.parsed.entries
        if entry.canonical_url not in existing
    ]
    missed = select_missed_entries(poll.parsed.entries, found, since=since, now=context.now)
    if missed:
        context.progress.note(
            f"{name}: {len(missed)} entries that it no longer lists were found in its sitemap"
        )
    return replace(
        poll,
        hops=(*poll.hops, *(fetch for result in results for fetch in result.fetches)),
        parsed=replace(poll.parsed, entries=(*poll.parsed.entries, *missed)),
    )
