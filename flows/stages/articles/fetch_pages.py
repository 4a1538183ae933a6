"""Fetch the pages of due entries and archive them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from flows.logs import bind_fields, details, log
from flows.progress import FETCHING, READING
from flows.run_context import RunContext
from flows.stages.articles.cut_batches import FEED_BATCH
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.host_state import open_client, restore_hosts, settle_clock
from flows.stages.request_log import make_fetch_row
from flows.web.client import Client
from flows.web.exchange import Attempt, Exchange, FetchResult, UnsentRequest, count_seconds, has_body
from flows.web.masking import fetch_with_secrets
from transforms.fetching.page_redirects import find_page_redirect
from transforms.fetching.retries import plan_attempt
from transforms.fetching.work_list import FetchGroup, FetchPlan, plan_fetches
from transforms.records import ArchiveRef, DueEntry, EntryOutcome, Page, Refusal, RefusalReason
from transforms.text.normalisation import digest, identify
from transforms.text.redaction import FeedAddress
from warehouse.read import read_existing_urls
from warehouse.work_list import count_due_entries, read_due_entries

_MAX_PAGE_REDIRECTS = 3
_MAX_HELD = FEED_BATCH.size  # bytes of answers in memory at which no further page is asked for
_POSTPONED = (RefusalReason.ASKED_TO_WAIT, RefusalReason.BATCH_FULL)


def plan_due_entries(context: RunContext) -> FetchPlan:
    """Read the next batch of due entries from the work list and plan the fetches of their pages."""
    with context.open_warehouse() as con:
        settle_clock(context, con)
        due = read_due_entries(con, now=context.now, limit=FEED_BATCH.pages)
        existing = read_existing_urls(con, [one.entry.canonical_url for one in due])
        restore_hosts(context, con, [one.entry.url for one in due])
        left = count_due_entries(con, now=context.now)
    for stage in (FETCHING, READING):
        context.progress.expect(stage, left)
    return plan_fetches(due, existing)


def fetch_pages(context: RunContext, plan: FetchPlan) -> RawBatch:
    """Fetch the planned pages and archive each answer.

    Returns:
        The pages that came, and the outcomes of the entries whose page did not.
    """
    addresses = context.settings.list_addresses()
    held = 0

    async def fetch(client: Client, fetching: FetchGroup) -> FetchResult:
        nonlocal held
        entry = fetching.entry.entry
        address = addresses.get(entry.feed_id)
        with bind_fields(feed=fetching.entry.feed_url, url=entry.url):
            result = await follow_page(client, entry.url, address)
        held += sum(len(step.body) + len(step.wire) for step in result.attempts if isinstance(step, Exchange))
        context.progress.step()
        return result

    async def fetch_all() -> list[FetchResult]:
        async with open_client(context, has_room=lambda: held < _MAX_HELD) as client:
            return await asyncio.gather(*(fetch(client, fetching) for fetching in plan.groups))

    context.progress.begin(FETCHING, len(plan.groups))
    return _archive_pages(context, plan, asyncio.run(fetch_all()))


async def follow_page(client: Client, url: str, address: FeedAddress | None = None) -> FetchResult:
    """Fetch a page, and the page to which it sends its readers itself, all in the time of one fetch.

    Args:
        client: The client.
        url: The address of the page.
        address: The address of its feed, whose secrets that of the page may have too.
    """
    result = await _fetch_page(client, url, address)
    for _ in range(_MAX_PAGE_REDIRECTS):
        target = _find_target(result.last)
        if target is None:
            break
        left = client.timeout - count_seconds(result.attempts)
        result = _join(result, target, await _fetch_page(client, target, address, timeout=left))
    return result


async def _fetch_page(
    client: Client,
    url: str,
    address: FeedAddress | None,
    *,
    timeout: float | None = None,  # noqa: ASYNC109 -- of the requests, without the waits between them
) -> FetchResult:
    """Fetch a page; `address` is that of its feed, whose secrets the page's may have too."""
    if address:
        return await fetch_with_secrets(client, url, "page", address=address, timeout=timeout)
    return await client.fetch(url, "page", timeout=timeout)


def _find_target(last: Attempt) -> str | None:
    if not has_body(last):
        return None
    return find_page_redirect(last.body, url=last.url, header=last.header("refresh"))


def _join(before: FetchResult, target: str, after: FetchResult) -> FetchResult:
    """Return the fetch of a page that sent its readers on, as one of redirects."""
    assert isinstance(before.last, Exchange)  # it had a body
    redirect = replace(before.last, reason=RefusalReason.REDIRECT, detail=f"to {target}, by the page itself")
    return FetchResult(hops=(*before.hops, redirect, *after.hops), last=after.last)


def _archive_pages(context: RunContext, plan: FetchPlan, results: Sequence[FetchResult]) -> RawBatch:
    pages: list[Page] = []
    fetches = [make_fetch_row(hop) for result in results for hop in result.hops]
    refusals: list[Refusal] = []
    settled = list(plan.settled)
    waiting: dict[str, FetchGroup] = {}
    with context.open_archive() as archive:
        for fetching, result in zip(plan.groups, results, strict=True):
            last = result.last
            if isinstance(last, UnsentRequest) and last.reason in _POSTPONED:
                settled += _postpone(fetching, last)
                continue
            if isinstance(last, UnsentRequest) or last.reason is not None:
                fetches.append(make_fetch_row(last))
                refusals.append(_refuse(fetching.entry, last))
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
        canonical_link=exchange.canonical_link,
        feed_title=entry.title or None,
        feed_authors=entry.authors,
        feed_published_at=entry.published_at,
        feed_published_precision=entry.published_precision,
        feed_language=entry.language,
        feed_content=entry.content or entry.summary,
    )


def _refuse(due: DueEntry, attempt: Attempt) -> Refusal:
    assert attempt.reason is not None  # the fetch failed
    return Refusal(
        url=attempt.url,
        origin=due.feed_url,
        stage="fetch",
        reason=attempt.reason,
        detail=attempt.detail or attempt.reason.sentence,
    )


def _postpone(fetching: FetchGroup, request: UnsentRequest) -> list[EntryOutcome]:
    """Keep the entries pending until a request can be sent: none was, so no attempt counts."""
    return [
        EntryOutcome(
            entry_id=due.entry.entry_id,
            outcome="pending",
            article_id=due.article_id,
            reason=request.reason,
            detail=request.detail,
            attempts=due.attempts,
            next_attempt_at=request.retry_at,
        )
        for due in (fetching.entry, *fetching.others)
    ]


def _settle_failed(context: RunContext, fetching: FetchGroup, attempt: Attempt) -> list[EntryOutcome]:
    outcomes = []
    for due in (fetching.entry, *fetching.others):
        attempts = due.attempts + 1
        out_at = due.entry.updated_at or due.entry.published_at
        next_attempt_at = plan_attempt(attempt.reason, attempts=attempts, now=context.now, out_at=out_at)
        if next_attempt_at and attempt.retry_at:
            next_attempt_at = max(next_attempt_at, attempt.retry_at)
        log.info(
            "page is fetched again later" if next_attempt_at else "page is given up",
            extra=details(
                url=attempt.url,
                feed=due.feed_url,
                reason=attempt.reason,
                attempts=attempts,
                again_at=next_attempt_at,
            ),
        )
        outcomes.append(
            EntryOutcome(
                entry_id=due.entry.entry_id,
                outcome="pending" if next_attempt_at else "refused",
                article_id=due.article_id,
                reason=attempt.reason,
                detail=attempt.detail,
                attempts=attempts,
                next_attempt_at=next_attempt_at,
            )
        )
    return outcomes
