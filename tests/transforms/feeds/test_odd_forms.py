"""Feeds of odd form: what follows their end, entries without a link, captions, and titles like markup."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from transforms.feeds.parse import parse_feed
from transforms.records import Feed, FeedBody, ParsedFeed

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed(feed_id="f", url="http://wheel.example/feed", name="Wheel")
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
RSS = '<rss version="2.0" {space}><channel><title>Wheel</title>{items}</channel></rss>'
ITEM = "<item><title>{title}</title><link>http://wheel.example/{link}</link>{more}</item>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"{head}><title>Volt</title>{entries}</feed>'
XHTML = "http://www.w3.org/1999/xhtml"
NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'


def write_rss(*titles: str, space: str = "", more: str = "") -> str:
    items = "".join(ITEM.format(title=title, link=n, more=more) for n, title in enumerate(titles))
    return RSS.format(space=space, items=items)


def read(body: str | bytes, url: str = FEED.url) -> ParsedFeed:
    raw = body.encode() if isinstance(body, str) else body
    parsed, refusal = parse_feed(
        FeedBody(feed=FEED, url=url, body=raw, media_type=None, charset=None), now=NOW
    )
    assert refusal is None, refusal.detail
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    "tail",
    [
        "<!-- cached --><script>var a = '<item>';</script>",
        "<br />\n<b>Notice</b>: Undefined variable: feed in <b>/srv/feed.php</b> on line 7<br />",
        "]]>",
        "\x00\x00",
        "</body></html>",
        "<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>",
        "Fatal error: out of memory & time <",
    ],
)
def test_what_follows_the_end_of_a_feed_costs_no_entry(tail: str) -> None:
    assert [entry.title for entry in read(write_rss("One", "Two") + tail).entries] == ["One", "Two"]
    atom = ATOM.format(head="", entries='<entry><title>C</title><link href="http://v.example/1"/></entry>')
    assert len(read(atom + tail).entries) == 1
    assert len(read(f"<urlset {NEWS}><url><loc>http://w.example/1</loc></url></urlset>{tail}").entries) == 1
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": "http://w.example/1"}],
    }
    assert len(read(json.dumps(feed) + tail).entries) == 1


def test_a_feed_that_closes_its_channel_and_not_its_root_ends_there() -> None:
    body = write_rss("One", "Two").replace("</rss>", "<script>beacon()</script>")
    assert [entry.title for entry in read(body).entries] == ["One", "Two"]


def test_a_closing_tag_in_quoted_text_is_not_the_end() -> None:
    quoted = "<description><![CDATA[It ends by </channel></rss>]]></description><!-- </rss> -->"
    assert len(read(write_rss("One", "Two", more=quoted)).entries) == 2


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("R&D, but by the sea", "R&D, but by the sea"),
        ("Q&A: the plant &amp; the port", "Q&A: the plant & the port"),
        ("&quot;Salt & pepper&quot;", '"Salt & pepper"'),
        ("Caf&eacute; &mdash; open", "Café — open"),
        ("<![CDATA[AT&T and R&D]]>", "AT&T and R&D"),
        ("The &lt;main&gt; gate", "The <main> gate"),
        ("What the &lt;b&gt; tag does", "What the <b> tag does"),
        ("A &lt;b&gt;bold&lt;/b&gt; plan&lt;br/&gt;and more", "A bold plan and more"),
        ("5 &lt; 6 and 8 &gt; 7", "5 < 6 and 8 > 7"),
        ("社長「続投」　㈱ハーロウ", "社長「続投」　㈱ハーロウ"),
    ],
)
def test_a_title_of_rss_is_what_its_author_wrote(written: str, title: str) -> None:
    assert [entry.title for entry in read(write_rss(written)).entries] == [title]


@pytest.mark.parametrize(
    ("element", "title"),
    [
        ('<title type="text">The &lt;main&gt; gate</title>', "The <main> gate"),
        ("<title>Use of &lt;i&gt;and&lt;/i&gt;</title>", "Use of <i>and</i>"),
        ('<title type="html">A &lt;i&gt;bold&lt;/i&gt; plan</title>', "A bold plan"),
        ('<title type="html">Why &amp;lt;b&amp;gt; is &lt;b&gt;bold&lt;/b&gt;</title>', "Why <b> is bold"),
        (f'<title type="xhtml"><div xmlns="{XHTML}">A <b>bold</b> plan</div></title>', "A bold plan"),
    ],
)  # fmt: skip
def test_a_title_of_atom_is_markup_only_where_it_says_so(element: str, title: str) -> None:
    (entry,) = read(
        ATOM.format(head="", entries=f'<entry>{element}<link href="http://v.example/1"/></entry>')
    ).entries
    assert entry.title == title


def test_texts_and_titles_of_json_are_plain_and_an_address_may_be_the_identifier() -> None:
    item = {"id": "http://w.example/1", "title": "The <b> tag", "content_text": "One < two.\n\nThree\nfour."}
    (entry,) = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})).entries
    assert (entry.url, entry.title) == ("http://w.example/1", "The <b> tag")
    assert entry.content == "<p>One &lt; two.</p><p>Three<br>four.</p>"


def test_an_atom_entry_without_a_link_is_at_its_identifier() -> None:
    (entry,) = read(
        ATOM.format(head="", entries="<entry><id>http://v.example/1</id><title>C</title></entry>")
    ).entries
    assert entry.url == "http://v.example/1"


@pytest.mark.parametrize(
    ("head", "entry", "language"),
    [
        (' xml:lang="ja"', '<entry xml:lang="en">', "en"),
        (' xml:lang="ja"', "<entry>", "ja"),
        ("", '<entry xml:lang="fr">', "fr"),
        ("", "<entry>", None),
    ],
)
def test_an_entry_has_its_own_language_before_that_of_the_feed(
    head: str, entry: str, language: str | None
) -> None:
    body = f'{entry}<title>C</title><link href="http://v.example/1"/><summary>Text.</summary></entry>'
    assert [one.language for one in read(ATOM.format(head=head, entries=body)).entries] == [language]


@pytest.mark.parametrize(
    ("space", "media"),
    [
        (MEDIA, '<media:content url="a.jpg"><media:description>Caption</media:description></media:content>'),
        (
            MEDIA,
            "<media:group><media:title>Caption</media:title><media:text>Caption</media:text></media:group>",
        ),
        (MEDIA, '<media:description type="html"><![CDATA[Caption <b>x</b>]]></media:description>'),
        (MEDIA, "<media:description/><media:credit role='photographer'>Caption</media:credit>"),
        (MEDIA.replace("media=", "m="), "<m:description>Caption</m:description>"),
        ("", "<media:description>Caption</media:description>"),
    ],
)
def test_the_words_of_a_picture_are_none_of_the_entry(space: str, media: str) -> None:
    for more in (f"<description>Summary</description>{media}", f"{media}<description>Summary</description>"):
        (entry,) = read(write_rss("One", space=space, more=more)).entries
        assert (entry.title, entry.summary, entry.content, entry.authors) == ("One", "Summary", None, ())
    assert read(write_rss("One", space=space, more=media)).entries[0].summary is None


@pytest.mark.parametrize(
    "loc",
    [
        "<![CDATA[http://w.example/q?id=7&page=2]]>",
        "<![CDATA[http://w.example/q?id=7&amp;page=2]]>",
        "http://w.example/q?id=7&amp;page=2",
        "http://w.example/q?id=7&page=2",
        "\n  http://w.example/q?id=7&amp;amp;page=2\n",
    ],
)
def test_an_address_of_a_sitemap_is_the_same_however_it_is_escaped(loc: str) -> None:
    title = "<n:news><n:title><![CDATA[Docks & yards]]></n:title></n:news>"
    (entry,) = read(f"<urlset {NEWS}><url><loc>{loc}</loc>{title}</url></urlset>").entries
    assert (entry.url, entry.title) == ("http://w.example/q?id=7&page=2", "Docks & yards")


LIST = b"http://w.example/1\r\nhttp://w.example/2\n\nhttps://w.example/%E8%BB%8A\n"


@pytest.mark.parametrize("body", [LIST, gzip.compress(LIST, mtime=0), b"\xef\xbb\xbf" + LIST, LIST * 200])
def test_a_sitemap_of_plain_addresses_is_read(body: bytes) -> None:
    parsed = read(body)
    assert (parsed.form, len(parsed.entries)) == ("text-sitemap", 3)


@pytest.mark.parametrize("wrong", ["URL", "http//w.example/3", "w.example/3", "http://w.example/a b"])
def test_a_line_that_is_no_address_costs_no_other_line(wrong: str) -> None:
    parsed = read(f"http://w.example/1\n{wrong}\nhttp://w.example/2\n")
    assert [entry.url for entry in parsed.entries] == ["http://w.example/1", "http://w.example/2"]
    assert parsed.faults == (f"line 2 is no address: '{wrong}'",)


def test_a_text_with_some_addresses_is_no_sitemap() -> None:
    text = b"Something broke.\nhttp://w.example/help\nhttp://w.example/\nCall us, or write."
    body = FeedBody(feed=FEED, url=FEED.url, body=text, media_type=None, charset=None)
    assert parse_feed(body, now=NOW)[0] is None


def test_a_single_address_is_a_sitemap_under_the_name_of_a_text_file() -> None:
    assert len(read(b"http://w.example/1\n", url="http://w.example/urllist.txt").entries) == 1
    body = FeedBody(
        feed=FEED, url=FEED.url, body=b"see http://w.example/\nor call", media_type=None, charset=None
    )
    assert parse_feed(body, now=NOW)[0] is None


@pytest.mark.parametrize(
    ("declared", "written", "title"),
    [
        ("Shift_JIS", "cp932", "髙橋社長「①雇用」㈱"),
        ("EUC-JP", "utf-8", "髙橋社長"),
        ("GB2312", "gb18030", "朱镕喆：哈洛将关闭喷漆车间"),
        ("EUC-KR", "cp949", "똠방각하 같은 결정"),
        ("ks_c_5601-1987", "cp949", "펲시 뷁소리"),
        ("Big5", "big5hkscs", "墻內開花"),
        ("utf-16", "utf-8", "Größere Halle"),
        ("ISO-8859-1", "cp1251", "Завод закроет цех окраски до конца марта"),
        ("utf-8", "cp1252", "Größere Halle für Züge"),
    ],
)
def test_a_feed_is_decoded_by_what_it_is_and_not_by_what_it_is_called(
    declared: str, written: str, title: str
) -> None:
    body = f'<?xml version="1.0" encoding="{declared}"?>{write_rss(title)}'.encode(written)
    assert [entry.title for entry in read(body).entries] == [title]


def test_a_character_that_is_cut_in_two_costs_no_other() -> None:
    body = '<?xml version="1.0" encoding="UTF-8"?>' + write_rss(
        "Größere Halle", "Zweite", more="<description>St\ufffdck</description>"
    )
    assert read(body.encode().replace(b"\xef\xbf\xbd", b"\xc3")).entries[0].title == "Größere Halle"
    feed = {"items": [{"id": "1", "url": "http://w.example/1", "title": "Größere Boje", "summary": "St*ck"}]}
    raw = json.dumps(feed, ensure_ascii=False).encode().replace(b"*", b"\xc3")
    assert read(raw).entries[0].title == "Größere Boje"


@pytest.mark.parametrize(
    ("element", "authors"),
    [
        ("<author>desk@paper.example (Jane Doe)</author>", ("Jane Doe",)),
        ("<author>Jane Doe &lt;jane@paper.museum&gt;</author>", ("Jane Doe",)),
        ("<author>jane@paper.photography</author>", ()),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>", ("Jane Doe", "John Roe")),
        ("<dc:creator><![CDATA[Jane Doe, <b>Desk</b>]]></dc:creator>", ("Jane Doe, Desk",)),
        ("", ()),
    ],
)
def test_an_author_of_rss_is_a_name_without_an_address(element: str, authors: tuple[str, ...]) -> None:
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    assert read(write_rss("One", space=space, more=element)).entries[0].authors == authors


@pytest.mark.parametrize(
    ("own", "source", "feed", "author"),
    [
        ("Ann", "Ben", "Cem", "Ann"),
        ("", "Ben", "Cem", "Ben"),
        ("", "", "Cem", "Cem"),
        ("", "", "", None),
    ],
)
def test_an_atom_entry_has_its_own_authors_or_those_of_its_source_or_of_the_feed(
    own: str, source: str, feed: str, author: str | None
) -> None:
    one, two, three = (
        f"<author><name>{name}</name></author>" if name else "" for name in (own, source, feed)
    )
    entry = f"<entry><title>C</title><link href='http://v.example/1'/>{one}<source>{two}</source></entry>"
    (found,) = read(ATOM.format(head="", entries=three + entry)).entries
    assert found.authors == ((author,) if author else ())


@pytest.mark.parametrize(
    ("item", "feed", "authors"),
    [
        ({}, {"authors": [{"name": "Ann"}, {"name": "Ben"}]}, ("Ann", "Ben")),
        ({}, {"author": {"name": "Ann"}}, ("Ann",)),
        ({"authors": [{"name": "Cem"}]}, {"authors": [{"name": "Ann"}]}, ("Cem",)),
        ({"author": {"url": "http://w.example/"}}, {}, ()),
    ],
)
def test_a_json_item_has_its_own_authors_or_those_of_the_feed(
    item: dict[str, object], feed: dict[str, object], authors: tuple[str, ...]
) -> None:
    listed = {"id": "1", "url": "http://w.example/1", "title": "One", **item}
    assert read(json.dumps({"items": [listed], **feed})).entries[0].authors == authors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_sitemap_may_have_comments_and_any_encoding(encoding: str) -> None:
    text = "# our pages\nhttp://w.example/1\r\nhttp://w.example/2\n"
    assert [entry.url for entry in read(text.encode(encoding)).entries] == [
        "http://w.example/1",
        "http://w.example/2",
    ]
