"""Choose the candidates that the log-odds of the classifier make the article's.

A candidate that was classified is the article's when that is more likely than not. In a guide, with its many
headings and lists, a text between two such is chosen with lower log-odds, unless it is of a kind that stands
in articles and is not theirs: a link, a caption, a row of figures, a teaser, or a line that cleaning has a
rule for. Its parts are facts and lists in boxes that each site builds in its own way, so that the trees are
less sure of them, and to lose one is worse than to keep a line beside it. Links are its own only where they
are headings, such as the name of a product, or a list that is no table of contents. In news what the trees
leave out is seldom the article's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from transforms.cleaning.rulebook import is_boilerplate_within
from transforms.extraction.body.block_classifier import MIN_LOG_ODDS
from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.page_statistics import PageStatistics
from transforms.records import LINKED_SHARE

_Flags = npt.NDArray[np.bool_]
# By trees that never saw their sites wcxb gains .0007 of F1; with lower log-odds on all pages naeb loses
# .0007, and fundus .0013.
_MIN_BETWEEN = -1.5
# A guide has so many headings beside its headline, or fewer and so many items of lists.
_MIN_HEADINGS, _MIN_HEADINGS_OF_LISTS, _MIN_ITEMS = 8, 5, 5
# Items of lists that are links may be less likely, under no hint of another part: in lists of ten or more, or
# a third of which are the article's, and less than a third headings of the page, as in a table of contents:
# .88 of 300 are the article's own, of headings that are links .71.
_MIN_LINKED_ITEM = -2.0
_MIN_LINKED_LIST, _MIN_OWN, _MAX_CONTENTS = 10, 1 / 3, 1 / 3
# Of candidates that are so likely few are the article's under the first four: .05 to .26 of their sentences;
# under the others .44 are.
_OTHER_PARTS = ("media", "popup", "credits", "related", "hidden", "summary")
_OTHER_HEADINGS = ("media", "popup", "credits", "related", "hidden", "share", "comments", "frame")
_PARTS = (*_OTHER_HEADINGS, "summary", "promo", "aside", "embed", "meta")
# Texts as long as a caption or a promotion: .42 are the article's, of shorter and of longer ones .61.
_MIN_CAPTION, _MAX_CAPTION = 10, 19  # words


def choose_by_odds(page: PageStatistics, odds: npt.NDArray[np.float64]) -> _Flags:
    """Choose the candidates of the article by their log-odds.

    Args:
        page: The page.
        odds: For each candidate its log-odds; minus infinity where it was not classified.

    Returns:
        For each candidate whether it is the article's.
    """
    taken: _Flags = odds >= MIN_LOG_ODDS
    places = np.flatnonzero(taken).tolist()
    if not _is_guide(page, places):
        return taken
    missing = (odds >= _MIN_BETWEEN) & (page.links < LINKED_SHARE)
    missing &= page.hints[page.elements] & combine_hints(_OTHER_PARTS) == 0
    missing &= (page.word_counts < _MIN_CAPTION) | (page.word_counts > _MAX_CAPTION)
    missing |= _find_headings(page, odds) | _find_linked_items(page, odds, taken)
    missing &= ~taken & (page.main_part.depths[page.elements] >= 0)
    for place in np.flatnonzero(missing[: places[-1]]).tolist():
        candidate = page.candidates[place]
        if place > places[0] and candidate.kind != "table" and candidate.tag != "figcaption":
            taken[place] = not is_boilerplate_within(candidate.text)
    return taken


def _find_headings(page: PageStatistics, odds: npt.NDArray[np.float64]) -> _Flags:
    """Find headings that are links, and likely enough between two texts of the article."""
    is_outer = page.main_part.hints[page.elements] & combine_hints(_OTHER_HEADINGS) != 0
    is_linked = (page.links >= LINKED_SHARE) & (odds >= _MIN_BETWEEN) & ~is_outer
    found: _Flags = is_linked & [candidate.kind == "heading" for candidate in page.candidates]
    return found


def _find_linked_items(page: PageStatistics, odds: npt.NDArray[np.float64], taken: _Flags) -> _Flags:
    """Find items that are links, likely enough, in lists that are long or the article's in part."""
    found = np.zeros(len(taken), bool)
    headings = {candidate.text.casefold() for candidate in page.candidates if candidate.kind == "heading"}
    is_part = page.main_part.hints[page.elements] & combine_hints(_PARTS) != 0
    likely = (page.links >= LINKED_SHARE) & (odds >= _MIN_LINKED_ITEM) & ~is_part
    for is_list, run in groupby(range(len(taken)), lambda place: page.candidates[place].kind == "list"):
        items = list(run)
        if not is_list or not likely[items].any():
            continue
        contents = sum(page.candidates[item].text.casefold() in headings for item in items)
        is_own = len(items) >= _MIN_LINKED_LIST or taken[items].sum() >= len(items) * _MIN_OWN
        if is_own and contents < len(items) * _MAX_CONTENTS:
            found[items] = likely[items]
    return found


def _is_guide(page: PageStatistics, places: Sequence[int]) -> bool:
    """Return whether the candidates in some places have as many headings and items as a guide."""
    candidates = [page.candidates[place] for place in places]
    headings = sum(candidate.kind == "heading" and candidate.tag != "h1" for candidate in candidates)
    items = sum(candidate.kind == "list" for candidate in candidates)
    return headings >= _MIN_HEADINGS or (headings >= _MIN_HEADINGS_OF_LISTS and items >= _MIN_ITEMS)
