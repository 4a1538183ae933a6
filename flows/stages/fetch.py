"""Fetching: from entries on the work list to pages in the archive."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from flows.shift import Shift
from flows.stages.fetches import make_fetch
from flows.stages.hosts import open_client, recall_hosts
from flows.stages.landing import Landing
from flows.web.asking import ask
from flows.web.client import Client
from flows.web.exchange import Exchange
from transforms.records import ArchiveRef, DueEntry, EntryOutcome, Page, Refusal
from transforms.retries import plan_attempt
from transforms.text import digest, identify
from transforms.worklist import Fetching, FetchPlan, plan_fetches
from warehouse.read import read_due_entries, read_known_urls

BATCH = 50
"""Entries a batch: what a kill can cost in repeated requests, and about 5 MB of pages in memory."""


def take_entries(shift: Shift) -> FetchPlan:
    """Take the next batch of due entries from the work list and plan its requests."""
    with shift.open_warehouse() as con:
        due = read_due_entries(con, now=shift.now, limit=BATCH)
        known = read_known_urls(con, [one.entry.canonical_url for one in due])
        recall_hosts(shift, con, [one.entry.url for one in due])
    return plan_fetches(due, known)


def fetch_pages(shift: Shift, plan: FetchPlan) -> Landing:
    """Fetch the planned pages and archive each answer; a failure settles its entries."""
    addresses = shift.settings.list_addresses()

    async def visit(client: Client, fetching: Fetching) -> tuple[Exchange, ...]:
        entry = fetching.entry.entry
        address = addresses.get(entry.feed_id)
        exchanges = await (
            ask(client, entry.url, "page", address=address) if address else client.fetch(entry.url, "page")
        )
        shift.progress.step()
        return exchanges

    async def visit_all() -> list[tuple[Exchange, ...]]:
        async with open_client(shift) as client:
            return await asyncio.gather(*(visit(client, fetching) for fetching in plan.fetchings))

    shift.progress.begin("fetching pages", len(plan.fetchings))
    visits = asyncio.run(visit_all())
    return _land(shift, plan, visits)


def _land(shift: Shift, plan: FetchPlan, visits: Sequence[tuple[Exchange, ...]]) -> Landing:
    pages: list[Page] = []
    fetches = [make_fetch(hop) for exchanges in visits for hop in exchanges[:-1]]
    refusals: list[Refusal] = []
    settled = list(plan.settled)
    waiting: dict[str, Fetching] = {}
    with shift.open_archive() as archive:
        for fetching, exchanges in zip(plan.fetchings, visits, strict=True):
            last = exchanges[-1]
            if last.reason == "asked-to-wait":
                settled += _put_off(fetching, last)
                continue
            if last.reason:
                fetches.append(make_fetch(last))
                refusals.append(_refuse(fetching.entry, last))
                settled += _settle_failed(shift, fetching, last)
                continue
            archived = archive.append_exchange(last)
            fetches.append(make_fetch(last, archived))
            page = _make_page(shift, fetching.entry, last, archived)
            pages.append(page)
            waiting[page.page_id] = fetching
        archive.flush()
    return Landing(
        pages=tuple(pages),
        fetches=tuple(fetches),
        refusals=tuple(refusals),
        settled=tuple(settled),
        waiting=waiting,
    )


def _make_page(shift: Shift, due: DueEntry, exchange: Exchange, archived: ArchiveRef) -> Page:
    entry = due.entry
    sha256 = digest(exchange.body)
    return Page(
        page_id=identify("page", entry.entry_id, entry.version, sha256),
        corpus="feed",
        origin=due.feed_url,
        entry_id=entry.entry_id,
        url=exchange.url,
        body=exchange.body,
        media_type=exchange.media_type or "",
        charset=exchange.charset,
        sha256=sha256,
        landed_at=shift.now,
        archived=archived,
        feed_title=entry.title or None,
        feed_authors=entry.authors,
        feed_published_at=entry.published_at,
        feed_language=entry.language,
        feed_content=entry.content or entry.summary,
    )


def _refuse(due: DueEntry, exchange: Exchange) -> Refusal:
    return Refusal(
        url=exchange.url,
        origin=due.feed_url,
        stage="fetch",
        reason=exchange.reason or "",
        detail=exchange.detail or "",
    )


def _put_off(fetching: Fetching, exchange: Exchange) -> list[EntryOutcome]:
    """Leave the entries until their server may be asked again: it was not asked, so no attempt counts."""
    return [
        EntryOutcome(
            entry_id=due.entry.entry_id,
            outcome="pending",
            article_id=due.article_id,
            reason=exchange.reason,
            detail=exchange.detail,
            attempts=due.attempts,
            next_attempt_at=exchange.retry_at,
        )
        for due in (fetching.entry, *fetching.others)
    ]


def _settle_failed(shift: Shift, fetching: Fetching, exchange: Exchange) -> list[EntryOutcome]:
    outcomes = []
    for due in (fetching.entry, *fetching.others):
        attempts = due.attempts + 1
        again = plan_attempt(exchange.reason or "", attempts=attempts, now=shift.now)
        if again and exchange.retry_at:
            again = max(again, exchange.retry_at)
        outcomes.append(
            EntryOutcome(
                entry_id=due.entry.entry_id,
                outcome="pending" if again else "refused",
                article_id=due.article_id,
                reason=exchange.reason,
                detail=exchange.detail,
                attempts=attempts,
                next_attempt_at=again,
            )
        )
    return outcomes
