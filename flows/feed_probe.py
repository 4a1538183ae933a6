"""Scouting: what stands at an address, looked at without writing anything down."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.settings import FetchSettings
from flows.stages.feeds.responses import parse_responses
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.host_registry import HostRegistry
from flows.web.masking import ask
from flows.workers import Overrun, Workers
from transforms.feeds.discovery import find_feed_links, list_common_feed_urls
from transforms.feeds.moves import find_move
from transforms.records import Feed, ParsedFeed, Refusal, RefusalReason
from transforms.text.normalisation import identify
from transforms.text.redaction import MASK, FeedAddress, hide_address, names_variable, read_address
from transforms.text.urls import canonical_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was seen of a feed: what it says, or why it cannot be read.

    Both are set for a feed that breaks off. `address` is where it stands for good: what was asked
    for, or where the permanent redirects lead that it begins with. `page` is the answer where it was
    a web page.
    """

    feed: Feed
    address: str
    parsed: ParsedFeed | None = None
    refusal: Refusal | None = None
    page: Exchange | None = None

    @property
    def is_sound(self) -> bool:
        """Tell whether this feed can be polled: it was read whole, and lists something."""
        return (
            self.refusal is None
            and self.parsed is not None
            and bool(self.parsed.entries or self.parsed.child_sitemaps)
        )


class FeedProbe:
    """Looks at feeds with the manners of a poll; bytes are read in `workers`, and nothing is kept.

    `book` is what is known of servers; looks that follow each other keep the pauses of one. `addresses`
    are those to ask for feeds that are configured, where they hold secrets.
    """

    def __init__(
        self,
        settings: FetchSettings,
        workers: Workers,
        book: HostRegistry,
        *,
        now: datetime,
        addresses: Mapping[str, FeedAddress] | None = None,
    ) -> None:
        self._settings = settings
        self._addresses = addresses or {}
        self._workers = workers
        self._book = book
        self._now = now

    def judge(self, feeds: Sequence[Feed]) -> list[Verdict]:
        """Fetch and parse `feeds`, all at once but host by host; a verdict each, in their order."""

        async def fetch(client: Client, feed: Feed) -> tuple[Exchange, ...]:
            address = self._addresses.get(feed.feed_id) or _read_address(feed.url)
            return await ask(client, address.address, "feed", address=address)

        async def fetch_all() -> list[tuple[Exchange, ...]]:
            async with Client(self._settings, self._book) as client:
                return await asyncio.gather(*(fetch(client, feed) for feed in feeds))

        visits = list(zip(feeds, asyncio.run(fetch_all()), strict=True))
        answers = [(feed, last) for feed, (*_, last) in visits]
        read = parse_responses(self._workers, answers, now=self._now)
        return [
            _judge(feed, exchanges, parsed, refusal)
            for (feed, exchanges), (parsed, refusal) in zip(visits, read, strict=True)
        ]

    def find(self, address: str) -> tuple[Verdict | None, list[Verdict]]:
        """Find the feed of the site, or the feed, at `address`; returns it and all that was looked at.

        What the page announces is tried first, the likeliest first, then the places where feeds
        usually stand. The search ends with the first sound feed. An address that a page made up and
        that names a variable of our environment is not asked: its server would be told the value.
        """
        (first,) = self.judge([make_feed(address)])
        tried = [first]
        if first.is_sound or first.page is None:
            return (first if first.is_sound else None), tried
        links = self._list_links(first.page)
        for link in dict.fromkeys([*links, *list_common_feed_urls(first.page.url)]):
            found = make_feed(link)
            (verdict,) = [_decline(found)] if names_variable(link) else self.judge([found])
            tried.append(verdict)
            if verdict.is_sound:
                return verdict, tried
        return None, tried

    def _list_links(self, page: Exchange) -> tuple[str, ...]:
        (links,) = self._workers.run(_find_links, [page])
        return () if isinstance(links, Overrun) else links


def _find_links(page: Exchange) -> tuple[str, ...]:
    return find_feed_links(page.body, charset=page.charset, url=page.url)


def _read_address(url: str) -> FeedAddress:
    """Read an address that somebody typed, or that a page links to and that names no variable."""
    try:
        return read_address(url, os.environ)
    except ValueError:
        return FeedAddress(public=url, address=url)


def make_feed(url: str) -> Feed:
    """Return the feed at `url`, which is not configured."""
    return Feed(feed_id=identify("feed", canonical_url(url)), url=url, name=url)


def _decline(feed: Feed) -> Verdict:
    detail = "not asked, since it names an environment variable, which only an address that you give may do"
    refusal = Refusal(
        url=feed.url, origin=feed.url, stage="fetch", reason=RefusalReason.STRANGE_VARIABLE, detail=detail
    )
    return Verdict(feed=feed, address=feed.url, refusal=refusal)


def _judge(
    feed: Feed, exchanges: Sequence[Exchange], parsed: ParsedFeed | None, refusal: Refusal | None
) -> Verdict:
    moved = find_move([(one.url, one.status) for one in exchanges])
    # a secret is never carried elsewhere, and where it is hidden an address leads nowhere
    if moved and (MASK in moved or names_variable(moved) or hide_address(feed.url) != feed.url):
        moved = None
    return Verdict(
        feed=feed,
        address=moved or feed.url,
        parsed=parsed,
        refusal=refusal,
        page=exchanges[-1] if refusal and refusal.reason is RefusalReason.NOT_A_FEED else None,
    )
