"""The elements of a page that hold text, as numbers: which element is in which, and under which names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from lxml.html import HtmlElement

from transforms.extraction.body.class_hints import (
    MAX_ATTRIBUTE,
    combine_hints,
    read_attribute_hints,
    read_hints,
)
from transforms.extraction.body.concealed import Concealment, find_concealment


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The elements of a page, numbered in the order in which they open; arrays of shape (elements,).

    Number 0 is the page itself. An element's parent always has a smaller number than the element,
    which orders them from the outside in. The elements inside of an element are those with
    the numbers from the next one up to its end; what the page's candidates in it are is a range too.

    Attributes:
        parents: The number of each element's parent; the page is its own parent.
        ends: For each element the number after that of the last element in it.
        levels: For each element how many elements it is in.
        first_candidates: For each element the index of the first candidate in it.
        end_candidates: For each element the index after that of the last candidate in it.
        hints: The class-name hints on each element, one bit each, in the order of :func:`list_hints`.
        outer: The 1st, the 2nd, the 4th, the 8th … element around each, up to the page, for as many steps as
            it takes until all have arrived there.
        tag_paths: An identifier of the tags and classes from the page down to each element. Elements
            with equal tag paths have the same identifier.
    """

    parents: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    levels: npt.NDArray[np.int64]
    first_candidates: npt.NDArray[np.int64]
    end_candidates: npt.NDArray[np.int64]
    hints: npt.NDArray[np.int64]
    outer: Sequence[npt.NDArray[np.int64]]
    tag_paths: npt.NDArray[np.int64]

    def sum_up(self, *values: npt.ArrayLike) -> npt.NDArray[np.int64]:
        """Add up values of candidates over the tree.

        Args:
            values: For each candidate a whole number. Each argument is added up by itself.

        Returns:
            An array of shape (arguments, elements): for each element the sum of the values of the
            candidates in it, at any depth.
        """
        table = np.array(values, np.int64)
        before = np.zeros((len(table), table.shape[1] + 1), np.int64)
        np.cumsum(table, axis=1, out=before[:, 1:])
        sums: npt.NDArray[np.int64] = before[:, self.end_candidates] - before[:, self.first_candidates]
        return sums

    def inherit(self, bits: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return for each element its own `bits` and those of all elements that it is in."""
        inherited = bits
        for above in self.outer:
            inherited = inherited | inherited[above]
        with_page: npt.NDArray[np.int64] = inherited | inherited[0]
        return with_page

    def keep_candidates(self, kept: npt.NDArray[np.bool_]) -> Layout:
        """Return the layout of the page with some of its candidates only.

        Args:
            kept: For each candidate whether it is kept.
        """
        before = np.concatenate(([0], np.cumsum(kept)))
        first, end = before[self.first_candidates], before[self.end_candidates]
        return replace(self, first_candidates=first, end_candidates=end)

    def list_ancestors(self, element: int) -> Sequence[int]:
        """Return an element and all that it is in, from the inside out; the page is the last."""
        ancestors = [element]
        while element:
            element = int(self.parents[element])
            ancestors.append(element)
        return ancestors


class LayoutRecorder:
    """Numbers the elements of a page while its tree is walked.

    Attributes:
        current: The number of the element that is open.
    """

    def __init__(self) -> None:
        self.current = 0
        self._parents = [0]
        self._ends = [0]
        self._first_candidates = [0]
        self._end_candidates = [0]
        self._tag_paths = [0]
        self._identifiers: dict[tuple[int, str, str], int] = {}
        self._path_hints = [0]  # by the identifier of a tag path: its last tag and class give them
        self._attribute_hints: dict[int, int] = {}
        self._concealed: list[tuple[Concealment, int]] = []
        self._hidden = combine_hints(("hidden",))

    def open(self, tag: str, element: HtmlElement, candidates: int) -> None:
        """Enter an element, which becomes a child of the current one.

        Args:
            tag: The element's tag.
            element: The element, for its attributes.
            candidates: How many candidates there are before it.
        """
        parent, names = self.current, element.keys()
        class_ = element.get("class", "") if names else ""
        current = self.current = len(self._parents)
        self._parents.append(parent)
        self._ends.append(0)
        self._first_candidates.append(candidates)
        self._end_candidates.append(0)
        if len(names) > bool(class_):  # most elements have a class alone, or nothing
            hints = read_attribute_hints(element, names)
            if hints & self._hidden and (how := find_concealment(element)):
                self._concealed.append((how, current))
            self._attribute_hints[current] = hints
        path = (self._tag_paths[parent], tag, class_)
        identifier = self._identifiers.get(path)
        if identifier is None:
            identifier = self._identifiers[path] = len(self._path_hints)
            self._path_hints.append(read_hints(tag, class_[:MAX_ATTRIBUTE]))
        self._tag_paths.append(identifier)

    def empty_inner_elements(self, first: int) -> None:
        """Let the elements in the current one hold no candidates: those from `first` on are now its own."""
        for number in range(self.current + 1, len(self._parents)):
            self._first_candidates[number] = self._end_candidates[number] = first

    def close(self, candidates: int) -> None:
        """Leave the current element, after so many candidates."""
        current = self.current
        self._ends[current] = len(self._parents)
        self._end_candidates[current] = candidates
        self.current = self._parents[current]

    def list_concealed(self) -> list[tuple[Concealment, int, int]]:
        """Return how elements are concealed, and the first candidate in each and the one after its last."""
        return [
            (how, self._first_candidates[number], self._end_candidates[number])
            for how, number in self._concealed
        ]

    def finish(self, candidates: int) -> Layout:
        """Leave the page, which has so many candidates, and return its layout."""
        self.close(candidates)
        columns = (
            *(self._parents, self._ends, self._first_candidates, self._end_candidates),
            self._tag_paths,
        )
        parents, ends, first, end, paths = np.array(columns, np.int64)
        hints = np.array(self._path_hints, np.int64)[paths]
        hints[list(self._attribute_hints)] |= np.fromiter(self._attribute_hints.values(), np.int64)
        return Layout(
            parents=parents,
            ends=ends,
            levels=_count_levels(ends),
            first_candidates=first,
            end_candidates=end,
            hints=hints,
            outer=_list_outer(parents),
            tag_paths=paths,
        )


def _count_levels(ends: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Count for each element how many it is in: those that have opened before it and have not ended."""
    ended = np.cumsum(np.bincount(ends, minlength=len(ends)))[: len(ends)]
    levels: npt.NDArray[np.int64] = np.arange(len(ends)) - ended
    return levels


def _list_outer(parents: npt.NDArray[np.int64]) -> Sequence[npt.NDArray[np.int64]]:
    """List the elements around each by steps of twice the length (:attr:`Layout.outer`)."""
    steps, above = [], parents
    while above.any():
        steps.append(above)
        above = above[above]
    return steps
