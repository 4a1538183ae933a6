"""Shingles: the overlapping runs of words by which texts are compared."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.dedup.tokens import is_cjk_character

_WORDS, _SIGNS = 3, 5


def cut_shingles(words: Sequence[str]) -> list[str]:
    """Return each run of 3 words, or of 5 where most are signs, in order.

    Fewer words than that are one shingle; no words have none.
    """
    if not words:
        return []
    size = _SIGNS if 2 * sum(map(is_cjk_character, words)) > len(words) else _WORDS
    return [" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]
