"""Shingles: the overlapping runs of words by which texts are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.text import words

_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORDS, _SIGNS = 3, 5


def split_tokens(text: str) -> list[str]:
    """Return the words of `text`; Chinese and Japanese, which have no spaces, sign by sign."""
    tokens: list[str] = []
    for word in words(text):
        if _SIGN.search(word):
            tokens.extend(word)
        else:
            tokens.append(word)
    return tokens


def cut_shingles(tokens: Sequence[str]) -> list[str]:
    """Return each run of 3 words, or of 5 signs where these are most of the tokens, in order.

    Fewer tokens than that are one shingle; no tokens have none.
    """
    if not tokens:
        return []
    signs = sum(1 for token in tokens if _SIGN.match(token))
    size = _SIGNS if 2 * signs > len(tokens) else _WORDS
    return [" ".join(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1))]
