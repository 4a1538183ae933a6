"""Find the supplier, partner or subsidiary that "it" or "the firm" means in the sentence after its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words

UNTAGGED: Literal[""] = ""
"""A firm that no tag has."""
_KIN = f"(?:{'|'.join(list_words('owners', 'kin'))})"
_NAME = r"(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})"
_NAMED = (
    re.compile(rf"(?:'s|’s)(?: [\w-]+){{0,2}} {_KIN},? {_NAME}"),
    re.compile(rf"\b[A-Z]\w+ {_KIN} {_NAME}"),  # "Nissan supplier Yorozu"
    re.compile(rf"^{_NAME}, (?:an?|the|one of|which is an?)(?: [\w'’-]+){{0,4}} {_KIN}\b"),
)
_MEANT = re.compile(rf"(?:{match_words(*list_words('owners', 'meant'))})")


def find_kin(sentence: str, end: int, before: str, names: Sequence[NamedPlace]) -> str | None:
    """Return whose the figure of a sentence is that goes on about a firm near another.

    Args:
        sentence: The sentence: "The firm had 310 people there."
        end: Where the words of its figure begin.
        before: The sentence before: "Nissan's supplier Yorozu said that it would close a plant."
        names: The names of companies in that, at their places in it.

    Returns:
        The tag of the firm, `UNTAGGED` if no tag has it, or `None` if the sentence does not go on about one.
    """
    if not _MEANT.search(sentence.lower(), 0, end):
        return None
    for pattern in _NAMED:
        found = pattern.search(before)
        if found:
            start, stop = found.span("name")
            tags = [name.tag for name in names if name.start < stop and start < name.end]
            return tags[0] if tags else UNTAGGED
    return None
