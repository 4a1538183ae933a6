"""The elements of a page that hold text, as numbers: which element is in which, and under which names."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from transforms.extraction.body.class_hints import HINT_ATTRIBUTES, read_hints


class Layout:
    """The elements of a page, numbered in the order in which they open.

    Number 0 is the page itself. An element's parent always has a smaller number than the element,
    so one pass forwards is enough to inherit values, and one pass backwards to add them up.

    Attributes:
        parents: The number of each element's parent; the page is its own parent.
        hints: The class-name hints on each element, one bit each, in the order of :func:`list_hints`.
        tag_paths: An identifier of the tags and classes from the page down to each element. Elements
            with equal tag paths have the same identifier.
        current: The number of the element that is open.
    """

    def __init__(self) -> None:
        self.parents = [0]
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
        attributes = {name: value for name in HINT_ATTRIBUTES if (value := element.get(name)) is not None}
        tag_path = (self.tag_paths[self.current], tag, attributes.get("class", ""))
        self.parents.append(self.current)
        self.hints.append(read_hints(tag, attributes))
        self.tag_paths.append(self._tag_paths.setdefault(tag_path, len(self._tag_paths) + 1))
        self.current = len(self.parents) - 1

    def close(self) -> None:
        """Leave the current element."""
        self.current = self.parents[self.current]

    def sum_up(self, elements: Sequence[int], values: Sequence[float]) -> list[float]:
        """Add up values over the tree.

        Args:
            elements: The elements that hold the values.
            values: One value for each of `elements`.

        Returns:
            For each element of the page the sum of the values in it, at any depth.
        """
        sums = [0.0] * len(self.parents)
        for element, value in zip(elements, values, strict=True):
            sums[element] += value
        for element in range(len(sums) - 1, 0, -1):
            sums[self.parents[element]] += sums[element]
        return sums

    def inherit(self, bits: Sequence[int]) -> list[int]:
        """Return for each element its own `bits` and those of all elements that it is in."""
        inherited = list(bits)
        for element in range(1, len(inherited)):
            inherited[element] |= inherited[self.parents[element]]
        return inherited

    def list_ancestors(self, element: int) -> set[int]:
        """Return an element and all that it is in, the page among them."""
        ancestors = {0, element}
        while element:
            element = self.parents[element]
            ancestors.add(element)
        return ancestors
