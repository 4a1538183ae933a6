"""The articles that share terms with new ones, by what these terms weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from warehouse.term_rows import Floats, Integers

_DIGITS = 9  # as in the queries


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
