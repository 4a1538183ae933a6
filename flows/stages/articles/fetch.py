"""Fetching: from entries on the work list to pages in the archive."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from flows.logs import bind_fields, details, log
from flows.run_context import RunContext
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.politeness import open_client, recall_hosts
from flows.stages.request_log import make_fetch_row
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.masking import ask
from transforms.fetching.retries import plan_attempt
from transforms.fetching.work_list import Fetching, FetchPlan, plan_fetches
from transforms.records import ArchiveRef, DueEntry, EntryOutcome, Page, Refusal, RefusalReason
from transforms.text.normalisation import digest, identify
from warehouse.read import read_due_entries, read_existing_urls

BATCH = 50
"""Entries a batch: what a kill can cost in repeated requests, and about 5 MB of pages in memory."""


def take_entries(context: RunContext) -> FetchPlan:
    """Take the next batch of due entries from the work list and plan its requests."""
    with context.open_warehouse() as con:
        due = read_due_entries(con, now=context.now, limit=BATCH)
        known = read_existing_urls(con, [one.entry.canonical_url for one in due])
        recall_hosts(context, con, [one.entry.url for one in due])
    return plan_fetches(due, known)


def fetch_pages(context: RunContext, plan: FetchPlan) -> RawBatch:
    """Fetch the planned pages and archive each answer; a failure settles its entries."""
    addresses = context.settings.list_addresses()

    async def visit(client: Client, fetching: Fetching) -> tuple[Exchange, ...]:
        entry = fetching.entry.entry
        address = addresses.get(entry.feed_id)
        with bind_fields(feed=fetching.entry.feed_url, url=entry.url):
            exchanges = await (
                ask(client, entry.url, "page", address=address)
                if address
                else client.fetch(entry.url, "page")
            )
        context.progress.step()
        return exchanges

    async def visit_all() -> list[tuple[Exchange, ...]]:
        async with open_client(context) as client:
            return await asyncio.gather(*(visit(client, fetching) for fetching in plan.fetchings))

    context.progress.begin("fetching pages", len(plan.fetchings))
    visits = asyncio.run(visit_all())
    return _land(context, plan, visits)


def _land(context: RunContext, plan: FetchPlan, visits: Sequence[tuple[Exchange, ...]]) -> RawBatch:
    pages: list[Page] = []
    fetches = [make_fetch_row(hop) for exchanges in visits for hop in exchanges[:-1]]
    refusals: list[Refusal] = []
    settled = list(plan.settled)
    waiting: dict[str, Fetching] = {}
    with context.open_archive() as archive:
        for fetching, exchanges in zip(plan.fetchings, visits, strict=True):
            last = exchanges[-1]
            if last.reason is RefusalReason.ASKED_TO_WAIT:
                settled += _put_off(fetching, last)
                continue
            if last.reason:
                fetches.append(make_fetch_row(last))
                refusals.append(_refuse(fetching.entry, last, last.reason))
                settled += _settle_failed(context, fetching, last)
                continue
            archived = archive.append_exchange(last)
            fetches.append(make_fetch_row(last, archived))
            page = _make_page(context, fetching.entry, last, archived)
            pages.append(page)
            waiting[page.page_id] = fetching
        archive.sync()
    return RawBatch(
        pages=tuple(pages),
        fetches=tuple(fetches),
        refusals=tuple(refusals),
        settled=tuple(settled),
        waiting=waiting,
    )


def _make_page(context: RunContext, due: DueEntry, exchange: Exchange, archived: ArchiveRef) -> Page:
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
        received_at=context.now,
        archived=archived,
        feed_title=entry.title or None,
        feed_authors=entry.authors,
        feed_published_at=entry.published_at,
        feed_language=entry.language,
        feed_content=entry.content or entry.summary,
    )


def _refuse(due: DueEntry, exchange: Exchange, reason: RefusalReason) -> Refusal:
    return Refusal(
        url=exchange.url,
        origin=due.feed_url,
        stage="fetch",
        reason=reason,
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


def _settle_failed(context: RunContext, fetching: Fetching, exchange: Exchange) -> list[EntryOutcome]:
    outcomes = []
    for due in (fetching.entry, *fetching.others):
        attempts = due.attempts + 1
        again = plan_attempt(exchange.reason, attempts=attempts, now=context.now)
        if again and exchange.retry_at:
            again = max(again, exchange.retry_at)
        log.info(
            "page is fetched again later" if again else "page is given up",
            extra=details(
                url=exchange.url, feed=due.feed_url, reason=exchange.reason, attempts=attempts, again_at=again
            ),
        )
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
