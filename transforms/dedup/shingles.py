"""Shingles: overlapping runs of tokens (w-shingling).

Broder, Glassman, Manasse and Zweig, "Syntactic clustering of the Web", 1997.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.text.writing_systems import is_cjk

_WORDS, _CHARACTERS = 3, 5  # the size of a shingle in tokens, in text of words and of CJK characters


def make_shingles(tokens: Sequence[str]) -> list[str]:
    """Return the shingles of a token sequence, in order.

    A shingle has 3 tokens, or 5 where most tokens are single Chinese or Japanese characters. Fewer tokens
    than that make one shingle; no tokens make none.
    """
    return list(map(" ".join, _cut(tokens)))


def hash_shingles(tokens: Sequence[str]) -> frozenset[int]:
    """Return the set of the shingles as 64-bit numbers that mean nothing in another process.

    It takes half of the time of the set of the shingles themselves.
    """
    return frozenset(map(hash, _cut(tokens)))


def is_mostly_cjk(tokens: Sequence[str]) -> bool:
    """Return whether more than half of the tokens are single Chinese or Japanese characters."""
    return not all(map(str.isascii, tokens)) and 2 * sum(map(is_cjk, tokens)) > len(tokens)


def _cut(tokens: Sequence[str]) -> Iterable[tuple[str, ...]]:
    if not tokens:
        return ()
    size = min(len(tokens), _CHARACTERS if is_mostly_cjk(tokens) else _WORDS)
    return zip(*(tokens[start:] for start in range(size)), strict=False)
