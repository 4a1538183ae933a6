"""The articles that share terms with new ones, by what these terms weigh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self, TypeVar

import numpy as np
import numpy.typing as npt

from warehouse.staged_records import SharedTerm, WeightedTerm
from warehouse.term_rows import Floats, Integers, TermRows

_DIGITS = 9  # as in the queries
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTerms:
    """The terms of new articles by which others are looked for.

    Attributes:
        terms: The key or number of each term, ascending.
        articles: The number of the new article that has it.
        weights: What it weighs.
        first: The earliest time of publication of the others, in microseconds since 1970.
        last: The latest.
    """

    terms: Integers
    articles: Integers
    weights: Floats
    first: int
    last: int

    @classmethod
    def sort(cls, terms: Integers, articles: Integers, weights: Floats, *, first: int, last: int) -> Self:
        """Make them of terms in any order."""
        order = np.argsort(terms, kind="stable")
        return cls(
            terms=terms[order], articles=articles[order], weights=weights[order], first=first, last=last
        )

    def pair(self, found: Integers) -> tuple[Integers, Integers]:
        """Pair each of some found terms with each new article that has it.

        Returns:
            The places in `found`, and those in the wanted terms.
        """
        first = np.searchsorted(self.terms, found, side="left")
        counts = np.searchsorted(self.terms, found, side="right") - first
        ends = np.cumsum(counts)
        places = np.repeat(np.arange(len(found)), counts)
        return places, np.arange(len(places)) + np.repeat(first - (ends - counts), counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetArticles:
    """Pairs of a new article and another that share a term.

    Attributes:
        ones: The number of the new article of each pair.
        rows: The row of the other article.
        article_ids: The identifier of that.
        weights: What the shared term weighs.
    """

    ones: Integers
    rows: Integers
    article_ids: npt.NDArray[Any]
    weights: Floats

    @classmethod
    def join(cls, parts: Sequence[Self]) -> Self:
        """Return the pairs of all parts."""
        none: Integers = np.empty(0, dtype=np.int64)
        return cls(
            ones=np.concatenate([none, *(part.ones for part in parts)]),
            rows=np.concatenate([none, *(part.rows for part in parts)]),
            article_ids=np.concatenate([none.astype(object), *(part.article_ids for part in parts)]),
            weights=np.concatenate([none.astype(np.float64), *(part.weights for part in parts)]),
        )

    def list_heaviest(self, limit: int, *, by_article: bool) -> list[str]:
        """Return the articles whose shared terms weigh most, at most `limit` for each new one, sorted.

        Of equal ones the first counts, by its identifier or by its row.
        """
        if not len(self.ones):
            return []
        size = int(self.rows.max()) + 1
        pairs, first, pair_of = np.unique(
            self.ones * size + self.rows, return_index=True, return_inverse=True
        )
        ones, ids = pairs // size, self.article_ids[first]
        sums = np.round(np.bincount(pair_of, self.weights), _DIGITS)
        order = np.lexsort((ids.astype(str) if by_article else pairs, -sums, ones))
        places = np.arange(len(order)) - np.searchsorted(ones[order], ones[order])
        return sorted(set(ids[order[places < limit]].tolist()))


def find_met(
    rows: TermRows,
    places: Integers,
    terms: Integers,
    wanted: WantedTerms,
    languages: Integers | None = None,
) -> MetArticles:
    """Return the pairs of new articles with others that share terms, within the wanted times.

    Args:
        rows: The terms of the others.
        places: The places of rows that have a wanted term.
        terms: That term of each.
        wanted: The wanted terms.
        languages: The number of the language of each new article, to meet those in other languages alone.
    """
    inside = (rows.at[places] >= wanted.first) & (rows.at[places] <= wanted.last)
    found, which = wanted.pair(terms[inside])
    places, ones = places[inside][found], wanted.articles[which]
    if languages is not None:
        other = rows.languages[places] != languages[ones]
        places, ones, which = places[other], ones[other], which[other]
    return MetArticles(
        ones=ones, rows=rows.rows[places], article_ids=rows.article_ids[places], weights=wanted.weights[which]
    )


def number_values(values: Iterable[_Value]) -> tuple[Integers, list[_Value]]:
    """Return the number of each value, counted from 0, and the values by their numbers."""
    numbers: dict[_Value, int] = {}
    numbered = [numbers.setdefault(value, len(numbers)) for value in values]
    return np.array(numbered, dtype=np.int64), list(numbers)


def want_terms(
    terms: Integers,
    articles: Integers,
    weighted: Sequence[WeightedTerm] | Sequence[SharedTerm],
    first: datetime,
    last: datetime,
) -> WantedTerms:
    """Return terms by which others are looked for, by their keys or numbers and those of their articles."""
    weights = np.array([each.weight for each in weighted], dtype=np.float64)
    return WantedTerms.sort(terms, articles, weights, first=count_time(first), last=count_time(last))


def count_time(at: datetime) -> int:
    """Return a time in microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND
