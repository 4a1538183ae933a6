"""Hold the terms of many articles as arrays, and find the rows that have some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_BITS = 0xFFFF  # the lower ones of a key, which most other keys do not have
_Number = TypeVar("_Number", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRows:
    """The terms in rows of ``store.terms``.

    Attributes:
        rows: The rows, ascending.
        article_ids: The article of each.
        at: When each was published, in microseconds since 1970.
        languages: The number of the language of each, -1 where it is not known.
        starts: Where the terms of each row start in the next four; one more number than rows.
        keys: The keys of the terms.
        bits: Their lower 16 bits, by which most are passed over: looking these up takes a sixth of the time.
        counts: How often each occurs.
        flags: The flags of each.
        shared_starts: Where the terms of each row start in `shared`.
        shared: The numbers of the terms that need no translation.
    """

    rows: Integers
    article_ids: npt.NDArray[Any]
    at: Integers
    languages: npt.NDArray[np.int16]
    starts: Integers
    keys: Integers
    bits: npt.NDArray[np.uint16]
    counts: npt.NDArray[np.int32]
    flags: npt.NDArray[np.uint8]
    shared_starts: Integers
    shared: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of_table(
        cls, found: pa.Table, *, languages: npt.NDArray[np.int16], shared: npt.NDArray[np.int32]
    ) -> Self:
        """Make the rows of the result of ``read_term_rows``.

        Args:
            found: The result.
            languages: The numbers of its languages.
            shared: The numbers of all terms in its column ``shared``.
        """
        lists = {name: found.column(name).combine_chunks() for name in ("keys", "counts", "flags", "shared")}
        keys = lists["keys"].flatten().to_numpy()
        return cls(
            rows=found.column("row").to_numpy(),
            article_ids=found.column("article_id").to_numpy(),
            at=found.column("at").to_numpy(),
            languages=languages,
            starts=find_starts(lists["keys"]),
            keys=keys,
            bits=(keys & _BITS).astype(np.uint16),
            counts=lists["counts"].flatten().to_numpy(),
            flags=lists["flags"].flatten().to_numpy(),
            shared_starts=find_starts(lists["shared"]),
            shared=shared,
        )

    @classmethod
    def join(cls, parts: Sequence[Self]) -> Self:
        """Return the rows of all parts, which ascend."""
        plain = ("rows", "article_ids", "at", "languages", "keys", "bits", "counts", "flags", "shared")
        values: dict[str, Any] = {
            name: np.concatenate([getattr(part, name) for part in parts]) for name in plain
        }
        for name in ("starts", "shared_starts"):
            lengths = np.concatenate([np.diff(getattr(part, name)) for part in parts])
            values[name] = np.concatenate(([0], np.cumsum(lengths)))
        return cls(**values)

    def split(self, row: int) -> tuple[Self, Self]:
        """Return the rows up to `row`, and those behind it."""
        place = int(np.searchsorted(self.rows, row, side="right"))
        return self._cut(0, place), self._cut(place, len(self))

    def may_have(self, wanted: Integers) -> npt.NDArray[np.bool_]:
        """Return for each term whether it may have one of the wanted keys; most others are passed over."""
        may_be = np.zeros(_BITS + 1, dtype=bool)
        may_be[wanted & _BITS] = True
        return may_be[self.bits]

    def find_keys(self, wanted: Integers) -> tuple[Integers, Integers]:
        """Return the places of rows that have one of the wanted keys, which ascend, and that key of each."""
        if not len(wanted):
            return wanted, wanted
        entries = np.flatnonzero(self.may_have(wanted))
        found = self.keys[entries]
        is_wanted = wanted[np.minimum(np.searchsorted(wanted, found), len(wanted) - 1)] == found
        return _find_rows(self.starts, entries[is_wanted]), found[is_wanted]

    def find_shared(self, wanted: Integers, size: int) -> tuple[Integers, Integers]:
        """Return the same for terms that need no translation, by their numbers, which are below `size`.

        Those below 0 are of terms that no row has.
        """
        is_wanted = np.zeros(size, dtype=bool)
        is_wanted[wanted[wanted >= 0]] = True
        entries = np.flatnonzero(is_wanted[self.shared])
        return _find_rows(self.shared_starts, entries), self.shared[entries].astype(np.int64)

    def _cut(self, first: int, end: int) -> Self:
        terms = slice(self.starts[first], self.starts[end])
        shared = slice(self.shared_starts[first], self.shared_starts[end])
        return type(self)(
            rows=self.rows[first:end],
            article_ids=self.article_ids[first:end],
            at=self.at[first:end],
            languages=self.languages[first:end],
            starts=self.starts[first : end + 1] - self.starts[first],
            keys=self.keys[terms],
            bits=self.bits[terms],
            counts=self.counts[terms],
            flags=self.flags[terms],
            shared_starts=self.shared_starts[first : end + 1] - self.shared_starts[first],
            shared=self.shared[shared],
        )


def find_starts(lists: pa.Array) -> Integers:
    """Return where each list starts among the values of all, and last where the last one ends."""
    lengths = lists.value_lengths().to_numpy(zero_copy_only=False)
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)


def take_lists(
    values: npt.NDArray[_Number], starts: Integers, places: Integers
) -> tuple[Integers, npt.NDArray[_Number]]:
    """Return the lists at some places: where each starts, and the values of all."""
    lengths = (starts[1:] - starts[:-1])[places]
    ends = np.cumsum(lengths)
    taken = np.arange(int(lengths.sum())) + np.repeat(starts[places] - (ends - lengths), lengths)
    return np.concatenate(([0], ends)), values[taken]


def _find_rows(starts: Integers, entries: Integers) -> Integers:
    """Return the place of the row of each entry."""
    return np.searchsorted(starts, entries, side="right") - 1
