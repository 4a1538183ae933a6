"""The polling interval that a feed asks for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.feeds.parse import parse_feed
from transforms.records import Feed, FeedBody

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed(feed_id="f", url="http://wheel.example/feed", name="Wheel")


@pytest.mark.parametrize(
    ("markup", "seconds"),
    [
        ("", None),
        ("<ttl>60</ttl>", 3_600),
        ("<ttl> 5 </ttl>", 300),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<ttl>99999999999999999999</ttl>", None),
        ("<ttl>٦٠</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3_600),
        ("<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3_600),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", None),
        ("<sy:updateFrequency>4</sy:updateFrequency>", None),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3_600),
    ],
)
def test_the_interval_is_read_from_ttl_and_update_period(markup: str, seconds: int | None) -> None:
    body = (
        '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>'
        f"<title>Wheel</title>{markup}<item><title>One</title><link>http://wheel.example/1</link></item>"
        "</channel></rss>"
    )
    received = FeedBody(feed=FEED, url=FEED.url, body=body.encode(), media_type=None, charset=None)
    parsed, _ = parse_feed(received, now=NOW)
    assert parsed is not None
    assert parsed.interval_hint == seconds
