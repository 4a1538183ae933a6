"""Polling: which feeds are due, what their servers answer, what their bytes say."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus

from flows.logs import bind_fields
from flows.run_context import RunContext
from flows.stages.feeds.responses import Parsed, parse_responses
from flows.stages.politeness import open_client, recall_hosts
from flows.stages.request_log import make_fetch_row
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.masking import ask
from transforms.feeds.moves import find_move
from transforms.feeds.schedule import is_full_response_due
from transforms.records import INDEX_FORM, ArchiveRef, Feed, Poll, RefusalReason
from transforms.text.normalisation import digest
from warehouse.load import sync_feeds
from warehouse.read import read_due_feeds, read_waiting_feeds

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d{1,9})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResponse:
    """A feed and what asking for it brought, redirects first; `is_secret` if its address has secrets."""

    feed: Feed
    exchanges: tuple[Exchange, ...]
    is_secret: bool


def take_feeds(context: RunContext, *, every: bool) -> list[Feed]:
    """Write the configured feeds down and return those that are due, or with `every` all that may be."""
    with context.open_warehouse() as con:
        sync_feeds(con, context.settings.list_feeds(), now=context.now)
        resting = read_waiting_feeds(con, now=context.now) if every else []
        feeds = read_due_feeds(con, now=context.now, every=every)
        recall_hosts(context, con)
    for one in resting:
        context.progress.note(f"{one['name']}: {_explain_rest(one['wait_until'], one['gone_at'])}")
    return feeds


def fetch_feeds(context: RunContext, feeds: Sequence[Feed]) -> list[FeedResponse]:
    """Ask for each feed, unless it has not changed; at once, but host by host politely."""
    addresses = context.settings.list_addresses()

    async def visit(client: Client, feed: Feed) -> FeedResponse:
        is_whole = is_full_response_due(feed, now=context.now) or _is_index(feed)
        asked = replace(feed, etag=None, last_modified=None) if is_whole else feed
        address = addresses[feed.feed_id]
        with bind_fields(feed=feed.url):
            exchanges = await ask(
                client,
                feed.schedule.moved_url or address.address,
                "feed",
                address=address,
                etag=asked.etag,
                last_modified=asked.last_modified,
            )
        context.progress.step()
        return FeedResponse(feed=feed, exchanges=exchanges, is_secret=address.is_secret)

    async def visit_all() -> list[FeedResponse]:
        async with open_client(context) as client:
            return await asyncio.gather(*(visit(client, feed) for feed in feeds))

    context.progress.begin("polling feeds", len(feeds))
    visits = asyncio.run(visit_all())
    for one in filter(_is_put_off, visits):
        context.progress.note(f"{one.feed.name}: not asked, {one.exchanges[-1].detail}")
    return [one for one in visits if not _is_put_off(one)]


def read_feeds(context: RunContext, visits: Sequence[FeedResponse]) -> list[Poll]:
    """Archive what came and parse it, in worker processes and only where bytes are new to us."""
    changed = [visit for visit in visits if _has_news(visit)]
    archived: dict[str, ArchiveRef] = {}
    if changed:
        with context.open_archive() as archive:
            for visit in changed:
                archived[visit.feed.feed_id] = archive.append_exchange(visit.exchanges[-1])
            archive.sync()
    telling = [*changed, *(visit for visit in visits if visit.exchanges[-1].reason)]
    answers = [(visit.feed, visit.exchanges[-1]) for visit in telling]
    read = parse_responses(context.workers, answers, now=context.now)
    parsed = {feed.feed_id: one for (feed, _), one in zip(answers, read, strict=True)}
    return [
        _make_poll(visit, archived.get(visit.feed.feed_id), parsed.get(visit.feed.feed_id, (None, None)))
        for visit in visits
    ]


def _explain_rest(wait_until: datetime | None, gone_at: datetime | None) -> str:
    if gone_at:
        words = "gone for good, as its server said on"
        return f"{words} {gone_at:%Y-%m-%d}; `newswire feeds revive` asks once more"
    return f"its server wants to be left alone until {wait_until:%Y-%m-%d %H:%M} UTC"


def _is_put_off(visit: FeedResponse) -> bool:
    """Tell whether the feed was not asked at all, since its server wants to be left alone."""
    return len(visit.exchanges) == 1 and visit.exchanges[0].reason is RefusalReason.ASKED_TO_WAIT


def _has_news(visit: FeedResponse) -> bool:
    """Tell whether a body came, and not the one that we read last time: some servers never say 304."""
    last = visit.exchanges[-1]
    is_same = digest(last.body) == visit.feed.body_sha256 and not _is_index(visit.feed)
    return last.status == HTTPStatus.OK and not last.reason and not is_same


def _is_index(feed: Feed) -> bool:
    """Tell whether the feed was an index of sitemaps: these may change while it stays as it is."""
    return feed.form == INDEX_FORM


def _make_poll(visit: FeedResponse, archived: ArchiveRef | None, read: Parsed) -> Poll:
    last = visit.exchanges[-1]
    parsed, refusal = read
    return Poll(
        feed_id=visit.feed.feed_id,
        fetch=make_fetch_row(last, archived),
        hops=tuple(map(make_fetch_row, visit.exchanges[:-1])),
        parsed=parsed,
        refusal=refusal,
        # a secret is never carried elsewhere, and where it is hidden an address leads nowhere
        moved_to=None if visit.is_secret else find_move([(one.url, one.status) for one in visit.exchanges]),
        max_age=_find_max_age(last),
        retry_at=last.retry_at,
    )


def _find_max_age(exchange: Exchange) -> int | None:
    """Return for how many more seconds the server, or a cache on the way, calls its answer fresh."""
    found = _MAX_AGE.search(exchange.header("cache-control") or "")
    age = exchange.header("age") or ""
    spent = int(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0  # noqa: PLR2004 -- digits
    return max(0, int(found[1]) - spent) if found else None
