"""Passages that two texts share, wherever they are in each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from transforms.dedup.shingles import make_shingles
from transforms.dedup.tokens import find_tokens


class PassageSpan(NamedTuple):
    """A passage of a text: its first character, counted from 0, and the character after its last one."""

    start: int
    end: int


def find_shared_passages(one: str, other: str) -> tuple[list[PassageSpan], list[PassageSpan]]:
    """Find the passages that two texts share.

    A token belongs to one if a shingle that it is in occurs in the other text too. So passages are found that
    were moved, and a changed word ends one, while single words that agree by chance make none. A passage goes
    from its first word to its last, with the marks between them, and not beyond a paragraph.

    Args:
        one: The one text.
        other: The other text.

    Returns:
        The passages of `one`, and those of `other`, each in order.
    """
    spans, other_spans = (list(_find_spans(text)) for text in (one, other))
    shingles, other_shingles = (
        make_shingles([_fold(text[span.start : span.end]) for span in found])
        for text, found in ((one, spans), (other, other_spans))
    )
    common = set(shingles) & set(other_shingles)
    return (
        list(_cover(one, spans, [shingle in common for shingle in shingles])),
        list(_cover(other, other_spans, [shingle in common for shingle in other_shingles])),
    )


def _find_spans(text: str) -> Iterator[PassageSpan]:
    """Yield the place of each token; those of a word that is split into characters follow each other."""
    for (start, end), tokens in groupby(find_tokens(text), key=lambda token: (token.start, token.end)):
        pieces = list(tokens)
        if len(pieces) == 1:
            yield PassageSpan(start, end)
        else:
            yield from (PassageSpan(start + index, start + index + 1) for index in range(len(pieces)))


def _fold(token: str) -> str:
    return unicodedata.normalize("NFKC", token).casefold()


def _cover(text: str, spans: Sequence[PassageSpan], are_shared: Sequence[bool]) -> Iterator[PassageSpan]:
    """Yield the passages that shared shingles cover; one ends between two tokens that share none.

    Args:
        text: The text.
        spans: The places of its tokens.
        are_shared: Whether each shingle is shared, in their order; each begins one token after the last.
    """
    size = len(spans) - len(are_shared) + 1  # of a shingle, in tokens
    open_span: PassageSpan | None = None
    for at, span in enumerate(spans):
        if open_span:
            goes_on = (
                any(are_shared[max(0, at - size + 1) : at]) and "\n\n" not in text[open_span.end : span.start]
            )
            if not goes_on:
                yield open_span
                open_span = None
        if any(are_shared[max(0, at - size + 1) : at + 1]):
            open_span = PassageSpan(open_span.start if open_span else span.start, span.end)
    if open_span:
        yield open_span
