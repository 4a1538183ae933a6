"""Assign articles to stories, beside the articles and the overrides that the warehouse has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from duckdb import DuckDBPyConnection

from flows.stages.articles.link_duplicates import DuplicateLinks
from transforms.dedup.overrides import list_overridden_articles, update_overrides
from transforms.records import Override, StoryMembership, Terms
from transforms.stories.assignment import assign_stories
from warehouse.relations import read_open_stories, read_overrides, read_term_frequencies, read_terms

STORY_WINDOW = timedelta(days=14)
"""How long a story stays open: coverage of one event is over in two weeks, a topic goes on."""

STORIES_YOUNG = 1_000
"""With fewer articles than this, the weights of terms change with every batch, and all stories are decided
again, closed ones too. Otherwise the first stories would keep decisions made on too few articles."""

STORY_ARTICLES = 2_000
"""The limit on articles of open stories that a batch is compared with, which takes about a second. While
fewer arrive in two weeks, all are compared; of more, those of the stories most similar to the batch."""


def assign_to_stories(
    con: DuckDBPyConnection,
    new: Sequence[Terms],
    links: DuplicateLinks,
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
) -> tuple[StoryMembership, ...]:
    """Decide the stories of articles with new texts, and of others whose story changes by that.

    An existing article keeps its earliest date.

    Args:
        con: The writer's connection.
        new: The terms of the new texts.
        links: Copies and originals, of which the warehouse does not know yet.
        added: Overrides that are not stored yet.
        removed: Overrides that are still stored.
    """
    if not new:
        return ()
    ids = {one.article_id for one in new}
    earlier = {terms.article_id: terms.at for terms in read_terms(con, ids)}
    new = [replace(one, at=min(one.at, earlier.get(one.article_id, one.at))) for one in new]
    duplicates = {link.article_id: link.duplicate_of for link in links.duplicates}
    relinked = {one.article_id for one in links.fingerprints}
    overridden = list_overridden_articles([*read_overrides(con, ids), *added, *removed])
    open_members = read_open_stories(
        con,
        new,
        window=STORY_WINDOW,
        young=STORIES_YOUNG,
        limit=STORY_ARTICLES,
        beside={*duplicates.values(), *overridden, *earlier},
    )
    members = [
        replace(member, duplicate_of=None) if member.terms.article_id in relinked else member
        for member in open_members
    ]
    member_ids = {member.terms.article_id for member in members}
    terms_at_hand = {term for one in (*new, *(member.terms for member in members)) for term, _ in one.counts}
    stored_frequencies, articles = read_term_frequencies(con, terms_at_hand)
    added_terms = [one for one in new if one.article_id not in member_ids]
    return assign_stories(
        new,
        members,
        frequencies=Counter(term for one in added_terms for term, _ in one.counts)
        + Counter(stored_frequencies),
        article_count=articles + len(added_terms),
        duplicates=duplicates,
        overrides=update_overrides(read_overrides(con, ids | member_ids), added=added, removed=removed),
    )
