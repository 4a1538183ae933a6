"""The main part of a page: the smallest element that holds most of the page's prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.layout import Layout

_MIN_SHARE = 0.8  # of the page's prose: the smallest element that holds as much is the main part
_BULK_SHARE = 0.35  # of the page's prose: steps are counted from the elements that hold as much
# On the main part and around it only these hints count, and not even they on an element that holds
# nearly all prose of the page.
_HINTS_AROUND = ("comments", "related", "hidden", "promo", "popup", "frame")
_NEARLY_ALL = 0.97


@dataclass(frozen=True, slots=True, kw_only=True)
class MainPart:
    """The main part of a page, and where the page's other elements are in relation to it.

    Attributes:
        element: The number of the element that is the main part; 0 when it is the whole page.
        depths: For each element how many levels it is below the main part, -1 outside of it.
        hints: For each element the class-name hints on it and on the elements between it and the
            main part (or the page, outside of the main part), one bit each.
        steps: For each element how many levels it is below the nearest element that holds a third
            of the page's prose; 0 for such an element.
    """

    element: int
    depths: Sequence[int]
    hints: Sequence[int]
    steps: Sequence[int]


def find_main_part(
    layout: Layout, *, hints: Sequence[int], prose_words: Sequence[float], prose_weights: Sequence[float]
) -> MainPart:
    """Find the main part of a page.

    Args:
        layout: The page's elements.
        hints: The class-name hints on each element, one bit each.
        prose_words: For each element the words of prose in it.
        prose_weights: The same, weighted by how likely the words are the article's.
    """
    element = _find_element(layout, prose_weights)
    around = layout.list_ancestors(element)
    mask = combine_hints(_HINTS_AROUND)
    bulk = (prose_weights[0] or 1.0) * _BULK_SHARE
    count = len(layout.parents)
    depths, inner, steps = [-1] * count, [0] * count, [0] * count
    depths[element] = 0
    for number in range(1, count):
        parent = layout.parents[number]
        if number in around:
            own = hints[number] & mask if prose_words[number] < prose_words[0] * _NEARLY_ALL else 0
        else:
            own = hints[number]
            depths[number] = depths[parent] + 1 if depths[parent] >= 0 else -1
        inner[number] = inner[parent] | own
        steps[number] = 0 if prose_weights[number] >= bulk else steps[parent] + 1
    return MainPart(element=element, depths=depths, hints=inner, steps=steps)


def _find_element(layout: Layout, prose_weights: Sequence[float]) -> int:
    """Return the deepest element that holds enough prose: a child is looked at after its parent."""
    main = 0
    enough = (prose_weights[0] or 1.0) * _MIN_SHARE
    for element in range(1, len(prose_weights)):
        weight = prose_weights[element]
        if layout.parents[element] == main and weight > 0 and weight >= enough:
            main = element
    return main
