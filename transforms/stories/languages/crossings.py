"""Crossings: the pairs of articles in different languages that share what needs no translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

import numpy as np

from transforms.stories.languages.table import SharedTable
from transforms.stories.languages.weighting import GROUPS, SharedMatrix, weigh_shared_terms
from transforms.stories.similarity import SimilarPairs, compute_decay, list_days
from transforms.stories.sparse_rows import (
    Floats,
    Integers,
    cut_rows,
    keep_entries,
    list_rows,
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
    found += [
        _find_candidates(matrix, by_language[one], by_language[other], days, _RARE + _RARE_SHARE * articles)
        for one, other in combinations(by_language, 2)
    ]
    ones, others = np.sort(np.concatenate(found, axis=1), axis=0)
    order = np.lexsort((others, ones))
    ones, others = ones[order], others[order]
    similarities = _compare(matrix, ones, others) / compute_decay(days, ones, others)
    similar = similarities >= _MIN_SIMILARITY
    similar[similar] = _count_groups(matrix, ones[similar], others[similar]) >= _MIN_GROUPS
    return SimilarPairs(
        ones=ones[similar], others=others[similar], similarities=np.round(similarities[similar], _DIGITS)
    )


def _find_candidates(
    matrix: SharedMatrix, one: Integers, other: Integers, days: Integers, limit: float
) -> Integers:
    """Return the pairs of a row of `one` and one of `other` that share a rare term and may be similar.

    The cosine of all their terms is a bound of the similarity. The search finds the part of rare terms; that
    of the others is first bounded by the lengths of the vectors (Cauchy and Schwarz), and then computed. Of
    2.8 million pairs of a wire of 10,000 texts 40,000 are left.

    Args:
        matrix: The weighted terms.
        one: Rows of articles in one language.
        other: Rows of articles in another one.
        days: The day of each article.
        limit: The greatest frequency of a rare term.

    Returns:
        An array of two rows, with a column for each pair.
    """
    weights = matrix.weights
    is_rare = (matrix.frequency <= limit)[weights.indices]
    rare, frequent = keep_entries(weights, is_rare & (weights.data > 0)), keep_entries(weights, ~is_rare)
    lengths = np.sqrt(np.bincount(list_rows(frequent), frequent.data**2, minlength=len(days)))
    first, by_term = rare[one], rare[other].T.tocsr()
    costs = np.diff(by_term.indptr)[first.indices]
    products = np.concatenate(([0], np.cumsum(costs)))[first.indptr]
    found = [np.empty((2, 0), dtype=np.int64)]
    for start, end in cut_rows(products, _PRODUCTS_AT_ONCE):
        shared = (first[start:end] @ by_term).tocoo()
        ones, others, cosines = one[shared.row.astype(np.int64) + start], other[shared.col], shared.data
        least = _MIN_SIMILARITY * (1 - _ROUNDING) * compute_decay(days, ones, others)
        kept = cosines + lengths[ones] * lengths[others] >= least
        ones, others, least = ones[kept], others[kept], least[kept]
        kept = cosines[kept] + multiply_pairs(frequent, ones, others) >= least
        found.append(np.stack((ones[kept], others[kept])))
    return np.concatenate(found, axis=1)


def _compare(matrix: SharedMatrix, ones: Integers, others: Integers) -> Floats:
    tells = matrix.tells_event[matrix.weights.indices]
    events = multiply_pairs(keep_entries(matrix.weights, tells), ones, others)
    names = multiply_pairs(keep_entries(matrix.weights, ~tells), ones, others)
    compared: Floats = events + np.minimum(names, _MAX_NAMES * events)
    return compared


def _count_groups(matrix: SharedMatrix, ones: Integers, others: Integers) -> Integers:
    """Count of how many groups of kinds each pair shares a term."""
    counts = np.zeros(len(ones), dtype=np.int64)
    of_entry = matrix.group[matrix.weights.indices]
    for number in range(len(GROUPS)):
        part = keep_entries(matrix.weights, (of_entry == number) & (matrix.weights.data > 0))
        counts += multiply_pairs(part, ones, others) > 0
    return counts
