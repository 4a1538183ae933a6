"""The shared terms of many articles as arrays, in the form in which they are weighed and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from transforms.stories.sparse_rows import Integers


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTable:
    """The shared terms of articles, in the order of the articles' other terms.

    Attributes:
        languages: The language of each article, or `None`.
        starts: Where the terms of each article start in `columns`; one more number than articles.
        vocabulary: All terms, each once, ascending.
        columns: The place in `vocabulary` of each term of each article.
        frequencies: In how many articles of the warehouse each term of `vocabulary` occurs; 0 if not counted.
    """

    languages: Sequence[str | None]
    starts: Integers
    vocabulary: Sequence[str]
    columns: Integers
    frequencies: Integers

    def __len__(self) -> int:
        return len(self.languages)


def tabulate_shared_terms(
    articles: Iterable[tuple[str | None, Sequence[str]]], frequencies: Mapping[str, int] | None = None
) -> SharedTable:
    """Return the table of the language and the shared terms of each article."""
    rows = list(articles)
    vocabulary = sorted({term for _, terms in rows for term in terms})
    places = {term: place for place, term in enumerate(vocabulary)}
    counted = frequencies or {}
    return SharedTable(
        languages=[language for language, _ in rows],
        starts=np.cumsum([0, *(len(terms) for _, terms in rows)], dtype=np.int64),
        vocabulary=vocabulary,
        columns=np.array([places[term] for _, terms in rows for term in terms], dtype=np.int64),
        frequencies=np.array([counted.get(term, 0) for term in vocabulary], dtype=np.int64),
    )
