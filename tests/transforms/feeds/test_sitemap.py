"""Parsing sitemaps, news sitemaps and indexes of sitemaps."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime, timedelta

import pytest

from transforms.feeds.entry import MAX_ENTRIES
from transforms.feeds.parse import parse_feed
from transforms.feeds.sitemap import MAX_CHILD_SITEMAPS, merge_child_sitemaps
from transforms.feeds.unpacking import MAX_UNPACKED
from transforms.records import INDEX_FORM, Feed, FeedBody, ParsedFeed, Refusal
from transforms.text.urls import MAX_ADDRESS

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed(feed_id="f", url="http://wheel.example/sitemap.xml", name="Wheel")
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>http://wheel.example/paint?a=1&amp;b=2</loc><lastmod>2026-02-11T10:00:00Z</lastmod>
<image:image><image:loc>http://wheel.example/paint.jpg</image:loc></image:image>
<news:news><news:publication><news:name>The Wheel</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-02-10T09:00:00+09:00</news:publication_date>
<news:title>Paint shop opens</news:title></news:news></url>
<url><loc>http://wheel.example/strike</loc><news:news>
<news:publication_date>2026-02-12</news:publication_date><news:title>Strike &amp; talks</news:title>
</news:news></url></urlset>"""


def parse(body: str | bytes) -> tuple[ParsedFeed | None, Refusal | None]:
    raw = body.encode() if isinstance(body, str) else body
    received = FeedBody(feed=FEED, url=FEED.url, body=raw, media_type="application/xml", charset=None)
    return parse_feed(received, now=NOW)


def read(body: str | bytes) -> ParsedFeed:
    parsed, refusal = parse(body)
    assert refusal is None
    assert parsed is not None
    return parsed


def list_urls(*lines: str) -> str:
    return f"<urlset {SPACE}>{''.join(f'<url>{line}</url>' for line in lines)}</urlset>"


def test_a_news_sitemap_gives_titles_and_dates_newest_first() -> None:
    parsed = read(NEWS)
    strike, paint = parsed.entries
    assert (parsed.form, parsed.title, parsed.language) == ("news-sitemap", "The Wheel", "en")
    assert (strike.title, strike.url) == ("Strike & talks", "http://wheel.example/strike")
    assert (paint.title, paint.url) == ("Paint shop opens", "http://wheel.example/paint?a=1&b=2")
    assert paint.published_at == datetime(2026, 2, 10, tzinfo=UTC)
    assert paint.updated_at == datetime(2026, 2, 11, 10, tzinfo=UTC)
    assert paint.language == "en"


@pytest.mark.parametrize(
    "body",
    [
        NEWS.replace("urlset", "URLSET").replace("<url>", "<URL>").replace("</url>", "</URL>"),
        NEWS.replace("urlset", "urlSet").replace("news:title", "news:Title"),
        NEWS.replace(' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', ""),
    ],
    ids=["capitals", "mixed", "prefix-not-declared"],
)
def test_tags_in_capitals_and_of_a_namespace_that_is_not_declared_are_read(body: str) -> None:
    strike, paint = read(body).entries
    assert (strike.title, strike.url) == ("Strike & talks", "http://wheel.example/strike")
    assert paint.published_at == datetime(2026, 2, 10, tzinfo=UTC)


def test_a_plain_sitemap_gives_urls_and_dates_of_change() -> None:
    parsed = read(
        list_urls(
            "<loc>http://wheel.example/old</loc><lastmod>2026-01-01</lastmod>",
            "<loc>http://wheel.example/undated</loc>",
            "<loc>/new</loc><lastmod>2026-02-01T07:00:00Z</lastmod>",
        )
    )
    assert parsed.form == "sitemap"
    assert [entry.url[21:] for entry in parsed.entries] == ["new", "old", "undated"]
    assert parsed.entries[0].published_at is None
    assert parsed.entries[0].updated_at == datetime(2026, 2, 1, 7, tzinfo=UTC)


