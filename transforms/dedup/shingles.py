"""Shingles: overlapping runs of tokens (w-shingling).

Broder, Glassman, Manasse and Zweig, "Syntactic clustering of the Web", 1997.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.text.writing_systems import is_cjk

WORDS, _CHARACTERS = 3, 5
"""The size of a shingle in tokens, in text of words and of CJK characters."""


def make_shingles(tokens: Sequence[str]) -> list[str]:
    """Return the shingles of a token sequence, in order.

    A shingle has 3 tokens, or 5 where most tokens are single Chinese or Japanese characters. Fewer tokens
    than that make one shingle; no tokens make none.
    """
    return list(map(" ".join, _cut(tokens)))


def is_mostly_cjk(tokens: Sequence[str]) -> bool:
    """Return whether more than half of the tokens are single Chinese or Japanese characters."""
    if all(map(str.isascii, tokens)):
        return False
    others = [token for token in tokens if not token.isascii()]
    return 2 * len(others) > len(tokens) and 2 * sum(map(is_cjk, others)) > len(tokens)


def measure_shingle(tokens: Sequence[str]) -> int:
    """Return the size in tokens of the shingles of a text; 0 for a text without tokens."""
    return min(len(tokens), _CHARACTERS if is_mostly_cjk(tokens) else WORDS)


def _cut(tokens: Sequence[str]) -> Iterable[tuple[str, ...]]:
    size = measure_shingle(tokens)
    return zip(*(tokens[start:] for start in range(size)), strict=False)
