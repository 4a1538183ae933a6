"""The features of a candidate's place: what the page, its tag path and its parent hold; its heading."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.page_statistics import PageStatistics

PLACE_FEATURES = (
    *("page-candidates", "page-words", "page-headings", "main-part", "position", "share", "level"),
    *("path-candidates", "path-words", "path-links", "parent-candidates", "parent-words"),
    *("since-heading", "to-heading", "heading-level"),
)
"""The names of the features, in the order in which :func:`describe_places` gives them."""
_MAX_DISTANCE = 40
_NO_HEADING = 99


def describe_places(page: PageStatistics, chosen: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Compute the features of the places of some of a page's candidates.

    Words are counted with those of links, as shares of the page's; the position is the share of the page's
    prose before a candidate.

    Args:
        page: The page.
        chosen: The indices of the candidates to describe.

    Returns:
        An array of shape (features, chosen), with rows in the order of `PLACE_FEATURES`.
    """
    layout, words = page.layout, page.word_counts
    elements = page.elements[chosen]
    parents = layout.parents[elements]
    words_of_page = max(1, int(words.sum()))
    prose = np.concatenate(([0], np.cumsum(words * page.is_prose)))
    prose_of_page = max(1, int(prose[-1]))
    inside = page.main_part.depths[page.elements] >= 0
    (words_of_elements,) = layout.sum_up(words)
    levels = np.array([_read_level(c.tag) if c.kind == "heading" else -1 for c in page.candidates], np.int64)
    rows = (
        np.full(len(chosen), len(words)),
        np.full(len(chosen), words_of_page),
        np.full(len(chosen), np.count_nonzero(levels >= 0)),
        np.full(len(chosen), int((words * page.is_prose)[inside].sum()) / prose_of_page),
        prose[chosen] / prose_of_page,
        words[chosen] / words_of_page,
        layout.levels[elements],
        *_describe_paths(page, elements, words_of_page),
        layout.end_candidates[parents] - layout.first_candidates[parents],
        words_of_elements[parents] / words_of_page,
        *_describe_headings(levels, chosen),
    )
    return np.array(rows, np.float64)


def _describe_paths(
    page: PageStatistics, elements: npt.NDArray[np.int64], words_of_page: int
) -> tuple[npt.NDArray[Any], ...]:
    """Describe the candidates on the tag path of each: how many, their words, and the share in links."""
    paths, own = page.layout.tag_paths[page.elements], page.layout.tag_paths[elements]
    counts = np.bincount(paths)
    words = np.bincount(paths, weights=page.word_counts)
    links = np.bincount(paths, weights=page.word_counts * page.links)
    return counts[own], words[own] / words_of_page, links[own] / np.maximum(words[own], 1)


def _describe_headings(
    levels: npt.NDArray[np.int64], chosen: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], ...]:
    """Describe the heading above each: how far it and the next one are, in candidates, and its level.

    Args:
        levels: For each candidate its level as a heading, 0 for one of no level, -1 when it is none.
        chosen: The indices of the candidates to describe.
    """
    headings = np.flatnonzero(levels >= 0)
    before, after = np.searchsorted(headings, chosen), np.searchsorted(headings, chosen, side="right")
    edged = np.concatenate(([-1], headings, [len(levels) + _NO_HEADING]))
    above, below = edged[before], edged[after + 1]
    has_heading = above >= 0
    return (
        np.where(has_heading, np.minimum(chosen - above, _MAX_DISTANCE), _NO_HEADING),
        np.minimum(below - chosen, _MAX_DISTANCE),
        np.where(has_heading, levels[above], 0),
    )


def _read_level(tag: str) -> int:
    return int(tag[1:]) if tag[1:].isdigit() else 0
