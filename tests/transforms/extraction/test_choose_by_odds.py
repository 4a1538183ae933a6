"""Which candidates the log-odds make the article's: those between others of it need less."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.choose_by_odds import choose_by_odds
from transforms.extraction.body.page_statistics import measure_page

FIRST = "The Carrier has seven cubic metres behind its seats, and room for three people in front."
LAST = "It was driven by the same three people on the same hills, in the rain and with a full load."
LINE = "Turns in 12 metres"


def choose(body: str, odds: Mapping[str, float]) -> list[str]:
    """Return the texts that are chosen on a page; those without log-odds were not classified."""
    tree = document_fromstring(f"<html><body><main>{body}</main></body></html>")
    page = measure_page(*list_candidates(tree))
    texts = [candidate.text for candidate in page.candidates]
    chosen = np.array([number for number, text in enumerate(texts) if text in odds], np.int64)
    given = np.array([odds[texts[number]] for number in chosen.tolist()], float)
    taken = choose_by_odds(page, chosen, given)
    return [text for text, is_taken in zip(texts, taken, strict=True) if is_taken]


@pytest.mark.parametrize(("odds", "is_chosen"), [(0.0, True), (-1.4, True), (-1.6, False)])
def test_a_line_between_two_of_the_article_needs_lower_log_odds(odds: float, *, is_chosen: bool) -> None:
    page = f"<p>{FIRST}</p><div>{LINE}</div><p>{LAST}</p>"
    assert (LINE in choose(page, {FIRST: 3.0, LINE: odds, LAST: 3.0})) is is_chosen


def test_what_was_not_classified_is_not_the_article_s() -> None:
    assert choose(f"<p>{FIRST}</p><div>{LINE}</div><p>{LAST}</p>", {FIRST: 3.0, LAST: 3.0}) == [FIRST, LAST]


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_line_around_the_article_is_it_only_when_more_likely_than_not(place: str) -> None:
    line, article = f"<div>{LINE}</div>", f"<p>{FIRST}</p><p>{LAST}</p>"
    page = line + article if place == "before" else article + line
    assert choose(page, {FIRST: 3.0, LAST: 3.0, LINE: -0.1}) == [FIRST, LAST]
    assert LINE in choose(page, {FIRST: 3.0, LAST: 3.0, LINE: 0.0})


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/12">Turns in 12 metres</a></p>',
        "<figure><figcaption>Turns in 12 metres</figcaption></figure>",
        "<table><tr><td>Turns in</td><td>12 metres</td></tr></table>",
        '<div class="image-credit">Turns in 12 metres</div>',
        '<div class="related-articles"><p>Turns in 12 metres</p></div>',
        "<p>Advertisement</p>",
    ],
    ids=["link", "caption", "row", "credit", "teaser", "boilerplate"],
)
def test_what_stands_in_articles_and_is_not_theirs_needs_as_much_as_elsewhere(line: str) -> None:
    page = f"<p>{FIRST}</p>{line}<p>{LAST}</p>"
    tree = document_fromstring(f"<html><body>{line}</body></html>")
    text = list_candidates(tree)[0][0].text
    assert choose(page, {FIRST: 3.0, text: -0.1, LAST: 3.0}) == [FIRST, LAST]
    assert choose(page, {FIRST: 3.0, text: 0.0, LAST: 3.0}) == [FIRST, text, LAST]


def test_a_page_without_likely_candidates_has_no_article() -> None:
    page = f"<p>{FIRST}</p><div>{LINE}</div><p>{LAST}</p>"
    assert choose(page, {FIRST: -0.1, LINE: -0.1, LAST: -0.1}) == []
    assert choose("", {}) == []
