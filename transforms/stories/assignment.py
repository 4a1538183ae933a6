"""Story assignment: which articles report the same event.

Articles are clustered from scratch, and each cluster keeps the identifier of the story that it continues.
The result therefore follows from the set of articles, and not from the order in which they arrived: an
article that connects two stories, or shows that one story is two, does so whenever it comes. Average linkage
keeps a story from growing by chaining, as single linkage would.

Yang, Pierce and Carbonell, "A study of retrospective and on-line event detection", 1998, describe
group-average clustering of news and similarity that decays with time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from transforms.records import Override
from transforms.stories.clustering import Clustering
from transforms.stories.constraints import add_constraints
from transforms.stories.explanation import explain_groups
from transforms.stories.identifiers import assign_story_ids
from transforms.stories.languages.crossings import Crossings, find_crossings
from transforms.stories.languages.links import link_clusters
from transforms.stories.languages.reasons import list_reasons
from transforms.stories.languages.table import SharedTable
from transforms.stories.similarity import SimilarPairs, find_similar_pairs
from transforms.stories.sparse_rows import Integers
from transforms.stories.term_table import TermTable
from transforms.stories.weighting import TermFrequencies, TermMatrix, weigh_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The story of an article.

    Attributes:
        row: The article's row in the table of terms.
        story_id: Its story.
        score: The mean similarity to the other members of the story, from 0 to 1; 1.0 where there are none.
        entries: The positions in the table of the terms that contribute most to the score.
        shared: The terms that the article shares with reports of its story in other languages, those that
            weigh most first.
    """

    row: int
    story_id: str
    score: float
    entries: Sequence[int]
    shared: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What articles have in common.

    Attributes:
        table: Their terms.
        article_count: The number of articles that the weights of the terms are based on.
        matrix: The terms with their weights.
        pairs: The similar pairs in one language.
        crossings: What articles in different languages have in common.
    """

    table: TermTable
    article_count: int
    matrix: TermMatrix
    pairs: SimilarPairs
    crossings: Crossings


def compare_articles(table: TermTable, *, shared: SharedTable, frequencies: TermFrequencies) -> Comparison:
    """Compare articles with each other.

    Args:
        table: The terms of the new articles, and of the members of the stories that may change.
        shared: The terms of the same articles that need no translation.
        frequencies: In how many articles of the warehouse each term occurs.
    """
    matrix = weigh_terms(table, frequencies)
    return Comparison(
        table=table,
        article_count=max(frequencies.articles, len(table)),
        matrix=matrix,
        pairs=find_similar_pairs(matrix, table.at, shared.languages),
        crossings=find_crossings(shared, table.at, articles=frequencies.articles),
    )


def assign_stories(
    compared: Comparison,
    stories: Mapping[str, str],
    new: AbstractSet[str],
    *,
    duplicates: Mapping[str, str],
    overrides: Sequence[Override] = (),
    only_similar: bool = False,
) -> list[Assignment]:
    """Assign articles to stories.

    Args:
        compared: What the articles have in common.
        stories: The story of each of them that has one; whole stories.
        new: The articles to decide on: those without a story, with a new text, or with new constraints.
        duplicates: The original of each copy; a copy is in the story of its original.
        overrides: What people decided; see :func:`~transforms.stories.constraints.add_constraints`.
        only_similar: Leave stories as they are that have no member which is similar to a new article, or
            constrained to be in one story with it.

    Returns:
        The stories of the new articles, and of all members of stories that change, group by group.
    """
    table, crossings = compared.table, compared.crossings
    pairs_of_all = compared.pairs.replace(crossings.pairs)
    rows, pairs = np.arange(len(table)), compared.pairs
    if only_similar:
        bound: list[Sequence[str]] = [(override.first, override.second) for override in overrides]
        bound += _group_copies(table.article_ids, duplicates)
        rows = _select_similar(table, stories, new, pairs_of_all, bound)
        pairs = pairs.select(rows)
    ids = [table.article_ids[row] for row in rows.tolist()]
    clustering = Clustering(
        pairs, compared.matrix.count_terms()[rows].tolist(), article_count=compared.article_count
    )
    indexes = {each: index for index, each in enumerate(ids)}
    add_constraints(clustering, indexes, overrides=overrides, copies=_group_copies(ids, duplicates))
    languages = [crossings.table.languages[row] for row in rows.tolist()]
    link_clusters(clustering, clustering.cluster(), crossings.pairs.select(rows), languages)
    groups = sorted(sorted(group) for group in clustering.list_clusters())
    before = {each: stories[each] for each in ids if each in stories}
    story_ids = assign_story_ids([[ids[index] for index in group] for group in groups], before)
    sizes = Counter(before.values())
    changed = [
        (story_id, [int(rows[index]) for index in group])
        for story_id, group in zip(story_ids, groups, strict=True)
        if any(ids[index] in new for index in group)
        or not sum(before.get(ids[index]) == story_id for index in group) == len(group) == sizes[story_id]
    ]
    members = [group for _, group in changed]
    explained = zip(
        explain_groups(compared.matrix, pairs_of_all, members), list_reasons(crossings, members), strict=True
    )
    return [
        Assignment(row=row, story_id=story_id, score=each.score, entries=each.entries, shared=reasons)
        for story_id, group in changed
        for row, (each, reasons) in zip(group, explained, strict=False)
    ]


def _select_similar(
    table: TermTable,
    stories: Mapping[str, str],
    new: AbstractSet[str],
    pairs: SimilarPairs,
    bound: Iterable[Sequence[str]],
) -> Integers:
    """Return the rows of the new articles, and of the stories that are similar to one or bound to it."""
    is_new = np.array([each in new for each in table.article_ids], dtype=bool)
    chosen = is_new.copy()
    chosen[pairs.others[is_new[pairs.ones]]] = True
    chosen[pairs.ones[is_new[pairs.others]]] = True
    ids = {table.article_ids[row] for row in np.flatnonzero(chosen).tolist()}
    for group in map(set, bound):
        if not group.isdisjoint(ids):
            ids |= group
    open_stories = {stories[each] for each in ids if each in stories}
    return np.array(
        [
            row
            for row, each in enumerate(table.article_ids)
            if each in new or stories.get(each) in open_stories
        ],
        dtype=np.int64,
    )


def _group_copies(ids: Sequence[str], duplicates: Mapping[str, str]) -> list[list[str]]:
    """Group the articles by their original, which need not be among them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for each in ids:
        groups[_find_root(each, duplicates)].append(each)
    return [group for group in groups.values() if len(group) > 1]


def _find_root(article_id: str, duplicates: Mapping[str, str]) -> str:
    seen = [article_id]
    while (original := duplicates.get(seen[-1])) and original not in seen:
        seen.append(original)
    return min(seen[seen.index(original) :]) if original else seen[-1]  # of a cycle, its smallest
