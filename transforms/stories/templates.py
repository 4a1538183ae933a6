"""Reports from one template: their similarity is reduced.

Two articles that share their wording but not their names, figures and dates come from one template and
report two events: reports of one event that agree in wording agree in these as well.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from transforms.records import TermFlag
from transforms.stories.sparse_rows import (
    Floats,
    Integers,
    count_entries,
    keep_entries,
    multiply_pairs,
    normalise_rows,
)
from transforms.stories.weighting import TermMatrix

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
_NOT_A_WORD = TermFlag.NAME | TermFlag.FIGURE | TermFlag.DAY | TermFlag.MONTH | TermFlag.YEAR


def reduce_similarity(similarity: Floats, ones: Integers, others: Integers, matrix: TermMatrix) -> Floats:
    """Reduce the similarity of pairs by the evidence that both articles come from one template.

    Args:
        similarity: The similarity of each pair.
        ones: The row of the first article of each pair.
        others: The row of the second.
        matrix: The terms of all articles.

    Returns:
        The reduced similarity of each pair.
    """
    other_month = _name_others(matrix, TermFlag.MONTH, ones, others)
    other_date = other_month + _name_others(matrix, TermFlag.YEAR, ones, others)
    reduced = similarity - _OTHER_DATE * other_date
    low, high = _SAME_WORDING
    wording = _measure_wording(matrix, ones, others)
    [same] = np.nonzero(wording > low)
    agreement = _measure_agreement(matrix, ones[same], others[same])
    agreement[other_date[same] > 0] = 0.0
    template = np.minimum(1.0, (wording[same] - low) / (high - low)) * (1 - agreement)
    reduced[same] -= template * (similarity[same] - _SAME_TEMPLATE)
    return reduced


def _measure_wording(matrix: TermMatrix, ones: Integers, others: Integers) -> Floats:
    """Measure which share of their words the articles of each pair have in common.

    Words that are parts of an article's names do not count.
    """
    words = _select(matrix, matrix.flags & (_NOT_A_WORD | TermFlag.PART_OF_NAME) == 0)
    sizes = np.diff(words.indptr)
    lengths = np.sqrt(sizes[ones] * sizes[others])
    wording: Floats = multiply_pairs(words, ones, others) / np.maximum(1.0, lengths)
    return wording


def _measure_agreement(matrix: TermMatrix, ones: Integers, others: Integers) -> Floats:
    """Measure from 0 to 1 how far names and figures of the articles of each pair agree."""
    agreement = np.ones(len(ones))
    figures = _select(matrix, matrix.flags & TermFlag.FIGURE > 0)
    sizes = np.diff(figures.indptr)
    fewer = np.minimum(sizes[ones], sizes[others])
    enough = fewer >= _MIN_FIGURES
    shared = multiply_pairs(figures, ones[enough], others[enough])
    agreement[enough] = np.minimum(1.0, shared / fewer[enough] / _SAME_FIGURES)
    named = _weigh_names(matrix)
    has_names = np.diff(named.indptr) > 0
    both = has_names[ones] & has_names[others]
    cosines = multiply_pairs(named, ones[both], others[both])
    agreement[both] = np.minimum(agreement[both], cosines / _SAME_NAMES)
    return agreement


def _weigh_names(matrix: TermMatrix) -> csr_array:
    """Return the weights of names and figures alone, each row of length 1.

    An article without names, such as a bare headline or one in a language without capitals, has all words
    that are not common in news in their place.
    """
    has_names = count_entries(matrix.weights, matrix.flags & TermFlag.NAME > 0) > 0
    selected = np.where(
        np.repeat(has_names, np.diff(matrix.weights.indptr)),
        matrix.flags & (TermFlag.NAME | TermFlag.FIGURE) > 0,
        matrix.flags & TermFlag.COMMON == 0,
    )
    return normalise_rows(keep_entries(matrix.weights, selected & (matrix.weights.data > 0)))


def _name_others(matrix: TermMatrix, flag: TermFlag, ones: Integers, others: Integers) -> Integers:
    """Return 1 for each pair whose articles both name terms of that kind, but none in common."""
    named = _select(matrix, matrix.flags & flag > 0)
    has_any = np.diff(named.indptr) > 0
    both = has_any[ones] & has_any[others]
    different = np.zeros(len(ones), dtype=np.int64)
    different[both] = multiply_pairs(named, ones[both], others[both]) == 0
    return different


def _select(matrix: TermMatrix, entries: npt.NDArray[np.bool_]) -> csr_array:
    return keep_entries(matrix.occurrences, entries)
