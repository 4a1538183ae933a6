"""Find who holds a share in a sentence about the company that is held: "24 percent owned by Nissan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words

_HELD_BY = re.compile(
    rf"[ -](?:[^,;.]{{0,40}} )?(?:(?:{match_words(*list_words('owners', 'held'))})"
    rf" (?:by|von|par|por|da|door|przez|av)|{match_words(*list_words('owners', 'hands'))})"
    r"(?: (?:its|the|der|le|la|el|a))?(?: [^\W\d_][\w-]*){0,3} "
)


def find_holder(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the company that holds a share, by the passive of a verb before it.

    Args:
        link: The share.
        sentence: Its sentence.
        names: The companies in it.
    """
    lower = sentence.lower()
    return next(
        (
            name.tag
            for name in names
            if name.start > link.amount.end and _HELD_BY.fullmatch(lower, link.amount.end, name.start)
        ),
        None,
    )
