"""Grouping: articles join stories beside what the warehouse remembers and what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from duckdb import DuckDBPyConnection

from transforms.records import StoryMembership, Terms
from transforms.stories import assign_stories
from warehouse.read import read_open_stories, read_rulings, read_term_frequencies

STORY_WINDOW = timedelta(days=14)
"""How long a story stays open: coverage of one event is over in two weeks, a topic goes on."""

STORIES_YOUNG = 1_000
"""While there are fewer articles than this, what terms weigh changes with every batch, and so all stories
are decided again, closed ones too; else the first ones would keep what was decided on hearsay."""

STORY_ARTICLES = 2_000
"""So many articles of open stories a batch is compared with: about a second of work. They are all there
are while fewer arrive in two weeks; of more, those of the stories most like the batch."""


def group_articles(
    con: DuckDBPyConnection, new: Sequence[Terms], duplicates: Mapping[str, str]
) -> tuple[StoryMembership, ...]:
    """Decide the stories of `new` articles, and of known ones whose story changes by it.

    `duplicates` leads from copies to originals where that is not in the warehouse yet.
    """
    if not new:
        return ()
    ids = {one.article_id for one in new}
    ruled = {each for ruling in read_rulings(con, ids) for each in (ruling.first, ruling.second)}
    known = read_open_stories(
        con,
        new,
        window=STORY_WINDOW,
        young=STORIES_YOUNG,
        most=STORY_ARTICLES,
        beside={*duplicates.values(), *ruled},
    )
    before = {member.terms.article_id for member in known}
    compared = {term for terms in (*new, *(member.terms for member in known)) for term, _ in terms.counts}
    past, articles = read_term_frequencies(con, compared)
    fresh = [terms for terms in new if terms.article_id not in before]
    return assign_stories(
        new,
        known,
        frequencies=Counter(term for terms in fresh for term, _ in terms.counts) + Counter(past),
        articles=articles + len(fresh),
        duplicates=duplicates,
        rulings=read_rulings(con, ids | before),
    )
