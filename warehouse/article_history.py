"""Read the history of one article: its origin, its revisions, and all decisions on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from duckdb import DuckDBPyConnection

from transforms.records import (
    ArchiveRef,
    Article,
    CleanedBlock,
    Evidence,
    Fetch,
    FigureChange,
    LearnedRule,
    Override,
    Refusal,
)
from warehouse.article_figures import Contradiction, StatedFigure, read_contradictions
from warehouse.article_relations import ArticleStory, RelatedArticle, read_relations
from warehouse.errors import AmbiguousArticleError
from warehouse.sql import read_records, run_query

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_RUN = timedelta(days=2)


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
class StoredTag:
    """A tag of the article; `kind` and `label` are `None` if it is no longer in the taxonomy."""

    tag: str
    kind: str | None
    label: str | None
    relevance: str
    score: float
    evidence: tuple[Evidence, ...]


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
    entries = read_records(con, "history_entries", SourceEntry, article_id=article_id)
    # before which DuckDB need not search, unless the clock was ahead at the first of several revisions
    since = newest.first_seen_at - _LONGEST_RUN if newest.revision == 1 else _EVER
    pages = read_records(con, "history_pages", StoredPage, article_id=article_id, since=since)
    urls = sorted({entry.url for entry in entries} | {page.url for page in pages if page.url}) or [""]
    relations = read_relations(con, article_id)
    revisions = read_records(con, "history_revisions", StoredRevision, article_id=article_id, since=since)
    times = [newest.article.seen_at, *(revision.seen_at for revision in revisions)]
    first, last = min(times), max(times)
    blocks = read_records(
        con,
        "history_blocks",
        CleanedBlock,
        article_id=article_id,
        revision=newest.revision,
        since=first,
        until=last,
    )
    article = replace(newest.article, blocks=tuple(blocks))
    return ArticleHistory(
        article=article,
        revision=newest.revision,
        first_seen_at=newest.first_seen_at,
        entries=tuple(entries),
        fetches=_read_fetches(con, urls, pages, min([since, *(entry.first_seen_at for entry in entries)])),
        refusals=tuple(read_records(con, "history_refusals", Refusal, literals={"urls": urls})),
        pages=tuple(pages),
        revisions=tuple(revisions),
        rules=_read_rules(con, article),
        original=relations.original,
        copies=relations.copies,
        story=relations.story,
        others=relations.others,
        overrides=tuple(read_records(con, "history_overrides", Override, article_id=article_id)),
        tags=tuple(
            read_records(con, "history_tags", StoredTag, article_id=article_id, since=first, until=last)
        ),
        claims=tuple(read_records(con, "history_claims", StatedFigure, article_id=article_id)),
        contradictions=read_contradictions(con, article_id),
    )


def _read_fetches(
    con: DuckDBPyConnection, urls: Sequence[str], pages: Sequence[StoredPage], known: datetime
) -> tuple[Fetch, ...]:
    """Return the requests for an article's addresses since `known`, and those whose answers are its pages."""
    times = [known, *(page.received_at for page in pages)]
    records = [f"{page.archived.file}:{page.archived.offset}" for page in pages if page.archived]
    found = read_records(
        con,
        "history_fetches",
        Fetch,
        literals={"urls": urls},
        records=records,
        first=min(times) - _LONGEST_RUN,
        last=max(times) + _LONGEST_RUN,
    )
    return tuple(found)


def _read_rules(con: DuckDBPyConnection, article: Article) -> tuple[LearnedRule, ...]:
    rules = sorted({block.rule for block in article.blocks if block.rule})
    return tuple(read_records(con, "history_rules", LearnedRule, rule_names=rules)) if rules else ()
