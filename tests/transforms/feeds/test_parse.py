"""Parsing feeds of every supported format, and refusing everything else."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime

import pytest

from transforms.feeds.entry import MAX_ENTRIES
from transforms.feeds.parse import parse_feed
from transforms.records import Feed, FeedBody, ParsedFeed, Refusal

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed(feed_id="f", url="http://wheel.example/feed", name="Wheel")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="{version}"><channel><title>The Wheel</title><link>http://wheel.example/</link>
<item>
<title>Paint shop &lt;b&gt;opens&lt;/b&gt; &amp;amp; hires</title>
<link>/paint?utm_source=rss</link>
<guid isPermaLink="false">p-1</guid><pubDate>Mon, 09 Feb 2026 10:00:00 +0900</pubDate>
<description>A summary.</description></item>
<item><title>Second</title><link>http://wheel.example/second</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Volt</title>
<entry><id>tag:volt,1</id><title>Cells</title><link rel="alternate" href="http://volt.example/cells"/>
<author><name>Ada Quill</name></author><published>2026-02-10T08:00:00Z</published>
<updated>2026-02-10T09:30:00Z</updated>
<content type="html">&lt;p&gt;Body&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Kanto</title></channel>
<item rdf:about="http://kanto.example/1"><title>One</title><link>http://kanto.example/1</link>
<dc:date>2026-02-11T07:00:00+09:00</dc:date></item></rdf:RDF>"""


def parse(
    body: str | bytes, media_type: str | None = None, charset: str | None = None
) -> tuple[ParsedFeed | None, Refusal | None]:
    raw = body.encode() if isinstance(body, str) else body
    received = FeedBody(feed=FEED, url=FEED.url, body=raw, media_type=media_type, charset=charset)
    return parse_feed(received, now=NOW)


def read(body: str | bytes) -> ParsedFeed:
    parsed, refusal = parse(body)
    assert refusal is None
    assert parsed is not None
    return parsed


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_every_version_of_rss_is_parsed(version: str) -> None:
    first, second = read(RSS.format(version=version)).entries
    assert first.title == "Paint shop opens & hires"
    assert first.url == "http://wheel.example/paint?utm_source=rss"
    assert first.canonical_url == "https://wheel.example/paint"
    assert first.guid == "p-1"
    assert first.published_at == datetime(2026, 2, 9, 1, tzinfo=UTC)
    assert second.guid == "http://wheel.example/second"


def test_atom_gives_authors_content_and_the_date_of_change() -> None:
    (entry,) = read(ATOM).entries
    assert entry.authors == ("Ada Quill",)
    assert entry.updated_at == datetime(2026, 2, 10, 9, 30, tzinfo=UTC)
    assert entry.content == "<p>Body</p>"
    assert entry.language == "en"


def test_rdf_is_parsed() -> None:
    parsed = read(RDF)
    assert parsed.form == "rss10"
    assert parsed.entries[0].published_at == datetime(2026, 2, 10, 22, tzinfo=UTC)


