"""Statistics over a page as a whole, computed before any candidate is classified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.cleaning.prose import is_elided, is_prose
from transforms.extraction.body.candidates import Candidate
from transforms.extraction.body.layout import Layout
from transforms.extraction.body.main_part import MainPart, find_main_part
from transforms.extraction.body.prose_weights import ProseWeights, is_outer, weigh_prose
from transforms.records import LINKED_SHARE
from transforms.text.normalisation import measure_length
from transforms.text.writing_systems import is_spaced

_MIN_WORDS = 6  # shorter lines are no sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStatistics:
    """A page's candidates and elements, with statistics on each.

    Attributes:
        candidates: The pieces of text on the page, in order.
        layout: The page's elements.
        elements: For each candidate the number of the element that holds it.
        word_counts: For each candidate about how many words it has.
        is_prose: For each candidate whether it reads as prose.
        links: For each candidate the share of its characters that are in links.
        hints: For each element the class-name hints on it and on all elements that it is in.
        prose_shares: For each element the share of the page's weighted prose in it.
        link_shares: For each element the share of its characters that are in links.
        mean_words: For each element the mean words of the candidates in it.
        path_shares: For each element the weighted prose on its tag path, as a share of that on the
            tag path with the most.
        main_part: The part of the page that holds most of its prose.
        is_outer: For each candidate whether a hint on its elements says that it is seldom the article's.
        first: The index of the first candidate of prose in the main part and under no outer hint; 0
            when there is none.
        last: The index of the last such candidate; that of the page's last when there is none.
    """

    candidates: Sequence[Candidate]
    layout: Layout
    elements: npt.NDArray[np.int64]
    word_counts: npt.NDArray[np.int64]
    is_prose: npt.NDArray[np.bool_]
    links: npt.NDArray[np.float64]
    hints: npt.NDArray[np.int64]
    prose_shares: npt.NDArray[np.float64]
    link_shares: npt.NDArray[np.float64]
    mean_words: npt.NDArray[np.float64]
    path_shares: npt.NDArray[np.float64]
    main_part: MainPart
    is_outer: npt.NDArray[np.bool_]
    first: int
    last: int

    def list_main_part(self) -> npt.NDArray[np.bool_]:
        """Return for each candidate whether it is in the main part; for none when that is the whole page."""
        is_inside: npt.NDArray[np.bool_] = self.main_part.depths[self.elements] >= 0
        is_part = bool(self.layout.parents[self.main_part.element] > 1)
        return is_inside & is_part


def measure_page(candidates: Sequence[Candidate], layout: Layout) -> PageStatistics:
    """Compute the statistics of a page.

    Args:
        candidates: The pieces of text on the page, in order.
        layout: The page's elements.
    """
    elements = np.array([candidate.element for candidate in candidates], np.int64)
    counts = [
        # three times as fast as counting them
        text.count(" ") + 1 if is_spaced(text) else measure_length(text)
        for text in (candidate.text for candidate in candidates)
    ]
    word_counts = np.array(counts, np.int64)
    prose = np.array([_reads_as_prose(c, words) for c, words in zip(candidates, counts, strict=True)], bool)
    links = np.array([candidate.links for candidate in candidates], np.float64)
    sizes = np.array([len(candidate.text) for candidate in candidates], np.int64)
    weights = weigh_prose(layout, elements, word_counts * prose)
    sum_links, sum_sizes, sum_words = layout.sum_up(np.rint(sizes * links), sizes, word_counts)
    main_part = find_main_part(
        layout,
        hints=weights.own_hints,
        prose_words=weights.words_of_elements,
        prose_weights=weights.of_elements,
    )
    outer = is_outer(main_part.hints[elements])
    first, last = _find_core(elements, weights, main_part, outer)
    return PageStatistics(
        candidates=candidates,
        layout=layout,
        elements=elements,
        word_counts=word_counts,
        is_prose=prose,
        links=links,
        hints=weights.hints,
        prose_shares=weights.of_elements / (weights.of_elements[0] or 1.0),
        link_shares=_divide(sum_links, sum_sizes),
        mean_words=_divide(sum_words, layout.end_candidates - layout.first_candidates),
        path_shares=_measure_paths(elements, weights.of_candidates, layout),
        main_part=main_part,
        is_outer=outer,
        first=first,
        last=last,
    )


def _reads_as_prose(candidate: Candidate, words: int) -> bool:
    if words < _MIN_WORDS or candidate.links >= LINKED_SHARE:
        return False
    return is_prose(candidate.text) and not is_elided(candidate.text)


def _measure_paths(
    elements: npt.NDArray[np.int64], weights: npt.NDArray[np.int64], layout: Layout
) -> npt.NDArray[np.float64]:
    """Return for each element the weight on its tag path, as a share of the largest such weight."""
    paths = layout.tag_paths
    by_path = np.bincount(paths[elements], weights=weights, minlength=len(paths))
    shares: npt.NDArray[np.float64] = by_path[paths] / (by_path.max() or 1.0)
    return shares


def _find_core(
    elements: npt.NDArray[np.int64],
    weights: ProseWeights,
    main_part: MainPart,
    outer: npt.NDArray[np.bool_],
) -> tuple[int, int]:
    """Return the first and the last candidate of prose in the main part and under no outer hint."""
    core = np.flatnonzero((weights.of_candidates > 0) & (main_part.depths[elements] >= 0) & ~outer)
    return (int(core[0]), int(core[-1])) if len(core) else (0, len(elements) - 1)


def _divide(sums: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Divide element by element; 0 where there is nothing to divide by."""
    return sums / np.maximum(sizes, 1)
