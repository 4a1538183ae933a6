"""Explanation of memberships: how well an article fits its story, and by which terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from transforms.stories.similarity import SimilarPairs
from transforms.stories.sparse_rows import Floats, Integers, cut_rows
from transforms.stories.weighting import TermMatrix

_MAX_TERMS = 8
_SCORE_DIGITS = 4
# Of the terms of whole groups, some 70 bytes each; sorting more at once is no quicker.
_ENTRIES_AT_ONCE = 100_000
_DIGITS = 9  # rounding, so that the order in which floats were added up does not decide


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an article is in its story.

    Attributes:
        score: The mean similarity to the other members, from 0 to 1; 1.0 where there are none.
        entries: The positions in the table of the up to 8 terms that contribute most, the first the most.
    """

    score: float
    entries: Sequence[int]


def explain_groups(
    matrix: TermMatrix, pairs: SimilarPairs, groups: Sequence[Sequence[int]]
) -> list[Explanation]:
    """Explain the membership of each article of some groups, in the order of the groups.

    Args:
        matrix: The weighted terms of all articles.
        pairs: The similar pairs of all articles.
        groups: The rows of the members of each group; no row is in two of them.
    """
    rows = np.array([row for group in groups for row in group], dtype=np.int64)
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    group_of = np.full(matrix.weights.shape[0], -1)
    group_of[rows] = np.repeat(np.arange(len(groups)), sizes)
    scores = _sum_similarities(pairs, group_of)
    others = np.repeat(sizes, sizes) - 1
    means = np.where(others > 0, scores[rows] / np.maximum(others, 1), 1.0)
    return [
        Explanation(score=round(max(0.0, mean), _SCORE_DIGITS), entries=entries)
        for mean, entries in zip(means.tolist(), _rank_terms(matrix.weights, rows, sizes), strict=True)
    ]


def _sum_similarities(pairs: SimilarPairs, group_of: Integers) -> Floats:
    """Return for each row the sum of its similarities to the other members of its group."""
    inside = (group_of[pairs.ones] == group_of[pairs.others]) & (group_of[pairs.ones] >= 0)
    rows = np.concatenate((pairs.ones[inside], pairs.others[inside]))
    similarities: Floats = np.tile(pairs.similarities[inside], 2)
    return np.bincount(rows, similarities, minlength=len(group_of)).astype(np.float64)


def _rank_terms(weights: csr_array, rows: Integers, sizes: Integers) -> Iterator[Sequence[int]]:
    """Yield for each row the entries that contribute most to its similarity to the rest of its group.

    Args:
        weights: The weights, with ascending columns in each row.
        rows: The rows, group by group.
        sizes: The number of rows of each group.
    """
    starts = np.concatenate(([0], np.cumsum(sizes)))
    costs = np.concatenate(([0], np.cumsum(np.diff(weights.indptr)[rows])))[starts]
    for first, end in cut_rows(costs, _ENTRIES_AT_ONCE):
        yield from _rank_portion(weights, rows[starts[first] : starts[end]], sizes[first:end])


def _rank_portion(weights: csr_array, rows: Integers, sizes: Integers) -> Iterator[Sequence[int]]:
    lengths = np.diff(weights.indptr)[rows]
    ends = np.cumsum(lengths)
    entries = np.arange(ends[-1]) + np.repeat(weights.indptr[rows] - (ends - lengths), lengths)
    order_of = np.repeat(np.arange(len(rows)), lengths)
    groups, data = np.repeat(np.arange(len(sizes)), sizes)[order_of], weights.data[entries]
    _, term_of_group = np.unique(groups * weights.shape[1] + weights.indices[entries], return_inverse=True)
    rest = np.where(sizes[groups] > 1, np.bincount(term_of_group, data)[term_of_group] - data, 1.0)
    shared = np.round(data * rest, _DIGITS)
    kept = np.flatnonzero(shared > 0)  # before they are sorted: of a group's terms most are in one article
    ranked = kept[np.lexsort((-shared[kept], order_of[kept]))]
    bounds = np.searchsorted(order_of[ranked], np.arange(len(rows) + 1))
    for start, end in pairwise(bounds.tolist()):
        yield entries[ranked[start : min(end, start + _MAX_TERMS)]].tolist()
