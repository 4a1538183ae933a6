"""Grouping: articles join stories beside what the warehouse remembers and what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from duckdb import DuckDBPyConnection

from flows.stages.articles.relate import Comparison
from transforms.dedup.overrides import list_overridden_articles, update_overrides
from transforms.records import Override, StoryMembership, Terms
from transforms.stories.assignment import assign_stories
from warehouse.read import read_open_stories, read_overrides, read_term_frequencies, read_terms

STORY_WINDOW = timedelta(days=14)
"""How long a story stays open: coverage of one event is over in two weeks, a topic goes on."""

STORIES_YOUNG = 1_000
"""While there are fewer articles than this, what terms weigh changes with every batch, and so all stories
are decided again, closed ones too; else the first ones would keep what was decided on hearsay."""

STORY_ARTICLES = 2_000
"""So many articles of open stories a batch is compared with: about a second of work. They are all there
are while fewer arrive in two weeks; of more, those of the stories most like the batch."""


def assign_stories_to(
    con: DuckDBPyConnection,
    new: Sequence[Terms],
    compared: Comparison,
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
) -> tuple[StoryMembership, ...]:
    """Decide the stories of articles with `new` readings, and of others whose story changes by it.

    `compared` is what is not in the warehouse yet of copies and originals, the rulings `added` stand
    already and those `removed` no more. A known article stays as early as it was.
    """
    if not new:
        return ()
    ids = {one.article_id for one in new}
    earlier = {terms.article_id: terms.at for terms in read_terms(con, ids)}
    new = [replace(one, at=min(one.at, earlier.get(one.article_id, one.at))) for one in new]
    duplicates = {link.article_id: link.duplicate_of for link in compared.duplicates}
    relinked = {one.article_id for one in compared.fingerprints}
    ruled = list_overridden_articles([*read_overrides(con, ids), *added, *removed])
    known = read_open_stories(
        con,
        new,
        window=STORY_WINDOW,
        young=STORIES_YOUNG,
        limit=STORY_ARTICLES,
        beside={*duplicates.values(), *ruled, *earlier},
    )
    known = [
        replace(member, duplicate_of=None) if member.terms.article_id in relinked else member
        for member in known
    ]
    before = {member.terms.article_id for member in known}
    at_hand = {term for terms in (*new, *(member.terms for member in known)) for term, _ in terms.counts}
    past, articles = read_term_frequencies(con, at_hand)
    fresh = [terms for terms in new if terms.article_id not in before]
    return assign_stories(
        new,
        known,
        frequencies=Counter(term for terms in fresh for term, _ in terms.counts) + Counter(past),
        article_count=articles + len(fresh),
        duplicates=duplicates,
        overrides=update_overrides(read_overrides(con, ids | before), added=added, removed=removed),
    )
