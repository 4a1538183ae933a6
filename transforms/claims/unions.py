"""Tell figures of what companies would be together: "merge into a carmaker with sales of 7 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words

_UNION = re.compile(match_words(*list_words("owners", "unions")))
_NEW_GROUP = re.compile(
    rf"(?:{match_words(*list_words('owners', 'united'))}),?"
    rf" (?:{match_words(*list_words('owners', 'having'))})[^,;.]{{0,24}}$"
)
_REACH = 60  # characters before the words of a figure
_TOGETHER = re.compile(match_words(*list_words("owners", "together")))
_BEHIND = 24  # characters behind the words of a figure in which "together" may be
_JOINED = re.compile(r",? ?(?:and|&|und|et|y|e|en|i|och|plus|with|と|、|・|和|与|及|와|과) ?(?:the |its )?")


def is_of_union(link: Link, sentence: str, names: Sequence[NamedPlace]) -> bool:
    """Return whether a figure is that of a group which companies would form, and of none of them.

    So is what they make together: "Nissan and Honda together would make 7.4 million cars".

    Args:
        link: The figure.
        sentence: Its sentence.
        names: The names of companies in it.
    """
    lower = sentence.lower()
    if _TOGETHER.search(lower, max(0, link.start - _REACH), link.end + _BEHIND):
        return any(
            one.tag != other.tag and _JOINED.fullmatch(sentence, one.end, other.start)
            for one, other in pairwise(name for name in names if name.end <= link.start)
        )
    group = _NEW_GROUP.search(lower, max(0, link.start - _REACH), link.start)
    return group is not None and _UNION.search(lower, 0, group.end()) is not None
