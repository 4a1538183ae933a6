"""Tell figures of what companies would be together: "merge into a carmaker with sales of 7 million"."""

from __future__ import annotations

import re

from transforms.claims.linking import Link
from transforms.claims.word_tables import list_words, match_words

_UNION = re.compile(match_words(*list_words("owners", "unions")))
_NEW_GROUP = re.compile(
    rf"(?:{match_words(*list_words('owners', 'united'))}),?"
    rf" (?:{match_words(*list_words('owners', 'having'))})[^,;.]{{0,24}}$"
)
_REACH = 60  # characters before the words of a figure


def is_of_union(link: Link, sentence: str) -> bool:
    """Return whether a figure is that of a group which companies would form, and of none of them.

    Args:
        link: The figure.
        sentence: Its sentence.
    """
    lower = sentence.lower()
    group = _NEW_GROUP.search(lower, max(0, link.start - _REACH), link.start)
    return group is not None and _UNION.search(lower, 0, group.end()) is not None
