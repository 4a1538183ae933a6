"""Extracting articles from whole web pages, and refusing pages that have none."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from folders import DATA
from records import make_page

from transforms.cleaning.passes import clean_extraction
from transforms.extraction.page_bytes import parse_html
from transforms.extraction.web_page import extract_page
from transforms.records import MAX_PAGE_BYTES, Extraction, Page, Refusal

PAGES = DATA / "pages"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
EXPECTED = sorted(PAGES.glob("*.toml"))
REPORT = """<p>Nissan will add a second hall of welding robots at its plant in Aguascalientes this year.</p>
<p>The hall is to house 140 robots and to lift output from 52 to 61 cars an hour, two people said.</p>
<p>Parts for it come from three makers in Puebla, one of which had stopped work in December.</p>"""


def read_sample(path: Path) -> tuple[Page, dict[str, Any]]:
    expected = tomllib.loads(path.read_text(encoding="utf-8"))
    html = path.with_suffix(".html").read_text(encoding="utf-8")
    return make_page(html.encode(expected.get("encoding", "utf-8")), url=expected["url"]), expected


def wrap(body: str, *, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def extract(page: Page) -> Extraction:
    found = extract_page(page, now=NOW)
    assert isinstance(found, Extraction), found
    return found


def refuse(page: Page) -> Refusal:
    found = extract_page(page, now=NOW)
    assert isinstance(found, Refusal), found.title
    assert found.stage == "extract"
    return found


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_metadata_of_a_page_are_those_in_the_file_beside_it(path: Path) -> None:
    page, expected = read_sample(path)
    found = extract(page)
    for name in ("title", "published_at", "published_precision", "published_source", "language"):
        assert getattr(found, name) == expected[name], name
    assert list(found.authors) == expected["authors"]
    assert found.site_name == expected.get("site_name", found.site_name)
    assert found.canonical_url == expected.get("canonical_url", found.canonical_url)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_boilerplate_in_a_page_is_removed_and_its_text_stays(path: Path) -> None:
    page, expected = read_sample(path)
    found = extract(page)
    cleaned = clean_extraction(found)
    kept = [block.text for block in cleaned if block.kept]
    assert len(kept) == expected["kept"], kept
    assert [phrase for phrase in expected["phrases"] if not any(phrase in text for text in kept)] == []
    removed = {(block.class_, block.text) for block in cleaned if not block.kept}
    wanted = {(class_, text) for class_, texts in expected["removed"].items() for text in texts}
    assert wanted - removed == set()


def test_a_title_above_the_text_is_told_from_a_heading_of_the_text_in_other_words() -> None:
    title, heading = "What is a press shop?", "What is a press shop in a car plant?"
    paragraphs = "".join(f"<p>{REPORT}</p>" for _ in range(3))
    head = f"<html><head><title>{title}</title></head><body>"
    for above, kept in ((f"<header><h1>{title}</h1></header>", True), ("", False)):
        page = make_page(f"{head}{above}<article><h2>{heading}</h2>{paragraphs}</article></body></html>")
        found = extract(page)
        assert found.is_title_shown == kept
        assert (heading in [b.text for b in clean_extraction(found) if b.kept]) == kept


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_same_bytes_give_the_same_extraction(path: Path) -> None:
    page, _ = read_sample(path)
    first = extract(page)
    extract(make_page(wrap(REPORT)))
    assert extract(page) == first


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("section-front", "a list of articles"),
        ("teasers", "5 break off"),
        ("login", "asks to subscribe or to register"),
        ("consent", "asks for consent to cookies"),
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(name: str, words: str) -> None:
    refusal = refuse(make_page((PAGES / f"{name}.html").read_bytes()))
    assert refusal.reason == "no-article"
    assert words in refusal.detail


@pytest.mark.parametrize(
    ("body", "media_type", "reason", "words"),
    [
        (b"", "text/html", "empty", "no content"),
        (b" \n ", "text/html", "empty", "no content"),
        (b"%PDF-1.7 ...", "text/html", "not-html", "a PDF document"),
        (b"<html></html>", "application/pdf", "not-html", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "text/html; charset=utf-8", "not-html", "a PNG image"),
        (b"<p>" + b"\x00\x01" * 500, "text/html", "not-html", "binary data"),
        (b'{"error": "nothing here"}', "text/html", "not-html", "JSON"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "text/xml", "not-html", "<rss>"),
        (b"Only words, without any markup at all.", "text/html", "not-html", "not one HTML tag"),
        (b"<p>" + b"a " * MAX_PAGE_BYTES, "text/html", "too-large", "20,971,523 bytes"),
        (b"<html><body><script>var a = 1;</script></body></html>", "text/html", "no-text", "nothing to read"),
        (b"<html><body><p>Manufacturers</p></body></html>", "text/html", "no-article", "whole sentences"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_html_are_refused_with_their_format(
    body: bytes, media_type: str, reason: str, words: str
) -> None:
    refusal = refuse(replace(make_page(body), media_type=media_type))
    assert refusal.reason == reason
    assert words in refusal.detail


def test_a_page_in_utf_16_is_not_taken_for_binary_data() -> None:
    html = wrap(REPORT)
    assert "Aguascalientes" in extract(make_page(html.encode("utf-16"))).blocks[0].text


def test_each_block_has_its_share_of_links_and_their_text_stays() -> None:
    link = '<a href="/x">the port of Lazaro Cardenas</a>'
    page = make_page(wrap(f"{REPORT}<p>Cars wait at {link}.</p>"))
    blocks = {block.text: block.links for block in extract(page).blocks}
    assert blocks["Cars wait at the port of Lazaro Cardenas."] == pytest.approx(27 / 41)
    assert min(blocks.values()) == 0.0


def test_each_block_has_its_kind() -> None:
    html = f"""<h2>What it costs</h2>{REPORT}<ul><li>Engage: 63 kWh</li><li>Evolve: 87 kWh</li></ul>
    <blockquote>“We are adding hours, not people.”</blockquote><p>One line.<br>Another line.</p>
    <table><tr><td>Engage</td><td>49,998</td></tr></table><p>It opens in May.</p>"""
    blocks = [(block.kind, block.text) for block in extract(make_page(wrap(html))).blocks]
    assert ("heading", "What it costs") in blocks
    assert ("list", "Evolve: 87 kWh") in blocks
    assert ("quote", "“We are adding hours, not people.”") in blocks
    assert ("table", "Engage | 49,998") in blocks
    assert ("paragraph", "Another line.") in blocks


def test_metadata_that_the_page_does_not_state_are_taken_from_the_feed() -> None:
    page = replace(
        make_page(wrap(REPORT)),
        feed_title="Second robot hall for Mexico | gantrypost.example",
        feed_authors=("Lucia Ferrant",),
        feed_published_at=datetime(2026, 3, 11, 13, 45, tzinfo=UTC),
        feed_language="en-US",
    )
    found = extract(page)
    assert (found.title, found.authors) == ("Second robot hall for Mexico", ("Lucia Ferrant",))
    assert (found.published_at, found.published_source) == (page.feed_published_at, "feed")
    assert found.language == "en"


def test_metadata_that_the_page_states_are_preferred_to_the_feeds() -> None:
    page, expected = read_sample(PAGES / "ticker-and-newsletter.toml")
    found = extract(replace(page, feed_title="Other", feed_authors=("Else",), feed_published_at=NOW))
    assert (found.title, found.published_source) == (expected["title"], "json-ld")
    assert list(found.authors) == expected["authors"]


def test_the_feeds_own_text_replaces_that_of_a_login_page() -> None:
    content = "".join(
        f"<p>{number} robots stand in the hall in Aguascalientes, and more are to come.</p>"
        for number in range(12)
    )
    found = extract(
        replace(make_page((PAGES / "login.html").read_bytes()), feed_content=content, feed_title="Robots")
    )
    assert len(found.blocks) == 12
    assert found.blocks[3].text == "3 robots stand in the hall in Aguascalientes, and more are to come."


def test_a_short_summary_in_the_feed_does_not_replace_the_page() -> None:
    page, _ = read_sample(PAGES / "flash.toml")
    assert extract(replace(page, feed_content="<p>Nissan has named a plant chief.</p>")) == extract(page)


@pytest.mark.parametrize("stamp", ["2031-01-01T00:00:00Z", "1899-01-01", "soon", ""])
def test_an_impossible_date_is_not_believed(stamp: str) -> None:
    head = f'<meta property="article:published_time" content="{stamp}">'
    assert extract(make_page(wrap(REPORT, head=head))).published_at is None


def test_the_date_depends_on_the_page_and_not_on_the_clock() -> None:
    page = make_page(f"<html><body><p>Updated two days ago</p><article>{REPORT}</article></body></html>")
    assert extract(page) == extract_page(page, now=datetime(2026, 9, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "script",
    [
        *("{", "[1, 2", "null", '"text"', "[" * (sys.getrecursionlimit() + 100)),
        '{"@type": 3}',
        '{"@type": "NewsArticle", "author": 7, "headline": ["a"]}',
        '{"@graph": {"@graph": [[[]]]}}',
    ],
)
def test_broken_json_ld_is_skipped(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert len(extract(make_page(wrap(REPORT, head=head))).blocks) == 3


STATED = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Robots",
"datePublished": "2026-03-11T13:45:30Z", "dateModified": "2026-03-12", "articleSection": ["Plants", "Mexico"],
"image": {"@type": "ImageObject", "url": "/hall.jpg"}, "isAccessibleForFree": "False"}</script>"""
METAS = """<meta property="article:published_time" content="2026-03-11T13:45:00Z">
<meta property="article:modified_time" content="2026-03-12T08:00:00Z">
<meta property="article:section" content="Works"><meta property="og:image" content="http://gantrypost.example/hall.png">
<meta name="article:content_tier" content="metered"><link rel="canonical" href="/robots">"""


