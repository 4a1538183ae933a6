"""Closeness: how much speaks for it that two articles report the same event, and what against it.

What they share is the cosine of their weighed terms. Against it speaks what look-alikes differ in.
Reports of one event that agree in their wording agree in their names and figures as well; where
the words are the same and these are not, both come from one template and tell of two events.
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

# So many days apart likeness counts half, two days apart nine tenths. Hours do not count: few dates tell
# them, and which article of a day is seen first is chance.
_FADING = 7
_MANY = 8
_WORTH_A_LOOK = 0.06  # whatever speaks against less than this changes nothing
# Of 2,389 pairs of reports on one event 95 % of those with a wording of .5 and more in common have names
# and figures in common to .33; of pairs of look-alikes none has more than .17, of reports from one
# template none more than .1. Below .45 names and figures tell less, and short texts have too few.
_SAME_WORDING = (0.45, 0.65)
_NAMED_ALIKE = 0.4
_FIGURES_ALIKE = 0.3  # the share of the shorter list; of the pairs above half have .6 and more
_FEW_FIGURES = 2
_TWINS = -0.5  # likeness of twins from a template, so that a third report does not bring them together
# Look-alikes speak of no month, or of no year, in common three times as often as reports of one event do.
# Twice as much costs recall in short texts.
_OTHER_DATE = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What the terms of one article are, by kind. Words that are parts of its names count as names."""

    words: AbstractSet[str]
    figures: AbstractSet[str]
    months: AbstractSet[str]
    years: AbstractSet[str]
    named: Vector


def measure_similarity(articles: Sequence[Terms], vectors: Sequence[Vector]) -> Matrix:
    """Return the likeness of every two of `articles`, -0.5 to 1, zero of each with itself.

    `vectors` are their weighed terms, of length 1. The likeness fades with the days between the two.
    """
    likeness = _multiply(vectors)
    marks = [_sort_terms(each, vector) for each, vector in zip(articles, vectors, strict=True)]
    for one, other in np.argwhere(np.triu(likeness, 1) > _WORTH_A_LOOK).tolist():
        judged = _weigh_against(float(likeness[one, other]), marks[one], marks[other])
        likeness[one, other] = likeness[other, one] = judged
    days = np.array([each.at.toordinal() for each in articles])
    faded: Matrix = likeness / (1 + (np.subtract.outer(days, days) / _FADING) ** 2)
    np.fill_diagonal(faded, 0.0)
    return faded


def _multiply(vectors: Sequence[Vector]) -> Matrix:
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            postings[term].append((number, weight))
    products = np.zeros((len(vectors), len(vectors)))
    pairs: list[tuple[int, int, float]] = []
    for term in sorted(postings):  # in one order: the last digit must not depend on who came first
        posting = postings[term]
        if len(posting) > _MANY:
            rows = np.array([number for number, _ in posting])
            weights = np.array([weight for _, weight in posting])
            products[np.ix_(rows, rows)] += np.outer(weights, weights)
        else:  # most terms are rare, and numpy takes as long for two articles as for twenty
            pairs += [
                (one, other, weight * like) for (one, weight), (other, like) in combinations(posting, 2)
            ]
    if pairs:
        ones, others, shares = (np.array(column) for column in zip(*pairs, strict=True))
        np.add.at(products, (ones, others), shares)
        np.add.at(products, (others, ones), shares)
    return products


def _sort_terms(article: Terms, vector: Vector) -> _Marks:
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for term, _ in article.counts:
        kind, _, rest = term.rpartition(":")
        kinds[kind].add(rest)
    parts = {stem_word(part, "en") for name in kinds["n"] for part in name.split()}
    if kinds["n"]:
        named = {term: weight for term, weight in vector.items() if term.startswith(("n:", "f:"))}
    else:  # of a bare headline, or in a language without capitals: whatever is not a word of any news
        named = {term: weight for term, weight in vector.items() if not is_common(term)}
    length = sum(weight * weight for weight in named.values()) ** 0.5
    return _Marks(
        words=kinds[""] - parts,
        figures=kinds["f"],
        months={day for day in kinds["d"] if day.isdigit() and len(day) <= len("12")},
        years={day for day in kinds["d"] if day.isdigit() and len(day) > len("12")},
        named={term: weight / length for term, weight in named.items()},
    )


def _weigh_against(likeness: float, one: _Marks, other: _Marks) -> float:
    wording = len(one.words & other.words) / max(1.0, (len(one.words) * len(other.words)) ** 0.5)
    figures = min(len(one.figures), len(other.figures))
    shared = len(one.figures & other.figures)
    other_date = _differ(one.months, other.months) + _differ(one.years, other.years)
    low, high = _SAME_WORDING
    if wording > low:
        agreement = 1.0
        if figures >= _FEW_FIGURES:
            agreement = min(agreement, shared / figures / _FIGURES_ALIKE)
        if one.named and other.named:
            alike = sum(weight * other.named.get(term, 0.0) for term, weight in one.named.items())
            agreement = min(agreement, alike / _NAMED_ALIKE)
        if other_date:
            agreement = 0.0
        likeness -= min(1.0, (wording - low) / (high - low)) * (1 - agreement) * (likeness - _TWINS)
    return likeness - _OTHER_DATE * other_date


def _differ(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return bool(one and other and not one & other)
