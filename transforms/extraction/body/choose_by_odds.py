"""Choose the candidates that the log-odds of the classifier make the article's.

A candidate that was classified is the article's when that is more likely than not. One between two such is
chosen with lower log-odds, unless it is of a kind that stands in articles and is not theirs: a link, a
caption, a row of figures, a teaser, or a line that cleaning has a rule for. To lose a part of a text is
worse than to keep a line beside it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from transforms.cleaning.rulebook import is_boilerplate_within
from transforms.extraction.body.block_classifier import MIN_LOG_ODDS
from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.page_statistics import PageStatistics

_Flags = npt.NDArray[np.bool_]
# By trees that never saw their sites, on 1,280 labelled pages: of 21,300 sentences that are set apart 3,500
# are the article's, and were 4,400 of 23,100 with one threshold, for 800 more beside the articles in 134,600
# that are kept. F1 gains .0007 on aeb and .0005 on wcxb, and loses .0007 on naeb and .0013 on fundus. Without
# the exceptions below 2,600 of 18,200 are the article's, for 2,600 more, and fundus loses .0066.
_MIN_BETWEEN = -1.5
_MAX_LINKS = 0.3  # of the characters of a text
# Of such sentences in captions .05 are the article's, in rows of tables .16, and of the others .26 under
# hints of media, .05 of popups, .12 of credits, .09 in news under related ones; .54 of those that remain.
_OTHER_PARTS = ("media", "popup", "credits", "related")


def choose_by_odds(
    page: PageStatistics, chosen: npt.NDArray[np.int64], odds: npt.NDArray[np.float64]
) -> _Flags:
    """Choose the candidates of the article by their log-odds.

    Args:
        page: The page.
        chosen: The indices of the candidates that were classified.
        odds: Their log-odds.

    Returns:
        For each candidate whether it is the article's.
    """
    taken = np.zeros(len(page.candidates), bool)
    taken[chosen] = odds >= MIN_LOG_ODDS
    places = np.flatnonzero(taken)
    if not len(places):
        return taken
    is_between = (chosen > places[0]) & (chosen < places[-1])
    is_own = (page.links < _MAX_LINKS) & ~_is_in_other_part(page)
    missing = chosen[is_between & (odds < MIN_LOG_ODDS) & (odds >= _MIN_BETWEEN) & is_own[chosen]]
    for place in missing.tolist():
        candidate = page.candidates[place]
        is_row_or_caption = candidate.kind == "table" or candidate.tag == "figcaption"
        taken[place] = not is_row_or_caption and not is_boilerplate_within(candidate.text)
    return taken


def _is_in_other_part(page: PageStatistics) -> _Flags:
    is_other: _Flags = (page.hints[page.elements] & combine_hints(_OTHER_PARTS)) != 0
    return is_other
