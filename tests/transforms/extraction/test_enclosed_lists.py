"""Items of lists among the article's blocks, which are taken unless they are links or very unlikely."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.page_statistics import measure_page
from transforms.extraction.body.reunite import take_by_place

OPENING = "We drove seven vans for a week each, in the rain and with a full load."
CLOSING = "All seven were driven by the same three people on the same hills."
ANNOUNCED = "These are the vans that we drove in the rain:"
ITEMS = ("Orford Carrier", "Brack Two", "Gantry Long")


def find_items(items: Collection[str], *, odds: float, opening: str = OPENING) -> list[str]:
    """Return the items that are taken of a list between two paragraphs that the trees have taken."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    body = f"<main><p>{opening}</p><ul>{rows}</ul><p>{CLOSING}</p></main>"
    page = measure_page(*list_candidates(document_fromstring(f"<html><body>{body}</body></html>")))
    texts = [candidate.text for candidate in page.candidates]
    log_odds = np.array([3.0 if text in (opening, CLOSING) else odds for text in texts])
    taken = take_by_place(page, log_odds >= 0, log_odds, updates=())
    return [text for text, is_taken in zip(texts, taken, strict=True) if is_taken and text in ITEMS]


LINKED = [f'<a href="/{number}">{item}</a>' for number, item in enumerate(ITEMS)]


@pytest.mark.parametrize(("odds", "taken"), [(-0.5, ITEMS), (-1.9, ITEMS), (-2.1, ()), (-np.inf, ())])
def test_a_list_between_two_paragraphs_is_taken_unless_very_unlikely(
    odds: float, taken: Collection[str]
) -> None:
    assert find_items(ITEMS, odds=odds) == list(taken)


def test_links_between_two_paragraphs_are_taken_only_where_they_are_announced() -> None:
    assert find_items(LINKED, odds=-0.5) == []
    assert find_items(LINKED, odds=-0.5, opening=ANNOUNCED) == list(ITEMS)


def test_an_announced_list_is_taken_unless_very_unlikely() -> None:
    assert find_items(ITEMS, odds=-1.9, opening=ANNOUNCED) == list(ITEMS)
    assert find_items(ITEMS, odds=-2.1, opening=ANNOUNCED) == []
