"""Similarity: how likely two articles report the same event.

The basis is the cosine of their tf-idf vectors. It is reduced where two articles share their wording but
not their names, figures and dates (:mod:`transforms.stories.templates`), and decays with the days between
them. Pairs with a similarity below .08 count as not similar at all. So do pairs that share none of the terms
that weigh most in both: of a million pairs nearly all are found to be such without being compared.

Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007, describe finding the similar pairs
through an inverted index of the terms with high weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from transforms.stories.sparse_rows import (
    Floats,
    Integers,
    count_entries,
    cut_rows,
    keep_entries,
    multiply_entries,
    multiply_pairs,
)
from transforms.stories.templates import reduce_similarity
from transforms.stories.weighting import TermMatrix

HEAVY_TERMS = 64
"""How many of an article's terms are looked up, those with the highest weights. Of 6,350 pairs among 2,000
articles with a similarity of .06 and more 6,268 share one of 40, and all share one of 60."""

# At this many days apart similarity counts half, at two days nine tenths. Hours do not count: few dates state
# them, and which article of a day was seen first is chance.
_HALVING_DAYS = 7
# On 407 labelled texts the stories are the same with any limit up to .08, also without one.
_MIN_SIMILARITY = 0.08
# The part of the similarity that heavy terms make up. Of the similar pairs among 10,000 texts of a wire
# this misses none; with .05 a story of the labelled texts falls into two.
_MIN_SHARED = 0.04
_MIN_SHARED_TERMS = 2  # of two articles in different languages
_DIGITS = 10  # rounding, so that no decision depends on the last digits of a sum
_PRODUCTS_AT_ONCE = 200_000  # 50 bytes each
_NUMBERS_AT_ONCE = 250_000  # 8 bytes each


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarPairs:
    """The pairs of similar articles, by their rows in a table; each pair once.

    Attributes:
        ones: The lesser row of each pair.
        others: The greater one.
        similarities: From -0.5 to 1.0. Two reports from one template have less than 0.
    """

    ones: Integers
    others: Integers
    similarities: Floats

    def select(self, rows: Integers) -> Self:
        """Return the pairs within some of the rows, with their positions in `rows`, which ascends."""
        if not len(rows):
            return type(self)(ones=rows, others=rows, similarities=np.empty(0))
        places = np.full(int(max(rows[-1], self.others.max(initial=0))) + 1, -1)
        places[rows] = np.arange(len(rows))
        ones, others = places[self.ones], places[self.others]
        inside = (ones >= 0) & (others >= 0)
        return type(self)(ones=ones[inside], others=others[inside], similarities=self.similarities[inside])

    def replace(self, others: Self) -> Self:
        """Return these pairs and `others`, which take the place of the same pairs here."""
        if not len(others.ones):
            return self
        rows = 1 + int(max(self.others.max(initial=0), others.others.max(initial=0)))
        keys, theirs = self.ones * rows + self.others, np.sort(others.ones * rows + others.others)
        # np.isin takes several times the memory
        kept = theirs[np.minimum(np.searchsorted(theirs, keys), len(theirs) - 1)] != keys
        return type(self)(
            ones=np.concatenate((self.ones[kept], others.ones)),
            others=np.concatenate((self.others[kept], others.others)),
            similarities=np.concatenate((self.similarities[kept], others.similarities)),
        )


def find_similar_pairs(
    matrix: TermMatrix, at: Sequence[datetime], languages: Sequence[str | None]
) -> SimilarPairs:
    """Find the similar pairs among articles.

    Articles in two languages share few terms, such as names and figures, and may share one by chance: their
    pairs are similar only if they share two.

    Args:
        matrix: The weighted terms: a row per article.
        at: When each article was published.
        languages: The language of each, or `None`.
    """
    ones, others = _find_candidate_pairs(matrix.weights)
    cosines = multiply_pairs(matrix.weights, ones, others)
    similar = cosines >= _MIN_SIMILARITY
    ones, others, cosines = ones[similar], others[similar], cosines[similar]
    kept = ~_is_by_chance(matrix.weights, ones, others, languages)
    ones, others, cosines = ones[kept], others[kept], cosines[kept]
    decay = compute_decay(list_days(at), ones, others)
    similarities = reduce_similarity(cosines, ones, others, matrix) / decay
    return SimilarPairs(ones=ones, others=others, similarities=np.round(similarities, _DIGITS))


def _is_by_chance(
    weights: csr_array, ones: Integers, others: Integers, languages: Sequence[str | None]
) -> npt.NDArray[np.bool_]:
    """Return whether each pair is of two languages and shares a single term."""
    spoken = np.array([each or "" for each in languages], dtype=np.str_)
    one, other = spoken[ones], spoken[others]
    by_chance: npt.NDArray[np.bool_] = (one != other) & (one != "") & (other != "")
    [apart] = np.nonzero(by_chance)
    shared = [
        count_entries(products, products.data > 0)
        for products in multiply_entries(weights, ones[apart], others[apart])
    ]
    by_chance[apart] = np.concatenate([np.empty(0, dtype=np.int64), *shared]) < _MIN_SHARED_TERMS
    return by_chance


def list_days(at: Sequence[datetime]) -> Integers:
    """Return the day of each time, as a number that grows by one a day."""
    return np.array([each.toordinal() for each in at], dtype=np.int64)


def compute_decay(days: Integers, ones: Integers, others: Integers) -> Floats:
    """Return what the similarity of each pair is divided by, for the days between its articles."""
    decay: Floats = 1 + ((days[ones] - days[others]) / _HALVING_DAYS) ** 2
    return decay


def select_heavy_terms(weights: csr_array) -> csr_array:
    """Return only the entries of the 64 highest weights of each row; of equal ones the first."""
    starts = weights.indptr
    chosen = [
        _choose_heavy(weights.data[starts[first] : starts[end]], starts[first : end + 1] - starts[first])
        for first, end in cut_rows(starts, _NUMBERS_AT_ONCE)
    ]
    return keep_entries(weights, np.concatenate([np.empty(0, dtype=bool), *chosen]))


def _choose_heavy(data: Floats, starts: Integers) -> npt.NDArray[np.bool_]:
    """Return for each entry of some rows whether it is one of the 64 highest of its row."""
    limits = _find_limits(data, starts)
    of_entry = np.repeat(limits, np.diff(starts))
    kept: npt.NDArray[np.bool_] = data > of_entry
    equal = np.flatnonzero((data == of_entry) & (of_entry > 0))
    rows = np.searchsorted(starts, equal, side="right") - 1
    above = np.concatenate(([0], np.cumsum(kept)))[starts]
    room = HEAVY_TERMS - np.diff(above)
    places = np.arange(len(equal)) - np.searchsorted(rows, rows)  # among the equal ones of their row
    kept[equal[places < room[rows]]] = True
    return kept


def _find_limits(data: Floats, starts: Integers) -> Floats:
    """Return the 64th highest weight of each row, or 0.0 where fewer have any.

    Rows of equal length are partitioned, a part of them at a time: sorting all entries takes five times as
    long.
    """
    lengths = np.diff(starts)
    width = int(lengths.max(initial=0))
    limits = np.zeros(len(lengths))
    if width <= HEAVY_TERMS:
        return limits
    step = max(1, _NUMBERS_AT_ONCE // width)
    for start in range(0, len(lengths), step):
        part = lengths[start : start + step]
        filled = np.zeros((len(part), width))
        first = starts[start]
        filled[np.arange(width) < part[:, np.newaxis]] = data[first : first + int(part.sum())]
        limits[start : start + step] = np.partition(filled, width - HEAVY_TERMS, axis=1)[:, -HEAVY_TERMS]
    return limits


def _find_candidate_pairs(weights: csr_array) -> tuple[Integers, Integers]:
    """Find the pairs of rows that may be similar, in order."""
    heavy = select_heavy_terms(weights)
    by_term = heavy.T.tocsr()
    frequency = np.diff(by_term.indptr)
    products = np.concatenate(([0], np.cumsum(frequency[heavy.indices])))[heavy.indptr]
    ones, others = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for start, end in cut_rows(products, _PRODUCTS_AT_ONCE):
        shared = (heavy[start:end] @ by_term).tocoo()
        rows = shared.row.astype(np.int64) + start
        chosen = (shared.data >= _MIN_SHARED) & (rows < shared.col)
        ones.append(rows[chosen])
        others.append(shared.col[chosen].astype(np.int64))
    first, second = np.concatenate(ones), np.concatenate(others)
    order = np.lexsort((second, first))
    return first[order], second[order]
