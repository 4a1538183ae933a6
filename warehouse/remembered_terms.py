"""Remember the terms of the articles loaded last, for a process that decides on stories again and again.

Beside 10,000 articles the queries for one article take 130 ms of CPU time, and most of what they read is the
same as for the article before. With the terms at hand only the rows that came are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from duckdb import DuckDBPyConnection

from warehouse.met_articles import count_time, number_values, want_terms
from warehouse.sql import run_query
from warehouse.staged_records import SharedTerm, WeightedTerm
from warehouse.stored_terms import READ_TIMES, StoredTerms
from warehouse.term_memory import TermMemory
from warehouse.term_rows import Integers
from warehouse.terms import ArticleTerms, SharedTerms


class RememberedTerms:
    """The terms of the articles loaded last; nothing is remembered beyond the process.

    Each time the articles and their rows are compared with those that are remembered. Where one was revised,
    removed or moved to another row, or the warehouse was rebuilt, all are read again.
    """

    def __init__(self) -> None:
        self._memory: TermMemory | None = None
        self._state: tuple[int | None, int, datetime] | None = None

    def begin(self, con: DuckDBPyConnection, *, newest: int) -> StoredTerms:
        """Return the terms of a warehouse, as it is now; see :class:`~warehouse.stored_terms.StoredTerms`."""
        ((articles, last),) = run_query(con, "bound_terms")
        start, uncounted = (max(-1, last - times * newest) for times in (READ_TIMES, 1))
        before = self._memory or TermMemory(start, uncounted=uncounted)
        self._memory = None  # after an error all are read again
        ((digest, next_digest, revisions, made_at),) = run_query(
            con, "digest_terms", after_row=before.first, last_row=before.last, start_row=start
        )
        is_same = (digest, revisions, made_at) == self._state
        if not is_same or not before.first <= start <= before.last <= last:
            before = TermMemory(start, uncounted=uncounted)
        before.add(con, last)
        before.drop(start, uncounted=uncounted)
        self._memory, self._state = before, (next_digest, revisions, made_at)
        return _Remembered(con, before, articles=min(articles, newest), newest=newest)


class _Remembered(StoredTerms):
    """Answers from memory where that has all the articles in question, and by queries otherwise."""

    def __init__(self, con: DuckDBPyConnection, memory: TermMemory, *, articles: int, newest: int) -> None:
        super().__init__(con, newest=newest)
        self._memory = memory
        self._articles = articles
        self._covered: dict[tuple[datetime, datetime], bool] = {}

    def read(self, rows: Integers, *, first: datetime, last: datetime) -> ArticleTerms:
        if not self._memory.holds(rows):
            return super().read(rows, first=first, last=last)
        return self._memory.read(rows)

    def read_shared(self, rows: Integers, *, first: datetime, last: datetime) -> SharedTerms:
        if not self._memory.holds(rows):
            return super().read_shared(rows, first=first, last=last)
        return self._memory.read_shared(rows)

    def count(self, keys: Integers) -> tuple[int, Integers, Integers]:
        del keys
        return self._articles, self._memory.keys, self._memory.counts

    def count_shared(self, terms: Sequence[str]) -> Integers:
        return self._memory.count_shared(terms)

    def list_languages(self, *, first: datetime, last: datetime) -> list[str]:
        if not self._covers(first, last):
            return super().list_languages(first=first, last=last)
        return self._memory.list_languages(count_time(first), count_time(last))

    def list_similar(
        self, terms: Iterable[WeightedTerm], *, first: datetime, last: datetime, limit: int
    ) -> list[str]:
        given = list(terms)
        if not self._covers(first, last):
            return super().list_similar(given, first=first, last=last, limit=limit)
        articles, _ = number_values(each.article_id for each in given)
        keys = np.array([each.key for each in given], dtype=np.int64)
        met = self._memory.find_keys(want_terms(keys, articles, given, first, last))
        return met.list_heaviest(limit + 1, by_article=False)  # one is the article itself

    def list_sharing(
        self, terms: Iterable[SharedTerm], *, first: datetime, last: datetime, limit: int
    ) -> list[str]:
        given = list(terms)
        if not self._covers(first, last):
            return super().list_sharing(given, first=first, last=last, limit=limit)
        articles, numbered = number_values((each.article_id, each.language) for each in given)
        numbers = self._memory.number_shared(each.term for each in given)
        languages = self._memory.number_languages(language for _, language in numbered)
        met = self._memory.find_shared(want_terms(numbers, articles, given, first, last), languages)
        return met.list_heaviest(limit, by_article=True)

    def _covers(self, first: datetime, last: datetime) -> bool:
        """Return whether the memory has all articles published between two times."""
        if (first, last) not in self._covered:
            start, con = self._memory.first, self.con
            self._covered[first, last] = start < 0 or not run_query(
                con, "holds_earlier_terms", last_row=start, first=first, last=last
            )
        return self._covered[first, last]
