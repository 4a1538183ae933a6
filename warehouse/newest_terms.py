"""Read once which terms the articles loaded last have, for a process that decides once, and on a few.

Each query would read them again. Beside 10,000 articles all that is asked of them takes 30 ms of CPU time so,
instead of 80. How often they occur is asked of the articles alone that are compared. Those that are searched
begin with the first that was published in the time in question: beside a million articles, as beside ten
thousand, these are no more than were published then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from warehouse.met_articles import MetArticles, find_met, number_values, want_terms
from warehouse.sql import run_query
from warehouse.staged_records import WeightedTerm
from warehouse.stored_terms import READ_TIMES, StoredTerms
from warehouse.term_rows import Integers, TermRows
from warehouse.terms import read_rows


class NewestTerms(StoredTerms):
    """Answers from the terms of the articles loaded last, where these are all in question, else by queries.

    As many as are counted are read, and as many again at most where articles before them are in question.

    Those that need no translation are not read with them: nobody asks where all articles are in one language.
    """

    def __init__(self, con: DuckDBPyConnection, *, newest: int) -> None:
        super().__init__(con, newest=newest)
        ((articles, last),) = run_query(con, "bound_terms")
        self._articles, self._last = int(articles), int(last)
        self._before = max(-1, self._last - newest)

    def count(self, keys: Integers) -> tuple[int, Integers, Integers]:
        """Count as the query does; `keys` ascend."""
        may_be = self._newest.keys[self._newest.may_have(keys)]
        places = pc.index_in(pa.array(may_be), pa.array(keys)).drop_null().to_numpy()
        counts = np.bincount(places, minlength=len(keys))
        return min(self._articles, self.newest), keys[counts > 0], counts[counts > 0]

    def list_similar(
        self, terms: Iterable[WeightedTerm], *, first: datetime, last: datetime, limit: int
    ) -> list[str]:
        """Return the articles that share terms; see :func:`~warehouse.stories.list_similar_articles`."""
        given = list(terms)
        start = self._find_start(first, last)
        if start < self._last - READ_TIMES * self.newest:
            return super().list_similar(given, first=first, last=last, limit=limit)
        articles, _ = number_values(each.article_id for each in given)
        keys = np.array([each.key for each in given], dtype=np.int64)
        wanted = want_terms(keys, articles, given, first, last)
        parts = [self._newest]
        if start < self._before:
            parts.append(self._read(start, self._before))
        met = MetArticles.join([find_met(part, *part.find_keys(wanted.terms), wanted) for part in parts])
        return met.list_heaviest(limit + 1, by_article=False)  # one is the article itself

    @cached_property
    def _newest(self) -> TermRows:
        return self._read(self._before, self._last)

    def _find_start(self, first: datetime, last: datetime) -> int:
        """Return the row before all articles published between two times, or that before the newest ones."""
        if self._before < 0:
            return self._before
        ((row,),) = run_query(self.con, "find_first_terms", last_row=self._before, first=first, last=last)
        return self._before if row is None else int(row) - 1

    def _read(self, after: int, last: int) -> TermRows:
        found = read_rows(self.con, "read_keys_of_rows", after=after, last=last)
        none = np.full(found.num_rows, -1, dtype=np.int16)
        return TermRows.of_table(found, languages=none, shared=np.empty(0, dtype=np.int32))
