"""Gaps: where a poll shares no entry with the one before, the site's sitemap may know what was missed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from flows.run_context import RunContext
from flows.stages.feeds.child_sitemaps import SitemapResult, follow_sitemaps
from flows.stages.politeness import open_client, recall_hosts
from flows.stages.request_log import make_fetch_row
from transforms.feeds.identity import match_polls
from transforms.feeds.missed_entries import select_missed_entries
from transforms.feeds.schedule import has_gap
from transforms.records import Feed, Fetch, Poll
from transforms.text.urls import absolute_url
from warehouse.read import read_existing_entries

_USUAL = ("/news-sitemap.xml", "/sitemap.xml")
_MOST = 3
"""Sitemaps looked at for one gap, those of news first; an index is followed to its parts."""


def fill_gaps(context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]) -> list[Poll]:
    """Give each poll after a gap the entries that its site's sitemap dates into the gap.

    A site without a sitemap, or with one that cannot be read, costs its lines in the fetch log.
    """
    asked = {feed.feed_id: feed for feed in feeds}
    gaps = [asked[poll.feed_id] for poll in _find_gaps(context, asked, polls)]
    if not gaps:
        return list(polls)
    with context.open_warehouse() as con:
        recall_hosts(context, con, [feed.url for feed in gaps])
    sitemaps, asking = asyncio.run(_find_sitemaps(context, gaps))
    looks = follow_sitemaps(context, gaps, sitemaps)
    had = _list_known(context, polls, looks)
    return [
        _fill(
            context,
            asked[poll.feed_id],
            replace(poll, hops=(*poll.hops, *asking[poll.feed_id])),
            looks[poll.feed_id],
            had,
        )
        if poll.feed_id in looks
        else poll
        for poll in polls
    ]


def _find_gaps(context: RunContext, asked: dict[str, Feed], polls: Sequence[Poll]) -> list[Poll]:
    listing = [
        poll
        for poll in polls
        if poll.parsed
        and poll.parsed.entries
        and not poll.refusal
        and asked[poll.feed_id].schedule.last_entries_at is not None
    ]
    if not listing:
        return []
    with context.open_warehouse() as con:
        known = {one.entry_id: one for one in read_existing_entries(con, listing)}
    gaps = []
    for poll in match_polls(listing, known.values()):
        entries = poll.parsed.entries if poll.parsed else ()
        seen = [known[entry.entry_id].last_seen_at for entry in entries if entry.entry_id in known]
        if has_gap(asked[poll.feed_id], seen):
            gaps.append(poll)
    return gaps


async def _find_sitemaps(
    context: RunContext, gaps: Sequence[Feed]
) -> tuple[dict[str, list[str]], dict[str, list[Fetch]]]:
    """Return where the sitemaps of each feed's site stand, and the requests that it took to know.

    They stand where robots.txt says, else where most are.
    """
    async with open_client(context) as client:
        named = await asyncio.gather(*(client.list_sitemaps(feed.url) for feed in gaps))
    sitemaps = {
        feed.feed_id: sorted(
            urls or [url for place in _USUAL if (url := absolute_url(feed.url, place))],
            key=lambda url: "news" not in url.lower(),
        )[:_MOST]
        for feed, (urls, _) in zip(gaps, named, strict=True)
    }
    asking = {
        feed.feed_id: [make_fetch_row(one) for one in exchanges]
        for feed, (_, exchanges) in zip(gaps, named, strict=True)
    }
    return sitemaps, asking


def _list_known(
    context: RunContext, polls: Sequence[Poll], looks: Mapping[str, Sequence[SitemapResult]]
) -> set[str]:
    """Return the canonical URLs in the sitemaps that the feeds have listed before."""
    found = [
        replace(poll, parsed=look.parsed)
        for poll in polls
        for look in looks.get(poll.feed_id, ())
        if look.parsed
    ]
    with context.open_warehouse() as con:
        return {known.canonical_url for known in read_existing_entries(con, found)}


def _fill(
    context: RunContext, feed: Feed, poll: Poll, looks: Sequence[SitemapResult], had: Collection[str]
) -> Poll:
    assert poll.parsed is not None
    assert feed.schedule.last_entries_at is not None
    found = [
        entry
        for look in looks
        if look.parsed
        for entry in look.parsed.entries
        if entry.canonical_url not in had
    ]
    missed = select_missed_entries(
        poll.parsed.entries, found, since=feed.schedule.last_entries_at, now=context.now
    )
    if missed:
        context.progress.note(f"{feed.name}: {len(missed)} entries that it had dropped stand in its sitemap")
    return replace(
        poll,
        hops=(*poll.hops, *(fetch for look in looks for fetch in look.fetches)),
        parsed=replace(poll.parsed, entries=(*poll.parsed.entries, *missed)),
    )
