"""Recognise the line by which a page asks its readers to subscribe before it shows the rest of an article.

Only lines that speak of this article, or of reading on, count: whole articles advertise subscriptions, too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.resources import files

from transforms.cleaning.prose import ends_sentence
from transforms.records import Block
from transforms.text.late_patterns import compile_when_needed
from transforms.text.normalisation import count_words

_WORDS = tomllib.loads((files("transforms.extraction.metadata") / "wall_notices.toml").read_text("utf-8"))
_NOTICE = "|".join(f"(?:{pattern})" for pattern in _WORDS["notices"])
_HINTS = tuple(_WORDS["hints"])
_LONGEST = 240  # characters of a notice
_LAST_BLOCKS = 12  # of a page, in which it stands
_PROSE_WORDS = 14  # of a paragraph that goes on with the article behind it


def ends_at_wall(blocks: Sequence[Block]) -> bool:
    """Return whether a notice of a paywall stands where an article's text ends."""
    for block in reversed(blocks[-_LAST_BLOCKS:]):
        if len(block.text) <= _LONGEST and _is_notice(block.text):
            return True
        is_prose = (
            not block.set_apart and ends_sentence(block.text) and count_words(block.text) >= _PROSE_WORDS
        )
        if is_prose:
            return False
    return False


def _is_notice(text: str) -> bool:
    lower = text.lower()
    return any(hint in lower for hint in _HINTS) and bool(compile_when_needed(_NOTICE).search(text))
