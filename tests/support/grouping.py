"""Assign invented reports on several events to stories, and compare the results."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from folders import DATA
from records import NOON, make_article

from transforms.records import Override, StoryMembership, Terms
from transforms.stories.assignment import assign_stories, compare_articles
from transforms.stories.languages.table import SharedTable
from transforms.stories.term_table import TermTable, tabulate_terms
from transforms.stories.terms import extract_terms
from transforms.stories.weighting import TermFrequencies

_REPORTS = DATA / "stories.toml"


def read_reports() -> list[Terms]:
    """Return the terms of the invented reports, with identifiers of event and number: ``recall 3``."""
    rows = tomllib.loads(_REPORTS.read_text(encoding="utf-8"))["report"]
    return [
        extract_terms(
            make_article(
                row["text"],
                title=row["title"],
                name=f"{row['event']} {number}",
                seen_at=NOON + timedelta(days=row["day"]),
            )
        )
        for number, row in enumerate(rows)
    ]


def assign(
    new: Sequence[Terms],
    existing: Sequence[Terms] = (),
    story_ids: Mapping[str, str] | None = None,
    duplicates: Mapping[str, str] | None = None,
    overrides: Sequence[Override] = (),
    *,
    only_similar: bool = False,
) -> dict[str, StoryMembership]:
    """Assign articles to stories.

    Args:
        new: The terms of the new articles.
        existing: The terms of articles that belong to stories already.
        story_ids: The stories of those.
        duplicates: The original of each copy, by identifier.
        overrides: The overrides of people on these articles.
        only_similar: See :func:`~transforms.stories.assignment.assign_stories`.

    Returns:
        The memberships by article.
    """
    everyone = {each.article_id: each for each in (*existing, *new)}
    table = tabulate_terms(list(everyone.values()))
    ordered = [everyone[article_id] for article_id in table.article_ids]
    decided = assign_stories(
        compare_articles(table, shared=_tabulate_shared(ordered), frequencies=count_terms(table)),
        story_ids or {},
        {each.article_id for each in new},
        duplicates=duplicates or {},
        overrides=overrides,
        only_similar=only_similar,
    )
    memberships: dict[str, StoryMembership] = {}
    for each in decided:
        terms = everyone[table.article_ids[each.row]]
        named = dict(zip(terms.keys, terms.terms, strict=True))
        memberships[terms.article_id] = StoryMembership(
            article_id=terms.article_id,
            story_id=each.story_id,
            score=each.score,
            terms=(
                *each.shared,
                *(named[int(table.vocabulary[table.columns[entry]])] for entry in each.entries),
            ),
        )
    return memberships


def list_stories(decided: Mapping[str, StoryMembership]) -> dict[str, str]:
    """Return the identifier of the story of each article."""
    return {article_id: each.story_id for article_id, each in decided.items()}


def count_terms(table: TermTable) -> TermFrequencies:
    """Count in how many articles of a table each term occurs."""
    counts = np.bincount(table.columns, minlength=len(table.vocabulary))
    return TermFrequencies(articles=len(table), keys=table.vocabulary, counts=counts)


def select(reports: Sequence[Terms], event: str) -> list[Terms]:
    """Return the reports whose identifiers begin with the name of an event."""
    return [terms for terms in reports if terms.article_id.startswith(event)]


def assign_in_batches(
    batches: Sequence[Sequence[Terms]], overrides: Sequence[Override] = (), *, only_similar: bool = False
) -> dict[str, str]:
    """Assign batches in turn, each beside all earlier ones; return the identifier of each article's story."""
    story_ids: dict[str, str] = {}
    seen: list[Terms] = []
    for batch in batches:
        decided = assign(batch, seen, story_ids, overrides=overrides, only_similar=only_similar)
        story_ids |= list_stories(decided)
        seen += batch
    return story_ids


def partition(story_ids: Mapping[str, str]) -> set[frozenset[str]]:
    """Return each story as the set of its articles, without its identifier."""
    stories: dict[str, set[str]] = {}
    for article_id, story_id in story_ids.items():
        stories.setdefault(story_id, set()).add(article_id)
    return {frozenset(each) for each in stories.values()}


def make_override(first: str, second: str, *, same: bool, minute: int = 0) -> Override:
    """Return an override on the story of two articles, decided `minute` minutes after noon."""
    first, second = sorted((first, second))
    decided_at = datetime(2026, 3, 9, 12, minute, tzinfo=UTC)
    return Override(first=first, second=second, relation="story", same=same, note=None, decided_at=decided_at)


def _tabulate_shared(articles: Sequence[Terms]) -> SharedTable:
    vocabulary = sorted({term for each in articles for term in each.shared})
    places = {term: place for place, term in enumerate(vocabulary)}
    return SharedTable(
        languages=[each.language for each in articles],
        starts=np.cumsum([0, *(len(each.shared) for each in articles)], dtype=np.int64),
        vocabulary=vocabulary,
        columns=np.array([places[term] for each in articles for term in each.shared], dtype=np.int64),
        frequencies=np.zeros(len(vocabulary), dtype=np.int64),
    )
