"""Which candidates the log-odds make the article's: those between others of a guide need less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.choose_by_odds import choose_by_odds
from transforms.extraction.body.page_statistics import measure_page

FIRST = "The Carrier has seven cubic metres behind its seats, and room for three people in front."
LAST = "It was driven by the same three people on the same hills, in the rain and with a full load."
LINE = "Turns in 12 metres"
VANS = ("Carrier", "Brack Two", "Gantry", "Lund Box", "Moor Six", "Wren Seven", "Marl Eight", "Tarn Nine")


def choose(body: str, odds: Mapping[str, float]) -> list[str]:
    """Return the texts that are chosen on a page; those without log-odds were not classified."""
    tree = document_fromstring(f"<html><body><main>{body}</main></body></html>")
    page = measure_page(*list_candidates(tree))
    texts = [candidate.text for candidate in page.candidates]
    taken = choose_by_odds(page, np.array([odds.get(text, -np.inf) for text in texts], float))
    return [text for text, is_taken in zip(texts, taken, strict=True) if is_taken]


def make_guide(line: str, *, tag: str = "h3", vans: Sequence[str] = VANS) -> str:
    """Return a guide to eight vans with a line between its paragraphs."""
    headings = "".join(f"<{tag}>{van}</{tag}>" for van in vans)
    return f"<p>{FIRST}</p>{line}{headings}<p>{LAST}</p>"


SURE = dict.fromkeys((FIRST, LAST, *VANS), 3.0)


@pytest.mark.parametrize(("odds", "is_chosen"), [(0.0, True), (-1.4, True), (-1.6, False)])
def test_a_line_between_two_of_a_guide_needs_lower_log_odds(odds: float, *, is_chosen: bool) -> None:
    assert (LINE in choose(make_guide(f"<div>{LINE}</div>"), SURE | {LINE: odds})) is is_chosen


def test_what_was_not_classified_is_not_the_article_s() -> None:
    assert choose(make_guide(f"<div>{LINE}</div>"), SURE) == [FIRST, *VANS, LAST]


@pytest.mark.parametrize(
    "odds",
    [SURE | {VANS[0]: -0.1}, {FIRST: 3.0, LAST: 3.0}, dict.fromkeys((FIRST, LAST, *VANS), -0.1), {}],
    ids=["seven headings", "none classified", "all less likely than not", "nothing classified"],
)
def test_a_line_needs_as_much_as_any_where_the_article_has_few_headings(odds: Mapping[str, float]) -> None:
    page = make_guide(f"<div>{LINE}</div>")
    likely = [text for text in (FIRST, *VANS, LAST) if odds.get(text, -1.0) >= 0]
    assert choose(page, {**odds, LINE: -0.1}) == likely


@pytest.mark.parametrize(
    ("headings", "items", "is_chosen"), [(5, 5, True), (4, 8, False), (7, 4, False), (8, 0, True)]
)
def test_lists_make_a_guide_of_fewer_headings(headings: int, items: int, *, is_chosen: bool) -> None:
    facts = [f"Fact {number}" for number in range(items)]
    lines = f"<div>{LINE}</div><ul>{''.join(f'<li>{fact}</li>' for fact in facts)}</ul>"
    odds = SURE | dict.fromkeys(facts, 3.0) | {LINE: -0.1}
    assert (LINE in choose(make_guide(lines, vans=VANS[:headings]), odds)) is is_chosen


def test_headings_of_the_first_level_make_no_guide() -> None:
    assert LINE not in choose(make_guide(f"<div>{LINE}</div>", tag="h1"), SURE | {LINE: -0.1})


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_line_around_a_guide_is_its_own_only_when_more_likely_than_not(place: str) -> None:
    line, guide = f"<div>{LINE}</div>", make_guide("")
    page = line + guide if place == "before" else guide + line
    assert LINE not in choose(page, SURE | {LINE: -0.1})
    assert LINE in choose(page, SURE | {LINE: 0.0})


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/12">Turns in 12 metres</a></p>',
        "<figure><figcaption>Turns in 12 metres</figcaption></figure>",
        "<table><tr><td>Turns in</td><td>12 metres</td></tr></table>",
        '<div class="image-credit">Turns in 12 metres</div>',
        '<div class="related-articles"><p>Turns in 12 metres</p></div>',
        '<div class="is-hidden">Turns in 12 metres</div>',
        "<p>Advertisement</p>",
        "<p>It turns in 12 metres, which is less than any other van on the market needs.</p>",
    ],
    ids=["link", "caption", "row", "credit", "teaser", "hidden", "boilerplate", "length of a caption"],
)
def test_what_stands_in_articles_and_is_not_theirs_needs_as_much_as_elsewhere(line: str) -> None:
    tree = document_fromstring(f"<html><body>{line}</body></html>")
    text = list_candidates(tree)[0][0].text
    assert text not in choose(make_guide(line), SURE | {text: -0.1})
    assert text in choose(make_guide(line), SURE | {text: 0.0})


@pytest.mark.parametrize(
    ("names", "odds", "is_chosen"),
    [("van", -1.4, True), ("van", -1.6, False), ("related", -0.1, False), ("comments", -0.1, False)],
)
def test_headings_that_are_links_stand_between_two_of_a_guide(
    names: str, odds: float, *, is_chosen: bool
) -> None:
    line = f'<div class="{names}"><h4><a href="/12">{LINE}</a></h4></div>'
    assert (LINE in choose(make_guide(line), SURE | {LINE: odds})) is is_chosen


SHOPS = [f"Shop {number} in Stavely" for number in range(10)]


def make_links(texts: Sequence[str], names: str = "makers") -> str:
    return f'<ul class="{names}">{"".join(f"<li><a href=/x>{text}</a></li>" for text in texts)}</ul>'


@pytest.mark.parametrize(
    ("count", "own", "odds", "is_chosen"),
    [
        (10, 0, -1.9, True),
        (10, 0, -2.1, False),
        (9, 0, -1.9, False),
        (9, 3, -1.9, True),
        (9, 2, -1.9, False),
    ],
)
def test_links_in_a_long_list_of_a_guide_or_one_that_is_its_own_in_part_may_be_less_likely(
    count: int, own: int, odds: float, *, is_chosen: bool
) -> None:
    shops = SHOPS[:count]
    likely = SURE | dict.fromkeys(shops, odds) | dict.fromkeys(shops[:own], 1.0)
    assert (shops[-1] in choose(make_guide(make_links(shops)), likely)) is is_chosen


@pytest.mark.parametrize(
    ("texts", "names"), [((*VANS, *SHOPS[:4]), "makers"), (SHOPS, "related-links"), (SHOPS, "sidebar")]
)
def test_a_table_of_contents_or_a_list_of_another_part_needs_as_much_as_elsewhere(
    texts: Sequence[str], names: str
) -> None:
    likely = dict.fromkeys(SHOPS, -0.1) | SURE
    assert not set(SHOPS) & set(choose(make_guide(make_links(texts, names)), likely))
