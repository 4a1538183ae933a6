"""Explanation of memberships: how well an article fits its story, and by which terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transforms.stories.similarity import SimilarPairs
from transforms.stories.sparse_rows import Floats, Integers
from transforms.stories.weighting import TermMatrix

_MAX_TERMS = 8
_SCORE_DIGITS = 4
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
        for mean, entries in zip(means.tolist(), _rank_terms(matrix, rows, group_of, sizes), strict=True)
    ]


def _sum_similarities(pairs: SimilarPairs, group_of: Integers) -> Floats:
    """Return for each row the sum of its similarities to the other members of its group."""
    inside = (group_of[pairs.ones] == group_of[pairs.others]) & (group_of[pairs.ones] >= 0)
    rows = np.concatenate((pairs.ones[inside], pairs.others[inside]))
    similarities: Floats = np.tile(pairs.similarities[inside], 2)
    return np.bincount(rows, similarities, minlength=len(group_of)).astype(np.float64)


def _rank_terms(
    matrix: TermMatrix, rows: Integers, group_of: Integers, sizes: Integers
) -> list[Sequence[int]]:
    """Return for each row the entries that contribute most to its similarity to the rest of its group."""
    weights = matrix.weights
    lengths = np.diff(weights.indptr)[rows]
    ends = np.cumsum(lengths)
    entries = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
        weights.indptr[rows] - (ends - lengths), lengths
    )
    order_of = np.repeat(np.arange(len(rows)), lengths)
    groups, data = group_of[rows][order_of], weights.data[entries]
    _, term_of_group = np.unique(groups * weights.shape[1] + weights.indices[entries], return_inverse=True)
    rest = np.where(sizes[groups] > 1, np.bincount(term_of_group, data)[term_of_group] - data, 1.0)
    shared = np.round(data * rest, _DIGITS)
    ranked = np.lexsort((weights.indices[entries], -shared, order_of))
    ranked = ranked[shared[ranked] > 0]
    starts = np.searchsorted(order_of[ranked], np.arange(len(rows)))
    bounds = np.append(starts, len(ranked))
    return [
        entries[ranked[start : min(end, start + _MAX_TERMS)]].tolist()
        for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    ]
