"""Fetch and parse sitemaps: those that an index lists, and those that other stages ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.run_context import RunContext
from flows.stages.feeds.fetch_further import FurtherResult, fetch_further
from transforms.records import Feed, Poll

_MAX_DEPTH = 2  # an index may list indexes, though the protocol forbids it; those may not list more


def fetch_child_sitemaps(context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]) -> list[Poll]:
    """Fetch the child sitemaps of the sitemap indexes among `polls` and add their newest entries.

    At most ten child sitemaps of an index are fetched, the newest, including those of an index within
    the index. A child that cannot be read is a fault of the index. The poll fails only when none of them
    can be read.

    Args:
        context: The run.
        feeds: The feeds that were polled.
        polls: Their polls.

    Returns:
        All of `polls` in order, the indexes with the entries of their children.
    """
    listed = {
        poll.feed_id: poll.parsed.child_sitemaps
        for poll in polls
        if poll.parsed and poll.parsed.child_sitemaps
    }
    if not listed:
        return list(polls)
    results = fetch_sitemaps(context, feeds, listed)
    return [_add_children(poll, results[poll.feed_id]) if poll.feed_id in results else poll for poll in polls]


def fetch_sitemaps(
    context: RunContext, feeds: Sequence[Feed], sitemaps: Mapping[str, Sequence[str]]
) -> dict[str, list[FurtherResult]]:
    """Fetch and parse sitemaps, and the child sitemaps that they list, at most ten for each feed.

    Args:
        context: The run.
        feeds: The feeds that the sitemaps are fetched for.
        sitemaps: Addresses of sitemaps by feed identifier.

    Returns:
        The results by feed identifier, for each key of `sitemaps`.
    """
    from transforms.feeds.sitemap import MAX_CHILD_SITEMAPS  # noqa: PLC0415 -- most runs have no sitemap and need no lxml

    by_id = {feed.feed_id: feed for feed in feeds}
    results: dict[str, list[FurtherResult]] = {feed_id: [] for feed_id in sitemaps}
    listed = {feed_id: list(urls) for feed_id, urls in sitemaps.items()}
    fetched: set[tuple[str, str]] = set()
    for _ in range(_MAX_DEPTH):
        wanted = [
            (by_id[feed_id], url)
            for feed_id, urls in listed.items()
            for url in urls[: MAX_CHILD_SITEMAPS - len(results[feed_id])]
            if (feed_id, url) not in fetched
        ]
        fetched.update((feed.feed_id, url) for feed, url in wanted)
        listed = {feed_id: [] for feed_id in listed}
        for result in fetch_further(context, wanted, "sitemap"):
            results[result.feed.feed_id].append(result)
            listed[result.feed.feed_id] += result.parsed.child_sitemaps if result.parsed else ()
    return results


def _add_children(poll: Poll, results: Sequence[FurtherResult]) -> Poll:
    from transforms.feeds.sitemap import merge_child_sitemaps  # noqa: PLC0415 -- see fetch_sitemaps

    assert poll.parsed is not None
    children = [result.parsed for result in results if result.parsed]
    refusals = [result.refusal for result in results if result.refusal]
    faults = [f"{refusal.url}: {refusal.detail}" for refusal in refusals]
    return replace(
        poll,
        hops=(*poll.hops, *(fetch for result in results for fetch in result.fetches)),
        parsed=merge_child_sitemaps(poll.parsed, children, faults),
        refusal=poll.refusal or (refusals[0] if refusals and not children else None),
    )
