"""The content of the sample site agrees with the expectations in tests/data/sample_site.toml."""

from __future__ import annotations

import io
import json
import re
import tomllib
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
import lxml.html
import pytest
from folders import DATA

from flows.sample_site import list_feeds
from flows.sample_site.edition import EDITIONS, Edition, read_edition
from transforms.text.normalisation import split_words, squeeze

PAGES: list[dict[str, Any]] = tomllib.loads((DATA / "sample_site.toml").read_text(encoding="utf-8"))["pages"]
FEEDS = dict(list_feeds())
PUBLISHED = {
    "morning": datetime(2026, 2, 17, 6, 30, tzinfo=UTC),
    "evening": datetime(2026, 2, 17, 18, 30, tzinfo=UTC),
}
WARRANTY = "http://voltlane.example/2026/02/leaf-battery-warranty/"


def read_entries(name: str, edition: Edition) -> list[dict[str, Any]]:
    """Read a feed's entries as id, link, title, published and updated, times in UTC."""
    parts = urlsplit(FEEDS[name])
    body = read_edition(edition)[str(parts.hostname), parts.path].body
    if body.startswith(b"{"):
        return [
            {"id": line["id"], "link": line["url"], "title": line["title"], "published": at, "updated": at}
            for line in json.loads(body)["items"]
            for at in [datetime.fromisoformat(line["date_published"]).astimezone(UTC)]
        ]
    parsed = feedparser.parse(io.BytesIO(body))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return [
        {
            "id": entry.get("id", entry.link),
            "link": entry.link,
            "title": squeeze(entry.title),
            "published": read_time(entry, "published_parsed", "updated_parsed"),
            "updated": read_time(entry, "updated_parsed", "published_parsed"),
        }
        for entry in parsed.entries
    ]


def read_time(entry: feedparser.FeedParserDict, *names: str) -> datetime:
    return next(datetime(*entry[name][:6], tzinfo=UTC) for name in names if name in entry)


def without_tracking(link: str) -> str:
    return link.partition("?utm_")[0]


def read_page(url: str, edition: Edition) -> lxml.html.HtmlElement:
    parts = urlsplit(url)
    body = read_edition(edition)[str(parts.hostname), parts.path].body
    assert body.startswith(b"<!DOCTYPE html>")
    return lxml.html.document_fromstring(body, parser=lxml.html.HTMLParser(encoding="utf-8"))


def read_blocks(url: str, edition: Edition) -> list[str]:
    tags = ("p", "li", "h1", "h2", "h3", "div", "figcaption")
    return [squeeze(str(element.text_content())) for element in read_page(url, edition).iter(*tags)]


def read_prose(url: str, edition: Edition) -> list[str]:
    """Return the long paragraphs without those that the expectations call noise."""
    page = next(page for page in PAGES if page["url"] == url)
    noise = {*page["noise"], *page.get("morning_noise", []), *page.get("evening_noise", [])}
    return [
        text
        for element in read_page(url, edition).iter("p", "li")
        for text in [squeeze(str(element.text_content()))]
        if len(text) > 30 and text not in noise
    ]


def name_page(page: dict[str, Any]) -> str:
    return str(urlsplit(page["url"]).path)


LOADED = [page for page in PAGES if page["outcome"] == "loaded"]


@pytest.mark.parametrize(
    ("name", "version", "morning", "evening"),
    [
        ("Harbour Wheel", "rss20", 4, 5),
        ("Volt Lane", "atom10", 4, 5),
        ("Kanto Mobility Daily", "rss10", 6, 6),
    ],
)
def test_feeds_are_well_formed(name: str, version: str, morning: int, evening: int) -> None:
    assert (len(read_entries(name, "morning")), len(read_entries(name, "evening"))) == (morning, evening)
    parts = urlsplit(FEEDS[name])
    parsed = feedparser.parse(io.BytesIO(read_edition("morning")[str(parts.hostname), parts.path].body))
    assert parsed.version == version


