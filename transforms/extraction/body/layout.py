"""The elements of a page that hold text, as numbers: which element is in which, and under which names."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from lxml.html import HtmlElement

from transforms.extraction.body.class_hints import read_hints


class Layout:
    """The elements of a page, numbered in the order in which they open.

    Number 0 is the page itself. An element's parent always has a smaller number than the element,
    so one pass forwards is enough to inherit values, and the elements inside of an element are those
    with the numbers from the next one up to its end.

    Attributes:
        parents: The number of each element's parent; the page is its own parent.
        ends: For each element the number after that of the last element in it.
        levels: For each element how many elements it is in.
        hints: The class-name hints on each element, one bit each, in the order of :func:`list_hints`.
        tag_paths: An identifier of the tags and classes from the page down to each element. Elements
            with equal tag paths have the same identifier.
        current: The number of the element that is open.
    """

    def __init__(self) -> None:
        self.parents = [0]
        self.ends = [1]
        self.levels = [0]
        self.hints = [0]
        self.tag_paths = [0]
        self.current = 0
        self._tag_paths: dict[tuple[int, str, str], int] = {}

    def open(self, tag: str, element: HtmlElement) -> None:
        """Enter an element, which becomes a child of the current one.

        Args:
            tag: The element's tag.
            element: The element, for its attributes.
        """
        current, paths = self.current, self._tag_paths
        hints, class_ = read_hints(tag, element)
        self.current = len(self.parents)
        self.parents.append(current)
        self.ends.append(0)
        self.levels.append(self.levels[current] + 1)
        self.hints.append(hints)
        self.tag_paths.append(paths.setdefault((self.tag_paths[current], tag, class_), len(paths) + 1))

    def close(self) -> None:
        """Leave the current element."""
        self.ends[self.current] = len(self.parents)
        self.current = self.parents[self.current]

    def sum_up(self, elements: npt.ArrayLike, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Add up values over the tree.

        Args:
            elements: The elements that hold the values, of shape (values,).
            values: Whole numbers, so that the sums are exact in whatever order they are added.

        Returns:
            For each element of the page the sum of the values in it, at any depth; shape (elements,).
        """
        own = np.bincount(elements, weights=values, minlength=len(self.parents))
        before = np.concatenate(([0.0], np.cumsum(own)))
        sums: npt.NDArray[np.float64] = before[self.ends] - before[:-1]
        return sums

    def inherit(self, bits: list[int]) -> list[int]:
        """Return for each element its own `bits` and those of all elements that it is in."""
        inherited = bits[:1]
        add = inherited.append
        for own, parent in zip(bits[1:], self.parents[1:], strict=True):
            add(own | inherited[parent])
        return inherited

    def list_ancestors(self, element: int) -> set[int]:
        """Return an element and all that it is in, the page among them."""
        ancestors = {0, element}
        while element:
            element = self.parents[element]
            ancestors.add(element)
        return ancestors
