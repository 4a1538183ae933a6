"""Polling: which feeds are due, what their servers answer, what their bytes say."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from flows.intake.archive import Archive
from flows.shift import Shift
from flows.stages.fetches import make_fetch
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.workers import Overrun
from transforms.records import ArchiveRef, Feed, FeedBody, ParsedFeed, Poll, Refusal
from transforms.text import digest
from warehouse.load import record_polls, sync_feeds
from warehouse.read import read_due_feeds

_Parsed = tuple[ParsedFeed | None, Refusal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A feed and what asking for it brought, redirects first."""

    feed: Feed
    exchanges: tuple[Exchange, ...]


def take_feeds(shift: Shift, *, every: bool) -> list[Feed]:
    """Write the configured feeds down and return those that are due, or all with `every`."""
    with shift.open_warehouse() as con:
        sync_feeds(con, shift.settings.list_feeds(), now=shift.now)
        return read_due_feeds(con, now=shift.now, every=every)


def fetch_feeds(shift: Shift, feeds: Sequence[Feed]) -> list[Visit]:
    """Ask for each feed, unless it has not changed; at once, but host by host politely."""

    async def visit(client: Client, feed: Feed) -> Visit:
        exchanges = await client.fetch(feed.url, "feed", etag=feed.etag, last_modified=feed.last_modified)
        shift.progress.step()
        return Visit(feed=feed, exchanges=exchanges)

    async def visit_all() -> list[Visit]:
        async with Client(shift.settings.fetch) as client:
            return await asyncio.gather(*(visit(client, feed) for feed in feeds))

    shift.progress.begin("polling feeds", len(feeds))
    return asyncio.run(visit_all())


def read_feeds(shift: Shift, visits: Sequence[Visit]) -> list[Poll]:
    """Archive what came and parse it, in worker processes and only where bytes are new to us."""
    changed = [visit for visit in visits if _has_news(visit)]
    archived: dict[str, ArchiveRef] = {}
    parsed: dict[str, _Parsed] = {}
    if changed:
        with Archive(shift.settings.archive, day=shift.now) as archive:
            for visit in changed:
                archived[visit.feed.feed_id] = archive.append_exchange(visit.exchanges[-1])
            archive.flush()
        from transforms.feed import parse_feed  # noqa: PLC0415 -- a run with nothing new does without

        results = shift.workers.run(partial(parse_feed, now=shift.now), map(_name_body, changed))
        for visit, result in zip(changed, results, strict=True):
            parsed[visit.feed.feed_id] = (
                (None, _refuse(visit, "parse", result.reason, str(result)))
                if isinstance(result, Overrun)
                else result
            )
    return [
        _make_poll(visit, archived.get(visit.feed.feed_id), parsed.get(visit.feed.feed_id, (None, None)))
        for visit in visits
    ]


def record_answers(shift: Shift, polls: Sequence[Poll]) -> int:
    """Write down what the polls brought; returns how many entries are new or have changed."""
    for poll in polls:
        if poll.refusal:
            shift.progress.warn(f"{poll.refusal.origin}: {poll.refusal.detail}")
    with shift.open_warehouse() as con:
        return record_polls(con, polls, run_id=shift.run_id, now=shift.now)


def _has_news(visit: Visit) -> bool:
    """Tell whether a body came, and not the one that we read last time: some servers never say 304."""
    last = visit.exchanges[-1]
    return last.status == HTTPStatus.OK and not last.reason and digest(last.body) != visit.feed.body_sha256


def _name_body(visit: Visit) -> FeedBody:
    last = visit.exchanges[-1]
    return FeedBody(
        feed=visit.feed, url=last.url, body=last.body, media_type=last.media_type, charset=last.charset
    )


def _make_poll(visit: Visit, archived: ArchiveRef | None, parsed: _Parsed) -> Poll:
    last = visit.exchanges[-1]
    refusal = _refuse(visit, "fetch", last.reason, last.detail or "") if last.reason else parsed[1]
    return Poll(
        feed_id=visit.feed.feed_id,
        fetch=make_fetch(last, archived),
        hops=tuple(map(make_fetch, visit.exchanges[:-1])),
        parsed=parsed[0],
        refusal=refusal,
    )


def _refuse(visit: Visit, stage: str, reason: str, detail: str) -> Refusal:
    return Refusal(
        url=visit.exchanges[-1].url, origin=visit.feed.url, stage=stage, reason=reason, detail=detail
    )