def test_json_feed_follows_its_specification() -> None:
    feed = json.loads(read_edition("morning")["www.harbourwheel.example", "/feed.json"].body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == FEEDS["Harbour Wheel retail desk"]
    assert len(feed["items"]) == 3
    assert all(
        line["id"] and (line.get("content_text") or line.get("content_html")) for line in feed["items"]
    )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FEEDS)
def test_each_feed_lists_the_expected_pages(name: str, edition: Edition) -> None:
    entries = read_entries(name, edition)
    editions = EDITIONS[: EDITIONS.index(edition) + 1]
    due = {page["url"]: page for page in PAGES if name in page["feeds"] and page["since"] in editions}
    assert {without_tracking(entry["link"]) for entry in entries} == set(due)
    assert len({entry["id"] for entry in entries}) == len(entries)
    for entry in entries:
        page = due[without_tracking(entry["link"])]
        assert entry["title"] == squeeze(page["title"])
        assert entry["published"] <= entry["updated"] < PUBLISHED[edition]
        assert entry["published"] == page.get("published", entry["published"])


def test_all_links_in_feeds_but_one_lead_to_a_page() -> None:
    links = {urlsplit(entry["link"]) for name in FEEDS for entry in read_entries(name, "evening")}
    pages = read_edition("evening")
    missing = [parts.geturl() for parts in links if (str(parts.hostname), parts.path) not in pages]
    assert missing == [page["url"] for page in PAGES if page.get("reason") == "not-found"]
    assert len(missing) == 1


def test_an_article_in_two_feeds_has_two_links() -> None:
    links = {
        without_tracking(e["link"]): e["link"] for e in read_entries("Harbour Wheel retail desk", "morning")
    }
    shared = [page for page in PAGES if len(page["feeds"]) > 1]
    assert shared
    assert all(links[page["url"]] != page["url"] for page in shared)


@pytest.mark.parametrize("page", LOADED, ids=name_page)
def test_pages_have_the_expected_titles_authors_phrases_and_noise(page: dict[str, Any]) -> None:
    for edition in EDITIONS[EDITIONS.index(page["since"]) :]:
        tree, blocks = read_page(page["url"], edition), read_blocks(page["url"], edition)
        text = "\n".join(read_prose(page["url"], edition))
        assert tree.get("lang", "")[:2] == page["language"]
        assert [squeeze(str(h1.text_content())) for h1 in tree.iter("h1")] == [squeeze(page["title"])]
        assert all(author in squeeze(str(tree.text_content())) for author in page["authors"])
        phrases = [*page["phrases"], *page.get(f"{edition}_phrases", [])]
        assert [phrase for phrase in phrases if phrase not in text] == []
        noise = [*page["noise"], *page.get(f"{edition}_noise", [])]
        assert len(noise) >= 10
        assert [line for line in noise if squeeze(line) not in blocks] == []


@pytest.mark.parametrize("page", LOADED, ids=name_page)
def test_each_site_states_dates_in_its_own_notation(page: dict[str, Any]) -> None:
    tree, when = read_page(page["url"], page["since"]), page["published"]
    json_ld = tree.xpath("//script[@type='application/ld+json']/text()")
    published = tree.xpath("//meta[@property='article:published_time']/@content")
    visible = f"{when:%B} {when.day}, {when.year}", f"{when.year}年{when.month}月{when.day}日"
    match urlsplit(page["url"]).hostname:
        case "www.harbourwheel.example":
            article = json.loads(json_ld[0])["@graph"][0]
            assert datetime.fromisoformat(article["datePublished"]) == when
            assert article["headline"] == page["title"]
        case "voltlane.example":
            assert [datetime.fromisoformat(text) for text in published] == [when]
            assert json_ld == []
        case _:
            assert json_ld == published == []
            assert any(text.startswith(visible) for text in read_blocks(page["url"], page["since"]))


@pytest.mark.parametrize("page", LOADED, ids=name_page)
def test_articles_are_as_long_as_real_ones(page: dict[str, Any]) -> None:
    text = "\n".join(read_prose(page["url"], page["since"]))
    if page["language"] == "ja":
        assert 550 <= len(text) <= 750
    else:
        assert 250 <= len(split_words(text)) <= 600


