"""Operations on the rows of sparse matrices that SciPy does not have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ENTRIES_AT_ONCE = 250_000
"""How many stored entries are worked on at a time: two copies of them take 8 MB, and more are no quicker."""


def list_rows(matrix: csr_array) -> Integers:
    """Return the row of each stored entry of a matrix."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def count_entries(matrix: csr_array, chosen: npt.NDArray[np.bool_]) -> Integers:
    """Count the chosen ones of the stored entries of each row."""
    return np.diff(_count_before(matrix, chosen))


def keep_entries(matrix: csr_array, kept: npt.NDArray[np.bool_]) -> csr_array:
    """Return the matrix with only those of its stored entries."""
    starts = _count_before(matrix, kept)
    return csr_array((matrix.data[kept], matrix.indices[kept], starts), shape=matrix.shape)


def _count_before(matrix: csr_array, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return how many of the chosen entries are before each row, and at last all of them."""
    counts = np.zeros(len(chosen) + 1, dtype=np.int32)
    np.cumsum(chosen, dtype=np.int32, out=counts[1:])
    before: npt.NDArray[np.int32] = counts[matrix.indptr]
    return before


def normalise_rows(matrix: csr_array) -> csr_array:
    """Scale each row to length 1, in place; rows of zeros stay."""
    for start, end in cut_rows(matrix.indptr, ENTRIES_AT_ONCE):
        lengths = np.diff(matrix.indptr[start : end + 1])
        data = matrix.data[matrix.indptr[start] : matrix.indptr[end]]
        squares = np.bincount(np.repeat(np.arange(end - start), lengths), data**2, minlength=end - start)
        data /= np.repeat(np.sqrt(np.where(squares > 0, squares, 1.0)), lengths)
    return matrix


def multiply_pairs(matrix: csr_array, ones: Integers, others: Integers) -> Floats:
    """Return the product of the two rows of each pair.

    Args:
        matrix: The rows.
        ones: The index of the first row of each pair.
        others: The index of the second.
    """
    products = [
        np.bincount(list_rows(each), each.data, minlength=each.shape[0])
        for each in multiply_entries(matrix, ones, others)
    ]
    return np.concatenate([np.empty(0), *products])


def multiply_entries(matrix: csr_array, ones: Integers, others: Integers) -> Iterator[csr_array]:
    """Yield the entries that the two rows of each pair share, multiplied: a row a pair, some pairs at a time.

    Args:
        matrix: The rows.
        ones: The index of the first row of each pair.
        others: The index of the second.
    """
    costs = np.concatenate(([0], np.cumsum(np.diff(matrix.indptr)[ones])))
    for start, end in cut_rows(costs, ENTRIES_AT_ONCE):
        yield matrix[ones[start:end]].multiply(matrix[others[start:end]])


def cut_rows(costs: npt.NDArray[np.integer], limit: int) -> Iterator[tuple[int, int]]:
    """Cut rows into ranges that each cost no more than a limit, or are one row long.

    Args:
        costs: The sum of the costs of all rows before each row, and at last that of all rows.
        limit: The limit.

    Yields:
        The first row of each range, and the row after its last.
    """
    start = 0
    while start < len(costs) - 1:
        end = max(start + 1, int(np.searchsorted(costs, costs[start] + limit, "right")) - 1)
        yield start, end
        start = end
