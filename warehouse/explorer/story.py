"""Read one story: its reports, its figures, and the stories beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from duckdb import DuckDBPyConnection

from transforms.records import FigureChange
from warehouse.article_relations import find_members, find_span, rank_as_headline, read_titles
from warehouse.contradictions import Dispute, read_disputes
from warehouse.publisher_names import is_named, name_publisher
from warehouse.sql import read_records, run_query

_RELATED, _WINDOW = 8, timedelta(days=7)
_MAX_NEAR = 20_000  # articles that are searched for related stories: 0.1 s of CPU time
_MIN_SHARE = 0.1  # with less, two stories have a frequent tag in common, such as that of the company


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """An article of a story.

    Attributes:
        article_id: The article.
        title: Its headline.
        corpus: Its corpus.
        origin: The file or the feed that it came from.
        source: Its publisher; the corpus where none is known.
        language: The ISO 639-1 code of its language, or `None`.
        came_out_at: When it was published, or first seen if it has no day of publication or a later one.
        is_dated: Whether it has a day of publication.
        first_seen_at: When it arrived.
        word_count: The number of its words.
        revision: The number of its newest revision.
        tags: The tags that it is about.
        duplicate_of: The article that it is a copy of; `None` for an original.
        method: How the copy was matched; `None` for an original.
        copied_share: The share of its words that are in the text it was matched with; `None` for an original.
        similarity: Its mean similarity to the other articles of the story.
        terms: The terms that contributed most to that.
    """

    article_id: str
    title: str
    corpus: str
    origin: str
    source: str
    language: str | None
    came_out_at: datetime
    is_dated: bool
    first_seen_at: datetime
    word_count: int
    revision: int
    tags: tuple[str, ...]
    duplicate_of: str | None
    method: str | None
    copied_share: float | None
    similarity: float
    terms: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        """Whether its publisher is known."""
        return is_named(self.source, self.corpus)

    @property
    def publisher(self) -> str:
        """Its publisher, or its headline in quotes where none is known."""
        return name_publisher(self.source, corpus=self.corpus, title=self.title)


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
    """A figure that an article of a story states; its fields are the columns of the view ``claims``.

    `subject` and `attributed_to` are the label of a tag where they are one.
    """

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
class RelatedStory:
    """Another story of about the same time; its numbers are those of that time.

    Attributes:
        story_id: The story.
        headline: The title of its most central article.
        articles: The number of its articles.
        sources: The number of its publishers.
        first_at: When its first article was published, or first seen if it has no date.
        share: The share of the story's tags and terms that it has too, by their weights, from 0 to 1.
        features: Those tags, with ``tag:`` before each, and terms; the rarest first.
    """

    story_id: str
    headline: str
    articles: int
    sources: int
    first_at: datetime
    share: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFacts:
    """Everything that a story's page shows.

    Attributes:
        story_id: The story.
        headline: The title of its most central article: the original that is most similar to all others.
        tags: The tags that its articles are about, those of many articles first.
        reports: Its articles in the order in which they came out.
        changes: Their revisions, but for the first ones.
        claims: The figures that they state.
        disputes: The pairs of figures at odds of which one at least is in the story.
        related: Stories of the same time that have much in common with it.
    """

    story_id: str
    headline: str
    tags: tuple[str, ...]
    reports: tuple[StoryReport, ...]
    changes: tuple[StoryChange, ...]
    claims: tuple[StoryClaim, ...]
    disputes: tuple[Dispute, ...]
    related: tuple[RelatedStory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Neighbour:
    story_id: str
    share: float
    features: tuple[str, ...]
    central_id: str
    articles: int
    sources: int
    first_at: datetime


def read_story(con: DuckDBPyConnection, story_id: str) -> StoryFacts | None:
    """Return a story with its reports and figures, and the stories related to it; `None` if there is none.

    Each table is searched for the identifiers of the story's articles, which are read first. A join of the
    views would read a million articles for it.
    """
    ids = find_members(con, story_id)
    if not ids:
        return None
    span = find_span(con, ids)
    reports = read_records(
        con,
        "explorer/story_reports",
        StoryReport,
        literals={"article_ids": ids},
        story_id=story_id,
        **asdict(span),
    )
    return StoryFacts(
        story_id=story_id,
        headline=min(reports, key=_rank).title,
        tags=_count_tags(reports),
        reports=tuple(reports),
        changes=tuple(
            read_records(
                con, "explorer/story_changes", StoryChange, literals={"article_ids": ids}, since=span.since
            )
            if any(report.revision > 1 for report in reports)
            else ()
        ),
        claims=tuple(
            read_records(
                con,
                "explorer/story_claims",
                StoryClaim,
                literals={"article_ids": ids},
                first=span.first,
                last=span.last,
            )
        ),
        disputes=tuple(read_disputes(con, ids)),
        related=_read_related(con, story_id, reports),
    )


def find_merged_story(con: DuckDBPyConnection, story_id: str) -> str | None:
    """Return the story that one with this identifier was merged with; `None` if none is known.

    An identifier is made from the first article of its story, which a merged story has, too.
    """
    rows = run_query(con, "explorer/merged_story", story_id=story_id)
    return rows[0][0] if rows else None


def _rank(report: StoryReport) -> tuple[object, ...]:
    return rank_as_headline(
        is_copy=report.duplicate_of is not None,
        score=report.similarity,
        came_out_at=report.came_out_at,
        first_seen_at=report.first_seen_at,
        article_id=report.article_id,
    )


def _count_tags(reports: Sequence[StoryReport]) -> tuple[str, ...]:
    counted = Counter(tag for report in reports for tag in report.tags)
    return tuple(sorted(counted, key=lambda tag: (-counted[tag], tag)))


def _read_related(
    con: DuckDBPyConnection, story_id: str, reports: Sequence[StoryReport]
) -> tuple[RelatedStory, ...]:
    first, last = reports[0].came_out_at - _WINDOW, reports[-1].came_out_at + _WINDOW
    ((until,),) = run_query(con, "explorer/last_arrival", first=first, last=last)
    found = read_records(
        con,
        "explorer/related_stories",
        _Neighbour,
        story_id=story_id,
        first=first,
        last=last,
        until=until,
        limit=_RELATED,
        greatest=_MAX_NEAR,
        least=_MIN_SHARE,
    )
    titles = read_titles(con, [each.central_id for each in found])
    return tuple(
        RelatedStory(
            story_id=each.story_id,
            headline=titles[each.central_id],
            articles=each.articles,
            sources=each.sources,
            first_at=each.first_at,
            share=each.share,
            features=each.features,
        )
        for each in found
    )
