"""The features of a candidate, by which the classifier decides whether it belongs to the article.

Three sources: Kohlschütter, Fankhauser and Nejdl (Boilerplate Detection using Shallow Text Features,
2010) for the length and the links of a piece of text and of its neighbours; readability for how much of
the page's prose the elements around it hold; and the names that publishers give to parts of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.candidates import Candidate
from transforms.extraction.body.class_hints import list_hints
from transforms.extraction.body.page_statistics import PageStatistics
from transforms.extraction.body.place_features import PLACE_FEATURES, describe_places
from transforms.extraction.body.text_features import TEXT_FEATURES, describe_texts
from transforms.extraction.body.topic_features import TOPIC_FEATURES, describe_topics
from transforms.records import LINKED_SHARE

_MAX_DISTANCE = 30
_NO_HEADLINE = -99
_NOTHING = -1  # stands for what a neighbour would have, before the first and after the last candidate
_MAX_LEVELS = 8
_WINDOW = 5
# Menus: mostly links, and this far from all prose. Three of four candidates of a page are such, and
# 0.1 of 100 words of the 181 labelled articles.
_MARGIN = 3
_OF_ELEMENT = (
    *("depth", "steps", "prose-element", "prose-parent", "prose-grandparent", "tag-path"),
    *("links-element", "links-parent", "links-grandparent"),
    *("mean-words-element", "mean-words-parent", "mean-words-grandparent"),
)
_OF_POSITION = ("from-first", "from-last", "from-headline")
_OF_NEIGHBOURS = (
    *("words-2", "links-2", "words-1", "links-1", "prose-1", "same-path-1", "heading-1"),
    *("words+1", "links+1", "prose+1", "same-path+1", "heading+1", "words+2", "links+2"),
    *("prose-before", "prose-after"),
)
_REACH = 2  # candidates before and after one


@cache
def list_features() -> tuple[str, ...]:
    """Return the names of the features, in the order of the rows of :func:`compute_features`."""
    hints = (f"{where}-{name}" for where in ("near", "far") for name in list_hints())
    of_page = ("words", "links", "prose", *_OF_ELEMENT, *_OF_POSITION, *_OF_NEIGHBOURS)
    return (
        *(*of_page, *PLACE_FEATURES, *TOPIC_FEATURES, *TEXT_FEATURES),
        *(*hints, "under-body", "under-article"),
    )


def choose_candidates(statistics: PageStatistics) -> npt.NDArray[np.int64]:
    """Return the indices of the candidates worth classifying: all but the entries of menus."""
    indices = np.arange(len(statistics.candidates))
    is_near = (indices >= statistics.first - _MARGIN) & (indices <= statistics.last + _MARGIN)
    return np.flatnonzero((statistics.links < LINKED_SHARE) | is_near)


def compute_features(
    statistics: PageStatistics, chosen: npt.NDArray[np.int64], *, title: str | None, stated_text: str
) -> npt.NDArray[np.float32]:
    """Compute the features of candidates, of all at once.

    Args:
        statistics: The page's candidates and elements, with statistics on each.
        chosen: The indices of the candidates to describe (:func:`choose_candidates`).
        title: The page's headline.
        stated_text: What its JSON-LD gives as the article's text, in the form that
            :func:`compact_text` returns; empty when there is none.

    Returns:
        An array of shape (features, candidates), with rows in the order of :func:`list_features`.
    """
    headline = _find_headline(statistics.candidates[: statistics.first + 1], title)
    texts = describe_texts(statistics.candidates, chosen.tolist(), title=title, stated_text=stated_text)
    rows = [
        statistics.word_counts[chosen],
        statistics.links[chosen],
        statistics.is_prose[chosen],
        *_describe_elements(statistics, statistics.elements[chosen]),
        *(
            np.clip(chosen - mark, -_MAX_DISTANCE, _MAX_DISTANCE)
            for mark in (statistics.first, statistics.last)
        ),
        np.full(len(chosen), _NO_HEADLINE)
        if headline is None
        else np.clip(chosen - headline, -_MAX_DISTANCE, _MAX_DISTANCE),
        *_describe_neighbours(statistics, chosen),
    ]
    bits = _list_hint_bits(statistics, statistics.elements[chosen])
    places, topics = describe_places(statistics, chosen), describe_topics(statistics, chosen, title=title)
    return np.concatenate((np.array(rows), places, topics, texts, bits), dtype=np.float32)


def _find_headline(candidates: Sequence[Candidate], title: str | None) -> int | None:
    key, headline = (title.casefold() if title else None), None
    for index, candidate in enumerate(candidates):
        is_title = candidate.kind == "heading" and candidate.text.casefold() == key
        if candidate.tag == "h1" or is_title:
            headline = index
    return headline


def _describe_elements(
    page: PageStatistics, elements: npt.NDArray[np.int64]
) -> list[npt.NDArray[np.float64]]:
    parents = page.layout.parents
    family = (elements, parents[elements], parents[parents[elements]])
    return [
        np.minimum(page.main_part.depths[elements], _MAX_LEVELS),
        np.minimum(page.main_part.steps[elements], _MAX_LEVELS),
        *(page.prose_shares[relatives] for relatives in family),
        page.path_shares[elements],
        *(page.link_shares[relatives] for relatives in family),
        *(page.mean_words[relatives] for relatives in family),
    ]


def _describe_neighbours(
    page: PageStatistics, chosen: npt.NDArray[np.int64]
) -> list[npt.NDArray[np.float64]]:
    """Describe two candidates before and two after each: the nearer two by more features."""
    heading = [candidate.kind == "heading" for candidate in page.candidates]
    paths = page.layout.tag_paths[page.elements]
    table = np.full((5, len(heading) + 2 * _REACH), float(_NOTHING))
    table[:, _REACH : _REACH + len(heading)] = (page.word_counts, page.links, page.is_prose, paths, heading)
    words, links, prose, path, headings = table
    places = chosen + _REACH
    before, after = (
        (
            words[places + step],
            links[places + step],
            prose[places + step],
            np.where(path[places + step] == _NOTHING, _NOTHING, path[places + step] == path[places]),
            headings[places + step],
        )
        for step in (-1, 1)
    )
    far_before, far_after = ((words[places + step], links[places + step]) for step in (-_REACH, _REACH))
    passed = np.concatenate(([0], np.cumsum(page.is_prose)))
    start, end = np.maximum(chosen - _WINDOW, 0), np.minimum(chosen + 1 + _WINDOW, len(page.candidates))
    around = (passed[chosen] - passed[start], passed[end] - passed[chosen + 1])
    return [*far_before, *before, *after, *far_after, *around]


def _list_hint_bits(page: PageStatistics, elements: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """List the hints on an element or its parent, then those farther out, then body and article."""
    names, layout, hints = list_hints(), page.layout, page.hints[elements]
    near = (layout.hints[elements] | layout.hints[layout.parents[elements]]) & hints
    far = page.main_part.hints[elements] & ~near
    numbers = np.arange(len(names))[:, None]
    under = np.array([[names.index("body")], [names.index("article")]])
    return np.concatenate((near >> numbers & 1, far >> numbers & 1, hints >> under & 1))
