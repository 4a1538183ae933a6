"""How much the prose in each part of a page counts when the article is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.layout import Layout

# Text under one of these hints is seldom the article's, so it hardly counts when the part of the page
# with the most prose is looked for.
_OUTER = ("comments", "related", "frame", "aside", "promo", "share", "popup", "hidden", "header", "form")
_OUTER_WEIGHT = 0.03
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
        of_candidates: For each candidate its words of prose, weighted.
        of_elements: For each element the sum of the weights in it.
        words_of_elements: For each element the words of prose in it, not weighted.
    """

    own_hints: Sequence[int]
    hints: Sequence[int]
    of_candidates: Sequence[float]
    of_elements: Sequence[float]
    words_of_elements: Sequence[float]


def weigh_prose(layout: Layout, elements: Sequence[int], prose_words: Sequence[int]) -> ProseWeights:
    """Weigh a page's prose by the hints on the elements that it is in.

    Args:
        layout: The page's elements.
        elements: For each candidate the element that holds it.
        prose_words: For each candidate how many words it has, 0 when it is no prose.
    """
    words_of_elements = layout.sum_up(elements, prose_words)
    own_hints = _drop_soft_hints(layout.hints, words_of_elements)
    hints = layout.inherit(own_hints)
    outer = combine_hints(_OUTER)
    weights = [
        words * _OUTER_WEIGHT if hints[element] & outer else float(words)
        for element, words in zip(elements, prose_words, strict=True)
    ]
    return ProseWeights(
        own_hints=own_hints,
        hints=hints,
        of_candidates=weights,
        of_elements=layout.sum_up(elements, weights),
        words_of_elements=words_of_elements,
    )


def is_outer(hints: int) -> bool:
    """Return whether one of these hints says that text is seldom the article's."""
    return hints & combine_hints(_OUTER) != 0


def _drop_soft_hints(hints: Sequence[int], prose_words: Sequence[float]) -> list[int]:
    large, soft = prose_words[0] * _LARGE_SHARE, combine_hints(_SOFT)
    return [own & ~soft if words > large else own for own, words in zip(hints, prose_words, strict=True)]
