"""The memory of terms: those in the rows of ``store.terms`` behind one up to another, and their counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from duckdb import DuckDBPyConnection

from warehouse.met_articles import MetArticles, WantedTerms, find_met
from warehouse.term_rows import Integers, TermRows, take_lists
from warehouse.terms import ArticleTerms, SharedTerms, number_keys, read_rows

_MAX_PARTS = 32  # that are searched one by one; then the newer ones become one


class TermMemory:
    """The terms in the rows behind `first` up to `last`.

    Args:
        first: The row before them. Nothing is remembered until :meth:`add` reads it.
        uncounted: The last row whose terms are not counted.

    Attributes:
        first: The row before them.
        last: The last one.
        keys: The keys of all terms in the rows that are counted, ascending.
        counts: In how many of these rows each occurs.
    """

    def __init__(self, first: int, *, uncounted: int) -> None:
        self.first = self.last = first
        self._uncounted = uncounted
        self.keys: Integers = np.empty(0, dtype=np.int64)
        self.counts: Integers = np.empty(0, dtype=np.int64)
        self._parts: list[TermRows] = []
        self._languages: dict[str, int] = {}  # the number of each
        self._shared: dict[str, int] = {}  # the number of each term that needs no translation
        self._names: list[str] = []  # these terms, by their numbers
        self._shared_counts: Integers = np.empty(0, dtype=np.int64)

    def add(self, con: DuckDBPyConnection, last: int) -> None:
        """Read the rows that are still to come up to `last`."""
        if last <= self.last:
            return
        found = read_rows(con, "read_term_rows", after=self.last, last=last)
        part = TermRows.of_table(
            found,
            languages=_number(self._languages, found.column("language").combine_chunks()).astype(np.int16),
            shared=_number(self._shared, found.column("shared").combine_chunks().flatten()),
        )
        self._names += list(self._shared)[len(self._names) :]
        if len(part):
            self._count(part, self._uncounted, last, 1)
            self._parts.append(part)
        if len(self._parts) > _MAX_PARTS:
            self._parts = [self._parts[0], TermRows.join(self._parts[1:])]
        self.last = last

    def drop(self, first: int, *, uncounted: int) -> None:
        """Forget the rows up to `first`, which are among those up to `uncounted`, and count these no more."""
        for part in self._parts:
            self._count(part, self._uncounted, uncounted, -1)
        self._uncounted = uncounted
        self._parts = [
            part if part.rows[0] > first else part.split(first)[1]
            for part in self._parts
            if part.rows[-1] > first
        ]
        self.first = first

    def holds(self, rows: Integers) -> bool:
        """Return whether all of some rows are remembered."""
        return bool(np.all((rows > self.first) & (rows <= self.last)))

    def read(self, rows: Integers) -> ArticleTerms:
        """Return the terms in some rows."""
        starts, (keys, counts, flags) = self._take(rows, "starts", ("keys", "counts", "flags"))
        vocabulary, columns = number_keys(pa.array(keys))
        return ArticleTerms(starts=starts, vocabulary=vocabulary, columns=columns, counts=counts, flags=flags)

    def read_shared(self, rows: Integers) -> SharedTerms:
        """Return the terms in some rows that need no translation."""
        starts, (shared,) = self._take(rows, "shared_starts", ("shared",))
        numbers, columns = np.unique(shared, return_inverse=True)
        names = [self._names[number] for number in numbers.tolist()]
        order = sorted(range(len(names)), key=names.__getitem__)
        places = np.empty(len(names), dtype=np.int64)
        places[order] = np.arange(len(names))
        return SharedTerms(
            starts=starts, vocabulary=[names[number] for number in order], columns=places[columns]
        )

    def count_shared(self, terms: Iterable[str]) -> Integers:
        """Return in how many of the rows that are counted some terms occur that need no translation."""
        counts = np.zeros(len(self._names) + 1, dtype=np.int64)
        counts[: len(self._shared_counts)] = self._shared_counts  # none are known of terms of no counted row
        return counts[self.number_shared(terms)]

    def number_shared(self, terms: Iterable[str]) -> Integers:
        """Return the number of each of some terms that need no translation, -1 where no row has it."""
        return np.array([self._shared.get(term, -1) for term in terms], dtype=np.int64)

    def number_languages(self, languages: Iterable[str]) -> Integers:
        """Return the number of each language, -2 where no row has it."""
        return np.array([self._languages.get(language, -2) for language in languages], dtype=np.int64)

    def list_languages(self, first: int, last: int) -> list[str]:
        """Return the languages of the articles published between two times, in microseconds since 1970."""
        names = list(self._languages)
        numbers: set[int] = set()
        for part in self._parts:
            numbers |= set(np.unique(part.languages[(part.at >= first) & (part.at <= last)]).tolist())
        return sorted(names[number] for number in numbers if number >= 0)

    def find_keys(self, wanted: WantedTerms) -> MetArticles:
        """Find the articles that have wanted terms, by their keys."""
        return MetArticles.join(
            [find_met(part, *part.find_keys(wanted.terms), wanted) for part in self._parts]
        )

    def find_shared(self, wanted: WantedTerms, languages: Integers) -> MetArticles:
        """Find the articles that have wanted terms which need no translation, by the numbers of these.

        Args:
            wanted: The terms.
            languages: The number of the language of each new article, by its own number; it meets articles
                in other languages alone.
        """
        met = []
        for part in self._parts:
            places, terms = part.find_shared(wanted.terms, len(self._names))
            known = part.languages[places] >= 0
            met.append(find_met(part, places[known], terms[known], wanted, languages))
        return MetArticles.join(met)

    def _take(
        self, rows: Integers, starts: str, names: Sequence[str]
    ) -> tuple[Integers, list[npt.NDArray[Any]]]:
        """Return lists of some rows, in the order of these: where each starts, and the values of all."""
        order: list[Integers] = []
        found: list[list[npt.NDArray[Any]]] = []
        for part in self._parts:
            places = np.minimum(np.searchsorted(part.rows, rows), len(part) - 1)
            mine = np.flatnonzero(part.rows[places] == rows)
            lists = [take_lists(getattr(part, name), getattr(part, starts), places[mine]) for name in names]
            order.append(mine)
            found.append([np.diff(lists[0][0]), *(values for _, values in lists)])
        lengths, *values = (np.concatenate(each) for each in zip(*found, strict=True))
        firsts = np.concatenate(([0], np.cumsum(lengths)))
        back = np.argsort(np.concatenate(order))
        taken = [take_lists(each, firsts, back) for each in values]
        return taken[0][0], [each for _, each in taken]

    def _count(self, part: TermRows, after: int, last: int, sign: int) -> None:
        """Add the rows of a part behind `after` up to `last` to the counts, or take them off."""
        if part.rows[-1] <= after or part.rows[0] > last:
            return
        rows = part.split(last)[0].split(after)[1]
        self.keys, self.counts = _add(self.keys, self.counts, pa.array(rows.keys).value_counts(), sign)
        counts = sign * np.bincount(rows.shared, minlength=len(self._names))
        counts[: len(self._shared_counts)] += self._shared_counts
        self._shared_counts = counts


def _number(numbers: dict[str, int], values: pa.Array) -> npt.NDArray[np.int32]:
    """Return the number of each value, -1 of NULL; new values are added to `numbers`."""
    encoded = values.dictionary_encode()
    known = [numbers.setdefault(value, len(numbers)) for value in encoded.dictionary.to_pylist()]
    places: Integers = encoded.indices.fill_null(len(known)).to_numpy()
    return np.array([*known, -1], dtype=np.int32)[places]


def _add(keys: Integers, counts: Integers, found: pa.StructArray, sign: int) -> tuple[Integers, Integers]:
    """Return the keys, ascending, and their counts with those of `found` added or taken off."""
    more, numbers = (found.field(name).to_numpy() for name in ("values", "counts"))
    order = np.argsort(more)
    more, numbers = more[order], numbers[order]
    places = np.searchsorted(keys, more)
    are_there = np.zeros(len(more), dtype=bool)
    inside = places < len(keys)
    are_there[inside] = keys[places[inside]] == more[inside]
    counts = counts.copy()
    counts[places[are_there]] += sign * numbers[are_there]
    keys = np.insert(keys, places[~are_there], more[~are_there])
    counts = np.insert(counts, places[~are_there], sign * numbers[~are_there])
    return (keys, counts) if sign > 0 else (keys[counts > 0], counts[counts > 0])