def test_a_new_date_of_change_makes_a_new_version() -> None:
    line = "<loc>http://wheel.example/a</loc><lastmod>2026-02-0{}</lastmod>"
    before, after = (read(list_urls(line.format(day))).entries[0] for day in (1, 2))
    assert before.entry_id == after.entry_id
    assert before.version != after.version


def test_dates_of_change_are_ignored_where_all_are_in_the_same_minute() -> None:
    def list_all(at: datetime) -> str:
        return list_urls(
            *(
                f"<loc>http://wheel.example/{n}</loc><lastmod>{at + timedelta(seconds=n):%FT%TZ}</lastmod>"
                for n in range(20)
            )
        )

    before, after = (read(list_all(NOW - timedelta(hours=hours))) for hours in (2, 1))
    assert {entry.version for entry in before.entries} == {entry.version for entry in after.entries}
    assert any("same minute" in fault for fault in before.faults)


def test_an_index_lists_its_newest_child_sitemaps() -> None:
    lines = [
        f"<loc>http://wheel.example/{n}.xml.gz</loc><lastmod>2026-01-{n:02}</lastmod>" for n in range(1, 16)
    ]
    lines += ["<loc>http://wheel.example/news.xml</loc>", "<loc>javascript:alert(1)</loc>"]
    index = f"<sitemapindex {SPACE}>{''.join(f'<sitemap>{line}</sitemap>' for line in lines)}</sitemapindex>"
    parsed = read(index)
    assert parsed.form == INDEX_FORM
    assert parsed.entries == ()
    assert parsed.child_sitemaps[0] == "http://wheel.example/15.xml.gz"
    assert len(parsed.child_sitemaps) == MAX_CHILD_SITEMAPS
    assert parsed.truncated


def test_of_undated_child_sitemaps_the_one_on_news_comes_first() -> None:
    names = ("pages", "authors", "news-sitemap", "tags")
    lines = "".join(
        f"<ns:sitemap><ns:loc>http://wheel.example/{name}.xml</ns:loc></ns:sitemap>" for name in names
    )
    parsed = read(f'<ns:sitemapindex xmlns:ns="http://x.example/">{lines}</ns:sitemapindex>')
    assert parsed.child_sitemaps[0] == "http://wheel.example/news-sitemap.xml"
    assert len(parsed.child_sitemaps) == len(names)


def test_an_index_merged_with_its_child_sitemaps_lists_each_entry_once_newest_first() -> None:
    index = read(f"<sitemapindex {SPACE}><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>")
    plain = read(list_urls("<loc>/strike</loc>", "<loc>/x</loc><lastmod>2026-02-28</lastmod>"))
    merged = merge_child_sitemaps(index, [plain, read(NEWS)], ["a child sitemap is missing"])
    assert [entry.title for entry in merged.entries] == ["", "Strike & talks", "Paint shop opens"]
    assert merged.form == INDEX_FORM
    assert merged.title == "The Wheel"
    assert merged.faults == ("a child sitemap is missing",)


@pytest.mark.parametrize("end", [b"", b"\x00" * 64])
def test_a_compressed_sitemap_of_one_member_or_of_several_is_decompressed(end: bytes) -> None:
    assert len(read(gzip.compress(NEWS.encode()) + end).entries) == 2
    parts = [gzip.compress(NEWS[start : start + 100].encode()) for start in range(0, len(NEWS), 100)]
    assert len(read(b"".join(parts) + end).entries) == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (gzip.compress(NEWS.encode(), mtime=0)[:-20], "breaks off before its end"),
        (b"\x1f\x8b\x08" + b"\x00" * 40, "damaged"),
        (gzip.compress(b" " * (MAX_UNPACKED + 1), mtime=0), "unpacks to more than"),
    ],
    ids=["cut", "damaged", "too large"],
)
def test_a_sitemap_that_cannot_be_decompressed_is_refused(body: bytes, words: str) -> None:
    parsed, refusal = parse(body)
    assert parsed is None
    assert refusal is not None
    assert refusal.reason == "broken-feed"
    assert words in refusal.detail


