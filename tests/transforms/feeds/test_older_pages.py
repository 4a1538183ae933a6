"""Which address an older page has, and where the way back through them ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from records import make_entry

from transforms.feeds.older_links import find_older_page, name_wordpress_page
from transforms.feeds.older_pages import MAX_OLDER_PAGES, MAX_PAGES_A_POLL, Walk, follow_page, put_off
from transforms.feeds.parse import parse_feed
from transforms.records import (
    Entry,
    ExistingEntry,
    Feed,
    FeedBody,
    OlderPages,
    ParsedFeed,
    Refusal,
    RefusalReason,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SINCE = NOW - timedelta(days=6)
URL = "https://wheel.example/feed"
FEED = Feed(feed_id="f", url=URL, name="Wheel")
WORDPRESS = "https://wordpress.org/?v=6.4.2"

PAGED = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wheel</title><id>w</id>
<link rel="next" href="?page=2"/><entry><id>1</id><title>One</title><link href="/1"/>
<link rel="next" href="/not-of-the-feed"/></entry></feed>"""
ARCHIVED = b"""<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Wheel</title>
<a:link rel="next" href="/p2"/><a:link rel="prev-archive" href="/2026/02"/><item><link>/1</link></item>
</channel></rss>"""
COMPLETE = b"""<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"
xmlns:h="http://purl.org/syndication/history/1.0"><channel><title>Wheel</title><h:complete/>
<a:link rel="next" href="/p2"/><item><link>/1</link></item></channel></rss>"""
PRESS = b"""<rss version="2.0"><channel><title>Wheel</title><link>https://www.wheel.example/</link>
<generator>https://wordpress.org/?v=6.4.2</generator><item><link>/1</link></item></channel></rss>"""
PRESS_ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wheel</title><id>w</id>
<link rel="alternate" href="https://wheel.example/"/>
<generator uri="https://wordpress.org/" version="6.4.2">WordPress</generator>
<entry><id>1</id><link href="/1"/></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Wheel", "next_url": "/feed.json?p=2",
"items": [{"id": "1", "url": "/1"}]}"""
JSON_NUMBER = JSON.replace(b'"/feed.json?p=2"', b"2")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (PAGED, f"{URL}?page=2"),
        (ARCHIVED, "https://wheel.example/2026/02"),
        (COMPLETE, None),
        (PRESS, f"{URL}?paged=2"),
        (PRESS_ATOM, f"{URL}?paged=2"),
        (JSON, "https://wheel.example/feed.json?p=2"),
        (JSON_NUMBER, None),
    ],
    ids=["next", "prev-archive", "complete", "WordPress", "WordPress, Atom", "next_url", "no address"],
)
def test_a_feed_names_its_next_older_page(body: bytes, found: str | None) -> None:
    received = FeedBody(feed=FEED, url=URL, body=body, media_type=None, charset=None)
    parsed, refusal = parse_feed(received, now=NOW)
    assert refusal is None
    assert parsed is not None
    assert parsed.older_page == found


@pytest.mark.parametrize(
    ("url", "generator", "site_url", "found"),
    [
        (f"{URL}?paged=2&cat=7", WORDPRESS, URL, f"{URL}?cat=7&paged=3"),
        (f"{URL}?cat=7", "https://wordpress.com", URL, f"{URL}?cat=7&paged=2"),
        (f"{URL}?paged=last", WORDPRESS, URL, None),
        (URL, WORDPRESS, "https://volt.example/", None),
        (URL, WORDPRESS, None, None),
        (URL, "https://wordpress.org.example/", URL, None),
        (URL, "Better than https://wordpress.org/", URL, None),
    ],
)
def test_wordpress_has_older_pages_at_its_own_site_alone(
    url: str, generator: str, site_url: str | None, found: str | None
) -> None:
    assert name_wordpress_page(url, generators=["", generator], site_url=site_url) == found


@pytest.mark.parametrize("link", ["", "mailto:desk@wheel.example", f"/{'a' * 2_000}", "http://["])
def test_a_link_that_leads_nowhere_is_left_out(link: str) -> None:
    assert (
        find_older_page(URL, [("prev-archive", link), ("NEXT prefetch", "/p2")]) == "https://wheel.example/p2"
    )


def make_walk(*, left: int = MAX_OLDER_PAGES, since: datetime | None = SINCE) -> Walk:
    first = f"{URL}?page=1"
    return Walk(feed=FEED, url=first, left=left, since=since, first=first, asked=(URL,), listed=frozenset())


def entry(number: int, *, days: float = 1) -> Entry:
    url = f"https://wheel.example/{number}"
    return make_entry(url, url=url, title=f"Report {number}", published_at=NOW - timedelta(days=days))


def turn(walk: Walk, *entries: Entry, refusal: Refusal | None = None, known: tuple[Entry, ...] = ()) -> Walk:
    """Take a page of entries, which names another one."""
    page = ParsedFeed(
        form="rss20", title=None, site_url=None, language=None, entries=entries, truncated=False, faults=()
    )
    existing = [
        ExistingEntry(
            entry_id=one.entry_id, feed_id="f", url=one.url, canonical_url=one.canonical_url, title=one.title,
            published_raw=None, summary=None, content=None, version=one.version, last_seen_at=SINCE,
        )
        for one in known
    ]  # fmt: skip
    older = f"{URL}?page=before-{walk.left}"
    return follow_page(walk, page, refusal, older_page=older, fetches=(), existing=existing)


def refuse(reason: RefusalReason) -> Refusal:
    return Refusal(url=f"{URL}?page=1", origin=URL, stage="fetch", reason=reason, detail="it is so")


def test_what_is_dated_before_the_gap_is_no_part_of_it_but_for_what_was_known() -> None:
    known = entry(2, days=40)
    walk = turn(make_walk(), entry(1), known, entry(3, days=40), entry(4, days=6.5), known=(known,))
    assert [one.title for one in walk.entries] == ["Report 1", "Report 2", "Report 4"]
    assert walk.is_reached
    assert walk.next_url is walk.unread is walk.fault is None


def test_at_the_first_poll_entries_of_any_age_are_taken_as_far_as_was_asked_for() -> None:
    walk = turn(make_walk(left=2, since=None), entry(1, days=400))
    assert walk.next_url == f"{URL}?page=before-2"
    walk = turn(walk, entry(2, days=800))
    assert (walk.next_url, walk.unread, walk.fault) == (None, None, None)
    assert len(walk.entries) == 2


def test_a_poll_and_a_gap_have_a_limit_of_pages_and_the_last_one_is_told_of() -> None:
    walk = make_walk()
    for number in range(MAX_OLDER_PAGES):
        assert walk.fault is None
        if number and number % MAX_PAGES_A_POLL == 0:
            assert walk.next_url is None
            left = MAX_OLDER_PAGES - number
            assert walk.unread == OlderPages(url=f"{URL}?page=before-{left + 1}", left=left, since=SINCE)
            walk = replace(walk, asked=(URL,), is_put_off=False)
        walk = turn(walk, entry(number))
    assert walk.next_url is walk.unread is None
    assert walk.fault == "after 100 older pages, the limit, there is still no entry from before the gap"


@pytest.mark.parametrize(
    ("reason", "is_asked_again"),
    [
        (RefusalReason.SERVER_ERROR, True),
        (RefusalReason.ASKED_TO_WAIT, True),
        (RefusalReason.BROKEN_FEED, True),
        (RefusalReason.NOT_FOUND, False),
        (RefusalReason.NOT_A_FEED, False),
        (RefusalReason.BLOCKED_ADDRESS, False),
    ],
)
def test_a_page_that_may_come_later_is_left_to_the_next_poll(
    reason: RefusalReason, *, is_asked_again: bool
) -> None:
    walk = turn(make_walk(), entry(1), refusal=refuse(reason))
    assert walk.next_url is None
    assert (walk.unread is not None) is is_asked_again
    assert len(walk.entries) == 1  # whole entries of a page that breaks off
    assert f"{URL}?page=1, could not be read: it is so" in (walk.fault or "")
    last = turn(make_walk(left=1), refusal=refuse(reason))
    assert last.unread is None


def test_a_way_that_has_ended_is_not_put_off() -> None:
    walk = turn(make_walk(), entry(1), known=(entry(1),))
    assert put_off(walk).unread is None
    assert put_off(make_walk()).unread == OlderPages(url=f"{URL}?page=1", left=MAX_OLDER_PAGES, since=SINCE)
