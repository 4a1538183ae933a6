"""Similarity: how likely two articles report the same event.

The basis is the cosine of their tf-idf vectors. It is reduced where two articles share their wording but
not their names, figures and dates: reports of one event that agree in wording agree in these as well, so
such a pair comes from one template and reports two events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from transforms.records import Terms
from transforms.stories.weighting import is_common
from transforms.text.stemming import stem_word

Matrix = npt.NDArray[np.float64]
Vector = Mapping[str, float]

# At this many days apart similarity counts half, at two days nine tenths. Hours do not count: few dates state
# them, and which article of a day was seen first is chance.
_HALVING_DAYS = 7
_MAX_SPARSE_POSTING = 8
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Features:
    """The terms of one article by kind.

    Words that are parts of the article's names are not among the `words`. `named` is the vector of names
    and figures, of length 1.
    """

    words: AbstractSet[str]
    figures: AbstractSet[str]
    months: AbstractSet[str]
    years: AbstractSet[str]
    named: Vector


def measure_similarity(articles: Sequence[Terms], vectors: Sequence[Vector]) -> Matrix:
    """Measure the similarity of every two articles.

    Args:
        articles: The articles' terms and dates.
        vectors: Their weighted terms, each vector of length 1.

    Returns:
        A symmetric matrix with values from -0.5 to 1.0 and a diagonal of zeros. Similarity decays with the
        days between two articles.
    """
    similarity = _compute_cosines(vectors)
    features = [_extract_features(each, vector) for each, vector in zip(articles, vectors, strict=True)]
    for one, other in np.argwhere(np.triu(similarity, 1) > _MIN_EXAMINED).tolist():
        reduced = _reduce(float(similarity[one, other]), features[one], features[other])
        similarity[one, other] = similarity[other, one] = reduced
    days = np.array([each.at.toordinal() for each in articles])
    decayed: Matrix = similarity / (1 + (np.subtract.outer(days, days) / _HALVING_DAYS) ** 2)
    np.fill_diagonal(decayed, 0.0)
    return decayed


def _compute_cosines(vectors: Sequence[Vector]) -> Matrix:
    """Compute the dot products of all pairs of vectors by an inverted index."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings[term].append((index, weight))
    products = np.zeros((len(vectors), len(vectors)))
    pairs: list[tuple[int, int, float]] = []
    for term in sorted(postings):  # in one order: the last digit must not depend on the order of articles
        posting = postings[term]
        if len(posting) > _MAX_SPARSE_POSTING:
            rows = np.array([index for index, _ in posting])
            weights = np.array([weight for _, weight in posting])
            products[np.ix_(rows, rows)] += np.outer(weights, weights)
        else:  # most terms are rare, and numpy takes as long for two articles as for twenty
            pairs += [
                (one, other, first * second) for (one, first), (other, second) in combinations(posting, 2)
            ]
    if pairs:
        ones, others, shares = (np.array(column) for column in zip(*pairs, strict=True))
        np.add.at(products, (ones, others), shares)
        np.add.at(products, (others, ones), shares)
    return products


def _extract_features(article: Terms, vector: Vector) -> _Features:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for term, _ in article.counts:
        kind, _, rest = term.rpartition(":")
        kinds[kind].add(rest)
    parts = {stem_word(part, "en") for name in kinds["n"] for part in name.split()}
    if kinds["n"]:
        named = {term: weight for term, weight in vector.items() if term.startswith(("n:", "f:"))}
    else:  # a bare headline, or a language without capitals: every word that is not common in news
        named = {term: weight for term, weight in vector.items() if not is_common(term)}
    length = sum(weight * weight for weight in named.values()) ** 0.5
    return _Features(
        words=kinds[""] - parts,
        figures=kinds["f"],
        months={day for day in kinds["d"] if day.isdigit() and len(day) <= len("12")},
        years={day for day in kinds["d"] if day.isdigit() and len(day) > len("12")},
        named={term: weight / length for term, weight in named.items()},
    )


def _reduce(similarity: float, one: _Features, other: _Features) -> float:
    """Reduce a similarity by the evidence that two articles come from one template."""
    wording = len(one.words & other.words) / max(1.0, (len(one.words) * len(other.words)) ** 0.5)
    figures = min(len(one.figures), len(other.figures))
    shared = len(one.figures & other.figures)
    other_date = _are_disjoint(one.months, other.months) + _are_disjoint(one.years, other.years)
    low, high = _SAME_WORDING
    if wording > low:
        agreement = 1.0
        if figures >= _MIN_FIGURES:
            agreement = min(agreement, shared / figures / _SAME_FIGURES)
        if one.named and other.named:
            cosine = sum(weight * other.named.get(term, 0.0) for term, weight in one.named.items())
            agreement = min(agreement, cosine / _SAME_NAMES)
        if other_date:
            agreement = 0.0
        template = min(1.0, (wording - low) / (high - low)) * (1 - agreement)
        similarity -= template * (similarity - _SAME_TEMPLATE)
    return similarity - _OTHER_DATE * other_date


def _are_disjoint(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return bool(one and other and not one & other)
