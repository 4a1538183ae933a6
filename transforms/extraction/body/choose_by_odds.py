"""Choose the candidates that the log-odds of the classifier make the article's.

A candidate that was classified is the article's when that is more likely than not. In a guide, with its many
headings and lists, a text between two such is chosen with lower log-odds, unless it is of a kind that stands
in articles and is not theirs: a link, a caption, a row of figures, a teaser, or a line that cleaning has a
rule for. Its parts are facts and lists in boxes that each site builds in its own way, so that the trees are
less sure of them, and to lose one is worse than to keep a line beside it. So are the trees of its headings,
and of what leads elsewhere by its nature: the name of a product as a heading, an item of a list of shops. In
news what they leave out is seldom the article's.
"""

from __future__ import annotations

from collections.abc import Sequence

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
# Headings may be less likely, of which .63 are the article's; of those that are links .71 are, of items of
# lists that are links and under no hint .48, and .55 on a page in the mean. By trees that never saw their
# sites wcxb gains .0002 of F1, and `layout` .011.
_MIN_HEADING, _MIN_LINKED_HEADING, _MIN_LINKED_ITEM = -2.5, -1.5, -2.0
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
    missing |= _find_headings_and_links(page, odds)
    missing &= ~taken & (page.main_part.depths[page.elements] >= 0)
    for place in np.flatnonzero(missing[: places[-1]]).tolist():
        candidate = page.candidates[place]
        if place > places[0] and candidate.kind != "table" and candidate.tag != "figcaption":
            taken[place] = not is_boilerplate_within(candidate.text)
    return taken


def _find_headings_and_links(page: PageStatistics, odds: npt.NDArray[np.float64]) -> _Flags:
    """Find headings, and headings and items that are links, which may be less likely than other texts."""
    hints = page.main_part.hints[page.elements]
    kinds = np.array([candidate.kind for candidate in page.candidates])
    is_linked = page.links >= LINKED_SHARE
    is_heading = (kinds == "heading") & (
        (is_linked & (odds >= _MIN_LINKED_HEADING))
        | (~is_linked & (odds >= _MIN_HEADING) & (hints & combine_hints(_OTHER_HEADINGS) == 0))
    )
    is_item = (
        (kinds == "list") & is_linked & (odds >= _MIN_LINKED_ITEM) & (hints & combine_hints(_PARTS) == 0)
    )
    found: _Flags = is_heading | is_item
    return found


def _is_guide(page: PageStatistics, places: Sequence[int]) -> bool:
    """Return whether the candidates in some places have as many headings and items as a guide."""
    candidates = [page.candidates[place] for place in places]
    headings = sum(candidate.kind == "heading" and candidate.tag != "h1" for candidate in candidates)
    items = sum(candidate.kind == "list" for candidate in candidates)
    return headings >= _MIN_HEADINGS or (headings >= _MIN_HEADINGS_OF_LISTS and items >= _MIN_ITEMS)
