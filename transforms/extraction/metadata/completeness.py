"""Whether a page gives its article whole, or only the beginning of it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.cleaning.prose import is_elided
from transforms.records import Block
from transforms.text.normalisation import count_words

# A text of so few words behind a paywall is its lead.
_LEAD_WORDS = 150
# What JSON-LD or the feed has beyond the page's text by this much was left out of the page.
_MORE = 1.5
_SUMMARY_WORDS = 25  # a feed's shorter word on an article is its headline or a slogan


def is_truncated(
    blocks: Sequence[Block], *, stated: str | None, paywalled: bool | None, promised: int
) -> bool:
    """Return whether there are signs that an article's text goes on elsewhere.

    That is when its last line breaks off; when the text that its JSON-LD has (`stated`), or the
    `promised` words of the feed, are clearly more; or when it is short and stands behind a paywall.
    """
    told = [block for block in blocks if not block.set_apart]
    words = count_block_words(blocks)
    if told and is_elided(told[-1].text):
        return True
    if stated and count_words(stated) > words * _MORE:
        return True
    if promised >= _SUMMARY_WORDS and promised > words * _MORE:
        return True
    return paywalled is True and words < _LEAD_WORDS


def count_block_words(blocks: Sequence[Block]) -> int:
    """Return how many words the article's own blocks have."""
    return sum(count_words(block.text) for block in blocks if not block.set_apart)
