"""Term weighting by tf-idf with a prior.

The inverse document frequency (Spärck Jones, "A statistical interpretation of term specificity", 1972) is
computed from the counts of the warehouse plus those of a small imagined background of articles, so that
ten articles are enough to start with and a hundred thousand outweigh the background. The term frequency is
logarithmic and each vector is normalised to length 1 (Manning, Raghavan and Schütze, "Introduction to
Information Retrieval", 2008, sections 6.4.1 and 6.3.1). The name of the watched company is in nearly all
articles, and so carries no weight by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from transforms.records import Terms
from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_common_stems

# The background: a number of articles, and the share of them that has the term. Graded shares from a corpus
# of web pages, and larger backgrounds (40 to 300 articles), were a point or two worse.
_BACKGROUND, _SHARE = 10, 0.01
_COMMON_BACKGROUND, _COMMON_SHARE = 40, 0.4
_MIN_IDF = 0.1  # a term with a lower inverse document frequency says nothing and costs time
# Names count twice anyway, as words and as names; weights of 1.5 and 2 were worse in small warehouses.
_KIND_WEIGHTS = {"n": 1.2, "f": 1.2}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatrix:
    """The terms of several articles: a row per article, a column per term.

    Attributes:
        vocabulary: The term of each column, sorted.
        kinds: The kind of the term of each column: ``n`` for a name, ``f`` for a figure, ``d`` for a date,
            nothing for a word.
        common: Whether the term of each column is common in any news; see :func:`is_common`.
        occurrences: 1.0 where an article has a term.
        weights: The weights of the terms, each row a vector of length 1 (or of zeros). Terms that nearly
            every article has are left out.
    """

    vocabulary: Sequence[str]
    kinds: npt.NDArray[np.str_]
    common: npt.NDArray[np.bool_]
    occurrences: csr_array
    weights: csr_array

    def list_weights(self, row: int) -> dict[str, float]:
        """List the weights of one article by term."""
        part = slice(self.weights.indptr[row], self.weights.indptr[row + 1])
        columns, weights = self.weights.indices[part].tolist(), self.weights.data[part].tolist()
        return {self.vocabulary[column]: weight for column, weight in zip(columns, weights, strict=True)}


def weigh_terms(articles: Sequence[Terms], frequencies: Mapping[str, int], article_count: int) -> TermMatrix:
    """Weigh the terms of articles.

    Args:
        articles: The terms with their counts.
        frequencies: In how many articles each term occurs. A term is at least as frequent as it is in
            `articles`.
        article_count: How many articles those are, at least as many as `articles`.

    Returns:
        The weights. They do not depend on the order of `articles`, up to that of the rows.
    """
    total = max(article_count, len(articles))
    indptr = np.cumsum([0, *(len(article.counts) for article in articles)])
    pairs = list(chain.from_iterable(article.counts for article in articles))
    names, numbers = zip(*pairs, strict=True) if pairs else ((), ())
    vocabulary = sorted(set(names))
    column_of = {term: column for column, term in enumerate(vocabulary)}
    columns = np.fromiter(map(column_of.__getitem__, names), np.int64, len(names))
    counts = np.array(numbers, dtype=np.float64)
    kinds = np.array([term[0] if term[1:2] == ":" else "" for term in vocabulary], dtype="U1")
    common = np.fromiter(map(is_common, vocabulary), bool, len(vocabulary))
    at_hand = np.bincount(columns, minlength=len(vocabulary))
    counted = np.fromiter((frequencies.get(term, 1) for term in vocabulary), np.int64, len(vocabulary))
    idf = _compute_idf(np.minimum(np.maximum(at_hand, counted), total), kinds, common, total)
    shape = (len(articles), len(vocabulary))
    occurrences = csr_array((np.ones(len(columns)), columns, indptr), shape=shape)
    weights = csr_array(((1 + np.log(counts)) * idf[columns], columns.copy(), indptr.copy()), shape=shape)
    weights.eliminate_zeros()
    for matrix in (occurrences, weights):
        matrix.sort_indices()  # products are then added up in one order, whatever that of the articles is
    return TermMatrix(
        vocabulary=vocabulary,
        kinds=kinds,
        common=common,
        occurrences=occurrences,
        weights=normalise_rows(weights),
    )


def normalise_rows(matrix: csr_array) -> csr_array:
    """Scale each row to length 1; rows of zeros stay."""
    squares = matrix.multiply(matrix).sum(axis=1)
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    scaled = matrix.copy()
    scaled.data = matrix.data / np.repeat(lengths, np.diff(matrix.indptr))
    return scaled


def _compute_idf(
    frequency: npt.NDArray[np.int64],
    kinds: npt.NDArray[np.str_],
    common: npt.NDArray[np.bool_],
    total: int,
) -> npt.NDArray[np.float64]:
    """Compute the inverse document frequency of each term, times the weight of its kind; 0 if low."""
    background = np.where(common, _COMMON_BACKGROUND, _BACKGROUND)
    share = np.where(common, _COMMON_SHARE, _SHARE)
    idf: npt.NDArray[np.float64] = np.log((total + background) / (frequency + background * share))
    idf[idf <= _MIN_IDF] = 0.0
    for kind, weight in _KIND_WEIGHTS.items():
        idf[kinds == kind] *= weight
    return idf


@lru_cache(maxsize=262_144)
def is_common(term: str) -> bool:
    """Return whether a term is a word, or a name of words, that is common in any news."""
    kind, _, rest = term.rpartition(":")
    common = read_common_stems()
    if kind == "n":
        return all(stem_word(word, "en") in common for word in rest.split())
    if kind == "d":
        return "-" not in rest  # a month or a year is common, a day is not
    return not kind and rest in common