def test_json_feed_is_parsed_and_values_of_the_wrong_type_count_as_absent() -> None:
    items = [
        {"id": 7, "url": "http://wheel.example/7", "title": "Seven", "date_modified": "2026-02-12T01:00:00Z"},
        {"id": "8", "url": ["no"], "external_url": "http://wheel.example/8", "title": {"no": 1}},
        {"id": "9"},
        "no entry at all",
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Wheel", "items": items}
    parsed = read(json.dumps(feed))
    assert [entry.guid for entry in parsed.entries] == ["7", "8"]
    assert parsed.entries[0].updated_at == datetime(2026, 2, 12, 1, tzinfo=UTC)
    assert len(parsed.faults) == 2


def test_a_version_changes_only_with_the_date_of_change() -> None:
    (before,) = read(ATOM).entries
    (same,) = read(ATOM.replace("Body", "Body, seven comments")).entries
    (after,) = read(ATOM.replace("09:30", "17:45")).entries
    assert before.version == same.version != after.version
    assert before.entry_id == after.entry_id


def test_without_a_date_of_change_a_version_changes_with_the_text() -> None:
    before = read(RSS.format(version="2.0")).entries[0]
    after = read(RSS.format(version="2.0").replace("A summary", "Corrected: a summary")).entries[0]
    assert before.version != after.version


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("<!DOCTYPE html><html><body>Please log in</body></html>", "not-a-feed"),
        ("<!-- hello --><html></html>", "not-a-feed"),
        ("{}", "not-a-feed"),
        ('{"items": [', "not-a-feed"),
        ("[" * (sys.getrecursionlimit() + 100), "not-a-feed"),
        ("<sitemap></sitemap>", "not-a-feed"),
        ("/etc/hostname", "not-a-feed"),
        ("http://127.0.0.1:9/feed", "not-a-feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-a-feed"),
    ],
)
def test_other_content_is_refused_with_a_sentence(body: str | bytes, reason: str) -> None:
    parsed, refusal = parse(body)
    assert parsed is None
    assert refusal is not None
    assert refusal.reason == reason
    assert len(refusal.detail) > 20


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<html><link rel=alternate type=application/atom+xml href=/a.atom>",
            "is at http://wheel.example/a.atom",
        ),
        ("<html><body>Please log in", "names no feed"),
        ('<opml version="2.0"><body></body></opml>', "newswire feeds import"),
    ],
)
def test_what_came_in_place_of_a_feed_says_where_to_look(body: str, words: str) -> None:
    refusal = parse(body)[1]
    assert refusal is not None
    assert words in refusal.detail


def test_a_feed_that_breaks_off_gives_its_complete_entries_and_a_refusal() -> None:
    whole = RSS.format(version="2.0")
    parsed, refusal = parse(whole[: whole.index("second</link>")])
    assert parsed is not None
    assert [entry.guid for entry in parsed.entries] == ["p-1"]
    assert refusal is not None
    assert refusal.reason == "broken-feed"
    assert "breaks off at line" in refusal.detail


@pytest.mark.parametrize("rest", ["", "\n", "</chan", "\n<", "</channel"])
@pytest.mark.parametrize("feed", [RSS.format(version="2.0"), ATOM, RDF])
def test_a_feed_that_breaks_off_behind_an_entry_gives_that_one_too(feed: str, rest: str) -> None:
    closing = "</entry>" if feed == ATOM else "</item>"
    parsed, refusal = parse(feed[: feed.rindex(closing)] + closing + rest)
    assert parsed is not None
    assert len(parsed.entries) == feed.count(closing)
    assert refusal is not None
    assert refusal.reason == "broken-feed"


def test_entities_are_never_expanded() -> None:
    """Entities of entities were seen to fill gigabytes; expanded, these would be 300 characters."""
    declared = '<!DOCTYPE r [<!ENTITY a "expanded, ">]>'
    parsed = read(declared + ATOM.replace("Cells", "&a;" * 30))
    assert "expanded" not in parsed.entries[0].title


