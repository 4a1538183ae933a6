"""Take lines of an article's parts, such as facts on each product of a ranking, by others of their tag path.

One line of a box says little by itself; that the same line of other boxes is the article's says more.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import numpy as np
import numpy.typing as npt

from transforms.cleaning.rulebook import is_boilerplate_within
from transforms.extraction.body.page_statistics import PageStatistics
from transforms.records import LINKED_SHARE

_Flags = npt.NDArray[np.bool_]
_MIN_PARTS = 3
# Of the lines of parts on one tag path so many, and such a share, have to be taken for the rest to follow. Of
# 118 items of lists 97 were the article's on 1,280 labelled pages, of 110 other lines 88, on 25 sites.
_MIN_LINES, _MIN_SHARE = 5, 0.2
_MIN_SENTENCES, _MIN_SENTENCE_SHARE = 10, 0.3  # of 53 others under no outer hint 52 were the article's
_MIN_ROWS = 0.5  # of the rows on a tag path: of 77 others 71 were the article's


def take_part_lines(page: PageStatistics, taken: _Flags) -> None:
    """Take lines of an article's parts, sentences and rows of tables, if others on their tag path are taken.

    Args:
        page: The page.
        taken: For each candidate whether it is taken; the lines are added.
    """
    chosen = np.flatnonzero(taken)
    inside = np.zeros(len(taken), bool)
    inside[chosen[0] : chosen[-1]] = True
    kinds = np.array([candidate.kind for candidate in page.candidates])
    lines = (kinds == "list") | (kinds == "paragraph")
    voted = lines & _share_path(page, taken, inside & _find_parts(page, taken), _MIN_LINES, _MIN_SHARE)
    sentences = page.is_prose & (kinds == "paragraph") & ~page.is_outer
    voted |= _share_path(page, taken, inside & sentences, _MIN_SENTENCES, _MIN_SENTENCE_SHARE)
    voted |= (kinds == "table") & _share_path(page, taken, inside, 1, _MIN_ROWS)
    for number in np.flatnonzero(voted & ~taken & (page.links < LINKED_SHARE)).tolist():
        taken[number] = not is_boilerplate_within(page.candidates[number].text)


def _find_parts(page: PageStatistics, taken: _Flags) -> _Flags:
    """Return which candidates are in parts: in three siblings or more of one kind that hold its prose."""
    layout = page.layout
    first, end = layout.first_candidates, layout.end_candidates
    passed = np.concatenate(([0], np.cumsum(taken & page.is_prose)))
    siblings: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for element in np.flatnonzero((passed[end] > passed[first]) & (end - first > 1)).tolist():
        siblings[int(layout.parents[element]), int(layout.tag_paths[element])].append(element)
    found = np.zeros(len(taken), bool)
    for element in chain.from_iterable(group for group in siblings.values() if len(group) >= _MIN_PARTS):
        found[first[element] : end[element]] = True
    return found


def _share_path(
    page: PageStatistics, taken: _Flags, counted: _Flags, min_lines: int, min_share: float
) -> _Flags:
    """Return which of the counted candidates are on a tag path of which enough of the counted are taken."""
    paths = page.layout.tag_paths[page.elements]
    size = len(page.layout.tag_paths)
    of_path = np.bincount(paths[counted], minlength=size)
    taken_of_path = np.bincount(paths[counted & taken], minlength=size)
    enough = (taken_of_path >= min_lines) & (taken_of_path >= min_share * of_path)
    shared: _Flags = counted & enough[paths]
    return shared
