"""Decide the stories of the articles that wait for one, beside the articles of the same weeks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from flows.stages.articles.compare_claims import compare_new_claims
from flows.stages.articles.name_terms import name_terms
from flows.stages.articles.term_tables import (
    count_at_hand,
    count_terms,
    read_shared_table,
    read_term_table,
    tabulate_shared,
)
from transforms.records import StoryMembership
from transforms.stories.assignment import Assignment, assign_stories, compare_articles
from transforms.stories.languages.weighting import weigh_shared_terms
from transforms.stories.similarity import select_heavy_terms
from transforms.stories.sparse_rows import list_rows
from transforms.stories.term_table import TermTable
from transforms.stories.weighting import weigh_terms
from warehouse.freed_memory import release_memory
from warehouse.newest_terms import NewestTerms
from warehouse.read_blocks import forget_blocks
from warehouse.relations import read_story_overrides
from warehouse.remembered_terms import RememberedTerms
from warehouse.staged_records import SharedTerm, WeightedTerm
from warehouse.stored_terms import StoredTerms
from warehouse.stories import (
    StoryArticles,
    count_open_articles,
    list_open_articles,
    list_termed_articles,
    read_story_articles,
    read_story_queue,
    write_stories,
)
from warehouse.story_queue import StoryQueue, count_story_queue
from warehouse.story_times import EARLIEST, LATEST

STORY_WINDOW = timedelta(days=14)
"""How long a story stays open: coverage of one event is over in two weeks, a topic goes on."""

STORIES_YOUNG = 1_000
"""With fewer articles than this, the weights of terms change with every batch, and all stories are decided
again, closed ones too. Otherwise the first stories would keep decisions made on too few articles."""

NEW_SHARE = 0.02
"""All open stories are decided together when this share of their articles is new since the last time, or a
hundred articles wait. Until then a new article is compared with the most similar ones, and only their stories
may change: among 10,000 open articles one takes 0.2 s of CPU time, and all of them together 3 s."""

REFERENCE_ARTICLES = 10_000
"""How many articles the frequency of terms is counted in: those that were loaded last."""

_PORTION = 10_000
# Articles that are compared with each other, those that wait among them. With twice as many, 40,000 articles
# took twice the CPU time and 140 MB more.
_MAX_TOGETHER = 10_000
# Articles that wait, whose terms take memory that is better given back early. 400 of them beside 100,000 were
# similar to so many others that to compare them with these alone took 2.4 GB.
_MANY = 100
_MAX_SIMILAR = 200  # articles that a new one is compared with
_MAX_SHARING = 50  # articles in other languages that it is compared with
_MAX_NAMED = 8  # terms of a membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """The effect of one transaction.

    Attributes:
        assigned: How many articles were decided on.
        moved: How many others are in another story now.
        left: How many articles still wait.
    """

    assigned: int
    moved: int
    left: int


class _Beside(NamedTuple):
    """The articles that those that wait are compared with.

    Attributes:
        article_ids: Which they are.
        first: The time of the earliest that may be among them.
        last: The time of the latest.
        together: Whether all of them are decided again, and not only those whose stories get a new article.
    """

    article_ids: Sequence[str]
    first: datetime
    last: datetime
    together: bool


def decide_portion(con: DuckDBPyConnection, remembered: RememberedTerms | None = None) -> Portion | None:
    """Decide the stories of the oldest articles that wait, at most 10,000, and write them.

    In a larger warehouse 5,000 are decided at a time, so that those before and after are beside them.

    Args:
        con: The writer's connection.
        remembered: The terms of the newest articles, in a process that decides again and again.

    Returns:
        The effect, or `None` if no article with terms waits.
    """
    queue = count_story_queue(con)
    limit = _PORTION if queue.articles <= _PORTION else _PORTION // 2
    waiting = read_story_queue(con, limit=limit, waiting=queue.waiting, articles=queue.articles)
    if not waiting.article_ids:
        return None
    are_many = len(waiting.article_ids) >= _MANY
    if are_many:
        forget_blocks(con)
    begin = StoredTerms if are_many else NewestTerms
    terms = (remembered.begin if remembered else begin)(con, newest=REFERENCE_ARTICLES)
    beside = _choose_beside(terms, waiting, queue)
    articles = read_story_articles(
        con, [*waiting.article_ids, *beside.article_ids], first=beside.first, last=beside.last
    )
    new = set(waiting.article_ids)
    memberships = _assign(terms, articles, new, queue, only_similar=not beside.together, are_many=are_many)
    stories = {each.article_id: each.story_id for each in memberships}
    moved = {
        article_id
        for article_id, story_id in stories.items()
        if article_id not in new and articles.stories.get(article_id, story_id) != story_id
    }
    times = dict(zip(articles.article_ids, articles.at, strict=True))
    earliest = min(at for article_id, at in times.items() if article_id in stories or article_id in new)
    pairs = compare_new_claims(con, new | moved, stories, first=earliest)
    write_stories(
        con,
        memberships,
        new,
        all_open=beside.together,
        compared=() if pairs is None else new | moved,
        pairs=pairs or (),
        times=times,
    )
    return Portion(assigned=len(new), moved=len(moved), left=queue.waiting - len(new))


def _choose_beside(terms: StoredTerms, waiting: StoryArticles, queue: StoryQueue) -> _Beside:
    """Choose the articles that those that wait are compared with: all, those of the same weeks, or a few."""
    if queue.articles < STORIES_YOUNG:
        return _Beside(list_termed_articles(terms.con), first=EARLIEST, last=LATEST, together=True)
    new = set(waiting.article_ids)
    first, last = waiting.at[0] - STORY_WINDOW, waiting.at[-1] + STORY_WINDOW
    is_much_new = queue.since >= NEW_SHARE * count_open_articles(terms.con, first=first, last=last)
    if is_much_new or len(new) >= _MANY:
        open_ids = list_open_articles(terms.con, waiting.at, window=STORY_WINDOW, limit=_MAX_TOGETHER)
        others = [each for each in open_ids if each not in new][: _MAX_TOGETHER - len(new)]
        return _Beside(others, first=first, last=last, together=True)
    similar = _list_similar(terms, waiting, first=first, last=last)
    return _Beside(similar, first=first, last=last, together=False)


def _assign(
    terms: StoredTerms,
    articles: StoryArticles,
    new: AbstractSet[str],
    queue: StoryQueue,
    *,
    only_similar: bool,
    are_many: bool,
) -> list[StoryMembership]:
    """Assign the articles to stories, by their terms and what people decided."""
    table = read_term_table(terms, articles)
    # then all terms that are counted are in the table; to count them again took a quarter of the time
    has_all = len(table) == queue.articles <= REFERENCE_ARTICLES
    shared = read_shared_table(terms, articles, has_all=has_all)
    frequencies = count_at_hand(table) if has_all else count_terms(terms, table)
    overrides = read_story_overrides(terms.con)
    if are_many:  # the terms of 8,000 articles, which are in the tables now
        forget_blocks(terms.con)
        release_memory()
    compared = compare_articles(table, shared=shared, frequencies=frequencies)
    if are_many:  # the products of all pairs
        release_memory()
    decided = assign_stories(
        compared,
        articles.stories,
        new,
        duplicates=articles.duplicates,
        overrides=overrides,
        only_similar=only_similar,
    )
    if are_many:
        release_memory()
    return _name_terms(terms.con, articles, table, decided)


def _list_similar(
    terms: StoredTerms, waiting: StoryArticles, *, first: datetime, last: datetime
) -> list[str]:
    """Return the articles between two times that share the heaviest terms with those that wait."""
    articles = waiting
    if waiting.stories:
        articles = read_story_articles(
            terms.con, waiting.article_ids, first=waiting.at[0], last=waiting.at[-1]
        )
    table = read_term_table(terms, articles)
    weights = select_heavy_terms(weigh_terms(table, count_terms(terms, table)).weights)
    heavy = zip(
        (table.article_ids[row] for row in list_rows(weights).tolist()),
        table.vocabulary[weights.indices].tolist(),
        (weights.data**2).tolist(),
        strict=True,
    )
    similar = terms.list_similar(
        [WeightedTerm(*term) for term in heavy], first=first, last=last, limit=_MAX_SIMILAR
    )
    return [*similar, *_list_sharing(terms, articles, first=first, last=last)]


def _list_sharing(
    terms: StoredTerms, articles: StoryArticles, *, first: datetime, last: datetime
) -> list[str]:
    """Return the articles in other languages that share the heaviest terms with those that wait."""
    spoken = {*articles.languages, *terms.list_languages(first=first, last=last)} - {None}
    if len(spoken) == 1:
        return []
    terms_of_new = terms.read_shared(articles.rows, first=articles.at[0], last=articles.at[-1])
    shared = tabulate_shared(articles, terms_of_new)  # their frequency is not worth another query
    weights = weigh_shared_terms(shared, REFERENCE_ARTICLES).weights
    heavy = [
        SharedTerm(articles.article_ids[row], language, shared.vocabulary[column], weight**2)
        for row, column, weight in zip(
            list_rows(weights).tolist(), weights.indices.tolist(), weights.data.tolist(), strict=True
        )
        if weight > 0 and (language := shared.languages[row])
    ]
    return terms.list_sharing(heavy, first=first, last=last, limit=_MAX_SHARING)


def _name_terms(
    con: DuckDBPyConnection, articles: StoryArticles, table: TermTable, decided: list[Assignment]
) -> list[StoryMembership]:
    """Return the decisions as rows of the warehouse, with the terms as text."""
    names = name_terms(con, articles.rows.tolist(), table, decided)
    return [
        StoryMembership(
            article_id=table.article_ids[each.row],
            story_id=each.story_id,
            score=each.score,
            terms=(*each.shared, *names[each.row])[:_MAX_NAMED],
        )
        for each in decided
    ]
