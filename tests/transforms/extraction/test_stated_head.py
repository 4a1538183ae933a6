"""The title and the authors that the elements of a page state."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from dated_pages import SCRIPT
from lxml.html import document_fromstring

from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.head import read_head
from transforms.extraction.metadata.own_parts import OwnParts
from transforms.extraction.metadata.stated_authors import find_stated_authors
from transforms.extraction.metadata.statements import Statements, read_statements

PAGE = '{"@type": "NewsArticle", "mainEntityOfPage": {"url": "https://wire.example/c"}}'


def read(body: str) -> Statements:
    html = f"<html><body>{body}</body></html>"
    return read_statements(PageElements(document_fromstring(html), html), url="https://wire.example/a")


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ("<a rel='nofollow author'>Ana Espinosa</a>", ["Ana Espinosa"]),
        ("<p itemprop='author'><i>Staff of</i> <b itemprop='name'>Ana Espinosa</b></p>", ["Ana Espinosa"]),
        ("<p itemprop='author'>Ana Espinosa</p>", ["Ana Espinosa"]),
        ("<span class='c-Byline'>Ana Espinosa</span>", ["Ana Espinosa"]),
        ("<section class='byline'>Ana Espinosa</section>", []),
        ("<div id='comments'><span class='author'>Ana Espinosa</span></div>", []),
        (
            "".join(
                f"<p class='author'>{name}</p>" for name in ("Ana Roth", "Ken Sato", "Mia Ito", "Lee Park")
            ),
            ["Ana Roth", "Ken Sato", "Mia Ito"],
        ),
    ],
)
def test_authors_are_stated_by_relations_properties_and_bylines(body: str, authors: list[str]) -> None:
    assert list(find_stated_authors(read(body), OwnParts(None))) == authors


@pytest.mark.parametrize(
    "heading",
    [
        "Ferries stop after cable is found",
        "Ferries stop after cable is found Posted on July 1, 2024 by harbour",
        "Dec 18 2025 Ferries stop after cable is found",
        "Ferries stop after cable is found 2026-11-12",
    ],
)
def test_the_date_of_a_post_is_no_part_of_its_title(heading: str) -> None:
    title = "<title>Ferries stop after cable is found</title>"
    html = f"<html><head>{title}</head><body><h1>{heading}</h1></body></html>"
    page = PageElements(document_fromstring(html), html)
    head = read_head(page, url="https://wire.example/a", now=datetime(2026, 12, 1, tzinfo=UTC))
    assert head.title == "Ferries stop after cable is found"


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ('<link rel="shortlink Canonical" href="/c">', "c"),
        ('<base href="https://wire.example/b/"><link rel="canonical" href="c">', "b/c"),
        ('<base target="_blank"><base href="https://wire.example/b/"><link rel="canonical" href="c">', "b/c"),
        ('<meta name="parsely-link" content="https://wire.example/c">', "c"),
        (f"{SCRIPT}{PAGE}</script>", "c"),
        ('<link rel="canonical" href="/c?utm_source=rss#top">', "c"),
        ('<link rel="canonical" href="http://localhost:8080/c"><meta property="og:url" content="/d">', "d"),
        ('<link rel="canonical" href="http://192.168.1.7/c"><meta property="og:url" content="/d">', "d"),
        ('<link rel="canonical" href="/"><meta property="og:url" content="/d">', "d"),
    ],
)
def test_a_page_states_its_own_address(head: str, path: str) -> None:
    html = f"<html><head>{head}</head><body><p>One</p></body></html>"
    elements = PageElements(document_fromstring(html), html)
    found = read_head(elements, url="https://wire.example/a", now=datetime(2026, 3, 1, tzinfo=UTC))
    assert found.canonical_url == f"https://wire.example/{path}"


@pytest.mark.parametrize(
    ("head", "link", "path"),
    [
        ('<meta property="og:url" content="/d">', "https://wire.example/c?utm_source=rss", "c"),
        ('<link rel="canonical" href="/d">', "https://wire.example/c", "d"),
        ('<link rel="canonical" href="/">', "https://wire.example/c", "c"),
        ('<meta property="og:url" content="/d">', "https://wire.example/", "d"),
        ('<meta property="og:url" content="/d">', "http://localhost:3000/c", "d"),
    ],
)
def test_the_header_of_its_answer_states_the_address_of_a_page_whose_links_do_not(
    head: str, link: str, path: str
) -> None:
    html = f"<html><head>{head}</head><body><p>One</p></body></html>"
    elements = PageElements(document_fromstring(html), html)
    now = datetime(2026, 3, 1, tzinfo=UTC)
    found = read_head(elements, url="https://wire.example/a", now=now, canonical_link=link)
    assert found.canonical_url == f"https://wire.example/{path}"


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (
            "<title>Ferries stop after cable is found | Wire</title>",
            "Ferries stop after cable is found<small>Ships wait at the mouth of the bay</small>",
        ),
        (
            "<title>Ferries stop after cable is found | An unnamed site</title>",
            "<i>Ferries stop after cable is found</i><i>Ships wait at the mouth of the bay</i>",
        ),
        (
            "<title>Shipping: Ferries stop after cable is found - The Wire of Brackwater Plus</title>",
            "Ferries stop after cable is found",
        ),
        (
            "<title>The Wire</title><meta name='twitter:title' content='Ferries stop after cable is found'>",
            "",
        ),
    ],
)
def test_neither_a_subtitle_nor_the_name_of_the_site_is_the_title(head: str, heading: str) -> None:
    html = f"<html><head>{head}</head><body><h1>{heading}</h1></body></html>"
    page = PageElements(document_fromstring(html), html)
    found = read_head(page, url="https://wire.example/a", now=datetime(2026, 12, 1, tzinfo=UTC))
    assert found.title == "Ferries stop after cable is found"
