"""Select the feeds that are due and fetch them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flows.logs import bind_fields
from flows.run_context import RunContext
from flows.stages.host_state import open_client, restore_hosts, settle_clock
from flows.web.client import Client
from flows.web.exchange import FetchResult
from flows.web.masking import fetch_with_secrets
from transforms.feeds.schedule import is_full_response_due
from transforms.records import INDEX_FORM, Feed, RefusalReason
from warehouse.load import sync_feeds
from warehouse.work_list import read_due_feeds, read_waiting_feeds


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResponse:
    """A feed and the result of fetching it.

    Attributes:
        feed: The feed as it was before.
        result: Redirects and the final answer.
        is_secret: Whether the feed's address holds secrets.
    """

    feed: Feed
    result: FetchResult
    is_secret: bool


def select_due_feeds(context: RunContext, *, every: bool) -> list[Feed]:
    """Store the configured feeds and return those that are due.

    Args:
        context: The run.
        every: Return the feeds that are not due yet as well, but never those whose server asked us to
            wait or that are gone for good.
    """
    with context.open_warehouse() as con:
        sync_feeds(con, context.settings.list_feeds(), now=context.now)
        settle_clock(context, con)
        waiting = read_waiting_feeds(con, now=context.now) if every else []
        feeds = read_due_feeds(con, now=context.now, every=every)
        restore_hosts(context, con)
    for one in waiting:
        context.progress.note(f"{one['name']}: {_explain_wait(one['wait_until'], one['gone_at'])}")
    return feeds


def fetch_feeds(context: RunContext, feeds: Sequence[Feed]) -> list[FeedResponse]:
    """Fetch feeds, with conditional requests; hosts in parallel, one request at a time to each.

    Returns:
        One response a feed, in order. A feed whose host asked us to wait is left out: nothing was sent.
    """
    addresses = context.settings.list_addresses()

    async def fetch(client: Client, feed: Feed) -> FeedResponse:
        is_whole = is_full_response_due(feed, now=context.now) or has_further_parts(feed)
        asked = replace(feed, etag=None, last_modified=None) if is_whole else feed
        address = addresses[feed.feed_id]
        with bind_fields(feed=feed.url):
            result = await fetch_with_secrets(
                client,
                feed.schedule.moved_url or address.address,
                "feed",
                address=address,
                etag=asked.etag,
                last_modified=asked.last_modified,
            )
        context.progress.step()
        return FeedResponse(feed=feed, result=result, is_secret=address.is_secret)

    async def fetch_all() -> list[FeedResponse]:
        async with open_client(context) as client:
            return await asyncio.gather(*(fetch(client, feed) for feed in feeds))

    context.progress.begin("polling feeds", len(feeds))
    responses = asyncio.run(fetch_all())
    for one in filter(_has_to_wait, responses):
        context.progress.note(f"{one.feed.name}: not fetched, {one.result.last.detail}")
    return [one for one in responses if not _has_to_wait(one)]


def has_further_parts(feed: Feed) -> bool:
    """Return whether more is read than the feed itself, which is then read even if it is as it was.

    The child sitemaps of an index may change while it stays the same, and older pages may be left unread.
    """
    return feed.form == INDEX_FORM or feed.schedule.older_page is not None


def _explain_wait(wait_until: datetime | None, gone_at: datetime | None) -> str:
    if gone_at:
        return (
            f"its server said on {gone_at:%Y-%m-%d} that it is gone for good;"
            " `newswire feeds revive` fetches it once more"
        )
    return f"its server asked us to wait until {wait_until:%Y-%m-%d %H:%M} UTC"


def _has_to_wait(response: FeedResponse) -> bool:
    """Return whether nothing was sent for the feed, since its host asked us to wait."""
    result = response.result
    return not result.hops and result.last.reason is RefusalReason.ASKED_TO_WAIT
