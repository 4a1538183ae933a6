"""Choose the stored articles that are worth comparing with new ones, by the bands that they share.

The articles of one batch are paired with each other by ``transforms/dedup/candidate_pairs.py``, within the
same limits. Of a band that many articles have, such as a thousand reports made by one template, only the
earliest count, so that a batch of 500 articles has at most half a million pairs, however many are stored.
Here they are numbers. A query that carried the identifier, the site and the digests of an article through
each pair took 100 MB beside 10,000 stored articles and 150 beside 25,000, and twice the CPU time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.records import BAND_HOLDERS, MAX_CANDIDATES, MAX_SINGLE_BAND_CANDIDATES
from warehouse.packed_bands import Integers

_ONE = 1 << 52  # the weight of a band that one article has; whole numbers add up the same in any order
_AT_ONCE = 64  # new articles, of up to 928 pairs each
_Bands = npt.NDArray[np.uint32]
_Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandHolders:
    """Pairs of a band and a fingerprint that has it.

    Attributes:
        bands: The bands.
        fingerprints: The number of the fingerprint in each pair.
        counts: How many fingerprints have the band, of which some may be in no pair.
    """

    bands: _Bands
    fingerprints: _Numbers
    counts: _Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedHolders:
    """The stored fingerprints that share a band with a new one, the earliest first.

    Attributes:
        numbers: The number of each.
        texts: A hash of the text of each.
        are_new: Whether it belongs to an article that is compared itself, and so is no candidate.
        are_decided: Whether a person called its article the same as a new one, so that it is a candidate.
    """

    numbers: _Numbers
    texts: npt.NDArray[np.uint64]
    are_new: npt.NDArray[np.bool_]
    are_decided: npt.NDArray[np.bool_]


def choose_candidates(
    holders: BandHolders,
    ranked: RankedHolders,
    new: Sequence[Sequence[int]],
    texts: npt.NDArray[np.uint64],
) -> pa.Table:
    """Choose the candidates of new articles.

    For each these are at most 16 other texts, those that share the rarest bands first, of which at most 4
    share only one band; 16 articles with the same text; and those that a person called the same. Of the
    articles with one other text only the earliest counts, so that they do not crowd out another text.

    Args:
        holders: The stored fingerprints that have a band of a new article.
        ranked: These fingerprints. Those of `holders` that are not among them are no more.
        new: The bands of each new article.
        texts: A hash of the text of each.

    Returns:
        The ``number`` of each candidate, with the ``bands`` that it shares with any new article, ascending.
    """
    bands, ages, weights = _keep_earliest(holders, ranked.numbers)
    is_chosen = ranked.are_decided.copy()
    for first in range(0, len(new), _AT_ONCE):
        some = new[first : first + _AT_ONCE]
        wanted = np.fromiter((band for one in some for band in one), np.uint32)
        ones = np.repeat(np.arange(len(some)), [len(one) for one in some])
        start = np.searchsorted(bands, wanted, side="left")
        counts = np.searchsorted(bands, wanted, side="right") - start
        places = np.repeat(start - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        ones, met = np.repeat(ones, counts), ages[places]
        others = ~ranked.are_new[met]
        chosen = _choose(
            ones[others], met[others], weights[places[others]], ranked.texts, texts[first : first + _AT_ONCE]
        )
        is_chosen[chosen] = True
    shared = np.flatnonzero(is_chosen[ages])
    shared = shared[np.argsort(ages[shared], kind="stable")]
    candidates, counts = np.unique(ages[shared], return_counts=True)
    ends = pa.array(np.append(0, np.cumsum(counts)), pa.int32())
    return pa.table(
        {
            "number": ranked.numbers[candidates],
            "bands": pa.ListArray.from_arrays(ends, pa.array(bands[shared])),
        }
    )


def _keep_earliest(holders: BandHolders, numbers: _Numbers) -> tuple[_Bands, _Numbers, Integers]:
    """Sort the pairs by band and age, and keep the earliest of each band.

    Returns:
        The band of each pair, the age of its fingerprint as a place in `numbers`, and the weight of the band.
    """
    by_number = np.full(int(numbers.max(initial=0)) + 2, -1, np.int32)
    by_number[numbers] = np.arange(len(numbers))
    ages = by_number.take(holders.fingerprints, mode="clip")
    order = np.lexsort((ages, holders.bands))
    order = order[ages[order] >= 0]
    bands = holders.bands[order]
    order = order[_rank(bands) < BAND_HOLDERS]
    return holders.bands[order], ages[order], _ONE // holders.counts[order].astype(np.int64)


def _choose(
    ones: Integers,
    ages: _Numbers,
    weights: Integers,
    texts: npt.NDArray[np.uint64],
    new_texts: npt.NDArray[np.uint64],
) -> npt.NDArray[np.integer]:
    """Return the candidates among pairs of a new article and the age of a stored one, one a shared band."""
    order = np.lexsort((ages, ones))
    ones, ages = ones[order], ages[order]
    first = np.flatnonzero(_differ(ones) | _differ(ages))
    if not len(first):
        return first
    weights, shared = np.add.reduceat(weights[order], first), np.diff(np.append(first, len(ones)))
    ones, ages = ones[first], ages[first]
    is_same = texts[ages] == new_texts[ones]
    by_text = np.lexsort((ages, texts[ages], ones))
    is_earliest = np.empty(len(ones), np.bool_)
    is_earliest[by_text] = _differ(ones[by_text]) | _differ(texts[ages[by_text]])
    kept = np.flatnonzero(is_same | is_earliest)
    kept = kept[np.lexsort((ages[kept], -weights[kept], is_same[kept], ones[kept]))]
    limits = np.where(shared[kept] > 1, MAX_CANDIDATES, MAX_SINGLE_BAND_CANDIDATES)
    return ages[kept[_rank(2 * ones[kept] + is_same[kept]) < limits]]


def _rank(groups: npt.NDArray[Any]) -> Integers:
    """Return the place of each value among those that are the same, which follow each other."""
    starts = np.flatnonzero(_differ(groups))
    return np.arange(len(groups)) - np.repeat(starts, np.diff(np.append(starts, len(groups))))


def _differ(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Return whether each value differs from the one before it; the first does."""
    differ = np.ones(len(values), np.bool_)
    differ[1:] = values[1:] != values[:-1]
    return differ
