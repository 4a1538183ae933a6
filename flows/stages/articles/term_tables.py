"""Put the stored terms of some articles into the tables that stories are decided by."""

from __future__ import annotations

import numpy as np

from transforms.stories.languages.table import SharedTable
from transforms.stories.sparse_rows import Integers
from transforms.stories.term_table import TermTable
from transforms.stories.weighting import TermFrequencies
from warehouse.stored_terms import StoredTerms
from warehouse.stories import StoryArticles
from warehouse.terms import SharedTerms


def read_term_table(terms: StoredTerms, articles: StoryArticles) -> TermTable:
    """Return the terms of articles as a table, the oldest article first."""
    read = terms.read(articles.rows, first=articles.at[0], last=articles.at[-1])
    return TermTable(
        article_ids=articles.article_ids,
        at=articles.at,
        starts=read.starts,
        vocabulary=read.vocabulary,
        columns=read.columns,
        counts=read.counts,
        flags=read.flags,
    )


def read_shared_table(terms: StoredTerms, articles: StoryArticles, *, has_all: bool) -> SharedTable:
    """Return the terms that need no translation, or none of them where all articles are in one language.

    Args:
        terms: The terms of the warehouse.
        articles: The articles, the oldest first.
        has_all: Whether these are all that are counted, so that the table tells how often each term occurs.
    """
    if len({*articles.languages} - {None}) <= 1:
        none = np.zeros(len(articles.rows) + 1, dtype=np.int64)
        return tabulate_shared(articles, SharedTerms(starts=none, vocabulary=[], columns=none[:0]))
    shared = terms.read_shared(articles.rows, first=articles.at[0], last=articles.at[-1])
    return tabulate_shared(articles, shared, None if has_all else terms.count_shared(shared.vocabulary))


def tabulate_shared(
    articles: StoryArticles, terms: SharedTerms, frequencies: Integers | None = None
) -> SharedTable:
    """Return such terms as a table, with how often each occurs among the counted articles, if known."""
    return SharedTable(
        languages=articles.languages,
        starts=terms.starts,
        vocabulary=terms.vocabulary,
        columns=terms.columns,
        frequencies=np.zeros(len(terms.vocabulary), dtype=np.int64) if frequencies is None else frequencies,
    )


def count_at_hand(table: TermTable) -> TermFrequencies:
    """Return no counts but those of the table itself, which a term has at least."""
    none = np.zeros(0, dtype=np.int64)
    return TermFrequencies(articles=len(table), keys=none, counts=none)


def count_terms(terms: StoredTerms, table: TermTable) -> TermFrequencies:
    """Return how often the terms of a table occur among the articles that were loaded last."""
    counted, found, counts = terms.count(table.vocabulary)
    return TermFrequencies(articles=counted, keys=found, counts=counts)
