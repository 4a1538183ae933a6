"""How much the prose in each part of a page counts when the article is looked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.layout import Layout

# Text under one of these hints is seldom the article's, so it hardly counts when the part of the page
# with the most prose is looked for: 3 where other text counts 100.
_OUTER = ("comments", "related", "frame", "aside", "promo", "share", "popup", "hidden", "header", "form")
_OUTER_WEIGHT, _WEIGHT = 3, 100
# On an element with a third of the page's prose these hints say nothing: a body of two columns is
# called an aside, a text may be inside a form.
_SOFT = ("aside", "meta", "summary", "popup", "header", "list", "table", "credits", "share")
_LARGE_SHARE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseWeights:
    """The prose of a page, weighted by the class-name hints on the elements that it is in.

    Attributes:
        own_hints: The hints on each element, one bit each, without those that say nothing there.
        hints: The hints on each element and on all elements that it is in.
        of_candidates: For each candidate its words of prose, weighted: a whole number.
        of_elements: For each element the sum of the weights in it.
        words_of_elements: For each element the words of prose in it, not weighted.
    """

    own_hints: npt.NDArray[np.int64]
    hints: npt.NDArray[np.int64]
    of_candidates: npt.NDArray[np.int64]
    of_elements: npt.NDArray[np.int64]
    words_of_elements: npt.NDArray[np.int64]


def weigh_prose(
    layout: Layout, elements: npt.NDArray[np.int64], prose_words: npt.NDArray[np.int64]
) -> ProseWeights:
    """Weigh a page's prose by the hints on the elements that it is in.

    Args:
        layout: The page's elements.
        elements: For each candidate the element that holds it.
        prose_words: For each candidate how many words it has, 0 when it is no prose.
    """
    (words_of_elements,) = layout.sum_up(prose_words)
    own_hints = _drop_soft_hints(layout.hints, words_of_elements)
    hints = layout.inherit(own_hints)
    weights = prose_words * np.where(is_outer(hints[elements]), _OUTER_WEIGHT, _WEIGHT)
    (of_elements,) = layout.sum_up(weights)
    return ProseWeights(
        own_hints=own_hints,
        hints=hints,
        of_candidates=weights,
        of_elements=of_elements,
        words_of_elements=words_of_elements,
    )


def is_outer(hints: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Return for each set of hints whether one of them says that text is seldom the article's."""
    outer: npt.NDArray[np.bool_] = hints & combine_hints(_OUTER) != 0
    return outer


def _drop_soft_hints(
    hints: npt.NDArray[np.int64], prose_words: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    is_large = prose_words > prose_words[0] * _LARGE_SHARE
    return np.where(is_large, hints & ~combine_hints(_SOFT), hints)
