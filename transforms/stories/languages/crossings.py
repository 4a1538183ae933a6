"""Crossings: the pairs of articles in different languages that share what needs no translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from scipy.sparse import csr_array

from transforms.stories.languages.table import SharedTable
from transforms.stories.languages.weighting import GROUPS, SharedMatrix, weigh_shared_terms
from transforms.stories.similarity import SimilarPairs, compute_decay, list_days
from transforms.stories.sparse_rows import (
    Floats,
    Integers,
    cut_rows,
    keep_entries,
    list_rows,
    multiply_entries,
    multiply_pairs,
)

_MIN_SIMILARITY = 0.03  # far below what links two clusters
# Names count at most this many times as much as amounts, times and topics: two reports that share nothing but
# whom they are about are not of one event.
_MAX_NAMES = 2.0
# One figure or one day, however rare, is shared by chance: of 407 labelled texts and 60 invented reports on
# other events three pairs were similar enough by it.
_MIN_GROUPS = 2
# A pair is compared if it shares a term that so few articles have.
_RARE, _RARE_SHARE = 200, 0.02
_PRODUCTS_AT_ONCE = 200_000  # 50 bytes each
_ROUNDING = 1e-9  # of sums in another order, so that no pair is left out for it
_DIGITS = 10  # rounding, so that no decision depends on the last digits of a sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossings:
    """What articles in different languages have in common.

    Attributes:
        table: The shared terms of the articles.
        matrix: The same, weighted.
        pairs: The pairs of articles in two languages that share some, with their similarity: the cosine of
            their shared terms, which decays with the days between them.
    """

    table: SharedTable
    matrix: SharedMatrix
    pairs: SimilarPairs


def find_crossings(table: SharedTable, at: Sequence[datetime], *, articles: int) -> Crossings:
    """Find the pairs of articles in two languages that share terms.

    Args:
        table: The shared terms. An article without a language is in no pair.
        at: When each was published.
        articles: How many articles the frequencies of the terms were counted in.
    """
    matrix = weigh_shared_terms(table, articles)
    pairs = _find_pairs(matrix, table.languages, at, articles)
    return Crossings(table=table, matrix=matrix, pairs=pairs)


def _find_pairs(
    matrix: SharedMatrix, languages: Sequence[str | None], at: Sequence[datetime], articles: int
) -> SimilarPairs:
    days = list_days(at)
    by_language = {
        language: np.array([row for row, each in enumerate(languages) if each == language], dtype=np.int64)
        for language in sorted({each for each in languages if each})
    }
    found = [np.empty((2, 0), dtype=np.int64)]
    spoken = list(by_language.values())
    if len(spoken) > 1:
        parts = _divide(matrix, limit=_RARE + _RARE_SHARE * articles)
        found += [
            _find_candidates(parts, rows, np.concatenate(spoken[number:]), days)
            for number, rows in enumerate(spoken[:-1], start=1)
        ]
    ones, others = np.sort(np.concatenate(found, axis=1), axis=0)
    order = np.lexsort((others, ones))
    ones, others = ones[order], others[order]
    compared, groups = _compare(matrix, ones, others)
    similarities = compared / compute_decay(days, ones, others)
    similar = (similarities >= _MIN_SIMILARITY) & (groups >= _MIN_GROUPS)
    return SimilarPairs(
        ones=ones[similar], others=others[similar], similarities=np.round(similarities[similar], _DIGITS)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The weights of rare terms and those of frequent ones, and the lengths of the rows of the latter."""

    rare: csr_array
    frequent: csr_array
    lengths: Floats


def _divide(matrix: SharedMatrix, *, limit: float) -> _Parts:
    """Divide the weights by whether a term occurs in no more than `limit` articles."""
    weights = matrix.weights
    is_rare = (matrix.frequency <= limit)[weights.indices]
    frequent = keep_entries(weights, ~is_rare)
    squares = np.bincount(list_rows(frequent), frequent.data**2, minlength=weights.shape[0])
    return _Parts(
        rare=keep_entries(weights, is_rare & (weights.data > 0)), frequent=frequent, lengths=np.sqrt(squares)
    )


def _find_candidates(parts: _Parts, one: Integers, other: Integers, days: Integers) -> Integers:
    """Return the pairs of a row of `one` and one of `other` that share a rare term and may be similar.

    The cosine of all their terms is a bound of the similarity. The search finds the part of rare terms; that
    of the others is first bounded by the lengths of the vectors (Cauchy and Schwarz), and then computed. Of
    2.8 million pairs of a wire of 10,000 texts 40,000 are left.

    Args:
        parts: The weighted terms.
        one: Rows of articles in one language.
        other: Rows of articles in other ones.
        days: The day of each article.

    Returns:
        An array of two rows, with a column for each pair.
    """
    lengths = parts.lengths
    first, by_term = parts.rare[one], parts.rare[other].T.tocsr()
    costs = np.diff(by_term.indptr)[first.indices]
    products = np.concatenate(([0], np.cumsum(costs)))[first.indptr]
    found = [np.empty((2, 0), dtype=np.int64)]
    for start, end in cut_rows(products, _PRODUCTS_AT_ONCE):
        shared = first[start:end] @ by_term
        ones, others, cosines = one[list_rows(shared) + start], other[shared.indices], shared.data
        least = _MIN_SIMILARITY * (1 - _ROUNDING) * compute_decay(days, ones, others)
        kept = cosines + lengths[ones] * lengths[others] >= least
        ones, others, least = ones[kept], others[kept], least[kept]
        kept = cosines[kept] + multiply_pairs(parts.frequent, ones, others) >= least
        found.append(np.stack((ones[kept], others[kept])))
    return np.concatenate(found, axis=1)


def _compare(matrix: SharedMatrix, ones: Integers, others: Integers) -> tuple[Floats, Integers]:
    """Return of each pair the cosine of the shared terms, and of how many groups of kinds it shares one."""
    cosines, groups = [np.empty(0)], [np.empty(0, dtype=np.int64)]
    for shared in multiply_entries(matrix.weights, ones, others):
        count, rows = shared.shape[0], list_rows(shared)
        tells, group = matrix.tells_event[shared.indices], matrix.group[shared.indices]
        events = np.bincount(rows, shared.data * tells, minlength=count)
        names = np.bincount(rows, shared.data * ~tells, minlength=count)
        cosines.append(events + np.minimum(names, _MAX_NAMES * events))
        has_group = np.zeros((count, len(GROUPS)), dtype=bool)
        grouped = (group >= 0) & (shared.data > 0)
        has_group[rows[grouped], group[grouped]] = True
        groups.append(np.count_nonzero(has_group, axis=1))
    return np.concatenate(cosines), np.concatenate(groups)
