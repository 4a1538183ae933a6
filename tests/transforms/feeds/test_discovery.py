"""Feed autodiscovery: which URLs of a site may be its feeds."""

from __future__ import annotations

import time

import pytest

from transforms.feeds.discovery import MAX_LINKS, find_feed_links, list_common_feed_urls

URL = "https://wheel.example/cars/"


def find(page: str | bytes) -> list[str]:
    raw = page.encode() if isinstance(page, str) else page
    return list(find_feed_links(raw, charset=None, url=URL))


@pytest.mark.parametrize(
    ("markup", "links"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed">', ["https://wheel.example/feed"]),
        ('<LINK REL="Alternate feed" TYPE="application/atom+xml; x=1" HREF="a">', [f"{URL}a"]),
        ('<link rel="alternate" type="application/feed+json" href="//b.example/j">', ["https://b.example/j"]),
        ('<base href="/de/"><link rel="feed" href="x.xml">', ["https://wheel.example/de/x.xml"]),
        ('<link rel="alternate" hreflang="de" href="/de">', []),
        ('<link rel="alternate" type="text/html" href="/amp">', []),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', []),
        ('<link rel="alternate" type="application/rss+xml">', []),
        ('<a href="/rss.xml">Follow</a>', ["https://wheel.example/rss.xml"]),
        ('<a href="https://feeds.wheel.example/all">All</a>', ["https://feeds.wheel.example/all"]),
        ('<a href="/subscribe/7"><img alt=""> RSS </a>', ["https://wheel.example/subscribe/7"]),
        ('<a href="/?format=rss">x</a>', ["https://wheel.example/?format=rss"]),
        ('<a href="/feedback">Feedback</a><a href="/fedora">Atomic hats</a>', []),
        (f'<a href="{URL}">feed</a>', []),
        ("", []),
    ],
)
def test_feeds_are_found_by_declaration_and_by_links(markup: str, links: list[str]) -> None:
    assert find(f"<html><head>{markup}</head><body></body></html>" if markup else "") == links


def test_declared_feeds_come_before_links_and_comments_come_last() -> None:
    page = """<html><head>
    <link rel="alternate" type="application/rss+xml" title="Wheel: comments" href="/comments/feed">
    <link rel="alternate" type="application/rss+xml" title="Wheel" href="/main.xml"></head>
    <body><a href="/atom.xml">Atom</a><a href="/main.xml#top">RSS</a></body></html>"""
    assert [link.removeprefix("https://wheel.example") for link in find(page)] == [
        "/main.xml",
        "/atom.xml",
        "/comments/feed",
    ]


def test_the_number_of_links_is_limited() -> None:
    page = "".join(f'<a href="/{n}/feed">x</a>' for n in range(500))
    assert len(find(page)) == MAX_LINKS


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 300,
        b'<a href="/feed">' * 200,
        "<a href='/rss'>x</a>".encode("utf-16"),
        b"\x00" * 1_000 + b"<a href=/rss>",
        b"<a href='http://[oops/rss'>x</a><base href='http://[::1'>",
        b"<!--" * 200,
    ],
    ids=["deep", "nested links", "utf-16", "nulls", "broken addresses", "comments"],
)
def test_pages_of_shapes_by_which_parsers_stall_cost_little_time(page: bytes) -> None:
    start = time.process_time()
    find(page)
    assert time.process_time() - start < 1


def test_common_urls_are_those_of_the_folder_and_of_the_site() -> None:
    urls = list_common_feed_urls("http://wheel.example:8080/cars/?a=1")
    assert urls[0] == "http://wheel.example:8080/cars/feed"
    assert "http://wheel.example:8080/feed" in urls
    assert "http://wheel.example:8080/sitemap.xml" in urls
    assert len(urls) == len(set(urls))
