"""Similarity: how likely two articles report the same event.

The basis is the cosine of their tf-idf vectors. It is reduced where two articles share their wording but
not their names, figures and dates: reports of one event that agree in wording agree in these as well, so
such a pair comes from one template and reports two events.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from transforms.records import Terms
from transforms.stories.weighting import TermMatrix, normalise_rows
from transforms.text.stemming import stem_word

Matrix = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.int64]

# At this many days apart similarity counts half, at two days nine tenths. Hours do not count: few dates state
# them, and which article of a day was seen first is chance.
_HALVING_DAYS = 7
_MIN_EXAMINED = 0.06  # no reduction makes a difference below this similarity
# Of 2,389 pairs of reports on one event, 95 % of those with a wording similarity of .5 and more have a
# similarity of .33 in names and figures. No pair of look-alikes has more than .17, and no pair of reports
# from one template more than .1. Below .45 names and figures say less, and short texts have too few of them.
# The reduction grows over this range.
_SAME_WORDING = (0.45, 0.65)
_SAME_NAMES = 0.4  # the similarity in names and figures that speaks for one event
_SAME_FIGURES = 0.3  # the same of the shorter list of figures; of the pairs above half have .6 and more
_MIN_FIGURES = 2
_SAME_TEMPLATE = -0.5  # negative, so that a third report does not bring two from one template together
# Look-alikes name different months, or different years, three times as often as reports of one event do.
# A reduction twice as large costs recall in short texts.
_OTHER_DATE = 0.04

_MAX_SPARSE = 100  # articles; a product of 2,200 took 0.14 s so, 0.27 s with all terms sparse
_DIGITS = 10  # rounding, so that no decision depends on the last digits of a sum


def measure_similarity(articles: Sequence[Terms], terms: TermMatrix) -> Matrix:
    """Measure the similarity of every two articles.

    Args:
        articles: The articles' terms and dates.
        terms: The same terms, weighted: a row per article.

    Returns:
        A symmetric matrix with values from -0.5 to 1.0 and a diagonal of zeros. Similarity decays with the
        days between two articles.
    """
    similarity = _multiply(terms.weights)
    ones, others = np.nonzero(np.triu(similarity > _MIN_EXAMINED, 1))
    reduced = _reduce(similarity[ones, others], ones, others, terms)
    similarity[ones, others] = similarity[others, ones] = reduced
    days = np.array([each.at.toordinal() for each in articles])
    decayed: Matrix = similarity / (1 + (np.subtract.outer(days, days) / _HALVING_DAYS) ** 2)
    np.fill_diagonal(decayed, 0.0)
    return np.round(decayed, _DIGITS)


def _multiply(weights: csr_array) -> Matrix:
    """Multiply each row with each row.

    Terms of many articles are multiplied as a dense matrix: the cost of a sparse product grows with the
    square of the articles that a term occurs in.
    """
    frequency = np.bincount(weights.indices, minlength=weights.shape[1])
    dense = weights[:, np.flatnonzero(frequency > _MAX_SPARSE)].toarray()
    sparse = weights[:, np.flatnonzero((frequency > 1) & (frequency <= _MAX_SPARSE))]
    products: Matrix = dense @ dense.T + (sparse @ sparse.T).toarray()
    return products


def _reduce(similarity: Matrix, ones: Indexes, others: Indexes, terms: TermMatrix) -> Matrix:
    """Reduce the similarity of pairs by the evidence that both articles come from one template.

    Args:
        similarity: The similarity of each pair.
        ones: The row of the first article of each pair.
        others: The row of the second.
        terms: The terms of all articles.

    Returns:
        The reduced similarity of each pair.
    """
    other_date = _count_other_dates(terms, ones, others)
    reduced = similarity - _OTHER_DATE * other_date
    low, high = _SAME_WORDING
    wording = _measure_wording(terms, ones, others)
    [same] = np.nonzero(wording > low)
    agreement = _measure_agreement(terms, ones[same], others[same])
    agreement[other_date[same] > 0] = 0.0
    template = np.minimum(1.0, (wording[same] - low) / (high - low)) * (1 - agreement)
    reduced[same] -= template * (similarity[same] - _SAME_TEMPLATE)
    return reduced


def _measure_wording(terms: TermMatrix, ones: Indexes, others: Indexes) -> Matrix:
    """Measure which share of their words the articles of each pair have in common.

    Words that are parts of an article's names do not count.
    """
    words = _select_columns(terms.occurrences, terms.kinds == "")
    names = _select_columns(terms.occurrences, terms.kinds == "n")
    words = words - words.multiply(names @ _map_names_to_words(terms) > 0)
    sizes = words.sum(axis=1)
    shared = words[ones].multiply(words[others]).sum(axis=1)
    wording: Matrix = shared / np.maximum(1.0, np.sqrt(sizes[ones] * sizes[others]))
    return wording


def _measure_agreement(terms: TermMatrix, ones: Indexes, others: Indexes) -> Matrix:
    """Measure from 0 to 1 how far names and figures of the articles of each pair agree."""
    agreement = np.ones(len(ones))
    figures = _select_columns(terms.occurrences, terms.kinds == "f")
    sizes = figures.sum(axis=1)
    fewer = np.minimum(sizes[ones], sizes[others])
    shared = figures[ones].multiply(figures[others]).sum(axis=1)
    enough = fewer >= _MIN_FIGURES
    agreement[enough] = np.minimum(1.0, shared[enough] / fewer[enough] / _SAME_FIGURES)
    named = _weigh_names(terms)
    has_names = np.diff(named.indptr) > 0
    cosines = named[ones].multiply(named[others]).sum(axis=1)
    both = has_names[ones] & has_names[others]
    agreement[both] = np.minimum(agreement[both], cosines[both] / _SAME_NAMES)
    return agreement


def _weigh_names(terms: TermMatrix) -> csr_array:
    """Return the weights of names and figures alone, each row of length 1.

    An article without names, such as a bare headline or one in a language without capitals, has all words
    that are not common in news in their place.
    """
    without = _select_columns(terms.occurrences, terms.kinds == "n").sum(axis=1) == 0
    rows = np.repeat(np.arange(terms.weights.shape[0]), np.diff(terms.weights.indptr))
    columns = terms.weights.indices
    selected = np.where(without[rows], ~terms.common[columns], np.isin(terms.kinds, ("n", "f"))[columns])
    return normalise_rows(_keep(terms.weights, selected))


def _count_other_dates(terms: TermMatrix, ones: Indexes, others: Indexes) -> Indexes:
    """Count for each pair of articles whether they name different months, and different years."""
    count = np.zeros(len(ones), dtype=np.int64)
    numbers = {
        column: terms.vocabulary[column][2:]
        for column in np.flatnonzero(terms.kinds == "d").tolist()
        if terms.vocabulary[column][2:].isdigit()
    }
    months = [column for column, number in numbers.items() if len(number) <= len("12")]
    years = [column for column, number in numbers.items() if len(number) > len("12")]
    for columns in (months, years):
        named = terms.occurrences[:, columns].toarray() > 0
        has_any = named.any(axis=1)
        shared = (named[ones] & named[others]).any(axis=1)
        count += has_any[ones] & has_any[others] & ~shared
    return count


def _map_names_to_words(terms: TermMatrix) -> csr_array:
    """Return a matrix with 1.0 where the word of a column is a part of the name of a row."""
    column_of = {term: column for column, term in enumerate(terms.vocabulary)}
    pairs = [
        (row, column_of[part])
        for row in np.flatnonzero(terms.kinds == "n").tolist()
        for part in _stem_parts(terms.vocabulary[row][2:])
        if part in column_of
    ]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    size = len(terms.vocabulary)
    return csr_array((np.ones(len(pairs)), (rows, columns)), shape=(size, size))


@lru_cache(maxsize=65_536)
def _stem_parts(name: str) -> frozenset[str]:
    return frozenset(stem_word(part, "en") for part in name.split())


def _select_columns(matrix: csr_array, columns: npt.NDArray[np.bool_]) -> csr_array:
    """Return the matrix with zeros outside of the columns."""
    return _keep(matrix, columns[matrix.indices])


def _keep(matrix: csr_array, entries: npt.NDArray[np.bool_]) -> csr_array:
    """Return the matrix with only those of its stored entries."""
    kept = np.concatenate(([0], np.cumsum(entries)))[matrix.indptr]
    return csr_array((matrix.data[entries], matrix.indices[entries], kept), shape=matrix.shape)
