"""The shared terms of many articles as arrays, in the form in which they are weighed and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
