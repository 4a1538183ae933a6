"""The main part of a page: the smallest element that holds most of the page's prose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    depths: npt.NDArray[np.int64]
    hints: npt.NDArray[np.int64]
    steps: npt.NDArray[np.int64]


def find_main_part(
    layout: Layout,
    *,
    hints: npt.NDArray[np.int64],
    prose_words: npt.NDArray[np.int64],
    prose_weights: npt.NDArray[np.int64],
) -> MainPart:
    """Find the main part of a page.

    Args:
        layout: The page's elements.
        hints: The class-name hints on each element, one bit each.
        prose_words: For each element the words of prose in it.
        prose_weights: The same, weighted by how likely the words are the article's.
    """
    element = _find_element(layout, prose_weights)
    levels = layout.levels
    depths = np.full_like(levels, -1)
    inside = slice(element, layout.ends[element])
    depths[inside] = levels[inside] - levels[element]
    return MainPart(
        element=element,
        depths=depths,
        hints=layout.inherit(_drop_hints_around(layout, element, hints, prose_words)),
        steps=_count_steps(layout, prose_weights),
    )


def _find_element(layout: Layout, prose_weights: npt.NDArray[np.int64]) -> int:
    """Return the deepest element that holds enough prose: a child is looked at after its parent."""
    main = 0
    enough = (prose_weights[0] or 1.0) * _MIN_SHARE
    for element in np.flatnonzero(prose_weights >= enough).tolist():
        if element and layout.parents[element] == main:
            main = element
    return main


def _drop_hints_around(
    layout: Layout, main: int, hints: npt.NDArray[np.int64], prose_words: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the hints on each element without those that do not count on the main part and around it."""
    kept, around = hints.copy(), layout.list_ancestors(main)
    counts = prose_words[around] < prose_words[0] * _NEARLY_ALL
    kept[around] &= np.where(counts, combine_hints(_HINTS_AROUND), 0)
    return kept


def _count_steps(layout: Layout, prose_weights: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Count the levels from each element up to the nearest one that holds a third of the page's prose."""
    levels = layout.levels
    steps = levels.copy()
    # an element comes after those that it is in, so the nearest one is the last to set a value
    for element in np.flatnonzero(prose_weights >= (prose_weights[0] or 1.0) * _BULK_SHARE).tolist():
        inside = slice(element, layout.ends[element])
        steps[inside] = levels[inside] - levels[element]
    return steps
