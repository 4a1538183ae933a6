"""Read the older pages of feeds, a page of each feed at a time, until all have led to a known entry."""

from __future__ import annotations

import time
from collections.abc import Sequence

from flows.logs import details, log
from flows.run_context import RunContext
from flows.stages.feeds.fetch_further import fetch_further
from transforms.feeds.older_pages import Walk, follow_page, put_off
from warehouse.work_list import read_existing_entries

_MAX_SECONDS = 60.0
"""After which the rest is left to the next poll: the news of all feeds of a run wait for the slowest."""


def read_older_pages(context: RunContext, walks: Sequence[Walk]) -> list[Walk]:
    """Follow the older pages of feeds as far as one poll does.

    Args:
        context: The run.
        walks: The ways to go, one a feed.

    Returns:
        The ways that were gone, in order.
    """
    gone = {walk.feed.feed_id: walk for walk in walks}
    deadline = time.monotonic() + _MAX_SECONDS
    while wanted := [(walk.feed, walk.next_url) for walk in gone.values() if walk.next_url]:
        if time.monotonic() > deadline:
            gone = {feed_id: put_off(walk) for feed_id, walk in gone.items()}
            break
        results = fetch_further(context, wanted, "feed")
        listed = [entry for result in results if result.parsed for entry in result.parsed.entries]
        with context.open_warehouse() as con:
            existing = read_existing_entries(con, listed)
        for result in results:
            gone[result.feed.feed_id] = follow_page(
                gone[result.feed.feed_id],
                result.parsed,
                result.refusal,
                older_page=result.older_page,
                fetches=result.fetches,
                existing=[one for one in existing if one.feed_id == result.feed.feed_id],
            )
    for walk in gone.values():
        _tell(context, walk)
    return list(gone.values())


def _tell(context: RunContext, walk: Walk) -> None:
    log.info(
        "older pages read",
        extra=details(
            feed=walk.feed.url,
            pages=len(walk.asked) - 1,
            entries=len(walk.entries),
            reached=walk.is_reached,
            left=walk.left,
        ),
    )
    more = "; the next poll reads on" if walk.unread and not walk.fault else ""
    if walk.entries:
        context.progress.note(f"{walk.feed.name}: {len(walk.entries)} entries are from older pages{more}")
    if walk.fault:
        context.progress.warn(f"{walk.feed.name}: {walk.fault}")
