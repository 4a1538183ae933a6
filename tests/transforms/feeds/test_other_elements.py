"""Entries whose address, date or author stands in an element that few feeds use."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.feeds.parse import parse_feed
from transforms.records import Entry, Feed, FeedBody

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed(feed_id="f", url="http://wheel.example/feed", name="Wheel")
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
    ' xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"'
)
RSS = f'<rss version="2.0" {SPACES}><channel><item><title>One</title>{{}}</item></channel></rss>'
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ada Quill</name></author>
<entry><title>One</title><id>urn:uuid:1</id>{}</entry></feed>"""
LINK = "<link>http://wheel.example/1</link>"


def read(document: str, media_type: str = "application/xml") -> Entry:
    body = FeedBody(feed=FEED, url=FEED.url, body=document.encode(), media_type=media_type, charset=None)
    parsed, refusal = parse_feed(body, now=NOW)
    assert refusal is None, refusal.detail
    assert parsed is not None
    [entry] = parsed.entries
    return entry


@pytest.mark.parametrize(
    "document",
    [
        RSS.format(
            "<link>http://counter.example/~r/1</link><fb:origLink>http://wheel.example/1</fb:origLink>"
        ),
        RSS.format("<link>javascript:void(0)</link><guid>http://wheel.example/1</guid>"),
        ATOM.format('<content type="text/html" src="http://wheel.example/1"/>'),
        ATOM.format(
            '<link rel="enclosure" href="/a.mp3"/>'
            '<link rel="http://www.iana.org/assignments/relation/alternate" href="http://wheel.example/1"/>'
        ),
    ],
)
def test_the_address_of_an_article_is_found(document: str) -> None:
    assert read(document).url == "http://wheel.example/1"


@pytest.mark.parametrize(
    "elements",
    [
        "<dcterms:created>2026-02-10T08:00:00Z</dcterms:created>",
        "<dcterms:available>2026-02-10T08:00:00Z</dcterms:available>",
        "<prism:publicationDate>2026-02-10T08:00:00Z</prism:publicationDate>",
        "<pubDate></pubDate><dc:date>2026-02-10T08:00:00Z</dc:date>",
        "<pubDate>soon</pubDate><dc:date>2026-02-10T08:00:00Z</dc:date>",
    ],
)
def test_the_date_is_the_first_that_can_be_read(elements: str) -> None:
    assert read(RSS.format(LINK + elements)).published_at == datetime(2026, 2, 10, 8, tzinfo=UTC)


def test_an_author_of_dublin_core_is_read_and_one_without_a_name_is_none() -> None:
    assert read(RSS.format(f"{LINK}<dcterms:creator>Ada Quill</dcterms:creator>")).authors == ("Ada Quill",)
    nameless = '<link href="http://wheel.example/1"/><author><name></name></author>'
    assert read(ATOM.format(nameless)).authors == ("Ada Quill",)


def test_a_title_that_was_escaped_with_its_mark_has_none() -> None:
    document = RSS.format(LINK).replace("One", "&lt;![CDATA[Cells and doors]]&gt;")
    assert read(document).title == "Cells and doors"


def test_a_feed_that_is_called_json_is_xml() -> None:
    assert read(RSS.format(LINK), media_type="application/json").title == "One"
