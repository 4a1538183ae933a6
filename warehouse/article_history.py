"""Reads the history of one article: its origin, its revisions, and all decisions on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import (
    ArchiveRef,
    Article,
    Evidence,
    Fetch,
    FigureChange,
    LearnedRule,
    Override,
    Refusal,
)
from warehouse.errors import AmbiguousArticleError
from warehouse.sql import read_records, run_query


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page that the article was read from; `archived` is the location of its bytes."""

    page_id: str
    origin: str
    url: str | None
    media_type: str
    sha256: str
    received_at: datetime
    outcome: str
    archived: ArchiveRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """An entry that led to the article; `feed` and `feed_url` are `None` for a feed never configured."""

    feed: str | None
    feed_url: str | None
    entry_id: str
    guid: str
    url: str
    title: str
    first_seen_at: datetime
    last_seen_at: datetime
    outcome: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRevision:
    """A revision of the article, its page, and its changes, which are `None` in the first revision."""

    revision: int
    seen_at: datetime
    title: str
    word_count: int
    sha256: str
    page_id: str
    title_before: str | None
    blocks_added: tuple[str, ...] | None
    blocks_removed: tuple[str, ...] | None
    figures_changed: tuple[FigureChange, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedArticle:
    """Another article of the same story, a copy, or the original.

    `method`, `score` and `relation` are those of the link between a copy and its original, and
    `None` for other articles. `relation` is also `None` where one of the two sites is unknown.
    """

    article_id: str
    title: str
    source: str
    url: str | None
    first_seen_at: datetime
    method: str | None
    score: float | None
    relation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStory:
    """The article's story, with the score and the terms by which the article belongs to it."""

    story_id: str
    headline: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTag:
    """A tag of the article; `kind` and `label` are `None` if it is no longer in the taxonomy."""

    tag: str
    kind: str | None
    label: str | None
    relevance: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A claim of the article; its fields are those of :class:`~transforms.records.Claim`."""

    subject: str | None
    quantity: str
    value_low: float | None
    value_high: float | None
    unit: str
    change_from: float | None
    period: str | None
    qualifier: str | None
    attributed_to: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A report that is at odds with the article over a quantity; the fields `other_…` are of that report."""

    quantity: str
    unit: str
    value_low: float | None
    value_high: float | None
    words: str
    qualifier: str | None
    other_article_id: str
    other_source: str
    other_value_low: float | None
    other_value_high: float | None
    other_words: str
    other_qualifier: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHistory:
    """The history of one article.

    Attributes:
        article: The article in its newest revision, with all blocks, removed ones too.
        revision: The number of the newest revision.
        first_seen_at: When the first revision arrived.
        entries: The entries that led to the article, oldest first.
        fetches: The requests for its addresses, in the order of time.
        refusals: The refusals of its addresses, in the order of time.
        pages: The pages it was read from, in the order of time.
        revisions: All revisions, oldest first.
        rules: The learned rules that removed blocks of the newest revision.
        original: The article that this one is a copy of, if it is a copy.
        copies: The copies of this article.
        story: The story it belongs to.
        others: The other articles of the story.
        overrides: People's decisions on it.
        tags: Its tags, subjects first.
        claims: Its claims, in the order of the text.
        contradictions: The reports that are at odds with it over a figure.
    """

    article: Article
    revision: int
    first_seen_at: datetime
    entries: tuple[SourceEntry, ...]
    fetches: tuple[Fetch, ...]
    refusals: tuple[Refusal, ...]
    pages: tuple[StoredPage, ...]
    revisions: tuple[StoredRevision, ...]
    rules: tuple[LearnedRule, ...]
    original: RelatedArticle | None
    copies: tuple[RelatedArticle, ...]
    story: ArticleStory | None
    others: tuple[RelatedArticle, ...]
    overrides: tuple[Override, ...]
    tags: tuple[StoredTag, ...]
    claims: tuple[StatedFigure, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewestRevision:
    article: Article
    revision: int
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    is_original: bool
    other: RelatedArticle


def find_article(con: DuckDBPyConnection, name: str) -> str | None:
    """Return the identifier of the article that `name` matches; `None` if there is none.

    Args:
        con: A connection to an edition or a warehouse.
        name: An identifier, an address or a file name, the first characters of one, or words of the title.

    Raises:
        AmbiguousArticleError: Several articles match the name; the error lists them.
    """
    matches = run_query(con, "find_articles", name=name)
    if len(matches) > 1:
        raise AmbiguousArticleError(name, matches)
    return matches[0][0] if matches else None


def read_article_history(con: DuckDBPyConnection, name: str) -> ArticleHistory | None:
    """Return the history of the article that `name` matches; `None` if there is none.

    Args:
        con: A connection to an edition or a warehouse.
        name: A name as :func:`find_article` takes it.

    Raises:
        AmbiguousArticleError: Several articles match the name; the error lists them.
    """
    article_id = find_article(con, name)
    return None if article_id is None else read_history_by_id(con, article_id)


def read_history_by_id(con: DuckDBPyConnection, article_id: str) -> ArticleHistory | None:
    """Return the history of an article by its whole identifier; `None` if there is none.

    Args:
        con: A connection to an edition or a warehouse.
        article_id: The identifier.
    """
    found = read_records(con, "history_article", _NewestRevision, article_id=article_id)
    if not found:
        return None
    (newest,) = found
    links = read_records(con, "history_copies", _Link, article_id=article_id)
    story = read_records(con, "history_story", ArticleStory, article_id=article_id)
    return ArticleHistory(
        article=newest.article,
        revision=newest.revision,
        first_seen_at=newest.first_seen_at,
        entries=tuple(read_records(con, "history_entries", SourceEntry, article_id=article_id)),
        fetches=tuple(read_records(con, "history_fetches", Fetch, article_id=article_id)),
        refusals=tuple(read_records(con, "history_refusals", Refusal, article_id=article_id)),
        pages=tuple(read_records(con, "history_pages", StoredPage, article_id=article_id)),
        revisions=tuple(read_records(con, "history_revisions", StoredRevision, article_id=article_id)),
        rules=tuple(read_records(con, "history_rules", LearnedRule, article_id=article_id)),
        original=next((link.other for link in links if link.is_original), None),
        copies=tuple(link.other for link in links if not link.is_original),
        story=story[0] if story else None,
        others=tuple(read_records(con, "history_members", RelatedArticle, article_id=article_id)),
        overrides=tuple(read_records(con, "history_overrides", Override, article_id=article_id)),
        tags=tuple(read_records(con, "history_tags", StoredTag, article_id=article_id)),
        claims=tuple(read_records(con, "history_claims", StatedFigure, article_id=article_id)),
        contradictions=tuple(
            read_records(con, "history_contradictions", Contradiction, article_id=article_id)
        ),
    )
