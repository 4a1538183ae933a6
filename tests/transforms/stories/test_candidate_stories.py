"""When there are too many stories, those with the rarest terms of the new articles are candidates."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.records import StoryMember, Terms
from transforms.stories.candidate_stories import choose_candidate_stories

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_terms(name: str, *terms: str) -> Terms:
    return Terms(article_id=name, at=NOON, counts=tuple((term, 1) for term in terms))


def make_member(name: str, story_id: str, *terms: str) -> StoryMember:
    return StoryMember(story_id=story_id, terms=make_terms(name, *terms), duplicate_of=None)


EXISTING = [
    make_member("a", "common", "plant"),
    make_member("b", "rare", "tyne"),
    make_member("c", "rare", "bun"),
    make_member("d", "none", "bun"),
]


def choose(limit: int) -> set[str]:
    new = [make_terms("new", "plant", "tyne")]
    chosen = choose_candidate_stories(
        new, EXISTING, frequencies={"plant": 40, "tyne": 2, "bun": 2}, article_count=50, limit=limit
    )
    return {member.terms.article_id for member in chosen}


def test_all_stories_are_candidates_while_they_are_not_too_many() -> None:
    assert choose(4) == {"a", "b", "c", "d"}


def test_stories_with_the_rarest_terms_come_first_and_whole() -> None:
    assert choose(3) == {"a", "b", "c"}
    assert choose(2) == {"b", "c"}
    assert choose(1) == {"a"}
