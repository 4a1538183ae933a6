"""Reads how one article relates to others: its original, its copies, and its story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records, run_query


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
class ArticleRelations:
    """The original, the copies and the story of an article, and the other articles of that story."""

    original: RelatedArticle | None
    copies: tuple[RelatedArticle, ...]
    story: ArticleStory | None
    others: tuple[RelatedArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    article_id: str
    duplicate_of: str
    method: str
    score: float
    relation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Other:
    article_id: str
    title: str
    source: str
    url: str | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Membership:
    story_id: str
    score: float
    terms: tuple[str, ...]


def read_relations(con: DuckDBPyConnection, article_id: str) -> ArticleRelations:
    """Return how an article relates to others.

    The identifiers of these are read first, and then all of them at once, which keeps every join small.
    """
    links = {
        link.duplicate_of if link.article_id == article_id else link.article_id: link
        for link in read_records(con, "history_links", _Link, article_id=article_id)
    }
    memberships = read_records(con, "history_membership", _Membership, article_id=article_id)
    story = _read_story(con, memberships[0]) if memberships else None
    members = _list_members(con, story.story_id) - {article_id} if story else set()
    found = _read_others(con, {*links, *members})
    linked = [
        (_add_link(other, links[other.article_id]), other) for other in found if other.article_id in links
    ]
    return ArticleRelations(
        original=next(
            (one for one, other in linked if links[other.article_id].article_id == article_id), None
        ),
        copies=tuple(one for one, other in linked if links[other.article_id].article_id != article_id),
        story=story,
        others=tuple(other for other in found if other.article_id in members),
    )


def read_titles(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of articles by their identifiers."""
    return {other.article_id: other.title for other in _read_others(con, article_ids)}


def _read_story(con: DuckDBPyConnection, membership: _Membership) -> ArticleStory:
    ((headline,),) = run_query(con, "history_headline", story_id=membership.story_id)
    return ArticleStory(
        story_id=membership.story_id, headline=headline, score=membership.score, terms=membership.terms
    )


def _list_members(con: DuckDBPyConnection, story_id: str) -> set[str]:
    return {article_id for (article_id,) in run_query(con, "history_members", story_id=story_id)}


def _read_others(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[RelatedArticle]:
    """Return articles, oldest first."""
    wanted = sorted(article_ids)
    found = read_records(con, "history_others", _Other, chosen=wanted) if wanted else []
    return [
        RelatedArticle(
            article_id=other.article_id,
            title=other.title,
            source=other.source,
            url=other.url,
            first_seen_at=other.first_seen_at,
            method=None,
            score=None,
            relation=None,
        )
        for other in found
    ]


def _add_link(other: RelatedArticle, link: _Link) -> RelatedArticle:
    return replace(other, method=link.method, score=link.score, relation=link.relation)
