"""The terms of a warehouse as the decision on stories reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from duckdb import DuckDBPyConnection

from warehouse.staged_records import SharedTerm, WeightedTerm
from warehouse.stories import list_open_languages, list_sharing_articles, list_similar_articles
from warehouse.term_rows import Integers
from warehouse.terms import (
    ArticleTerms,
    SharedTerms,
    read_shared_frequencies,
    read_shared_terms,
    read_term_frequencies,
    read_terms,
)

READ_TIMES = 2
"""How many times as many articles are searched for similar ones, at most, as terms are counted in."""


class StoredTerms:
    """Reads everything by queries, for a process that decides once.

    Args:
        con: The writer's connection; nothing may be written to ``store.terms`` meanwhile.
        newest: In how many articles terms are counted: those that were loaded last.
    """

    def __init__(self, con: DuckDBPyConnection, *, newest: int) -> None:
        self.con = con
        self.newest = newest

    def read(self, rows: Integers, *, first: datetime, last: datetime) -> ArticleTerms:
        """Return the terms in some rows of ``store.terms``.

        Args:
            rows: The rows, that of the oldest article first.
            first: When the oldest was published.
            last: When the newest was.
        """
        return read_terms(self.con, rows, first=first, last=last)

    def read_shared(self, rows: Integers, *, first: datetime, last: datetime) -> SharedTerms:
        """Return the terms in the same rows that need no translation."""
        return read_shared_terms(self.con, rows, first=first, last=last)

    def count(self, keys: Integers) -> tuple[int, Integers, Integers]:
        """Return how many articles are counted, and in how many each of some terms, and maybe others, occurs.

        Returns:
            The number of articles; the keys that occur, ascending; and the counts of these.
        """
        return read_term_frequencies(self.con, keys, newest=self.newest)

    def count_shared(self, terms: Sequence[str]) -> Integers:
        """Return in how many of these articles each of some terms occurs that need no translation."""
        found = read_shared_frequencies(self.con, terms, newest=self.newest)
        return np.array([found.get(term, 0) for term in terms], dtype=np.int64)

    def list_languages(self, *, first: datetime, last: datetime) -> list[str]:
        """Return the languages of the articles published between two times."""
        return list_open_languages(self.con, first=first, last=last)

    def list_similar(
        self, terms: Iterable[WeightedTerm], *, first: datetime, last: datetime, limit: int
    ) -> list[str]:
        """Return the articles that share terms; see :func:`~warehouse.stories.list_similar_articles`."""
        return list_similar_articles(self.con, terms, first=first, last=last, limit=limit)

    def list_sharing(
        self, terms: Iterable[SharedTerm], *, first: datetime, last: datetime, limit: int
    ) -> list[str]:
        """Return those in other languages; see :func:`~warehouse.stories.list_sharing_articles`."""
        return list_sharing_articles(self.con, terms, first=first, last=last, limit=limit)
