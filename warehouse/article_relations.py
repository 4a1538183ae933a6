"""Read how one article relates to others: its original, its copies, and its story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records, run_query

_MARGIN = timedelta(days=2)  # the longest run, whose articles arrive with its beginning
_EVER, _NEVER = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


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
class ArticleSpan:
    """The time in which some articles arrived, in which DuckDB finds their rows among those of a million.

    Attributes:
        first: The time before which none of them arrived.
        last: The time after which none of them arrived.
        since: The time before which no revision of them arrived; the beginning of time where one has several,
            as the clock may have been ahead when the first arrived.
        until: The time after which no revision of them arrived; the end of time where one has several.
    """

    first: datetime
    last: datetime
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    first: datetime | None
    last: datetime | None
    revisions: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    article_id: str
    duplicate_of: str
    method: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    article_id: str
    site: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Other:
    article_id: str
    title: str
    source: str
    url: str | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    article_id: str
    title: str
    source: str
    url: str | None
    first_seen_at: datetime
    came_out_at: datetime
    is_copy: bool
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Membership:
    story_id: str
    score: float
    terms: tuple[str, ...]


def read_relations(con: DuckDBPyConnection, article_id: str) -> ArticleRelations:
    """Return how an article relates to others.

    The articles of its story are read at once, and then those linked articles that are not among them.
    """
    memberships = read_records(con, "history_membership", _Membership, article_id=article_id)
    members = _read_members(con, memberships[0].story_id) if memberships else []
    others = [_make_related(member) for member in members if member.article_id != article_id]
    links = {
        link.duplicate_of if link.article_id == article_id else link.article_id: link
        for link in read_records(con, "history_links", _Link, article_id=article_id)
    }
    sites = _read_sites(con, {article_id, *links}) if links else {}
    known = [*others, *_read_others(con, links.keys() - {other.article_id for other in others})]
    linked = [
        (replace(other, method=link.method, score=link.score, relation=_compare_sites(sites, link)), link)
        for other in sorted(known, key=lambda one: (one.first_seen_at, one.article_id))
        if (link := links.get(other.article_id))
    ]
    return ArticleRelations(
        original=next((other for other, link in linked if link.article_id == article_id), None),
        copies=tuple(other for other, link in linked if link.article_id != article_id),
        story=_make_story(memberships[0], members) if members else None,
        others=tuple(others),
    )


def find_members(con: DuckDBPyConnection, story_id: str) -> list[str]:
    """Return the identifiers of the articles of a story, in no order."""
    return [article_id for (article_id,) in run_query(con, "story_members", story_id=story_id)]


def find_span(con: DuckDBPyConnection, article_ids: Sequence[str]) -> ArticleSpan:
    """Return when some articles arrived."""
    (found,) = read_records(con, "article_span", _Span, literals={"article_ids": article_ids})
    first, last = found.first or _NEVER, found.last or _NEVER
    first, last = first - _MARGIN, last + _MARGIN
    since, until = (first, last) if found.revisions == 1 else (_EVER, _NEVER)
    return ArticleSpan(first=first, last=last, since=since, until=until)


def read_titles(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of articles by their identifiers."""
    return {other.article_id: other.title for other in _read_others(con, article_ids)}


def rank_as_headline(
    *, is_copy: bool, score: float, came_out_at: datetime, first_seen_at: datetime, article_id: str
) -> tuple[object, ...]:
    """Return the rank of an article: the lowest of a story is its headline, as in the view ``stories``."""
    return (is_copy, -score, came_out_at, first_seen_at, article_id)


def _read_members(con: DuckDBPyConnection, story_id: str) -> list[_Member]:
    members = find_members(con, story_id)
    span = find_span(con, members)
    return read_records(
        con,
        "history_members",
        _Member,
        literals={"article_ids": members},
        story_id=story_id,
        **asdict(span),
    )


def _read_sites(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, str]:
    wanted = sorted(article_ids)
    found = read_records(con, "history_sites", _Site, literals={"article_ids": wanted})
    return {one.article_id: one.site for one in found}


def _compare_sites(sites: Mapping[str, str], link: _Link) -> str | None:
    """Return how a copy relates to its original, as the view ``duplicates`` has it."""
    copy, original = sites.get(link.article_id), sites.get(link.duplicate_of)
    if not copy or not original:
        return None
    return "republished" if copy == original else "syndicated"


def _make_story(membership: _Membership, members: Sequence[_Member]) -> ArticleStory:
    central = min(
        members,
        key=lambda member: rank_as_headline(
            is_copy=member.is_copy,
            score=member.score,
            came_out_at=member.came_out_at,
            first_seen_at=member.first_seen_at,
            article_id=member.article_id,
        ),
    )
    return ArticleStory(
        story_id=membership.story_id,
        headline=central.title,
        score=membership.score,
        terms=membership.terms,
    )


def _read_others(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[RelatedArticle]:
    """Return articles, oldest first."""
    wanted = sorted(article_ids)
    if not wanted:
        return []
    span = find_span(con, wanted)
    found = read_records(
        con,
        "history_others",
        _Other,
        literals={"article_ids": wanted},
        **asdict(span),
    )
    return [_make_related(other) for other in found]


def _make_related(other: _Other | _Member) -> RelatedArticle:
    return RelatedArticle(
        article_id=other.article_id,
        title=other.title,
        source=other.source,
        url=other.url,
        first_seen_at=other.first_seen_at,
        method=None,
        score=None,
        relation=None,
    )