def test_the_evening_edition_changes_only_the_expected_resources() -> None:
    morning, evening = read_edition("morning"), read_edition("evening")
    changed = {key for key, resource in evening.items() if morning.get(key) != resource}
    new = {urlsplit(page["url"]) for page in PAGES if page["since"] == "evening"}
    assert changed == {
        ("voltlane.example", "/2026/02/leaf-battery-warranty/"),
        *((str(parts.hostname), parts.path) for parts in new),
        *((host, path) for host, path in [("www.harbourwheel.example", "/"), ("voltlane.example", "/")]),
        ("www.harbourwheel.example", "/feed.xml"),
        ("voltlane.example", "/atom.xml"),
    }
    assert len(new) == 2
    assert set(morning) <= set(evening)


def test_the_corrected_article_differs_in_a_figure_and_a_paragraph() -> None:
    morning, evening = read_prose(WARRANTY, "morning"), read_prose(WARRANTY, "evening")
    removed, added = [t for t in morning if t not in evening], [t for t in evening if t not in morning]
    assert len(removed) == 2
    assert added[0] == removed[0].replace("75 per cent", "70 per cent")
    assert added[-1].startswith("Correction, ")
    assert len(added) == 3


def test_the_corrected_entry_keeps_its_id_and_gets_a_later_date() -> None:
    before, after = (
        next(entry for entry in read_entries("Volt Lane", edition) if entry["link"] == WARRANTY)
        for edition in EDITIONS
    )
    assert (before["id"], before["published"]) == (after["id"], after["published"])
    assert before["updated"] < PUBLISHED["morning"] < after["updated"]


def test_the_atom_feed_carries_full_content() -> None:
    body = read_edition("evening")["voltlane.example", "/atom.xml"].body
    for entry in feedparser.parse(io.BytesIO(body)).entries:
        content = lxml.html.fragment_fromstring(entry.content[0].value, create_parent="div").text_content()
        page = next(page for page in PAGES if page["url"] == entry.link)
        assert all(phrase in content for phrase in [*page["phrases"], *page.get("evening_phrases", [])])


def share_of_shingles(first: str, second: str) -> float:
    one, two = (
        {tuple(tokens[at : at + 4]) for at in range(len(tokens) - 3)}
        for tokens in (split_words("\n".join(read_prose(url, "evening"))) for url in (first, second))
    )
    return len(one & two) / min(len(one), len(two))


def test_the_syndicated_copy_is_the_same_report_shortened_and_credited() -> None:
    (copy,) = [page for page in PAGES if "copy_of" in page]
    assert copy["since"] == "evening"
    assert share_of_shingles(copy["url"], copy["copy_of"]) > 0.9
    ours, theirs = read_prose(copy["url"], "evening"), read_prose(copy["copy_of"], "morning")
    assert ours != theirs
    assert any("first appeared in Kanto Mobility Daily" in text for text in ours)


def test_two_reports_of_one_event_share_names_and_figures_but_no_sentences() -> None:
    pair = [page["url"] for page in PAGES if "same_story_as" in page]
    assert len(pair) == 2
    assert share_of_shingles(*pair) < 0.03
    for url in pair:
        text = "\n".join(read_prose(url, "morning"))
        for fact in ("3,200", "260", "6.5", "4.1", "Skagen Carrier", "Moira Thackley", "Usworth"):
            assert fact in text


def test_no_file_names_a_real_host() -> None:
    names = re.compile(
        r"https?://([^/\s\"'<>&]+)|\b((?:[\w-]+\.)+(?:com|net|org|info|io|eu|co|jp|uk|de|cn))\b"
    )
    found = {
        match[1] or match[2]
        for edition in EDITIONS
        for resource in read_edition(edition).values()
        for match in names.finditer(resource.body.decode())
    }
    identifiers = {"schema.org", "www.w3.org", "purl.org", "jsonfeed.org"}
    assert {name for name in found - identifiers if not name.endswith(".example")} == set()
