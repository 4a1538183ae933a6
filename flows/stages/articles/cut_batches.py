"""Cut pages into batches. One transaction loads a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLimit:
    """The size of a batch.

    Attributes:
        pages: The largest number of pages.
        size: The bytes of page bodies at which a batch is full; its last page may go beyond them.
    """

    pages: int
    size: int


FEED_BATCH = BatchLimit(pages=50, size=64_000_000)
"""Pages of feeds: a kill repeats at most this many requests; they usually take about 5 MB in memory."""
FILE_BATCH = BatchLimit(pages=500, size=24_000_000)
"""Pages of files, bounded by bytes since two batches are in memory at a time.

Beside 1,500 texts, relating and loading one took the main process 5.2 ms of CPU time in batches of 200, 3.6
in batches of 500 and 3.3 in batches of 1,000, with 339, 383 and 521 MB. HTML fills a batch by its size: 1,280
pages took 30 MB less than in batches of 32 MB, and as much CPU time.
"""


def cut_batches(
    rows: Iterable[_Row], *, measure: Callable[[_Row], int], limit: BatchLimit
) -> Iterator[list[_Row]]:
    """Cut `rows` into batches, each as large as the limit allows.

    A batch is read from `rows` when it is asked for, and no row beyond it. A caller that drops each
    batch before it asks for the next holds one at a time.

    Args:
        rows: Pages of any kind, in order.
        measure: Returns the bytes of a row's body.
        limit: When a batch is full.

    Yields:
        Batches of at least one row.
    """
    batch: list[_Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += measure(row)
        if len(batch) == limit.pages or size >= limit.size:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
