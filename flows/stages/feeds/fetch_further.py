"""Fetch and parse what else belongs to a feed than the document that is polled: sitemaps and older pages."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from flows.logs import bind_fields
from flows.run_context import RunContext
from flows.stages.feeds.parse_feeds import find_older_link
from flows.stages.feeds.parse_responses import parse_responses
from flows.stages.host_state import open_client, restore_hosts
from flows.stages.request_log import make_fetch_row
from flows.web.client import Client
from flows.web.exchange import FetchResult, has_body
from flows.web.masking import fetch_with_secrets
from transforms.records import ArchiveRef, Feed, Fetch, ParsedFeed, Purpose, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherResult:
    """One sitemap or older page that was fetched for a feed.

    Attributes:
        feed: The feed that it was fetched for.
        fetches: Rows of the requests.
        parsed: Its entries, or the child sitemaps that it lists.
        refusal: Why it cannot be read, or not completely.
        older_page: The next older page that the headers of the answer name.
    """

    feed: Feed
    fetches: tuple[Fetch, ...]
    parsed: ParsedFeed | None
    refusal: Refusal | None
    older_page: str | None


def fetch_further(
    context: RunContext, wanted: Sequence[tuple[Feed, str]], purpose: Purpose
) -> list[FurtherResult]:
    """Fetch, archive and parse sitemaps or older pages; hosts in parallel, one result each, in order.

    Args:
        context: The run.
        wanted: The addresses, each with the feed that it is fetched for.
        purpose: The kind of content that is expected.
    """
    if not wanted:
        return []
    with context.open_warehouse() as con:
        restore_hosts(context, con, [url for _, url in wanted])
    addresses = context.settings.list_addresses()

    async def fetch(client: Client, feed: Feed, url: str) -> FetchResult:
        with bind_fields(feed=feed.url):
            result = await fetch_with_secrets(client, url, purpose, address=addresses[feed.feed_id])
        context.progress.step()
        return result

    async def fetch_in_parallel() -> list[FetchResult]:
        async with open_client(context) as client:
            return await asyncio.gather(*(fetch(client, feed, url) for feed, url in wanted))

    context.progress.begin("reading sitemaps" if purpose == "sitemap" else "reading older pages", len(wanted))
    results = asyncio.run(fetch_in_parallel())
    with context.open_archive() as archive:
        archived = [
            archive.append_exchange(result.last) if has_body(result.last) else None for result in results
        ]
        archive.sync()
    answers = [(feed, result.last) for (feed, _), result in zip(wanted, results, strict=True)]
    parsed = parse_responses(context.workers, answers, now=context.now)
    return [
        FurtherResult(
            feed=feed,
            fetches=_make_rows(result, kept),
            parsed=content,
            refusal=refusal,
            older_page=find_older_link(result.last),
        )
        for (feed, _), result, kept, (content, refusal) in zip(wanted, results, archived, parsed, strict=True)
    ]


def _make_rows(result: FetchResult, archived: ArchiveRef | None) -> tuple[Fetch, ...]:
    return (*map(make_fetch_row, result.hops), make_fetch_row(result.last, archived))
