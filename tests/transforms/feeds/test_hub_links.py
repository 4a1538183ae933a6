"""Finding the hubs of a feed, in headers and in every format of feeds."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from transforms.feeds.hub_links import read_link_headers
from transforms.feeds.parse import parse_feed
from transforms.records import Feed, FeedBody, HubLinks

BASE = "https://wheel.example/news/feed"
HUB, TOPIC = "https://hub.example/", "https://wheel.example/feed.xml"
BOTH = HubLinks(hubs=(HUB,), topic=TOPIC)


def read(body: str) -> HubLinks:
    feed = Feed(feed_id="f", url=BASE, name="Wheel")
    received = FeedBody(feed=feed, url=BASE, body=body.encode(), media_type=None, charset=None)
    parsed, _ = parse_feed(received, now=datetime(2026, 3, 1, tzinfo=UTC))
    assert parsed is not None
    return parsed.hub_links


@pytest.mark.parametrize(
    ("values", "links"),
    [
        ([f'<{HUB}>; rel="hub", <{TOPIC}>; rel="self"'], BOTH),
        (
            [f"<{HUB}>;rel=hub", f"<{TOPIC}>; title=\"a, b\"; REL='x'; rel=self"],
            HubLinks(hubs=(HUB,)),
        ),  # of two relations the first counts (RFC 8288, 3.3)
        ([f'<{HUB}>; title="a, <b>"; rel="next Hub"', "</feed.xml>; rel=self"], BOTH),
        ([f"<{HUB}>; rel=hub, <http://b.example/>; rel=hub"], HubLinks(hubs=(HUB, "http://b.example/"))),
        ([f"<{TOPIC}>; rel=self"], None),
        ([f'<{HUB}>; title="; rel=hub"; rel=next'], None),
        ([f"<{HUB}>", f"{HUB}; rel=hub", "<javascript:1>; rel=hub", "<>;;; rel=hub=hub", "<" * 8_000], None),
    ],
)
def test_link_headers_name_hubs_and_the_topic(values: list[str], links: HubLinks | None) -> None:
    assert read_link_headers(BASE, values) == links


@pytest.mark.parametrize(
    "body",
    [
        f"""<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>W</title>
        <a:link rel="hub" href="{HUB}"/><a:link rel="self" href="{TOPIC}"/><link>https://wheel.example/</link>
        <item><link>https://wheel.example/1</link><a:link rel="hub" href="https://evil.example/"/></item>
        </channel></rss>""",
        f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><link rel="self" href="/feed.xml"/>
        <link rel="hub" href="{HUB}"/><entry><id>1</id><link href="https://wheel.example/1"/></entry></feed>""",
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "feed_url": TOPIC,
                "hubs": [
                    {"type": "rssCloud", "url": "https://a.example/"},
                    {"type": "WebSub", "url": HUB},
                    1,
                ],
                "items": [],
            }
        ),
    ],
    ids=["rss", "atom", "json"],
)
def test_feeds_name_hubs_and_the_topic(body: str) -> None:
    assert read(body) == BOTH


def test_at_most_three_hubs_are_taken_and_none_with_an_endless_address() -> None:
    many = [f"<https://{name}.example/>; rel=hub" for name in "abcd"]
    assert read_link_headers(BASE, [f"<https://{'x' * 2_000}.example/>; rel=hub", *many]) == HubLinks(
        hubs=tuple(f"https://{name}.example/" for name in "abc")
    )
