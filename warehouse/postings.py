"""Make the postings of texts from their terms: which term is in which text, how often, and where.

All terms of a batch are one array of numbers. DuckDB took four times as long to group them, since it gathers
the places of each term in a list of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from transforms.records import Article, ArticleText
from warehouse.western_words import find_western_words, fold_western

TITLE_COUNTS = 3
"""How often a word of the title counts."""
_FEW = 1 << 16  # words; so many numbers are sorted in a tenth of the time
_Numbers = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTexts:
    """The terms of titles and texts, in their order.

    Attributes:
        article_ids: The articles, ascending. Each has a title and a text, in this order.
        starts: Where in `words` the terms of each title and text begin, and where those of the last end.
        words: Each term as its place in `vocabulary`.
        vocabulary: All terms, each once, and words that may have one term.
        are_words: Which of them are words, whose endings are still to be taken off.
    """

    article_ids: Sequence[str]
    starts: _Numbers
    words: _Numbers
    vocabulary: pa.Array
    are_words: npt.NDArray[np.bool_]

    @classmethod
    def split(
        cls, texts: Iterable[ArticleText | Article], split: Callable[[Sequence[str]], pa.Array]
    ) -> Self:
        """Split titles and texts into terms.

        Args:
            texts: The texts.
            split: Splits those that have other than Western letters: it returns a list of terms for each.
        """
        by_article = {each.article_id: each for each in texts}
        article_ids = sorted(by_article)
        parts = [part for each in article_ids for part in (by_article[each].title, by_article[each].text)]
        folded = [fold_western(part) for part in parts]
        words, lengths = find_western_words([each for each in folded if each is not None])
        are_western = np.array([each is not None for each in folded], np.bool_)
        counts = np.zeros(len(parts), np.int64)
        counts[are_western] = lengths
        encoded = words.dictionary_encode()
        numbers, vocabulary = encoded.indices.to_numpy(), encoded.dictionary
        are_words = np.ones(len(vocabulary), np.bool_)
        others = [part for part, each in zip(parts, folded, strict=True) if each is None]
        if others:
            terms = split(others)
            counts[~are_western] = np.diff(terms.offsets.to_numpy())
            more = terms.flatten().dictionary_encode()
            are_of_words = np.repeat(are_western, counts)
            together = np.empty(len(are_of_words), np.int64)
            together[are_of_words] = numbers
            together[~are_of_words] = more.indices.to_numpy() + len(vocabulary)
            numbers = together
            vocabulary = pa.concat_arrays([vocabulary, more.dictionary.cast(vocabulary.type)])
            are_words = np.append(are_words, np.zeros(len(more.dictionary), np.bool_))
        return cls(
            article_ids=article_ids,
            starts=np.concatenate(([0], np.cumsum(counts))),
            words=numbers,
            vocabulary=vocabulary,
            are_words=are_words,
        )

    def tabulate_words(self) -> pa.Table:
        """Return the staged table ``words`` of the vocabulary."""
        return pa.table(
            {"place": np.arange(len(self.vocabulary)), "term": self.vocabulary, "is_word": self.are_words}
        )

    def tabulate_documents(self, first: int) -> pa.Table:
        """Return the staged table ``documents``; the articles are numbered from `first` on."""
        counted = np.diff(self.starts).reshape(-1, 2) @ (TITLE_COUNTS, 1)
        return pa.table(
            {
                "document": pa.array(first + np.arange(len(self.article_ids)), pa.int32()),
                "article_id": self.article_ids,
                "terms": pa.array(counted, pa.int32()),
            }
        )

    def tabulate_postings(self, first: int, numbers: _Numbers) -> pa.Table:
        """Return the staged table ``postings``, ordered by term and document.

        The terms of a title are at negative positions, so that no phrase continues from it into the text.

        Args:
            first: The document of the first article.
            numbers: The number of each term of the vocabulary; words of one term have the same.
        """
        lengths = np.diff(self.starts)
        before = 1 - self.starts[:-1]
        before[::2] -= lengths[::2] + 1
        positions = np.arange(len(self.words), dtype=np.int32) + np.repeat(before, lengths).astype(np.int32)
        documents = np.repeat(first + np.arange(len(lengths)) // 2, lengths).astype(np.int32)
        distinct, ranks = np.unique(numbers, return_inverse=True)
        terms = ranks.astype(np.uint16 if len(distinct) <= _FEW else np.int32)[self.words]
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
                "term": pa.array(distinct[terms[starts]], pa.int32()),
                "document": pa.array(documents[starts]),
                "count": pa.array(np.diff(counts[edges]), pa.int32()),
                "positions": pa.ListArray.from_arrays(pa.array(edges), pa.array(positions)),
            }
        )
