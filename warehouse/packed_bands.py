"""Pack sorted bands into values of a table, and find bands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Integers = npt.NDArray[np.int64]
_Packed = npt.NDArray[np.unsignedinteger]

PARTS = 65_536
"""The number of parts of a run. The bands of a part have the same upper 16 bits."""

_BITS = 16  # the lower ones of a band, which are packed
_LOWER = (1 << _BITS) - 1
_BAND, _FINGERPRINT = np.dtype("<u2"), np.dtype("<u4")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedValues:
    """Arrays of numbers, one after the other.

    Attributes:
        numbers: The numbers of all arrays.
        starts: Where each array starts, and last where the last one ends.
    """

    numbers: _Packed
    starts: Integers

    @classmethod
    def of_bands(cls, column: pa.Array) -> Self:
        """Unpack the column ``bands`` of some parts."""
        return cls._unpack(column, _BAND)

    @classmethod
    def of_fingerprints(cls, column: pa.Array) -> Self:
        """Unpack the column ``fingerprints`` of some parts."""
        return cls._unpack(column, _FINGERPRINT)

    def list_numbers(self) -> Integers:
        """Return the numbers of all arrays."""
        return self.numbers[self.starts[0] : self.starts[-1]].astype(np.int64)

    @classmethod
    def _unpack(cls, column: pa.Array, kind: np.dtype[np.unsignedinteger]) -> Self:
        """Return the numbers in a column of values, without copying them."""
        _, offsets, data = column.buffers()
        ends = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
        return cls(
            numbers=np.frombuffer(data or b"", kind),
            starts=ends.astype(np.int64) // kind.itemsize,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBands:
    """Where wanted bands are in some parts; those that are in none are left out.

    Attributes:
        wanted: The place of each in the wanted ones.
        rows: The place of its part in the given ones.
        starts: The place of the first fingerprint that has it, among those of the part.
        counts: How many fingerprints have it.
    """

    wanted: Integers
    rows: Integers
    starts: Integers
    counts: Integers

    @classmethod
    def join(cls, parts: Sequence[Self]) -> Self:
        """Return what was found in several sets of parts."""
        none = np.empty(0, np.int64)
        return cls(
            **{
                name: np.concatenate((none, *(getattr(part, name) for part in parts)))
                for name in ("wanted", "rows", "starts", "counts")
            }
        )


def pack_bands(bands: Integers, fingerprints: Integers) -> pa.Table:
    """Pack bands, which ascend, and their fingerprints into the rows of a run, one a part."""
    parts = find_parts(bands)
    starts = np.flatnonzero(np.diff(parts, prepend=-1))
    ends = np.append(starts, len(bands))
    return pa.table(
        {
            "part": parts[starts],
            "bands": _pack((bands & _LOWER).astype(_BAND), ends),
            "fingerprints": _pack(fingerprints.astype(_FINGERPRINT), ends),
        }
    )


def unpack_bands(parts: Integers, packed: PackedValues) -> Integers:
    """Return the bands of some parts."""
    return (np.repeat(parts, np.diff(packed.starts)) << _BITS) + packed.list_numbers()


def find_parts(bands: Integers) -> Integers:
    """Return the part that each of some bands is in."""
    return bands >> _BITS


def find_first(part: int) -> int:
    """Return the first band that may be in a part."""
    return part << _BITS


def take_numbers(packed: PackedValues, rows: Integers, starts: Integers, counts: Integers) -> Integers:
    """Return some numbers from each of some arrays, one after the other.

    Args:
        packed: The arrays.
        rows: The place of each array.
        starts: The place of the first number in it.
        counts: How many numbers to take.
    """
    first = packed.starts[rows] + starts - (np.cumsum(counts) - counts)
    taken: Integers = packed.numbers[np.arange(counts.sum()) + np.repeat(first, counts)].astype(np.int64)
    return taken


def find_bands(wanted: Integers, parts: Integers, packed: PackedValues) -> FoundBands:
    """Find the wanted bands in some parts, by binary search for all of them at once.

    Args:
        wanted: Distinct bands, ascending.
        parts: The number of each part; one of several runs may occur several times.
        packed: The bands of the parts.
    """
    first, last = (np.searchsorted(wanted, edge << _BITS) for edge in (parts, parts + 1))
    counts = last - first
    rows = np.repeat(np.arange(len(parts)), counts)
    places = np.arange(len(rows)) + np.repeat(first - (np.cumsum(counts) - counts), counts)
    targets, ends = wanted[places] & _LOWER, packed.starts[1:][rows]
    starts = _bisect(packed.numbers, targets, packed.starts[:-1][rows], ends)
    found = np.flatnonzero(starts < ends)
    found = found[packed.numbers[starts[found]] == targets[found]]
    rows, starts = rows[found], starts[found]
    return FoundBands(
        wanted=places[found],
        rows=rows,
        starts=starts - packed.starts[rows],
        counts=_bisect(packed.numbers, targets[found] + 1, starts, ends[found]) - starts,
    )


def _bisect(numbers: _Packed, targets: Integers, starts: Integers, ends: Integers) -> Integers:
    """Return the first place from each start that holds no less than the target, or the end."""
    low, high = starts, ends
    while (is_open := low < high).any():
        middle = np.where(is_open, (low + high) >> 1, 0)
        is_less = numbers[middle] < targets
        low = np.where(is_open & is_less, middle + 1, low)
        high = np.where(is_open & ~is_less, middle, high)
    return low


def _pack(numbers: _Packed, ends: Integers) -> pa.Array:
    """Return a column of values, each of which holds the numbers up to its end."""
    offsets = pa.py_buffer((ends * numbers.itemsize).astype(np.int64))
    return pa.Array.from_buffers(pa.large_binary(), len(ends) - 1, [None, offsets, pa.py_buffer(numbers)])
