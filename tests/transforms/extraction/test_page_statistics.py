"""The statistics of a page: its prose, its main part, and the class-name hints around it."""

from __future__ import annotations

import numpy as np
import pytest
from lxml.html import document_fromstring

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.page_statistics import PageStatistics, measure_page

SENTENCE = "The hall is to house 140 robots by the end of the year."
OTHER = "Dealers in the north of the country wait five weeks for a car."


def measure(body: str) -> PageStatistics:
    return measure_page(*list_candidates(document_fromstring(f"<html><body>{body}</body></html>")))


def find_element(page: PageStatistics, text: str) -> int:
    return next(candidate.element for candidate in page.candidates if candidate.text == text)


def test_the_main_part_is_the_smallest_element_with_most_of_the_prose() -> None:
    page = measure(
        f"<div><section><div><p>{SENTENCE}</p><p>{SENTENCE}</p><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
        f"</section><p>Menu</p></div><div><p>{OTHER}</p></div>"
    )
    text = find_element(page, SENTENCE)
    assert page.main_part.element == page.layout.parents[text]
    assert page.main_part.depths[text] == 1
    assert page.main_part.steps[text] == 1
    assert page.main_part.depths[find_element(page, OTHER)] == -1
    assert [page.candidates[index].text for index in np.flatnonzero(page.list_main_part())] == [SENTENCE] * 4


def test_without_prose_the_page_itself_is_the_main_part_and_nothing_is_in_it() -> None:
    page = measure("<div><p>Menu</p><p>Home</p></div>")
    assert page.main_part.element == 0
    assert (page.first, page.last) == (0, 1)
    assert set(page.prose_shares) == {0.0}
    assert not page.list_main_part().any()


def test_prose_under_a_hint_of_comments_hardly_counts() -> None:
    page = measure(f'<article><p>{SENTENCE}</p></article><div class="comments">{f"<p>{OTHER}</p>" * 4}</div>')
    assert page.main_part.depths[find_element(page, SENTENCE)] >= 0
    assert page.main_part.depths[find_element(page, OTHER)] == -1
    assert page.prose_shares[find_element(page, SENTENCE)] > 0.8
    assert page.candidates[page.first].text == page.candidates[page.last].text == SENTENCE


def test_an_element_inherits_the_hints_of_those_that_it_is_in() -> None:
    page = measure(f'<div class="related"><ul><li>{OTHER}</li></ul></div>{f"<p>{SENTENCE}</p>" * 4}')
    hints = page.hints[find_element(page, OTHER)]
    assert hints & combine_hints(("related",))
    assert hints & combine_hints(("list",))
    assert not page.hints[find_element(page, SENTENCE)] & combine_hints(("related",))


def test_an_aside_with_most_of_the_prose_is_not_taken_for_one() -> None:
    page = measure(f"<aside><p>{SENTENCE}</p><p>{SENTENCE}</p></aside><p>Menu</p>")
    assert not page.hints[find_element(page, SENTENCE)] & combine_hints(("aside",))


def test_links_and_words_are_measured_for_each_element() -> None:
    page = measure("<div><p>four words of text</p><p><a href='/'>six words, all in a link</a></p></div>")
    plain, linked = (candidate.element for candidate in page.candidates)
    both = page.layout.parents[plain]
    assert (page.link_shares[plain], page.link_shares[linked]) == (0.0, 1.0)
    assert page.link_shares[both] == pytest.approx(24 / 42)
    assert (page.mean_words[plain], page.mean_words[linked], page.mean_words[both]) == (4, 6, 5)


def test_elements_with_the_same_tags_and_classes_above_them_share_a_tag_path() -> None:
    page = measure(
        f'<div><p class="t">{SENTENCE}</p><p class="t">{OTHER}</p></div><div><p class="u">Menu</p></div>'
    )
    first, second, menu = (candidate.element for candidate in page.candidates)
    paths = page.layout.tag_paths
    assert paths[first] == paths[second] != paths[menu]
    assert (page.path_shares[first], page.path_shares[menu]) == (1.0, 0.0)
