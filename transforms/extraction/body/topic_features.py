"""The features of a candidate's words: which of them the rest of the article has too, and the headline."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.page_statistics import PageStatistics
from transforms.text.normalisation import encode_western, find_words

TOPIC_FEATURES = ("topic", "in-title", "capitals")
"""The names of the features, in the order in which :func:`describe_topics` gives them."""
_MIN_TERM = 4  # characters; shorter words are in every text
_INITIAL = re.compile(r"([^\W\d_])[^\W\d_]*")
# For texts in Windows-1252, as most are: each byte as a capital, another letter, or no letter.
_WESTERN = "cp1252"
_CASES = bytes(
    ord(("A" if letter.isupper() else "a") if _INITIAL.match(letter) else " ")
    for letter in (bytes([code]).decode(_WESTERN, "replace") for code in range(256))
)
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
    everywhere: set[str] = set()
    twice: set[str] = set()
    for index in np.flatnonzero(is_core).tolist():
        own = terms[index] if index in terms else _list_terms(page.candidates[index].text)
        twice |= everywhere & own
        everywhere |= own
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
    return {word for word in find_words(text[:_MAX_TEXT].lower()) if len(word) >= _MIN_TERM}


def _measure_capitals(text: str) -> float:
    """Return the share of a text's words that begin with a capital."""
    raw = encode_western(text)
    if raw is None:
        initials = _INITIAL.findall(text)
        capitals, words = sum(map(str.isupper, initials)), len(initials)
    else:
        cases = b" " + raw.translate(_CASES)  # half the time of the expression
        capitals = cases.count(b" A")
        words = capitals + cases.count(b" a")
    return capitals / words if words else _NOTHING
