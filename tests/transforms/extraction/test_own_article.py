"""Of several articles that a page describes, its own is read; a page that ends at a paywall is cut short."""

from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from transforms.extraction.metadata.completeness import is_truncated
from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.own_parts import OwnParts
from transforms.extraction.metadata.stated_authors import find_stated_authors
from transforms.extraction.metadata.statements import Statements, read_statements
from transforms.records import Block

TITLE = "Harlow to close paint shop in Brackwater"
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-12", "author": "Wren Calloway"}
OTHER = {**OWN, "headline": "Ferries stop after cable is found", "author": "Odo Marsh", "url": "/x/ferries"}
OTHERS = [OTHER, {**OTHER, "headline": "Orchard growers fear frost"}]
LINE = "About 340 people work in the shop, most of them on two shifts, the company said on Monday."


def read(graph: list[dict[str, object]], *, head: str = "", h1: str = TITLE) -> Statements:
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    html = f"<html><head>{head}{script}</head><body><h1>{h1}</h1></body></html>"
    return read_statements(
        PageElements(document_fromstring(html), html), url="https://gazette.example/harlow"
    )


@pytest.mark.parametrize(
    ("graph", "head", "h1"),
    [
        ([*OTHERS, OWN], "", TITLE),
        ([*OTHERS, {**OWN, "url": "http://www.gazette.example/harlow/"}], "", "Shop to close"),
        (
            [*OTHERS, {**OWN, "mainEntityOfPage": {"@id": "https://gazette.example/h#main"}}],
            '<link rel="canonical" href="https://gazette.example/h">',
            "Shop to close",
        ),
        ([OWN, *OTHERS], "", "A heading of neither"),
    ],
)
def test_the_article_is_the_one_at_the_pages_address_or_under_its_title(
    graph: list[dict[str, object]], head: str, h1: str
) -> None:
    article = read(graph, head=head, h1=h1).article
    assert article is not None
    assert article.authors == ("Wren Calloway",)


def test_an_author_may_be_stated_in_rdfa() -> None:
    html = '<body><p property="author" typeof="Person"><b property="name">Wren Calloway</b></p></body>'
    page = read_statements(PageElements(document_fromstring(html), html), url=None)
    assert find_stated_authors(page, OwnParts(None)) == ("Wren Calloway",)


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to read the full story",
        "To continue reading this article, please subscribe.",
        "This article is for subscribers only.",
        "You have read your last free article this month.",
        "Unlock this article for $1",
        "Lesen Sie den ganzen Artikel mit Plus.",
        "Il vous reste 75% de cet article à lire.",
        "Este contenido es exclusivo para suscriptores.",
        "Este conteúdo é exclusivo para assinantes.",
        "この記事は有料会員限定です。残り1234文字",
    ],
)
def test_an_article_ends_where_its_page_asks_to_subscribe(notice: str) -> None:
    blocks = [Block(kind="paragraph", text=text) for text in (LINE, notice, "Sign in")]
    assert is_truncated(blocks, stated=None, paywalled=None, feed_words=0)


@pytest.mark.parametrize(
    "lines",
    [
        (LINE, "Subscribe to our newsletter"),
        (LINE, "Already a subscriber? Log in"),
        ("Subscribe to read the full story", LINE),
        (LINE, "Subscribers of the works newspaper can read on Monday what the paint shop is to become."),
        (LINE, "Register for the open day."),
    ],
)
def test_an_article_does_not_end_at_an_advertisement(lines: tuple[str, ...]) -> None:
    blocks = [Block(kind="paragraph", text=text) for text in lines]
    assert not is_truncated(blocks, stated=None, paywalled=None, feed_words=0)