def test_a_sitemap_that_breaks_off_gives_its_complete_entries_and_a_refusal() -> None:
    parsed, refusal = parse(NEWS[: NEWS.index("strike</loc>")])
    assert parsed is not None
    assert [entry.title for entry in parsed.entries] == ["Paint shop opens"]
    assert refusal is not None
    assert refusal.reason == "broken-feed"


@pytest.mark.parametrize("rest", ["", "\n", "\n</url"])
def test_a_sitemap_that_breaks_off_behind_an_address_gives_that_one_too(rest: str) -> None:
    parsed, refusal = parse(NEWS[: NEWS.rindex("</url>")] + "</url>" + rest)
    assert parsed is not None
    assert len(parsed.entries) == NEWS.count("<url>")
    assert refusal is not None
    assert refusal.reason == "broken-feed"


def test_entries_beyond_the_limit_are_left_out_oldest_first() -> None:
    lines = [
        f"<loc>http://wheel.example/{n}</loc><lastmod>{NOW - timedelta(hours=n):%Y-%m-%dT%H:%M:%SZ}</lastmod>"
        for n in range(MAX_ENTRIES + 50)
    ]
    parsed = read(list_urls(*reversed(lines)))
    assert parsed.truncated
    assert len(parsed.entries) == MAX_ENTRIES
    assert parsed.entries[0].url == "http://wheel.example/0"


def test_an_empty_sitemap_is_valid() -> None:
    assert read(f"<urlset {SPACE}></urlset>").entries == ()


@pytest.mark.parametrize(
    ("loc", "url"),
    [
        ("http://wheel.example/?a=1&b=2&copy=3", "http://wheel.example/?a=1&b=2&copy=3"),
        ("http://wheel.example/&#xD800;&#0;x\x00", "http://wheel.example/\ufffdx"),
        ("<![CDATA[http://wheel.example/cdata]]>", "http://wheel.example/cdata"),
        ("http://wheel.example/&file;x", "http://wheel.example/&file;x"),
        ("file:///etc/hostname", None),
        ("", None),
    ],
)
def test_urls_are_repaired_or_left_out(loc: str, url: str | None) -> None:
    prolog = '<!DOCTYPE urlset [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    parsed = read(prolog + list_urls(f"<loc>{loc}</loc>", "<loc>http://wheel.example/good</loc>"))
    urls = [entry.url for entry in parsed.entries if not entry.url.endswith("/good")]
    assert urls == ([url] if url else [])
    assert bool(parsed.faults) == (url is None)


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE r [<!ENTITY a "word">]>' + list_urls("<loc>" + "&a;" * 10 + "</loc>"),
        " " * 2_000 + NEWS,
        list_urls(*("<loc>http://wheel.example/x</loc>" for _ in range(MAX_ENTRIES + 1))),
        f"<urlset {SPACE}>" + "<url>" * 300,
        f"<urlset {SPACE}><url><loc>" + "x" * (MAX_ADDRESS + 1) + "</loc></url></urlset>",
        f"<urlset {SPACE}><url>" + "<image/>" * 2_000 + "</url></urlset>",
        "<!--" * 500 + NEWS,
        "\x00" * 1_000 + NEWS,
        NEWS.replace(">", ">\x00"),
        NEWS.encode("utf-16"),
    ],
    ids=["entities", "space", "many", "deep", "long", "wide", "comments", "nulls", "nulls inside", "utf-16"],
)
def test_sitemaps_of_shapes_by_which_parsers_stall_are_parsed_or_refused(body: str | bytes) -> None:
    start = time.process_time()
    parsed, refusal = parse(body)
    assert time.process_time() - start < 2
    assert parsed or refusal
