"""Term weighting by tf-idf with a prior.

The inverse document frequency (Spärck Jones, "A statistical interpretation of term specificity", 1972) is
computed from the counts of the warehouse plus those of a small imagined background of articles, so that
ten articles are enough to start with and a hundred thousand outweigh the background. The term frequency is
logarithmic and each vector is normalised to length 1 (Manning, Raghavan and Schütze, "Introduction to
Information Retrieval", 2008, sections 6.4.1 and 6.3.1). The name of the watched company is in nearly all
articles, and so carries no weight by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from transforms.records import TermFlag
from transforms.stories.sparse_rows import ENTRIES_AT_ONCE, Integers, count_entries, cut_rows, normalise_rows
from transforms.stories.term_table import Flags, TermTable

# The background: a number of articles, and the share of them that has the term. Graded shares from a corpus
# of web pages, and larger backgrounds (40 to 300 articles), were a point or two worse.
_BACKGROUND, _SHARE = 10, 0.01
_COMMON_BACKGROUND, _COMMON_SHARE = 40, 0.4
_MIN_IDF = 0.1  # a term with a lower inverse document frequency says nothing and costs time
# Names count twice anyway, as words and as names; weights of 1.5 and 2 were worse in small warehouses.
_NAME_WEIGHT = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFrequencies:
    """In how many articles of the warehouse terms occur.

    Attributes:
        articles: The number of articles that were counted.
        keys: The keys of the terms, ascending.
        counts: In how many of the articles each term occurs.
    """

    articles: int
    keys: Integers
    counts: Integers

    def look_up(self, keys: Integers) -> Integers:
        """Return the counts of `keys`; 0 for a term that was not counted."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[places] == keys, self.counts[places], 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatrix:
    """The terms of several articles: a row per article, a column per term, in the order of their keys.

    Attributes:
        occurrences: 1.0 where an article has a term.
        flags: The :class:`~transforms.records.TermFlag` of each stored entry of `occurrences`.
        weights: The weights of the terms, at the same entries; each row is a vector of length 1, or of
            zeros. Terms that nearly every article has weigh 0.
    """

    occurrences: csr_array
    flags: Flags
    weights: csr_array

    def count_terms(self) -> Integers:
        """Count the terms of each article that have a weight."""
        return count_entries(self.weights, self.weights.data > 0)


def weigh_terms(table: TermTable, frequencies: TermFrequencies) -> TermMatrix:
    """Weigh the terms of articles.

    Args:
        table: The terms with their counts.
        frequencies: In how many articles each term occurs. A term is at least as frequent as it is in
            `table`.

    Returns:
        The weights. They do not depend on the order of the articles, up to that of the rows.
    """
    total = max(frequencies.articles, len(table))
    keys, columns = table.vocabulary, table.columns
    flags = np.zeros(len(keys), dtype=np.uint8)
    flags[columns] = table.flags & ~np.uint8(TermFlag.PART_OF_NAME)
    at_hand = np.bincount(columns, minlength=len(keys))
    frequency = np.minimum(np.maximum(at_hand, frequencies.look_up(keys)), total)
    idf = _compute_idf(frequency, flags, total)
    shape = (len(table), len(keys))
    starts = table.starts.astype(np.int32)  # as the columns are: both matrices share these then
    occurrences = csr_array((np.ones(len(columns), dtype=np.float32), columns, starts), shape=shape)
    weights = np.empty(len(columns))  # 28 MB for 10,000 articles, as a copy of them would take
    for first, end in cut_rows(starts, ENTRIES_AT_ONCE):
        part = slice(starts[first], starts[end])
        weights[part] = (np.log(table.counts[part]) + 1) * idf[columns[part]]
    return TermMatrix(
        occurrences=occurrences,
        flags=table.flags,
        weights=normalise_rows(csr_array((weights, columns, starts), shape=shape)),
    )


def _compute_idf(frequency: Integers, flags: Flags, total: int) -> npt.NDArray[np.float64]:
    """Compute the inverse document frequency of each term, times the weight of its kind; 0 if low."""
    common = flags & TermFlag.COMMON > 0
    background = np.where(common, _COMMON_BACKGROUND, _BACKGROUND)
    share = np.where(common, _COMMON_SHARE, _SHARE)
    idf: npt.NDArray[np.float64] = np.log((total + background) / (frequency + background * share))
    idf[idf <= _MIN_IDF] = 0.0
    idf[flags & (TermFlag.NAME | TermFlag.FIGURE) > 0] *= _NAME_WEIGHT
    return idf
