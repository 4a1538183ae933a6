"""Makes the postings of texts from their terms: which term is in which text, how often, and where.

All terms of a batch are one array of numbers. DuckDB took four times as long to group them, since it gathers
the places of each term in a list of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

TITLE_COUNTS = 3
"""How often a word of the title counts."""
_FEW = 1 << 16  # words; so many numbers are sorted in a tenth of the time
_Numbers = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTexts:
    """The terms of titles and texts, in their order.

    Attributes:
        article_ids: The article of each title or text, ascending; the title comes before the text.
        are_titles: Which of them are titles.
        starts: Where in `words` the terms of each begin, and at last where those of the last end.
        words: Each term as its place in `vocabulary`.
        vocabulary: All terms, each once.
    """

    article_ids: pa.Array
    are_titles: npt.NDArray[np.bool_]
    starts: _Numbers
    words: _Numbers
    vocabulary: pa.Array

    @classmethod
    def read(cls, rows: pa.Table) -> SplitTexts:
        """Read the rows of the query ``split_texts``."""
        terms = rows["terms"].combine_chunks()
        encoded = terms.flatten().dictionary_encode()
        return cls(
            article_ids=rows["article_id"].combine_chunks(),
            are_titles=np.array(rows["is_title"].to_numpy(), np.bool_),
            starts=terms.offsets.to_numpy() - terms.offsets[0].as_py(),
            words=encoded.indices.to_numpy(),
            vocabulary=encoded.dictionary,
        )

    def tabulate_words(self) -> pa.Table:
        """Return the staged table ``words`` of the vocabulary."""
        return pa.table({"place": np.arange(len(self.vocabulary)), "term": self.vocabulary})

    def tabulate_documents(self, first: int) -> pa.Table:
        """Return the staged table ``documents``; the articles are numbered from `first` on."""
        articles = self._number_articles()
        weights = np.where(self.are_titles, TITLE_COUNTS, 1) * np.diff(self.starts)
        return pa.table(
            {
                "document": pa.array(first + np.unique(articles), pa.int32()),
                "article_id": self.article_ids.unique(),
                "terms": pa.array(np.bincount(articles, weights).astype(np.int32)),
            }
        )

    def tabulate_postings(self, first: int, numbers: _Numbers) -> pa.Table:
        """Return the staged table ``postings``, ordered by term and document.

        The terms of a title are at negative positions, so that no phrase continues from it into the text.

        Args:
            first: The document of the first article.
            numbers: The number of each term of the vocabulary.
        """
        lengths = np.diff(self.starts)
        before = np.where(self.are_titles, -lengths - 1, 0) - self.starts[:-1] + 1
        positions = np.arange(len(self.words), dtype=np.int32) + np.repeat(before, lengths).astype(np.int32)
        documents = np.repeat(first + self._number_articles(), lengths).astype(np.int32)
        by_number = np.argsort(numbers)
        ranks = np.empty(len(numbers), np.uint16 if len(numbers) <= _FEW else np.int32)
        ranks[by_number] = np.arange(len(numbers))
        terms = ranks[self.words]
        order = np.argsort(terms, kind="stable")  # the others ascend already
        terms, documents, positions = terms[order], documents[order], positions[order]
        is_first = np.ones(len(terms), np.bool_)
        np.not_equal(terms[1:], terms[:-1], out=is_first[1:])
        is_first[1:] |= documents[1:] != documents[:-1]
        starts = np.flatnonzero(is_first)
        counts = np.concatenate(([0], np.cumsum(np.where(positions < 0, TITLE_COUNTS, 1))))
        edges = np.append(starts, len(terms)).astype(np.int32)
        return pa.table(
            {
                "term": pa.array(numbers[by_number[terms[starts]]], pa.int32()),
                "document": pa.array(documents[starts]),
                "count": pa.array(np.diff(counts[edges]), pa.int32()),
                "positions": pa.ListArray.from_arrays(pa.array(edges), pa.array(positions)),
            }
        )

    def _number_articles(self) -> _Numbers:
        """Return the number of the article of each title or text, from 0."""
        places: _Numbers = self.article_ids.dictionary_encode().indices.to_numpy()
        return places
