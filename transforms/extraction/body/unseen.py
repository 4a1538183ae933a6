"""Leave out text of an article that readers cannot see: of no size, off the screen, hidden by a style sheet.

This comes after the text is found: no labelled page is read better when such text is out of the statistics
by which it is found. What a script may show stays, and so does text without which little would be left. Of
1,280 labelled pages this takes something from five, and words of the article from one, the numbers of a list.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from lxml.html import HtmlElement

from transforms.extraction.body.concealed import is_shown_later
from transforms.extraction.body.hiding_rules import find_hidden
from transforms.extraction.body.invisible import is_invisible
from transforms.extraction.body.page_statistics import PageStatistics

_MAX_SHARE = 1 / 3  # of the article's words; more than that is the article itself, which a script shows


def leave_out_unseen(
    page: PageStatistics, taken: npt.NDArray[np.bool_], styles: Sequence[HtmlElement]
) -> npt.NDArray[np.bool_]:
    """Leave out the pieces of an article that readers cannot see.

    Args:
        page: The page.
        taken: For each candidate whether it is the article's.
        styles: The page's style sheets.

    Returns:
        For each candidate whether it is the article's and can be seen.
    """
    layout, words = page.layout, page.word_counts
    [within] = layout.sum_up(words * taken)
    most = within[0] * _MAX_SHARE
    elements: dict[int, HtmlElement] = {}
    for own in dict.fromkeys(page.elements[taken].tolist()):
        number = own
        while number and number not in elements and within[number] <= most:
            elements[number] = layout.elements[number - 1]
            number = int(layout.parents[number])
    unseen = {number for number, element in elements.items() if is_invisible(element)}
    unseen.update(find_hidden(elements, styles) if styles else ())
    shown = taken.copy()
    for number in unseen:
        if not is_shown_later(elements[number]):
            shown[layout.first_candidates[number] : layout.end_candidates[number]] = False
    return shown if words[taken & ~shown].sum() <= most else taken