DAY = datetime(2026, 3, 12, tzinfo=UTC)
MORE_FIELDS = ("modified_at", "modified_precision", "modified_source", "section", "image_url", "paywalled")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (STATED, (DAY, "day", "json-ld", "Plants", "http://gantrypost.example/hall.jpg", True)),
        (
            STATED.replace('"False"', "true"),
            (DAY, "day", "json-ld", "Plants", "http://gantrypost.example/hall.jpg", False),
        ),
        (
            METAS,
            (DAY.replace(hour=8), "second", "meta", "Works", "http://gantrypost.example/hall.png", True),
        ),
        ("", (None, None, None, None, None, None)),
    ],
)
def test_change_section_picture_and_paywall_are_extracted(head: str, expected: tuple[object, ...]) -> None:
    found = extract(make_page(wrap(REPORT, head=head)))
    assert tuple(getattr(found, name) for name in MORE_FIELDS) == expected


def test_an_article_of_a_lead_only_behind_a_paywall_is_truncated() -> None:
    assert extract(make_page(wrap(REPORT, head=METAS))).truncated
    assert not extract(make_page(wrap(REPORT))).truncated


def test_the_source_of_the_text_is_the_page_or_the_feed() -> None:
    content = "".join(f"<p>{n} robots stand in the hall, and more are to come in May.</p>" for n in range(12))
    page = make_page((PAGES / "login.html").read_bytes())
    assert extract(replace(page, feed_content=content)).text_source == "feed"
    assert extract(make_page(wrap(REPORT))).text_source == "page"


@pytest.mark.parametrize(
    "end", ["</body></html>", "</html>", "</BODY></HTML >", "</body></html lang=en>", "</body>"]
)
def test_a_page_that_goes_on_behind_its_end_is_read_as_browsers_show_it(end: str) -> None:
    head = f"<html><head><title>Lane</title></head><body><header>Menu</header>{end}"
    tree = parse_html(f"{head}<article><p>A report.</p></article></body></html>")
    assert tree is not None
    assert [line.text for line in tree.iter("p")] == ["A report."]


@pytest.mark.parametrize("utf8", [None, "<p>Añ\x00o</p>".encode()])
def test_a_page_is_read_without_the_characters_that_the_parser_cannot_read(utf8: bytes | None) -> None:
    tree = parse_html("<p>Añ\x00o</p>", utf8=utf8)
    assert tree is not None
    assert tree.text_content() == "Año"


def test_a_set_of_frames_is_refused_with_the_pages_that_are_in_them() -> None:
    html = "<html><frameset cols='20%,80%'><frame src='menu.html'><frame src='main.html'></frameset></html>"
    refusal = refuse(make_page(html.encode()))
    assert refusal.reason == "no-text"
    assert refusal.detail.endswith("its text is in others: menu.html, main.html")
