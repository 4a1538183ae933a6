"""Cards of section fronts are counted, and linked headings of articles are not."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from transforms.extraction.cards import count_cards
from transforms.extraction.metadata.elements import PageElements
from transforms.records import Block

SUMMARY = "A maker of doors takes over the press shop with all of its ninety workers."


def count(body: str, *texts: str) -> int:
    html = f"<html><body>{body}</body></html>"
    blocks = [Block(kind="paragraph", text=text) for text in texts]
    return count_cards(PageElements(document_fromstring(html), html), blocks)


@pytest.mark.parametrize(
    ("body", "cards"),
    [
        (f'<h2><a href="/1">One</a></h2><p>{SUMMARY}</p>', 1),
        (f'<a href="/2"><h3>Two</h3></a><p>{SUMMARY}</p>', 1),
        (f'<div><header><h3><a href="/3">Three</a></h3></header><div><p>{SUMMARY}</p></div></div>', 1),
        (f'<h1><a href="/">Plants</a></h1><p>{SUMMARY}</p>', 0),
        (f'<h3>Four, with <a href="/4">a link</a></h3><p>{SUMMARY}</p>', 0),
        (f"<h2>Five</h2><p>{SUMMARY}</p>", 0),
        (f'<h4><a href="/6"></a></h4><p>{SUMMARY}</p>', 0),
        (f'<h2><a href="#seven">Seven</a></h2><p>{SUMMARY}</p>', 0),
        (f'<p>{SUMMARY}</p><h3><a href="/8">Eight</a></h3><p>Another maker.</p>', 0),
        (f'<h3><a href="/9">Nine</a></h3><h3>Ten</h3><p>{SUMMARY}</p>', 0),
    ],
)
def test_cards_are_linked_headings_above_blocks_of_the_text(body: str, cards: int) -> None:
    assert count(body, SUMMARY) == cards
