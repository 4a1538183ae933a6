"""Assign invented reports on several events to stories, and compare the results."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from folders import DATA
from records import NOON, make_article

from transforms.records import Override, StoryMember, StoryMembership, Terms
from transforms.stories.assignment import assign_stories
from transforms.stories.terms import extract_terms

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
    existing: Sequence[StoryMember] = (),
    duplicates: Mapping[str, str] | None = None,
    overrides: Sequence[Override] = (),
) -> dict[str, StoryMembership]:
    """Assign articles to stories.

    Args:
        new: The terms of the new articles.
        existing: The articles that belong to stories already.
        duplicates: The original of each copy, by identifier.
        overrides: The overrides of people on these articles.

    Returns:
        The memberships by article.
    """
    everyone = [*new, *(member.terms for member in existing)]
    decided = assign_stories(
        new,
        existing,
        frequencies=Counter(term for terms in everyone for term, _ in terms.counts),
        article_count=len(everyone),
        duplicates=duplicates or {},
        overrides=overrides,
    )
    return {each.article_id: each for each in decided}


def select(reports: Sequence[Terms], event: str) -> list[Terms]:
    """Return the reports whose identifiers begin with the name of an event."""
    return [terms for terms in reports if terms.article_id.startswith(event)]


def make_members(decided: Mapping[str, StoryMembership], terms: Sequence[Terms]) -> list[StoryMember]:
    """Return articles as members of the decided stories, in the form that the warehouse returns."""
    return [
        StoryMember(story_id=decided[each.article_id].story_id, terms=each, duplicate_of=None)
        for each in terms
    ]


def assign_in_batches(
    batches: Sequence[Sequence[Terms]], overrides: Sequence[Override] = ()
) -> dict[str, str]:
    """Assign batches in turn, each beside all earlier ones; return the identifier of each article's story."""
    story_ids: dict[str, str] = {}
    seen: list[Terms] = []
    for batch in batches:
        existing = [
            StoryMember(story_id=story_ids[each.article_id], terms=each, duplicate_of=None) for each in seen
        ]
        decided = assign(batch, existing, overrides=overrides)
        story_ids |= {article_id: each.story_id for article_id, each in decided.items()}
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
