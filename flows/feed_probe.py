"""Probe feeds: fetch and parse an address, and find the feed of a site, without storing anything."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import FetchSettings
from flows.stages.feeds.parse_responses import parse_responses
from flows.web.client import Client
from flows.web.exchange import Exchange, FetchResult
from flows.web.host_registry import HostRegistry
from flows.web.masking import fetch_with_secrets
from transforms.feeds.discovery import find_feed_links, list_common_feed_urls
from transforms.feeds.moves import find_move
from transforms.records import Feed, ParsedFeed, Refusal, RefusalReason
from transforms.text.normalisation import identify
from transforms.text.redaction import FeedAddress, is_masked, mask_feed_address, parse_feed_address
from transforms.text.urls import canonicalise_url
from transforms.text.variables import has_variable


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeResult:
    """The result of probing a feed.

    Attributes:
        feed: The feed that was probed.
        address: Its permanent address: the one that was fetched, or where permanent redirects lead from it.
        parsed: The parsed feed, if it can be read.
        refusal: Why it cannot be read. A feed that breaks off half-way has both.
        page: The answer, if it was a web page and no feed.
    """

    feed: Feed
    address: str
    parsed: ParsedFeed | None = None
    refusal: Refusal | None = None
    page: Exchange | None = None

    @property
    def is_sound(self) -> bool:
        """Whether this feed can be polled: it was read completely and lists something."""
        return (
            self.refusal is None
            and self.parsed is not None
            and bool(self.parsed.entries or self.parsed.child_sitemaps)
        )


class FeedProbe:
    """A probe that fetches feeds as politely as a poll does, and stores nothing."""

    def __init__(
        self,
        settings: FetchSettings,
        workers: Workers,
        hosts: HostRegistry,
        *,
        now: datetime,
        addresses: Mapping[str, FeedAddress] | None = None,
    ) -> None:
        """Prepare a probe.

        Args:
            settings: The settings of the client.
            workers: The processes to parse in.
            hosts: The state of hosts, so that successive probes keep the pauses between requests.
            now: The present, beyond which a date is not believed.
            addresses: The addresses of configured feeds with their secrets, by feed identifier.
        """
        self._settings = settings
        self._addresses = addresses or {}
        self._workers = workers
        self._hosts = hosts
        self._now = now

    def probe_feeds(self, feeds: Sequence[Feed]) -> list[ProbeResult]:
        """Fetch and parse feeds, hosts in parallel; return one result each, in order."""

        async def fetch(client: Client, feed: Feed) -> FetchResult:
            address = self._addresses.get(feed.feed_id) or _read_address(feed.url)
            return await fetch_with_secrets(client, address.address, "feed", address=address)

        async def fetch_all() -> list[FetchResult]:
            async with Client(self._settings, self._hosts) as client:
                return await asyncio.gather(*(fetch(client, feed) for feed in feeds))

        results = list(zip(feeds, asyncio.run(fetch_all()), strict=True))
        answers = [(feed, result.last) for feed, result in results]
        parsed = parse_responses(self._workers, answers, now=self._now)
        return [
            _make_result(feed, result, parsed_feed, refusal)
            for (feed, result), (parsed_feed, refusal) in zip(results, parsed, strict=True)
        ]

    def find_feed(self, address: str) -> tuple[ProbeResult | None, list[ProbeResult]]:
        """Find a feed of a site.

        The address itself is probed first, then the feeds that its page announces, the likeliest first,
        then the usual places of feeds. The search ends at the first sound feed. An address on a page that
        names an environment variable is not fetched: its server would receive the value.

        Args:
            address: A feed, or a page of the site.

        Returns:
            The feed, `None` when there is none; and all results, in the order of the search.
        """
        (first,) = self.probe_feeds([make_feed(address)])
        results = [first]
        if first.is_sound or first.page is None:
            return (first if first.is_sound else None), results
        links = self._list_links(first.page)
        for link in dict.fromkeys([*links, *list_common_feed_urls(first.page.url)]):
            feed = make_feed(link)
            (result,) = [_refuse_variable(feed)] if has_variable(link) else self.probe_feeds([feed])
            results.append(result)
            if result.is_sound:
                return result, results
        return None, results

    def _list_links(self, page: Exchange) -> tuple[str, ...]:
        (links,) = self._workers.run(_find_links, [page], is_light=True)
        return () if isinstance(links, JobFailure) else links


def make_feed(url: str) -> Feed:
    """Return the record of a feed at `url` that is not configured."""
    return Feed(feed_id=identify("feed", canonicalise_url(url)), url=url, name=url)


def _find_links(page: Exchange) -> tuple[str, ...]:
    return find_feed_links(page.body, charset=page.charset, url=page.url)


def _read_address(url: str) -> FeedAddress:
    """Read an address that a person gave, or one on a page that names no environment variable."""
    try:
        return parse_feed_address(url, os.environ)
    except ValueError:
        return FeedAddress(public=url, address=url)


def _refuse_variable(feed: Feed) -> ProbeResult:
    detail = (
        "not fetched: it names an environment variable, which only an address that you give yourself may do"
    )
    reason = RefusalReason.STRANGE_VARIABLE
    refusal = Refusal(url=feed.url, origin=feed.url, stage="fetch", reason=reason, detail=detail)
    return ProbeResult(feed=feed, address=feed.url, refusal=refusal)


def _make_result(
    feed: Feed, result: FetchResult, parsed: ParsedFeed | None, refusal: Refusal | None
) -> ProbeResult:
    moved = find_move(result.statuses)
    # a secret must not be taken to another address, and an address with a masked secret leads nowhere
    if moved and (is_masked(moved) or has_variable(moved) or mask_feed_address(feed.url) != feed.url):
        moved = None
    is_page = refusal is not None and refusal.reason is RefusalReason.NOT_A_FEED
    return ProbeResult(
        feed=feed,
        address=moved or feed.url,
        parsed=parsed,
        refusal=refusal,
        page=result.last if is_page and isinstance(result.last, Exchange) else None,
    )
