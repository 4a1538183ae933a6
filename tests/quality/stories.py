"""How the project looks to a benchmark of stories: texts in, a story's identifier for each out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from transforms.records import Article, StoryMember, StoryMembership
from transforms.stories.assignment import assign_stories
from transforms.stories.terms import extract_terms

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def group_texts(texts: Sequence[str], *, batches: int = 1) -> list[str]:
    """Return a story identifier for each text; its first line is the title, all are of one day.

    With several batches each is decided knowing only those before it, as in a warehouse that grows.
    """
    terms = [extract_terms(_compose(number, text)) for number, text in enumerate(texts)]
    frequencies: Counter[str] = Counter()
    places: dict[str, str] = {}
    for batch in range(batches):
        new = terms[batch * len(terms) // batches : (batch + 1) * len(terms) // batches]
        known = [
            StoryMember(story_id=places[each.article_id], terms=each, duplicate_of=None)
            for each in terms
            if each.article_id in places
        ]
        frequencies.update(term for each in new for term, _ in each.counts)
        decided: tuple[StoryMembership, ...] = assign_stories(
            new, known, frequencies=frequencies, articles=len(known) + len(new), duplicates={}
        )
        places |= {membership.article_id: membership.story_id for membership in decided}
    return [places[each.article_id] for each in terms]


def _compose(number: int, text: str) -> Article:
    title, _, body = text.partition("\n")
    return Article(
        article_id=f"{number:05d}", page_id=f"p{number}", corpus="quality", origin=str(number),
        source="quality", url=None, title=title, authors=(), published_at=None, published_precision=None,
        published_source=None, language="en", text=body, word_count=len(body.split()), sha256="",
        seen_at=NOW, blocks=(),
    )  # fmt: skip
