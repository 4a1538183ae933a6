"""Invented reports on some events, decisions on their stories, and what is compared of them."""

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
    """Return the invented reports, named by their event and number: ``recall 3``, ``recall 4``."""
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
    known: Sequence[StoryMember] = (),
    duplicates: Mapping[str, str] | None = None,
    overrides: Sequence[Override] = (),
) -> dict[str, StoryMembership]:
    """Decide on the stories of `new` articles beside `known` ones; return what was decided by article."""
    everyone = [*new, *(member.terms for member in known)]
    decided = assign_stories(
        new,
        known,
        frequencies=Counter(term for terms in everyone for term, _ in terms.counts),
        articles=len(everyone),
        duplicates=duplicates or {},
        overrides=overrides,
    )
    return {each.article_id: each for each in decided}


def pick(reports: Sequence[Terms], event: str) -> list[Terms]:
    """Return the reports on an event, or those whose names begin like it."""
    return [terms for terms in reports if terms.article_id.startswith(event)]


def recall(decided: Mapping[str, StoryMembership], terms: Sequence[Terms]) -> list[StoryMember]:
    """Return articles as the warehouse remembers them after a decision."""
    return [
        StoryMember(story_id=decided[each.article_id].story_id, terms=each, duplicate_of=None)
        for each in terms
    ]


def load_in_turn(batches: Sequence[Sequence[Terms]], overrides: Sequence[Override] = ()) -> dict[str, str]:
    """Assign one batch after the other, each knowing all before it; return each article's story."""
    places: dict[str, str] = {}
    seen: list[Terms] = []
    for batch in batches:
        known = [
            StoryMember(story_id=places[each.article_id], terms=each, duplicate_of=None) for each in seen
        ]
        decided = assign(batch, known, overrides=overrides)
        places |= {article_id: each.story_id for article_id, each in decided.items()}
        seen += batch
    return places


def partition(places: Mapping[str, str]) -> set[frozenset[str]]:
    """Return which names stand together, whatever the stories are called."""
    stories: dict[str, set[str]] = {}
    for article_id, story_id in places.items():
        stories.setdefault(story_id, set()).add(article_id)
    return {frozenset(each) for each in stories.values()}


def rule(first: str, second: str, *, same: bool, minute: int = 0) -> Override:
    """Return a ruling on the story of two articles, made so many minutes after the first."""
    first, second = sorted((first, second))
    decided_at = datetime(2026, 3, 9, 12, minute, tzinfo=UTC)
    return Override(first=first, second=second, relation="story", same=same, note=None, decided_at=decided_at)