@pytest.mark.parametrize("mark", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_other_unicode_encodings_are_decoded(mark: str) -> None:
    text = '<?xml version="1.0"?>' + RDF.replace("One", "日産")
    assert read(text.encode(mark)).entries[0].title == "日産"


def test_the_declared_encoding_is_used_where_the_server_names_none() -> None:
    text = '<?xml version="1.0" encoding="shift_jis"?>' + RDF.replace("One", "追浜")
    assert read(text.encode("shift_jis")).entries[0].title == "追浜"


def test_references_to_half_a_surrogate_pair_are_replaced() -> None:
    assert read(RDF.replace("One", "One &#xD800; &#55357; two")).entries[0].title == "One \ufffd \ufffd two"


def test_entries_without_a_web_address_are_left_out_and_reported() -> None:
    parsed = read(RDF.replace("http://kanto.example/1", "javascript:alert(1)"))
    assert parsed.entries == ()
    assert parsed.faults


def test_entries_beyond_the_limit_of_a_poll_are_left_out() -> None:
    items = "".join(f"<item><link>http://w.example/{n}</link></item>" for n in range(MAX_ENTRIES + 5))
    parsed = read(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert len(parsed.entries) == MAX_ENTRIES
    assert parsed.truncated


@pytest.mark.parametrize(
    ("head", "item", "tail"),
    [
        ('<rss version="2.0"><channel>', "<item><link>http://w.example/{}</link></item>", "</channel></rss>"),
        (ATOM[: ATOM.index("<entry>")], '<entry><link href="http://w.example/{}"/></entry>', "</feed>"),
        (RDF[: RDF.index("<item ")], "<item><link>http://w.example/{}</link></item>", "</rdf:RDF>"),
    ],
    ids=["rss", "atom", "rdf"],
)
def test_entries_beyond_the_limit_cost_little_time(head: str, item: str, tail: str) -> None:
    body = head + "".join(item.format(number) for number in range(100_000)) + tail
    start = time.process_time()
    parsed = read(body)
    assert time.process_time() - start < 4
    assert [entry.url[17:] for entry in parsed.entries] == [str(number) for number in range(MAX_ENTRIES)]
    assert parsed.truncated


def test_entry_tags_inside_quoted_text_do_not_count() -> None:
    quoted = "<description><![CDATA[" + "<item>" * (MAX_ENTRIES + 5) + "]]></description><!--<item>-->"
    parsed = read(RSS.format(version="2.0").replace("<description>A summary.</description>", quoted))
    assert len(parsed.entries) == 2
    assert not parsed.truncated


@pytest.mark.parametrize("written", ["10000-01-01", "1980-05-05T00:00:00Z", "2026-02-30", "5/4/2026", "soon"])
def test_a_date_that_cannot_be_parsed_is_kept_as_written(written: str) -> None:
    (entry,) = read(RDF.replace("2026-02-11T07:00:00+09:00", written)).entries
    assert entry.published_raw == written
    assert entry.published_at is None


@pytest.mark.parametrize(
    ("language", "written", "at"),
    [
        ("ja", "2026年2月11日 午後3時15分", datetime(2026, 2, 11, 6, 15, tzinfo=UTC)),
        ("ja", "2026/02/11 15:15", datetime(2026, 2, 11, 6, 15, tzinfo=UTC)),
        ("en", "Wed, 11 Feb 2026 15:15:00 JST", datetime(2026, 2, 11, 6, 15, tzinfo=UTC)),
        ("fr", "mer. 11 févr. 2026 15:15:00 +0100", datetime(2026, 2, 11, 14, 15, tzinfo=UTC)),
        ("en", "1767225600", datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_dates_are_read_by_the_language_of_the_feed(language: str, written: str, at: datetime) -> None:
    feed = RDF.replace("2026-02-11T07:00:00+09:00", written)
    feed = feed.replace("</channel>", f"<dc:language>{language}</dc:language></channel>")
    (entry,) = read(feed).entries
    assert entry.published_at == at


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("2026-02-11T07:00:00Z", "second"),
        ("2026-02-11T07:00Z", "minute"),
        ("2026/2/11", "day"),
        ("Wed, 11 Feb 2026 07:00:00 IST", "day"),
        ("2026-02", "month"),
        ("2026", "year"),
    ],
)
def test_a_date_is_as_exact_as_the_feed_gives_it(written: str, precision: str) -> None:
    (entry,) = read(RDF.replace("2026-02-11T07:00:00+09:00", written)).entries
    assert entry.published_precision == precision


def test_no_text_of_a_feed_has_characters_that_cannot_be_stored() -> None:
    item = '{"id": "\\ud800", "url": "/1", "title": "a\\u0000b", "authors": [{"name": "\\udfff C"}]}'
    head = '"title": "W\\ud800", "home_page_url": "http://w.example/\\u0000", "language": "en\\udfff"'
    parsed, refusal = parse(f'{{{head}, "items": [{item}]}}')
    assert refusal is None
    assert parsed is not None
    assert (parsed.title, parsed.site_url, parsed.language) == ("W", "http://w.example/", "en")
    (entry,) = parsed.entries
    assert (entry.guid, entry.title, entry.authors) == (entry.url, "ab", ("C",))
