"""The elements of a page that hold text, as numbers: who holds whom, under which names."""

from __future__ import annotations

from lxml.html import HtmlElement

from transforms.extraction.body.class_hints import TELLING, read_signs


class Layout:
    """The open and closed elements of a page, numbered in the order in which they open.

    Number 0 is the page itself. An element's `parents` entry is always smaller than its own
    number, so one pass forwards hands things down and one backwards adds them up.
    """

    def __init__(self) -> None:
        self.parents = [0]
        self.signs = [0]
        self.ways = [0]
        self.current = 0
        self._ways: dict[tuple[int, str, str], int] = {}

    def open(self, tag: str, element: HtmlElement) -> None:
        """Enter an element."""
        attributes = {name: value for name in TELLING if (value := element.get(name)) is not None}
        way = (self.ways[self.current], tag, attributes.get("class", ""))
        self.parents.append(self.current)
        self.signs.append(read_signs(tag, attributes))
        self.ways.append(self._ways.setdefault(way, len(self._ways) + 1))
        self.current = len(self.parents) - 1

    def close(self) -> None:
        """Leave the element that was entered last."""
        self.current = self.parents[self.current]
