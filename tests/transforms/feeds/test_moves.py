"""Which permanent redirects are followed for good, and which site an address belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from transforms.feeds.moves import find_move, follow_move
from transforms.records import Feed, Schedule
from transforms.text.sites import find_registrable_host, is_same_site

OLD, NEW = "https://www.harbour.example/feed", "https://news.harbour.example/feed.xml"
FEED = Feed(feed_id="f", url=OLD, name="Harbour")


@pytest.mark.parametrize(
    ("hops", "target"),
    [
        ([(OLD, 200)], None),
        ([(OLD, 301), (NEW, 200)], NEW),
        ([(OLD, 308), (NEW, 304)], NEW),
        ([(OLD, 302), (NEW, 200)], None),
        ([(OLD, 301), ("https://a.example/", 301), (NEW, 200)], NEW),
        ([(OLD, 301), (NEW, 302), ("https://a.example/", 200)], NEW),
        ([(OLD, 302), ("https://a.example/", 301), (NEW, 200)], None),
        ([(OLD, 301), (NEW, 301)], None),
        ([(OLD, None)], None),
    ],
)
def test_only_permanent_redirects_at_the_start_of_the_chain_move_a_feed(
    hops: list[tuple[str, int | None]], target: str | None
) -> None:
    assert find_move(hops) == target


@pytest.mark.parametrize(
    ("targets", "moved_url"),
    [
        ([NEW, NEW], None),
        ([NEW, NEW, NEW], NEW),
        ([NEW, NEW, None, NEW], None),
        ([NEW, OLD + "/", NEW, NEW], None),
        (["https://other.example/feed"] * 9, None),
        (["http://news.harbour.example/feed.xml"] * 9, None),
    ],
)
def test_a_move_counts_after_three_polls_in_a_row_within_the_same_site(
    targets: list[str | None], moved_url: str | None
) -> None:
    feed = FEED
    for target in targets:
        feed = replace(feed, schedule=follow_move(feed, target, is_success=True))
    assert feed.schedule.moved_url == moved_url


def test_a_failure_neither_counts_towards_a_move_nor_resets_it() -> None:
    seen = replace(FEED, schedule=Schedule(pending_move=NEW, pending_move_polls=2))
    failed = replace(seen, schedule=follow_move(seen, None, is_success=False))
    assert follow_move(failed, NEW, is_success=True).moved_url == NEW


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.harbour.example/feed", "harbour.example"),
        ("https://a.b.harbour.co.uk/", "harbour.co.uk"),
        ("https://ada.github.io/feed", "ada.github.io"),
        ("http://127.0.0.1:8600/feed", "127.0.0.1"),
        ("http://[::1]/feed", "::1"),
        ("http://localhost/", "localhost"),
        ("http://[broken/", None),
        ("no address", None),
    ],
)
def test_a_host_belongs_to_its_registered_domain(url: str, host: str | None) -> None:
    assert find_registrable_host(url) == host


def test_subdomains_of_a_hosting_service_are_different_sites() -> None:
    assert is_same_site("https://www.harbour.co.uk/", "http://news.harbour.co.uk/feed")
    assert not is_same_site("https://ada.github.io/", "https://bob.github.io/")
    assert not is_same_site("https://harbour.co.uk/", "https://volt.co.uk/")
    assert not is_same_site("no address", "no address")
