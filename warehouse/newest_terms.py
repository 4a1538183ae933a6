"""Read once which terms the articles loaded last have, for a process that decides once, and on a few.

Each query would read them again. Beside 10,000 articles all that is asked of them takes 30 ms of CPU time so,
instead of 80. How often they occur is asked of the articles alone that are compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from warehouse.met_articles import find_met, number_values, want_terms
from warehouse.sql import fetch_table, run_query
from warehouse.staged_records import WeightedTerm
from warehouse.stored_terms import StoredTerms
from warehouse.term_rows import Integers, TermRows


class NewestTerms(StoredTerms):
    """Answers from the terms of the articles loaded last, where these are all in question, else by queries.

    Those that need no translation are not read with them: nobody asks where all articles are in one language.
    """

    def __init__(self, con: DuckDBPyConnection, *, newest: int) -> None:
        super().__init__(con, newest=newest)
        ((self._articles, last),) = run_query(con, "bound_terms")
        self._before = max(-1, last - newest)

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
        if self._before >= 0 and run_query(
            self.con, "holds_earlier_terms", last_row=self._before, first=first, last=last
        ):
            return super().list_similar(given, first=first, last=last, limit=limit)
        articles, _ = number_values(each.article_id for each in given)
        keys = np.array([each.key for each in given], dtype=np.int64)
        wanted = want_terms(keys, articles, given, first, last)
        met = find_met(self._newest, *self._newest.find_keys(wanted.terms), wanted)
        return met.list_heaviest(limit + 1, by_article=False)  # one is the article itself

    @cached_property
    def _newest(self) -> TermRows:
        found = fetch_table(self.con, "read_newest_terms", after_row=self._before)
        none = np.full(found.num_rows, -1, dtype=np.int16)
        return TermRows.of_table(found, languages=none, shared=np.empty(0, dtype=np.int32))
