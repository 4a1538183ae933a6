"""Read back through the older pages of a feed: the next page, the entries to take, and the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from transforms.feeds.identity import match_entries
from transforms.records import (
    Entry,
    ExistingEntry,
    Feed,
    Fetch,
    OlderPages,
    ParsedFeed,
    Poll,
    Refusal,
    RefusalReason,
)

MAX_OLDER_PAGES = 100
"""Older pages asked for after one gap, failed requests included: a thousand entries of most feeds."""
MAX_PAGES_A_POLL = 20
"""Older pages that one poll reads, so that the news of other feeds need not wait; the next poll reads on."""
_TOLERANCE = timedelta(days=1)  # a feed may list a page later than it is dated, and a date may have no time
# besides those that are retried: the host is to be left alone, and a feed that breaks off
_PASSING = {RefusalReason.ASKED_TO_WAIT, RefusalReason.BROKEN_FEED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The way back through the older pages of one feed, in one poll.

    Attributes:
        feed: The feed, as it was before the poll.
        url: The next page to ask for; `None` at the end of the way.
        left: How many more pages may be asked for, in this poll and later ones.
        since: When the feed was last polled before the gap; `None` for the first poll of a feed.
        first: The page to begin with where `url`, which an earlier poll left, leads nowhere.
        asked: The addresses that were asked for in this poll, first that of the feed.
        listed: The addresses of the entries so far.
        entries: The entries that the pages brought.
        fetches: The requests.
        fault: Why the way ended before its end, as a sentence.
        is_reached: Whether it led to before the gap.
        is_put_off: Whether the next poll goes on at `url`.
    """

    feed: Feed
    url: str | None
    left: int
    since: datetime | None
    first: str | None
    asked: tuple[str, ...]
    listed: frozenset[str]
    entries: tuple[Entry, ...] = ()
    fetches: tuple[Fetch, ...] = ()
    fault: str | None = None
    is_reached: bool = False
    is_put_off: bool = False

    @property
    def next_url(self) -> str | None:
        """The page to ask for in this poll; `None` where it asks for no more."""
        return None if self.is_put_off else self.url

    @property
    def unread(self) -> OlderPages | None:
        """The pages that are left to the next poll."""
        if not (self.is_put_off and self.url and self.left):
            return None
        return OlderPages(url=self.url, left=self.left, since=self.since)


def begin_walk(feed: Feed, poll: Poll, *, has_gap: bool, back: int) -> Walk | None:
    """Return the way back from a poll, or `None` where it has none to go or names no older page.

    A feed goes back after a gap, where an earlier poll left pages unread, and as far as its owner asks for
    when it is polled for the first time. A further gap begins again at the first page, and the way leads
    to before the first gap.

    Args:
        feed: The feed, as it was before the poll.
        poll: The poll, whose entries were read.
        has_gap: Whether it shares no entry with the poll before it.
        back: How many pages to read at the first poll.
    """
    schedule, parsed = feed.schedule, poll.parsed
    if parsed is None:
        return None
    first = poll.older_page or parsed.older_page
    unread = schedule.older_page
    url, left, since = first, MAX_OLDER_PAGES, schedule.last_entries_at
    if schedule.last_entries_at is None:
        left = back
    elif unread:
        since = schedule.older_since
        if not has_gap:
            url, left = unread, schedule.older_pages_left
    elif not has_gap:
        return None
    if url is None or left < 1:
        return None
    return Walk(
        feed=feed,
        url=url,
        left=left,
        since=since,
        first=first,
        asked=(poll.fetch.url,),
        listed=frozenset(entry.url for entry in parsed.entries),
    )


def follow_page(
    walk: Walk,
    page: ParsedFeed | None,
    refusal: Refusal | None,
    *,
    older_page: str | None,
    fetches: Iterable[Fetch],
    existing: Sequence[ExistingEntry],
) -> Walk:
    """Take the entries of the page that was asked for, and decide on the next step.

    The way ends at a page with an entry that was known before the gap, or all of whose entries are dated
    before it; at one without new entries or that was asked for already; where no older page is named; and
    at the limits. A page that fails for a while is asked for again at the next poll.

    Args:
        walk: The way so far.
        page: The content of the page, if it could be read.
        refusal: Why it could not be read, or not completely.
        older_page: The next page that its headers name.
        fetches: The requests for it.
        existing: The existing entries of this feed that those of the page may be.
    """
    asked = (*walk.asked, walk.url or "")
    step = replace(walk, left=walk.left - 1, asked=asked, fetches=(*walk.fetches, *fetches))
    if page:
        step = _take_entries(step, page.entries, existing)
    if step.is_reached:
        return replace(step, url=None)
    if refusal:
        return _meet_refusal(step, refusal)
    url = older_page or (page and page.older_page)
    if not url or url in asked or len(step.listed) == len(walk.listed):
        return replace(step, url=None)
    return _keep_limits(replace(step, url=url))


def put_off(walk: Walk) -> Walk:
    """Leave the rest of the way to the next poll."""
    return replace(walk, is_put_off=walk.url is not None)


def _take_entries(walk: Walk, entries: Sequence[Entry], existing: Sequence[ExistingEntry]) -> Walk:
    """Take entries that are not dated before the gap, and those known before it, which show its end."""
    if walk.since is None:
        taken = [entry for entry in entries if entry.url not in walk.listed]
        return replace(walk, entries=(*walk.entries, *taken), listed=walk.listed | {one.url for one in taken})
    before = {one.entry_id for one in existing if one.last_seen_at <= walk.since}
    start = walk.since - _TOLERANCE
    known = [entry.entry_id in before for entry in match_entries(entries, existing)]
    old = [entry.published_at is not None and entry.published_at < start for entry in entries]
    taken = [
        entry
        for entry, is_known, is_old in zip(entries, known, old, strict=True)
        if (is_known or not is_old) and entry.url not in walk.listed
    ]
    return replace(
        walk,
        entries=(*walk.entries, *taken),
        listed=walk.listed | {entry.url for entry in entries},
        is_reached=any(known) or (bool(old) and all(old)),
    )


def _meet_refusal(walk: Walk, refusal: Refusal) -> Walk:
    words = f"an older page, {refusal.url}, could not be read: {refusal.detail}"
    if (refusal.reason.is_retried or refusal.reason in _PASSING) and walk.left:
        return put_off(replace(walk, fault=f"{words}; the next poll asks for it again"))
    if walk.first and walk.first not in walk.asked and walk.left:
        return _keep_limits(replace(walk, url=walk.first))
    return replace(walk, url=None, fault=words)


def _keep_limits(walk: Walk) -> Walk:
    if not walk.left:
        words = f"after {MAX_OLDER_PAGES} older pages, the limit, there is still no entry from before the gap"
        return replace(walk, url=None, fault=words if walk.since else None)
    return put_off(walk) if len(walk.asked) > MAX_PAGES_A_POLL else walk
