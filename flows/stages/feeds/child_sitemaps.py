"""Parts: the sitemaps that an index lists are looked at like the feed that it stands for."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flows.logs import bind_fields
from flows.run_context import RunContext
from flows.stages.feeds.responses import is_usable, parse_responses
from flows.stages.politeness import open_client, recall_hosts
from flows.stages.request_log import make_fetch_row
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.masking import ask
from transforms.records import ArchiveRef, Feed, Fetch, ParsedFeed, Poll, Refusal

_DEPTH = 2  # an index may list indexes, though the protocol says it must not; those may not
_Wanted = list[tuple[Feed, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapResult:
    """One sitemap looked at for a feed: the requests for it, and what it says or why it cannot be read."""

    feed: Feed
    fetches: tuple[Fetch, ...]
    parsed: ParsedFeed | None
    refusal: Refusal | None


def read_child_sitemaps(context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]) -> list[Poll]:
    """Read what the indexes among `polls` list, and give each index the newest entries of its parts.

    At most ten parts of an index are asked for, the newest, those of indexes within it included. A
    part that cannot be read is a fault of the index; only where none can has the poll failed.
    """
    listed = {
        poll.feed_id: poll.parsed.child_sitemaps
        for poll in polls
        if poll.parsed and poll.parsed.child_sitemaps
    }
    if not listed:
        return list(polls)
    looks = follow_sitemaps(context, feeds, listed)
    return [_join(poll, looks[poll.feed_id]) if poll.feed_id in looks else poll for poll in polls]


def follow_sitemaps(
    context: RunContext, feeds: Sequence[Feed], sitemaps: Mapping[str, Sequence[str]]
) -> dict[str, list[SitemapResult]]:
    """Look at sitemaps, listed by the identifier of the feed they are looked at for, and at their parts."""
    from transforms.feeds.sitemap import MAX_CHILD_SITEMAPS  # noqa: PLC0415 -- most runs meet no sitemap and do without lxml

    listed = {feed_id: list(urls) for feed_id, urls in sitemaps.items()}
    asked = {feed.feed_id: feed for feed in feeds}
    looks: dict[str, list[SitemapResult]] = {feed_id: [] for feed_id in listed}
    done: set[tuple[str, str]] = set()
    for _ in range(_DEPTH):
        wanted = [
            (asked[feed_id], part)
            for feed_id, parts in listed.items()
            for part in parts[: MAX_CHILD_SITEMAPS - len(looks[feed_id])]
            if (feed_id, part) not in done
        ]
        done.update((feed.feed_id, part) for feed, part in wanted)
        listed = {feed_id: [] for feed_id in listed}
        for look in _look_at(context, wanted):
            looks[look.feed.feed_id].append(look)
            listed[look.feed.feed_id] += look.parsed.child_sitemaps if look.parsed else ()
    return looks


def _look_at(context: RunContext, wanted: _Wanted) -> list[SitemapResult]:
    """Fetch, archive and parse parts, host by host politely; one look each, in order."""
    if not wanted:
        return []
    with context.open_warehouse() as con:
        recall_hosts(context, con, [url for _, url in wanted])
    addresses = context.settings.list_addresses()

    async def visit(client: Client, feed: Feed, url: str) -> tuple[Exchange, ...]:
        with bind_fields(feed=feed.url):
            exchanges = await ask(client, url, "sitemap", address=addresses[feed.feed_id])
        context.progress.step()
        return exchanges

    async def visit_all() -> list[tuple[Exchange, ...]]:
        async with open_client(context) as client:
            return await asyncio.gather(*(visit(client, feed, url) for feed, url in wanted))

    context.progress.begin("reading sitemaps", len(wanted))
    visits = asyncio.run(visit_all())
    with context.open_archive() as archive:
        archived = [archive.append_exchange(last) if is_usable(last) else None for *_, last in visits]
        archive.sync()
    answers = [(feed, last) for (feed, _), (*_, last) in zip(wanted, visits, strict=True)]
    read = parse_responses(context.workers, answers, now=context.now)
    return [
        _make_look(feed, visit, kept, parsed, refusal)
        for (feed, _), visit, kept, (parsed, refusal) in zip(wanted, visits, archived, read, strict=True)
    ]


def _make_look(
    feed: Feed,
    visit: Sequence[Exchange],
    archived: ArchiveRef | None,
    parsed: ParsedFeed | None,
    refusal: Refusal | None,
) -> SitemapResult:
    fetches = (*map(make_fetch_row, visit[:-1]), make_fetch_row(visit[-1], archived))
    return SitemapResult(feed=feed, fetches=fetches, parsed=parsed, refusal=refusal)


def _join(poll: Poll, looks: Sequence[SitemapResult]) -> Poll:
    from transforms.feeds.sitemap import merge_child_sitemaps  # noqa: PLC0415 -- the same

    assert poll.parsed is not None
    parts = [look.parsed for look in looks if look.parsed]
    refusals = [look.refusal for look in looks if look.refusal]
    faults = [f"{refusal.url}: {refusal.detail}" for refusal in refusals]
    return replace(
        poll,
        hops=(*poll.hops, *(fetch for look in looks for fetch in look.fetches)),
        parsed=merge_child_sitemaps(poll.parsed, parts, faults),
        refusal=poll.refusal or (refusals[0] if refusals and not parts else None),
    )
