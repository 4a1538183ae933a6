"""The elements of a page that hold text, as numbers: which element is in which, and under which names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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

# In classes such as *part-1*; builders of pages number all elements, with more digits.
_FIGURES = re.compile(r"(?<!\d)(?<!\d-)\d{1,2}(?![\w-])")
# Words such as *last*, and the names that style libraries make up, say no more.
_PLACES = re.compile(r"(?<![\w-])(?:(?:is-)?(?:first|last)|(?:sc|css)-\w{4,12})(?![\w-])")
# Builders end a name in a number of letters and digits, such as *widget-5a3f9c*.
_NUMBER = re.compile(r"(?<=[-_])(?=[A-Za-z]{0,11}\d)(?=\d{0,11}[A-Za-z])\w{5,12}(?![\w-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The elements of a page, numbered in the order in which they open; arrays of shape (elements,).

    Number 0 is the page itself. An element's parent always has a smaller number than the element,
    which orders them from the outside in. The elements inside of an element are those with
    the numbers from the next one up to its end; what the page's candidates in it are is a range too.

    Attributes:
        elements: The elements themselves, but for the page: that with number 1 is the first.
        parents: The number of each element's parent; the page is its own parent.
        ends: For each element the number after that of the last element in it.
        levels: For each element how many elements it is in.
        first_candidates: For each element the index of the first candidate in it.
        end_candidates: For each element the index after that of the last candidate in it.
        hints: The class-name hints on each element, one bit each, in the order of :func:`list_hints`; none
            on an element without candidates.
        outer: The 1st, the 2nd, the 4th, the 8th … element around each, up to the page, for as many steps as
            it takes until all have arrived there.
        tag_paths: An identifier of the tags and classes from the page down to each element. Elements
            with equal tag paths have the same identifier; those without candidates have that of the page.
        kinds: The same without what tells siblings apart, such as *part-1* and *part-2*, *first* and *last*.
    """

    elements: Sequence[HtmlElement]
    parents: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    levels: npt.NDArray[np.int64]
    first_candidates: npt.NDArray[np.int64]
    end_candidates: npt.NDArray[np.int64]
    hints: npt.NDArray[np.int64]
    outer: Sequence[npt.NDArray[np.int64]]
    tag_paths: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int64]

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

    Whoever walks the tree appends to these lists itself: a call for each element would take longer than that.

    Attributes:
        current: The number of the element that is open.
        elements: The elements in the order in which they open, but for the page.
        parents: For each number that of its parent.
        ends: For each number that after the last element in it, 0 while it is open.
        first_candidates: For each number how many candidates there were when it opened.
    """

    def __init__(self) -> None:
        self.current = 0
        self.elements: list[HtmlElement] = []
        self.parents = [0]
        self.ends = [0]
        self.first_candidates = [0]

    def empty_inner_elements(self, first: int) -> None:
        """Let the elements in the current one hold no candidates: those from `first` on are now its own."""
        for number in range(self.current + 1, len(self.parents)):
            self.first_candidates[number] = first

    def make_layout(self, candidates: Iterable[int]) -> tuple[Layout, Sequence[tuple[Concealment, int, int]]]:
        """Make the layout of the page, when all of its elements have been left.

        Args:
            candidates: For each candidate the element that holds it.

        Returns:
            The page's layout; and how elements are concealed, with the first candidate in each and the one
            after its last.
        """
        self.ends[0] = len(self.parents)
        parents, ends, first = np.array((self.parents, self.ends, self.first_candidates), np.int64)
        held = np.bincount(np.fromiter(candidates, np.int64), minlength=len(ends))
        passed = np.concatenate(([0], held.cumsum()))
        end = first + passed[ends] - passed[:-1]
        tag_paths, kinds, hints, concealed = self._read_attributes((end > first).tolist())
        layout = Layout(
            elements=self.elements,
            parents=parents,
            ends=ends,
            levels=_count_levels(ends),
            first_candidates=first,
            end_candidates=end,
            hints=np.array(hints, np.int64),
            outer=_list_outer(parents),
            tag_paths=np.array(tag_paths, np.int64),
            kinds=np.array(kinds, np.int64)[tag_paths],
        )
        return layout, [(how, int(first[number]), int(end[number])) for how, number in concealed]

    def _read_attributes(
        self, filled: Sequence[bool]
    ) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[tuple[Concealment, int]]]:
        """Read the attributes of all elements that hold candidates: one of five holds none.

        Args:
            filled: For each element whether it holds candidates.

        Returns:
            For each element its tag path, for each tag path its kind, for each element its hints; and the
            elements that are concealed, by their numbers.
        """
        tag_paths, path_hints = [0], [0]  # the last tag and class of a path give its hints
        hints = [0]
        identifiers: dict[tuple[int, str, str], int] = {}
        path_kinds, kinds = [0], dict[tuple[int, str, str], int]()
        concealed: list[tuple[Concealment, int]] = []
        hidden = combine_hints(("hidden",))
        for element, parent, is_filled in zip(self.elements, self.parents[1:], filled[1:], strict=True):
            if not is_filled:
                tag_paths.append(0)
                hints.append(0)
                continue
            names = element.keys()
            class_ = element.get("class", "") if names else ""
            path = (tag_paths[parent], element.tag, class_)
            identifier = identifiers.get(path)
            if identifier is None:
                identifier = identifiers[path] = len(path_hints)
                path_hints.append(read_hints(element.tag, class_[:MAX_ATTRIBUTE]))
                plain = _FIGURES.sub("", _NUMBER.sub("", class_[:MAX_ATTRIBUTE]))
                if "st" in plain or "s-" in plain or "sc-" in plain:  # quicker than the pattern
                    plain = _PLACES.sub("", plain).strip()
                kind = (path_kinds[tag_paths[parent]], element.tag, plain)
                path_kinds.append(kinds.setdefault(kind, len(kinds) + 1))
            own = path_hints[identifier]
            if len(names) > bool(class_):  # most elements have a class alone, or nothing
                further = read_attribute_hints(element, names)
                if further & hidden and (how := find_concealment(element)):
                    concealed.append((how, len(hints)))
                own |= further
            tag_paths.append(identifier)
            hints.append(own)
        return tag_paths, path_kinds, hints, concealed


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
