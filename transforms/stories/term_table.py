"""The terms of many articles as arrays, in the form in which they are weighed and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.records import Terms
from transforms.stories.sparse_rows import Integers

Flags = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTable:
    """The terms of articles, the oldest article first.

    Attributes:
        article_ids: The articles.
        at: When each was published, or else first seen.
        starts: Where the terms of each article start in the last three; one more number than articles.
        vocabulary: The keys of all terms, each once, ascending.
        columns: The place in `vocabulary` of each term of each article; ascending within an article.
        counts: How often each occurs.
        flags: The :class:`~transforms.records.TermFlag` of each.
    """

    article_ids: Sequence[str]
    at: Sequence[datetime]
    starts: Integers
    vocabulary: Integers
    columns: npt.NDArray[np.int32]
    counts: npt.NDArray[Any]
    flags: Flags

    def __len__(self) -> int:
        return len(self.article_ids)


def tabulate_terms(articles: Sequence[Terms]) -> TermTable:
    """Return the table of the terms of `articles`, which may be in any order."""
    ordered = sorted(articles, key=lambda each: (each.at, each.article_id))
    sizes = [len(each.keys) for each in ordered]
    keys = np.fromiter(chain.from_iterable(each.keys for each in ordered), np.int64, sum(sizes))
    vocabulary, columns = np.unique(keys, return_inverse=True)
    return TermTable(
        article_ids=[each.article_id for each in ordered],
        at=[each.at for each in ordered],
        starts=np.cumsum([0, *sizes], dtype=np.int64),
        vocabulary=vocabulary,
        columns=columns.astype(np.int32),
        counts=np.fromiter(chain.from_iterable(each.counts for each in ordered), np.int64, sum(sizes)),
        flags=np.fromiter(chain.from_iterable(each.flags for each in ordered), np.uint8, sum(sizes)),
    )
