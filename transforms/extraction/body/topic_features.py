"""The features of a candidate's words: which of them the rest of the article has too, and the headline."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.page_statistics import PageStatistics

TOPIC_FEATURES = ("topic", "in-title", "capitals")
"""The names of the features, in the order in which :func:`describe_topics` gives them."""
_TERM = re.compile(r"\w{4,}")  # shorter words are in every text
_INITIAL = re.compile(r"([^\W\d_])[^\W\d_]*")
_SAMPLE = 300  # characters of a text whose words are looked at for capitals
_MAX_TEXT = 5_000  # characters of a text whose words are compared
_NOTHING = -1  # of a text, or a headline, without such words


def describe_topics(
    page: PageStatistics, chosen: npt.NDArray[np.int64], *, title: str | None
) -> npt.NDArray[np.float64]:
    """Compute the features of the words of some of a page's candidates.

    Args:
        page: The page.
        chosen: The indices of the candidates to describe.
        title: The page's headline.

    Returns:
        An array of shape (features, chosen), with rows in the order of `TOPIC_FEATURES`: the share of a
        text's words that other prose of the page's main part has, the share of them that the headline has,
        and the share of its words that begin with a capital.
    """
    is_core = page.is_prose & (page.main_part.depths[page.elements] >= 0)
    terms = {index: _list_terms(page.candidates[index].text) for index in chosen.tolist()}
    core: Counter[str] = Counter()
    for index in np.flatnonzero(is_core).tolist():
        core.update(terms[index] if index in terms else _list_terms(page.candidates[index].text))
    # sets are intersected in a third of the time that looking up each term takes
    everywhere = core.keys()
    twice = {term for term, count in core.items() if count > 1}
    of_title, core_flags = _list_terms(title or ""), is_core.tolist()
    rows = [
        (
            len(own & (twice if core_flags[index] else everywhere)) / len(own) if own else _NOTHING,
            len(own & of_title) / len(own) if own and of_title else _NOTHING,
            _measure_capitals(page.candidates[index].text[:_SAMPLE]),
        )
        for index, own in terms.items()
    ]
    return np.array(rows, np.float64).reshape(len(rows), len(TOPIC_FEATURES)).T


def _list_terms(text: str) -> set[str]:
    return set(_TERM.findall(text[:_MAX_TEXT].lower()))


def _measure_capitals(text: str) -> float:
    """Return the share of a text's words that begin with a capital."""
    initials = _INITIAL.findall(text)
    return sum(map(str.isupper, initials)) / len(initials) if initials else _NOTHING
