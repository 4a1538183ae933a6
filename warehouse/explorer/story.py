"""Reads one story: its reports, its figures, and the stories beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from duckdb import DuckDBPyConnection

from transforms.records import FigureChange
from warehouse.sql import read_records, run_query

_RELATED, _WINDOW = 8, timedelta(days=14)
_MIN_SIMILARITY = (
    0.03  # two stories with one frequent tag in common, such as that of the company, have half of it
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySummary:
    """A story as a whole; its fields are the columns of the view ``stories``."""

    story_id: str
    headline: str
    first_seen_at: datetime
    last_seen_at: datetime
    first_published_at: datetime | None
    last_published_at: datetime | None
    articles: int
    originals: int
    copies: int
    sources: int
    languages: tuple[str, ...]
    tags: tuple[str, ...]
    first_article_id: str
    first_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """An article of a story.

    Attributes:
        article_id: The article.
        title: Its headline.
        source: Its publisher.
        language: The ISO 639-1 code of its language, or `None`.
        came_out_at: When it was published, or first seen if it has no day of publication or a later one.
        is_dated: Whether it has a day of publication.
        first_seen_at: When it arrived.
        word_count: The number of its words.
        revision: The number of its newest revision.
        duplicate_of: The article that it is a copy of; `None` for an original.
        method: How the copy was matched; `None` for an original.
        copied_share: The share of its words that are in the text it was matched with; `None` for an original.
        similarity: Its mean similarity to the other articles of the story.
        terms: The terms that contributed most to that.
    """

    article_id: str
    title: str
    source: str
    language: str | None
    came_out_at: datetime
    is_dated: bool
    first_seen_at: datetime
    word_count: int
    revision: int
    duplicate_of: str | None
    method: str | None
    copied_share: float | None
    similarity: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A revision of an article of a story: the former headline if it changed, and the changed figures."""

    article_id: str
    revision: int
    seen_at: datetime
    title: str
    title_before: str | None
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryClaim:
    """A figure that an article of a story states; its fields are the columns of the view ``claims``."""

    article_id: str
    position: int
    subject: str | None
    quantity: str
    label: str | None
    value_low: float | None
    value_high: float | None
    unit: str
    change_from: float | None
    rounded: bool
    scope: str | None
    period: str | None
    qualifier: str | None
    attributed_to: str | None
    words: str
    source: str
    reported_at: datetime
    duplicate_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryContradiction:
    """Two figures at odds; the fields are the columns of the view ``contradictions``."""

    story_id: str | None
    other_story_id: str | None
    subject: str | None
    quantity: str
    label: str | None
    unit: str
    article_id: str
    position: int
    source: str
    value_low: float | None
    value_high: float | None
    words: str
    qualifier: str | None
    other_article_id: str
    other_position: int
    other_source: str
    other_value_low: float | None
    other_value_high: float | None
    other_words: str
    other_qualifier: str | None
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """Another story.

    Attributes:
        story_id: The story.
        headline: The title of its most central article.
        articles: The number of its articles.
        sources: The number of its publishers.
        first_seen_at: When its first article arrived.
        last_seen_at: When its last article arrived.
        similarity: The weighted share of tags and terms that both have, from 0 to 1.
        features: Those tags, with ``tag:`` before each, and terms; the rarest first.
    """

    story_id: str
    headline: str
    articles: int
    sources: int
    first_seen_at: datetime
    last_seen_at: datetime
    similarity: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """Everything that a story's page shows."""

    summary: StorySummary
    reports: tuple[StoryReport, ...]
    changes: tuple[StoryChange, ...]
    claims: tuple[StoryClaim, ...]
    contradictions: tuple[StoryContradiction, ...]
    related: tuple[RelatedStory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headline:
    story_id: str
    headline: str
    articles: int
    sources: int
    first_seen_at: datetime
    last_seen_at: datetime


def read_story(con: DuckDBPyConnection, story_id: str) -> StoryFacts | None:
    """Return a story with its reports and figures, and the stories related to it; `None` if there is none."""
    found = read_records(con, "explorer/story_summary", StorySummary, story_id=story_id)
    if not found:
        return None
    reports = read_records(con, "explorer/story_reports", StoryReport, story_id=story_id)
    return StoryFacts(
        summary=found[0],
        reports=tuple(reports),
        changes=tuple(read_records(con, "explorer/story_changes", StoryChange, story_id=story_id)),
        claims=tuple(read_records(con, "explorer/story_claims", StoryClaim, story_id=story_id)),
        contradictions=tuple(
            read_records(con, "explorer/story_contradictions", StoryContradiction, story_id=story_id)
        ),
        related=_read_related(
            con, story_id, first=reports[0].came_out_at - _WINDOW, last=reports[-1].came_out_at + _WINDOW
        ),
    )


def find_merged_story(con: DuckDBPyConnection, story_id: str) -> str | None:
    """Return the story that one with this identifier was merged with; `None` if none is known.

    An identifier is made from the first article of its story, which a merged story has, too.
    """
    rows = run_query(con, "explorer/merged_story", story_id=story_id)
    return rows[0][0] if rows else None


def _read_related(
    con: DuckDBPyConnection, story_id: str, *, first: datetime, last: datetime
) -> tuple[RelatedStory, ...]:
    similar = {
        other_id: (similarity, tuple(features))
        for other_id, similarity, features in run_query(
            con,
            "explorer/related_stories",
            story_id=story_id,
            first=first,
            last=last,
            limit=_RELATED,
            least=_MIN_SIMILARITY,
        )
    }
    if not similar:
        return ()
    headlines = read_records(con, "explorer/story_headlines", _Headline, literals={"story_ids": similar})
    return tuple(
        RelatedStory(
            story_id=each.story_id,
            headline=each.headline,
            articles=each.articles,
            sources=each.sources,
            first_seen_at=each.first_seen_at,
            last_seen_at=each.last_seen_at,
            similarity=similar[each.story_id][0],
            features=similar[each.story_id][1],
        )
        for each in sorted(headlines, key=lambda one: list(similar).index(one.story_id))
    )
