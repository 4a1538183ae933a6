"""Weighting of shared terms, by how seldom two reports in different languages share one by chance.

The weight is the inverse document frequency, in the open articles and in an imagined background in which
each kind has its usual share: hardly any two reports name the same figure of four digits by chance, and one
in seven has a given topic. The weights of the kinds were set by hand and checked on the invented pairs for
tuning: with half or one and a half of the weight of any kind, but for rounded amounts, days and topics, the
pairs and their look-alikes stay on their sides of a threshold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from transforms.stories.languages.digits import count_digits
from transforms.stories.languages.table import SharedTable
from transforms.stories.sparse_rows import Integers, list_rows

_BACKGROUND = 200  # articles
# Of each kind: the share of articles that have a given term of it, the weight, and whether it tells the
# event. Companies, people and places alone do not.
_KINDS: dict[str, tuple[float, float, bool]] = {
    "amount": (0.003, 1.0, True),
    "about": (0.02, 0.6, True),
    "claim": (0.01, 0.4, True),
    "day": (0.01, 1.0, True),
    "month": (0.08, 0.7, True),
    "year": (0.06, 0.4, True),
    "topic": (0.15, 0.6, True),
    "company": (0.15, 0.4, False),
    "model": (0.03, 0.9, False),
    "plant": (0.03, 0.9, False),
    "person": (0.03, 0.7, False),
    "programme": (0.04, 0.6, False),
    "place": (0.08, 0.5, False),
    "name": (0.03, 0.4, False),
    "sound": (0.02, 0.5, False),
}
# Kinds that state one thing in several ways, so that they count once. Companies are in none: all articles are
# on the watched one.
GROUPS = (
    ("amount", "about", "claim"),
    ("day", "month", "year"),
    ("topic",),
    ("model", "plant", "person", "programme"),
    ("place",),
    ("name", "sound"),
)
_GROUP_OF = {kind: number for number, kinds in enumerate(GROUPS) for kind in kinds}
_ROUND_SHARE = 0.08  # of amounts with one digit, such as 20 %
# Terms that an article is imagined to have besides: with few terms two articles are soon alike by chance.
_UNSEEN = 20.0  # the sum of their squared weights; a report of 100 words has some 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMatrix:
    """The shared terms of several articles: a row per article, a column per term.

    Attributes:
        weights: The weights of the terms. Each row is a vector of a length below 1: the less the fewer terms
            the article has.
        tells_event: Of each column, whether it is an amount, a claim, a time or a topic.
        group: Of each column, the place of its kind in `GROUPS`, or -1.
        frequency: Of each column, in how many articles the term occurs.
    """

    weights: csr_array
    tells_event: npt.NDArray[np.bool_]
    group: Integers
    frequency: Integers


def weigh_shared_terms(table: SharedTable, articles: int) -> SharedMatrix:
    """Weigh the shared terms of articles.

    Args:
        table: The terms, with the number of articles of the warehouse in which each occurs.
        articles: How many articles were counted.
    """
    total = max(articles, len(table.languages))
    at_hand = np.bincount(table.columns, minlength=len(table.vocabulary))
    frequency = np.minimum(np.maximum(at_hand, table.frequencies), total)
    kinds = _describe(table.vocabulary)
    idf = np.log((total + _BACKGROUND) / (frequency + _BACKGROUND * kinds.shares))
    of_term: npt.NDArray[Any] = kinds.weights * np.maximum(idf, 0.0)
    shape = (len(table.languages), len(table.vocabulary))
    matrix = csr_array((of_term[table.columns], table.columns, table.starts), shape=shape)
    squares = np.bincount(list_rows(matrix), matrix.data**2, minlength=shape[0])
    lengths = np.sqrt(squares + _UNSEEN)
    return SharedMatrix(
        weights=csr_array(
            (matrix.data / lengths[list_rows(matrix)], matrix.indices, matrix.indptr), shape=shape
        ),
        tells_event=kinds.tell_event,
        group=kinds.groups,
        frequency=frequency,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _TermKinds:
    """Of each term, the share and the weight of its kind, whether it tells the event, and its group or -1."""

    shares: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    tell_event: npt.NDArray[np.bool_]
    groups: Integers


def _describe(terms: Sequence[str]) -> _TermKinds:
    """Describe ascending terms, of which those of one kind follow each other; to look at each takes 3 µs."""
    kinds = _TermKinds(
        shares=np.ones(len(terms)),
        weights=np.zeros(len(terms)),  # as a kind of another version
        tell_event=np.zeros(len(terms), dtype=bool),
        groups=np.full(len(terms), -1, dtype=np.int64),
    )
    for kind, (share, weight, tells_event) in _KINDS.items():
        first, end = (bisect_left(terms, f"{kind}{mark}") for mark in ":;")  # one sign follows the other
        kinds.shares[first:end] = share
        kinds.weights[first:end] = weight
        kinds.tell_event[first:end] = tells_event
        kinds.groups[first:end] = _GROUP_OF.get(kind, -1)
        if kind == "about":
            are_round = [count_digits(term[len("about:") :]) == 1 for term in terms[first:end]]
            kinds.shares[first:end][are_round] = _ROUND_SHARE
    return kinds
